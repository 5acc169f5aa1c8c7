using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange;
using Spro.Core.Search;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Members;

/// <summary>A place that somebody may change with others.</summary>
/// <param name="Id">The place.</param>
/// <param name="Name">Its name.</param>
/// <param name="Structure">Name of its structure.</param>
public sealed record BulkPlace(Guid Id, string Name, string Structure);

/// <summary>What would change in a record of several.</summary>
/// <param name="Id">The record.</param>
/// <param name="Name">Its name.</param>
/// <param name="Place">The place of a service; null for a place.</param>
/// <param name="Number">Number of its last change, to be sent back.</param>
/// <param name="Fields">What would say something else; none when it says so already.</param>
/// <param name="Refusal">Why this one cannot; null when it can.</param>
public sealed record BulkLine(
    Guid Id,
    string Name,
    string? Place,
    int Number,
    IReadOnlyList<FieldChange> Fields,
    string? Refusal
);

/// <summary>
/// Has several places, or the services of several places, say the same thing at once: shown before and after, then done for all
/// or for none. It confirms none of them: nobody has read the rest.
/// </summary>
public sealed class BulkEdits(IDbContextFactory<SproDbContext> databases, CatalogueHost catalogues, TimeProvider clock)
{
    /// <summary>How many places are changed at once.</summary>
    public const int Most = 100;

    private const int Tries = 5;

    /// <summary>
    /// The places of the actor's, by structure and name, as many as can be changed at once: of one structure when it is given,
    /// and of which name, structure or commune has all the words.
    /// </summary>
    public IReadOnlyList<BulkPlace> Places(Actor actor, Guid? structureId, string? text)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var (keeps, today) = (actor.Keeps(), Today);
        var words = FrenchText.Fold(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. catalogues
                .Current.Doors.All.Where(door => keeps(door.Structure) && !(door.Place.ValidTo < today))
                .Where(door => structureId is null || door.Structure.Id == structureId)
                .Where(door => words.All(word => door.Says(word)))
                .OrderBy(door => door.Structure.Name, StringComparer.CurrentCulture)
                .ThenBy(door => door.Structure.Id)
                .ThenBy(door => door.Place.Name, StringComparer.CurrentCulture)
                .ThenBy(door => door.Place.Id)
                .Take(Most)
                .Select(door => new BulkPlace(door.Place.Id, door.Place.Name, door.Structure.Name)),
        ];
    }

    /// <summary>What a draft would change in places of the actor's; of those that are not theirs, nothing is said.</summary>
    /// <exception cref="RefusedException">None is chosen, or the draft can be kept by none of them.</exception>
    public Task<IReadOnlyList<BulkLine>> PreviewAsync(
        Actor actor,
        IReadOnlyCollection<Guid> places,
        IRecordDraft<Place> draft,
        CancellationToken cancellationToken
    ) => PreviewAsync(actor, places, draft, db => PlacesOf(db, actor, places), cancellationToken);

    /// <summary>The same, of the services done in places of the actor's.</summary>
    /// <exception cref="RefusedException">None is chosen, or no service is done in them alone.</exception>
    public Task<IReadOnlyList<BulkLine>> PreviewAsync(
        Actor actor,
        IReadOnlyCollection<Guid> places,
        IRecordDraft<ServiceOffer> draft,
        CancellationToken cancellationToken
    ) => PreviewAsync(actor, places, draft, db => ServicesOf(db, actor, places), cancellationToken);

    /// <summary>Has records of the actor's say what was typed, all of them or none.</summary>
    /// <param name="actor">Who says it.</param>
    /// <param name="seen">The records, with the number of their last change when they were shown.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>How many say something else now; null when one is not the actor's.</returns>
    /// <exception cref="RefusedException">A field is wrong, or somebody changed one of them meanwhile.</exception>
    public async Task<int?> SaveAsync<T>(
        Actor actor,
        IReadOnlyDictionary<Guid, int> seen,
        IRecordDraft<T> draft,
        CancellationToken cancellationToken
    )
        where T : SourcedRecord
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(draft);
        if (seen.Count > Most)
            throw TooMany();
        for (var tried = 1; ; tried++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var changed = 0;
            foreach (var (id, number) in seen)
            {
                var last = await db.LastNumberAsync(id, cancellationToken);
                if (await db.FindOwnAsync<T>(actor, id, cancellationToken) is not { } record)
                    return null;
                var act = new DirectoryAct(actor, clock.GetUtcNow().UtcDateTime, RecordFacts.Of(record), last);
                draft.ApplyTo(record, catalogues.Current, act.Today);
                // Sent twice, or said already.
                if (RecordFacts.Differences(act.Before, RecordFacts.Of(record)).After.Count == 0)
                    continue;
                await DirectoryAct.RequireSeenAsync(db, id, number, cancellationToken);
                await act.NoteAsync(db, record, DirectoryChangeKind.Edited, cancellationToken);
                changed++;
            }
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                if (changed > 0)
                    await db.BumpPublicDataAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return changed;
            }
            // One of them was changed this instant: all are judged again.
            catch (DbUpdateException) when (tried < Tries) { }
        }
    }

    private async Task<IReadOnlyList<BulkLine>> PreviewAsync<T>(
        Actor actor,
        IReadOnlyCollection<Guid> places,
        IRecordDraft<T> draft,
        Func<SproDbContext, IQueryable<T>> which,
        CancellationToken cancellationToken
    )
        where T : SourcedRecord
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        if (places.Count == 0)
            throw RefusedException.At("places", "places-missing", "Choisissez au moins un lieu.");
        if (places.Count > Most)
            throw TooMany();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var records = await which(db).AsNoTracking().ToListAsync(cancellationToken);
        if (records.Count == 0)
            throw typeof(T) == typeof(ServiceOffer)
                ? RefusedException.At(
                    "places",
                    "services-missing",
                    "Aucun service n'est propre à ces lieux : les services rendus partout se changent un par un."
                )
                : RefusedException.At("places", "places-missing", "Choisissez au moins un lieu.");
        var names = await db.Set<Place>()
            .Where(one => places.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        var lines = new List<BulkLine>();
        RefusedException? first = null;
        foreach (var record in records)
        {
            var number = await db.LastNumberAsync(record.Id, cancellationToken);
            var before = RecordFacts.Of(record);
            var (name, place) = record is ServiceOffer service
                ? (service.Name, names.GetValueOrDefault(service.PlaceId!.Value))
                : ((record as Place)!.Name, null);
            try
            {
                draft.ApplyTo(record, catalogues.Current, Today);
                var (was, becomes) = RecordFacts.Differences(before, RecordFacts.Of(record));
                lines.Add(new(record.Id, name, place, number, HistoryLines.FieldsOf(was, becomes), null));
            }
            catch (RefusedException refused)
            {
                first ??= refused;
                lines.Add(new(record.Id, name, place, number, [], refused.Message));
            }
        }
        // What no record can keep is a field to mend.
        return first is not null && lines.TrueForAll(line => line.Refusal is not null) ? throw first : lines;
    }

    private IQueryable<Place> PlacesOf(SproDbContext db, Actor actor, IReadOnlyCollection<Guid> ids)
    {
        var (today, own) = (Today, db.StructuresOf(actor).Select(one => one.Id));
        return db.Set<Place>()
            .Where(one => ids.Contains(one.Id) && own.Contains(one.StructureId))
            .Where(one => one.ValidTo == null || one.ValidTo >= today)
            .OrderBy(one => one.Name)
            .ThenBy(one => one.Id);
    }

    private IQueryable<ServiceOffer> ServicesOf(SproDbContext db, Actor actor, IReadOnlyCollection<Guid> places)
    {
        var (today, own) = (Today, db.StructuresOf(actor).Select(one => one.Id));
        return db.Set<ServiceOffer>()
            .Where(one => one.PlaceId != null && places.Contains(one.PlaceId.Value) && own.Contains(one.StructureId))
            .Where(one => one.ValidTo == null || one.ValidTo >= today)
            .OrderBy(one => one.Name)
            .ThenBy(one => one.Id);
    }

    private static RefusedException TooMany() =>
        RefusedException.At("places", "places-many", $"Choisissez {Most} lieux au plus à la fois.");

    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
}
