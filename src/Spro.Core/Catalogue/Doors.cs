using System.Collections.Frozen;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Catalogue;

/// <summary>Every door of the directory, with the indexes that find the nearest of a network at once.</summary>
public sealed class Doors
{
    private static readonly DoorSet Nowhere = new([]);

    private readonly FrozenDictionary<Guid, Door> _byId;
    private readonly FrozenDictionary<Guid, Guid> _replaced;
    private readonly Lazy<IReadOnlyList<IReadOnlyList<Door>>> _ofStructures;
    private readonly FrozenDictionary<string, DoorSet> _byNetwork;

    /// <summary>Indexes the doors of a snapshot.</summary>
    /// <param name="all">The doors, in the order of their names.</param>
    /// <param name="replaced">Places that were a double of another, and which.</param>
    public Doors(IReadOnlyList<Door> all, IReadOnlyDictionary<Guid, Guid>? replaced = null)
    {
        All = all;
        _byId = all.ToFrozenDictionary(door => door.Place.Id);
        _replaced = (replaced ?? FrozenDictionary<Guid, Guid>.Empty).ToFrozenDictionary();
        _byNetwork = all.Where(door => door.Network is not null)
            .GroupBy(door => door.Network!.Code, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => new DoorSet([.. group]), StringComparer.Ordinal);
        _ofStructures = new(() =>
            [
                .. all.GroupBy(door => door.Structure.Id)
                    .Select(group => (IReadOnlyList<Door>)[.. group])
                    .OrderBy(doors => doors[0].Structure.Name, StringComparer.CurrentCulture)
                    .ThenBy(doors => doors[0].Structure.Id),
            ]
        );
        Everywhere = new DoorSet(all);
        OfSignatories = new DoorSet([.. all.Where(door => door.Network?.Membership == Membership.Signatory)]);
    }

    /// <summary>All of them, in the order of their names.</summary>
    public IReadOnlyList<Door> All { get; }

    /// <summary>Those of each structure, in the order of its name: sorted once, when somebody first asks.</summary>
    internal IReadOnlyList<IReadOnlyList<Door>> OfStructures => _ofStructures.Value;

    /// <summary>All of them, searched together.</summary>
    internal DoorSet Everywhere { get; }

    /// <summary>The doors of the networks that signed the charter: any of them welcomes anybody (charter §4.1).</summary>
    internal DoorSet OfSignatories { get; }

    /// <summary>A door by the identifier of its place, or by that of a double of it: what led there leads here.</summary>
    public Door? Find(Guid placeId)
    {
        // As many steps as there are doubles: no circle is followed for ever.
        for (var steps = 0; steps <= _replaced.Count; steps++)
        {
            if (_byId.TryGetValue(placeId, out var door))
                return door;
            if (!_replaced.TryGetValue(placeId, out placeId))
                return null;
        }
        return null;
    }

    /// <summary>The door that takes over from one that has ended, through others that have ended too; null when none does.</summary>
    public Door? SuccessorOf(Door ended, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(ended);
        var passed = new HashSet<Guid>();
        var next = ended;
        while (next is { Place: { ValidTo: { } last, SuccessorId: { } successor } } && last < day)
        {
            if (!passed.Add(next.Place.Id))
                return null;
            next = Find(successor);
        }
        return next == ended ? null : next;
    }

    /// <summary>The doors of a network, none when it has none.</summary>
    internal DoorSet Of(string networkCode) => _byNetwork.GetValueOrDefault(networkCode, Nowhere);
}

/// <summary>Doors searched together: those with a position, those that move, those reached from afar, those of a department only.</summary>
internal sealed class DoorSet
{
    private readonly FrozenDictionary<string, Door[]> _inDepartment;
    private readonly FrozenDictionary<string, Door[]> _somewhereInDepartment;

    public DoorSet(IReadOnlyList<Door> doors)
    {
        Fixed =
        [
            .. doors.Where(door => door.ReceivesOnSite && !door.Timetable.IsMobile).OrderBy(door => door.Place.Id),
        ];
        Index = new SpatialIndex([.. Fixed.Select(door => door.Position!.Value)]);
        Moving = [.. doors.Where(door => door.Timetable.IsMobile)];
        Remote = [.. doors.Where(door => door.Place.Kind == PlaceKind.Remote).OrderBy(door => door.Place.Id)];
        RemoteByName =
        [
            .. Remote.OrderBy(door => door.Place.Name, StringComparer.Ordinal).ThenBy(door => door.Place.Id),
        ];
        _inDepartment = ByDepartment(doors, door => door.Position is not null || door.Timetable.IsMobile);
        _somewhereInDepartment = ByDepartment(doors, door => door.Position is null && !door.Timetable.IsMobile);
    }

    // Which of Fixed are in the directory, on the last day asked: the same for every search of that day.
    private Tuple<DateOnly, bool[]>? _listed;

    /// <summary>In the order of <see cref="Index"/>, by identifier: so it gives those equally near.</summary>
    public Door[] Fixed { get; }
    public SpatialIndex Index { get; }
    public Door[] Moving { get; }

    /// <summary>For each of <see cref="Fixed"/>, whether the directory lists it that day.</summary>
    public bool[] ListedOn(DateOnly day)
    {
        var listed = _listed;
        if (listed?.Item1 != day)
            _listed = listed = Tuple.Create(day, Array.ConvertAll(Fixed, door => IsListed(door, day)));
        return listed.Item2;
    }

    /// <summary>Whether the directory lists a door on a day: not one closed for good, nor outside its dates.</summary>
    public static bool IsListed(Door door, DateOnly day) =>
        door.Place.Status != PlaceStatus.Closed && door.Place.HoldsOn(day);

    public Door[] Remote { get; }

    /// <summary><see cref="Remote"/>, as the directory lists them.</summary>
    public Door[] RemoteByName { get; }

    /// <summary>Those of a department that one can go to, by identifier.</summary>
    public Door[] In(string department) => _inDepartment.GetValueOrDefault(department, []);

    /// <summary>Those known by their department only, by identifier: listed, never "nearest".</summary>
    public Door[] SomewhereIn(string department) => _somewhereInDepartment.GetValueOrDefault(department, []);

    private static FrozenDictionary<string, Door[]> ByDepartment(IEnumerable<Door> doors, Func<Door, bool> which) =>
        doors
            .Where(door => door.Place.Kind != PlaceKind.Remote && which(door))
            .OrderBy(door => door.Place.Id)
            .GroupBy(door => door.Place.DepartmentCode ?? door.Commune?.Department.Code ?? "", StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
}
