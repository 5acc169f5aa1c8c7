using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Territories;

/// <summary>Why a name people still say leads to a commune.</summary>
public enum FormerNameKind
{
    /// <summary>A commune merged into it, or its name or code before a change.</summary>
    Former,

    /// <summary>Commune déléguée of a commune nouvelle.</summary>
    Delegated,

    /// <summary>Commune associée (law of 1971).</summary>
    Associated,

    /// <summary>Arrondissement of Paris, Lyon or Marseille.</summary>
    MunicipalDistrict,
}

/// <summary>An old or partial name, with its code, that leads to a present commune.</summary>
public sealed class CommuneFormerName
{
    /// <summary>INSEE code of the present commune.</summary>
    public required string CommuneCode { get; init; }

    /// <summary>Code the name had; it may equal <see cref="CommuneCode"/>.</summary>
    public required string FormerCode { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What it names.</summary>
    public required FormerNameKind Kind { get; set; }

    /// <summary>Last day as a commune of its own or under this name; null when unknown.</summary>
    public DateOnly? ValidTo { get; set; }
}

internal sealed class CommuneFormerNameMapping : IEntityTypeConfiguration<CommuneFormerName>
{
    public void Configure(EntityTypeBuilder<CommuneFormerName> builder)
    {
        builder.ToTable("commune_former_names").HoldsNoPersonalData();
        builder.HasKey(former => new
        {
            former.CommuneCode,
            former.FormerCode,
            former.Name,
        });
        builder.Property(former => former.CommuneCode).HasMaxLength(5);
        builder.Property(former => former.FormerCode).HasMaxLength(5);
        builder.Property(former => former.Name).HasMaxLength(200);
        builder.Property(former => former.Kind).HasMaxLength(20);
        builder.HasIndex(former => former.FormerCode);
    }
}
