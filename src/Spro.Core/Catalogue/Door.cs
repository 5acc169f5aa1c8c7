using Spro.Core.Search;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Catalogue;

/// <summary>
/// A place as the public meets it: the place, its structure, its network, what is done there, when and for whom.
/// </summary>
public sealed class Door
{
    // A word so short is inside many others: it is looked for at their beginning.
    private const int ShortWord = 3;

    private readonly DoorStop[] _stops;
    private readonly HashSet<string> _acronyms;
    private readonly string _searchText;

    internal Door(
        Place place,
        Structure structure,
        Network? network,
        IReadOnlyList<ServiceOffer> services,
        CommuneRecord? commune,
        TerritoryIndex territory,
        ReadHours hours
    )
    {
        Place = place;
        Structure = structure;
        Network = network;
        Services = services;
        Commune = commune;
        Position = place is { Latitude: { } latitude, Longitude: { } longitude }
            ? new GeoPoint(latitude, longitude)
            : commune?.Position;
        Timetable = new Timetable(place, commune?.Calendar ?? territory.CalendarOf(place.DepartmentCode), hours);
        _searchText = FrenchText.Fold(
            $"{place.Name} {structure.Name} {network?.Name} {network?.ShortName} {network?.FormerName} {commune?.Name}"
        );
        _acronyms = (network?.Acronyms ?? [])
            .SelectMany(one => FrenchText.Fold(one).Split(' '))
            .ToHashSet(StringComparer.Ordinal);
        _stops = [.. Timetable.Stops.Select(stop => DoorStop.Of(stop, territory))];
        MinimumAge =
            services.Count > 0 && services.All(service => service.MinimumAge is not null)
                ? services.Min(service => service.MinimumAge)
                : null;
        MaximumAge =
            services.Count > 0 && services.All(service => service.MaximumAge is not null)
                ? services.Max(service => service.MaximumAge)
                : null;
        Zones =
            services.Count > 0 && services.All(service => service.EligibilityZones.Count > 0)
                ? services
                    .SelectMany(service =>
                        EligibilityZones.Meant(service.EligibilityZones, territory, RegionOf(place, commune, territory))
                    )
                    .ToHashSet(StringComparer.Ordinal)
                : null;
    }

    private static string? RegionOf(Place place, CommuneRecord? commune, TerritoryIndex territory) =>
        commune?.Region.Code
        ?? (place.DepartmentCode is { } code ? territory.Territory(TerritoryKind.Department, code)?.ParentCode : null);

    /// <summary>The place.</summary>
    public Place Place { get; }

    /// <summary>The structure that receives there.</summary>
    public Structure Structure { get; }

    /// <summary>Its network; null outside every network of the charter.</summary>
    public Network? Network { get; }

    /// <summary>What is done there.</summary>
    public IReadOnlyList<ServiceOffer> Services { get; }

    /// <summary>The commune; null when the source names none.</summary>
    public CommuneRecord? Commune { get; }

    /// <summary>Where it is; null when not known, and then never "nearest".</summary>
    public GeoPoint? Position { get; }

    /// <summary>When it receives.</summary>
    public Timetable Timetable { get; }

    /// <summary>Youngest age received; null when one of its services sets none.</summary>
    public int? MinimumAge { get; }

    /// <summary>Oldest age received; null when one of its services sets none.</summary>
    public int? MaximumAge { get; }

    /// <summary>
    /// Where one must live for every service there (communes, EPCI, departments); null when one of them asks nothing.
    /// </summary>
    public IReadOnlySet<string>? Zones { get; }

    /// <summary>The place can be reached without going there.</summary>
    public bool IsRemote => (Place.Channels & (Channels.Phone | Channels.Video | Channels.Written)) != Channels.None;

    /// <summary>One can go there.</summary>
    public bool ReceivesOnSite => Place.Kind != PlaceKind.Remote && Position is not null;

    /// <summary>What the house can do for whoever pushes its door, in plain words; never empty for a signatory.</summary>
    public IReadOnlyList<string> Offers =>
        Services.Count > 0 ? [.. Services.Select(service => service.Name)]
        : Network is null ? []
        : [Network.Description];

    /// <summary>
    /// A directory search for a word finds it: in the name of the place, of its structure, of its network or of its commune, or as
    /// an acronym of its network. "CIO" is not in "socioculturel".
    /// </summary>
    /// <param name="word">One word, folded.</param>
    internal bool Says(string word)
    {
        if (_acronyms.Contains(word))
            return true;
        if (word.Length > ShortWord)
            return _searchText.Contains(word, StringComparison.Ordinal);
        for (
            var at = _searchText.IndexOf(word, StringComparison.Ordinal);
            at >= 0;
            at = _searchText.IndexOf(word, at + 1, StringComparison.Ordinal)
        )
        {
            if (at == 0 || _searchText[at - 1] == ' ')
                return true;
        }
        return false;
    }

    /// <summary>
    /// Nobody who knows has confirmed the place within six months of <paramref name="day"/>: the public is told to call
    /// first. A door never disappears for that.
    /// </summary>
    public bool IsStaleOn(DateOnly day) => Place.IsStaleOn(day);

    /// <summary>Whether the place receives at its hours, on a day: one that has ended is closed.</summary>
    public PlaceStatus StatusOn(DateOnly day) => Place.ValidTo < day ? PlaceStatus.Closed : Place.Status;

    /// <summary>Where it is, or where it stops: a stop without a position of its own is at its commune.</summary>
    public GeoPoint? PositionOf(MobileStop stop) => Array.Find(_stops, known => known.At == stop)?.Position?.Point;

    /// <summary>Its stops, first first, each where it is; empty for a place that does not move.</summary>
    internal ReadOnlySpan<DoorStop> Stops => _stops;

    /// <summary>Whether somebody living there may come; unknown never excludes.</summary>
    public bool Serves(CommuneRecord? commune, string? departmentCode)
    {
        if (Zones is null)
            return true;
        if (commune is null)
            // A smaller zone may or may not hold the person's home.
            return departmentCode is null || Zones.Contains(departmentCode) || Zones.Any(zone => zone.Length > 3);
        return Zones.Contains(commune.Code)
            || Zones.Contains(commune.Department.Code)
            || (commune.Epci is { } epci && Zones.Contains(epci.Code));
    }
}
