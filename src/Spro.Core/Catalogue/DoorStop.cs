using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Catalogue;

/// <summary>A stop of a moving place, when and where it is, ready to be measured from anywhere.</summary>
/// <param name="At">The stop as it was written.</param>
/// <param name="FromUtc">When it opens.</param>
/// <param name="UntilUtc">When it closes.</param>
/// <param name="Position">Where it is, or its commune; null when neither is known.</param>
/// <param name="Island">The island where it is; null on the mainland.</param>
internal sealed record DoorStop(MobileStop At, DateTime FromUtc, DateTime UntilUtc, FlatPoint? Position, string? Island)
{
    public static DoorStop Of(Timetable.DatedStop stop, TerritoryIndex territory)
    {
        var commune = territory.CommuneToday(stop.At.CommuneCode);
        var position = stop.At is { Latitude: { } north, Longitude: { } east }
            ? new GeoPoint(north, east)
            : commune?.Position;
        return new(
            stop.At,
            stop.FromUtc,
            stop.UntilUtc,
            position is { } known ? new FlatPoint(known) : null,
            commune?.Island
        );
    }

    /// <summary>Kilometres from there, as the crow flies; null when it is not known where it stops.</summary>
    public double? KmFrom(in FlatPoint home) => Position?.DistanceKmTo(home);
}
