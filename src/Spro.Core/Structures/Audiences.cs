using System.Collections.Frozen;

namespace Spro.Core.Structures;

/// <summary>
/// The publics of services, in the codes of data·inclusion (schema v1), and which of them may hold somebody of whom
/// only the main situation is known (<c>mainStatus</c>, DOMAIN §3.2).
/// </summary>
public static class Audiences
{
    /// <summary>Means nobody in particular: a service open to everybody names no public.</summary>
    public const string Everybody = "tous-publics";

    private const string Active = "actifs";
    private const string Jobseekers = "demandeurs-emploi";
    private const string Students = "etudiants";
    private const string Young = "jeunes";
    private const string Older = "seniors";

    /// <summary>Publics that the main situation says nothing of: not knowing never excludes.</summary>
    private static readonly string[] OfAnySituation =
    [
        "beneficiaires-des-minimas-sociaux",
        "familles",
        "femmes",
        "personnes-en-situation-de-handicap",
        "personnes-en-situation-durgence",
        "personnes-en-situation-juridique-specifique",
        "personnes-exilees",
        "residents-qpv-frr",
    ];

    private static readonly FrozenDictionary<string, FrozenSet<string>> Possible = new Dictionary<string, string[]>
    {
        ["pupil"] = [Young],
        ["student"] = [Young, Students],
        ["apprentice"] = [Young, Students, Active],
        ["jobseeker"] = [Jobseekers, Active, Young, Older],
        ["no_activity"] = [Jobseekers, Young, Older],
        ["homemaker"] = [Jobseekers, Young, Older],
        ["civic_volunteer"] = [Young],
        ["trainee"] = [Jobseekers, Active, Young, Older],
        ["employee"] = [Active, Young, Older],
        ["temp_agency_worker"] = [Active, Jobseekers, Young, Older],
        ["self_employed"] = [Active, Young, Older],
        ["farmer"] = [Active, Young, Older],
        ["public_agent"] = [Active, Young, Older],
        ["retired"] = [Older],
    }.ToFrozenDictionary(
        row => row.Key,
        row => row.Value.Concat(OfAnySituation).ToFrozenSet(StringComparer.Ordinal),
        StringComparer.Ordinal
    );

    /// <summary>Every code.</summary>
    public static FrozenSet<string> All { get; } =
        OfAnySituation
            .Concat([Everybody, Active, Jobseekers, Students, Young, Older])
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The publics a record names, as a service keeps them: none when it is open to everybody.</summary>
    public static List<string> Named(IReadOnlyCollection<string> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        return codes.Contains(Everybody, StringComparer.Ordinal) ? [] : [.. codes];
    }

    /// <summary>Whether one of <paramref name="audiences"/> may hold somebody of that main situation.</summary>
    public static bool MayHold(IReadOnlyList<string> audiences, string mainStatus)
    {
        ArgumentNullException.ThrowIfNull(audiences);
        return audiences.Count == 0
            || !Possible.TryGetValue(mainStatus, out var possible)
            || audiences.Any(possible.Contains);
    }
}
