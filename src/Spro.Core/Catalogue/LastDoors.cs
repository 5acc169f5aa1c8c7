using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Catalogue;

/// <summary>Territories that would have no door of a network near by any more.</summary>
/// <param name="Network">The network.</param>
/// <param name="Areas">Names of the intercommunalités, and of the communes that are in none, by name.</param>
public sealed record LostTerritories(Network Network, IReadOnlyList<string> Areas);

/// <summary>
/// What coverage loses with some doors, before they close or change network: an intercommunalité is reached by a network when one
/// of its places is near one of its communes (OBL-09).
/// </summary>
public static class LastDoors
{
    /// <summary>The territories that would be lost, network by network (pure).</summary>
    /// <param name="catalogue">The directory.</param>
    /// <param name="leaving">The places that close, or that go to another network.</param>
    /// <param name="day">The first day without them.</param>
    public static IReadOnlyList<LostTerritories> Lost(
        PublicCatalogue catalogue,
        IReadOnlyCollection<Guid> leaving,
        DateOnly day
    )
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(leaving);
        return
        [
            .. catalogue
                .Doors.All.Where(door => leaving.Contains(door.Place.Id) && Counts(door, day))
                .GroupBy(door => door.Network!)
                .Select(doors => new LostTerritories(doors.Key, LostOf(catalogue, [.. doors], leaving, day)))
                .Where(lost => lost.Areas.Count > 0),
        ];
    }

    private static IReadOnlyList<string> LostOf(
        PublicCatalogue catalogue,
        IReadOnlyList<Door> gone,
        IReadOnlyCollection<Guid> leaving,
        DateOnly day
    )
    {
        var staying = catalogue
            .Doors.All.Where(door =>
                door.Network == gone[0].Network && !leaving.Contains(door.Place.Id) && Counts(door, day)
            )
            .ToList();
        return
        [
            .. catalogue
                .Territory.Communes.Where(commune => catalogue.Covers(commune) && commune.Position is not null)
                .GroupBy(commune => commune.Epci?.Name ?? commune.Name)
                .Where(area => area.Any(commune => Reach(gone, commune)))
                .Where(area => !area.Any(commune => Reach(staying, commune)))
                .Select(area => area.Key)
                .Order(StringComparer.CurrentCulture),
        ];
    }

    // Networks of the charter only, and doors that somebody can push.
    private static bool Counts(Door door, DateOnly day) =>
        door is { Network.Membership: Membership.Signatory, ReceivesOnSite: true }
        && door.Place.Kind != PlaceKind.Mobile
        && door.StatusOn(day) != PlaceStatus.Closed;

    private static bool Reach(IReadOnlyList<Door> doors, CommuneRecord commune) =>
        doors.Any(door => door.Position!.Value.FlatDistanceKmTo(commune.Position!.Value) <= DoorChoice.ReachKm);
}
