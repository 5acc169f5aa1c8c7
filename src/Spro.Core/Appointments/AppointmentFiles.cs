using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Appointments;

/// <summary>
/// Reads the appointments of a structure. A structure that booked for somebody in another one reads what it wrote; notes,
/// summary and level are of the structure that receives alone.
/// </summary>
public sealed class AppointmentFiles(
    IDbContextFactory<SproDbContext> databases,
    IdentityKeys keys,
    AccessLog readings,
    TimeProvider clock
)
{
    /// <summary>What readings of an appointment are noted under.</summary>
    public const string Kind = "appointment";

    /// <summary>The appointments of some days in the actor's structure, in their order.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="first">First day.</param>
    /// <param name="days">How many days.</param>
    /// <param name="adviserId">With whom; null for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IReadOnlyList<AppointmentLine>> BetweenAsync(
        Actor actor,
        DateOnly first,
        int days,
        Guid? adviserId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var own = actor.StructureFor(Purpose.Appointments);
        var calendar = LocalCalendar.Metropolitan;
        var start = calendar.ToUtc(first.ToDateTime(TimeOnly.MinValue));
        var end = calendar.ToUtc(first.AddDays(days).ToDateTime(TimeOnly.MinValue));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await LinesAsync(
            db,
            db.Set<Appointment>()
                .Where(one =>
                    one.StructureId == own
                    && one.Start >= start
                    && one.Start < end
                    && (adviserId == null || one.AdviserId == adviserId)
                ),
            cancellationToken
        );
    }

    /// <summary>Those that the actor's structure has booked in others and that are to come.</summary>
    public async Task<IReadOnlyList<AppointmentLine>> ElsewhereAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var own = actor.StructureFor(Purpose.Appointments);
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await LinesAsync(
            db,
            db.Set<Appointment>()
                .Where(one => one.BookedByStructureId == own && one.StructureId != own && one.End > now),
            cancellationToken
        );
    }

    /// <summary>An appointment, whose reading is noted; null when the actor has none such.</summary>
    public async Task<AppointmentFile?> ReadAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var own = actor.StructureFor(Purpose.Appointments);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from one in db.Set<Appointment>().AsNoTracking()
            join account in db.Set<Account>() on one.AdviserId equals account.Id
            join place in db.Set<Place>() on one.PlaceId equals place.Id
            join structure in db.Set<Structure>() on one.StructureId equals structure.Id
            where one.Id == id && (one.StructureId == own || one.BookedByStructureId == own)
            select new
            {
                One = one,
                Adviser = account,
                Place = place.Name,
                Structure = structure.Name,
            }
        ).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        var keyring = await keys.OpenAsync(cancellationToken);
        var appointment = found.One;
        var isOwn = appointment.StructureId == own;
        var mayAdvise = isOwn && actor.May(Purpose.Advice);
        var notes = mayAdvise
            ? await (
                from note in db.Set<AppointmentNote>().AsNoTracking()
                join account in db.Set<Account>() on note.AuthorId equals account.Id
                where note.AppointmentId == id && note.StructureId == own
                orderby note.WrittenAt descending
                select new { Note = note, Author = account }
            ).ToListAsync(cancellationToken)
            : [];
        readings.Add(db, actor, mayAdvise ? Purpose.Advice : Purpose.Appointments, Kind, id);
        await db.SaveChangesAsync(cancellationToken);
        return new AppointmentFile(
            appointment,
            appointment.Person(keyring),
            keyring.NameOf(found.Adviser),
            found.Place,
            found.Structure,
            isOwn,
            PersonSeal.Read(keyring, appointment.NeedsAnswer, PersonSeal.NeedsAnswer, id),
            mayAdvise ? PersonSeal.Read(keyring, appointment.Summary, PersonSeal.Summary, id) : null,
            [
                .. notes.Select(one => new NoteText(
                    keyring.NameOf(one.Author),
                    one.Note.WrittenAt,
                    keyring.Read(one.Note.Text, PersonSeal.Note, one.Note.Id)
                )),
            ]
        );
    }

    /// <summary>The appointment to come that was taken for a hand-over of the actor's structure; null when there is none.</summary>
    public async Task<Guid?> OfReferralAsync(Actor actor, Guid referralId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var own = actor.StructureFor(Purpose.Appointments);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Appointment>()
            .Where(one =>
                one.ReferralId == referralId
                && one.State == AppointmentState.Booked
                && (one.StructureId == own || one.BookedByStructureId == own)
            )
            .OrderByDescending(one => one.Start)
            .Select(one => (Guid?)one.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<AppointmentLine>> LinesAsync(
        SproDbContext db,
        IQueryable<Appointment> some,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        var found = await (
            from one in some.AsNoTracking()
            join account in db.Set<Account>() on one.AdviserId equals account.Id
            join place in db.Set<Place>() on one.PlaceId equals place.Id
            orderby one.Start, one.Id
            select new
            {
                One = one,
                Adviser = account,
                Place = place,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. found.Select(line => new AppointmentLine(
                line.One.Id,
                line.One.Start,
                line.One.End,
                line.One.Way,
                line.One.State,
                line.One.Subject,
                line.One.Person(keyring).Name,
                keyring.NameOf(line.Adviser),
                line.Place.Name,
                line.One.State == AppointmentState.Booked && line.One.Needs is not null && line.One.NeedsAnswer is null,
                line.One.State == AppointmentState.Booked
                    && line.One.Channel == ReminderChannel.Call
                    && line.One.RemindedAt is null,
                line.One.State == AppointmentState.Booked
                    && line.Place.IsClosedOn(LocalCalendar.Metropolitan.DayOf(line.One.Start))
            )),
        ];
    }

    /// <summary>Those that the actor's structure receives, for one purpose.</summary>
    internal static IQueryable<Appointment> ReceivedBy(SproDbContext db, Actor actor, Purpose purpose)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var own = actor.StructureFor(purpose);
        return db.Set<Appointment>().Where(one => one.StructureId == own);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
