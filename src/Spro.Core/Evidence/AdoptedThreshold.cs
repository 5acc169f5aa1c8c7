using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Evidence;

/// <summary>
/// From when an obligation is judged, and by how much: adopted by the commission. A later one adds a row and rewrites
/// none, so that a past year is judged as it was.
/// </summary>
public sealed class AdoptedThreshold
{
    /// <summary>The longest reference of an act, in characters.</summary>
    public const int LongestAct = 300;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The obligation ("OBL-13").</summary>
    public required string ObligationCode { get; set; }

    /// <summary>The value, in the unit of the rule: hundredths, days or months.</summary>
    public int Value { get; set; }

    /// <summary>The first day it judges.</summary>
    public DateOnly From { get; set; }

    /// <summary>The act of the commission, as it is cited.</summary>
    public required string Act { get; set; }

    /// <summary>When it was recorded.</summary>
    public DateTime RecordedAt { get; set; }

    /// <summary>The account that recorded it.</summary>
    public Guid? RecordedBy { get; set; }
}

internal sealed class AdoptedThresholdMapping : IEntityTypeConfiguration<AdoptedThreshold>
{
    public void Configure(EntityTypeBuilder<AdoptedThreshold> builder)
    {
        builder.ToTable("adopted_thresholds").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasIndex(one => new { one.ObligationCode, one.From }).IsUnique();
        builder.Classify(
            one => one.RecordedBy,
            DataClass.Pseudonymous,
            "Savoir quel compte de la Région a noté un seuil adopté",
            "Tant que le seuil juge une année"
        );
    }
}
