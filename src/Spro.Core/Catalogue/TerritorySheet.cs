using Spro.Core.Knowledge.Labour;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Catalogue;

/// <summary>The doors of a network in a territory.</summary>
/// <param name="Network">The network.</param>
/// <param name="Count">How many, never zero.</param>
public sealed record NetworkDoors(Network Network, int Count);

/// <summary>What is known of a territory, as of a day: its work, its trainings, its doors. What is not known is not there.</summary>
public sealed record TerritorySheet
{
    /// <summary>How far from a commune its trainings and doors are counted, in kilometres: a commune alone has few.</summary>
    public const int AroundKm = DirectoryQuery.UsualRadiusKm;

    /// <summary>The territory.</summary>
    public required Area Area { get; init; }

    /// <summary>
    /// The territory its figures are about: itself for a region or a department, else the department or the region it is
    /// in, since nothing smaller is published; null when it lies in several regions.
    /// </summary>
    public required TerritoryRecord? Counted { get; init; }

    /// <summary>The newest unemployment rate of the department, or of each of the region; those known.</summary>
    public required IReadOnlyList<LabourFigure> Unemployment { get; init; }

    /// <summary>How hard it is to recruit, by family of occupations, in <see cref="Counted"/>.</summary>
    public required OccupationComparison Tension { get; init; }

    /// <summary>Jobs to fill, by family of occupations, in the region: no source says it of less.</summary>
    public required OccupationComparison JobsToFill { get; init; }

    /// <summary>
    /// What became of those who left the lycées and training centres of <see cref="Counted"/>: each establishment by its
    /// newest years, by name.
    /// </summary>
    public required IReadOnlyList<InsertionRate> Schools { get; init; }

    /// <summary>
    /// Trainings that take place there, by next date; around a commune, by distance. Those from afar and those whose place
    /// is not known are not among them.
    /// </summary>
    public required IReadOnlyList<FoundTraining> Trainings { get; init; }

    /// <summary>Doors there or around, by network: the most first, then by name.</summary>
    public required IReadOnlyList<NetworkDoors> Networks { get; init; }

    /// <summary>Doors of no network.</summary>
    public required int OtherDoors { get; init; }

    /// <summary>Networks that signed the charter, and of which no door is known there.</summary>
    public required IReadOnlyList<Network> SignatoriesWithout { get; init; }

    /// <summary>Reads the snapshot.</summary>
    public static TerritorySheet Of(PublicCatalogue catalogue, Area area, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(area);
        var counted = area.Department ?? area.Region;
        var market = catalogue.LabourMarket;
        var doors = DoorsOf(catalogue, area, day);
        List<NetworkDoors> networks =
        [
            .. doors
                .Where(door => door.Network is not null)
                .GroupBy(door => door.Network!)
                .Select(network => new NetworkDoors(network.Key, network.Count()))
                .OrderByDescending(network => network.Count)
                .ThenBy(network => network.Network.Name, StringComparer.Ordinal),
        ];
        return new TerritorySheet
        {
            Area = area,
            Counted = counted,
            Unemployment = [.. UnemploymentOf(catalogue, area)],
            Schools =
            [
                .. catalogue
                    .Territory.Departments.Where(department =>
                        department == counted || (department.ParentCode == counted?.Code && area.Department is null)
                    )
                    .SelectMany(department => catalogue.Insertion.InDepartment(department.Code))
                    .OrderBy(one => one.Name, StringComparer.Ordinal),
            ],
            Tension = market.Compare(
                counted is null ? [] : catalogue.Occupations.All,
                LabourMeasure.TensionLevel,
                counted?.Kind == TerritoryKind.Region ? LabourArea.Region : LabourArea.Department,
                counted?.Code ?? ""
            ),
            JobsToFill = market.Compare(
                area.Region is null ? [] : catalogue.Occupations.All,
                LabourMeasure.JobsToFill,
                LabourArea.Region,
                area.Region?.Code ?? ""
            ),
            Trainings = TrainingsOf(catalogue, area, day),
            Networks = networks,
            OtherDoors = doors.Count(door => door.Network is null),
            SignatoriesWithout =
            [
                .. catalogue
                    .Networks.Where(network =>
                        network.Membership == Membership.Signatory
                        && network.Code != Structures.Networks.AnySignatoryPlace
                    )
                    .Except(networks.Select(network => network.Network)),
            ],
        };
    }

    private static IEnumerable<LabourFigure> UnemploymentOf(PublicCatalogue catalogue, Area area) =>
        area
            .Communes.Select(commune => commune.Department)
            .Distinct()
            .OrderBy(department => department.Code, StringComparer.Ordinal)
            .Select(department =>
                catalogue
                    .LabourMarket.OfAll(LabourArea.Department, department.Code)
                    .FirstOrDefault(figure => figure.Measure == LabourMeasure.UnemploymentRate)
            )
            .OfType<LabourFigure>();

    private static IReadOnlyList<FoundTraining> TrainingsOf(PublicCatalogue catalogue, Area area, DateOnly day)
    {
        var isCommune = area.Kind is null;
        var found = TrainingSearch.Find(
            catalogue,
            new TrainingQuery
            {
                Commune = isCommune ? area.Centre : null,
                Order = isCommune ? TrainingOrder.Distance : TrainingOrder.Date,
                Day = day,
            }
        );
        var communes = area.Communes.ToHashSet();
        return
        [
            .. found.Where(one =>
                isCommune
                    ? one.Km <= AroundKm
                    : one.Training.Offer.Mode != Knowledge.TrainingMode.Remote
                        && one.Commune is { } at
                        && communes.Contains(at)
            ),
        ];
    }

    private static List<Door> DoorsOf(PublicCatalogue catalogue, Area area, DateOnly day)
    {
        if (area is { Kind: null, Centre.Position: not null })
            return
            [
                .. DirectorySearch
                    .Find(catalogue.Doors, new DirectoryQuery { Commune = area.Centre, Day = day })
                    .Where(found => found.Km is not null)
                    .Select(found => found.Door),
            ];
        var communes = area.Communes.Select(commune => commune.Code).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. catalogue.Doors.All.Where(door =>
                DoorSet.IsListed(door, day) && door.Place.Kind != PlaceKind.Remote && IsThere(door)
            ),
        ];

        bool IsThere(Door door) =>
            (door.Commune is { } at && communes.Contains(at.Code))
            || door.Place.Stops.Any(stop => stop.Date >= day && communes.Contains(stop.CommuneCode))
            || (
                door.Commune is null && area.Kind == TerritoryKind.Department && door.Place.DepartmentCode == area.Code
            );
    }
}
