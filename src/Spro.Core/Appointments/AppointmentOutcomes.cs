using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Appointments;

/// <summary>
/// Notes what becomes of an appointment: what was arranged, whether the person came, which advice was given, what they keep
/// of it. The structure that receives does, and no other.
/// </summary>
public sealed class AppointmentOutcomes(
    IDbContextFactory<SproDbContext> databases,
    AppointmentMessages messages,
    IdentityKeys keys,
    ReferralProgress referrals,
    TimeProvider clock
)
{
    /// <summary>Says what was arranged for what the person needs; false when the structure has no such appointment to come.</summary>
    /// <exception cref="RefusedException">Nothing is said, or too much.</exception>
    public async Task<bool> AnswerNeedsAsync(Actor actor, Guid id, string? answer, CancellationToken cancellationToken)
    {
        var text = Required(answer, ExpectedPerson.LongestText, nameof(answer));
        var keyring = await keys.OpenAsync(cancellationToken);
        var value = keyring.Seal(text, PersonSeal.NeedsAnswer, id);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await AppointmentFiles
                .ReceivedBy(db, actor, Purpose.Appointments)
                .Where(one => one.Id == id && one.Needs != null)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.NeedsAnswer, value), cancellationToken) > 0;
    }

    /// <summary>Notes that somebody who chose to be called was; false when there is none such.</summary>
    public async Task<bool> CalledAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        DateTime? now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await AppointmentFiles
                .ReceivedBy(db, actor, Purpose.Appointments)
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
                await AppointmentFiles
                    .ReceivedBy(db, actor, Purpose.Appointments)
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
        return await AppointmentFiles
                .ReceivedBy(db, actor, Purpose.Advice)
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
            await AppointmentFiles
                .ReceivedBy(db, actor, Purpose.Advice)
                .SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
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
        var token = AppointmentPapers.IssueSummary(db, id, Now);
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
        if (
            !await AppointmentFiles
                .ReceivedBy(db, actor, Purpose.Advice)
                .AnyAsync(one => one.Id == id, cancellationToken)
        )
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

    private static string Required(string? text, int longest, string field)
    {
        var given = text?.Trim() ?? "";
        return given.Length is > 0 && given.Length <= longest
            ? given
            : throw RefusedException.At(
                field,
                "text-length",
                given.Length == 0 ? "Écrivez quelque chose." : $"Écrivez {longest} caractères au plus."
            );
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
