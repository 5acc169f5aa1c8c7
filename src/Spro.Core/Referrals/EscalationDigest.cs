using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Referrals;

/// <summary>A référent was told of a day: once, on however many nodes.</summary>
internal sealed class EscalationDigest
{
    /// <summary>How many days it is kept.</summary>
    public const int DaysKept = 30;

    /// <summary>Account of the référent.</summary>
    public Guid AccountId { get; set; }

    /// <summary>The day.</summary>
    public DateOnly Day { get; set; }
}

internal sealed class EscalationDigestMapping : IEntityTypeConfiguration<EscalationDigest>
{
    public void Configure(EntityTypeBuilder<EscalationDigest> builder)
    {
        builder.ToTable("escalation_digests").HoldsNoPersonalData();
        builder.HasKey(digest => new { digest.AccountId, digest.Day });
        builder.Classify(
            digest => digest.AccountId,
            DataClass.Pseudonymous,
            "N'écrire qu'une fois par jour",
            "Trente jours"
        );
    }
}
