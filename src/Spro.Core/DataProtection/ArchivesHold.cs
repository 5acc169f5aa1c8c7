namespace Spro.Core.DataProtection;

/// <summary>
/// Nothing of a structure, or of the whole service, is destroyed before the archives agree (<i>visa d'élimination</i>, Code du
/// patrimoine, L212-2 and L212-3). Meanwhile what people asked to be erased is closed to everybody. What a person takes back by
/// saying no to a hand-over is not held: docs/adr/0023 says why.
/// </summary>
public sealed class ArchivesHold
{
    /// <summary>The longest reference of an approval, in characters.</summary>
    public const int LongestApproval = 100;

    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>The structure; null for the whole service.</summary>
    public Guid? StructureId { get; set; }

    /// <summary>When it was stated.</summary>
    public DateTime StatedAt { get; set; }

    /// <summary>By whom.</summary>
    public Guid StatedBy { get; set; }

    /// <summary>When the approval was recorded; null while it is awaited.</summary>
    public DateTime? ApprovedAt { get; set; }

    /// <summary>By whom.</summary>
    public Guid? ApprovedBy { get; set; }

    /// <summary>The reference of the approval, as the archives write it.</summary>
    public string? Approval { get; set; }
}
