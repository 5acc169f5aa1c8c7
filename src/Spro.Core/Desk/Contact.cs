using Spro.Core.Structures;

namespace Spro.Core.Desk;

/// <summary>
/// Somebody was received (charter §4.1.5). Nobody is named: it says what they asked and what they were told, so that a
/// colleague can go on and the service can be counted.
/// </summary>
public sealed class Contact
{
    /// <summary>The longest reason of a correction, in characters.</summary>
    public const int LongestReason = 300;

    /// <summary>Opaque; chosen by the form, so that a form sent twice makes one contact.</summary>
    public Guid Id { get; set; }

    /// <summary>The structure that received.</summary>
    public Guid StructureId { get; set; }

    /// <summary>The place whose door was pushed.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>Account of the professional who received.</summary>
    public Guid ReceivedBy { get; set; }

    /// <summary>When it was recorded.</summary>
    public DateTime RecordedAt { get; set; }

    /// <summary>That day, on the calendar of the place.</summary>
    public DateOnly Day { get; set; }

    /// <summary>How they came.</summary>
    public ContactChannel Channel { get; set; }

    /// <summary>What they said of their situation, as an address says it; nothing confided is in it.</summary>
    public required string Said { get; set; }

    /// <summary>The rules that gave the first answer: the same can be given again.</summary>
    public required string RulesVersion { get; set; }

    /// <summary>Codes of the networks of the first answer, in their order.</summary>
    public IReadOnlyList<string> Answered { get; set; } = [];

    /// <summary>What comes next for them.</summary>
    public ContactEnding Ending { get; set; }

    /// <summary>The door they were directed to, when there is one; never one whose name would tell of health.</summary>
    public Guid? NextPlaceId { get; set; }

    /// <summary>Why the professional directed them elsewhere than the answer did; null when they followed it.</summary>
    public string? Correction { get; set; }

    /// <summary>Whether a network is one of those of the first answer, by its name or as any signatory's.</summary>
    public bool IsAnsweredBy(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Answered.Contains(network.Code, StringComparer.Ordinal)
            || network.Membership == Membership.Signatory
                && Answered.Contains(Networks.AnySignatoryPlace, StringComparer.Ordinal);
    }

    /// <summary>The path of one person from desk to desk, by their code alone; it leads to nobody.</summary>
    public Guid PathId { get; set; }

    /// <summary>Since when nobody reads it, until the archives agree that it is erased; null while it is read.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Keeps that somebody came that day, how, and what came next: a count. The rest goes.</summary>
    internal void LeaveACount()
    {
        PathId = Guid.NewGuid();
        Said = "";
        Answered = [];
        Correction = null;
        NextPlaceId = null;
        RecordedAt = DateTime.SpecifyKind(Day.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc);
        ClosedAt = null;
    }
}

/// <summary>How somebody reached the desk.</summary>
public enum ContactChannel
{
    /// <summary>They pushed the door.</summary>
    OnSite,

    /// <summary>By telephone.</summary>
    Phone,

    /// <summary>By video.</summary>
    Video,

    /// <summary>In writing.</summary>
    Written,

    /// <summary>The service went to them: a bus, a market, a forum.</summary>
    Outreach,
}

/// <summary>What comes after a first answer. Nobody is sent away: that is not among them.</summary>
public enum ContactEnding
{
    /// <summary>The first answer was enough.</summary>
    AnsweredHere,

    /// <summary>An adviser of the structure takes over.</summary>
    AdviserHere,

    /// <summary>They were directed to another door.</summary>
    OtherDoor,
}
