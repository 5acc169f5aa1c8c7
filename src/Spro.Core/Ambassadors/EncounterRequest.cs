using Spro.Core.Privacy;

namespace Spro.Core.Ambassadors;

/// <summary>Where a request to meet stands.</summary>
public enum EncounterState
{
    /// <summary>The ambassador has not answered.</summary>
    Waiting,

    /// <summary>They propose a moment and a place.</summary>
    Accepted,

    /// <summary>They cannot.</summary>
    Declined,

    /// <summary>They leave it to somebody else: who animates them looks for another.</summary>
    LetGo,

    /// <summary>Nobody answered in time.</summary>
    Lapsed,

    /// <summary>The person no longer wishes it.</summary>
    Cancelled,
}

/// <summary>A closed answer, once the meeting has been held.</summary>
public enum Degree
{
    /// <summary>Yes.</summary>
    Yes,

    /// <summary>In part.</summary>
    Partly,

    /// <summary>No.</summary>
    No,
}

/// <summary>
/// Somebody asks to meet an ambassador. It goes through the service: neither has the address of the other before the
/// answer. Who they are is erased some weeks later, what came of it is counted.
/// </summary>
public sealed class EncounterRequest
{
    internal const string NameColumn = "encounter_requests.name";
    internal const string EmailColumn = "encounter_requests.email";
    internal const string QuestionColumn = "encounter_requests.question";
    internal const string AdultNameColumn = "encounter_requests.adult_name";
    internal const string AdultEmailColumn = "encounter_requests.adult_email";
    internal const string AgreedColumn = "encounter_requests.agreed";
    internal const string LinkColumn = "encounter_requests.link";

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>Who is asked.</summary>
    public Guid AmbassadorId { get; set; }

    /// <summary>How the person wants to be called.</summary>
    public Sealed? Name { get; set; }

    /// <summary>Where they are answered.</summary>
    public Sealed? Email { get; set; }

    /// <summary>Keyed hash of that address, so that nobody fills the list of everybody.</summary>
    public byte[]? EmailKey { get; set; }

    /// <summary>What they would like to know.</summary>
    public Sealed? Question { get; set; }

    /// <summary>They are under 18.</summary>
    public bool IsMinor { get; set; }

    /// <summary>The adult who is informed, when they are under 18.</summary>
    public Sealed? AdultName { get; set; }

    /// <summary>Where that adult is written to.</summary>
    public Sealed? AdultEmail { get; set; }

    /// <summary>How they wish to meet.</summary>
    public EncounterWays Way { get; set; }

    /// <summary>When they asked.</summary>
    public DateTime AskedAt { get; set; }

    /// <summary>When it came to this ambassador: later, when another left it.</summary>
    public DateTime PassedAt { get; set; }

    /// <summary>Where it stands.</summary>
    public EncounterState State { get; set; }

    /// <summary>When the ambassador answered, or when nobody had in time.</summary>
    public DateTime? AnsweredAt { get; set; }

    /// <summary>When they meet, in UTC.</summary>
    public DateTime? MeetsAt { get; set; }

    /// <summary>Where or how, in the words of the ambassador.</summary>
    public Sealed? Agreed { get; set; }

    /// <summary>The end of the link by which the person follows it, to be put in each message to them.</summary>
    public Sealed? Link { get; set; }

    /// <summary>Hash of the end of that link.</summary>
    public required byte[] LinkHash { get; set; }

    /// <summary>They did meet, says the person; null while they have not said.</summary>
    public bool? HasMet { get; set; }

    /// <summary>It helped them see more clearly.</summary>
    public Degree? Helped { get; set; }

    /// <summary>The occupation is as they imagined.</summary>
    public Degree? AsImagined { get; set; }

    /// <summary>When nothing was left that says who they are.</summary>
    public DateTime? ErasedAt { get; set; }

    /// <summary>It is fictitious.</summary>
    public bool FromDemonstration { get; set; }

    /// <summary>By what the requests of an address are found.</summary>
    internal static byte[] KeyOf(IdentityKeyring keyring, string email) =>
        keyring.LookUp(email.ToLowerInvariant(), EmailColumn);

    /// <summary>Nothing is left that says who the person is, or who answers for them; what came of it stays.</summary>
    internal void Erase(DateTime now)
    {
        (Name, Email, EmailKey, Question) = (null, null, null, null);
        (AdultName, AdultEmail, Agreed, Link) = (null, null, null, null);
        (LinkHash, ErasedAt) = ([], now);
    }
}

/// <summary>All that is kept of a request to meet, to take away (articles 15 and 20 of the GDPR). Times are in UTC.</summary>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Ambassador">Who is asked; empty once they have left.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Way">How the person wishes to meet.</param>
/// <param name="AskedAt">When they asked.</param>
/// <param name="AnsweredAt">When it was answered.</param>
/// <param name="MeetsAt">When they meet.</param>
/// <param name="Agreed">Where or how.</param>
/// <param name="Name">How they want to be called.</param>
/// <param name="Email">Where they are answered.</param>
/// <param name="Question">What they would like to know.</param>
/// <param name="IsMinor">They are under 18.</param>
/// <param name="AdultName">The adult who is informed.</param>
/// <param name="AdultEmail">Where that adult is written to.</param>
/// <param name="HasMet">They did meet.</param>
/// <param name="Helped">It helped them.</param>
/// <param name="AsImagined">It is as they imagined.</param>
public sealed record EncounterCopy(
    DateTime MadeAt,
    string Ambassador,
    EncounterState State,
    EncounterWays Way,
    DateTime AskedAt,
    DateTime? AnsweredAt,
    DateTime? MeetsAt,
    string? Agreed,
    string? Name,
    string? Email,
    string? Question,
    bool IsMinor,
    string? AdultName,
    string? AdultEmail,
    bool? HasMet,
    Degree? Helped,
    Degree? AsImagined
);
