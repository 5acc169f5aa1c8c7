using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Territories;

namespace Spro.Core.Appointments;

/// <summary>Which slots are looked for.</summary>
public sealed record SlotWish
{
    /// <summary>In which structure.</summary>
    public required Guid StructureId { get; init; }

    /// <summary>With whom; null for any adviser.</summary>
    public Guid? AdviserId { get; init; }

    /// <summary>How; none for any way.</summary>
    public Ways Way { get; init; }

    /// <summary>From which day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>How many days.</summary>
    public int Days { get; init; } = 14;
}

/// <summary>Slots found.</summary>
/// <param name="List">The slots, and why there are not more.</param>
/// <param name="Openings">How many openings they are cut from: none when nobody receives so.</param>
/// <param name="Advisers">Names of the advisers, by account.</param>
public sealed record FoundSlots(SlotList List, int Openings, IReadOnlyDictionary<Guid, string> Advisers);

/// <summary>
/// Looks for free slots: in one's own structure among all openings, in another among those it has opened to the network.
/// Free slots are all that is seen of another structure.
/// </summary>
public sealed class SlotSearch(IDbContextFactory<SproDbContext> databases, IdentityKeys keys, TimeProvider clock)
{
    /// <summary>How many days ahead one can book.</summary>
    public const int FarthestDays = 180;

    /// <summary>The free slots that suit, from now on.</summary>
    public async Task<FoundSlots> FindAsync(Actor actor, SlotWish wish, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(wish);
        var own = actor.StructureFor(Purpose.Appointments);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await FindAsync(db, wish, wish.StructureId != own, cancellationToken);
    }

    /// <summary>One slot, while it is free for the actor; null when it is not.</summary>
    public async Task<FreeSlot?> FindAsync(
        Actor actor,
        Guid openingId,
        DateTime start,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var own = actor.StructureFor(Purpose.Appointments);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await FindAsync(
            db,
            openingId,
            start,
            opening => opening.StructureId == own || opening.OpenToNetwork,
            cancellationToken
        );
    }

    /// <summary>The structures, other than the actor's, that have opened slots to the network.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> OpenToNetworkAsync(
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var own = actor.StructureFor(Purpose.Appointments);
        var today = LocalCalendar.Metropolitan.DayOf(Now);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Structures.Structure>()
            .Where(structure =>
                structure.Id != own
                && db.Set<Opening>()
                    .Any(opening =>
                        opening.StructureId == structure.Id
                        && opening.OpenToNetwork
                        && (opening.ValidTo == null || opening.ValidTo >= today)
                    )
            )
            .OrderBy(structure => structure.Name)
            .Select(structure => new { structure.Id, structure.Name })
            .ToListAsync(cancellationToken);
        return [.. found.Select(one => (one.Id, one.Name))];
    }

    internal async Task<FoundSlots> FindAsync(
        SproDbContext db,
        SlotWish wish,
        bool fromNetwork,
        CancellationToken cancellationToken
    )
    {
        var calendar = LocalCalendar.Metropolitan;
        var start = calendar.ToUtc(wish.From.ToDateTime(TimeOnly.MinValue));
        var end = calendar.ToUtc(
            wish.From.AddDays(Math.Clamp(wish.Days, 1, FarthestDays)).ToDateTime(TimeOnly.MinValue)
        );
        var openings = db.Set<Opening>()
            .Where(opening => opening.StructureId == wish.StructureId && (!fromNetwork || opening.OpenToNetwork));
        if (wish.AdviserId is { } adviser)
            openings = openings.Where(opening => opening.AdviserId == adviser);
        var (question, advisers) = await AskAsync(
            db,
            await openings.AsNoTracking().ToListAsync(cancellationToken),
            start > Now ? start : Now,
            end,
            cancellationToken
        );
        question = question with
        {
            Openings =
            [
                .. question.Openings.Where(opening => wish.Way == Ways.None || (opening.Ways & wish.Way) != Ways.None),
            ],
        };
        return new FoundSlots(Slots.Of(question), question.Openings.Count, advisers);
    }

    internal async Task<FreeSlot?> FindAsync(
        SproDbContext db,
        Guid openingId,
        DateTime start,
        Func<Opening, bool> isAllowed,
        CancellationToken cancellationToken
    )
    {
        var opening = await db.Set<Opening>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == openingId, cancellationToken);
        if (opening is null || !isAllowed(opening) || start <= Now || start > Now.AddDays(FarthestDays))
            return null;
        var (question, _) = await AskAsync(
            db,
            [opening],
            start,
            start.AddMinutes(opening.SlotMinutes),
            cancellationToken
        );
        return Slots.Of(question).Free.SingleOrDefault(slot => slot.Start == start);
    }

    // Who has left a structure, or is about to, receives there no more from that day.
    private async Task<(SlotQuestion, IReadOnlyDictionary<Guid, string>)> AskAsync(
        SproDbContext db,
        IReadOnlyList<Opening> openings,
        DateTime start,
        DateTime end,
        CancellationToken cancellationToken
    )
    {
        var ids = openings.Select(opening => opening.AdviserId).Distinct().ToList();
        var now = Now;
        var keyring = await keys.OpenAsync(cancellationToken);
        var members = await (
            from membership in db.Set<AccountMembership>()
            join account in db.Set<Account>() on membership.AccountId equals account.Id
            where
                ids.Contains(account.Id)
                && account.DisabledAt == null
                && (membership.Role == Role.Adviser || membership.Role == Role.StructureManager)
            select new
            {
                account.Id,
                Account = account,
                membership.StructureId,
                membership.ValidTo,
            }
        ).ToListAsync(cancellationToken);
        List<Opening> held = [];
        foreach (var opening in openings)
        {
            var stays = members
                .Where(one => one.Id == opening.AdviserId && one.StructureId == opening.StructureId)
                .ToList();
            if (stays.Count == 0)
                continue;
            if (stays.TrueForAll(one => one.ValidTo is not null))
            {
                var last = stays.Max(one => one.ValidTo)!.Value;
                if (opening.ValidTo is null || opening.ValidTo > last)
                    opening.ValidTo = last;
            }
            held.Add(opening);
        }
        var absences = await db.Set<Absence>()
            .Where(one => ids.Contains(one.AdviserId) && one.Start < end && one.End > start)
            .Select(one => new AdviserTime(one.AdviserId, one.Start, one.End))
            .ToListAsync(cancellationToken);
        var busy = await db.Set<BusyTime>()
            .Where(one => ids.Contains(one.AdviserId) && one.Start < end && one.End > start)
            .Select(one => new AdviserTime(one.AdviserId, one.Start, one.End))
            .ToListAsync(cancellationToken);
        var sittings = await db.Set<Sitting>()
            .Where(one => ids.Contains(one.AdviserId) && one.Start < end && one.End > start)
            .Select(one => new
            {
                one.AdviserId,
                one.Start,
                one.End,
                one.OpeningId,
                Free = db.Set<Seat>()
                    .Count(seat =>
                        seat.SittingId == one.Id
                        && seat.AppointmentId == null
                        && (seat.WaitingId == null || seat.HeldUntil <= now)
                    ),
            })
            .ToListAsync(cancellationToken);
        var places = held.Select(opening => opening.PlaceId).Distinct().ToList();
        var closing = await db.Set<Structures.Place>()
            .AsNoTracking()
            .Where(place => places.Contains(place.Id))
            .Select(place => new
            {
                place.Id,
                place.Exceptions,
                place.ValidTo,
            })
            .ToListAsync(cancellationToken);
        return (
            new SlotQuestion
            {
                Start = start,
                End = end,
                Openings = held,
                Absences = absences,
                Busy = busy,
                Closures =
                [
                    .. closing.SelectMany(place =>
                        place
                            .Exceptions.Where(exception => exception.Hours is null)
                            .Select(exception => new PlaceClosure(place.Id, exception.From, exception.To))
                    ),
                    .. closing
                        .Where(place => place.ValidTo is not null)
                        .Select(place => new PlaceClosure(
                            place.Id,
                            place.ValidTo!.Value.AddDays(1),
                            DateOnly.MaxValue
                        )),
                ],
                Taken =
                [
                    .. sittings.Select(one => new TakenSlot(
                        new AdviserTime(one.AdviserId, one.Start, one.End),
                        one.OpeningId,
                        one.Free
                    )),
                ],
            },
            members.DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => keyring.NameOf(one.Account))
        );
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
