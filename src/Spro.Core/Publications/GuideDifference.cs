namespace Spro.Core.Publications;

/// <summary>A structure in a difference.</summary>
/// <param name="Id">The structure.</param>
/// <param name="Name">Its name, the latest known.</param>
/// <param name="Changes">What changed, in words; none for one that came or left.</param>
public sealed record GuideChange(Guid Id, string Name, IReadOnlyList<string> Changes);

/// <summary>What two editions do not say alike. A date of confirmation that moved is no change.</summary>
/// <param name="In">Structures that came.</param>
/// <param name="Out">Structures that left.</param>
/// <param name="Changed">Structures that say something else.</param>
public sealed record GuideDifference(
    IReadOnlyList<GuideChange> In,
    IReadOnlyList<GuideChange> Out,
    IReadOnlyList<GuideChange> Changed
)
{
    /// <summary>Both say the same.</summary>
    public bool IsEmpty => In.Count + Out.Count + Changed.Count == 0;

    /// <summary>Compares two editions (pure).</summary>
    public static GuideDifference Between(GuideDocument before, GuideDocument after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var old = before.Entries.ToLookup(entry => entry.StructureId);
        var now = after.Entries.ToLookup(entry => entry.StructureId);
        return new(
            [.. Named(now.Where(group => !old.Contains(group.Key)))],
            LeftBetween(before, after),
            [
                .. now.Where(group => old.Contains(group.Key))
                    .Select(group => new GuideChange(
                        group.Key,
                        group.First().Structure,
                        [.. Changes([.. old[group.Key]], [.. group])]
                    ))
                    .Where(change => change.Changes.Count > 0)
                    .OrderBy(change => change.Name, StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>Structures of one edition that another no longer lists, by name (pure).</summary>
    public static IReadOnlyList<GuideChange> LeftBetween(GuideDocument before, GuideDocument after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var now = after.Entries.Select(entry => entry.StructureId).ToHashSet();
        return
        [
            .. Named(
                before.Entries.Where(entry => !now.Contains(entry.StructureId)).GroupBy(entry => entry.StructureId)
            ),
        ];
    }

    private static IEnumerable<GuideChange> Named(IEnumerable<IGrouping<Guid, GuideEntry>> groups) =>
        groups
            .Select(group => new GuideChange(group.Key, group.First().Structure, []))
            .OrderBy(change => change.Name, StringComparer.Ordinal);

    private static IEnumerable<string> Changes(List<GuideEntry> before, List<GuideEntry> after)
    {
        if (before[0].Structure != after[0].Structure)
            yield return $"le nom (avant\u00A0: {before[0].Structure})";
        if (before[0].Standing != after[0].Standing)
            yield return "la place dans le réseau";
        foreach (
            var one in after.Where(one => one.PlaceId is not null && !before.Exists(old => old.PlaceId == one.PlaceId))
        )
            yield return $"un lieu de plus\u00A0: {one.Name}";
        foreach (
            var one in before.Where(old => old.PlaceId is not null && !after.Exists(one => one.PlaceId == old.PlaceId))
        )
            yield return $"un lieu de moins\u00A0: {one.Name}";
        var both = after
            .Select(one => (Old: before.Find(old => old.PlaceId == one.PlaceId), New: one))
            .Where(pair => pair.Old is not null)
            .ToList();
        foreach (var (label, say) in Compared)
            if (both.Exists(pair => say(pair.Old!) != say(pair.New)))
                yield return label;
    }

    private static readonly (string Label, Func<GuideEntry, string> Say)[] Compared =
    [
        ("le nom d'un lieu", entry => entry.Name),
        ("l'adresse", entry => $"{entry.Kind}|{entry.Address}|{entry.Commune}|{string.Join('|', entry.Stops)}"),
        ("le contact", entry => $"{entry.Phone}|{entry.Email}|{entry.InWriting}|{entry.Website}"),
        ("les horaires", entry => string.Join('|', entry.Hours)),
        ("l'accès", entry => string.Join('|', entry.Access)),
        ("l'offre", entry => string.Join('|', entry.Offers.Select(one => $"{one.Name}/{one.Description}"))),
        ("les publics", entry => string.Join('|', entry.Publics)),
    ];
}
