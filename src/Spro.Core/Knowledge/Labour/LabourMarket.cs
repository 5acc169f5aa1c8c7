using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Search;

namespace Spro.Core.Knowledge.Labour;

/// <summary>The territories whose figures are kept in memory, beside those of the nation.</summary>
/// <param name="Regions">INSEE codes.</param>
/// <param name="Departments">INSEE codes.</param>
public sealed record LabourAreas(IReadOnlyList<string> Regions, IReadOnlyList<string> Departments)
{
    /// <summary>Whether these are the territories whose figures were read before.</summary>
    public bool AreSameAs(LabourAreas? before) =>
        before is not null
        && before.Regions.SequenceEqual(Regions, StringComparer.Ordinal)
        && before.Departments.SequenceEqual(Departments, StringComparer.Ordinal);
}

/// <summary>The figures of the labour market that the public reads: those of the nation and of the regions served.</summary>
public sealed class LabourMarket
{
    private readonly FrozenDictionary<(Nomenclature, string), LabourFigure[]> _figures;
    private readonly FrozenDictionary<string, OccupationFamily> _families;
    private readonly FrozenDictionary<string, FamilyLink[]> _links;
    private readonly FrozenDictionary<string, EmploymentBasin> _basins;
    private readonly FrozenDictionary<string, ReferentialVersion> _versions;
    private HashSet<ReferentialVersion> _loaded = [];
    private LabourAreas? _areas;

    private LabourMarket(IReadOnlyList<ReferentialVersion> versions, IReadOnlyList<VersionedRow> rows)
    {
        _versions = versions.ToFrozenDictionary(version => version.Version, StringComparer.Ordinal);
        var byType = rows.Where(row => _versions.ContainsKey(row.Version)).ToLookup(row => row.GetType());
        IEnumerable<T> Newest<T>()
            where T : VersionedRow => byType[typeof(T)].Cast<T>().OrderByDescending(row => YearOf(row.Version));
        _figures = Newest<LabourFigure>()
            .GroupBy(figure => (figure.Nomenclature, figure.Code))
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderByDescending(figure => figure.Period[^4..], StringComparer.Ordinal).ToArray()
            );
        _families = Newest<OccupationFamily>()
            .DistinctBy(family => family.Code, StringComparer.Ordinal)
            .ToFrozenDictionary(family => family.Code, StringComparer.Ordinal);
        _links = Newest<FamilyLink>()
            .GroupBy(link => link.RomeCode, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                // Two sources that part an occupation otherwise are not added up: the newest says.
                group =>
                    group
                        .Where(link => link.Version == group.First().Version)
                        .OrderBy(link => link.FamilyCode, StringComparer.Ordinal)
                        .ToArray(),
                StringComparer.Ordinal
            );
        _basins = Newest<EmploymentBasin>()
            .DistinctBy(basin => basin.Code, StringComparer.Ordinal)
            .ToFrozenDictionary(basin => basin.Code, StringComparer.Ordinal);
    }

    /// <summary>Nothing is known.</summary>
    public static LabourMarket None { get; } = new([], []);

    /// <summary>Whether there is no figure at all.</summary>
    public bool IsEmpty => _figures.Count == 0;

    /// <summary>Puts rows together; figures carried for a first run yield to any official edition of their publication.</summary>
    public static LabourMarket Of(IReadOnlyList<ReferentialVersion> versions, IReadOnlyList<VersionedRow> rows)
    {
        ArgumentNullException.ThrowIfNull(versions);
        var official = versions
            .Where(version => !version.IsDemonstration)
            .Select(version => LabourDataset.Of(version.Version))
            .ToHashSet();
        return new LabourMarket(
            [
                .. versions.Where(version =>
                    !version.IsDemonstration || !official.Contains(LabourDataset.Of(version.Version))
                ),
            ],
            rows
        );
    }

    /// <summary>Reads them from the store, or gives <paramref name="before"/> again when nothing has changed since.</summary>
    public static async Task<LabourMarket> LoadAsync(
        SproDbContext db,
        LabourAreas areas,
        LabourMarket? before,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(areas);
        var versions = await StoredEditions.ReadAsync(db, ReferentialVersion.LabourMarket, cancellationToken);
        if (before is not null && before._loaded.SetEquals(versions) && areas.AreSameAs(before._areas))
            return before;
        if (versions.Count == 0)
            return None;
        List<VersionedRow> rows = [];
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        string One(string word) => words.TryGetValue(word, out var known) ? known : words[word] = word;
        await foreach (
            var figure in FiguresOf(db, areas).AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken)
        )
            // Tens of thousands of rows share a few hundred words.
            rows.Add(
                figure with
                {
                    Version = One(figure.Version),
                    Code = One(figure.Code),
                    AreaCode = One(figure.AreaCode),
                    Period = One(figure.Period),
                }
            );
        rows.AddRange(await db.Set<OccupationFamily>().AsNoTracking().ToListAsync(cancellationToken));
        rows.AddRange(await db.Set<FamilyLink>().AsNoTracking().ToListAsync(cancellationToken));
        rows.AddRange(await db.Set<EmploymentBasin>().AsNoTracking().ToListAsync(cancellationToken));
        var loaded = Of(versions, rows);
        loaded._loaded = [.. versions];
        loaded._areas = areas;
        return loaded;
    }

    /// <summary>What is known of an occupation: by its families, by its own code, or by the codes it had before.</summary>
    public OccupationFigures Of(OccupationRecord occupation)
    {
        ArgumentNullException.ThrowIfNull(occupation);
        var own = CodesOf(occupation)
            .Select(code => _figures.GetValueOrDefault((Nomenclature.Rome, code)))
            .FirstOrDefault(found => found is not null);
        return new OccupationFigures(
            [.. LinksOf(occupation).Select(FiguresOf).Where(family => family.IsKnown)],
            own ?? []
        );
    }

    /// <summary>
    /// The families of some occupations by one measure in one territory, the highest first; those equally high by the
    /// index of tension where there is one, then by name. Each figure is there once, of the family it was counted for.
    /// </summary>
    public OccupationComparison Compare(
        IEnumerable<OccupationRecord> occupations,
        LabourMeasure measure,
        LabourArea area,
        string areaCode
    )
    {
        ArgumentNullException.ThrowIfNull(occupations);
        var known = new Dictionary<string, LabourFigure?>(StringComparer.Ordinal);
        List<(LabourFigure Figure, OccupationRecord Occupation)> said = [];
        List<OccupationRecord> unknown = [];
        foreach (var occupation in occupations)
        {
            var before = said.Count;
            foreach (var link in LinksOf(occupation))
            {
                if (!known.TryGetValue(link.FamilyCode, out var figure))
                    known[link.FamilyCode] = figure = FiguresOf(link).Newest(measure, area, areaCode);
                if (figure?.Value is not null)
                    said.Add((figure, occupation));
            }
            if (said.Count == before)
                unknown.Add(occupation);
        }
        return new OccupationComparison(
            [
                .. said.GroupBy(one => one.Figure, one => one.Occupation)
                    .Select(family => new ComparedFamily(
                        family.Key,
                        Family(family.Key.Code)?.Label ?? family.Key.Code,
                        [.. family.Distinct()]
                    ))
                    .OrderByDescending(family => family.Figure.Value)
                    .ThenByDescending(family => IndexBeside(family.Figure) ?? double.NegativeInfinity)
                    .ThenBy(family => FrenchText.Fold(family.Label), StringComparer.Ordinal),
            ],
            unknown
        );
    }

    private double? IndexBeside(LabourFigure figure) =>
        Array
            .Find(
                _figures[(figure.Nomenclature, figure.Code)],
                other =>
                    other.Measure == LabourMeasure.TensionIndex
                    && other.Version == figure.Version
                    && other.Period == figure.Period
                    && other.Area == figure.Area
                    && other.AreaCode == figure.AreaCode
            )
            ?.Value;

    private static string[] CodesOf(OccupationRecord occupation) => [occupation.RomeCode, .. occupation.FormerCodes];

    private FamilyLink[] LinksOf(OccupationRecord occupation) =>
        CodesOf(occupation).Select(code => _links.GetValueOrDefault(code)).FirstOrDefault(found => found is not null)
        ?? [];

    private FamilyFigures FiguresOf(FamilyLink link) =>
        new(
            link,
            Family(link.FamilyCode),
            [
                .. OccupationFamily
                    .WideningOf(link.FamilyCode)
                    .Select(code => _figures.GetValueOrDefault((Nomenclature.Fap, code)))
                    .OfType<LabourFigure[]>(),
            ]
        );

    /// <summary>The figures about all occupations together in a territory.</summary>
    public IReadOnlyList<LabourFigure> OfAll(LabourArea area, string areaCode) =>
        [
            .. (_figures.GetValueOrDefault((Nomenclature.All, "")) ?? []).Where(figure =>
                figure.Area == area && figure.AreaCode == areaCode
            ),
        ];

    /// <summary>A family; null when no source names it.</summary>
    public OccupationFamily? Family(string code) => _families.GetValueOrDefault(code);

    /// <summary>A basin; null when no source names it.</summary>
    public EmploymentBasin? Basin(string code) => _basins.GetValueOrDefault(code);

    /// <summary>Who published a figure, a family or a link.</summary>
    public ReferentialVersion SourceOf(VersionedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return _versions[row.Version];
    }

    private static IQueryable<LabourFigure> FiguresOf(SproDbContext db, LabourAreas areas)
    {
        var (regions, departments) = (areas.Regions, areas.Departments);
        return db.Set<LabourFigure>()
            .Where(figure =>
                figure.Area == LabourArea.Nation
                || (figure.Area == LabourArea.Region && regions.Contains(figure.AreaCode))
                || (figure.Area == LabourArea.Department && departments.Contains(figure.AreaCode))
                || (figure.Area == LabourArea.Basin && regions.Contains(figure.AreaCode.Substring(0, 2)))
            );
    }

    private static string YearOf(string version) => version[^4..];
}
