using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Territories;

/// <summary>A postcode serves several communes and a commune may have several postcodes: it is no key.</summary>
public sealed class CommunePostcode
{
    /// <summary>INSEE code of the commune.</summary>
    public required string CommuneCode { get; init; }

    /// <summary>Postcode, five digits.</summary>
    public required string Postcode { get; init; }

    /// <summary>Last day; null while La Poste uses it.</summary>
    public DateOnly? ValidTo { get; set; }
}

internal sealed class CommunePostcodeMapping : IEntityTypeConfiguration<CommunePostcode>
{
    public void Configure(EntityTypeBuilder<CommunePostcode> builder)
    {
        builder.ToTable("commune_postcodes").HoldsNoPersonalData();
        builder.HasKey(postcode => new { postcode.CommuneCode, postcode.Postcode });
        builder.Property(postcode => postcode.CommuneCode).HasMaxLength(5);
        builder.Property(postcode => postcode.Postcode).HasMaxLength(5);
        builder.HasIndex(postcode => postcode.Postcode);
    }
}
