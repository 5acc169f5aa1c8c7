using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange;
using Spro.Core.Referrals;
using Spro.Core.Search;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Members;

/// <summary>
/// Brings together two places or two structures that are one, and gives a place to another structure. What led to the record that
/// gives way leads to the one that stays, nothing on its way is lost, no import brings it back, and it can be taken back for
/// <see cref="DaysToUndo"/> days.
/// </summary>
public sealed class DirectoryMerges(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    PlaceMoves moves,
    TimeProvider clock
)
{
    /// <summary>How many days one has to take it back: what was moved is remembered no longer.</summary>
    public const int DaysToUndo = 30;

    private const int MostChoices = 20;

    /// <summary>
    /// Somebody may do it: places of one structure are its own affair; structures, and what goes from one to another, are that of
    /// who answers for both.
    /// </summary>
    public static bool May(Actor actor, MergerKind kind)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.May(Purpose.DirectoryMerging)
            && (
                kind == MergerKind.Places
                || Rights.Of(actor.Role, Purpose.DirectoryMerging) is Reach.Network or Reach.Service
            );
    }

    /// <summary>
    /// What a record of the actor's may be brought together with, or be given to: those of which the name has all the words, or
    /// without any word those nearest and of the nearest name. Null when it is not theirs.
    /// </summary>
    public async Task<MergerChoices?> ChoicesAsync(
        Actor actor,
        MergerKind kind,
        Guid id,
        string? text,
        CancellationToken cancellationToken
    )
    {
        Require(actor, kind);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await SourceAsync(db, actor, kind, id, cancellationToken) is not { } from)
            return null;
        var keeps = actor.Keeps(Purpose.DirectoryMerging);
        var today = Today;
        var doors = catalogues
            .Current.Doors.All.Where(door => keeps(door.Structure) && !(door.Place.ValidTo < today))
            .ToList();
        var structure = from.OwnStructure();
        var here = catalogues.Current.Doors.All.FirstOrDefault(door =>
            door.Place.Id == id || door.Structure.Id == structure
        );
        var words = FrenchText.Fold(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = FrenchText.Fold(NameOf(from));
        var wanted = words.Length > 0 ? words : name.Split(' ');
        var found = doors
            .Where(door => kind == MergerKind.Places ? door.Place.Id != id : door.Structure.Id != structure)
            .Where(door => words.All(word => door.Says(word)))
            // A double has the same name, wherever it is said to be.
            .OrderByDescending(door =>
                FrenchText.Fold(kind == MergerKind.Places ? door.Place.Name : door.Structure.Name) == name
            )
            .ThenByDescending(door => here is not null && door.Place.CommuneCode == here.Place.CommuneCode)
            .ThenByDescending(door => door.Structure.Id == structure)
            .ThenByDescending(door => wanted.Count(word => door.Says(word)))
            .ThenBy(door => door.Place.Name, StringComparer.CurrentCulture)
            .ThenBy(door => door.Place.Id);
        IEnumerable<MergerChoice> choices =
            kind == MergerKind.Places
                ? found.Select(ChoiceOf)
                : found
                    .GroupBy(door => door.Structure.Id)
                    .Select(group => ChoiceOf(group.First().Structure, [.. group]));
        return new(NameOf(from), structure, [.. choices.Take(MostChoices)]);
    }

    /// <summary>The two records side by side; null when one of them is not the actor's.</summary>
    public async Task<Merger?> FindAsync(
        Actor actor,
        MergerKind kind,
        Guid id,
        Guid into,
        CancellationToken cancellationToken
    )
    {
        Require(actor, kind);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await SourceAsync(db, actor, kind, id, cancellationToken) is not { } from
            || await TargetAsync(db, actor, kind, into, cancellationToken) is not { } target
        )
            return null;
        var place = from as Place;
        var owner = await db.Set<Structure>()
            .AsNoTracking()
            .SingleAsync(one => one.Id == from.OwnStructure(), cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var (ours, theirs) =
            kind == MergerKind.Transfer
                ? ([], [])
                : RecordFacts.Differences(RecordFacts.Of(from), RecordFacts.Of(target));
        var done = await LastAsync(db, kind, id, cancellationToken);
        if (done is not null && !Leads(from, kind, into))
            done = null;
        var network = target is Structure taker
            ? taker.NetworkCode ?? (kind == MergerKind.Structures ? owner.NetworkCode : null)
            : owner.NetworkCode;
        var leaving = catalogues
            .Current.Doors.All.Where(door => place is null ? door.Structure.Id == id : door.Place.Id == id)
            // Places that follow their structure into the same network leave nobody.
            .Where(door => kind == MergerKind.Places || network != owner.NetworkCode)
            .Select(door => door.Place.Id)
            .ToHashSet();
        return new(
            kind,
            ChoiceOf(db, from),
            ChoiceOf(db, target),
            owner,
            target.OwnStructure(),
            // Where each comes from, and what only one of them says, is no contradiction.
            [
                .. HistoryLines
                    .FieldsOf(ours, theirs)
                    .Where(field => field is { Before: not null } && field.Name != nameof(Place.ReplacedById)),
            ],
            await Running.AtAsync(db, owner.Id, place?.Id, now, Today, cancellationToken),
            await db.LastNumberAsync(id, cancellationToken),
            done,
            done is not null && done.At >= now.AddDays(-DaysToUndo),
            network == owner.NetworkCode ? null : (NameOfNetwork(owner.NetworkCode), NameOfNetwork(network)),
            LastDoors.Lost(catalogues.Current, leaving, Today)
        );
    }

    private string? NameOfNetwork(string? code) =>
        code is null ? null : catalogues.Current.Networks.Find(code)?.ShortName ?? code;

    /// <summary>Does it; the same form sent twice does it once. False when one of the records is not the actor's.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="kind">What is done.</param>
    /// <param name="id">The record that gives way, or the place that goes.</param>
    /// <param name="into">The record that stays, or the structure that takes the place.</param>
    /// <param name="seen">Number of the last change of the first when it was shown.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">It cannot be, or somebody changed the record meanwhile.</exception>
    public Task<bool> DoAsync(
        Actor actor,
        MergerKind kind,
        Guid id,
        Guid into,
        int seen,
        CancellationToken cancellationToken
    )
    {
        Require(actor, kind);
        return kind switch
        {
            MergerKind.Places => ActAsync<Place>(
                actor,
                id,
                (db, place, act) => MergePlacesAsync(db, actor, place, into, act, seen, cancellationToken),
                cancellationToken
            ),
            MergerKind.Structures => ActAsync<Structure>(
                actor,
                id,
                (db, one, act) => MergeStructuresAsync(db, actor, one, into, act, seen, cancellationToken),
                cancellationToken
            ),
            _ => ActAsync<Place>(
                actor,
                id,
                (db, place, act) => TransferAsync(db, actor, place, into, act, seen, cancellationToken),
                cancellationToken
            ),
        };
    }

    /// <summary>Takes it back: the records are two again, and what had been moved is where it was. False when it is not theirs.</summary>
    /// <exception cref="RefusedException">It is too late, or the record was changed since.</exception>
    public Task<bool> UndoAsync(Actor actor, MergerKind kind, Guid id, CancellationToken cancellationToken)
    {
        Require(actor, kind);
        return kind == MergerKind.Structures
            ? ActAsync<Structure>(
                actor,
                id,
                (db, record, act) => UndoAsync(db, kind, record, act, cancellationToken),
                cancellationToken
            )
            : ActAsync<Place>(
                actor,
                id,
                (db, record, act) => UndoAsync(db, kind, record, act, cancellationToken),
                cancellationToken
            );
    }

    /// <summary>Forgets what was moved once it can no longer be taken back; gives how many lines of the history forgot it.</summary>
    public async Task<int> ForgetMovedAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow().UtcDateTime.AddDays(-DaysToUndo);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<DirectoryChange>()
            .Where(one => one.Moved != null && one.At < oldest)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Moved, (string?)null), cancellationToken);
    }

    private async Task MergePlacesAsync(
        SproDbContext db,
        Actor actor,
        Place place,
        Guid into,
        DirectoryAct act,
        int seen,
        CancellationToken cancellationToken
    )
    {
        if (place.ReplacedById == into)
            return;
        var stays = await StayingAsync<Place>(db, actor, place, into, place.ReplacedById, act.Today, cancellationToken);
        if (stays.StructureId != place.StructureId)
            throw new RefusedException(
                "structures-differ",
                "Ces deux lieux sont de deux structures. Réunissez d'abord les structures si elles n'en font qu'une, ou transférez le lieu."
            );
        await DirectoryAct.RequireSeenAsync(db, place.Id, seen, cancellationToken);
        var ofStays = act.On(stays);
        End(place, act.Today);
        (place.ReplacedById, place.SuccessorId) = (into, null);
        var moved = await Pointers.MoveAllAsync<Place>(db, place.Id, into, cancellationToken);
        await ForgetProposalAsync(db, place.Id, cancellationToken);
        await act.NoteAsync(db, place, DirectoryChangeKind.Merged, cancellationToken, moved: Pointers.Write(moved));
        await ofStays.NoteAsync(db, stays, DirectoryChangeKind.Merged, cancellationToken);
        if ((place.Address, place.CommuneCode) == (stays.Address, stays.CommuneCode))
            return;
        await db.SaveChangesAsync(cancellationToken);
        await moves.TellAsync(db, into, act.At, cancellationToken);
    }

    private static async Task MergeStructuresAsync(
        SproDbContext db,
        Actor actor,
        Structure structure,
        Guid into,
        DirectoryAct act,
        int seen,
        CancellationToken cancellationToken
    )
    {
        if (structure.ReplacedById == into)
            return;
        var stays = await StayingAsync<Structure>(
            db,
            actor,
            structure,
            into,
            structure.ReplacedById,
            act.Today,
            cancellationToken
        );
        await DirectoryAct.RequireSeenAsync(db, structure.Id, seen, cancellationToken);
        var ofStays = act.On(stays);
        // A label obtained under one name is theirs. A signature is not passed on: who answers for the other never gave it.
        stays.NetworkCode ??= structure.NetworkCode;
        if (stays.AssociatedUntil is null || structure.AssociatedUntil > stays.AssociatedUntil)
            stays.AssociatedUntil = structure.AssociatedUntil;
        End(structure, act.Today);
        structure.ReplacedById = into;
        var moved = await Pointers.MoveAllAsync<Structure>(db, structure.Id, into, cancellationToken);
        await ForgetProposalAsync(db, structure.Id, cancellationToken);
        await act.NoteAsync(db, structure, DirectoryChangeKind.Merged, cancellationToken, moved: Pointers.Write(moved));
        await ofStays.NoteAsync(db, stays, DirectoryChangeKind.Merged, cancellationToken);
    }

    private static async Task TransferAsync(
        SproDbContext db,
        Actor actor,
        Place place,
        Guid into,
        DirectoryAct act,
        int seen,
        CancellationToken cancellationToken
    )
    {
        if (place.StructureId == into)
            return;
        var former = await db.Set<Structure>().SingleAsync(one => one.Id == place.StructureId, cancellationToken);
        var taker = await StayingAsync<Structure>(
            db,
            actor,
            former,
            into,
            place.ReplacedById,
            act.Today,
            cancellationToken
        );
        await DirectoryAct.RequireSeenAsync(db, place.Id, seen, cancellationToken);
        var moved = await KeepRunningAsync(db, place, former.Id, act.Today, cancellationToken);
        // The link sent to the mailbox of the place still opens it.
        var links = await db.Set<ConfirmationRequest>()
            .Where(one => one.PlaceId == place.Id && one.StructureId == former.Id)
            .Select(one => one.Id)
            .ToListAsync(cancellationToken);
        moved =
        [
            .. moved,
            .. await Pointers.MoveAsync(
                db,
                Property<ConfirmationRequest>(db, nameof(ConfirmationRequest.StructureId)),
                former.Id,
                into,
                links,
                cancellationToken
            ),
        ];
        foreach (
            var service in await db.Set<ServiceOffer>()
                .Where(one => one.PlaceId == place.Id && one.StructureId == former.Id)
                .ToListAsync(cancellationToken)
        )
        {
            var ofService = act.On(service);
            service.StructureId = into;
            await ofService.NoteAsync(db, service, DirectoryChangeKind.Transferred, cancellationToken);
        }
        place.StructureId = into;
        await act.NoteAsync(
            db,
            place,
            DirectoryChangeKind.Transferred,
            cancellationToken,
            moved: Pointers.Write(moved)
        );
        foreach (var side in (Structure[])[former, taker])
            await act.On(side).NoteAsync(db, side, DirectoryChangeKind.Transferred, cancellationToken);
    }

    // A person agreed that the former structure reads what they share, and no other: its team ends what it began, from another of
    // its places, whose mailbox is told.
    private static async Task<IReadOnlyList<Pointers.MovedRows>> KeepRunningAsync(
        SproDbContext db,
        Place place,
        Guid former,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var handOvers = await Running.HandOversOf(db, former, place.Id).ToListAsync(cancellationToken);
        var calls = await Running.CallsOf(db, former, place.Id).Select(one => one.Id).ToListAsync(cancellationToken);
        if (handOvers.Count + calls.Count == 0)
            return [];
        var elsewhere = await db.Set<Place>()
            .AsNoTracking()
            .Where(one => one.StructureId == former && one.Id != place.Id && one.ReplacedById == null)
            .Where(one => one.ValidTo == null || one.ValidTo >= today)
            .OrderByDescending(one => one.DepartmentCode == place.DepartmentCode)
            .ThenBy(one => one.Name)
            .ThenBy(one => one.Id)
            .Select(one => (Guid?)one.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (elsewhere is not { } other)
            throw new RefusedException(
                "handovers-running",
                "Des personnes attendent une réponse de la structure à ce lieu, et elle n'en a pas d'autre. Attendez la fin de ces aiguillages, ou réunissez les deux structures : leur équipe les garde."
            );
        return
        [
            .. await Pointers.MoveAsync(
                db,
                Property<Referral>(db, nameof(Referral.ReceiverPlaceId)),
                place.Id,
                other,
                [.. handOvers.Where(one => one.ReceiverId == former && one.ReceiverPlaceId == place.Id).Select(Id)],
                cancellationToken
            ),
            .. await Pointers.MoveAsync(
                db,
                Property<Referral>(db, nameof(Referral.SenderPlaceId)),
                place.Id,
                other,
                [.. handOvers.Where(one => one.SenderId == former && one.SenderPlaceId == place.Id).Select(Id)],
                cancellationToken
            ),
            .. await Pointers.MoveAsync(
                db,
                Property<CallRequest>(db, nameof(CallRequest.PlaceId)),
                place.Id,
                other,
                calls,
                cancellationToken
            ),
        ];

        static Guid Id(Referral one) => one.Id;
    }

    private static async Task UndoAsync<T>(
        SproDbContext db,
        MergerKind kind,
        T record,
        DirectoryAct act,
        CancellationToken cancellationToken
    )
        where T : SourcedRecord
    {
        var done = await LastAsync(db, kind, record.Id, cancellationToken);
        if (done is null || !DirectoryEdits.StillSays(record, done))
            throw new RefusedException("changed-since", "C'est déjà annulé, ou d'autres changements ont suivi.");
        if (done.At < act.At.AddDays(-DaysToUndo))
            throw new RefusedException(
                "undo-late",
                $"Plus de {DaysToUndo} jours ont passé : ce qui a été réuni ne peut plus être séparé d'un clic."
            );
        RecordFacts.Apply(db, record, RecordFacts.Of(done.Before));
        if (done.Moved is { } moved)
            await Pointers.MoveBackAsync(db, record.Id, moved, cancellationToken);
        await act.NoteAsync(db, record, DirectoryChangeKind.Undone, cancellationToken);
        var others = await db.Set<DirectoryChange>()
            .AsNoTracking()
            .Where(one => one.At == done.At && one.ActorId == done.ActorId && one.Kind == done.Kind)
            .Where(one => one.RecordId != record.Id)
            .ToListAsync(cancellationToken);
        foreach (var other in others)
        {
            SourcedRecord? beside = other.Record switch
            {
                RecordKind.Place => await ApplyAsync<Place>(other),
                RecordKind.Service => await ApplyAsync<ServiceOffer>(other),
                _ => await ApplyAsync<Structure>(other),
            };
            // Each of the other's lines says that it is over.
            if (beside is not null)
                await act.On(beside).NoteAsync(db, beside, DirectoryChangeKind.Undone, cancellationToken);
        }

        async Task<SourcedRecord?> ApplyAsync<TOther>(DirectoryChange change)
            where TOther : SourcedRecord
        {
            if (
                await db.Set<TOther>().SingleOrDefaultAsync(one => one.Id == change.RecordId, cancellationToken)
                is not { } other
            )
                return null;
            // What was changed again since stays as it is.
            if (DirectoryEdits.StillSays(other, change))
                RecordFacts.Apply(db, other, RecordFacts.Of(change.Before));
            return other;
        }
    }

    // The record that stays, or takes: of the actor's, another, and open.
    private static async Task<T> StayingAsync<T>(
        SproDbContext db,
        Actor actor,
        SourcedRecord from,
        Guid into,
        Guid? replacedBy,
        DateOnly today,
        CancellationToken cancellationToken
    )
        where T : SourcedRecord
    {
        if (replacedBy is not null)
            throw new RefusedException(
                "merged-already",
                "Cette fiche est déjà réunie avec une autre. Relisez son historique."
            );
        if (
            await db.FindOwnAsync<T>(actor, into, cancellationToken, Purpose.DirectoryMerging) is not { } stays
            || stays.Id == from.Id
            || stays.ValidTo < today
            || stays is Place { ReplacedById: not null } or Structure { ReplacedById: not null }
        )
            throw new RefusedException("successor-wrong", "Choisissez une autre fiche, en cours, à garder.");
        return stays;
    }

    private static void End(SourcedRecord record, DateOnly today)
    {
        var yesterday = today.AddDays(-1);
        if (record.ValidTo is not { } end || end > yesterday)
            record.ValidTo = yesterday;
    }

    private static Task<int> ForgetProposalAsync(SproDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.Set<ProposedChange>().Where(one => one.RecordId == id).ExecuteDeleteAsync(cancellationToken);

    private static Microsoft.EntityFrameworkCore.Metadata.IProperty Property<T>(SproDbContext db, string name) =>
        db.Model.FindEntityType(typeof(T))!.FindProperty(name)!;

    private static void Require(Actor actor, MergerKind kind)
    {
        if (!May(actor, kind))
            throw new NotAllowedException(Purpose.DirectoryMerging);
    }

    private static async Task<SourcedRecord?> SourceAsync(
        SproDbContext db,
        Actor actor,
        MergerKind kind,
        Guid id,
        CancellationToken cancellationToken
    ) =>
        kind == MergerKind.Structures
            ? await db.FindOwnAsync<Structure>(actor, id, cancellationToken, Purpose.DirectoryMerging)
            : await db.FindOwnAsync<Place>(actor, id, cancellationToken, Purpose.DirectoryMerging);

    private static async Task<SourcedRecord?> TargetAsync(
        SproDbContext db,
        Actor actor,
        MergerKind kind,
        Guid id,
        CancellationToken cancellationToken
    ) =>
        kind == MergerKind.Places
            ? await db.FindOwnAsync<Place>(actor, id, cancellationToken, Purpose.DirectoryMerging)
            : await db.FindOwnAsync<Structure>(actor, id, cancellationToken, Purpose.DirectoryMerging);

    private static async Task<DirectoryChange?> LastAsync(
        SproDbContext db,
        MergerKind kind,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        var last = await db.Set<DirectoryChange>()
            .AsNoTracking()
            .Where(one => one.RecordId == id && one.Kind != DirectoryChangeKind.Confirmed)
            .OrderByDescending(one => one.Number)
            .FirstOrDefaultAsync(cancellationToken);
        var wanted = kind == MergerKind.Transfer ? DirectoryChangeKind.Transferred : DirectoryChangeKind.Merged;
        return last?.Kind == wanted ? last : null;
    }

    private static bool Leads(SourcedRecord from, MergerKind kind, Guid into) =>
        (from, kind) switch
        {
            (Place place, MergerKind.Transfer) => place.StructureId == into,
            (Place place, _) => place.ReplacedById == into,
            (Structure structure, _) => structure.ReplacedById == into,
            _ => false,
        };

    private static string NameOf(SourcedRecord record) => record is Place place ? place.Name : ((Structure)record).Name;

    private MergerChoice ChoiceOf(SproDbContext db, SourcedRecord record) =>
        record switch
        {
            Place place => new(
                place.Id,
                place.Name,
                WhereIs(place),
                db.Set<Structure>().Where(one => one.Id == place.StructureId).Select(one => one.Name).Single(),
                place.Source
            ),
            Structure structure => ChoiceOf(
                structure,
                [.. catalogues.Current.Doors.All.Where(door => door.Structure.Id == structure.Id)]
            ),
            _ => throw new InvalidOperationException(),
        };

    private MergerChoice ChoiceOf(Door door) =>
        new(door.Place.Id, door.Place.Name, WhereIs(door.Place), door.Structure.Name, door.Place.Source);

    private MergerChoice ChoiceOf(Structure structure, IReadOnlyList<Door> doors) =>
        new(
            structure.Id,
            structure.Name,
            string.Join(" ; ", doors.Select(door => WhereIs(door.Place)).Distinct().Take(3)),
            null,
            structure.Source
        );

    private string WhereIs(Place place) =>
        string.Join(
            ", ",
            new[]
            {
                place.Address,
                place.CommuneCode is { } code ? catalogues.Current.Territory.CommuneToday(code)?.Name : null,
            }.OfType<string>()
        );

    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    private Task<bool> ActAsync<T>(
        Actor actor,
        Guid id,
        Func<SproDbContext, T, DirectoryAct, Task> change,
        CancellationToken cancellationToken
    )
        where T : SourcedRecord =>
        DirectoryAct.DoAsync(databases, clock, actor, Purpose.DirectoryMerging, id, change, cancellationToken);
}
