using Spro.Core.Appointments;

namespace Spro.Core.Agenda;

/// <summary>What an action is.</summary>
public enum ActionKind
{
    /// <summary>Occupations are discovered, tried, met (charter §4.3.4).</summary>
    Discovery,

    /// <summary>Information on occupations and training (charter §1).</summary>
    Information,

    /// <summary>A company is visited.</summary>
    CompanyVisit,

    /// <summary>A meeting from afar, on a sector or a subject.</summary>
    Webinar,

    /// <summary>Facts and figures on local jobs are presented (charter §4.3.1).</summary>
    LocalEconomy,
}

/// <summary>Whom an action is for; several at once.</summary>
[Flags]
public enum ActionPublics
{
    /// <summary>Not said.</summary>
    None = 0,

    /// <summary>Pupils.</summary>
    Pupils = 1,

    /// <summary>Families.</summary>
    Families = 2,

    /// <summary>Apprentices.</summary>
    Apprentices = 4,

    /// <summary>Students.</summary>
    Students = 8,

    /// <summary>Young people out of school.</summary>
    Young = 16,

    /// <summary>Jobseekers.</summary>
    Jobseekers = 32,

    /// <summary>People in work.</summary>
    Workers = 64,

    /// <summary>Anybody.</summary>
    Everybody = 128,
}

/// <summary>Where an action takes place.</summary>
public enum ActionPlace
{
    /// <summary>In a school.</summary>
    School,

    /// <summary>In a university or another place of higher education.</summary>
    University,

    /// <summary>In a company.</summary>
    Company,

    /// <summary>In a place of the network.</summary>
    Network,

    /// <summary>In another place.</summary>
    Elsewhere,

    /// <summary>From afar only.</summary>
    Remote,
}

/// <summary>What the place or the meeting has for whoever needs it.</summary>
[Flags]
public enum ActionAccess
{
    /// <summary>Nothing is said.</summary>
    None = 0,

    /// <summary>No step from the street.</summary>
    StepFree = 1,

    /// <summary>French sign language.</summary>
    SignLanguage = 2,

    /// <summary>What is said is written at the same time.</summary>
    Transcription = 4,

    /// <summary>A quiet place.</summary>
    QuietPlace = 8,
}

/// <summary>Who holds an action, and so who writes it.</summary>
public enum OrganiserKind
{
    /// <summary>A structure of the network.</summary>
    Structure,

    /// <summary>The Région's officer of a department.</summary>
    Officer,

    /// <summary>The Région.</summary>
    Region,

    /// <summary>The Cariforef.</summary>
    Cariforef,

    /// <summary>A body associated with the service.</summary>
    AssociatedBody,
}

/// <summary>Where an action stands. Only one that was held counts for anything.</summary>
public enum ActionState
{
    /// <summary>Its organiser writes it; nobody else reads it.</summary>
    Draft,

    /// <summary>Anybody it is for finds it.</summary>
    Published,

    /// <summary>It took place.</summary>
    Held,

    /// <summary>It did not, or will not take place.</summary>
    Cancelled,
}

/// <summary>Something to go to: a visit, a webinar, a day of discovery, information in a school. It is free.</summary>
public sealed class AgendaAction
{
    /// <summary>The longest title, place or reason, in characters.</summary>
    public const int LongestLine = 200;

    /// <summary>The page that everybody reads; its identifier follows.</summary>
    public const string PublicPath = "/agenda/";

    /// <summary>The longest description, in characters.</summary>
    public const int LongestText = 5000;

    /// <summary>The most seats.</summary>
    public const int MostSeats = 5000;

    /// <summary>How many occupations one may be about.</summary>
    public const int MostOccupations = 6;

    /// <summary>The longest that one lasts.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <summary>How far ahead it may start, in years: beyond, a slip of the pen.</summary>
    public const int LongestAhead = 3;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>What it is.</summary>
    public ActionKind Kind { get; set; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>What happens there.</summary>
    public string? Description { get; set; }

    /// <summary>It is for professionals of the network, and not for the public.</summary>
    public bool IsForProfessionals { get; set; }

    /// <summary>Whom of the public it is for.</summary>
    public ActionPublics Publics { get; set; }

    /// <summary>The occupations that are met there, by ROME code; none when it is about none, or about all.</summary>
    public List<string> RomeCodes { get; set; } = [];

    /// <summary>When it starts.</summary>
    public DateTime StartsAt { get; set; }

    /// <summary>When it ends.</summary>
    public DateTime EndsAt { get; set; }

    /// <summary>In what sort of place.</summary>
    public ActionPlace PlaceKind { get; set; }

    /// <summary>Where: the name of the place and its street; null from afar.</summary>
    public string? Place { get; set; }

    /// <summary>INSEE code of the commune; null from afar.</summary>
    public string? CommuneCode { get; set; }

    /// <summary>Where to follow it from afar: told to those who are registered, or to all when nobody registers.</summary>
    public string? Link { get; set; }

    /// <summary>INSEE codes of the departments it is for; empty for the whole region.</summary>
    public List<string> DepartmentCodes { get; set; } = [];

    /// <summary>How to come.</summary>
    public string? HowToCome { get; set; }

    /// <summary>What it has for whoever needs it.</summary>
    public ActionAccess Access { get; set; }

    /// <summary>More of that, in words.</summary>
    public string? AccessNote { get; set; }

    /// <summary>How many seats; null when they are not counted.</summary>
    public int? Capacity { get; set; }

    /// <summary>One registers; else one just comes.</summary>
    public bool TakesRegistrations { get; set; }

    /// <summary>Whoever is under eighteen needs the agreement of a legal representative.</summary>
    public bool NeedsAgreement { get; set; }

    /// <summary>Whom to ask: a service's telephone or address.</summary>
    public string? Contact { get; set; }

    /// <summary>The territorial plan it belongs to.</summary>
    public Guid? PlanId { get; set; }

    /// <summary>It is one of the Région's officer of the department (« référent Orientation »).</summary>
    public bool IsOfOfficer { get; set; }

    /// <summary>Whether an officer says that it is theirs indeed; null until one has, and of no use for their own.</summary>
    public bool? OfficerAgrees { get; set; }

    /// <summary>When they did.</summary>
    public DateTime? OfficerAnsweredAt { get; set; }

    /// <summary>What sort of body holds it.</summary>
    public OrganiserKind Organiser { get; set; }

    /// <summary>The structure, or the associated body, that does; null for the others.</summary>
    public Guid? StructureId { get; set; }

    /// <summary>The department of the officer who does; null for one of the whole region and for the others.</summary>
    public string? OfficerDepartment { get; set; }

    /// <summary>Where it stands.</summary>
    public ActionState State { get; set; }

    /// <summary>When it was first published.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>Why it does not take place.</summary>
    public string? CancelledFor { get; set; }

    /// <summary>How many people were registered; known once it was held, or once registrations are erased.</summary>
    public int? Registered { get; set; }

    /// <summary>How many people came; null until it was held.</summary>
    public int? Came { get; set; }

    /// <summary>How many women the organiser counted; nobody is asked.</summary>
    public int? Women { get; set; }

    /// <summary>How many men the organiser counted.</summary>
    public int? Men { get; set; }

    /// <summary>It is fictitious.</summary>
    public bool FromDemonstration { get; set; }

    /// <summary>How many times it was written: two who write at once do not erase each other.</summary>
    public int Revision { get; set; }

    /// <summary>Grows at each change of seats: whoever takes one waits for whoever does the same.</summary>
    public int Turns { get; set; }

    /// <summary>Account of who wrote it last; null for one that came with the demonstration.</summary>
    public Guid? WrittenBy { get; set; }

    /// <summary>
    /// People give their name to the organiser. To the Région and its officers they do not: these never read who somebody is,
    /// and know registrations by their number.
    /// </summary>
    public bool NamesPeople => Organiser is not (OrganiserKind.Region or OrganiserKind.Officer);

    /// <summary>What may be said of how one follows from afar: nothing of a place.</summary>
    public const ActionAccess AccessFromAfar = ActionAccess.SignLanguage | ActionAccess.Transcription;

    /// <summary>What one may need on that day: from afar, nothing of a place.</summary>
    public IReadOnlyCollection<Need> NeedsAsked() =>
        PlaceKind == ActionPlace.Remote ? [Need.SignLanguage, Need.Transcription] : Enum.GetValues<Need>();

    /// <summary>It is an officer's, by their own word: they hold it, or have agreed to it.</summary>
    public bool IsOwnedByOfficer => Organiser == OrganiserKind.Officer || IsOfOfficer && OfficerAgrees == true;

    /// <summary>Somebody may still register.</summary>
    public bool IsOpenAt(DateTime now) => State == ActionState.Published && TakesRegistrations && StartsAt > now;

    /// <summary>It may be shown to the public.</summary>
    public bool IsPublic => !IsForProfessionals && State != ActionState.Draft;
}
