using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Appointments;

/// <summary>
/// Reads the appointments of a structure, and notes what became of them. A structure that booked for somebody in another
/// one reads what it wrote; notes, summary and level are of the structure that receives alone.
/// </summary>
public sealed class AppointmentFiles(
    IDbContextFactory<SproDbContext> databases,
    AppointmentMessages messages,
    IdentityKeys keys,
    AccessLog readings,
    ReferralProgress referrals,
    TimeProvider clock
)
{
    /// <summary>How long an appointment is kept after its day.</summary>
    public const int YearsKept = 2;

    /// <summary>What readings of an appointment are noted under.</summary>
    public const string Kind = "appointment";

    private static readonly TimeSpan LinksKept = TimeSpan.FromDays(90);

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

    /// <summary>Says what was arranged for what the person needs; false when the structure has no such appointment to come.</summary>
    /// <exception cref="RefusedException">Nothing is said, or too much.</exception>
    public async Task<bool> AnswerNeedsAsync(Actor actor, Guid id, string? answer, CancellationToken cancellationToken)
    {
        var text = Required(answer, ExpectedPerson.LongestText, nameof(answer));
        var keyring = await keys.OpenAsync(cancellationToken);
        var value = keyring.Seal(text, PersonSeal.NeedsAnswer, id);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Of(db, actor, Purpose.Appointments)
                .Where(one => one.Id == id && one.Needs != null)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.NeedsAnswer, value), cancellationToken) > 0;
    }

    /// <summary>Notes that somebody who chose to be called was; false when there is none such.</summary>
    public async Task<bool> CalledAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        DateTime? now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Of(db, actor, Purpose.Appointments)
                .Where(one => one.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.RemindedAt, now), cancellationToken) > 0;
    }

    /// <summary>Says whether they came; it can be said again. False when there is none such, or it is not yet time.</summary>
    /// <param name="actor">Who says it.</param>
    /// <param name="id">The appointment.</param>
    /// <param name="missed">Null when they came; else why not.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<bool> AttendAsync(Actor actor, Guid id, MissedReason? missed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return await Seating.InTurnAsync(databases, AttendAsync, cancellationToken);

        async Task<bool> AttendAsync(SproDbContext db)
        {
            var now = Now;
            if (
                await Of(db, actor, Purpose.Appointments)
                    .SingleOrDefaultAsync(
                        one => one.Id == id && one.State != AppointmentState.Cancelled && one.Start <= now,
                        cancellationToken
                    )
                is not { } appointment
            )
                return false;
            appointment.Attend(missed, now);
            // The hand-over finds it written.
            await db.SaveChangesAsync(cancellationToken);
            await referrals.AttendedAsync(db, appointment, actor, cancellationToken);
            return true;
        }
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

    /// <summary>
    /// Says which level of advice was given, apart from attendance, and whether its ways of access and its content were
    /// told; when, is the moment it is first said. False when there is none such.
    /// </summary>
    public async Task<bool> AdviseAsync(
        Actor actor,
        Guid id,
        AdviceLevel? level,
        bool isTold,
        CancellationToken cancellationToken
    )
    {
        DateTime? now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Of(db, actor, Purpose.Advice)
                .Where(one => one.Id == id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(one => one.Level, level)
                            .SetProperty(one => one.ToldAt, one => isTold ? one.ToldAt ?? now : null),
                    cancellationToken
                ) > 0;
    }

    /// <summary>Writes the summary that the person keeps, and tells them; false when there is none such.</summary>
    /// <exception cref="RefusedException">It is empty or too long.</exception>
    public async Task<bool> SummariseAsync(Actor actor, Guid id, string? summary, CancellationToken cancellationToken)
    {
        var text = Required(summary, AppointmentNote.LongestText, nameof(summary));
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await Of(db, actor, Purpose.Advice).SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
            is not { } appointment
        )
            return false;
        var isSame =
            PersonSeal.Read(keyring, appointment.Summary, PersonSeal.Summary, id) is { } before
            && string.Equals(before, text, StringComparison.Ordinal);
        if (isSame)
            return true;
        appointment.Summary = keyring.Seal(text, PersonSeal.Summary, id);
        appointment.SummaryAt = Now;
        var token = IssueSummary(db, id);
        await messages.SummariseAsync(db, appointment, token, keyring, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Adds a private note; the same form sent twice adds one. False when there is no such appointment.</summary>
    /// <exception cref="RefusedException">It is empty or too long.</exception>
    public async Task<bool> NoteAsync(
        Actor actor,
        Guid id,
        Guid noteId,
        string? note,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var text = Required(note, AppointmentNote.LongestText, nameof(note));
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await Of(db, actor, Purpose.Advice).AnyAsync(one => one.Id == id, cancellationToken))
            return false;
        if (await db.Set<AppointmentNote>().AnyAsync(one => one.Id == noteId, cancellationToken))
            return true;
        db.Add(
            new AppointmentNote
            {
                Id = noteId,
                AppointmentId = id,
                StructureId = actor.StructureFor(Purpose.Advice),
                AuthorId = actor.AccountId,
                WrittenAt = Now,
                Text = keyring.Seal(text, PersonSeal.Note, noteId),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>A new link by which the person changes or cancels, to hand over on paper; null when there is none such.</summary>
    public async Task<string?> ConfirmationLinkAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var own = actor.StructureFor(Purpose.Appointments);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var end = await db.Set<Appointment>()
            .Where(one => one.Id == id && (one.StructureId == own || one.BookedByStructureId == own))
            .Select(one => (DateTime?)one.End)
            .SingleOrDefaultAsync(cancellationToken);
        if (end is not { } expires)
            return null;
        var token = AppointmentLink.Issue(
            db,
            new AppointmentLink
            {
                TokenHash = "",
                Use = LinkUse.Manage,
                AppointmentId = id,
                ExpiresAt = expires,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    /// <summary>A new link to the summary, to hand over on paper; null when there is none.</summary>
    public async Task<string?> SummaryLinkAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            !await Of(db, actor, Purpose.Advice).AnyAsync(one => one.Id == id && one.Summary != null, cancellationToken)
        )
            return null;
        var token = IssueSummary(db, id);
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    /// <summary>
    /// Deletes what people needed once the day is over, links long dead, and appointments kept as long as promised; gives
    /// how many of these.
    /// </summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        var calendar = LocalCalendar.Metropolitan;
        var today = calendar.ToUtc(calendar.DayOf(now).ToDateTime(TimeOnly.MinValue));
        var (oldest, oldestLink) = (now.AddYears(-YearsKept), now - LinksKept);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Set<Appointment>()
            .Where(one => one.End < today && (one.Needs != null || one.NeedsAnswer != null))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(one => one.Needs, (Sealed?)null).SetProperty(one => one.NeedsAnswer, (Sealed?)null),
                cancellationToken
            );
        await db.Set<AppointmentLink>()
            .Where(link => link.ExpiresAt < oldestLink)
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<Sitting>().Where(one => one.End < oldest).ExecuteDeleteAsync(cancellationToken);
        return await db.Set<Appointment>().Where(one => one.End < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private string IssueSummary(SproDbContext db, Guid id) =>
        AppointmentLink.Issue(
            db,
            new AppointmentLink
            {
                TokenHash = "",
                Use = LinkUse.Summary,
                AppointmentId = id,
                ExpiresAt = Now + AppointmentLink.SummaryLife,
            }
        );

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
                Place = place.Name,
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
                line.Place,
                line.One.State == AppointmentState.Booked && line.One.Needs is not null && line.One.NeedsAnswer is null,
                line.One.State == AppointmentState.Booked
                    && line.One.Channel == ReminderChannel.Call
                    && line.One.RemindedAt is null
            )),
        ];
    }

    private static IQueryable<Appointment> Of(SproDbContext db, Actor actor, Purpose purpose)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var own = actor.StructureFor(purpose);
        return db.Set<Appointment>().Where(one => one.StructureId == own);
    }

    private static string Required(string? text, int longest, string field)
    {
        var given = text?.Trim() ?? "";
        return given.Length is > 0 && given.Length <= longest
            ? given
            : throw new RefusedException(
                "text-length",
                given.Length == 0 ? "Écrivez quelque chose." : $"Écrivez {longest} caractères au plus."
            )
            {
                Field = field,
            };
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
