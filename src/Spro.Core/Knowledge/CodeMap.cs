namespace Spro.Core.Knowledge;

/// <summary>
/// Which code of an older edition each code of a newer one comes from, and what became of each old one. A code comes
/// from its stated parent; otherwise from where most of its titles were, since a title keeps its own code.
/// </summary>
public sealed class CodeMap
{
    private readonly Dictionary<string, string> _origins = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _heirs;

    private CodeMap(OccupationEdition newer, OccupationEdition older)
    {
        var movedTo = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var occupation in newer.Occupations.Values)
        {
            var before = newer
                .TitlesOf(occupation.RomeCode)
                .Select(title => older.Titles.GetValueOrDefault(title.OgrCode)?.RomeCode)
                .OfType<string>()
                .GroupBy(code => code, StringComparer.Ordinal)
                .OrderByDescending(group => group.Count())
                .ThenByDescending(group => group.Key == occupation.RomeCode)
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => group.Key)
                .ToList();
            foreach (var code in before)
                (movedTo.TryGetValue(code, out var heirs) ? heirs : movedTo[code] = []).Add(occupation.RomeCode);
            var origin =
                occupation.ParentCode is { } parent && older.Occupations.ContainsKey(parent) ? parent
                : before is [var most, ..] ? most
                : older.Occupations.ContainsKey(occupation.RomeCode) ? occupation.RomeCode
                : null;
            if (origin is not null)
                _origins.Add(occupation.RomeCode, origin);
        }
        _heirs = _origins
            .Select(pair => (Old: pair.Value, New: pair.Key))
            .Concat(movedTo.SelectMany(pair => pair.Value.Select(code => (Old: pair.Key, New: code))))
            .Distinct()
            .OrderBy(pair => pair.New, StringComparer.Ordinal)
            .ToLookup(pair => pair.Old, pair => pair.New, StringComparer.Ordinal);
    }

    /// <summary>Compares two editions.</summary>
    public static CodeMap Between(OccupationEdition newer, OccupationEdition older)
    {
        ArgumentNullException.ThrowIfNull(newer);
        ArgumentNullException.ThrowIfNull(older);
        return new CodeMap(newer, older);
    }

    /// <summary>The old code that a new one comes from; null when it comes from none.</summary>
    public string? OriginOf(string newCode) => _origins.GetValueOrDefault(newCode);

    /// <summary>The new codes that have something of an old one; several when it was split, none when it was closed.</summary>
    public IReadOnlyList<string> HeirsOf(string oldCode) => [.. _heirs[oldCode]];
}
