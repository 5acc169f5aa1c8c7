using Spro.Core.Privacy;
using Spro.Core.Search;

namespace Spro.Core.Ambassadors;

/// <summary>What talks of an occupation.</summary>
public enum AmbassadorKind
{
    /// <summary>Somebody who practises it.</summary>
    Person,

    /// <summary>A company ("Rencontre un pro").</summary>
    Company,
}

/// <summary>Where an ambassador or a company stands.</summary>
public enum AmbassadorState
{
    /// <summary>Nobody has opened the link sent to their address yet.</summary>
    Unconfirmed,

    /// <summary>They have: the associated body of the sector, or the Région, has not looked at it yet.</summary>
    Waiting,

    /// <summary>Anybody may ask to meet them.</summary>
    Active,

    /// <summary>Not shown for a while: they asked so, or left too many requests without an answer.</summary>
    Paused,

    /// <summary>They left, or were not accepted: who they are is erased.</summary>
    Ended,
}

/// <summary>How one may meet them.</summary>
[Flags]
public enum EncounterWays
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Where they work.</summary>
    OnSite = 1,

    /// <summary>By telephone.</summary>
    Phone = 2,

    /// <summary>They come to a school or a structure.</summary>
    AtSchool = 4,

    /// <summary>By video.</summary>
    Remote = 8,
}

/// <summary>Reading ways one by one.</summary>
public static class EncounterWaysReading
{
    /// <summary>Each of them, in their order.</summary>
    public static IEnumerable<EncounterWays> Each(this EncounterWays ways) =>
        Enum.GetValues<EncounterWays>().Where(way => way != EncounterWays.None && ways.HasFlag(way));
}

/// <summary>Somebody, or a company, who talks of their occupation to whoever asks (charter §4.3).</summary>
public sealed class Ambassador
{
    /// <summary>The longest line, in characters.</summary>
    public const int LongestLine = 150;

    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 1500;

    /// <summary>How many occupations one may talk of.</summary>
    public const int MostOccupations = 6;

    /// <summary>The most meetings one may offer in a month.</summary>
    public const int LargestQuota = 20;

    internal const string EmailColumn = "ambassadors.email";
    internal const string ContactColumn = "ambassadors.contact";
    internal const string LinkColumn = "ambassadors.link";

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>Somebody or a company.</summary>
    public AmbassadorKind Kind { get; set; }

    /// <summary>How the public knows them; they choose it. Empty once they have left.</summary>
    public required string Name { get; set; }

    /// <summary>What they may talk about.</summary>
    public required string Topics { get; set; }

    /// <summary>Both, as they are searched: small letters without accents.</summary>
    public string Searched { get; private set; } = "";

    /// <summary>The occupations, by ROME code; their letters are its sectors.</summary>
    public List<string> RomeCodes { get; set; } = [];

    /// <summary>The departments where they meet people, by INSEE code.</summary>
    public List<string> DepartmentCodes { get; set; } = [];

    /// <summary>INSEE code of the commune where they work; null when it does not matter.</summary>
    public string? CommuneCode { get; set; }

    /// <summary>How one may meet them.</summary>
    public EncounterWays Ways { get; set; }

    /// <summary>When they are available, in their words.</summary>
    public string? Availability { get; set; }

    /// <summary>How many people they meet in a month at most.</summary>
    public int Quota { get; set; }

    /// <summary>Where they stand.</summary>
    public AmbassadorState State { get; set; }

    /// <summary>The associated body that animates them; null for the Région.</summary>
    public Guid? HostId { get; set; }

    /// <summary>The body or the Région agrees: what is left is that they open their link.</summary>
    public bool IsAccepted { get; set; }

    /// <summary>Where they are written to; nobody reads it in public.</summary>
    public Sealed? Email { get; set; }

    /// <summary>Keyed hash of that address: by it, and for that mailbox only, they find their link again.</summary>
    public byte[]? EmailKey { get; set; }

    /// <summary>Who to call, for who animates them.</summary>
    public Sealed? Contact { get; set; }

    /// <summary>The end of the link of their own page, to be put in each message to them.</summary>
    public Sealed? Link { get; set; }

    /// <summary>Hash of the end of that link.</summary>
    public required byte[] LinkHash { get; set; }

    /// <summary>When they registered, or were registered.</summary>
    public DateTime RegisteredAt { get; set; }

    /// <summary>When they opened their link.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>Requests before it no longer count in what is left without an answer.</summary>
    public DateTime? CountedFrom { get; set; }

    /// <summary>They were paused because they answered nobody.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Who animates them paused them, and is the only one to show them again.</summary>
    public bool IsHeldBack { get; set; }

    /// <summary>Grows by one at each write: two writers at once are told.</summary>
    public int Revision { get; set; }

    /// <summary>It is fictitious.</summary>
    public bool FromDemonstration { get; set; }

    /// <summary>The letters of its sectors.</summary>
    public IEnumerable<string> Sectors => RomeCodes.Select(code => code[..1]).Distinct(StringComparer.Ordinal);

    /// <summary>By what the listings of an address are found.</summary>
    internal static byte[] KeyOf(IdentityKeyring keyring, string email) =>
        keyring.LookUp(email.ToLowerInvariant(), EmailColumn);

    /// <summary>Says who they are and what they talk about; they are found by these words.</summary>
    public void Describe(string name, string topics)
    {
        (Name, Topics) = (name, topics);
        Searched = FrenchText.Fold($"{name} {topics}");
    }

    /// <summary>They opened their link: shown at once when they are accepted.</summary>
    internal void Confirm(DateTime now)
    {
        ConfirmedAt = now;
        State = IsAccepted ? AmbassadorState.Active : AmbassadorState.Waiting;
    }

    /// <summary>Who animates the sector agrees.</summary>
    internal void Accept(Guid? hostId)
    {
        // Accepted again after a change, by the Région for instance, they stay with whom they were.
        (IsAccepted, IsHeldBack, HostId) = (true, false, HostId ?? hostId);
        if (State == AmbassadorState.Waiting)
            State = AmbassadorState.Active;
    }

    /// <summary>They are no longer shown for a while.</summary>
    internal void Pause(bool isSilent, bool isHeldBack = false) =>
        (State, IsSilent, IsHeldBack) = (AmbassadorState.Paused, isSilent, isHeldBack);

    /// <summary>They are shown again; what they left without an answer is forgotten.</summary>
    internal void Resume(DateTime now) =>
        (State, IsSilent, IsHeldBack, CountedFrom) = (AmbassadorState.Active, false, false, now);

    /// <summary>They changed what the public reads of them: it is read again before it is shown.</summary>
    internal void WaitAgain()
    {
        if (State is AmbassadorState.Active or AmbassadorState.Paused)
            State = AmbassadorState.Waiting;
    }

    /// <summary>They leave, or are not accepted: nothing says who they were.</summary>
    internal void End()
    {
        State = AmbassadorState.Ended;
        Describe("", "");
        (Availability, CommuneCode) = (null, null);
        (Email, EmailKey, Contact, Link, LinkHash) = (null, null, null, null, []);
    }
}
