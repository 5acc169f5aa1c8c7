using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Appointments;

/// <summary>
/// Keeps when advisers receive: an adviser their own openings and absences, a manager those of the structure.
/// </summary>
public sealed class Agenda(IDbContextFactory<SproDbContext> databases, IdentityKeys keys, TimeProvider clock)
{
    // An absence that is over says nothing any more.
    private static readonly TimeSpan AbsencesKept = TimeSpan.FromDays(31);

    /// <summary>Those who receive in the actor's structure today: accounts and names.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> AdvisersAsync(
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureId;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from membership in db.MembershipsAtWork(Purpose.Openings, Now)
            join account in db.Set<Account>() on membership.AccountId equals account.Id
            where membership.StructureId == structure
            select account
        ).ToListAsync(cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        return
        [
            .. found
                .DistinctBy(account => account.Id)
                .Select(account => (account.Id, Name: keyring.NameOf(account)))
                .OrderBy(one => one.Name, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>The openings the actor answers for and that are not over, by adviser, day and hour.</summary>
    public async Task<IReadOnlyList<Opening>> OpeningsAsync(Actor actor, CancellationToken cancellationToken)
    {
        var today = Today;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await OpeningsOf(db, actor)
            .AsNoTracking()
            .Where(opening => opening.ValidTo == null || opening.ValidTo >= today)
            .ToListAsync(cancellationToken);
        return
        [
            .. all.Where(opening => opening.Weekday is not null || opening.ValidFrom >= today)
                .OrderBy(opening => opening.AdviserId)
                // Weeks start on Monday, and single days come after them.
                .ThenBy(opening => opening.Weekday is { } weekday ? ((int)weekday + 6) % 7 : 7)
                .ThenBy(opening => opening.ValidFrom)
                .ThenBy(opening => opening.From),
        ];
    }

    /// <summary>An opening the actor answers for; null when there is none such.</summary>
    public async Task<Opening?> FindOpeningAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await OpeningsOf(db, actor)
            .AsNoTracking()
            .SingleOrDefaultAsync(opening => opening.Id == id, cancellationToken);
    }

    /// <summary>Adds an opening, or changes the one of that identifier; appointments in it stay as they are.</summary>
    /// <exception cref="RefusedException">Something in it cannot be; it names the field.</exception>
    public async Task SaveAsync(Actor actor, Opening opening, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(opening);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        opening.StructureId = RequireMayOpen(actor, opening.AdviserId);
        await CheckAsync(db, opening, cancellationToken);
        var known = await db.Set<Opening>().SingleOrDefaultAsync(one => one.Id == opening.Id, cancellationToken);
        if (known is null)
            db.Add(opening);
        else if (
            known.StructureId != opening.StructureId
            || RequireMayOpen(actor, known.AdviserId) != known.StructureId
        )
            throw new RefusedException("opening-taken", "Ce créneau existe déjà : ouvrez un nouveau formulaire.");
        else
            db.Entry(known).CurrentValues.SetValues(opening);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (known is null)
        {
            // The other click was faster, with the same form.
            if (await FindOpeningAsync(actor, opening.Id, cancellationToken) is null)
                throw;
        }
    }

    /// <summary>Ends an opening: its last day is yesterday. False when the actor answers for none such.</summary>
    public async Task<bool> CloseAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        DateOnly? yesterday = Today.AddDays(-1);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await OpeningsOf(db, actor)
                .Where(opening => opening.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.ValidTo, yesterday), cancellationToken) > 0;
    }

    /// <summary>The absences the actor answers for and that are not over.</summary>
    public async Task<IReadOnlyList<Absence>> AbsencesAsync(Actor actor, CancellationToken cancellationToken)
    {
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await AbsencesOf(db, actor)
            .AsNoTracking()
            .Where(absence => absence.End > now)
            .OrderBy(absence => absence.Start)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Notes an absence of whole days; gives the appointments that are in it and still have to be moved.</summary>
    /// <exception cref="RefusedException">The days are the wrong way round, or too many.</exception>
    public async Task<int> AddAbsenceAsync(
        Actor actor,
        Guid id,
        Guid adviserId,
        DateOnly first,
        DateOnly last,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = RequireMayOpen(actor, adviserId);
        if (last < first || last > first.AddDays(366))
            throw RefusedException.At(
                nameof(last),
                "absence-wrong",
                "Le dernier jour vient après le premier, dans l'année."
            );
        var calendar = LocalCalendar.Metropolitan;
        var absence = new Absence
        {
            Id = id,
            StructureId = structure,
            AdviserId = adviserId,
            Start = calendar.ToUtc(first.ToDateTime(TimeOnly.MinValue)),
            End = calendar.ToUtc(last.AddDays(1).ToDateTime(TimeOnly.MinValue)),
        };
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await RequireAdviserAsync(db, structure, adviserId, cancellationToken);
        if (!await db.Set<Absence>().AnyAsync(one => one.Id == id, cancellationToken))
        {
            db.Add(absence);
            await db.SaveChangesAsync(cancellationToken);
        }
        return await db.Set<Appointment>()
            .CountAsync(
                one =>
                    one.AdviserId == adviserId
                    && one.State == AppointmentState.Booked
                    && one.Start < absence.End
                    && one.End > absence.Start,
                cancellationToken
            );
    }

    /// <summary>Takes an absence back; false when the actor answers for none such.</summary>
    public async Task<bool> RemoveAbsenceAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await AbsencesOf(db, actor).Where(absence => absence.Id == id).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <summary>Deletes absences that are over; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = Now - AbsencesKept;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var lastDay = DateOnly.FromDateTime(Now).AddYears(-AppointmentUpkeep.YearsKept);
        // An agenda that is read no more: its account was closed and forgotten.
        await db.Set<CalendarFeed>()
            .Where(feed => db.Set<Account>().Any(account => account.Id == feed.Id && account.ForgottenAt != null))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<BusyTime>()
            .Where(time =>
                db.Set<Account>().Any(account => account.Id == time.AdviserId && account.ForgottenAt != null)
            )
            .ExecuteDeleteAsync(cancellationToken);
        return await db.Set<Absence>().Where(absence => absence.End < oldest).ExecuteDeleteAsync(cancellationToken)
            + await db.Set<Opening>().Where(opening => opening.ValidTo < lastDay).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task CheckAsync(SproDbContext db, Opening opening, CancellationToken cancellationToken)
    {
        opening.Subject = opening.Subject?.Trim() ?? "";
        if (opening.Subject.Length is 0 or > Opening.LongestSubject)
            throw RefusedException.At(
                nameof(Opening.Subject),
                "subject",
                $"Dites en quelques mots à quoi sert ce rendez-vous, en {Opening.LongestSubject} caractères au plus."
            );
        if (opening.To <= opening.From)
            throw RefusedException.At(nameof(Opening.To), "hours", "L'heure de fin vient après l'heure de début.");
        if (opening.From.Minute % Opening.Step != 0 || opening.From.Second != 0 || opening.From.Millisecond != 0)
            throw RefusedException.At(
                nameof(Opening.From),
                "hours",
                $"Les heures vont de {Opening.Step} en {Opening.Step} minutes."
            );
        if (
            opening.SlotMinutes is < Opening.ShortestSlot or > Opening.LongestSlot
            || opening.SlotMinutes % Opening.Step != 0
        )
            throw RefusedException.At(
                nameof(Opening.SlotMinutes),
                "slot-length",
                $"Un rendez-vous dure de {Opening.ShortestSlot} à {Opening.LongestSlot} minutes, de {Opening.Step} en {Opening.Step}."
            );
        if (opening.From.ToTimeSpan() + TimeSpan.FromMinutes(opening.SlotMinutes) > opening.To.ToTimeSpan())
            throw RefusedException.At(
                nameof(Opening.To),
                "hours",
                "Aucun rendez-vous de cette durée ne tient entre ces heures."
            );
        if (opening.Capacity is < 1 or > Opening.MostSeats)
            throw RefusedException.At(
                nameof(Opening.Capacity),
                "capacity",
                $"Un groupe a de 1 à {Opening.MostSeats} personnes."
            );
        if (opening.Ways == Ways.None || (opening.Ways & ~(Ways.InPerson | Ways.Phone | Ways.Video)) != Ways.None)
            throw RefusedException.At(
                nameof(Opening.Ways),
                "ways",
                "Choisissez au moins une manière de se rencontrer."
            );
        if (opening.ValidTo < opening.ValidFrom)
            throw RefusedException.At(nameof(Opening.ValidTo), "days", "Le dernier jour vient après le premier.");
        if (opening.Weekday is { } weekday && !Enum.IsDefined(weekday))
            throw RefusedException.At(nameof(Opening.Weekday), "weekday", "Choisissez un jour de la semaine.");
        if (
            !await db.Set<Place>()
                .AnyAsync(
                    place => place.Id == opening.PlaceId && place.StructureId == opening.StructureId,
                    cancellationToken
                )
        )
            throw RefusedException.At(
                nameof(Opening.PlaceId),
                "not-your-place",
                "Choisissez un lieu de votre structure."
            );
        await RequireAdviserAsync(db, opening.StructureId, opening.AdviserId, cancellationToken);
    }

    private async Task RequireAdviserAsync(
        SproDbContext db,
        Guid structure,
        Guid adviserId,
        CancellationToken cancellationToken
    )
    {
        if (
            !await db.MembershipsAtWork(Purpose.Openings, Now)
                .AnyAsync(one => one.AccountId == adviserId && one.StructureId == structure, cancellationToken)
        )
            throw RefusedException.At(
                nameof(Opening.AdviserId),
                "not-an-adviser",
                "Choisissez qui reçoit, dans votre structure."
            );
    }

    // An adviser answers for their own agenda, a manager for those of the structure.
    private static Guid RequireMayOpen(Actor actor, Guid adviserId) =>
        (Rights.Of(actor.Role, Purpose.Openings), actor.StructureId) switch
        {
            (Reach.Structure, { } structure) => structure,
            (Reach.Own, { } structure) when adviserId == actor.AccountId => structure,
            _ => throw new NotAllowedException(Purpose.Openings),
        };

    private static IQueryable<Opening> OpeningsOf(SproDbContext db, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var (reach, account, structure) = (Rights.Of(actor.Role, Purpose.Openings), actor.AccountId, actor.StructureId);
        return db.Set<Opening>()
            .Where(one =>
                one.StructureId == structure
                && (reach == Reach.Structure || (reach == Reach.Own && one.AdviserId == account))
            );
    }

    private static IQueryable<Absence> AbsencesOf(SproDbContext db, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var (reach, account, structure) = (Rights.Of(actor.Role, Purpose.Openings), actor.AccountId, actor.StructureId);
        return db.Set<Absence>()
            .Where(one =>
                one.StructureId == structure
                && (reach == Reach.Structure || (reach == Reach.Own && one.AdviserId == account))
            );
    }

    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(Now);
    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
