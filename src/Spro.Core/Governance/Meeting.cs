namespace Spro.Core.Governance;

/// <summary>Where a meeting stands. Only one that was held counts for anything.</summary>
public enum MeetingState
{
    /// <summary>Prepared: those who are to come have not been told.</summary>
    Planned,

    /// <summary>Those who are to come have been told.</summary>
    Convened,

    /// <summary>It took place.</summary>
    Held,

    /// <summary>It did not, or will not take place.</summary>
    Cancelled,
}

/// <summary>
/// A meeting: the session of a body, a time of exchange between networks (charter §4.1.4), an action by which they get to know
/// each other (§5.6). These are three duties; one event may be several of them, and says so (DOMAIN §1.5, point 4).
/// </summary>
public sealed class Meeting
{
    /// <summary>The longest title, place or reason, in characters.</summary>
    public const int LongestLine = 200;

    /// <summary>The longest agenda, minutes or extract, in characters.</summary>
    public const int LongestText = 20_000;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The body that meets; null when the Région convenes networks outside any body.</summary>
    public Guid? BodyId { get; set; }

    /// <summary>It is a session of the body.</summary>
    public bool IsSession { get; set; }

    /// <summary>It is a time of exchange between networks (« temps d'échanges »).</summary>
    public bool IsExchange { get; set; }

    /// <summary>It is an action by which they get to know each other (« action d'interconnaissance »).</summary>
    public bool IsMutualKnowledge { get; set; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>When it starts.</summary>
    public DateTime StartsAt { get; set; }

    /// <summary>When it ends.</summary>
    public DateTime EndsAt { get; set; }

    /// <summary>Where; null when it is from afar only.</summary>
    public string? Place { get; set; }

    /// <summary>Where to follow it from afar; null when that is not possible.</summary>
    public string? Link { get; set; }

    /// <summary>INSEE codes of the departments it is for; empty for the whole region.</summary>
    public List<string> DepartmentCodes { get; set; } = [];

    /// <summary>The technical groups that it serves.</summary>
    public List<MeetingGroup> Groups { get; set; } = [];

    /// <summary>What will be spoken of, one point a line.</summary>
    public string? Agenda { get; set; }

    /// <summary>Where it stands.</summary>
    public MeetingState State { get; set; }

    /// <summary>When those who are to come were first told.</summary>
    public DateTime? ConvenedAt { get; set; }

    /// <summary>Why it does not take place.</summary>
    public string? CancelledFor { get; set; }

    /// <summary>What was said, for those who were to come.</summary>
    public string? Minutes { get; set; }

    /// <summary>What anybody may read of it.</summary>
    public string? PublicExtract { get; set; }

    /// <summary>Since when anybody may; null while nobody does.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>How many came, network by network.</summary>
    public List<Attendance> Attendances { get; set; } = [];

    /// <summary>It is fictitious.</summary>
    public bool FromDemonstration { get; set; }

    /// <summary>How many times it was written: two who write at once do not erase each other.</summary>
    public int Revision { get; set; }

    /// <summary>Account of who wrote it last; null for one that came with the demonstration.</summary>
    public Guid? WrittenBy { get; set; }

    /// <summary>The points of the agenda, in order.</summary>
    public IReadOnlyList<string> AgendaPoints =>
        Agenda?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>How many people came.</summary>
    public int People => Attendances.Sum(one => one.People);

    /// <summary>Its time has come: it is told of no more, and what happened is written.</summary>
    public bool HasBegunAt(DateTime now) => StartsAt <= now;

    /// <summary>Whether it may still be moved, changed or called off.</summary>
    public bool IsToCome => State is MeetingState.Planned or MeetingState.Convened;

    /// <summary>What was to come is told of; a second telling leaves the first date.</summary>
    internal void Convene(DateTime now)
    {
        State = MeetingState.Convened;
        ConvenedAt ??= now;
    }
}

/// <summary>A technical group that a meeting serves: one event may serve several of the same department (AT-18-1).</summary>
public sealed class MeetingGroup
{
    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; set; }

    /// <summary>The group.</summary>
    public Guid BodyId { get; set; }

    /// <summary>It organises it; else it takes part.</summary>
    public bool IsOrganiser { get; set; }
}

/// <summary>How many people of a network came: a number, never a name.</summary>
public sealed class Attendance
{
    /// <summary>Stands for those who belong to no network of the service.</summary>
    public const string Others = "";

    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; set; }

    /// <summary>The network, by its code; <see cref="Others"/> for none.</summary>
    public required string NetworkCode { get; set; }

    /// <summary>How many.</summary>
    public int People { get; set; }
}
