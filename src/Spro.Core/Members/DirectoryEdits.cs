using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Members;

/// <summary>
/// What members of the network do to their records of the directory. Each act is kept in the history with what the fields
/// said before, confirms the record, and is public within seconds. What a member confirmed no import overwrites.
/// </summary>
public sealed class DirectoryEdits(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    PlaceMoves moves,
    TimeProvider clock
)
{
    /// <summary>How long the history is kept, in years.</summary>
    public const int YearsKept = 3;

    /// <summary>The code of the refusal to who edits what somebody else has just changed.</summary>
    public const string ChangedMeanwhile = Revisions.Code;

    /// <summary>Records a member adds have this source.</summary>
    public const string MemberSource = "member";

    private const int Tries = 5;

    /// <summary>Has a record say what was typed. False when there is none such among those of the actor.</summary>
    /// <param name="actor">Who says it.</param>
    /// <param name="id">The record.</param>
    /// <param name="seen">Number of its last change when it was shown.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">A field is wrong, or somebody changed the record meanwhile.</exception>
    public Task<bool> SaveAsync<T>(
        Actor actor,
        Guid id,
        int seen,
        IRecordDraft<T> draft,
        CancellationToken cancellationToken
    )
        where T : SourcedRecord
    {
        ArgumentNullException.ThrowIfNull(draft);
        return ActAsync<T>(
            actor,
            id,
            async (db, record, act) =>
            {
                draft.ApplyTo(record, catalogues.Current, act.Today);
                await RequireOwnPlaceAsync(db, record, cancellationToken);
                await act.KeepAsync(
                    db,
                    record,
                    DirectoryChangeKind.Edited,
                    seen,
                    cancellationToken,
                    confirms: draft.SaysAll
                );
                await TellOfMoveAsync(db, record, act, draft is PlaceDraft { HasMoved: true }, cancellationToken);
            },
            cancellationToken
        );
    }

    // Whoever is expected at a place that has moved goes to the right one.
    private async Task TellOfMoveAsync(
        SproDbContext db,
        SourcedRecord record,
        DirectoryAct act,
        bool isSaid,
        CancellationToken cancellationToken
    )
    {
        if (record is not Place)
            return;
        var (_, becomes) = RecordFacts.Differences(act.Before, RecordFacts.Of(record));
        if (!becomes.ContainsKey(nameof(Place.CommuneCode)) && !(isSaid && becomes.ContainsKey(nameof(Place.Address))))
            return;
        await db.SaveChangesAsync(cancellationToken);
        await moves.TellAsync(db, record.Id, act.At, cancellationToken);
    }

    /// <summary>Adds a record to a structure of the actor; the same form sent twice adds one. False when it is not theirs.</summary>
    /// <param name="actor">Who adds it.</param>
    /// <param name="record">The record, with its structure and what the form chose as its identifier; the draft says the rest.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">A field is wrong.</exception>
    public async Task<bool> AddAsync<T>(
        Actor actor,
        T record,
        IRecordDraft<T> draft,
        CancellationToken cancellationToken
    )
        where T : SourcedRecord
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(draft);
        var structure = record.OwnStructure();
        for (var tried = 1; ; tried++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            if (!await db.StructuresOf(actor).AnyAsync(one => one.Id == structure, cancellationToken))
                return false;
            if (await db.Set<T>().AnyAsync(one => one.Id == record.Id, cancellationToken))
                return await db.FindOwnAsync<T>(actor, record.Id, cancellationToken) is not null;
            var act = new DirectoryAct(actor, clock.GetUtcNow().UtcDateTime, new JsonObject());
            draft.ApplyTo(record, catalogues.Current, act.Today);
            await RequireOwnPlaceAsync(db, record, cancellationToken);
            await RequireNoTwinAsync(db, record, act.Today, cancellationToken);
            record.ValidFrom = act.Today;
            var owner = await db.Set<Structure>().SingleAsync(one => one.Id == structure, cancellationToken);
            record.IsFictitious = owner.IsFictitious;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            db.Add(record);
            await act.KeepAsync(db, record, DirectoryChangeKind.Added, seen: 0, cancellationToken);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                await db.BumpPublicDataAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return true;
            }
            // A double click: the other one has just added it.
            catch (DbUpdateException) when (tried < Tries) { }
        }
    }

    private static Task RequireNoTwinAsync(
        SproDbContext db,
        SourcedRecord record,
        DateOnly today,
        CancellationToken cancellationToken
    ) =>
        record switch
        {
            Place place => db.Set<Place>()
                .Where(one => one.StructureId == place.StructureId && one.Name == place.Name)
                .Where(one => one.CommuneCode == place.CommuneCode && one.Address == place.Address)
                .Where(one => one.ValidTo == null || one.ValidTo >= today)
                .RequireNoneAsync("name", "Ce lieu est déjà dans l'annuaire, à la même adresse.", cancellationToken),
            ServiceOffer service => db.Set<ServiceOffer>()
                .Where(one => one.StructureId == service.StructureId && one.Name == service.Name)
                .Where(one => one.PlaceId == service.PlaceId)
                .Where(one => one.ValidTo == null || one.ValidTo >= today)
                .RequireNoneAsync("name", "Ce service est déjà dans l'annuaire.", cancellationToken),
            _ => Task.CompletedTask,
        };

    /// <summary>A new place of a structure, to be said by a draft.</summary>
    public static Place NewPlace(Guid structureId, Guid id) =>
        new()
        {
            Id = id,
            StructureId = structureId,
            Name = "",
            Source = MemberSource,
            SourceId = id.ToString(),
        };

    /// <summary>A new service of a structure, to be said by a draft.</summary>
    public static ServiceOffer NewService(Guid structureId, Guid id) =>
        new()
        {
            Id = id,
            StructureId = structureId,
            Name = "",
            Source = MemberSource,
            SourceId = id.ToString(),
        };

    /// <summary>
    /// Says that a structure, its places and its services are right as they are: of one place only when it is given, with what
    /// is done there. False when it is none of the actor's.
    /// </summary>
    public async Task<bool> ConfirmAsync(
        Actor actor,
        Guid structureId,
        Guid? placeId,
        CancellationToken cancellationToken
    )
    {
        for (var tried = 1; ; tried++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            if (await db.FindOwnAsync<Structure>(actor, structureId, cancellationToken) is null)
                return false;
            var act = new DirectoryAct(actor, clock.GetUtcNow().UtcDateTime, new JsonObject());
            var places = await db.Set<Place>()
                .Where(one => one.StructureId == structureId && (placeId == null || one.Id == placeId))
                .Where(one => one.ValidTo == null || one.ValidTo >= act.Today)
                .ToListAsync(cancellationToken);
            if (placeId is not null && places.Count == 0)
                return false;
            var services = await db.Set<ServiceOffer>()
                .Where(one => one.StructureId == structureId && (placeId == null || one.PlaceId == placeId))
                .Where(one => one.ValidTo == null || one.ValidTo >= act.Today)
                .ToListAsync(cancellationToken);
            var structures = placeId is null
                ? await db.Set<Structure>().Where(one => one.Id == structureId).ToListAsync(cancellationToken)
                : [];
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            foreach (var record in places.Concat<SourcedRecord>(structures))
                await act.ConfirmAsync(db, record, cancellationToken);
            foreach (var service in services)
                act.Confirm(service);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                await db.BumpPublicDataAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return true;
            }
            catch (DbUpdateException) when (tried < Tries) { }
        }
    }

    /// <summary>Says, by a link, that the places it shows are right as they were shown, and nothing else.</summary>
    /// <exception cref="RefusedException">One of them says something else by now.</exception>
    internal async Task ConfirmShownAsync(
        ConfirmationRequest request,
        string? shown,
        CancellationToken cancellationToken
    )
    {
        for (var tried = 1; ; tried++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var act = new DirectoryAct(By: null, clock.GetUtcNow().UtcDateTime, new JsonObject());
            var places = await request.PlacesOn(db, act.Today).ToListAsync(cancellationToken);
            if (OpenConfirmation.SealOf(places) != shown)
                throw Revisions.ChangedMeanwhile();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            foreach (var place in places)
                await act.ConfirmAsync(db, place, cancellationToken);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                await db.BumpPublicDataAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return;
            }
            catch (DbUpdateException) when (tried < Tries) { }
        }
    }

    /// <summary>
    /// Ends a place: it is closed after its last day, never deleted, and leads to the place that takes over when one is named.
    /// What was done there is done at that place when it is of the same structure, else it ends too. False when it is not theirs.
    /// </summary>
    /// <exception cref="RefusedException">The day or the other place cannot be, or somebody changed the place meanwhile.</exception>
    public Task<bool> EndPlaceAsync(
        Actor actor,
        Guid placeId,
        int seen,
        DateOnly? lastDay,
        Guid? successorId,
        CancellationToken cancellationToken
    ) =>
        ActAsync<Place>(
            actor,
            placeId,
            async (db, place, act) =>
            {
                var (wrong, day) = (new Mistakes(), lastDay.GetValueOrDefault());
                if (day < act.Today.AddDays(-1))
                    wrong.Add(
                        "lastDay",
                        "day-wrong",
                        "Écrivez le dernier jour où le lieu reçoit : hier, aujourd'hui ou plus tard."
                    );
                var successor = successorId is { } other
                    ? await db.Set<Place>()
                        .AsNoTracking()
                        .SingleOrDefaultAsync(one => one.Id == other && one.Id != placeId, cancellationToken)
                    : null;
                if (
                    (successorId is not null && successor is null)
                    || successor is { ValidTo: not null }
                    || successor?.SuccessorId == placeId
                )
                    wrong.Add(
                        "successor",
                        "successor-wrong",
                        "Choisissez un autre lieu, ouvert, pour prendre la suite."
                    );
                if (day > act.Today.AddYears(ClosureDraft.LongestAhead))
                    wrong.AddTooFar("lastDay", ClosureDraft.LongestAhead);
                wrong.Throw();
                (place.ValidTo, place.SuccessorId) = (day, successorId);
                var services = await db.Set<ServiceOffer>()
                    .Where(one => one.PlaceId == placeId && (one.ValidTo == null || one.ValidTo > day))
                    .ToListAsync(cancellationToken);
                foreach (var service in services)
                {
                    var ofService = act.On(service);
                    if (successor?.StructureId == place.StructureId)
                        service.PlaceId = successor.Id;
                    else
                        service.ValidTo = day;
                    await ofService.KeepAsync(db, service, DirectoryChangeKind.Ended, seen: null, cancellationToken);
                }
                await act.KeepAsync(db, place, DirectoryChangeKind.Ended, seen, cancellationToken);
            },
            cancellationToken
        );

    /// <summary>Ends a service with the day before. False when it is not theirs.</summary>
    public Task<bool> EndServiceAsync(Actor actor, Guid serviceId, CancellationToken cancellationToken) =>
        ActAsync<ServiceOffer>(
            actor,
            serviceId,
            (db, service, act) =>
            {
                service.ValidTo = act.Today.AddDays(-1);
                return act.KeepAsync(db, service, DirectoryChangeKind.Ended, seen: null, cancellationToken);
            },
            cancellationToken
        );

    /// <summary>
    /// Takes a change back: the fields say again what they said, and with the end of a place so does what was done there. False
    /// when there is none such among theirs.
    /// </summary>
    /// <exception cref="RefusedException">The fields were changed again since.</exception>
    public async Task<bool> UndoAsync(Actor actor, Guid changeId, CancellationToken cancellationToken)
    {
        DirectoryChange? change;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
            change = await db.Set<DirectoryChange>()
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.Id == changeId, cancellationToken);
        return change switch
        {
            null
            or {
                Kind: DirectoryChangeKind.Added
                    or DirectoryChangeKind.Confirmed
                    or DirectoryChangeKind.ValuesSigned
                    // Taken back where they are done (DirectoryMerges).
                    or DirectoryChangeKind.Merged
                    or DirectoryChangeKind.Transferred
            } => false,
            { Record: RecordKind.Place } => await UndoAsync<Place>(actor, change, cancellationToken),
            { Record: RecordKind.Service } => await UndoAsync<ServiceOffer>(actor, change, cancellationToken),
            _ => await UndoAsync<Structure>(actor, change, cancellationToken),
        };
    }

    private Task<bool> UndoAsync<T>(Actor actor, DirectoryChange change, CancellationToken cancellationToken)
        where T : SourcedRecord =>
        ActAsync<T>(
            actor,
            change.RecordId,
            async (db, record, act) =>
            {
                if (!StillSays(record, change))
                    throw new RefusedException(
                        "changed-since",
                        "Ces informations ont encore changé depuis : il n'y a plus rien à annuler."
                    );
                RecordFacts.Apply(db, record, RecordFacts.Of(change.Before));
                await act.KeepAsync(db, record, DirectoryChangeKind.Undone, seen: null, cancellationToken);
                await TellOfMoveAsync(db, record, act, isSaid: true, cancellationToken);
                if (change is { Record: RecordKind.Place, Kind: DirectoryChangeKind.Ended })
                    await UndoServicesAsync(db, change, act, cancellationToken);
            },
            cancellationToken
        );

    // What was done at a place ended or moved with it, in the same act. A service changed since stays as it is.
    private static async Task UndoServicesAsync(
        SproDbContext db,
        DirectoryChange end,
        DirectoryAct act,
        CancellationToken cancellationToken
    )
    {
        var changes = await db.Set<DirectoryChange>()
            .AsNoTracking()
            .Where(one => one.StructureId == end.StructureId && one.At == end.At && one.ActorId == end.ActorId)
            .Where(one => one.Record == RecordKind.Service && one.Kind == DirectoryChangeKind.Ended)
            .ToDictionaryAsync(one => one.RecordId, cancellationToken);
        foreach (
            var service in await db.Set<ServiceOffer>()
                .Where(one => changes.Keys.Contains(one.Id))
                .ToListAsync(cancellationToken)
        )
        {
            var change = changes[service.Id];
            if (!StillSays(service, change))
                continue;
            var ofService = act.On(service);
            RecordFacts.Apply(db, service, RecordFacts.Of(change.Before));
            await ofService.KeepAsync(db, service, DirectoryChangeKind.Undone, seen: null, cancellationToken);
        }
    }

    /// <summary>A record says all that a change had it say.</summary>
    internal static bool StillSays(SourcedRecord record, DirectoryChange change)
    {
        var now = RecordFacts.Of(record);
        return RecordFacts.Of(change.After).All(field => JsonNode.DeepEquals(field.Value, now[field.Key]));
    }

    /// <summary>Takes what a source proposes, or refuses it: the same is not proposed again. False when it is not theirs.</summary>
    public async Task<bool> AnswerProposalAsync(
        Actor actor,
        Guid proposalId,
        bool accepts,
        CancellationToken cancellationToken
    )
    {
        RecordKind kind;
        Guid record;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            if (
                await db.Set<ProposedChange>()
                    .AsNoTracking()
                    .SingleOrDefaultAsync(one => one.Id == proposalId, cancellationToken)
                is not { } proposal
            )
                return false;
            record = proposal.RecordId;
            kind =
                await db.Set<Place>().AnyAsync(one => one.Id == record, cancellationToken) ? RecordKind.Place
                : await db.Set<ServiceOffer>().AnyAsync(one => one.Id == record, cancellationToken) ? RecordKind.Service
                : RecordKind.Structure;
        }
        return kind switch
        {
            RecordKind.Place => await AnswerAsync<Place>(actor, record, proposalId, accepts, cancellationToken),
            RecordKind.Service => await AnswerAsync<ServiceOffer>(
                actor,
                record,
                proposalId,
                accepts,
                cancellationToken
            ),
            _ => await AnswerAsync<Structure>(actor, record, proposalId, accepts, cancellationToken),
        };
    }

    private Task<bool> AnswerAsync<T>(
        Actor actor,
        Guid record,
        Guid proposalId,
        bool accepts,
        CancellationToken cancellationToken
    )
        where T : SourcedRecord =>
        ActAsync<T>(
            actor,
            record,
            async (db, current, act) =>
            {
                if (
                    await db.Set<ProposedChange>().SingleOrDefaultAsync(one => one.Id == proposalId, cancellationToken)
                    is not { RefusedAt: null } proposal
                )
                    return;
                if (!accepts)
                {
                    proposal.RefusedAt = act.At;
                    return;
                }
                var (_, proposed) = RecordFacts.Proposed(current, proposal.Payload);
                RecordFacts.Apply(db, current, proposed);
                db.Remove(proposal);
                await act.KeepAsync(db, current, DirectoryChangeKind.ProposalAccepted, seen: null, cancellationToken);
            },
            cancellationToken
        );

    /// <summary>Deletes the history kept as long as promised; gives how many lines.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow().UtcDateTime.AddYears(-YearsKept);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<DirectoryChange>().Where(one => one.At < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<bool> ActAsync<T>(
        Actor actor,
        Guid id,
        Func<SproDbContext, T, DirectoryAct, Task> change,
        CancellationToken cancellationToken
    )
        where T : SourcedRecord
    {
        Guid staying;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
            staying = await db.StayingAsync(id, cancellationToken);
        return await DirectoryAct.DoAsync(
            databases,
            clock,
            actor,
            Purpose.Directory,
            staying,
            change,
            cancellationToken
        );
    }

    // A service is done at a place of its own structure, or at all of them.
    private static async Task RequireOwnPlaceAsync(
        SproDbContext db,
        SourcedRecord record,
        CancellationToken cancellationToken
    )
    {
        if (
            record is ServiceOffer { PlaceId: { } place } service
            && !await db.Set<Place>()
                .AnyAsync(one => one.Id == place && one.StructureId == service.StructureId, cancellationToken)
        )
            throw RefusedException.At("place", "place-unknown", "Choisissez un lieu de la liste.");
    }
}
