using System.Buffers;
using Spro.Core.Search;

namespace Spro.Core.Territories;

/// <summary>What led to a commune.</summary>
public enum MatchedBy
{
    /// <summary>Its name.</summary>
    Name,

    /// <summary>An old or partial name: the person is told which commune it is today.</summary>
    FormerName,

    /// <summary>Its postcode.</summary>
    Postcode,

    /// <summary>Its INSEE code, or one that leads to it.</summary>
    InseeCode,
}

/// <summary>A commune found, and why.</summary>
/// <param name="Commune">The commune.</param>
/// <param name="By">What led to it.</param>
/// <param name="Rank">How well.</param>
/// <param name="FormerName">The old name that matched, when that is why.</param>
public sealed record CommuneMatch(CommuneRecord Commune, MatchedBy By, MatchRank Rank, string? FormerName)
{
    /// <summary>"Montaigu → Montaigu-Vendée" when an old name matched; else null.</summary>
    public string? Explanation => FormerName is null ? null : $"{FormerName} → {Commune.Name}";
}

/// <summary>What a form understands from a text that should name one commune.</summary>
public abstract record CommuneResolution
{
    private CommuneResolution() { }

    /// <summary>One commune, without doubt.</summary>
    /// <param name="Commune">The commune.</param>
    /// <param name="SameNamedDepartment">A department of the same name ("Mayenne"), for forms that take both.</param>
    public sealed record One(CommuneRecord Commune, TerritoryRecord? SameNamedDepartment) : CommuneResolution;

    /// <summary>Several communes: the person chooses, each told by its department.</summary>
    /// <param name="Matches">The candidates, best first.</param>
    public sealed record Several(IReadOnlyList<CommuneMatch> Matches) : CommuneResolution;

    /// <summary>Nothing bears this name, postcode or code.</summary>
    public sealed record None : CommuneResolution;
}

/// <summary>
/// Finds communes by name, old name, part of a name, postcode or INSEE code, whatever the accents, hyphens, articles
/// or abbreviations. Best rank first, then the most populated. A department may follow: "Changé (Mayenne)", "Changé 53".
/// </summary>
public sealed class CommuneFinder
{
    private const int PostcodeLength = 5;

    /// <summary>More bearers of one name than France has.</summary>
    private const int MostHomonyms = 50;

    private readonly TerritoryIndex _index;
    private readonly CommuneRecord[] _communes;
    private readonly (int Commune, string? FormerName)[] _entries;
    private readonly string[] _forms;
    private readonly NameScan _spaced;
    private readonly NameScan _compact;
    private readonly (string Postcode, int Commune)[] _postcodes;

    internal CommuneFinder(TerritoryIndex index, IReadOnlyList<CommuneFormerName> formerNames)
    {
        _index = index;
        // A commune's place in this array is its order among equally good matches.
        _communes =
        [
            .. index
                .Communes.OrderByDescending(commune => commune.Population ?? 0)
                .ThenBy(commune => commune.Code, StringComparer.Ordinal),
        ];
        var places = _communes.Index().ToDictionary(pair => pair.Item.Code, pair => pair.Index, StringComparer.Ordinal);
        _entries =
        [
            .. _communes.Index().Select(pair => (pair.Index, (string?)null)),
            .. formerNames
                .Where(former => places.ContainsKey(former.CommuneCode))
                .Select(former => (Place: places[former.CommuneCode], former.Name))
                .Where(former => former.Name != _communes[former.Place].Name)
                .Distinct()
                .Select(former => (former.Place, (string?)former.Name)),
        ];
        _forms = [.. _entries.Select(entry => PlaceName.SearchForm(entry.FormerName ?? _communes[entry.Commune].Name))];
        _spaced = new NameScan(_forms, compact: false);
        _compact = new NameScan(_forms, compact: true);
        _postcodes =
        [
            .. _communes
                .Index()
                .SelectMany(pair => pair.Item.Postcodes.Select(postcode => (postcode, pair.Index)))
                .OrderBy(pair => pair.postcode, StringComparer.Ordinal)
                .ThenBy(pair => pair.Index),
        ];
    }

    /// <summary>The communes that answer the text, best first; empty when none does.</summary>
    public IReadOnlyList<CommuneMatch> Find(string query, int limit)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        if (CodeIn(query) is { } code)
        {
            return FindByCode(code, limit);
        }

        if (Qualified(query) is var (name, filter) && FindByName(name, filter, limit) is { Count: > 0 } qualified)
        {
            return qualified;
        }

        return FindByName(PlaceName.SearchForm(query), null, limit);
    }

    /// <summary>
    /// What a form understands: only a whole name, old name, postcode or INSEE code counts, with its department or
    /// without.
    /// </summary>
    public CommuneResolution Resolve(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var exact = Find(text, MostHomonyms).Where(match => match.Rank == MatchRank.Exact).ToList();
        if (exact.Exists(match => match.By == MatchedBy.Postcode))
        {
            exact.RemoveAll(match => match.By == MatchedBy.InseeCode);
        }

        return exact switch
        {
            [] => new CommuneResolution.None(),
            [var only] => new CommuneResolution.One(only.Commune, DepartmentNamed(text)),
            _ => new CommuneResolution.Several(exact),
        };
    }

    private TerritoryRecord? DepartmentNamed(string text) =>
        _index.Departments.FirstOrDefault(department => FrenchText.Fold(department.Name) == FrenchText.Fold(text));

    /// <summary>Digits, or an INSEE code of Corse.</summary>
    private static string? CodeIn(string query)
    {
        var code = query.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return
            code.Length is > 0 and <= PostcodeLength
            && char.IsAsciiDigit(code[0])
            && code.Index().All(pair => char.IsAsciiDigit(pair.Item) || (pair.Index == 1 && pair.Item is 'A' or 'B'))
            ? code
            : null;
    }

    private List<CommuneMatch> FindByCode(string code, int limit)
    {
        var rank = code.Length == PostcodeLength ? MatchRank.Exact : MatchRank.Prefix;
        var from = LowerBound(code);
        List<CommuneMatch> found =
        [
            .. _postcodes
                .Skip(from)
                .TakeWhile(pair => pair.Postcode.StartsWith(code, StringComparison.Ordinal))
                .Select(pair => pair.Commune)
                .Distinct()
                .Order()
                .Take(limit)
                .Select(commune => new CommuneMatch(_communes[commune], MatchedBy.Postcode, rank, null)),
        ];
        if (
            found.Count < limit
            && _index.CommuneToday(code) is { } byCode
            && !found.Exists(match => match.Commune == byCode)
        )
        {
            found.Add(new CommuneMatch(byCode, MatchedBy.InseeCode, MatchRank.Exact, null));
        }

        return found;
    }

    private int LowerBound(string code)
    {
        var (low, high) = (0, _postcodes.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) =
                string.CompareOrdinal(_postcodes[middle].Postcode, code) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private List<CommuneMatch> FindByName(string typed, Predicate<CommuneRecord>? filter, int limit)
    {
        if (typed.Length == 0)
        {
            return [];
        }

        var found = new Best(_communes.Length, limit);
        _spaced.Find(typed, Keep);
        if (found.IsEmpty && typed.Contains(' ', StringComparison.Ordinal))
        {
            var words = typed.Split(' ');
            _spaced.Find(
                words.MaxBy(word => word.Length)!,
                (entry, _) =>
                {
                    if (Array.TrueForAll(words, word => HasWord(_forms[entry], word)))
                    {
                        Keep(entry, MatchRank.WordPrefix);
                    }
                }
            );
        }

        if (found.IsEmpty)
        {
            _compact.Find(NameScan.Compact(typed), Keep);
        }

        return found.Take(
            (entry, rank) =>
                new CommuneMatch(
                    _communes[_entries[entry].Commune],
                    _entries[entry].FormerName is null ? MatchedBy.Name : MatchedBy.FormerName,
                    rank,
                    _entries[entry].FormerName
                )
        );

        void Keep(int entry, MatchRank rank)
        {
            var (commune, formerName) = _entries[entry];
            if (filter is null || filter(_communes[commune]))
            {
                found.Keep(commune, entry, rank, formerName is not null);
            }
        }
    }

    private static bool HasWord(string form, string word)
    {
        for (var at = form.IndexOf(word, StringComparison.Ordinal); at >= 0; )
        {
            if (at == 0 || form[at - 1] == ' ')
            {
                return true;
            }

            at = form.IndexOf(word, at + 1, StringComparison.Ordinal);
        }

        return false;
    }

    /// <summary>"Changé (Mayenne)", "Changé 53", "53810 Changé": a name and what its department or postcode must be.</summary>
    private static (string Name, Predicate<CommuneRecord> Filter)? Qualified(string query)
    {
        var opening = query.LastIndexOf('(');
        if (opening > 0)
        {
            return With(query[..opening], FrenchText.Fold(query[opening..]));
        }

        var words = query.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            [var first, .. { Length: > 0 } rest] when CodeIn(first) is not null => With(string.Join(' ', rest), first),
            [.. { Length: > 0 } rest, var last] when CodeIn(last) is not null => With(string.Join(' ', rest), last),
            _ => null,
        };

        static (string, Predicate<CommuneRecord>) With(string name, string qualifier) =>
            (
                PlaceName.SearchForm(name),
                commune =>
                    commune.Department.Code.Equals(qualifier, StringComparison.OrdinalIgnoreCase)
                    || commune.Postcodes.Contains(qualifier, StringComparer.Ordinal)
                    || FrenchText.Fold(commune.Department.Name) == qualifier
            );
    }

    /// <summary>The best entry of each commune, then the best communes.</summary>
    private sealed class Best(int communes, int limit)
    {
        private const int ScoreShift = 32;
        private readonly byte[] _scores = Cleared(communes);
        private readonly int[] _entries = ArrayPool<int>.Shared.Rent(communes);
        private readonly List<int> _kept = [];

        public bool IsEmpty => _kept.Count == 0;

        public void Keep(int commune, int entry, MatchRank rank, bool isFormerName)
        {
            var score = (byte)(((int)rank * 2) + (isFormerName ? 2 : 1));
            if (_scores[commune] == 0)
            {
                _kept.Add(commune);
            }
            else if (_scores[commune] <= score)
            {
                return;
            }

            _scores[commune] = score;
            _entries[commune] = entry;
        }

        public List<CommuneMatch> Take(Func<int, MatchRank, CommuneMatch> match)
        {
            var best = new PriorityQueue<int, long>(Math.Min(limit, _kept.Count) + 1);
            foreach (var commune in _kept)
            {
                var worseFirst = -(((long)_scores[commune] << ScoreShift) | (uint)commune);
                if (best.Count < limit)
                {
                    best.Enqueue(commune, worseFirst);
                }
                else
                {
                    best.EnqueueDequeue(commune, worseFirst);
                }
            }

            List<CommuneMatch> matches = new(best.Count);
            while (best.TryDequeue(out var commune, out _))
            {
                matches.Add(match(_entries[commune], (MatchRank)((_scores[commune] - 1) / 2)));
            }

            matches.Reverse();
            ArrayPool<byte>.Shared.Return(_scores);
            ArrayPool<int>.Shared.Return(_entries);
            return matches;
        }

        private static byte[] Cleared(int length)
        {
            var scores = ArrayPool<byte>.Shared.Rent(length);
            scores.AsSpan(0, length).Clear();
            return scores;
        }
    }
}
