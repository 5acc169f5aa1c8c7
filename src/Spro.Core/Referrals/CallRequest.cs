using Spro.Core.Privacy;

namespace Spro.Core.Referrals;

/// <summary>
/// Somebody who has just had a first answer on line asks one of its structures to call them. Whoever calls goes on from what
/// they said: the request becomes a contact of the desk.
/// </summary>
public sealed class CallRequest
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 120;

    /// <summary>Opaque; chosen by the form. The contact that follows has the same.</summary>
    public Guid Id { get; set; }

    /// <summary>The structure that is to call.</summary>
    public Guid StructureId { get; set; }

    /// <summary>The place they chose.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>INSEE code of its department: its référent has what is not done in time.</summary>
    public string? DepartmentCode { get; set; }

    /// <summary>What they said of their situation, as an address says it; nothing confided is in it.</summary>
    public required string Said { get; set; }

    /// <summary>How they want to be called; null when not said, and once the day of the call is over, or ten days past its last day.</summary>
    public Sealed? Name { get; set; }

    /// <summary>The number to call; null once the day of the call is over.</summary>
    public Sealed? Phone { get; set; }

    /// <summary>When they may be called.</summary>
    public TimeBand Band { get; set; }

    /// <summary>When they asked.</summary>
    public DateTime AskedAt { get; set; }

    /// <summary>The last day to call.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>When somebody took it; null while nobody has.</summary>
    public DateTime? TakenAt { get; set; }

    /// <summary>Who.</summary>
    public Guid? TakenBy { get; set; }
}
