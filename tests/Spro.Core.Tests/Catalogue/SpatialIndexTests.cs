using CsCheck;
using Spro.Core.Catalogue;
using Spro.Core.Territories;

namespace Spro.Core.Tests.Catalogue;

public sealed class SpatialIndexTests
{
    private static readonly Gen<GeoPoint> Mainland = Gen.Select(Gen.Double[42, 51], Gen.Double[-5, 8])
        .Select((north, east) => new GeoPoint(north, east));
    private static readonly Gen<GeoPoint> Overseas = Gen.Select(Gen.Double[-21.4, -20.8], Gen.Double[55.2, 55.9])
        .Select((north, east) => new GeoPoint(north, east));

    [Fact]
    public void The_index_finds_the_same_neighbours_as_looking_at_every_point() =>
        Gen.Select(
                Gen.Frequency((9, Mainland), (1, Overseas)).Array[0, 300],
                Gen.Frequency((9, Mainland), (1, Overseas)),
                Gen.Int[1, 12],
                Gen.Double[1, 200]
            )
            .Sample(
                (points, from, wanted, within) =>
                {
                    var found = new List<Neighbour>();
                    new SpatialIndex(points).Nearest(new FlatPoint(from), wanted, within, new Everything(), found);
                    return found.SequenceEqual(ByLookingAtAll(points, from, wanted, within));
                },
                iter: 3000
            );

    [Fact]
    public void Points_at_the_same_place_are_all_given()
    {
        var same = Enumerable.Repeat(new GeoPoint(47.2, -1.5), 7).ToArray();
        var found = new List<Neighbour>();
        new SpatialIndex(same).Nearest(new FlatPoint(new GeoPoint(47.2, -1.5)), 3, 30, new Everything(), found);
        Assert.Equal(7, found.Count);
    }

    [Fact]
    public void A_point_that_the_filter_refuses_is_never_given() =>
        Gen.Select(Mainland.Array[1, 100], Mainland)
            .Sample(
                (points, from) =>
                {
                    var found = new List<Neighbour>();
                    new SpatialIndex(points).Nearest(new FlatPoint(from), 5, 500, new EvenOnly(), found);
                    return found.TrueForAll(hit => hit.Item % 2 == 0);
                }
            );

    private static IEnumerable<Neighbour> ByLookingAtAll(GeoPoint[] points, GeoPoint from, int wanted, double within)
    {
        var all = points
            .Select((point, item) => new Neighbour(item, point.FlatDistanceKmTo(from)))
            .Where(hit => hit.Km <= within)
            .Order(Comparer<Neighbour>.Create(Neighbour.NearestFirst))
            .ToList();
        return all.Count <= wanted
            ? all
            : all.TakeWhile((hit, rank) => rank < wanted || hit.WholeKm == all[wanted - 1].WholeKm);
    }

    private readonly struct Everything : IPointFilter
    {
        public bool Accepts(int item) => true;
    }

    private readonly struct EvenOnly : IPointFilter
    {
        public bool Accepts(int item) => item % 2 == 0;
    }
}
