using Spro.Core.Catalogue;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Core.Territories;

namespace Spro.Core.Guidance;

/// <summary>A door proposed to a person.</summary>
/// <param name="Door">The door.</param>
/// <param name="Km">Kilometres as the crow flies; null for a door reached from afar or known by its department only.</param>
/// <param name="State">Open, closed, or not known at the moment asked.</param>
/// <param name="NextOpening">
/// When it opens next (UTC), also when it is open now; of the stop meant, for a moving place. Null when none is known.
/// </param>
/// <param name="Stop">The stop meant, for a moving place.</param>
public sealed record ProposedDoor(Door Door, double? Km, OpenKind State, DateTime? NextOpening, MobileStop? Stop = null)
{
    /// <summary>It receives at the moment asked: otherwise it is not "open", only the first that opens.</summary>
    public bool IsOpen => State == OpenKind.Open;

    /// <summary>A door chosen already, wherever it is.</summary>
    public static ProposedDoor Chosen(Door door, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(door);
        return new ProposedDoor(door, null, door.Timetable.StateAt(utc), door.Timetable.NextOpening(utc));
    }
}

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
/// <param name="StepFree">They ask for doors without a step: those known to be come first, none is left out.</param>
public sealed record Whereabouts(
    CommuneRecord? Commune,
    string? DepartmentCode,
    AgeRange? Age,
    DateTime AtUtc,
    DateOnly Day,
    bool StepFree = false
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
    private const int DaysOfStops = 30;
    private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    // One answer asks dozens of times: these are filled again and again instead of being made.
    [ThreadStatic]
    private static List<Neighbour>? s_near;

    [ThreadStatic]
    private static List<Candidate>? s_candidates;

    [ThreadStatic]
    private static List<Door>? s_suitable;

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
            AddNearest(set, who, new FlatPoint(home), chosen);
        else if (who.DepartmentCode is { } department)
            AddInTurn(set.In(department), who, Shown, chosen);
        // From an island, what asks no crossing comes before a place that is somewhere in the department.
        var onAnIsland = who.Commune?.Island is not null;
        if (onAnIsland)
            AddInTurn(set.Remote, who, chosen.Count + 1, chosen);
        if ((who.Commune?.Department.Code ?? who.DepartmentCode) is { } own)
            AddInTurn(set.SomewhereIn(own), who, Shown, chosen);
        if (!onAnIsland && (chosen.Count == 0 || remoteToo))
            AddInTurn(set.Remote, who, chosen.Count + 1, chosen);
        var somewhere = who.Commune is not null || who.DepartmentCode is not null;
        return new ProposedDoors(chosen, CoverageGap: somewhere && chosen.Count == 0);
    }

    /// <summary>
    /// The nearest door of a signatory that is open at the moment asked, or else the one within reach that opens
    /// first; a door reached from afar when nothing is near or nothing is known of the place.
    /// <see cref="ProposedDoor.IsOpen"/> says which.
    /// </summary>
    public static ProposedDoor? NearestOpen(Doors doors, Whereabouts who)
    {
        ArgumentNullException.ThrowIfNull(doors);
        ArgumentNullException.ThrowIfNull(who);
        var set = doors.OfSignatories;
        if (who.Commune?.Position is { } position)
        {
            var home = new FlatPoint(position);
            foreach (var access in AccessesOf(who))
            {
                if (NearestOpen(set, who, home, access) is { } open)
                    return open;
            }
            foreach (var access in AccessesOf(who))
            {
                if (FirstToOpen(set, who, home, access) is { } first)
                    return first;
            }
        }
        var remote = set.Remote.Where(door => IsSuitable(door, who)).Select(door => At(door, null, who)).ToList();
        return remote.Find(door => door.IsOpen) ?? remote.MinBy(door => door.NextOpening ?? DateTime.MaxValue);
    }

    private static ProposedDoor? NearestOpen(DoorSet set, Whereabouts who, FlatPoint home, Access access)
    {
        var candidates = Near(set, home, 1, new OpenNow(set, who, access));
        foreach (var door in set.Moving)
        {
            if (
                Is(door, access)
                && IsSuitable(door, who)
                && CurrentStop(door, who.AtUtc) is { } stop
                && Reached(stop, who, home) is { } km
            )
                candidates.Add(new Candidate(door, km, stop));
        }
        InTurns(candidates, who.Day);
        return candidates.Count > 0 ? Propose(candidates[0], who) : null;
    }

    private static ProposedDoor? FirstToOpen(DoorSet set, Whereabouts who, FlatPoint home, Access access)
    {
        Candidate? first = null;
        DateTime? firstOpens = null;
        var candidates = Near(set, home, 4 * Considered, new Suitable(set, who, access));
        foreach (var door in set.Moving)
        {
            if (!Is(door, access) || !IsSuitable(door, who))
                continue;
            foreach (var stop in door.Stops)
            {
                if (stop.FromUtc > who.AtUtc && Reached(stop, who, home) is { } km)
                {
                    candidates.Add(new Candidate(door, km, stop));
                    break;
                }
            }
        }
        foreach (var candidate in candidates)
        {
            if (OpeningOf(candidate, who) is { } opens && !(opens >= firstOpens))
                (first, firstOpens) = (candidate, opens);
        }
        return first is { } found ? Propose(found, who) : null;
    }

    private static void AddNearest(DoorSet set, Whereabouts who, FlatPoint home, List<ProposedDoor> chosen)
    {
        foreach (var access in AccessesOf(who))
        {
            if (chosen.Count == Shown)
                return;
            var candidates = Near(set, home, Considered, new Suitable(set, who, access));
            foreach (var door in set.Moving)
            {
                if (Is(door, access) && IsSuitable(door, who) && BestStop(door, who, home) is { } stop)
                    candidates.Add(stop);
            }
            InTurns(candidates, who.Day);
            List<ProposedDoor>? later = null;
            for (var i = 0; i < candidates.Count && chosen.Count < Shown; i++)
                Add(Propose(candidates[i], who), who, chosen, ref later);
            AddLater(later, Shown, chosen);
        }
    }

    // Doors of which no distance is known take turns, each as often first as the others.
    private static void AddInTurn(Door[] doors, Whereabouts who, int upTo, List<ProposedDoor> chosen)
    {
        if (doors.Length == 0)
            return;
        foreach (var access in AccessesOf(who))
        {
            if (chosen.Count >= upTo)
                return;
            var suitable = s_suitable ??= [];
            suitable.Clear();
            foreach (var door in doors)
            {
                if (Is(door, access) && IsSuitable(door, who))
                    suitable.Add(door);
            }
            List<ProposedDoor>? later = null;
            for (var i = 0; i < suitable.Count && chosen.Count < upTo; i++)
                Add(At(suitable[(i + who.Day.DayNumber) % suitable.Count], null, who), who, chosen, ref later);
            AddLater(later, upTo, chosen);
        }
    }

    private static void Add(
        ProposedDoor door,
        Whereabouts who,
        List<ProposedDoor> chosen,
        ref List<ProposedDoor>? later
    ) => (ReceivesSoon(door, who) ? chosen : later ??= []).Add(door);

    private static void AddLater(List<ProposedDoor>? later, int upTo, List<ProposedDoor> chosen)
    {
        for (var i = 0; later is not null && i < later.Count && chosen.Count < upTo; i++)
            chosen.Add(later[i]);
    }

    private static List<Candidate> Near<TFilter>(DoorSet set, FlatPoint home, int wanted, TFilter filter)
        where TFilter : struct, IPointFilter
    {
        var near = s_near ??= [];
        set.Index.Nearest(home, wanted, ReachKm, filter, near);
        var candidates = s_candidates ??= [];
        candidates.Clear();
        foreach (var hit in near)
            candidates.Add(new Candidate(set.Fixed[hit.Item], hit.Km, null));
        return candidates;
    }

    // A moving place is where it stops: of the stops within a month, the one that the published order puts first.
    private static Candidate? BestStop(Door door, Whereabouts who, FlatPoint home)
    {
        Candidate? best = null;
        var bestIsSoon = false;
        var last = who.Day.AddDays(DaysOfStops);
        foreach (var stop in door.Stops)
        {
            if (stop.UntilUtc <= who.AtUtc || stop.At.Date > last || Reached(stop, who, home) is not { } km)
                continue;
            var soon = stop.FromUtc - who.AtUtc <= Soon;
            if (best is { } other && (bestIsSoon, -other.WholeKm).CompareTo((soon, -(int)km)) >= 0)
                continue;
            (best, bestIsSoon) = (new Candidate(door, km, stop), soon);
        }
        return best;
    }

    private static DoorStop? CurrentStop(Door door, DateTime utc)
    {
        foreach (var stop in door.Stops)
        {
            if (stop.FromUtc <= utc && utc < stop.UntilUtc)
                return stop;
        }
        return null;
    }

    // How far a stop is; null when it is beyond reach, or across the sea.
    private static double? Reached(DoorStop stop, Whereabouts who, FlatPoint home) =>
        stop.Island == who.Commune?.Island && stop.KmFrom(home) is { } km && km <= ReachKm ? km : null;

    private static ProposedDoor Propose(Candidate candidate, Whereabouts who)
    {
        if (candidate.Stop is not { } stop)
            return At(candidate.Door, candidate.Km, who);
        var isThere = Receives(candidate.Door, stop.At) && stop.FromUtc <= who.AtUtc;
        return new ProposedDoor(
            candidate.Door,
            candidate.Km,
            isThere ? OpenKind.Open : OpenKind.Closed,
            OpeningOf(candidate, who),
            stop.At
        );
    }

    private static DateTime? OpeningOf(Candidate candidate, Whereabouts who)
    {
        if (candidate.Stop is not { } stop)
            return candidate.Door.Timetable.NextOpening(who.AtUtc);
        return Receives(candidate.Door, stop.At) && stop.FromUtc > who.AtUtc ? stop.FromUtc : null;
    }

    private static bool Receives(Door door, MobileStop stop) =>
        door.Place.Status == PlaceStatus.Open && door.Place.HoldsOn(stop.Date);

    private static ProposedDoor At(Door door, double? km, Whereabouts who) =>
        new(door, km, door.Timetable.StateAt(who.AtUtc), door.Timetable.NextOpening(who.AtUtc));

    // Hours that nobody knows do not push a door behind.
    private static bool ReceivesSoon(ProposedDoor door, Whereabouts who) =>
        door.IsOpen
        || door.Door.Place.Status == PlaceStatus.Open
            && (
                door.Door.Timetable is { Weekly: null, IsMobile: false }
                || door.NextOpening is { } next && next - who.AtUtc <= Soon
            );

    private static bool IsSuitable(Door door, Whereabouts who) =>
        door.Place.Status != PlaceStatus.Closed
        && door.Place.HoldsOn(who.Day)
        && Receives(door, who.Age)
        && door.Serves(who.Commune, who.DepartmentCode);

    private static bool Receives(Door door, AgeRange? age) =>
        age is not { } range || !(range.Max < door.MinimumAge) && !(range.Min > door.MaximumAge);

    // Places at the same whole kilometre take turns: each day another one of them comes first.
    private static void InTurns(List<Candidate> near, DateOnly day)
    {
        near.Sort(Candidate.NearestFirst);
        for (var start = 0; start < near.Count; )
        {
            var end = start + 1;
            while (end < near.Count && near[end].WholeKm == near[start].WholeKm)
                end++;
            var (count, turn) = (end - start, day.DayNumber % (end - start));
            near.Reverse(start, turn);
            near.Reverse(start + turn, count - turn);
            near.Reverse(start, count);
            start = end;
        }
    }

    // Who needs a door without a step gets first those known to have none, then those of which nothing is known.
    private static Access[] AccessesOf(Whereabouts who) => who.StepFree ? StepFreeFirst : AnyAccess;

    private static readonly Access[] AnyAccess = [Access.Any];
    private static readonly Access[] StepFreeFirst = [Access.StepFree, Access.Unknown, Access.Steps];

    private enum Access
    {
        Any,
        StepFree,
        Unknown,
        Steps,
    }

    private static bool Is(Door door, Access access) =>
        access switch
        {
            Access.Any => true,
            Access.StepFree => door.Place.StepFree == true,
            Access.Unknown => door.Place.StepFree is null,
            _ => door.Place.StepFree == false,
        };

    private readonly record struct Candidate(Door Door, double Km, DoorStop? Stop)
    {
        public static readonly Comparison<Candidate> NearestFirst = (one, other) =>
            one.WholeKm.CompareTo(other.WholeKm) is var byDistance and not 0
                ? byDistance
                : one.Door.Place.Id.CompareTo(other.Door.Place.Id);

        public int WholeKm => (int)Km;
    }

    // Without a bridge, the other side is not near, however short the way of a crow.
    private static bool IsAshore(Door door, Whereabouts who) => door.Commune?.Island == who.Commune?.Island;

    private readonly struct Suitable(DoorSet set, Whereabouts who, Access access) : IPointFilter
    {
        public bool Accepts(int item)
        {
            var door = set.Fixed[item];
            return Is(door, access) && IsAshore(door, who) && IsSuitable(door, who);
        }
    }

    private readonly struct OpenNow(DoorSet set, Whereabouts who, Access access) : IPointFilter
    {
        public bool Accepts(int item)
        {
            var door = set.Fixed[item];
            return door.Timetable.StateAt(who.AtUtc) == OpenKind.Open
                && Is(door, access)
                && IsAshore(door, who)
                && IsSuitable(door, who);
        }
    }
}
