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

/// <summary>What a source says of a record otherwise than the member.</summary>
/// <param name="Id">The proposal.</param>
/// <param name="RecordId">The record.</param>
/// <param name="RecordName">What it is called.</param>
/// <param name="Source">Code of the source.</param>
/// <param name="At">When it was proposed.</param>
/// <param name="Fields">What would change.</param>
public sealed record Proposal(
    Guid Id,
    Guid RecordId,
    string RecordName,
    string Source,
    DateTime At,
    IReadOnlyList<FieldChange> Fields
);

/// <summary>A structure as those who keep it true see it.</summary>
/// <param name="Structure">The structure.</param>
/// <param name="Places">Its places that have not ended, by name.</param>
/// <param name="Ended">Those that have.</param>
/// <param name="Services">What it does that has not ended, by name.</param>
/// <param name="Proposals">What sources propose.</param>
public sealed record OwnStructure(
    Structure Structure,
    IReadOnlyList<Place> Places,
    IReadOnlyList<Place> Ended,
    IReadOnlyList<ServiceOffer> Services,
    IReadOnlyList<Proposal> Proposals
);

/// <summary>A structure in the list of its network.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Places">How many places it has.</param>
/// <param name="Stale">How many of them nobody has confirmed for six months.</param>
/// <param name="SignedOn">When it signed the values of the charter; null while it has not.</param>
/// <param name="RemindedOn">When it was last reminded that its signature is missing; null when it never was.</param>
public sealed record StructureState(
    Guid Id,
    string Name,
    int Places,
    int Stale,
    DateOnly? SignedOn,
    DateOnly? RemindedOn
)
{
    /// <summary>How it can be asked whether its places are right.</summary>
    public AskingWay Way { get; init; }

    /// <summary>When it was last asked, and where; null when it never was, or not for a year.</summary>
    public LastRequest? Asked { get; init; }
}

/// <summary>How a structure can be asked whether its places are right.</summary>
public enum AskingWay
{
    /// <summary>Nobody has an account there, and the directory has no mailbox: it is never asked.</summary>
    None,

    /// <summary>The mailbox of each place.</summary>
    Mailbox,

    /// <summary>Those whose accounts answer for it.</summary>
    Account,
}

/// <summary>The last time a structure was asked whether its places are right.</summary>
/// <param name="SentOn">The day.</param>
/// <param name="ToAccounts">Those who answer for it were asked.</param>
/// <param name="Mailboxes">Else the public mailboxes that the places asked have now.</param>
/// <param name="IsAnswered">Each confirmed by its link.</param>
public sealed record LastRequest(DateOnly SentOn, bool ToAccounts, IReadOnlyList<string> Mailboxes, bool IsAnswered);

/// <summary>A record to edit.</summary>
/// <param name="Record">As it is.</param>
/// <param name="Number">Number of its last change, to be sent back with the form.</param>
public sealed record Editable<T>(T Record, int Number)
    where T : SourcedRecord;

/// <summary>What members read of their own records: as they are, as they were, as sources would have them.</summary>
public sealed class OwnDirectory(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    TimeProvider clock
)
{
    /// <summary>A structure of the actor's, with all that it says; null when it is not theirs.</summary>
    public async Task<OwnStructure?> FindAsync(Actor actor, Guid structureId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        structureId = await db.StayingAsync(structureId, cancellationToken);
        if (
            await db.StructuresOf(actor)
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.Id == structureId, cancellationToken)
            is not { } structure
        )
            return null;
        var today = Today;
        var places = await db.Set<Place>()
            .AsNoTracking()
            .Where(place => place.StructureId == structureId && place.ReplacedById == null)
            .ToListAsync(cancellationToken);
        var services = await db.Set<ServiceOffer>()
            .AsNoTracking()
            .Where(service => service.StructureId == structureId)
            .Where(service => service.ValidTo == null || service.ValidTo >= today)
            .ToListAsync(cancellationToken);
        var byName = places
            .OrderBy(place => place.Name, StringComparer.CurrentCulture)
            .ThenBy(place => place.Id)
            .ToList();
        return new(
            structure,
            byName.FindAll(place => !(place.ValidTo < today)),
            byName.FindAll(place => place.ValidTo < today),
            [.. services.OrderBy(one => one.Name, StringComparer.CurrentCulture).ThenBy(one => one.Id)],
            await ProposalsAsync(db, [structure, .. places, .. services], cancellationToken)
        );
    }

    /// <summary>The structures that the actor keeps true and that have a place, those that wait longest first.</summary>
    public async Task<StructureList> ListAsync(Actor actor, StructureQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(query);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var keeps = actor.Keeps();
        return await db.StatesAsync(
            catalogues.Current.Doors,
            doors => keeps(doors[0].Structure),
            query,
            clock.GetUtcNow().UtcDateTime,
            cancellationToken
        );
    }

    /// <summary>A record of the actor's, to edit; null when it is not theirs.</summary>
    public async Task<Editable<T>?> EditableAsync<T>(Actor actor, Guid id, CancellationToken cancellationToken)
        where T : SourcedRecord
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        id = await db.StayingAsync(id, cancellationToken);
        return await db.FindOwnAsync<T>(actor, id, cancellationToken) is { } record
            ? new(record, await db.LastNumberAsync(id, cancellationToken))
            : null;
    }

    /// <summary>What is on its way at a place: counts, and nothing of anybody.</summary>
    public async Task<Running> RunningAsync(Place place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Running.AtAsync(
            db,
            place.StructureId,
            place.Id,
            clock.GetUtcNow().UtcDateTime,
            Today,
            cancellationToken
        );
    }

    /// <summary>The days of the appointments to come at a place, one for each: nothing of anybody.</summary>
    public async Task<IReadOnlyList<DateOnly>> AppointmentDaysAsync(Guid placeId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var starts = await db.Set<Appointment>()
            .Where(one => one.PlaceId == placeId && one.State == AppointmentState.Booked && one.Start > now)
            .Select(one => one.Start)
            .ToListAsync(cancellationToken);
        return [.. starts.Select(LocalCalendar.Metropolitan.DayOf)];
    }

    /// <summary>What was done to a structure, its places and its services, the latest first; null when it is not theirs.</summary>
    public async Task<IReadOnlyList<HistoryLine>?> HistoryAsync(
        Actor actor,
        Guid structureId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        structureId = await db.StayingAsync(structureId, cancellationToken);
        if (!await db.StructuresOf(actor).AnyAsync(one => one.Id == structureId, cancellationToken))
            return null;
        return await db.LinesAsync(
            db.Set<DirectoryChange>()
                .Where(one =>
                    one.StructureId == structureId
                    // And that another was found to be this one.
                    || db.Set<Structure>()
                        .Any(other => other.Id == one.StructureId && other.ReplacedById == structureId)
                ),
            cancellationToken
        );
    }

    /// <summary>What others changed in a record since a number, the latest first.</summary>
    public async Task<IReadOnlyList<HistoryLine>> SinceAsync(
        Actor actor,
        Guid recordId,
        int seen,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var own = db.StructuresOf(actor).Select(one => one.Id);
        return await db.LinesAsync(
            db.Set<DirectoryChange>()
                .Where(one =>
                    one.RecordId == recordId
                    && one.Number > seen
                    && one.Kind != DirectoryChangeKind.Confirmed
                    && own.Contains(one.StructureId)
                ),
            cancellationToken
        );
    }

    private static async Task<IReadOnlyList<Proposal>> ProposalsAsync(
        SproDbContext db,
        IReadOnlyList<SourcedRecord> records,
        CancellationToken cancellationToken
    )
    {
        var ids = records.Select(record => record.Id).ToList();
        var byId = records.ToDictionary(record => record.Id);
        var all = await db.Set<ProposedChange>()
            .AsNoTracking()
            .Where(one => ids.Contains(one.RecordId) && one.RefusedAt == null)
            .OrderBy(one => one.ProposedAt)
            .ToListAsync(cancellationToken);
        return
        [
            .. all.Select(one => new Proposal(
                    one.Id,
                    one.RecordId,
                    byId[one.RecordId] switch
                    {
                        Structure structure => structure.Name,
                        Place place => place.Name,
                        ServiceOffer service => service.Name,
                        _ => "",
                    },
                    one.Source,
                    one.ProposedAt,
                    FieldsOf(RecordFacts.Proposed(byId[one.RecordId], one.Payload))
                ))
                // The member has come to say the same meanwhile.
                .Where(one => one.Fields.Count > 0),
        ];
    }

    private static IReadOnlyList<FieldChange> FieldsOf((JsonObject Before, JsonObject After) facts) =>
        HistoryLines.FieldsOf(facts.Before, facts.After);

    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
}
