using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Search;

namespace Spro.Core.Knowledge.Onisep;

/// <summary>One file of Onisep: an edition of one of its sets of sheets, or of a table about them.</summary>
/// <param name="Version">Which one; it begins with its date, so that their order is that of time.</param>
/// <param name="Rows">What it says.</param>
public sealed record OnisepEdition(ReferentialVersion Version, IReadOnlyList<VersionedRow> Rows)
{
    internal IEnumerable<T> Of<T>()
        where T : VersionedRow => Rows.OfType<T>();
}

/// <summary>
/// The sheets one may read at Onisep, joined over its editions. A sheet about an occupation that the newest list of them
/// no longer has is gone; sheets about trainings come from partial lists, and stay.
/// </summary>
public sealed class OnisepSheets
{
    private readonly FrozenDictionary<string, OnisepOccupationSheet> _occupations;
    private readonly ILookup<string, OnisepTrainingSheet> _byCertification;
    private readonly ILookup<string, OnisepTrainingSheet> _trainingsTo;
    private readonly ILookup<string, OnisepOccupationSheet> _occupationsOf;
    private HashSet<ReferentialVersion> _loaded = [];

    private OnisepSheets(IReadOnlyList<OnisepEdition> editions)
    {
        Occupations = ByTitle(OccupationsOf(editions));
        Trainings = ByTitle(TrainingsOf(editions));
        _occupations = Occupations.ToFrozenDictionary(sheet => sheet.Id, StringComparer.Ordinal);
        var trainings = Trainings.ToDictionary(sheet => sheet.Id, StringComparer.Ordinal);
        _byCertification = Trainings
            .SelectMany(sheet => sheet.Codes.Select(code => (code, sheet)))
            .ToLookup(pair => pair.code, pair => pair.sheet, StringComparer.OrdinalIgnoreCase);
        var paths = editions
            .SelectMany(edition => edition.Of<OnisepPath>())
            .Select(path =>
                (
                    Training: trainings.GetValueOrDefault(path.TrainingId),
                    Occupation: _occupations.GetValueOrDefault(path.OccupationId)
                )
            )
            .Where(path => path is { Training: not null, Occupation: not null })
            .Select(path => (Training: path.Training!, Occupation: path.Occupation!))
            .Distinct()
            .ToList();
        _trainingsTo = paths.ToLookup(path => path.Occupation.Id, path => path.Training, StringComparer.Ordinal);
        _occupationsOf = paths.ToLookup(path => path.Training.Id, path => path.Occupation, StringComparer.Ordinal);
    }

    /// <summary>Nothing of Onisep was imported.</summary>
    public static OnisepSheets None { get; } = new([]);

    /// <summary>Those about occupations, by title.</summary>
    public IReadOnlyList<OnisepOccupationSheet> Occupations { get; }

    /// <summary>Those about trainings, by title.</summary>
    public IReadOnlyList<OnisepTrainingSheet> Trainings { get; }

    /// <summary>The sheet about an occupation; null when the newest list does not have it.</summary>
    public OnisepOccupationSheet? Occupation(string id) => _occupations.GetValueOrDefault(id);

    /// <summary>The sheets about what prepares for a certification, by its code, capitals or not.</summary>
    public IReadOnlyList<OnisepTrainingSheet> PreparingFor(string certificationCode) =>
        ByTitle(_byCertification[certificationCode]);

    /// <summary>The sheets about trainings that lead, says Onisep, to the occupation of one of these sheets.</summary>
    public IReadOnlyList<OnisepTrainingSheet> LeadingTo(params IEnumerable<OnisepOccupationSheet> occupations) =>
        ByTitle(occupations.SelectMany(occupation => _trainingsTo[occupation.Id]).Distinct());

    /// <summary>The sheets about occupations that one of these trainings leads to, says Onisep.</summary>
    public IReadOnlyList<OnisepOccupationSheet> After(params IEnumerable<OnisepTrainingSheet> trainings) =>
        ByTitle(trainings.SelectMany(training => _occupationsOf[training.Id]).Distinct());

    /// <summary>Joins editions.</summary>
    public static OnisepSheets Of(IEnumerable<OnisepEdition> editions) =>
        editions
            .Where(edition => edition.Rows.Count > 0)
            .OrderByDescending(edition => edition.Version.Version, StringComparer.Ordinal)
            .ToList()
            is { Count: > 0 } all
            ? new OnisepSheets(all)
            : None;

    /// <summary>Reads them from the store, or gives <paramref name="before"/> again when nothing has changed since.</summary>
    public static async Task<OnisepSheets> LoadAsync(
        SproDbContext db,
        OnisepSheets? before,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var versions = await db.Set<ReferentialVersion>()
            .AsNoTracking()
            .Where(version => version.Referential == ReferentialVersion.Onisep)
            .ToListAsync(cancellationToken);
        if (before is not null && before._loaded.SetEquals(versions))
            return before;
        List<VersionedRow> rows = [];
        async Task ReadAsync<T>()
            where T : VersionedRow => rows.AddRange(await db.Set<T>().AsNoTracking().ToListAsync(cancellationToken));
        await ReadAsync<OnisepOccupation>();
        await ReadAsync<OnisepTitle>();
        await ReadAsync<OnisepTraining>();
        await ReadAsync<OnisepTrainingCode>();
        await ReadAsync<OnisepPath>();
        var byVersion = rows.ToLookup(row => row.Version, StringComparer.Ordinal);
        var loaded = Of(versions.Select(version => new OnisepEdition(version, [.. byVersion[version.Version]])));
        if (loaded != None)
            loaded._loaded = [.. versions];
        return loaded;
    }

    private static IEnumerable<OnisepOccupationSheet> OccupationsOf(IReadOnlyList<OnisepEdition> editions)
    {
        if (editions.FirstOrDefault(edition => edition.Of<OnisepOccupation>().Any()) is not { } newest)
            return [];
        var romeCodes = NewestOf<OnisepOccupation>(editions, row => row.RomeCodes.Length > 0, row => row.SheetId);
        var titles = NewestOf<OnisepTitle>(editions, _ => true, row => row.SheetId);
        return newest
            .Of<OnisepOccupation>()
            .Select(row => new OnisepOccupationSheet
            {
                Id = row.SheetId,
                Title = row.Title,
                OtherTitles =
                [
                    .. Told(titles, row.SheetId)
                        .Select(other => other.Title)
                        .Where(title => title != row.Title)
                        .Order(StringComparer.Ordinal),
                ],
                RomeCodes = Told(romeCodes, row.SheetId).FirstOrDefault()?.RomeCodes.Split(' ') ?? [],
                UpdatedOn = row.UpdatedOn,
                From = newest.Version,
            });
    }

    private static IEnumerable<OnisepTrainingSheet> TrainingsOf(IReadOnlyList<OnisepEdition> editions)
    {
        var codes = editions
            .SelectMany(edition => edition.Of<OnisepTrainingCode>())
            .ToLookup(row => row.SheetId, row => row.Code, StringComparer.Ordinal);
        return editions
            .SelectMany(edition => edition.Of<OnisepTraining>().Select(row => (Row: row, edition.Version)))
            .GroupBy(told => told.Row.SheetId, StringComparer.Ordinal)
            // Told whole by one edition: the newest that has the sheet itself, else the newest that names it.
            .Select(told => told.FirstOrDefault(one => one.Row.Type is not null, told.First()))
            .Select(told => new OnisepTrainingSheet
            {
                Id = told.Row.SheetId,
                Title = told.Row.Title,
                Type = told.Row.Type,
                Duration = told.Row.Duration,
                Level = told.Row.Level,
                UpdatedOn = told.Row.UpdatedOn,
                Codes = [.. codes[told.Row.SheetId].Distinct(StringComparer.Ordinal)],
                From = told.Version,
            });
    }

    /// <summary>For each sheet, the rows of the newest edition that has some of them.</summary>
    private static Dictionary<string, List<T>> NewestOf<T>(
        IReadOnlyList<OnisepEdition> editions,
        Func<T, bool> says,
        Func<T, string> sheetId
    )
        where T : VersionedRow
    {
        var newest = new Dictionary<string, List<T>>(StringComparer.Ordinal);
        foreach (var edition in editions)
        {
            foreach (var rows in edition.Of<T>().Where(says).GroupBy(sheetId, StringComparer.Ordinal))
                newest.TryAdd(rows.Key, [.. rows]);
        }
        return newest;
    }

    private static List<T> Told<T>(Dictionary<string, List<T>> newest, string sheetId) =>
        newest.GetValueOrDefault(sheetId, []);

    private static List<T> ByTitle<T>(IEnumerable<T> sheets)
        where T : OnisepSheet =>
        [
            .. sheets
                .OrderBy(sheet => FrenchText.Fold(sheet.Title), StringComparer.Ordinal)
                .ThenBy(sheet => sheet.Id, StringComparer.Ordinal),
        ];
}
