using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Spro.Core.Privacy;

/// <summary>What a column may say of a person (article 30 of the GDPR asks for the register this feeds).</summary>
public enum DataClass
{
    /// <summary>Nothing about a person: reference data, technical columns.</summary>
    None,

    /// <summary>Professional contact details published by a body about its own service.</summary>
    PublicContact,

    /// <summary>Pseudonymous data: tied to nobody by name, but to one visit or one code.</summary>
    Pseudonymous,

    /// <summary>Who somebody is or how to reach them.</summary>
    Identity,

    /// <summary>Special categories and what people volunteer (DOMAIN §3.2): never in an address, a log or a code.</summary>
    Sensitive,
}

/// <summary>Classifies columns beside their mapping. A test fails when a column has no class.</summary>
public static class Classification
{
    internal const string ClassAnnotation = "Spro:DataClass";
    internal const string PurposeAnnotation = "Spro:Purpose";
    internal const string RetentionAnnotation = "Spro:Retention";

    /// <summary>Every column of the table says nothing about a person. A column may still be classified apart.</summary>
    public static EntityTypeBuilder<T> HoldsNoPersonalData<T>(this EntityTypeBuilder<T> entity)
        where T : class
    {
        entity.HasAnnotation(ClassAnnotation, nameof(DataClass.None));
        return entity;
    }

    /// <summary>Classifies one column, with why it is kept and for how long ("90 jours").</summary>
    public static EntityTypeBuilder<T> Classify<T>(
        this EntityTypeBuilder<T> entity,
        Expression<Func<T, object?>> column,
        DataClass dataClass,
        string purpose,
        string retention
    )
        where T : class
    {
        var property = entity.Property(column);
        property.HasAnnotation(ClassAnnotation, dataClass.ToString());
        property.HasAnnotation(PurposeAnnotation, purpose);
        property.HasAnnotation(RetentionAnnotation, retention);
        return entity;
    }

    /// <summary>
    /// A column that says who somebody is or how to reach them: sealed, and classified so. <paramref name="dataClass"/>
    /// is another only for what people volunteer.
    /// </summary>
    public static EntityTypeBuilder<T> Seal<T>(
        this EntityTypeBuilder<T> entity,
        Expression<Func<T, Sealed?>> column,
        string purpose,
        string retention,
        DataClass dataClass = DataClass.Identity
    )
        where T : class
    {
        ArgumentNullException.ThrowIfNull(entity);
        var property = entity
            .Property(column)
            .HasConversion(value => value!.Bytes.ToArray(), bytes => new Sealed(bytes));
        property.HasAnnotation(ClassAnnotation, dataClass.ToString());
        property.HasAnnotation(PurposeAnnotation, purpose);
        property.HasAnnotation(RetentionAnnotation, retention);
        return entity;
    }

    /// <summary>The class of a column, or null when nobody has classified it.</summary>
    public static DataClass? ClassOf(IReadOnlyProperty property)
    {
        ArgumentNullException.ThrowIfNull(property);
        var own = property.FindAnnotation(ClassAnnotation);
        // What a row holds inside itself (JSON) is classified with its table.
        for (var type = property.DeclaringType; own is null && type is not null; type = OwnerOf(type))
            own = type.FindAnnotation(ClassAnnotation);
        return own?.Value is string name ? Enum.Parse<DataClass>(name) : null;
    }

    private static IReadOnlyTypeBase? OwnerOf(IReadOnlyTypeBase type) =>
        (type as IReadOnlyEntityType)?.FindOwnership()?.PrincipalEntityType;

    /// <summary>Why the column is kept, and how long; null on columns that hold no personal data.</summary>
    public static (string? Purpose, string? Retention) KeptFor(IReadOnlyProperty property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return (
            property.FindAnnotation(PurposeAnnotation)?.Value as string,
            property.FindAnnotation(RetentionAnnotation)?.Value as string
        );
    }
}
