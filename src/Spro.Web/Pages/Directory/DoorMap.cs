using System.Globalization;
using System.Text;
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
    private readonly (double X, double Y) _unitsPerDegree;

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
        var unitsPerKm = (Size - 2 * Margin) / _kmWide;
        _unitsPerDegree = (
            unitsPerKm * KmPerDegree * Math.Cos(double.DegreesToRadians(_centre.Latitude)),
            unitsPerKm * KmPerDegree
        );
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

    /// <summary>The communes around, as the dots of one SVG path.</summary>
    public string Ground { get; } = "";

    public IReadOnlyList<(double X, double Y, string Name)> Towns { get; } = [];

    /// <summary>Circles around the commune: their radius in kilometres, and drawn.</summary>
    public IEnumerable<(int Km, double Radius)> Circles =>
        Commune is null
            ? []
            : Rings
                .Where(km => km <= _kmWide / 2 * 1.05 && km >= _kmWide / 12)
                .Select(km => (km, km / _kmWide * (Size - 2 * Margin)));

    /// <summary>A length in the drawing: whole units are finer than a dot.</summary>
    public static string N(double value) => ((int)Math.Round(value)).ToString(CultureInfo.InvariantCulture);

    private static GeoPoint? Position(DoorView door) =>
        door.IsRemote ? null
        : door.Stop is { } stop ? door.Door.PositionOf(stop)
        : door.Door.Position;

    private (double X, double Y) At(GeoPoint point) =>
        (
            Size / 2.0 + (point.Longitude - _centre.Longitude) * _unitsPerDegree.X,
            Size / 2.0 - (point.Latitude - _centre.Latitude) * _unitsPerDegree.Y
        );

    // The commune centres are the ground of the map, and its largest towns its names.
    private (string, IReadOnlyList<(double, double, string)>) Around(TerritoryIndex territory)
    {
        const int MostTowns = 6;
        const int MostDots = 250;
        var towns = new List<(double X, double Y, string Name)>(MostTowns);
        // One path for all the dots: far shorter to write and to read than as many circles.
        var ground = new StringBuilder(MostDots * 12);
        var dots = 0;
        foreach (var commune in territory.OnTheMap)
        {
            if (dots == MostDots)
                break;
            var (x, y) = At(commune.Position);
            if (x is <= 4 or >= Size - 4 || y is <= 4 or >= Size - 4)
                continue;
            dots++;
            ground.Append('M').Append((int)x).Append(' ').Append((int)y).Append("h0");
            if (towns.Count < MostTowns && !IsCrowded(towns, x, y))
                towns.Add((x, y, commune.Name));
        }
        return (ground.ToString(), towns);
    }

    private static bool IsCrowded(List<(double X, double Y, string Name)> towns, double x, double y)
    {
        foreach (var town in towns)
        {
            if (Math.Abs(town.X - x) <= 170 && Math.Abs(town.Y - y) <= 40)
                return true;
        }
        return false;
    }
}
