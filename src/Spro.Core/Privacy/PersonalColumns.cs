using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Spro.Core.Privacy;

/// <summary>A column of the store that says something of a person, as its mapping classifies it.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Column">Its name; what a row holds inside itself is named after it.</param>
/// <param name="Class">What it says.</param>
/// <param name="Purpose">Why it is kept.</param>
/// <param name="Retention">For how long.</param>
/// <param name="IsSealed">It is encrypted.</param>
public sealed record PersonalColumn(
    string Table,
    string Column,
    DataClass Class,
    string Purpose,
    string Retention,
    bool IsSealed
);

/// <summary>Reads the classification of the model: what the register and its annexes are made from.</summary>
public static class PersonalColumns
{
    /// <summary>Every column that says something of a person, by table then column.</summary>
    public static IReadOnlyList<PersonalColumn> Of(DbContext db) =>
        [
            .. All(db)
                .Where(one => Classification.ClassOf(one.Property) > DataClass.None)
                .Select(one =>
                {
                    var (purpose, retention) = Classification.KeptFor(one.Property);
                    return new PersonalColumn(
                        one.Table,
                        one.Column,
                        Classification.ClassOf(one.Property)!.Value,
                        purpose ?? "",
                        retention ?? "",
                        one.Property.ClrType == typeof(Sealed)
                    );
                }),
        ];

    /// <summary>Every column there is, by table then column.</summary>
    public static IReadOnlyList<(string Table, string Column, IReadOnlyProperty Property)> All(DbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        // Annotations of our own are kept by the design-time model only.
        return
        [
            .. db.GetService<IDesignTimeModel>()
                .Model.GetEntityTypes()
                .SelectMany(entity =>
                    entity
                        .GetProperties()
                        .Where(property => !(entity.IsOwned() && property.IsShadowProperty()))
                        .Select(property =>
                            (
                                entity.GetTableName() ?? entity.GetContainerColumnName()!,
                                entity.IsMappedToJson()
                                    ? $"{entity.GetContainerColumnName()} › {property.Name}"
                                    : property.GetColumnName(),
                                (IReadOnlyProperty)property
                            )
                        )
                )
                .OrderBy(one => one.Item1, StringComparer.Ordinal)
                .ThenBy(one => one.Item2, StringComparer.Ordinal),
        ];
    }
}
