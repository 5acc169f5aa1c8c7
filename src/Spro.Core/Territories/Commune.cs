using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Territories;

/// <summary>A commune, known by its INSEE code: neither its name nor its postcode identifies it (DOMAIN §4.2).</summary>
public sealed class Commune
{
    /// <summary>INSEE code of five characters ("53130", "2A004").</summary>
    public required string Code { get; init; }

    /// <summary>Official name.</summary>
    public required string Name { get; set; }

    /// <summary>Folded name without its leading article: the same order on every database.</summary>
    public required string SortName { get; set; }

    /// <summary>Code of its department: exactly one.</summary>
    public required string DepartmentCode { get; set; }

    /// <summary>Latitude of its centre, WGS 84 degrees; null when no source gives it.</summary>
    public double? Latitude { get; set; }

    /// <summary>Longitude of its centre, WGS 84 degrees.</summary>
    public double? Longitude { get; set; }

    /// <summary>Municipal population; null when INSEE publishes none.</summary>
    public int? Population { get; set; }

    /// <summary>First day under this code and name; null when it predates our sources.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day; null while it exists.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Source credited to the public.</summary>
    public required string Source { get; set; }

    /// <summary>Edition of the source.</summary>
    public required string SourceVersion { get; set; }

    /// <summary>Day stated by the source.</summary>
    public required DateOnly SourceDate { get; set; }
}

internal sealed class CommuneMapping : IEntityTypeConfiguration<Commune>
{
    public void Configure(EntityTypeBuilder<Commune> builder)
    {
        builder.ToTable("communes").HoldsNoPersonalData();
        builder.HasKey(commune => commune.Code);
        builder.Property(commune => commune.Code).HasMaxLength(5);
        builder.Property(commune => commune.Name).HasMaxLength(200);
        builder.Property(commune => commune.SortName).HasMaxLength(200);
        builder.Property(commune => commune.DepartmentCode).HasMaxLength(3);
        builder.Property(commune => commune.Source).HasMaxLength(200);
        builder.Property(commune => commune.SourceVersion).HasMaxLength(40);
        builder.HasIndex(commune => commune.DepartmentCode);
    }
}
