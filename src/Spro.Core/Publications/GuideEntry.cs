using System.Text.Json.Serialization;
using Spro.Core.Structures;

namespace Spro.Core.Publications;

/// <summary>How a structure stands in the guide.</summary>
public enum GuideStanding
{
    /// <summary>Of a network that the charter names.</summary>
    Member,

    /// <summary>Labelled by the Région: said so beside its name (charter C4.3.6).</summary>
    Associated,

    /// <summary>Works with the service without having signed: listed apart.</summary>
    Partner,
}

/// <summary>What each structure must say of itself (charter C4.1.2).</summary>
public enum GuideItem
{
    /// <summary>Where it receives.</summary>
    Place,

    /// <summary>What it does.</summary>
    Offer,

    /// <summary>Whom for.</summary>
    Public,
}

/// <summary>One thing that is done at a place.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">In a few words; null when nothing is said.</param>
public sealed record GuideOffer(string Name, string? Description);

/// <summary>One line of the guide: a place, or a structure that has none yet, as the directory knew it that day.</summary>
public sealed record GuideEntry
{
    /// <summary>The place; null for a structure without any.</summary>
    public Guid? PlaceId { get; init; }

    /// <summary>The structure.</summary>
    public required Guid StructureId { get; init; }

    /// <summary>Its name.</summary>
    public required string Structure { get; init; }

    /// <summary>The name of the place; that of the structure when it has none.</summary>
    public required string Name { get; init; }

    /// <summary>Code of its network.</summary>
    public required string Network { get; init; }

    /// <summary>How it stands.</summary>
    public GuideStanding Standing { get; init; }

    /// <summary>How it is found.</summary>
    public PlaceKind Kind { get; init; }

    /// <summary>Department; null for what is of the whole region.</summary>
    public string? Department { get; init; }

    /// <summary>Code of its EPCI; null outside any.</summary>
    public string? EpciCode { get; init; }

    /// <summary>Name of its EPCI.</summary>
    public string? Epci { get; init; }

    /// <summary>Name of its commune; null when the directory does not know it.</summary>
    public string? Commune { get; init; }

    /// <summary>Where to go, on one line.</summary>
    public string? Address { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail of the place.</summary>
    public string? Email { get; init; }

    /// <summary>Without speaking on the phone.</summary>
    public string? InWriting { get; init; }

    /// <summary>Web site.</summary>
    public string? Website { get; init; }

    /// <summary>Hours in words; none when they are not known.</summary>
    public IReadOnlyList<string> Hours { get; init; } = [];

    /// <summary>Where a moving place stops, the first first.</summary>
    public IReadOnlyList<string> Stops { get; init; } = [];

    /// <summary>Access, in words.</summary>
    public IReadOnlyList<string> Access { get; init; } = [];

    /// <summary>What is done there.</summary>
    public IReadOnlyList<GuideOffer> Offers { get; init; } = [];

    /// <summary>Whom for, in words.</summary>
    public IReadOnlyList<string> Publics { get; init; } = [];

    /// <summary>Whom for, in codes of <see cref="Audiences"/>.</summary>
    public IReadOnlyList<string> PublicCodes { get; init; } = [];

    /// <summary>The day somebody who knows last said that this is true; null when nobody has.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>What it does not say: printed "à compléter", listed for its owner, and keeps nobody else back.</summary>
    public IReadOnlyList<GuideItem> Missing { get; init; } = [];

    /// <summary>It is invented.</summary>
    public bool IsFictitious { get; init; }

    /// <summary>It is invented, and its name does not say so.</summary>
    [JsonIgnore]
    public bool NeedsFictitiousMark => IsFictitious && !Name.Contains("ficti", StringComparison.OrdinalIgnoreCase);
}
