using Spro.Core.Accounts;
using Spro.Core.Search;

namespace Spro.Core.Library;

/// <summary>What is shared.</summary>
public enum LibraryKind
{
    /// <summary>A study, on occupations to come for instance.</summary>
    Study,

    /// <summary>Socio-economic data.</summary>
    Data,

    /// <summary>A tool of a sector, made by an associated body.</summary>
    SectorTool,

    /// <summary>A tool for those who advise.</summary>
    ProfessionalTool,

    /// <summary>Something that was tried, told.</summary>
    Experience,
}

/// <summary>
/// A tool, a study, a set of data or an experience that professionals share (charter §4.2, §4.3): with who answers for it,
/// and until when it may be trusted.
/// </summary>
public sealed class LibraryItem
{
    /// <summary>The longest line, in characters.</summary>
    public const int LongestLine = 200;

    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 3000;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>What it is.</summary>
    public LibraryKind Kind { get; set; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>What it says or is for.</summary>
    public required string Summary { get; set; }

    /// <summary>Where it comes from: its source, or those who wrote it together.</summary>
    public required string Source { get; set; }

    /// <summary>Title, summary and source, as they are searched: small letters without accents.</summary>
    public string Searched { get; private set; } = "";

    /// <summary>Its owner made it with the Région, they say.</summary>
    public bool IsWithRegion { get; set; }

    /// <summary>When the Région confirmed so.</summary>
    public DateTime? RegionConfirmedAt { get; set; }

    /// <summary>The departments it is about, by INSEE code; none is the whole region.</summary>
    public List<string> DepartmentCodes { get; set; } = [];

    /// <summary>The letter of the sector it is about; null for all.</summary>
    public string? SectorCode { get; set; }

    /// <summary>Under which licence others may use it.</summary>
    public required string Licence { get; set; }

    /// <summary>The structure that answers for it; null for the Région and the Cariforef.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>As what it was shared: tells the owner when it is no structure.</summary>
    public Role OwnerRole { get; set; }

    /// <summary>The day by which its owner reads it again.</summary>
    public DateOnly ReviewOn { get; set; }

    /// <summary>Anybody reads it, not only professionals.</summary>
    public bool IsPublic { get; set; }

    /// <summary>When it was shared.</summary>
    public DateTime SharedAt { get; set; }

    /// <summary>Account of who shared it.</summary>
    public Guid? SharedBy { get; set; }

    /// <summary>When it was taken away; null while it is there.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <summary>Why.</summary>
    public string? WithdrawnFor { get; set; }

    /// <summary>Account of who took it away.</summary>
    public Guid? WithdrawnBy { get; set; }

    /// <summary>Its versions.</summary>
    public List<LibraryVersion> Versions { get; set; } = [];

    /// <summary>Grows by one at each write: two writers at once are told.</summary>
    public int Revision { get; set; }

    /// <summary>It is fictitious.</summary>
    public bool FromDemonstration { get; set; }

    /// <summary>Says what it is; it is found by these words.</summary>
    public void Describe(string title, string summary, string source)
    {
        (Title, Summary, Source) = (title, summary, source);
        Searched = FrenchText.Fold($"{title} {summary} {source}");
    }

    /// <summary>Its owner was to read it again before that day.</summary>
    public bool IsStaleOn(DateOnly day) => WithdrawnAt is null && ReviewOn < day;

    /// <summary>Whether somebody answers for it.</summary>
    public bool IsOwnedBy(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return OwnerId is { } owner
            ? actor.StructureId == owner
            : actor.StructureId is null && LibraryOwners.OfRole(actor.Role) == OwnerRole;
    }
}

/// <summary>A version of what is shared; papers are joined to it, and a new one keeps the former.</summary>
public sealed class LibraryVersion
{
    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>What it is a version of.</summary>
    public Guid ItemId { get; set; }

    /// <summary>"2026", "3": as its owner calls it.</summary>
    public required string Label { get; set; }

    /// <summary>The day of what it says.</summary>
    public DateOnly DatedOn { get; set; }

    /// <summary>What changed; null for the first.</summary>
    public string? Changes { get; set; }

    /// <summary>When it was added.</summary>
    public DateTime AddedAt { get; set; }
}

/// <summary>A structure says that it uses it, and what it thinks of it.</summary>
public sealed class LibraryUse
{
    /// <summary>What is used.</summary>
    public Guid ItemId { get; set; }

    /// <summary>The structure.</summary>
    public Guid StructureId { get; set; }

    /// <summary>Since when.</summary>
    public DateTime At { get; set; }

    /// <summary>What it says to other professionals; null when it says nothing.</summary>
    public string? Feedback { get; set; }
}

/// <summary>Who may answer for something without being of a structure.</summary>
public static class LibraryOwners
{
    /// <summary>As whom a role shares: the Région's officers share as the Région; null when only a structure may.</summary>
    public static Role? OfRole(Role role) =>
        role switch
        {
            Role.Region or Role.RegionalGuidanceOfficer => Role.Region,
            Role.Cariforef => Role.Cariforef,
            _ => null,
        };

    /// <summary>Whether somebody may share, and answer for it.</summary>
    public static bool MayShare(this Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.May(Purpose.Library) && (actor.StructureId is not null || OfRole(actor.Role) is not null);
    }
}
