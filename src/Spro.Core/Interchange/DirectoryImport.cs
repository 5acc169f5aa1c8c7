using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.Interchange;

/// <summary>How an import treats what it finds, beyond adding and changing.</summary>
public sealed record DirectoryImportOptions
{
    /// <summary>Read and report, write nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Departments for which the file is declared complete: what the source no longer has there is closed.</summary>
    public IReadOnlyList<string> CompleteDepartments { get; init; } = [];

    /// <summary>The records belong to the demonstration set.</summary>
    public bool AsDemonstration { get; init; }
}

/// <summary>
/// Takes a stream of records into a staging table, then switches them in, in one transaction: readers see the
/// directory before or after, never between. The same file twice changes nothing.
/// </summary>
public sealed class DirectoryImport(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    private const int Batch = 500;
    private const int MostRejectsKept = 10_000;

    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Reads <paramref name="items"/> and switches them in, unless it is a dry run.</summary>
    /// <param name="source">The source the records belong to; what is closed by absence is only ever of this source.</param>
    /// <param name="items">Records, as a format reads them.</param>
    /// <param name="options">Dry run, completeness.</param>
    /// <param name="progress">Told the number of records read, now and then.</param>
    /// <param name="cancellationToken">Stops before the switch; nothing is left half-written.</param>
    public async Task<ImportReport> RunAsync(
        string source,
        IAsyncEnumerable<DirectoryItem> items,
        DirectoryImportOptions options,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(options);
        var runId = Guid.CreateVersion7();
        try
        {
            var read = await StageAsync(runId, source, items, options, progress, cancellationToken);
            return await SwitchAsync(runId, source, read, options, cancellationToken);
        }
        finally
        {
            await ClearStagingAsync(runId);
        }
    }

    private async Task<Reading> StageAsync(
        Guid runId,
        string source,
        IAsyncEnumerable<DirectoryItem> items,
        DirectoryImportOptions options,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        var reading = new Reading();
        var batch = new List<StagedItem>(Batch);
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            if (item.StartsRecord)
            {
                reading.Read++;
                if (reading.Read % 1000 == 0)
                    progress?.Report(reading.Read);
            }
            if (item.Reject is { } reject)
                reading.Reject(reject);
            if (item.Record is not { } record)
                continue;
            if (!string.Equals(record.Source, source, StringComparison.Ordinal))
                throw new InvalidOperationException(
                    $"{item.Where}: a record of {record.Source} in an import of {source}."
                );
            record.Id = StableId.Of(KindOf(record) + "/" + source, record.SourceId);
            record.FromDemonstration = options.AsDemonstration;
            batch.Add(
                new StagedItem
                {
                    RunId = runId,
                    Kind = KindOf(record),
                    ItemId = record.Id,
                    Where = item.Where,
                    Counts = item.StartsRecord,
                    Payload = JsonSerializer.Serialize(record, record.GetType(), Json),
                }
            );
            if (batch.Count >= Batch)
                await StageBatchAsync(batch, reading, cancellationToken);
        }
        await StageBatchAsync(batch, reading, cancellationToken);
        progress?.Report(reading.Read);
        return reading;
    }

    private async Task StageBatchAsync(List<StagedItem> batch, Reading reading, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
            return;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var runId = batch[0].RunId;
        var ids = batch.Select(item => item.ItemId).ToList();
        var seen = await db.Set<StagedItem>()
            .Where(item => item.RunId == runId && ids.Contains(item.ItemId))
            .Select(item => new { item.Kind, item.ItemId })
            .ToListAsync(cancellationToken);
        var known = seen.Select(item => (item.Kind, item.ItemId)).ToHashSet();
        foreach (var item in batch)
        {
            if (known.Add((item.Kind, item.ItemId)))
                db.Add(item);
            // Several lines may describe the structure they share; a place, a service or a person is said once.
            else if (item.Kind != StagedKind.Structure)
                reading.Reject(
                    new ImportReject(item.Where, "id", "Cet identifiant figure déjà plus haut dans le fichier.")
                );
        }
        await db.SaveChangesAsync(cancellationToken);
        batch.Clear();
    }

    private async Task<ImportReport> SwitchAsync(
        Guid runId,
        string source,
        Reading reading,
        DirectoryImportOptions options,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var tally = new Tally();
        await SwitchKindAsync<Structure>(db, runId, StagedKind.Structure, reading, tally, cancellationToken);
        await SwitchKindAsync<Place>(db, runId, StagedKind.Place, reading, tally, cancellationToken);
        await SwitchKindAsync<ServiceOffer>(db, runId, StagedKind.Service, reading, tally, cancellationToken);
        await SwitchKindAsync<Professional>(db, runId, StagedKind.Professional, reading, tally, cancellationToken);
        if (options.CompleteDepartments.Count > 0)
            tally.Closed = await CloseAbsentAsync(db, runId, source, options.CompleteDepartments, cancellationToken);

        if (options.DryRun)
        {
            await transaction.RollbackAsync(cancellationToken);
        }
        else
        {
            if (tally.AnythingNew)
                await db.BumpPublicDataAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        return new ImportReport(
            reading.Read,
            tally.Added,
            tally.Changed,
            tally.Closed,
            tally.Unchanged,
            reading.Rejects
        );
    }

    private async Task SwitchKindAsync<T>(
        SproDbContext db,
        Guid runId,
        StagedKind kind,
        Reading reading,
        Tally tally,
        CancellationToken cancellationToken
    )
        where T : SourcedRecord
    {
        var after = Guid.Empty;
        while (true)
        {
            var staged = await db.Set<StagedItem>()
                .AsNoTracking()
                .Where(item => item.RunId == runId && item.Kind == kind && item.ItemId > after)
                .OrderBy(item => item.ItemId)
                .Take(Batch)
                .ToListAsync(cancellationToken);
            if (staged.Count == 0)
                return;
            after = staged[^1].ItemId;
            var ids = staged.Select(item => item.ItemId).ToList();
            var existing = await db.Set<T>()
                .Where(record => ids.Contains(record.Id))
                .ToDictionaryAsync(record => record.Id, cancellationToken);
            var incomings = staged.Select(item => JsonSerializer.Deserialize<T>(item.Payload, Json)!).ToList();
            var missing = await MissingOwnersAsync(db, incomings, cancellationToken);
            foreach (var (item, incoming) in staged.Zip(incomings))
            {
                if (OwnersOf(incoming).FirstOrDefault(missing.Contains) is var owner && owner != Guid.Empty)
                {
                    reading.Reject(
                        new ImportReject(item.Where, "structure", "La structure ou le lieu de cette ligne est inconnu.")
                    );
                }
                else if (!existing.TryGetValue(incoming.Id, out var current))
                {
                    db.Add(incoming);
                    tally.Count(item, Fate.Added);
                }
                else if (IsSame(current, incoming, item.Payload))
                {
                    tally.Count(item, Fate.Unchanged);
                }
                else if (current.ConfirmedByMember)
                {
                    await ProposeAsync(db, incoming, item.Payload, cancellationToken);
                    tally.Count(item, Fate.Unchanged);
                }
                else
                {
                    db.Entry(current).CurrentValues.SetValues(incoming);
                    if (current is Place place && incoming is Place update)
                    {
                        place.Exceptions = update.Exceptions;
                        place.Stops = update.Stops;
                    }
                    tally.Count(item, Fate.Changed);
                }
            }
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    private static async Task<HashSet<Guid>> MissingOwnersAsync<T>(
        SproDbContext db,
        List<T> incomings,
        CancellationToken cancellationToken
    )
        where T : SourcedRecord
    {
        var owners = incomings.SelectMany(OwnersOf).ToHashSet();
        owners.ExceptWith(
            await db.Set<Structure>()
                .Where(owner => owners.Contains(owner.Id))
                .Select(owner => owner.Id)
                .ToListAsync(cancellationToken)
        );
        owners.ExceptWith(
            await db.Set<Place>()
                .Where(owner => owners.Contains(owner.Id))
                .Select(owner => owner.Id)
                .ToListAsync(cancellationToken)
        );
        return owners;
    }

    private static IEnumerable<Guid> OwnersOf(SourcedRecord record) =>
        record switch
        {
            Place place => [place.StructureId],
            ServiceOffer { PlaceId: { } placeId } service => [service.StructureId, placeId],
            ServiceOffer service => [service.StructureId],
            Professional person => [person.StructureId],
            _ => [],
        };

    private static bool IsSame<T>(T current, T incoming, string payload)
        where T : SourcedRecord
    {
        // A member's confirmation is ours, not the source's: it never makes a difference by itself.
        incoming.ConfirmedByMember = current.ConfirmedByMember;
        return string.Equals(
            JsonSerializer.Serialize(current, Json),
            current.ConfirmedByMember ? JsonSerializer.Serialize(incoming, Json) : payload,
            StringComparison.Ordinal
        );
    }

    private async Task ProposeAsync(
        SproDbContext db,
        SourcedRecord incoming,
        string payload,
        CancellationToken cancellationToken
    )
    {
        var proposal = await db.Set<ProposedChange>()
            .SingleOrDefaultAsync(change => change.RecordId == incoming.Id, cancellationToken);
        if (proposal is null)
        {
            proposal = new ProposedChange
            {
                Id = Guid.CreateVersion7(),
                RecordId = incoming.Id,
                Source = incoming.Source,
                Payload = "",
            };
            db.Add(proposal);
        }
        proposal.Payload = payload;
        proposal.ProposedAt = clock.GetUtcNow().UtcDateTime;
    }

    private async Task<int> CloseAbsentAsync(
        SproDbContext db,
        Guid runId,
        string source,
        IReadOnlyList<string> departments,
        CancellationToken cancellationToken
    )
    {
        var lastDay = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-1);
        return await db.Set<Place>()
            .Where(place =>
                place.Source == source
                && !place.ConfirmedByMember
                && place.ValidTo == null
                && departments.Contains(place.DepartmentCode!)
                && !db.Set<StagedItem>().Any(item => item.RunId == runId && item.ItemId == place.Id)
            )
            .ExecuteUpdateAsync(place => place.SetProperty(value => value.ValidTo, lastDay), cancellationToken);
    }

    private async Task ClearStagingAsync(Guid runId)
    {
        // Also what a run that was killed left behind: nobody stages for more than a day.
        var stale = Guid.CreateVersion7(clock.GetUtcNow().AddDays(-1));
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        await db.Set<StagedItem>()
            .Where(item => item.RunId == runId || item.RunId < stale)
            .ExecuteDeleteAsync(CancellationToken.None);
    }

    private static StagedKind KindOf(SourcedRecord record) =>
        record switch
        {
            Structure => StagedKind.Structure,
            Place => StagedKind.Place,
            ServiceOffer => StagedKind.Service,
            Professional => StagedKind.Professional,
            _ => throw new InvalidOperationException($"{record.GetType().Name} is not a record of the directory."),
        };

    private sealed class Reading
    {
        private readonly List<ImportReject> _rejects = [];

        public int Read { get; set; }
        public IReadOnlyList<ImportReject> Rejects => _rejects;

        public void Reject(ImportReject reject)
        {
            // A file wrong on every line is told by its first ten thousand: memory does not grow with it.
            if (_rejects.Count < MostRejectsKept)
                _rejects.Add(reject);
        }
    }

    private enum Fate
    {
        Added,
        Changed,
        Unchanged,
    }

    private sealed class Tally
    {
        private bool _wrote;

        public int Added { get; private set; }
        public int Changed { get; private set; }
        public int Closed { get; set; }
        public int Unchanged { get; private set; }

        public bool AnythingNew => _wrote || Closed > 0;

        public void Count(StagedItem item, Fate fate)
        {
            _wrote |= fate != Fate.Unchanged;
            if (!item.Counts)
                return;
            if (fate == Fate.Added)
                Added++;
            else if (fate == Fate.Changed)
                Changed++;
            else
                Unchanged++;
        }
    }
}
