using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Territories;

namespace Spro.Core.Appointments;

/// <summary>What a link leads to.</summary>
/// <param name="Use">What it does.</param>
/// <param name="IsOver">It no longer opens anything: it has expired, or what it was for is done.</param>
/// <param name="PlaceId">The place to call all the same.</param>
/// <param name="Appointment">The appointment; null for a proposal, and once it is over.</param>
/// <param name="Adviser">Who receives.</param>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it ends.</param>
/// <param name="Ways">How one can meet.</param>
/// <param name="Subject">What it is for.</param>
/// <param name="ExpiresAt">Until when the link holds.</param>
/// <param name="Summary">The summary, when that is what it opens.</param>
public sealed record LinkReading(
    LinkUse Use,
    bool IsOver,
    Guid PlaceId,
    Appointment? Appointment,
    string Adviser,
    DateTime Start,
    DateTime End,
    Ways Ways,
    string Subject,
    DateTime ExpiresAt,
    string? Summary = null
);

/// <summary>
/// What a person does with their link, without an account: see, change, cancel, read a summary. What they do of a freed slot
/// is in <see cref="KeptSeats"/>.
/// </summary>
public sealed class PersonAppointments(
    IDbContextFactory<SproDbContext> databases,
    Bookings bookings,
    SlotSearch slots,
    IdentityKeys keys,
    TimeProvider clock
)
{
    /// <summary>What a link leads to; null when there is no such link, or it does something else.</summary>
    public async Task<LinkReading?> ReadAsync(string token, LinkUse use, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, token, use, cancellationToken) is not { } link)
            return null;
        return use == LinkUse.Proposal
            ? await ProposalAsync(db, link, cancellationToken)
            : await AppointmentAsync(db, link, cancellationToken);
    }

    /// <summary>The slots to which one can move one's appointment: same structure, same way, open to who booked.</summary>
    public async Task<IReadOnlyList<FreeSlot>> SlotsAsync(string token, int days, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await LiveAsync(db, token, cancellationToken) is not { } appointment)
            return [];
        var found = await slots.FindAsync(
            db,
            new SlotWish
            {
                StructureId = appointment.StructureId,
                Way = appointment.Way,
                From = LocalCalendar.Metropolitan.DayOf(Now),
                Days = days,
            },
            appointment.BookedByStructureId != appointment.StructureId,
            cancellationToken
        );
        // Two openings that overlap may give the same hour twice.
        return
        [
            .. found
                .List.Free.Where(slot => slot.Opening.Subject == appointment.Subject)
                .DistinctBy(slot => (slot.Start, slot.End, slot.Opening.PlaceId, slot.Opening.AdviserId)),
        ];
    }

    /// <summary>Moves one's appointment; false when the link opens nothing.</summary>
    /// <exception cref="RefusedException">The slot is no longer free.</exception>
    public async Task<bool> MoveAsync(string token, Guid openingId, DateTime start, CancellationToken cancellationToken)
    {
        Guid id;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            if (await LiveAsync(db, token, cancellationToken) is not { } live)
                return false;
            id = live.Id;
        }
        return await bookings.MoveAsync(
            _ => true,
            (appointment, opening) =>
                opening.StructureId == appointment.StructureId
                && opening.Subject == appointment.Subject
                && (opening.OpenToNetwork || appointment.BookedByStructureId == appointment.StructureId),
            id,
            openingId,
            start,
            _ => Party.Person,
            cancellationToken
        );
    }

    /// <summary>Cancels one's appointment; false when the link opens nothing, or it is too late.</summary>
    public async Task<bool> CancelAsync(string token, CancellationToken cancellationToken)
    {
        Guid id;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            // Whoever had no answer asks again: it is done.
            if (
                await FindAsync(db, token, LinkUse.Manage, cancellationToken) is not { AppointmentId: { } one } link
                || link.ExpiresAt <= Now
            )
                return false;
            id = one;
        }
        return await bookings.CancelAsync(_ => true, id, _ => CancelledBy.Person, cancellationToken);
    }

    /// <summary>
    /// The secret of a new link to the appointment to come of one's hand-over, for who has opened that with their word; null
    /// when none was taken among the slots.
    /// </summary>
    public async Task<string?> LinkOfReferralAsync(Guid referralId, CancellationToken cancellationToken)
    {
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<Appointment>()
                .AsNoTracking()
                .Where(one => one.ReferralId == referralId && one.State == AppointmentState.Booked && one.Start > now)
                .OrderBy(one => one.Start)
                .FirstOrDefaultAsync(cancellationToken)
            is not { } appointment
        )
            return null;
        var token = AppointmentLink.Issue(
            db,
            new AppointmentLink
            {
                TokenHash = "",
                Use = LinkUse.Manage,
                AppointmentId = appointment.Id,
                ExpiresAt = appointment.End,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    private async Task<LinkReading?> AppointmentAsync(
        SproDbContext db,
        AppointmentLink link,
        CancellationToken cancellationToken
    )
    {
        var found = await (
            from one in db.Set<Appointment>().AsNoTracking()
            join account in db.Set<Account>() on one.AdviserId equals account.Id
            where one.Id == link.AppointmentId
            select new { One = one, Adviser = account }
        ).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        var appointment = found.One;
        var isOver = link.ExpiresAt <= Now;
        string? summary = null;
        if (!isOver && link.Use == LinkUse.Summary)
            summary = PersonSeal.Read(
                await keys.OpenAsync(cancellationToken),
                appointment.Summary,
                PersonSeal.Summary,
                appointment.Id
            );
        return new LinkReading(
            link.Use,
            isOver,
            appointment.PlaceId,
            isOver ? null : appointment,
            (await keys.OpenAsync(cancellationToken)).NameOf(found.Adviser),
            appointment.Start,
            appointment.End,
            appointment.Way,
            appointment.Subject,
            link.ExpiresAt,
            summary
        );
    }

    private async Task<LinkReading?> ProposalAsync(
        SproDbContext db,
        AppointmentLink link,
        CancellationToken cancellationToken
    )
    {
        var now = Now;
        var found = await (
            from sitting in db.Set<Sitting>().AsNoTracking()
            join account in db.Set<Account>() on sitting.AdviserId equals account.Id
            join opening in db.Set<Opening>() on sitting.OpeningId equals opening.Id
            where sitting.Id == link.SittingId
            select new
            {
                sitting,
                Adviser = account,
                opening.Ways,
                opening.Subject,
            }
        ).SingleOrDefaultAsync(cancellationToken);
        var waiting = await db.Set<Waiting>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == link.WaitingId, cancellationToken);
        if (found is null || waiting is null)
            return null;
        var isKept = await db.Set<Seat>()
            .AnyAsync(
                seat => seat.SittingId == link.SittingId && seat.WaitingId == link.WaitingId && seat.HeldUntil > now,
                cancellationToken
            );
        return new LinkReading(
            link.Use,
            !isKept || link.ExpiresAt <= now,
            found.sitting.PlaceId,
            null,
            (await keys.OpenAsync(cancellationToken)).NameOf(found.Adviser),
            found.sitting.Start,
            found.sitting.End,
            found.Ways & waiting.Ways,
            found.Subject,
            link.ExpiresAt
        );
    }

    private async Task<Appointment?> LiveAsync(SproDbContext db, string token, CancellationToken cancellationToken)
    {
        var now = Now;
        if (
            await FindAsync(db, token, LinkUse.Manage, cancellationToken) is not { AppointmentId: { } id } link
            || link.ExpiresAt <= now
        )
            return null;
        return await db.Set<Appointment>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                one => one.Id == id && one.State == AppointmentState.Booked && one.Start > now,
                cancellationToken
            );
    }

    internal static Task<AppointmentLink?> FindAsync(
        SproDbContext db,
        string token,
        LinkUse use,
        CancellationToken cancellationToken
    )
    {
        var hash = AppointmentLink.HashOf(token);
        return db.Set<AppointmentLink>()
            .AsNoTracking()
            .SingleOrDefaultAsync(link => link.TokenHash == hash && link.Use == use, cancellationToken);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
