using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Guidance;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Exploration;
using Spro.Core.Knowledge.Labour;
using Spro.Core.Knowledge.Onisep;
using Spro.Core.Search;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Catalogue;

/// <summary>The regions this service is run for.</summary>
/// <param name="Codes">INSEE codes ("52").</param>
public sealed record ServedRegions(IReadOnlyList<string> Codes);

/// <summary>
/// All that the public reads, in memory, immutable: territory, doors, networks, rules, sheets, occupations,
/// certifications and trainings, as the database had them at one version. The first answer, the directory and the pages read nothing else.
/// </summary>
public sealed class PublicCatalogue
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The version of the public data this snapshot shows.</summary>
    public required long Version { get; init; }

    /// <summary>The day it was read for: it is read again the next.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Communes and what they belong to.</summary>
    public required TerritoryIndex Territory { get; init; }

    /// <summary>The networks of the charter and beside it.</summary>
    public required Networks Networks { get; init; }

    /// <summary>The directory.</summary>
    public required Doors Doors { get; init; }

    /// <summary>The rules published so far, newest first: past answers replay with the version they name.</summary>
    public required IReadOnlyList<RuleSet> RuleSets { get; init; }

    /// <summary>The information sheets.</summary>
    public required Sheets Sheets { get; init; }

    /// <summary>The occupations of the ROME.</summary>
    public required Occupations Occupations { get; init; }

    /// <summary>What is known of outlets and pay.</summary>
    public LabourMarket LabourMarket { get; init; } = LabourMarket.None;

    /// <summary>What became of those who left a lycée or a training centre.</summary>
    public InsertionRates Insertion { get; init; } = InsertionRates.None;

    /// <summary>The certifications.</summary>
    public required Certifications Certifications { get; init; }

    /// <summary>The sheets to be read at Onisep.</summary>
    public OnisepSheets Onisep { get; init; } = OnisepSheets.None;

    /// <summary>The trainings on offer.</summary>
    public required Trainings Trainings { get; init; }

    /// <summary>What other modules give the search box to find.</summary>
    public IReadOnlyList<SearchDocument> AlsoFound { get; init; } = [];

    /// <summary>The French words of questions and answers.</summary>
    public required Wording Words { get; init; }

    /// <summary>At least one door or training is invented: every screen says so.</summary>
    public required bool IsDemonstration { get; init; }

    /// <summary>The rules that apply on a day: those of the version in force that do, or of the version named.</summary>
    /// <exception cref="RefusedException">No version applies on that day, or the one named is unknown or does not.</exception>
    public RuleSet RulesOn(DateOnly day, string? version = null) =>
        (version is null ? VersionOn(day) : VersionNamed(version, day)).On(day);

    /// <summary>The version in force on a day: the latest published among those whose dates hold it.</summary>
    /// <exception cref="RefusedException">No version applies on that day.</exception>
    public RuleSet VersionOn(DateOnly day)
    {
        foreach (var rules in RuleSets)
        {
            if (rules.IsInForce(day))
                return rules;
        }
        throw Refuse("no-rules-in-force", "at", $"Aucune version des règles ne s'applique le {day.InFrench}.");
    }

    private RuleSet VersionNamed(string version, DateOnly day)
    {
        var named =
            RuleSets.FirstOrDefault(rules => rules.Version == version)
            ?? throw Refuse(
                "unknown-rules-version",
                "rulesVersion",
                $"La version « {version} » des règles n'est pas publiée ici ({string.Join(", ", RuleSets.Select(rules => rules.Version))})."
            );
        return named.IsInForce(day)
            ? named
            : throw Refuse(
                "no-rules-in-force",
                "at",
                $"La version « {version} » des règles ne s'applique pas le {day.InFrench} : donnez le moment de la réponse à refaire."
            );
    }

    private static RefusedException Refuse(string code, string field, FormattableString message) =>
        RefusedException.At(field, code, message.ToString(French));

    /// <summary>The search box over all of it.</summary>
    public CatalogueSearch Search => LazyInitializer.EnsureInitialized(ref field, () => new CatalogueSearch(this));

    /// <summary>Which sheets of Onisep are about which occupation.</summary>
    public OnisepReading OnisepReading =>
        LazyInitializer.EnsureInitialized(ref field, () => new OnisepReading(Onisep, Occupations));

    /// <summary>What suggests occupations to whoever looks for one.</summary>
    public OccupationExplorer Explorer =>
        LazyInitializer.EnsureInitialized(ref field, () => new OccupationExplorer(Occupations, Certifications));

    /// <summary>The codes of the regions this service is run for.</summary>
    public required ServedRegions Regions { get; init; }

    /// <summary>The departments of the regions served, by code.</summary>
    public IReadOnlyList<TerritoryRecord> Departments =>
        field ??= [
            .. Territory
                .Communes.Where(Covers)
                .Select(commune => commune.Department)
                .DistinctBy(department => department.Code)
                .OrderBy(department => department.Code, StringComparer.Ordinal),
        ];

    /// <summary>Whether somebody living in <paramref name="commune"/> is at home here.</summary>
    public bool Covers(CommuneRecord commune)
    {
        ArgumentNullException.ThrowIfNull(commune);
        return Regions.Codes.Contains(commune.Region.Code, StringComparer.Ordinal);
    }

    /// <summary>
    /// Reads the whole catalogue from the database, its parts side by side; what has not changed since
    /// <paramref name="before"/> is kept. When an import switches while it reads, it reads again: never half of each.
    /// </summary>
    public static async Task<PublicCatalogue> LoadAsync(
        IDbContextFactory<SproDbContext> databases,
        ServedRegions regions,
        TimeProvider clock,
        CancellationToken cancellationToken,
        PublicCatalogue? before = null,
        IEnumerable<ISearchSource>? sources = null
    )
    {
        ArgumentNullException.ThrowIfNull(databases);
        ArgumentNullException.ThrowIfNull(clock);
        while (true)
        {
            var version = await ReadAsync(db => db.PublicDataVersionAsync(cancellationToken));
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            var territory = ReadAsync(async db =>
                TerritoryIndex.Build(await LoadTerritoryAsync(db, cancellationToken), today)
            );
            var directory = ReadAsync(db => LoadDirectoryAsync(db, today, cancellationToken));
            var rules = ReadAsync(db => LoadRulesAsync(db, cancellationToken));
            var occupations = ReadAsync(db => Occupations.LoadAsync(db, before?.Occupations, cancellationToken));
            var labour = ReadAsync(async db =>
                await LabourMarket.LoadAsync(
                    db,
                    await AreasAsync(db, regions, cancellationToken),
                    before?.LabourMarket,
                    cancellationToken
                )
            );
            var insertion = ReadAsync(async db =>
                await InsertionRates.LoadAsync(
                    db,
                    await AreasAsync(db, regions, cancellationToken),
                    before?.Insertion,
                    cancellationToken
                )
            );
            var certifications = ReadAsync(db =>
                Certifications.LoadAsync(db, before?.Certifications, cancellationToken)
            );
            var trainings = ReadAsync(db => Trainings.LoadAsync(db, before?.Trainings, cancellationToken));
            var onisep = ReadAsync(db => OnisepSheets.LoadAsync(db, before?.Onisep, cancellationToken));
            await Task.WhenAll(
                territory,
                directory,
                rules,
                occupations,
                labour,
                insertion,
                certifications,
                trainings,
                onisep
            );
            List<SearchDocument> alsoFound = [];
            foreach (var source in sources ?? [])
                alsoFound.AddRange(
                    await ReadAsync(async db => await source.LoadAsync(db, await territory, today, cancellationToken))
                );
            if (version != await ReadAsync(db => db.PublicDataVersionAsync(cancellationToken)))
                continue;
            var doors = DoorsOf(await directory, Networks.BuiltIn, await territory);
            return new PublicCatalogue
            {
                Version = version,
                Day = today,
                Regions = regions,
                Territory = await territory,
                Networks = Networks.BuiltIn,
                Doors = doors,
                RuleSets = await rules,
                Sheets = Sheets.BuiltIn,
                Occupations = await occupations,
                LabourMarket = await labour,
                Insertion = await insertion,
                Certifications = await certifications,
                Trainings = await trainings,
                Onisep = await onisep,
                AlsoFound = alsoFound,
                Words = Wording.BuiltIn,
                IsDemonstration =
                    doors.All.Any(door => door.Place.IsFictitious)
                    || (await trainings).All.Any(training => training.Offer.IsFictional),
            };
        }

        Task<T> ReadAsync<T>(Func<SproDbContext, Task<T>> read) =>
            Task.Run(
                async () =>
                {
                    await using var db = await databases.CreateDbContextAsync(cancellationToken);
                    return await read(db);
                },
                cancellationToken
            );
    }

    private static async Task<LabourAreas> AreasAsync(
        SproDbContext db,
        ServedRegions regions,
        CancellationToken cancellationToken
    ) =>
        new(
            regions.Codes,
            await db.Set<Territory>()
                .Where(territory =>
                    territory.Kind == TerritoryKind.Department && regions.Codes.Contains(territory.ParentCode!)
                )
                .Select(territory => territory.Code)
                .OrderBy(code => code)
                .ToListAsync(cancellationToken)
        );

    private static async Task<IReadOnlyList<RuleSet>> LoadRulesAsync(
        SproDbContext db,
        CancellationToken cancellationToken
    ) =>
        [
            .. (
                await db.Set<PublishedRuleSet>()
                    .AsNoTracking()
                    .OrderByDescending(rules => rules.ValidFrom)
                    .ThenByDescending(rules => rules.PublishedAt)
                    .Select(rules => rules.Document)
                    .ToListAsync(cancellationToken)
            ).Select(document => RuleSet.Load(document, Networks.BuiltIn)),
        ];

    private static async Task<TerritoryData> LoadTerritoryAsync(
        SproDbContext db,
        CancellationToken cancellationToken
    ) =>
        new(
            await db.Set<Territory>().AsNoTracking().ToListAsync(cancellationToken),
            await db.Set<Commune>().AsNoTracking().ToListAsync(cancellationToken),
            await db.Set<CommuneMembership>().AsNoTracking().ToListAsync(cancellationToken),
            await db.Set<CommunePostcode>().AsNoTracking().ToListAsync(cancellationToken),
            await db.Set<CommuneFormerName>().AsNoTracking().ToListAsync(cancellationToken)
        );

    /// <summary>The doors of the directory alone, for whoever needs no more of the catalogue.</summary>
    internal static async Task<Doors> LoadDoorsAsync(
        SproDbContext db,
        TerritoryIndex territory,
        DateOnly today,
        CancellationToken cancellationToken
    ) => DoorsOf(await LoadDirectoryAsync(db, today, cancellationToken), Networks.BuiltIn, territory);

    private sealed record DirectoryRows(List<Structure> Structures, List<ServiceOffer> Services, List<Place> Places);

    private static async Task<DirectoryRows> LoadDirectoryAsync(
        SproDbContext db,
        DateOnly today,
        CancellationToken cancellationToken
    ) =>
        new(
            await db.Set<Structure>().AsNoTracking().ToListAsync(cancellationToken),
            await db.Set<ServiceOffer>()
                .AsNoTracking()
                .Where(service =>
                    (service.ValidFrom == null || service.ValidFrom <= today)
                    && (service.ValidTo == null || service.ValidTo >= today)
                )
                .ToListAsync(cancellationToken),
            await db.Set<Place>().AsNoTracking().ToListAsync(cancellationToken)
        );

    private static Doors DoorsOf(DirectoryRows rows, Networks networks, TerritoryIndex territory)
    {
        var structures = rows.Structures.ToDictionary(structure => structure.Id);
        var ofPlace = rows
            .Services.Where(service => service.PlaceId is not null)
            .ToLookup(service => service.PlaceId!.Value);
        var ofStructure = rows
            .Services.Where(service => service.PlaceId is null)
            .ToLookup(service => service.StructureId);
        var hours = new ReadHours();
        return new Doors(
            [
                .. rows
                    .Places.Where(place => place.ReplacedById is null)
                    .OrderBy(place => place.Name, StringComparer.Ordinal)
                    .ThenBy(place => place.Id)
                    .Select(place =>
                    {
                        var structure = structures[place.StructureId];
                        return new Door(
                            place,
                            structure,
                            structure.NetworkCode is { } code ? networks.Find(code) : null,
                            [.. ofPlace[place.Id], .. ofStructure[place.StructureId]],
                            place.CommuneCode is { } commune ? territory.CommuneToday(commune) : null,
                            territory,
                            hours
                        );
                    }),
            ],
            rows.Places.Where(place => place.ReplacedById is not null)
                .ToDictionary(place => place.Id, place => place.ReplacedById!.Value)
        );
    }
}
