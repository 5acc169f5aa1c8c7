using System.Globalization;
using Spro.Core.Territories;

namespace Spro.Web.Pages.Directory;

/// <summary>
/// A map made here, as plain SVG: the places numbered as in the list, the communes around as a faint ground, circles of
/// distance. Nothing is asked of another site, and the table under it says the same.
/// </summary>
internal sealed class DoorMap
{
    private const double KmPerDegree = 111.2;
    public const int Size = 640;
    private const int Margin = 40;
    private static readonly int[] Rings = [2, 5, 10, 20, 30, 50, 100];

    private readonly GeoPoint _centre;
    private readonly double _kmWide;

    public DoorMap(CommuneRecord? commune, IReadOnlyList<DoorView> doors, TerritoryIndex territory)
    {
        Commune = commune;
        Doors = doors;
        var points = doors.Select(Position).OfType<GeoPoint>().ToList();
        if (commune?.Position is { } home)
        {
            _centre = home;
            _kmWide = 2 * Math.Max(3, points.Select(point => point.FlatDistanceKmTo(home)).DefaultIfEmpty().Max());
        }
        else if (points.Count > 0)
        {
            _centre = new GeoPoint(
                (points.Min(point => point.Latitude) + points.Max(point => point.Latitude)) / 2,
                (points.Min(point => point.Longitude) + points.Max(point => point.Longitude)) / 2
            );
            _kmWide = 2 * Math.Max(3, points.Max(point => point.FlatDistanceKmTo(_centre)));
        }
        Points =
        [
            .. doors
                .Select((door, rank) => (Point: Position(door), Rank: rank + 1))
                .Where(door => door.Point is not null)
                .Select(door => (At: At(door.Point!.Value), door.Rank))
                // Places drawn one over the other share a mark: the first of them, and a sign that there are more.
                .GroupBy(door => ((int)door.At.X / 30, (int)door.At.Y / 30))
                .Select(same =>
                    (
                        same.First().At.X,
                        same.First().At.Y,
                        same.Count() == 1 ? $"{same.First().Rank}" : $"{same.First().Rank}+"
                    )
                )
                .Reverse(),
        ];
        if (Points.Count > 0)
            (Ground, Towns) = Around(territory);
    }

    public CommuneRecord? Commune { get; }
    public IReadOnlyList<DoorView> Doors { get; }
    public IReadOnlyList<(double X, double Y, string Label)> Points { get; }
    public IReadOnlyList<(double X, double Y)> Ground { get; } = [];
    public IReadOnlyList<(double X, double Y, string Name)> Towns { get; } = [];

    /// <summary>Circles around the commune: their radius in kilometres, and drawn.</summary>
    public IEnumerable<(int Km, double Radius)> Circles =>
        Commune is null
            ? []
            : Rings
                .Where(km => km <= _kmWide / 2 * 1.05 && km >= _kmWide / 12)
                .Select(km => (km, km / _kmWide * (Size - 2 * Margin)));

    public static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static GeoPoint? Position(DoorView door) =>
        door.Stop is { } stop ? door.Door.PositionOf(stop) : door.Door.Position;

    private (double X, double Y) At(GeoPoint point)
    {
        var east =
            (point.Longitude - _centre.Longitude) * KmPerDegree * Math.Cos(double.DegreesToRadians(_centre.Latitude));
        var north = (point.Latitude - _centre.Latitude) * KmPerDegree;
        var scale = (Size - 2 * Margin) / _kmWide;
        return (Size / 2.0 + east * scale, Size / 2.0 - north * scale);
    }

    // The commune centres are the ground of the map, and its largest towns its names.
    private (IReadOnlyList<(double, double)>, IReadOnlyList<(double, double, string)>) Around(TerritoryIndex territory)
    {
        var half = _kmWide * 0.56;
        var inside = territory
            .Communes.Where(commune =>
                commune.Position is { } place && Math.Abs(place.Latitude - _centre.Latitude) * KmPerDegree < half
            )
            .Select(commune => (Commune: commune, Drawn: At(commune.Position!.Value)))
            .Where(commune => commune.Drawn is { X: > 4 and < Size - 4, Y: > 4 and < Size - 4 })
            .OrderByDescending(commune => commune.Commune.Population ?? 0)
            .ToList();
        var towns = new List<(double X, double Y, string Name)>();
        foreach (var (commune, drawn) in inside)
        {
            if (towns.Count == 6)
                break;
            if (towns.TrueForAll(town => Math.Abs(town.X - drawn.X) > 170 || Math.Abs(town.Y - drawn.Y) > 40))
                towns.Add((drawn.X, drawn.Y, commune.Name));
        }
        return ([.. inside.Take(250).Select(commune => commune.Drawn)], towns);
    }
}
