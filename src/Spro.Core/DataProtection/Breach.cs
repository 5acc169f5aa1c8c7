namespace Spro.Core.DataProtection;

/// <summary>
/// Something went wrong with personal data (article 33(5) of the GDPR: the controller keeps a record of each). It names nobody:
/// people are told apart, and are here a number.
/// </summary>
public sealed class Breach
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 2000;

    /// <summary>From when it is known, the time to tell the CNIL (article 33(1)).</summary>
    public static readonly TimeSpan TimeToNotify = TimeSpan.FromHours(72);

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>What happened.</summary>
    public required string What { get; set; }

    /// <summary>When it happened, as far as known, in words.</summary>
    public required string Happened { get; set; }

    /// <summary>When it was known: the 72 hours run from it.</summary>
    public DateTime KnownAt { get; set; }

    /// <summary>How many people are concerned; null while it is not known.</summary>
    public int? People { get; set; }

    /// <summary>Which data, and what may come of it for them.</summary>
    public required string Consequences { get; set; }

    /// <summary>What was done about it.</summary>
    public required string Measures { get; set; }

    /// <summary>What it may cost people: none, a risk, a high one.</summary>
    public BreachRisk Risk { get; set; }

    /// <summary>When the CNIL was told; null while it was not.</summary>
    public DateTime? NotifiedAt { get; set; }

    /// <summary>When people were told (article 34); null while they were not.</summary>
    public DateTime? PeopleToldAt { get; set; }

    /// <summary>Why the CNIL is told late, or not at all; or why people are not.</summary>
    public required string Reasons { get; set; }

    /// <summary>Account of who wrote it down first.</summary>
    public Guid RecordedBy { get; set; }

    /// <summary>When it was last written.</summary>
    public DateTime WrittenAt { get; set; }

    /// <summary>Whether it says what another says.</summary>
    public bool Says(Breach other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Said(this) == Said(other);

        static (string, string, DateTime, int?, string, string, BreachRisk, DateTime?, DateTime?, string) Said(
            Breach one
        ) =>
            (
                one.What,
                one.Happened,
                one.KnownAt,
                one.People,
                one.Consequences,
                one.Measures,
                one.Risk,
                one.NotifiedAt,
                one.PeopleToldAt,
                one.Reasons
            );
    }

    /// <summary>Until when the CNIL is to be told; null when there is no risk for anybody.</summary>
    public DateTime? NotifyBy => Risk == BreachRisk.None ? null : KnownAt + TimeToNotify;

    /// <summary>How the clock of 72 hours stands at an instant.</summary>
    public BreachClock ClockAt(DateTime utc) =>
        NotifyBy is not { } by ? BreachClock.NotNeeded
        : NotifiedAt is { } told
            ? told <= by ? BreachClock.InTime
                : BreachClock.ToldLate
        : utc <= by ? BreachClock.Running
        : BreachClock.Overrun;
}

/// <summary>What a breach may cost people.</summary>
public enum BreachRisk
{
    /// <summary>A risk: the CNIL is told.</summary>
    Some,

    /// <summary>A high risk: people are told too.</summary>
    High,

    /// <summary>No risk for anybody: it is written down only.</summary>
    None,
}

/// <summary>How the clock of 72 hours stands.</summary>
public enum BreachClock
{
    /// <summary>Nobody has to be told.</summary>
    NotNeeded,

    /// <summary>The CNIL is still to be told, in time.</summary>
    Running,

    /// <summary>The time is over, and the CNIL was not told.</summary>
    Overrun,

    /// <summary>The CNIL was told in time.</summary>
    InTime,

    /// <summary>The CNIL was told late: the reasons are to be given.</summary>
    ToldLate,
}
