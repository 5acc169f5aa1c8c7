using Spro.Core.Catalogue;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Core.Territories;

namespace Spro.Core.Guidance;

/// <summary>A door proposed to a person.</summary>
/// <param name="Door">The door.</param>
/// <param name="Km">Kilometres as the crow flies; null for a door reached from afar or known by its department only.</param>
/// <param name="State">Open, closed, or not known at the moment asked.</param>
/// <param name="NextOpening">When it opens next (UTC); null when open or not known.</param>
/// <param name="Stop">The stop meant, for a moving place.</param>
public sealed record ProposedDoor(
    Door Door,
    double? Km,
    OpenKind State,
    DateTime? NextOpening,
    MobileStop? Stop = null
);

/// <summary>The doors of one network for one person.</summary>
/// <param name="Doors">In the published order, three at most.</param>
/// <param name="CoverageGap">No suitable place within reach and no way from afar: said to the person, and counted.</param>
public sealed record ProposedDoors(IReadOnlyList<ProposedDoor> Doors, bool CoverageGap);

/// <summary>Where the person is, as far as they said, and when they ask.</summary>
/// <param name="Commune">Their commune.</param>
/// <param name="DepartmentCode">Their department, when the commune is not said.</param>
/// <param name="Age">Their age.</param>
/// <param name="AtUtc">The moment asked about.</param>
/// <param name="Day">Its day, on the territory's calendar.</param>
public sealed record Whereabouts(
    CommuneRecord? Commune,
    string? DepartmentCode,
    AgeRange? Age,
    DateTime AtUtc,
    DateOnly Day
);

/// <summary>
/// Chooses doors by the order published on « Comment ça marche » and nothing else: places that receive within seven
/// days first, then the nearest by whole kilometres, equals taking turns each day. Nobody can buy or gain a place.
/// </summary>
public static class DoorChoice
{
    /// <summary>Beyond this, in kilometres, a place is not within reach.</summary>
    public const double ReachKm = 30;

    /// <summary>How many doors of one network are shown.</summary>
    public const int Shown = 3;

    private const int Considered = 8;
    private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    [ThreadStatic]
    private static List<Neighbour>? s_near;

    /// <summary>The doors of <paramref name="network"/> for somebody.</summary>
    /// <param name="doors">The directory.</param>
    /// <param name="network">Network code.</param>
    /// <param name="who">Where and when.</param>
    /// <param name="remoteToo">Add a way from afar even when a place is near (no transport, a person to talk to).</param>
    public static ProposedDoors Choose(Doors doors, string network, Whereabouts who, bool remoteToo)
    {
        ArgumentNullException.ThrowIfNull(doors);
        ArgumentNullException.ThrowIfNull(who);
        var set = network == Networks.AnySignatoryPlace ? doors.OfSignatories : doors.Of(network);
        var chosen = new List<ProposedDoor>(Shown + 1);
        if (who.Commune?.Position is { } home)
            AddNearest(set, who, home, chosen);
        else if (who.DepartmentCode is { } department)
            AddOfDepartment(set, who, department, chosen);
        if (chosen.Count < Shown && (who.Commune?.Department.Code ?? who.DepartmentCode) is { } own)
            AddByDepartmentOnly(set, who, own, chosen);
        if (chosen.Count == 0 || remoteToo)
            AddRemote(set, who, chosen);
        var somewhere = who.Commune is not null || who.DepartmentCode is not null;
        return new ProposedDoors(chosen, CoverageGap: somewhere && chosen.Count == 0);
    }

    /// <summary>
    /// The nearest door of a signatory that is open at the moment asked, or else the one within reach that opens
    /// first; a door reached from afar when nothing is near or nothing is known of the place.
    /// </summary>
    public static ProposedDoor? NearestOpen(Doors doors, Whereabouts who)
    {
        ArgumentNullException.ThrowIfNull(doors);
        ArgumentNullException.ThrowIfNull(who);
        var set = doors.OfSignatories;
        if (who.Commune?.Position is { } home)
        {
            var near = s_near ??= [];
            set.Index.Nearest(home, 1, ReachKm, new OpenNow(set, who), near);
            if (near.Count > 0)
                return At(set.Fixed[FirstInTurn(near, set, who.Day)], near[0].Km, who);
            set.Index.Nearest(home, 4 * Considered, ReachKm, new Suitable(set, who), near);
            var first = near.Select(hit => At(set.Fixed[hit.Item], hit.Km, who))
                .Where(door => door.NextOpening is not null)
                .MinBy(door => door.NextOpening);
            if (first is not null)
                return first;
        }
        var remote = set.Remote.Where(door => IsSuitable(door, who)).Select(door => At(door, null, who)).ToList();
        return remote.Find(door => door.State == OpenKind.Open)
            ?? remote.MinBy(door => door.NextOpening ?? DateTime.MaxValue);
    }

    private static void AddNearest(DoorSet set, Whereabouts who, GeoPoint from, List<ProposedDoor> chosen)
    {
        var near = s_near ??= [];
        set.Index.Nearest(from, Considered, ReachKm, new Suitable(set, who), near);
        InTurns(near, set, who.Day);
        List<ProposedDoor>? later = null;
        var moving = NearestStops(set, who, from);
        foreach (var hit in near)
        {
            while (moving.Count > 0 && moving.Peek() is { } stop && stop.Km <= hit.Km && chosen.Count < Shown)
                chosen.Add(moving.Dequeue());
            if (chosen.Count == Shown)
                return;
            var door = At(set.Fixed[hit.Item], hit.Km, who);
            if (ReceivesSoon(door, who))
                chosen.Add(door);
            else
                (later ??= []).Add(door);
        }
        while (moving.Count > 0 && chosen.Count < Shown)
            chosen.Add(moving.Dequeue());
        for (var i = 0; later is not null && i < later.Count && chosen.Count < Shown; i++)
            chosen.Add(later[i]);
    }

    // A moving place is where it stops: the nearest of its stops within a month.
    private static Queue<ProposedDoor> NearestStops(DoorSet set, Whereabouts who, GeoPoint from)
    {
        var stops = new Queue<ProposedDoor>();
        if (set.Moving.Count == 0)
            return stops;
        var until = who.Day.AddDays(30);
        foreach (var door in set.Moving.Where(door => IsSuitable(door, who)))
        {
            var best = door
                .Timetable.StopsAfter(who.AtUtc)
                .Where(stop => stop.Date <= until)
                .Select(stop => (Stop: stop, Km: door.PositionOf(stop)?.FlatDistanceKmTo(from) ?? double.MaxValue))
                .OrderBy(stop => (int)stop.Km)
                .ThenBy(stop => stop.Stop.Date)
                .FirstOrDefault();
            if (best.Stop is null || best.Km > ReachKm)
                continue;
            var here = door.Timetable.CurrentStop(who.AtUtc) == best.Stop;
            stops.Enqueue(
                new ProposedDoor(
                    door,
                    best.Km,
                    here ? OpenKind.Open : OpenKind.Closed,
                    here ? null : door.Timetable.OpeningOf(best.Stop),
                    best.Stop
                )
            );
        }
        return stops;
    }

    private static void AddOfDepartment(DoorSet set, Whereabouts who, string department, List<ProposedDoor> chosen)
    {
        var suitable = set.ByDepartment[department]
            .Where(door => door.Position is not null && IsSuitable(door, who))
            .ToList();
        for (var i = 0; i < suitable.Count && chosen.Count < Shown; i++)
            chosen.Add(At(suitable[(i + who.Day.DayNumber) % suitable.Count], null, who));
    }

    private static void AddByDepartmentOnly(DoorSet set, Whereabouts who, string department, List<ProposedDoor> chosen)
    {
        foreach (var door in set.ByDepartmentOnly[department])
        {
            if (chosen.Count == Shown)
                return;
            if (IsSuitable(door, who))
                chosen.Add(At(door, null, who));
        }
    }

    private static void AddRemote(DoorSet set, Whereabouts who, List<ProposedDoor> chosen)
    {
        var count = set.Remote.Count;
        for (var i = 0; i < count; i++)
        {
            var door = set.Remote[(i + who.Day.DayNumber) % count];
            if (!IsSuitable(door, who))
                continue;
            chosen.Add(At(door, null, who));
            return;
        }
    }

    private static ProposedDoor At(Door door, double? km, Whereabouts who)
    {
        var state = door.Timetable.StateAt(who.AtUtc);
        return new ProposedDoor(door, km, state, state == OpenKind.Open ? null : door.Timetable.NextOpening(who.AtUtc));
    }

    // Hours that nobody knows do not push a door behind.
    private static bool ReceivesSoon(ProposedDoor door, Whereabouts who) =>
        door.State == OpenKind.Open
        || door.Door.Place.Status == PlaceStatus.Open
            && (door.Door.Timetable.Weekly is null || door.NextOpening is { } next && next - who.AtUtc <= Soon);

    private static bool IsSuitable(Door door, Whereabouts who) =>
        door.Place.Status != PlaceStatus.Closed
        && door.Place.HoldsOn(who.Day)
        && Receives(door, who.Age)
        && door.Serves(who.Commune, who.DepartmentCode);

    private static bool Receives(Door door, AgeRange? age) =>
        age is not { } range || !(range.Max < door.MinimumAge) && !(range.Min > door.MaximumAge);

    // Places at the same whole kilometre take turns: each day another one of them comes first.
    private static void InTurns(List<Neighbour> near, DoorSet set, DateOnly day)
    {
        for (var start = 0; start < near.Count; )
        {
            var end = start + 1;
            while (end < near.Count && near[end].WholeKm == near[start].WholeKm)
                end++;
            if (end - start > 1)
                Rotate(near, start, end - start, day, set);
            start = end;
        }
    }

    private static void Rotate(List<Neighbour> near, int start, int count, DateOnly day, DoorSet set)
    {
        near.Sort(
            start,
            count,
            Comparer<Neighbour>.Create(
                (one, other) => set.Fixed[one.Item].Place.Id.CompareTo(set.Fixed[other.Item].Place.Id)
            )
        );
        var equals = near.GetRange(start, count);
        for (var i = 0; i < count; i++)
            near[start + i] = equals[(i + day.DayNumber) % count];
    }

    private static int FirstInTurn(List<Neighbour> near, DoorSet set, DateOnly day)
    {
        InTurns(near, set, day);
        return near[0].Item;
    }

    private readonly struct Suitable(DoorSet set, Whereabouts who) : IPointFilter
    {
        public bool Accepts(int item) => IsSuitable(set.Fixed[item], who);
    }

    private readonly struct OpenNow(DoorSet set, Whereabouts who) : IPointFilter
    {
        public bool Accepts(int item) =>
            IsSuitable(set.Fixed[item], who) && set.Fixed[item].Timetable.StateAt(who.AtUtc) == OpenKind.Open;
    }
}
