using CsCheck;
using Spro.Core.Territories;

namespace Spro.Core.Tests.Territories;

public sealed class GeoPointTests
{
    private static readonly GeoPoint Nantes = new(47.2184, -1.5536);
    private static readonly GeoPoint LeMans = new(48.0061, 0.1996);

    private static readonly Gen<GeoPoint> InFrance = Gen.Select(
        Gen.Double[42, 51],
        Gen.Double[-5, 8],
        (latitude, longitude) => new GeoPoint(latitude, longitude)
    );

    [Fact]
    public void Nantes_is_about_158_km_from_Le_Mans() => Assert.InRange(Nantes.DistanceKmTo(LeMans), 156, 160);

    [Fact]
    public void Distance_is_the_same_both_ways_and_never_negative() =>
        Gen.Select(InFrance, InFrance)
            .Sample(
                (from, to) =>
                {
                    Assert.Equal(from.DistanceKmTo(to), to.DistanceKmTo(from), 1e-9);
                    Assert.True(from.DistanceKmTo(to) >= 0);
                    Assert.Equal(0, from.DistanceKmTo(from));
                }
            );

    [Fact]
    public void The_flat_distance_stays_within_half_a_percent_over_a_region() =>
        Gen.Select(InFrance, Gen.Double[-1.3, 1.3], Gen.Double[-1.8, 1.8])
            .Sample(
                (from, north, east) =>
                {
                    var to = new GeoPoint(from.Latitude + north, from.Longitude + east);
                    var exact = from.DistanceKmTo(to);
                    Assert.InRange(from.FlatDistanceKmTo(to), (exact * 0.995) - 1e-6, (exact * 1.005) + 1e-6);
                }
            );

    [Theory]
    [InlineData(47.2184, -1.5536, PositionCheck.Plausible)]
    [InlineData(-1.5536, 47.2184, PositionCheck.Swapped)]
    [InlineData(0, 0, PositionCheck.OutsideFrance)]
    [InlineData(47.2, -20, PositionCheck.OutsideFrance)]
    [InlineData(double.NaN, 2, PositionCheck.OutsideFrance)]
    [InlineData(48.0061, 0.1996, PositionCheck.FarFromCommune)]
    [InlineData(46.2, -3.5, PositionCheck.FarFromCommune)] // the sea
    public void A_position_is_judged_against_its_commune(double latitude, double longitude, PositionCheck expected) =>
        Assert.Equal(expected, FranceBounds.Check(new GeoPoint(latitude, longitude), Nantes));

    [Theory]
    [InlineData(-20.88, 55.45)] // La Réunion
    [InlineData(16.24, -61.53)] // Guadeloupe
    [InlineData(4.92, -52.31)] // Guyane
    [InlineData(46.78, -56.18)] // Saint-Pierre-et-Miquelon
    [InlineData(-22.27, 166.44)] // Nouvelle-Calédonie
    public void Overseas_is_France(double latitude, double longitude) =>
        Assert.Equal(PositionCheck.Plausible, FranceBounds.Check(new GeoPoint(latitude, longitude)));

    [Fact]
    public void Exchanged_coordinates_are_told_without_a_commune() =>
        Assert.Equal(PositionCheck.Swapped, FranceBounds.Check(new GeoPoint(2.35, 48.85)));
}
