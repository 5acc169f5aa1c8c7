using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Common;
using Spro.Core.Privacy;

namespace Spro.Core.Structures;

/// <summary>A person who works in a structure, known to other professionals only: never shown to the public.</summary>
public sealed class Professional : SourcedRecord
{
    /// <summary>The structure she or he works in.</summary>
    public Guid StructureId { get; set; }

    /// <summary>First and last name.</summary>
    public required string Name { get; set; }

    /// <summary>What she or he does there, both forms where needed ("conseiller ou conseillère").</summary>
    public string? Role { get; set; }

    /// <summary>Professional e-mail.</summary>
    public string? Email { get; set; }

    /// <summary>Professional telephone.</summary>
    public string? Phone { get; set; }

    /// <summary>What to call her or him for.</summary>
    public string? Topics { get; set; }
}

internal sealed class ProfessionalMapping : IEntityTypeConfiguration<Professional>
{
    private const string Purpose = "Se joindre entre professionnels du réseau";
    private const string Retention = "Jusqu'au départ de la structure";

    public void Configure(EntityTypeBuilder<Professional> builder)
    {
        builder.ToTable("professionals").HoldsNoPersonalData();
        builder.HasSource();
        builder
            .HasOne<Structure>()
            .WithMany()
            .HasForeignKey(person => person.StructureId)
            .OnDelete(DeleteBehavior.Restrict);
        // Two colleagues write on the same line: the second is told.
        builder.Property(person => person.Name).IsConcurrencyToken();
        builder.Property(person => person.Role).IsConcurrencyToken();
        builder.Property(person => person.Email).IsConcurrencyToken();
        builder.Property(person => person.Phone).IsConcurrencyToken();
        builder.Property(person => person.Topics).IsConcurrencyToken();
        builder.Classify(person => person.Name, DataClass.Identity, Purpose, Retention);
        builder.Classify(person => person.Role, DataClass.Identity, Purpose, Retention);
        builder.Classify(person => person.Email, DataClass.Identity, Purpose, Retention);
        builder.Classify(person => person.Phone, DataClass.Identity, Purpose, Retention);
        builder.Classify(person => person.Topics, DataClass.Identity, Purpose, Retention);
    }
}
