using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Steering;

/// <summary>How people of a commune reach a network, the best way first.</summary>
public enum CoverageLevel
{
    /// <summary>A place within <see cref="DoorChoice.ReachKm"/> kilometres.</summary>
    Place,

    /// <summary>A place of their department whose commune is not known: listed, never "nearest".</summary>
    DepartmentOnly,

    /// <summary>From afar only: by telephone, video or writing.</summary>
    RemoteOnly,

    /// <summary>No way at all: a coverage gap.</summary>
    None,
}

/// <summary>How one commune reaches one network.</summary>
/// <param name="Commune">The commune.</param>
/// <param name="Network">The network.</param>
/// <param name="Level">The best way.</param>
/// <param name="Door">The door meant: the nearest of those proposed there, or the one from afar; null when there is none.</param>
public sealed record CommuneCoverage(CommuneRecord Commune, Network Network, CoverageLevel Level, ProposedDoor? Door);

/// <summary>
/// Where the network of doors is thin, seen with the same eyes as the person's answer: what
/// <see cref="DoorChoice"/> would propose to somebody of that commune who says nothing else.
/// </summary>
public static class Coverage
{
    /// <summary>One network over every commune of the served regions, by code of commune.</summary>
    /// <param name="catalogue">The snapshot looked at.</param>
    /// <param name="network">The network.</param>
    /// <param name="departmentCode">One department only; null for all.</param>
    /// <param name="atUtc">The moment of which opening is said.</param>
    public static IEnumerable<CommuneCoverage> Of(
        PublicCatalogue catalogue,
        Network network,
        string? departmentCode,
        DateTime atUtc
    )
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(network);
        return Communes(catalogue, departmentCode).Select(commune => Of(catalogue, network, commune, atUtc));
    }

    /// <summary>The networks that each commune reaches, on site or from afar; nothing when no signatory has a door.</summary>
    public static IReadOnlyList<CommuneReach> Reach(IEnumerable<CommuneCoverage> coverage)
    {
        CommuneReach[] reach =
        [
            .. coverage
                .GroupBy(item => item.Commune)
                .Select(commune => new CommuneReach(
                    commune.Key,
                    commune
                        .Where(item => item.Level != CoverageLevel.None)
                        .Select(item => item.Network.Code)
                        .ToHashSet(StringComparer.Ordinal)
                )),
        ];
        // An empty directory says nothing about the rules.
        return Array.Exists(reach, commune => commune.Networks.Contains(Networks.AnySignatoryPlace)) ? reach : [];
    }

    /// <summary>The communes of the served regions, by code.</summary>
    /// <param name="catalogue">The snapshot looked at.</param>
    /// <param name="departmentCode">One department only; null for all.</param>
    public static IEnumerable<CommuneRecord> Communes(PublicCatalogue catalogue, string? departmentCode)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return catalogue
            .Territory.Communes.Where(commune =>
                catalogue.Covers(commune) && (departmentCode ?? commune.Department.Code) == commune.Department.Code
            )
            .OrderBy(commune => commune.Code, StringComparer.Ordinal);
    }

    /// <summary>One network for one commune.</summary>
    public static CommuneCoverage Of(PublicCatalogue catalogue, Network network, CommuneRecord commune, DateTime atUtc)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(commune);
        var day = commune.Calendar.DayOf(atUtc);
        var someone = new Whereabouts(commune, commune.Department.Code, Age: null, atUtc, day);
        var doors = DoorChoice.Choose(catalogue.Doors, network.Code, someone, remoteToo: false).Doors;
        var door =
            doors.Where(proposed => proposed.Km is not null).MinBy(proposed => proposed.Km)
            ?? (doors is [var first, ..] ? first : null);
        var level = door switch
        {
            null => CoverageLevel.None,
            { Km: not null } => CoverageLevel.Place,
            { Door.Place.Kind: PlaceKind.Remote } => CoverageLevel.RemoteOnly,
            _ => CoverageLevel.DepartmentOnly,
        };
        return new CommuneCoverage(commune, network, level, door);
    }
}
