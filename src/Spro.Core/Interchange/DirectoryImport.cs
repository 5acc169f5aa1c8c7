using System.Text.Json;
using System.Text.Json.Nodes;
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
        var run = new Run(Guid.CreateVersion7(), source, options);
        try
        {
            await StageAsync(run, items, progress, cancellationToken);
            return await SwitchAsync(run, cancellationToken);
        }
        finally
        {
            await ClearStagingAsync(run.Id);
        }
    }

    private async Task StageAsync(
        Run run,
        IAsyncEnumerable<DirectoryItem> items,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        var batch = new List<StagedItem>();
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            var rank = run.Tally.Meet(item);
            run.Tally.Tell(progress);
            if (item.Reject is not null)
            {
                batch.AddRange(
                    item.StillListed.Where(record => record.SourceId.Length > 0)
                        .Select(record => run.StillListed(rank, item.Where, IdOf(run, record)))
                );
                if (!item.SaysWhichPlace)
                    run.Unidentified ??= item.Where;
            }
            else
            {
                batch.AddRange(item.Gives.Select(record => Stage(run, rank, item.Where, record)));
            }
            // Whole records only: a duplicate is judged with everything its record gives.
            if (batch.Count >= Batch)
                await StageBatchAsync(run, batch, cancellationToken);
        }
        await StageBatchAsync(run, batch, cancellationToken);
        progress?.Report(run.Tally.Read);
    }

    private static StagedItem Stage(Run run, int rank, string where, SourcedRecord record)
    {
        if (!string.Equals(record.Source, run.Source, StringComparison.Ordinal))
            throw new InvalidOperationException($"{where}: a record of {record.Source} in an import of {run.Source}.");
        var kind = KindOf(record);
        record.Id = IdOf(run, record);
        record.FromDemonstration = run.Options.AsDemonstration;
        return new StagedItem
        {
            RunId = run.Id,
            Kind = kind,
            ItemId = record.Id,
            Where = where,
            Record = rank,
            Payload = JsonSerializer.Serialize(record, record.GetType(), RecordFacts.Json),
        };
    }

    // The kind is part of it: no two records of the directory share an identifier.
    private static Guid IdOf(Run run, SourcedRecord record) =>
        StableId.Of($"{KindOf(record)}/{run.Source}", record.SourceId);

    private async Task StageBatchAsync(Run run, List<StagedItem> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
            return;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ids = batch.Select(item => item.ItemId).ToHashSet();
        var known = await db.Set<StagedItem>()
            .AsNoTracking()
            .Where(item => item.RunId == run.Id && ids.Contains(item.ItemId))
            .ToDictionaryAsync(item => (item.Kind, item.ItemId), item => item.Payload, cancellationToken);
        foreach (var record in batch.GroupBy(item => item.Record))
        {
            var repeated = record.Where(item => known.ContainsKey((item.Kind, item.ItemId))).ToList();
            var contradictions = repeated.Where(item =>
                !string.Equals(known[(item.Kind, item.ItemId)], item.Payload, StringComparison.Ordinal)
            );
            // Several records may give the structure they share: the first one describes it. A place, a service or a
            // person described twice otherwise is two things under one identifier.
            var contradicts = contradictions.FirstOrDefault(item => item.Kind != StagedKind.Structure);
            foreach (var item in contradictions.Where(item => item.Kind == StagedKind.Structure))
                run.Tally.Correct(
                    new ImportReject(
                        item.Where,
                        "structure",
                        "Cette structure est reprise telle que décrite plus haut dans le fichier."
                    )
                );
            if (contradicts is not null)
            {
                run.Tally.Reject(
                    record.Key,
                    new ImportReject(
                        contradicts.Where,
                        "id",
                        $"Cet identifiant de {InFrench(contradicts.Kind)} figure plus haut dans le fichier, "
                            + "avec d'autres informations."
                    )
                );
                continue;
            }
            if (repeated.Count == record.Count() && record.First().Kind != StagedKind.StillListed)
            {
                var where = record.First().Where;
                run.Tally.Reject(record.Key, new ImportReject(where, "id", "Cette fiche figure déjà plus haut."));
                continue;
            }
            foreach (var item in record.Except(repeated))
            {
                known.Add((item.Kind, item.ItemId), item.Payload);
                db.Add(item);
            }
        }
        await db.SaveChangesAsync(cancellationToken);
        batch.Clear();
    }

    private async Task<ImportReport> SwitchAsync(Run run, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await run.ReadReplacedAsync(db, cancellationToken);
        await SwitchKindAsync<Structure>(db, run, StagedKind.Structure, cancellationToken);
        await SwitchKindAsync<Place>(db, run, StagedKind.Place, cancellationToken);
        await SwitchKindAsync<ServiceOffer>(db, run, StagedKind.Service, cancellationToken);
        await SwitchKindAsync<Professional>(db, run, StagedKind.Professional, cancellationToken);
        var isComplete = run.Options.CompleteDepartments.Count > 0;
        var closed = isComplete && run.Unidentified is null ? await CloseAbsentAsync(db, run, cancellationToken) : 0;
        if (run.Options.DryRun)
        {
            await transaction.RollbackAsync(cancellationToken);
        }
        else
        {
            if (run.Tally.AnythingNew || closed > 0)
                await db.BumpPublicDataAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        return run.Tally.Report(closed) with
        {
            NothingClosed =
                isComplete && run.Unidentified is { } where
                    ? $"Rien n'est clos : la fiche {where} ne dit pas quel lieu elle décrit, et ce lieu serait clos à tort."
                    : null,
        };
    }

    private async Task SwitchKindAsync<T>(
        SproDbContext db,
        Run run,
        StagedKind kind,
        CancellationToken cancellationToken
    )
        where T : SourcedRecord
    {
        var after = Guid.Empty;
        while (true)
        {
            var staged = await db.Set<StagedItem>()
                .AsNoTracking()
                .Where(item => item.RunId == run.Id && item.Kind == kind && item.ItemId > after)
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
            var incomings = staged
                .Select(item => JsonSerializer.Deserialize<T>(item.Payload, RecordFacts.Json)!)
                .ToList();
            await LeadToWhatStaysAsync(db, run, incomings, cancellationToken);
            var missing = await MissingOwnersAsync(db, incomings, cancellationToken);
            foreach (var (item, incoming) in staged.Zip(incomings))
            {
                if (OwnersOf(incoming).Any(missing.Contains))
                {
                    run.Tally.Reject(
                        item.Record,
                        new ImportReject(item.Where, "structure", "La structure de cette fiche est inconnue.")
                    );
                }
                else
                {
                    var current = existing.GetValueOrDefault(incoming.Id);
                    run.Tally.Count(item.Record, await SwitchAsync(db, current, incoming, cancellationToken));
                }
            }
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<Fate> SwitchAsync<T>(
        SproDbContext db,
        T? current,
        T incoming,
        CancellationToken cancellationToken
    )
        where T : SourcedRecord
    {
        if (current is null)
        {
            db.Add(incoming);
            return Fate.Added;
        }
        // The demonstration set never takes back what a real import has taken over.
        if (incoming.FromDemonstration && !current.FromDemonstration)
            return Fate.Unchanged;
        // It was a double of another record, which speaks for both.
        if (current is Place { ReplacedById: not null } or Structure { ReplacedById: not null })
            return Fate.Unchanged;
        KeepWhatIsOurs(current, incoming);
        // What its structure says of somebody holds, and nothing said of them waits in a proposal.
        if (current is Professional { ConfirmedByMember: true })
            return Fate.Unchanged;
        if (current.ConfirmedByMember)
        {
            await ProposeAsync(db, current, incoming, cancellationToken);
            return Fate.Unchanged;
        }
        if (IsSame(current, incoming))
            return Fate.Unchanged;
        RecordFacts.Set(db, current, incoming);
        return Fate.Changed;
    }

    // A source goes on speaking of a structure that was a double, and of places given to another since.
    private static async Task LeadToWhatStaysAsync<T>(
        SproDbContext db,
        Run run,
        List<T> incomings,
        CancellationToken cancellationToken
    )
        where T : SourcedRecord
    {
        foreach (var incoming in incomings)
        {
            if (incoming is Place place)
                place.StructureId = run.Staying(place.StructureId);
            if (incoming is Professional person)
                person.StructureId = run.Staying(person.StructureId);
            if (incoming is ServiceOffer service)
                (service.StructureId, service.PlaceId) = (
                    run.Staying(service.StructureId),
                    service.PlaceId is { } at ? run.Staying(at) : null
                );
        }
        var services = incomings.OfType<ServiceOffer>().Where(service => service.PlaceId is not null).ToList();
        if (services.Count == 0)
            return;
        var ids = services.Select(service => service.PlaceId!.Value).ToHashSet();
        var owners = await db.Set<Place>()
            .Where(place => place.ConfirmedByMember && ids.Contains(place.Id))
            .ToDictionaryAsync(place => place.Id, place => place.StructureId, cancellationToken);
        foreach (var service in services)
            service.StructureId = owners.GetValueOrDefault(service.PlaceId!.Value, service.StructureId);
    }

    /// <summary>What no source says, and a source's silence must not erase.</summary>
    private static void KeepWhatIsOurs(SourcedRecord current, SourcedRecord incoming)
    {
        if (
            current is Structure { CharterSignedOn: not null } signed
            && incoming is Structure { CharterSignedOn: null } one
        )
            (one.CharterSignedOn, one.CharterSignedByNetwork) = (signed.CharterSignedOn, signed.CharterSignedByNetwork);
        if (current is Structure { AssociatedUntil: { } until } labelled && incoming is Structure associated)
            (associated.AssociatedUntil, associated.NetworkCode) = (
                until,
                associated.NetworkCode ?? labelled.NetworkCode
            );
        if (current is Place known && incoming is Place place)
        {
            place.SuccessorId ??= known.SuccessorId;
            (place.NewPeople, place.NewPeopleInWeeks, place.NewPeopleSaidOn) = (
                known.NewPeople,
                known.NewPeopleInWeeks,
                known.NewPeopleSaidOn
            );
        }
        incoming.ConfirmedByMember = current.ConfirmedByMember;
        if (!current.ConfirmedByMember)
            return;
        // Members say whose a place is.
        if (current is Place owned && incoming is Place given)
            given.StructureId = owned.StructureId;
        // A member's confirmation, and a new edition that says the same, are no difference to propose.
        incoming.ConfirmedOn = current.ConfirmedOn;
        incoming.SourceVersion = current.SourceVersion;
        incoming.SourceDate = current.SourceDate;
    }

    private static bool IsSame<T>(T current, T incoming)
        where T : SourcedRecord =>
        string.Equals(
            JsonSerializer.Serialize(current, RecordFacts.Json),
            JsonSerializer.Serialize(incoming, RecordFacts.Json),
            StringComparison.Ordinal
        );

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

    /// <summary>Keeps, for the member, what the source says otherwise; drops a proposal the source no longer makes.</summary>
    private async Task ProposeAsync<T>(SproDbContext db, T current, T incoming, CancellationToken cancellationToken)
        where T : SourcedRecord
    {
        var proposal = await db.Set<ProposedChange>()
            .SingleOrDefaultAsync(change => change.RecordId == incoming.Id, cancellationToken);
        var (_, otherwise) = RecordFacts.Differences(RecordFacts.Of(current), RecordFacts.Of(incoming));
        if (otherwise.Count == 0)
        {
            if (proposal is not null)
                db.Remove(proposal);
            return;
        }
        if (proposal is not null && IsKnown(otherwise, proposal))
            return;
        var payload = otherwise.ToJsonString(RecordFacts.Json);
        if (proposal is null)
        {
            proposal = new ProposedChange
            {
                Id = Guid.CreateVersion7(),
                RecordId = incoming.Id,
                Source = incoming.Source,
                Payload = payload,
            };
            db.Add(proposal);
        }
        (proposal.Payload, proposal.RefusedAt) = (payload, null);
        proposal.ProposedAt = clock.GetUtcNow().UtcDateTime;
    }

    // One that the member has refused comes back only with something that was not in it. Closing is one thing, whatever its day:
    // a file that no longer lists a record would propose another one each time.
    private static bool IsKnown(JsonObject otherwise, ProposedChange proposal)
    {
        var known = RecordFacts.Of(proposal.Payload);
        return (proposal.RefusedAt is not null || known.Count == otherwise.Count)
            && otherwise.All(field =>
                field.Key == nameof(SourcedRecord.ValidTo)
                    ? (field.Value is null) == (known[field.Key] is null) && known.ContainsKey(field.Key)
                    : known.ContainsKey(field.Key) && JsonNode.DeepEquals(field.Value, known[field.Key])
            );
    }

    /// <summary>
    /// Ends what the file, whole for some departments, no longer lists there: places, then services and people, then the
    /// structures at which nothing open points any more. What follows the end of a place is not counted again.
    /// </summary>
    private async Task<int> CloseAbsentAsync(SproDbContext db, Run run, CancellationToken cancellationToken)
    {
        var departments = run.Options.CompleteDepartments;
        var staged = db.Set<StagedItem>().Where(item => item.RunId == run.Id);
        var open = db.Set<Place>().Where(place => place.ValidTo == null);
        var here = db.Set<Place>().Where(place => departments.Contains(place.DepartmentCode!));
        var elsewhere = open.Where(place => !departments.Contains(place.DepartmentCode!));

        var places = await EndAsync(Absent<Place>().Where(place => departments.Contains(place.DepartmentCode!)));
        // Those of a place that has just ended, of one whose lines were all read, of a structure wholly here.
        await EndAsync(
            Absent<ServiceOffer>()
                .Where(service => here.Any(place => place.Id == service.PlaceId && place.ValidTo != null))
        );
        var services = await EndAsync(
            Absent<ServiceOffer>()
                .Where(service =>
                    service.PlaceId == null
                        ? here.Any(place => place.StructureId == service.StructureId)
                            && !elsewhere.Any(place => place.StructureId == service.StructureId)
                        : here.Any(place => place.Id == service.PlaceId)
                            && staged.Any(item => item.Kind == StagedKind.Place && item.ItemId == service.PlaceId)
                            && !staged.Any(item =>
                                item.Kind == StagedKind.StillListed && item.ItemId == service.PlaceId
                            )
                )
        );
        var people = await EndAsync(
            Absent<Professional>()
                .Where(person =>
                    here.Any(place => place.StructureId == person.StructureId)
                    && !elsewhere.Any(place => place.StructureId == person.StructureId)
                )
        );
        await EndAsync(
            Absent<Structure>()
                .Where(structure =>
                    here.Any(place => place.StructureId == structure.Id)
                    && !open.Any(place => place.StructureId == structure.Id)
                    && !db.Set<ServiceOffer>()
                        .Any(service => service.ValidTo == null && service.StructureId == structure.Id)
                    && !db.Set<Professional>()
                        .Any(person => person.ValidTo == null && person.StructureId == structure.Id)
                )
        );
        return places + services + people;

        IQueryable<T> Absent<T>()
            where T : SourcedRecord =>
            db.Set<T>()
                .Where(record =>
                    record.Source == run.Source
                    && record.ValidTo == null
                    && !staged.Any(item => item.ItemId == record.Id)
                );

        Task<int> EndAsync<T>(IQueryable<T> absent)
            where T : SourcedRecord => this.EndAsync(db, absent, cancellationToken);
    }

    private async Task<int> EndAsync<T>(SproDbContext db, IQueryable<T> absent, CancellationToken cancellationToken)
        where T : SourcedRecord
    {
        var lastDay = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-1);
        // Closing what a member confirmed is proposed, like any other change; somebody who leaves a list leaves.
        var isPerson = typeof(T) == typeof(Professional);
        foreach (
            var current in await absent
                .Where(record => record.ConfirmedByMember && !isPerson)
                .ToListAsync(cancellationToken)
        )
        {
            var ended = JsonSerializer.Deserialize<T>(
                JsonSerializer.Serialize(current, RecordFacts.Json),
                RecordFacts.Json
            )!;
            ended.ValidTo = lastDay;
            await ProposeAsync(db, current, ended, cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
        return await absent
            .Where(record => !record.ConfirmedByMember || isPerson)
            .ExecuteUpdateAsync(record => record.SetProperty(value => value.ValidTo, lastDay), cancellationToken);
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

    private static string InFrench(StagedKind kind) =>
        kind switch
        {
            StagedKind.Structure => "structure",
            StagedKind.Place => "lieu",
            StagedKind.Service => "service",
            _ => "personne",
        };

    private sealed record Run(Guid Id, string Source, DirectoryImportOptions Options)
    {
        public ImportTally Tally { get; } = new();

        /// <summary>The first record left out of which we cannot tell what it is: no absence is certain any more.</summary>
        public string? Unidentified { get; set; }

        private Dictionary<Guid, Guid> _replaced = [];

        /// <summary>Reads which records were doubles, and of which.</summary>
        public async Task ReadReplacedAsync(SproDbContext db, CancellationToken cancellationToken) =>
            _replaced = await db.Set<Structure>()
                .Where(one => one.ReplacedById != null)
                .Select(one => new { one.Id, By = one.ReplacedById!.Value })
                .Concat(
                    db.Set<Place>()
                        .Where(one => one.ReplacedById != null)
                        .Select(one => new { one.Id, By = one.ReplacedById!.Value })
                )
                .ToDictionaryAsync(one => one.Id, one => one.By, cancellationToken);

        /// <summary>The record that stays of one that was a double; itself when it was not.</summary>
        public Guid Staying(Guid id)
        {
            for (var steps = 0; steps < _replaced.Count && _replaced.TryGetValue(id, out var by); steps++)
                id = by;
            return id;
        }

        public StagedItem StillListed(int rank, string where, Guid id) =>
            new()
            {
                RunId = Id,
                Kind = StagedKind.StillListed,
                ItemId = id,
                Where = where,
                Record = rank,
            };
    }
}
