using Spro.Core.Search;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Core.Territories;

namespace Spro.Core.Catalogue;

/// <summary>What is looked for in the directory; what is null does not count.</summary>
public sealed record DirectoryQuery
{
    /// <summary>Default distance around a commune, in kilometres.</summary>
    public const int UsualRadiusKm = 30;

    /// <summary>Around this commune.</summary>
    public CommuneRecord? Commune { get; init; }

    /// <summary>Kilometres around it, as the crow flies.</summary>
    public double RadiusKm { get; init; } = UsualRadiusKm;

    /// <summary>In this department.</summary>
    public string? DepartmentCode { get; init; }

    /// <summary>Of this network.</summary>
    public string? Network { get; init; }

    /// <summary>For somebody of this main situation (<c>mainStatus</c>, DOMAIN §3.2); what is not known never excludes.</summary>
    public string? MainStatus { get; init; }

    /// <summary>
    /// For this need (DOMAIN §3.2): a place of a network that names none answers every need of its network; a place of
    /// no network answers those it names.
    /// </summary>
    public string? Need { get; init; }

    /// <summary>Open at this instant (UTC).</summary>
    public DateTime? OpenAt { get; init; }

    /// <summary>Known to be step-free.</summary>
    public bool StepFree { get; init; }

    /// <summary>Words in the name of the place, of its structure, of its network or of its commune.</summary>
    public string? Text { get; init; }

    /// <summary>The day asked about: places that do not hold that day are left out.</summary>
    public required DateOnly Day { get; init; }
}

/// <summary>A door found, with its distance when a commune was given.</summary>
/// <param name="Door">The door.</param>
/// <param name="Km">Kilometres as the crow flies; null without a commune, or for a place without a position.</param>
/// <param name="Stop">The stop meant, for a moving place.</param>
public sealed record FoundDoor(Door Door, double? Km, MobileStop? Stop = null)
{
    internal FoundOrder Order { get; init; }
}

/// <summary>
/// Searches the directory. Around a commune: nearest first, then places known by their department only, then those
/// reached from afar. Otherwise: in the order of names. Nothing else weighs.
/// </summary>
public static class DirectorySearch
{
    /// <summary>How far a nearest place is looked for when there is none in the radius, in kilometres.</summary>
    public const int FarthestKm = 150;

    /// <summary>All that matches, in order.</summary>
    public static IReadOnlyList<FoundDoor> Find(Doors doors, DirectoryQuery query)
    {
        ArgumentNullException.ThrowIfNull(doors);
        ArgumentNullException.ThrowIfNull(query);
        var filter = new Matching(query);
        if (query.Commune?.Position is not { } position)
            return [.. doors.All.Where(filter.Matches).Select(door => new FoundDoor(door, null))];

        var set = query.Network is { } network ? doors.Of(network) : doors.Everywhere;
        var found = Near(set, new FlatPoint(position), query, filter);
        found.AddRange(
            set.SomewhereIn(query.Commune.Department.Code)
                .Where(filter.Matches)
                .Select(door => new FoundDoor(door, null) { Order = FoundOrder.Somewhere })
                .OrderBy(DirectoryKey.Of)
        );
        found.AddRange(
            set.RemoteByName.Where(door => filter.Matches(door) && door.Serves(query.Commune, null))
                .Select(door => new FoundDoor(door, null) { Order = FoundOrder.FromAfar })
        );
        return found;
    }

    /// <summary>
    /// When nothing is found near: the nearest place that has all the rest, farther or closed at the moment asked. Never
    /// one of which no distance is known.
    /// </summary>
    public static FoundDoor? NearestOtherwise(Doors doors, DirectoryQuery query)
    {
        ArgumentNullException.ThrowIfNull(doors);
        ArgumentNullException.ThrowIfNull(query);
        if (query.Commune?.Position is not { } position)
            return null;
        var wider = query with { RadiusKm = FarthestKm, OpenAt = null };
        var set = query.Network is { } network ? doors.Of(network) : doors.Everywhere;
        return Near(set, new FlatPoint(position), wider, new Matching(wider)).FirstOrDefault();
    }

    // Nearest first, those equally near by identifier.
    private static List<FoundDoor> Near(DoorSet set, FlatPoint home, DirectoryQuery query, Matching filter)
    {
        var near = new List<Neighbour>();
        set.Index.Nearest(
            home,
            int.MaxValue,
            query.RadiusKm,
            new Filter(set.Fixed, set.ListedOn(query.Day), filter),
            near
        );
        var moving = new List<FoundDoor>();
        foreach (var door in set.Moving)
        {
            if (filter.Matches(door) && AtNearestStop(door, home, query.Day) is var there && there.Km <= query.RadiusKm)
                moving.Add(there);
        }
        moving.Sort(static (one, other) => DirectoryKey.Of(one).CompareTo(DirectoryKey.Of(other)));
        // Both are in order: merged, without comparing again what the index has ordered.
        var found = new List<FoundDoor>(near.Count + moving.Count);
        var next = 0;
        foreach (var hit in near)
        {
            var fixedDoor = new FoundDoor(set.Fixed[hit.Item], hit.Km);
            while (next < moving.Count && DirectoryKey.Of(moving[next]) < DirectoryKey.Of(fixedDoor))
                found.Add(moving[next++]);
            found.Add(fixedDoor);
        }
        found.AddRange(moving.Skip(next));
        return found;
    }

    // The earliest of the nearest stops to come.
    private static FoundDoor AtNearestStop(Door door, FlatPoint home, DateOnly day)
    {
        DoorStop? nearest = null;
        double? nearestKm = null;
        foreach (var stop in door.Stops)
        {
            if (stop.At.Date < day)
                continue;
            var km = stop.KmFrom(home);
            // Of two as near, the first stays.
            if (nearest is null || (km ?? double.MaxValue) < (nearestKm ?? double.MaxValue))
                (nearest, nearestKm) = (stop, km);
        }
        return new FoundDoor(door, nearestKm, nearest?.At);
    }

    private readonly struct Filter(Door[] doors, bool[] listed, Matching matching) : IPointFilter
    {
        public bool Accepts(int item) => listed[item] && (matching.TakesAll || matching.Suits(doors[item]));
    }

    private sealed class Matching(DirectoryQuery query)
    {
        private readonly string[] _words = query.Text is { } text
            ? FrenchText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : [];

        /// <summary>Nothing is asked beside the place and the day.</summary>
        public bool TakesAll { get; } =
            query with
            {
                Commune = null,
                RadiusKm = DirectoryQuery.UsualRadiusKm,
            } == new DirectoryQuery { Day = query.Day };

        public bool Matches(Door door) => DoorSet.IsListed(door, query.Day) && (TakesAll || Suits(door));

        public bool Suits(Door door) =>
            (query.Network is null || door.Network?.Code == query.Network)
            && (query.DepartmentCode is null || DepartmentOf(door) == query.DepartmentCode)
            && (!query.StepFree || door.Place.StepFree == true)
            && (query.MainStatus is not { } status || Receives(door, status))
            && (query.Need is not { } need || Answers(door, need))
            && (query.OpenAt is not { } at || door.Timetable.StateAt(at) == OpenKind.Open)
            && HasWords(door);

        private bool HasWords(Door door)
        {
            foreach (var word in _words)
            {
                if (!door.Says(word))
                    return false;
            }
            return true;
        }

        private static bool Receives(Door door, string status) =>
            door.Services.Count == 0 || door.Services.Any(service => Audiences.MayHold(service.Audiences, status));

        private static bool Answers(Door door, string need) =>
            door.Services.Any(service => service.Needs.Contains(need))
            || (door.Network is not null && door.Services.All(service => service.Needs.Count == 0));

        private static string? DepartmentOf(Door door) => door.Commune?.Department.Code ?? door.Place.DepartmentCode;
    }
}
