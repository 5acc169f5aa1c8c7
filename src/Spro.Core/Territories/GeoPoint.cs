namespace Spro.Core.Territories;

/// <summary>A position on Earth, WGS 84 degrees. Distances are as the crow flies.</summary>
public readonly record struct GeoPoint(double Latitude, double Longitude)
{
    private const double EarthRadiusKm = 6371.0088;
    internal const double DegreeKm = EarthRadiusKm * Math.PI / 180;

    /// <summary>Great-circle distance in kilometres (haversine).</summary>
    public double DistanceKmTo(GeoPoint other)
    {
        var latitude = double.DegreesToRadians(other.Latitude - Latitude);
        var longitude = double.DegreesToRadians(other.Longitude - Longitude);
        var half =
            Square(Math.Sin(latitude / 2))
            + Math.Cos(double.DegreesToRadians(Latitude))
                * Math.Cos(double.DegreesToRadians(other.Latitude))
                * Square(Math.Sin(longitude / 2));
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    /// <summary>
    /// Distance in kilometres on a flat map, for ranking many places: several times faster than
    /// <see cref="DistanceKmTo"/>, within 0.5 % of it up to 300 km at French latitudes.
    /// </summary>
    public double FlatDistanceKmTo(GeoPoint other) => new FlatPoint(this).DistanceKmTo(new FlatPoint(other));

    private static double Square(double value) => value * value;
}

/// <summary>A point with what its distances on a flat map need, computed once for whoever asks many.</summary>
internal readonly struct FlatPoint(GeoPoint point)
{
    private readonly double _halfCosine = Math.Cos(double.DegreesToRadians(point.Latitude / 2));
    private readonly double _halfSine = Math.Sin(double.DegreesToRadians(point.Latitude / 2));

    public GeoPoint Point { get; } = point;

    /// <summary>Kilometres.</summary>
    public double DistanceKmTo(in FlatPoint other)
    {
        // The cosine of the mean latitude, without computing one.
        var cosine = _halfCosine * other._halfCosine - _halfSine * other._halfSine;
        var north = (other.Point.Latitude - Point.Latitude) * GeoPoint.DegreeKm;
        var east = (other.Point.Longitude - Point.Longitude) * GeoPoint.DegreeKm * cosine;
        return Math.Sqrt(north * north + east * east);
    }
}
