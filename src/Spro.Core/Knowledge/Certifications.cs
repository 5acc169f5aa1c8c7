using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Search;

namespace Spro.Core.Knowledge;

/// <summary>One edition of a directory of certifications.</summary>
/// <param name="Version">Which one.</param>
/// <param name="Rows">Its certifications.</param>
/// <param name="Successions">Which replaced which.</param>
/// <param name="Labels">Formacodes in words.</param>
public sealed record CertificationEdition(
    ReferentialVersion Version,
    IReadOnlyList<Certification> Rows,
    IReadOnlyList<CertificationSuccession> Successions,
    IReadOnlyList<FormacodeLabel> Labels
);

/// <summary>The certifications the public reads, joined over the editions that the store holds.</summary>
public sealed class Certifications
{
    // Their last words say what comes next, not what is common.
    private static readonly HashSet<string> OpenEndings = new(StringComparer.OrdinalIgnoreCase)
    {
        "mention",
        "option",
        "options",
        "parcours",
        "spécialité",
        "spécialisation",
        "de",
        "en",
        "et",
        "à",
        "la",
        "le",
        "-",
        ":",
    };

    private readonly FrozenDictionary<string, CertificationRecord> _byCode;
    private readonly ILookup<string, CertificationRecord> _byOccupation;
    private readonly ILookup<string, string> _successors;

    // Of each Formacode, as the newest edition that names it does.
    private readonly Dictionary<string, TrainingDomain> _domains = new(StringComparer.Ordinal);

    // Where each stands in All.
    private readonly FrozenDictionary<CertificationRecord, int> _ranks;
    private HashSet<ReferentialVersion> _loaded = [];

    private Certifications(IReadOnlyList<CertificationEdition> editions)
    {
        Editions = [.. editions.Select(edition => edition.Version)];
        var successions = editions
            .SelectMany(edition => edition.Successions)
            .Select(succession => (succession.OldCode, succession.NewCode))
            .Where(succession => succession.OldCode != succession.NewCode)
            .Distinct()
            .OrderBy(succession => succession, Comparer<(string, string)>.Default)
            .ToList();
        _successors = successions.ToLookup(
            pair => pair.OldCode,
            pair => pair.NewCode,
            StringComparer.OrdinalIgnoreCase
        );
        var predecessors = successions.ToLookup(pair => pair.NewCode, pair => pair.OldCode, StringComparer.Ordinal);
        var named = editions
            .Select(edition =>
                edition.Labels.ToDictionary(
                    label => label.Code,
                    label => new TrainingDomain(label.Code, label.Label, edition.Version),
                    StringComparer.Ordinal
                )
            )
            .ToList();
        foreach (var domain in named.SelectMany(domains => domains.Values))
            _domains.TryAdd(domain.Formacode, domain);
        var byCode = editions
            .Zip(named)
            .SelectMany(pair =>
                pair.First.Rows.GroupBy(row => row.Code, StringComparer.Ordinal)
                    .Select(rows =>
                        Join(
                            [.. rows],
                            pair.First.Version,
                            code => pair.Second.GetValueOrDefault(code) ?? DomainOf(code),
                            predecessors[rows.Key],
                            _successors[rows.Key]
                        )
                    )
            )
            .GroupBy(record => record.Code, StringComparer.OrdinalIgnoreCase)
            .Select(told =>
                told.ToList() is [var newest, _, ..] several
                    ? newest with
                    {
                        Disagreements = Disagreement.Among(several),
                    }
                    : told.First()
            )
            .ToDictionary(record => record.Code, StringComparer.OrdinalIgnoreCase);
        _byCode = byCode.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        All =
        [
            .. byCode
                .Values.OrderBy(record => record.Level ?? int.MaxValue)
                .ThenBy(record => FrenchText.Fold(record.Title), StringComparer.Ordinal)
                .ThenBy(record => record.Code, StringComparer.Ordinal),
        ];
        _ranks = All.Select((record, rank) => (record, rank))
            .ToFrozenDictionary(
                pair => pair.record,
                pair => pair.rank,
                (IEqualityComparer<CertificationRecord>)ReferenceEqualityComparer.Instance
            );
        _byOccupation = All.SelectMany(record => record.RomeCodes.Select(code => (code, record)))
            .ToLookup(pair => pair.code, pair => pair.record, StringComparer.Ordinal);
    }

    /// <summary>Nothing is known of any certification.</summary>
    public static Certifications None { get; } = new([]);

    /// <summary>The editions joined, newest first.</summary>
    public IReadOnlyList<ReferentialVersion> Editions { get; }

    /// <summary>Every certification: by level, those of unknown level last, then by title.</summary>
    public IReadOnlyList<CertificationRecord> All { get; }

    /// <summary>A certification by its code, capitals or not; null when no edition has it.</summary>
    public CertificationRecord? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The codes that took the place of a code, also of one that no edition has any more.</summary>
    public IReadOnlyList<string> SuccessorsOf(string code) => [.. _successors[code]];

    /// <summary>
    /// The domains of training of codes that some other source gives, as the newest edition that names them does.
    /// </summary>
    public IReadOnlyList<TrainingDomain> DomainsOf(IEnumerable<string> formacodes) => [.. formacodes.Select(DomainOf)];

    /// <summary>
    /// Those that lead to an occupation, in the order of <see cref="All"/>: by its code, or by an older and wider code
    /// that it was split from, since directories go on using those.
    /// </summary>
    public IReadOnlyList<CertificationRecord> LeadingTo(OccupationRecord occupation)
    {
        ArgumentNullException.ThrowIfNull(occupation);
        return occupation.Origins.Count == 0
            ? [.. _byOccupation[occupation.RomeCode]]
            :
            [
                .. _byOccupation[occupation.RomeCode]
                    .Concat(occupation.Origins.SelectMany(code => _byOccupation[code]))
                    .Distinct()
                    .OrderBy(record => _ranks[record]),
            ];
    }

    /// <summary>
    /// Those that lead to some of these occupations, with how many: the most first, then in the order of
    /// <see cref="All"/>. What only prepares for something else, and what has ended by <paramref name="day"/>, is left out.
    /// </summary>
    public IReadOnlyList<(CertificationRecord Certification, int Occupations)> LeadingToMost(
        IEnumerable<OccupationRecord> occupations,
        DateOnly day
    )
    {
        ArgumentNullException.ThrowIfNull(occupations);
        return
        [
            .. occupations
                .SelectMany(LeadingTo)
                .Where(record => record.IsCertifying && !record.HasEndedBy(day))
                .GroupBy(record => record)
                .Select(group => (Certification: group.Key, Occupations: group.Count()))
                .OrderByDescending(pair => pair.Occupations)
                .ThenBy(pair => _ranks[pair.Certification]),
        ];
    }

    /// <summary>
    /// Joins editions: the newest that has a code tells it whole; words of our own yield to any official edition.
    /// </summary>
    public static Certifications Of(IEnumerable<CertificationEdition> editions)
    {
        List<CertificationEdition> all = [.. editions.Where(edition => edition.Rows.Count > 0)];
        if (all.Exists(edition => !edition.Version.IsDemonstration))
            all.RemoveAll(edition => edition.Version.IsDemonstration);
        return all.Count == 0
            ? None
            : new Certifications([
                .. all.OrderByDescending(edition => edition.Version.Date ?? DateOnly.MinValue)
                    .ThenByDescending(edition => edition.Version.Version, StringComparer.Ordinal),
            ]);
    }

    /// <summary>Reads them from the store, or gives <paramref name="before"/> again when nothing has changed since.</summary>
    public static async Task<Certifications> LoadAsync(
        SproDbContext db,
        Certifications? before,
        CancellationToken cancellationToken
    )
    {
        var versions = await StoredEditions.ReadAsync(db, ReferentialVersion.Certifications, cancellationToken);
        if (before is not null && before._loaded.SetEquals(versions))
            return before;
        var rows = await StoredEditions.RowsAsync<Certification>(db, cancellationToken);
        var successions = await StoredEditions.RowsAsync<CertificationSuccession>(db, cancellationToken);
        var labels = await StoredEditions.RowsAsync<FormacodeLabel>(db, cancellationToken);
        var loaded = Of(
            versions.Select(version => new CertificationEdition(
                version,
                [.. rows[version.Version]],
                [.. successions[version.Version]],
                [.. labels[version.Version]]
            ))
        );
        if (loaded != None)
            loaded._loaded = [.. versions];
        return loaded;
    }

    private TrainingDomain DomainOf(string formacode) =>
        _domains.GetValueOrDefault(formacode) ?? new TrainingDomain(formacode, Label: null, From: null);

    private static CertificationRecord Join(
        IReadOnlyList<Certification> rows,
        ReferentialVersion from,
        Func<string, TrainingDomain> domainOf,
        IEnumerable<string> replaces,
        IEnumerable<string> replacedBy
    )
    {
        var titles = rows.Select(row => row.Title)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return new CertificationRecord
        {
            Code = rows[0].Code,
            Title = CommonTitle(titles),
            Options = titles.Count > 1 ? titles : [],
            Type = Same(rows, row => row.Type),
            Level = rows.Select(row => row.Level).Distinct().ToList() is [var level] ? level : null,
            Certifier = Same(rows, row => row.Certifier),
            IsActive =
                rows.Any(row => row.IsActive == true) ? true
                : rows.All(row => row.IsActive == false) ? false
                : null,
            IsCertifying = rows.Any(row => row.IsCertifying),
            // It ends with the last of its options.
            EndsOn = rows.All(row => row.EndsOn is not null) ? rows.Max(row => row.EndsOn) : null,
            LastSessionYear = rows.All(row => row.LastSessionYear is not null)
                ? rows.Max(row => row.LastSessionYear)
                : null,
            RomeCodes = Codes(rows, row => row.RomeCodes),
            Domains = [.. Codes(rows, row => row.Formacodes).Select(domainOf)],
            Replaces = [.. replaces],
            ReplacedBy = [.. replacedBy],
            UpdatedOn = rows.Max(row => row.UpdatedOn),
            From = from,
        };
    }

    private static string? Same(IReadOnlyList<Certification> rows, Func<Certification, string?> read) =>
        rows.Select(read).OfType<string>().Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } said
            ? string.Join(" ; ", said)
            : null;

    private static List<string> Codes(IReadOnlyList<Certification> rows, Func<Certification, string> read) =>
        [
            .. rows.SelectMany(row => read(row).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>The words that all titles begin with; the first title when they say nothing by themselves.</summary>
    internal static string CommonTitle(IReadOnlyList<string> titles)
    {
        if (titles.Count == 1)
            return titles[0];
        var words = titles[0].Split(' ');
        var common = words.Length;
        foreach (var title in titles)
        {
            var others = title.Split(' ');
            var same = 0;
            while (same < Math.Min(common, others.Length) && words[same] == others[same])
                same++;
            common = same;
        }
        while (common > 0 && OpenEndings.Contains(words[common - 1]))
            common--;
        return common > 1 ? string.Join(' ', words[..common]) : titles[0];
    }
}
