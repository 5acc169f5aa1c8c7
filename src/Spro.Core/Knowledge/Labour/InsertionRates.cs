using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Knowledge.Labour;

/// <summary>What became of those who left a lycée after a diploma, in the nation and in the regions served.</summary>
/// <param name="Title">The title, or the option, of the certification that they are about.</param>
/// <param name="Rates">One for each territory, the nation first.</param>
public sealed record DiplomaRates(string Title, IReadOnlyList<DiplomaInsertion> Rates)
{
    /// <summary>The rates of a territory; null when the source has none.</summary>
    /// <param name="regionCode">INSEE code; empty for the nation.</param>
    public DiplomaInsertion? In(string regionCode) => Rates.FirstOrDefault(rate => rate.RegionCode == regionCode);
}

/// <summary>How rates spread over establishments: a quarter of them is under <paramref name="Low"/>, half under <paramref name="Middle"/>.</summary>
/// <param name="Count">Establishments whose rate is known.</param>
/// <param name="Low">Out of a hundred.</param>
/// <param name="Middle">Out of a hundred.</param>
/// <param name="High">Out of a hundred; a quarter is over it.</param>
public sealed record RateSpread(int Count, double Low, double Middle, double High)
{
    private const int Fewest = 5;

    /// <summary>The spread of the rates known; null when there are too few to tell anything.</summary>
    public static RateSpread? Of(IEnumerable<double?> rates)
    {
        List<double> known = [.. rates.OfType<double>().Order()];
        return known.Count < Fewest
            ? null
            : new RateSpread(
                known.Count,
                known[(known.Count - 1) / 4],
                (known[(known.Count - 1) / 2] + known[known.Count / 2]) / 2,
                known[known.Count - 1 - ((known.Count - 1) / 4)]
            );
    }
}

/// <summary>
/// What InserJeunes says that the public reads: by diploma for the nation and the regions served, by establishment for
/// those regions.
/// </summary>
public sealed class InsertionRates
{
    private readonly FrozenDictionary<string, ReferentialVersion> _versions;
    private readonly FrozenDictionary<string, DiplomaInsertion[]> _byName;
    private readonly FrozenDictionary<string, DiplomaInsertion[]> _byCode;
    private readonly ILookup<string, InsertionRate> _byDepartment;
    private HashSet<ReferentialVersion> _loaded = [];
    private LabourAreas? _areas;

    private InsertionRates(IReadOnlyList<ReferentialVersion> versions, IReadOnlyList<VersionedRow> rows)
    {
        _versions = versions.ToFrozenDictionary(version => version.Version, StringComparer.Ordinal);
        var known = rows.Where(row => _versions.ContainsKey(row.Version)).ToList();
        var diplomas = known
            .OfType<DiplomaInsertion>()
            .OrderBy(rate => rate.RegionCode, StringComparer.Ordinal)
            .ThenByDescending(rate => rate.Version, StringComparer.Ordinal)
            .ToList();
        _byName = diplomas
            .GroupBy(rate => DiplomaName.KeyOf(rate.Diploma, rate.Name), StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.DistinctBy(rate => rate.RegionCode).ToArray(),
                StringComparer.Ordinal
            );
        _byCode = diplomas
            .SelectMany(rate =>
                rate.CertificationCodes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => (code, rate))
            )
            .GroupBy(pair => pair.code, pair => pair.rate, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.DistinctBy(rate => rate.RegionCode).ToArray(),
                StringComparer.Ordinal
            );
        // Each establishment is told by its newest years; of two layouts of the same years, by the one with more rates.
        _byDepartment = known
            .OfType<InsertionRate>()
            .GroupBy(rate => (rate.Uai, rate.Track))
            .Select(group =>
                group
                    .OrderByDescending(rate => rate.Cohort, StringComparer.Ordinal)
                    .ThenByDescending(rate => rate.EmployedAfter12 is not null)
                    .ThenBy(rate => rate.Version, StringComparer.Ordinal)
                    .First()
            )
            .OrderBy(rate => rate.Name, StringComparer.Ordinal)
            .ThenBy(rate => rate.Uai, StringComparer.Ordinal)
            .ThenBy(rate => rate.Track)
            .ToLookup(rate => rate.DepartmentCode, StringComparer.Ordinal);
    }

    /// <summary>Nothing is known.</summary>
    public static InsertionRates None { get; } = new([], []);

    /// <summary>Whether anything is known by diploma.</summary>
    public bool HasDiplomas => _byName.Count > 0;

    /// <summary>Whether anything is known of an establishment.</summary>
    public bool HasSchools => _byDepartment.Count > 0;

    /// <summary>Puts rows together; figures carried for a first run yield to any official edition by diploma.</summary>
    public static InsertionRates Of(IReadOnlyList<ReferentialVersion> versions, IReadOnlyList<VersionedRow> rows)
    {
        ArgumentNullException.ThrowIfNull(versions);
        ArgumentNullException.ThrowIfNull(rows);
        var own = versions.Where(version => version.IsDemonstration).Select(version => version.Version).ToHashSet();
        var hasOfficial = rows.OfType<DiplomaInsertion>().Any(rate => !own.Contains(rate.Version));
        return new InsertionRates([.. versions.Where(version => !version.IsDemonstration || !hasOfficial)], rows);
    }

    /// <summary>Reads them from the store, or gives <paramref name="before"/> again when nothing has changed since.</summary>
    public static async Task<InsertionRates> LoadAsync(
        SproDbContext db,
        LabourAreas areas,
        InsertionRates? before,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(areas);
        var versions = await StoredEditions.ReadAsync(db, ReferentialVersion.InserJeunes, cancellationToken);
        if (before is not null && before._loaded.SetEquals(versions) && areas.AreSameAs(before._areas))
            return before;
        if (versions.Count == 0)
            return None;
        var regions = areas.Regions;
        List<VersionedRow> rows =
        [
            .. await db.Set<DiplomaInsertion>()
                .AsNoTracking()
                .Where(rate => rate.RegionCode == "" || regions.Contains(rate.RegionCode))
                .ToListAsync(cancellationToken),
            .. await db.Set<InsertionRate>()
                .AsNoTracking()
                .Where(rate => regions.Contains(rate.RegionCode!))
                .ToListAsync(cancellationToken),
        ];
        var loaded = Of(versions, rows);
        loaded._loaded = [.. versions];
        loaded._areas = areas;
        return loaded;
    }

    /// <summary>
    /// What is known of a certification, once for each of its options; empty when nothing is. Registrations that follow
    /// one another under one name have the same figures: the source adds them.
    /// </summary>
    public IReadOnlyList<DiplomaRates> Of(CertificationRecord certification)
    {
        ArgumentNullException.ThrowIfNull(certification);
        if (_byCode.GetValueOrDefault(certification.Code) is { } coded)
            return [new DiplomaRates(certification.Title, coded)];
        var titles = certification.Options.Count > 0 ? certification.Options : [certification.Title];
        return
        [
            .. titles
                .Select(title => (title, Rates: Find(title, certification)))
                .Where(pair => pair.Rates is not null)
                .Select(pair => new DiplomaRates(pair.title, pair.Rates!)),
        ];
    }

    /// <summary>The lycées and training centres of a department, each by its newest years, by name.</summary>
    public IEnumerable<InsertionRate> InDepartment(string code) => _byDepartment[code];

    /// <summary>Who published a rate.</summary>
    public ReferentialVersion SourceOf(VersionedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return _versions[row.Version];
    }

    private DiplomaInsertion[]? Find(string title, CertificationRecord certification) =>
        DiplomaName
            .KeysOf(title, certification.Type, certification.Level)
            .Select(key => _byName.GetValueOrDefault(key))
            .FirstOrDefault(found => found is not null);
}
