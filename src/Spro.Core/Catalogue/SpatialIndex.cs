using Spro.Core.Territories;

namespace Spro.Core.Catalogue;

/// <summary>A point of a <see cref="SpatialIndex"/> and how far it is.</summary>
/// <param name="Item">Its rank in the list the index was built from.</param>
/// <param name="Km">Kilometres, as the crow flies.</param>
internal readonly record struct Neighbour(int Item, double Km)
{
    public int WholeKm => (int)Km;

    public static int NearestFirst(Neighbour one, Neighbour other) =>
        one.Km.CompareTo(other.Km) is var byDistance and not 0 ? byDistance : one.Item.CompareTo(other.Item);
}

/// <summary>Says which points count; a struct, so that the search inlines it.</summary>
internal interface IPointFilter
{
    bool Accepts(int item);
}

/// <summary>
/// Nearest points first, on a grid whose cells hold a few points each. A search widens ring by ring and stops as soon
/// as no farther cell can matter, so its cost does not depend on the size of the country.
/// </summary>
internal sealed class SpatialIndex
{
    private const int PointsPerCell = 3;
    private const double DegreeKm = 111.2;

    private readonly Dictionary<long, Range> _cells = [];

    // Cell after cell, so that a search reads memory in a row.
    private readonly IndexedPoint[] _points;
    private readonly double _latitudeStep;
    private readonly double _longitudeStep;

    public SpatialIndex(IReadOnlyList<GeoPoint> points)
    {
        (_latitudeStep, _longitudeStep) = CellFor(points);
        _points =
        [
            .. points
                .Select((point, item) => (Cell: CellOf(point), Point: new IndexedPoint(new FlatPoint(point), item)))
                .OrderBy(indexed => indexed.Cell)
                .Select(indexed => indexed.Point),
        ];
        for (var start = 0; start < _points.Length; )
        {
            var cell = CellOf(_points[start].Place.Point);
            var end = start;
            while (end < _points.Length && CellOf(_points[end].Place.Point) == cell)
                end++;
            _cells[cell] = new Range(start, end);
            start = end;
        }
    }

    /// <summary>
    /// Fills <paramref name="found"/> with the nearest accepted points, nearest first: at least
    /// <paramref name="wanted"/> when there are that many within <paramref name="withinKm"/>, and all those of the last
    /// whole kilometre, so that equals can take turns.
    /// </summary>
    public void Nearest<TFilter>(FlatPoint centre, int wanted, double withinKm, TFilter filter, List<Neighbour> found)
        where TFilter : struct, IPointFilter
    {
        found.Clear();
        if (_points.Length == 0)
            return;
        var from = centre.Point;
        var row = RowOf(from);
        var column = ColumnOf(from);
        // Columns narrow towards the pole: what one ring is worth is counted on its northern side.
        var narrowest = Math.Max(0.2, Math.Cos(double.DegreesToRadians(Math.Abs(from.Latitude) + withinKm / DegreeKm)));
        var ringKm = Math.Min(_latitudeStep, _longitudeStep * narrowest) * DegreeKm;
        var rings = (int)Math.Ceiling(withinKm / ringKm) + 1;
        var limit = withinKm;
        for (var ring = 0; ring <= rings; ring++)
        {
            // Nothing in this ring or beyond is nearer than this.
            if ((ring - 1) * ringKm > limit)
                break;
            for (var r = row - ring; r <= row + ring; r++)
            {
                var edge = r == row - ring || r == row + ring;
                var step = edge || ring == 0 ? 1 : 2 * ring;
                for (var c = column - ring; c <= column + ring; c += step)
                    Collect(Key(r, c), centre, limit, filter, found);
            }
            if (found.Count >= wanted)
            {
                found.Sort(Neighbour.NearestFirst);
                limit = Math.Min(withinKm, found[wanted - 1].WholeKm + 1);
            }
        }
        found.Sort(Neighbour.NearestFirst);
        if (found.Count > wanted)
        {
            var last = found[wanted - 1].WholeKm;
            var keep = wanted;
            while (keep < found.Count && found[keep].WholeKm == last)
                keep++;
            found.RemoveRange(keep, found.Count - keep);
        }
    }

    private void Collect<TFilter>(long cell, in FlatPoint from, double limit, TFilter filter, List<Neighbour> found)
        where TFilter : struct, IPointFilter
    {
        if (!_cells.TryGetValue(cell, out var range))
            return;
        foreach (ref readonly var indexed in _points.AsSpan(range))
        {
            var km = indexed.Place.DistanceKmTo(from);
            if (km <= limit && filter.Accepts(indexed.Item))
                found.Add(new Neighbour(indexed.Item, km));
        }
    }

    private static (double Latitude, double Longitude) CellFor(IReadOnlyList<GeoPoint> points)
    {
        if (points.Count == 0)
            return (1, 1);
        // Quantiles, not extremes: a few points overseas must not stretch the cells of the mainland.
        var latitudes = points.Select(point => point.Latitude).Order().ToArray();
        var longitudes = points.Select(point => point.Longitude).Order().ToArray();
        var middle = latitudes[latitudes.Length / 2];
        var shrink = Math.Max(0.2, Math.Cos(double.DegreesToRadians(middle)));
        var height = Math.Max(Spread(latitudes) * DegreeKm, 20);
        var width = Math.Max(Spread(longitudes) * DegreeKm * shrink, 20);
        var km = Math.Clamp(Math.Sqrt(height * width * PointsPerCell / points.Count), 2, 60);
        return (km / DegreeKm, km / (DegreeKm * shrink));
    }

    private static double Spread(double[] ordered) =>
        ordered[(int)((ordered.Length - 1) * 0.95)] - ordered[(int)((ordered.Length - 1) * 0.05)];

    private int RowOf(GeoPoint point) => (int)Math.Floor(point.Latitude / _latitudeStep);

    private int ColumnOf(GeoPoint point) => (int)Math.Floor(point.Longitude / _longitudeStep);

    private long CellOf(GeoPoint point) => Key(RowOf(point), ColumnOf(point));

    private static long Key(int row, int column) => ((long)row << 32) ^ (uint)column;

    private readonly record struct IndexedPoint(FlatPoint Place, int Item);
}
