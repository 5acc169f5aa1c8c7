using Spro.Core.Privacy;

namespace Spro.Core.Referrals;

/// <summary>
/// What somebody reproaches a structure with, about their hand-over: acknowledged at once, followed, and answered by the
/// structure's manager (AT-30-2).
/// </summary>
public sealed class Complaint
{
    /// <summary>The longest complaint, and the longest answer, in characters.</summary>
    public const int LongestText = 2000;

    /// <summary>How many of one hand-over may wait at once.</summary>
    public const int MostWaiting = 3;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>About which hand-over.</summary>
    public Guid ReferralId { get; set; }

    /// <summary>The structure that it is about, and that answers.</summary>
    public Guid StructureId { get; set; }

    /// <summary>INSEE code of the department of the hand-over: its référent has what stays without an answer.</summary>
    public string? DepartmentCode { get; set; }

    /// <summary>What they say.</summary>
    public required Sealed Text { get; set; }

    /// <summary>When it was received.</summary>
    public DateTime ReceivedAt { get; set; }

    /// <summary>The professional who wrote it down with them; null when they wrote it themselves.</summary>
    public Guid? WrittenBy { get; set; }

    /// <summary>The last day to answer: one month after.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>What is answered; null while nothing is.</summary>
    public Sealed? Answer { get; set; }

    /// <summary>When; null while it is not answered.</summary>
    public DateTime? AnsweredAt { get; set; }

    /// <summary>By whom.</summary>
    public Guid? AnsweredBy { get; set; }
}
