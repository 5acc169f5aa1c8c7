using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Common;
using Spro.Core.Privacy;

namespace Spro.Core.Territories;

/// <summary>
/// A commune belongs to a territory between two dates. A change of EPCI closes one membership and opens another, so
/// past indicators keep the old territory. The department is on <see cref="Commune"/>.
/// </summary>
public sealed class CommuneMembership
{
    /// <summary>Stable identifier.</summary>
    public required Guid Id { get; init; }

    /// <summary>INSEE code of the commune.</summary>
    public required string CommuneCode { get; init; }

    /// <summary>Level of the territory.</summary>
    public required TerritoryKind Kind { get; init; }

    /// <summary>Code of the territory within its level.</summary>
    public required string TerritoryCode { get; init; }

    /// <summary>First day; null when it predates our sources.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day; null while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Opens a membership.</summary>
    public static CommuneMembership Of(string commune, TerritoryKind kind, string territory, DateOnly? from = null) =>
        new()
        {
            Id = StableId.Of(
                "commune-membership",
                string.Create(CultureInfo.InvariantCulture, $"{commune}/{kind}/{territory}/{from:yyyy-MM-dd}")
            ),
            CommuneCode = commune,
            Kind = kind,
            TerritoryCode = territory,
            ValidFrom = from,
        };

    /// <summary>Whether it holds on that day, both ends included.</summary>
    public bool HoldsOn(DateOnly day) => !(day < ValidFrom) && !(day > ValidTo);
}

internal sealed class CommuneMembershipMapping : IEntityTypeConfiguration<CommuneMembership>
{
    public void Configure(EntityTypeBuilder<CommuneMembership> builder)
    {
        builder.ToTable("commune_memberships").HoldsNoPersonalData();
        builder.HasKey(membership => membership.Id);
        builder.Property(membership => membership.Id).ValueGeneratedNever();
        builder.Property(membership => membership.CommuneCode).HasMaxLength(5);
        builder.Property(membership => membership.Kind).HasMaxLength(20);
        builder.Property(membership => membership.TerritoryCode).HasMaxLength(20);
        builder.HasIndex(membership => membership.CommuneCode);
        builder.HasIndex(membership => new { membership.Kind, membership.TerritoryCode });
    }
}
