using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Referrals;

/// <summary>
/// Does the steps of a hand-over, whoever does them: a structure with an account or by a link, the person, or an
/// appointment that moves. Each leaves its trace, and whoever it changes something for is told.
/// </summary>
public sealed class ReferralSteps(
    CatalogueHost catalogues,
    IdentityKeys keys,
    ReferralMessages messages,
    IReferralAppointments appointments,
    ErasureJournal journal,
    TimeProvider clock
)
{
    /// <summary>Does one step for a receiver who has no account, and holds a link to it.</summary>
    internal async Task DoByLinkAsync(
        SproDbContext db,
        Referral referral,
        ReferralStep step,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrWhiteSpace(step.AnsweredAs))
            throw RefusedException.At("auteur", "author-missing", "Dites qui répond : votre nom et votre fonction.");
        await DoAsync(db, referral, step, Party.Receiver, null, cancellationToken);
    }

    /// <summary>Does one step for the person themself.</summary>
    internal Task DoForPersonAsync(
        SproDbContext db,
        Referral referral,
        ReferralStep step,
        CancellationToken cancellationToken
    ) => DoAsync(db, referral, step, Party.Person, null, cancellationToken);

    /// <summary>A school's report goes to a structure that the Région has named, and to no other (L313-7).</summary>
    /// <exception cref="RefusedException">It has not named that one.</exception>
    internal async Task RequireRecipientAsync(
        SproDbContext db,
        StatutoryClock clockOfText,
        Guid structure,
        string? department,
        CancellationToken cancellationToken
    )
    {
        if (
            clockOfText == StatutoryClock.ThreeMonths
            && !await EarlyLeaverRecipients.IsNamedAsync(
                db,
                structure,
                catalogues.Current.Territory.CalendarOf(department).DayOf(Now),
                cancellationToken
            )
        )
            throw RefusedException.At(
                "porte",
                "not-a-recipient",
                "Le signalement d'un établissement scolaire ne va qu'aux structures que la Région a désignées par un acte. Celle-ci n'en est pas."
            );
    }

    /// <summary>Does a step and saves it; the same step twice is one.</summary>
    /// <exception cref="RefusedException">It cannot be done now, something is missing, or somebody was faster.</exception>
    internal async Task DoAsync(
        SproDbContext db,
        Referral referral,
        ReferralStep step,
        Party by,
        Actor? actor,
        CancellationToken cancellationToken
    )
    {
        if (step.Act == ReferralAct.TakeSlot)
            throw RefusedException.At("rendez-vous", "slot-missing", "Choisissez un créneau libre.");
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await WriteAsync(db, referral, step, by, actor, cancellationToken);
            await journal.CommitAsync(
                db,
                step.Act == ReferralAct.Withdraw ? [Erasure.Of(Now, ErasedThing.Withdrawal, referral.Id)] : [],
                cancellationToken
            );
        }
        catch (Exception clash) when (clash is DbUpdateException or DbException)
        {
            // The other click of the same form, or somebody else.
            db.ChangeTracker.Clear();
            if (!await IsDoneAsync(db, referral.Id, step, cancellationToken))
                throw Elsewhere();
        }
    }

    /// <summary>Writes a step, with all that follows from it, for the caller to save with what it belongs to.</summary>
    /// <exception cref="RefusedException">It cannot be done now, or something is missing.</exception>
    internal async Task WriteAsync(
        SproDbContext db,
        Referral referral,
        ReferralStep step,
        Party by,
        Actor? actor,
        CancellationToken cancellationToken
    )
    {
        if (await IsDoneAsync(db, referral.Id, step, cancellationToken))
            return;
        // Said once, the référent has it: saying it again adds nothing.
        if (step.Act == ReferralAct.ReportSilence && referral.IsEscalated)
            return;
        var keyring = await keys.OpenAsync(cancellationToken);
        var calendar = CalendarOf(referral);
        var now = Now;
        ReferralChecks.Require(referral, step, now);
        var table = await DeadlineTable.ReadAsync(db, cancellationToken);
        var trace = referral.Do(step.Id, step.Act, by, now, calendar, table.Of(referral.ReceiverNetwork));
        trace.AccountId = actor?.AccountId;
        // Whoever takes it over follows it, until a colleague does.
        if (by == Party.Receiver && actor is not null)
            referral.FollowedBy ??= actor.AccountId;
        trace.DeclineReason = step.DeclineReason;
        trace.CounterPlaceId = step.CounterPlaceId;
        trace.Seal(keyring, ReferralChecks.Text(step.Note), ReferralChecks.Text(step.AnsweredAs));
        db.Add(trace);
        switch (step.Act)
        {
            case ReferralAct.MakeAppointment:
                await appointments.CancelAsync(db, referral.Id, isErased: false, cancellationToken);
                referral.AppointmentAt = step.AppointmentAt;
                break;
            case ReferralAct.TakeSlot:
                referral.AppointmentAt = step.AppointmentAt;
                break;
            case ReferralAct.CancelAppointment:
                await appointments.CancelAsync(db, referral.Id, isErased: false, cancellationToken);
                referral.AppointmentAt = null;
                break;
            case ReferralAct.Meet or ReferralAct.Miss:
                await appointments.AttendAsync(
                    db,
                    referral.Id,
                    hasCome: step.Act == ReferralAct.Meet,
                    cancellationToken
                );
                break;
            case ReferralAct.End:
                referral.Outcome = step.Outcome;
                break;
            case ReferralAct.Withdraw:
                await TakeBackAsync(db, referral, now, cancellationToken);
                break;
            case ReferralAct.Redirect:
                await RedirectAsync(db, referral, step, actor!, now, table, cancellationToken);
                break;
        }
        // It has an appointment, or goes no further with this receiver.
        if (
            step.Act
            is ReferralAct.MakeAppointment
                or ReferralAct.TakeSlot
                or ReferralAct.Decline
                or ReferralAct.Expire
                or ReferralAct.Redirect
                or ReferralAct.End
        )
            await appointments.StopWaitingAsync(db, referral.Id, cancellationToken);
        if (step.Act != ReferralAct.Withdraw)
            await MoveCallsAsync(db, referral, cancellationToken);
        // The appointment counts for when news is asked for.
        referral.Plan(calendar, table.Of(referral.ReceiverNetwork));
        var names = await NamesAsync(db, [referral.SenderId, referral.ReceiverId], cancellationToken);
        var both = new ReferralNames(names[referral.SenderId], names[referral.ReceiverId]);
        if (step.Act == ReferralAct.Redirect)
            await messages.TellReceiverAsync(
                db,
                keyring,
                referral,
                both,
                now,
                DeadlineOf(referral, table.Of(referral.ReceiverNetwork))!.Value,
                isReminder: false,
                cancellationToken
            );
        if (step.Act == ReferralAct.ReportSilence)
        {
            var day = calendar.DayOf(referral.StateSince);
            messages.TellSilence(db, keyring, referral, referral.SenderId, referral.SenderPlaceId, day);
            messages.TellSilence(db, keyring, referral, referral.ReceiverId, referral.ReceiverPlaceId, day);
        }
        // Whoever writes it down with them has told them.
        if (by != Party.Person)
            messages.TellPerson(db, keyring, referral, step.Act, both);
    }

    private static async Task<bool> IsDoneAsync(
        SproDbContext db,
        Guid referralId,
        ReferralStep step,
        CancellationToken cancellationToken
    ) =>
        await db.Set<ReferralEvent>()
            .AsNoTracking()
            .SingleOrDefaultAsync(trace => trace.Id == step.Id, cancellationToken) switch
        {
            null => false,
            { Act: var act, ReferralId: var of } when act == step.Act && of == referralId => true,
            // Two buttons of one form, one after the other: the first has been done.
            _ => throw Elsewhere(),
        };

    private static RefusedException Elsewhere() =>
        new("not-now", "Quelqu'un a fait avancer la demande au même moment. Relisez où elle en est.");

    /// <summary>Who has had the person on a path: from what was sent, since a structure only proposed has seen nobody.</summary>
    internal static async Task<IReadOnlyList<(Guid Sender, Guid Receiver)>> LegsAsync(
        SproDbContext db,
        Guid path,
        CancellationToken cancellationToken
    )
    {
        var legs = await (
            from trace in db.Set<ReferralEvent>()
            join referral in db.Set<Referral>() on trace.ReferralId equals referral.Id
            where referral.PathId == path && trace.To == ReferralState.Sent
            select new { referral.SenderId, trace.ReceiverId }
        ).ToListAsync(cancellationToken);
        return [.. legs.Select(leg => (leg.SenderId, leg.ReceiverId))];
    }

    // Another receiver is another agreement: nothing of the first goes along by itself.
    private async Task RedirectAsync(
        SproDbContext db,
        Referral referral,
        ReferralStep step,
        Actor actor,
        DateTime now,
        DeadlineTable table,
        CancellationToken cancellationToken
    )
    {
        var (to, consent) = (step.To!, step.Consent!);
        await RequireRecipientAsync(db, referral.Clock, to.Structure.Id, referral.DepartmentCode, cancellationToken);
        if (consent.Items.Except(referral.Shared).Any())
            throw RefusedException.At(
                "accord",
                "not-held",
                "La personne n'avait pas donné cela : elle ne peut pas le transmettre."
            );
        referral.IsLoop = ReferralLoop.Closes(
            referral.SenderId,
            to.Structure.Id,
            await LegsAsync(db, referral.PathId, cancellationToken)
        );
        ReferralChecks.RequireReason(referral.IsLoop, isOverride: false, step.Reason);
        var keyring = await keys.OpenAsync(cancellationToken);
        (referral.ReceiverId, referral.ReceiverPlaceId, referral.ReceiverNetwork, referral.FollowedBy) = (
            to.Structure.Id,
            to.Place.Id,
            to.Network?.Code,
            null
        );
        referral.AppointmentAt = null;
        referral.Keep(consent.Items);
        referral.SealReason(keyring, ReferralChecks.Text(step.Reason));
        await EndConsentsAsync(db, referral, now, cancellationToken);
        await ReferralLinks.RevokeAllAsync(db, referral.Id, now, journal, cancellationToken);
        db.Add(Agreement(referral, consent, to, actor, now));
        var deadlines = table.Of(referral.ReceiverNetwork);
        foreach (
            var (act, by) in ((ReferralAct, Party)[])
                [(ReferralAct.Agree, Party.Person), (ReferralAct.Send, Party.Sender)]
        )
        {
            var trace = referral.Do(Guid.CreateVersion7(), act, by, now, CalendarOf(referral), deadlines);
            trace.AccountId = actor.AccountId;
            db.Add(trace);
        }
    }

    // The person goes: what was shared is no longer to be read, by anybody.
    private async Task TakeBackAsync(
        SproDbContext db,
        Referral referral,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        await EndConsentsAsync(db, referral, now, cancellationToken);
        await appointments.CancelAsync(db, referral.Id, isErased: true, cancellationToken);
        await messages.CallBackAsync(db, referral.Id, cancellationToken);
        db.RemoveRange(
            await db.Set<CallBack>().Where(call => call.ReferralId == referral.Id).ToListAsync(cancellationToken)
        );
        foreach (
            var trace in await db.Set<ReferralEvent>()
                .Where(one => one.ReferralId == referral.Id && (one.Note != null || one.AnsweredAs != null))
                .ToListAsync(cancellationToken)
        )
            (trace.Note, trace.AnsweredAs) = (null, null);
        referral.News = NewsChannel.None;
        referral.Keep([]);
        referral.Reason = null;
    }

    // Whoever has the turn calls; nobody once it is over.
    private static async Task MoveCallsAsync(SproDbContext db, Referral referral, CancellationToken cancellationToken)
    {
        foreach (
            var call in await db.Set<CallBack>()
                .Where(one => one.ReferralId == referral.Id && one.DoneAt == null)
                .ToListAsync(cancellationToken)
        )
            switch (ReferralTransitions.TurnOf(referral.State))
            {
                case Party.Receiver:
                    call.StructureId = referral.ReceiverId;
                    break;
                case Party.Sender:
                    call.StructureId = referral.SenderId;
                    break;
                default:
                    db.Remove(call);
                    break;
            }
    }

    private static async Task EndConsentsAsync(
        SproDbContext db,
        Referral referral,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        foreach (
            var consent in await db.Set<ReferralConsent>()
                .Where(one => one.ReferralId == referral.Id && one.WithdrawnAt == null)
                .ToListAsync(cancellationToken)
        )
            consent.WithdrawnAt = now;
    }

    internal static ReferralConsent Agreement(
        Referral referral,
        GivenConsent consent,
        Door to,
        Actor actor,
        DateTime now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ReferralId = referral.Id,
            ReceiverId = to.Structure.Id,
            Items = consent.Items,
            Manner = consent.Manner,
            RecordedBy = actor.AccountId,
            GivenAt = now,
            RepresentativePresent = consent.RepresentativePresent,
            Basis = to.Network is null or { Membership: Membership.Outside }
                ? LegalBasis.Consent
                : LegalBasis.PublicInterest,
        };

    internal static async Task<Dictionary<Guid, string>> NamesAsync(
        SproDbContext db,
        IEnumerable<Guid> structures,
        CancellationToken cancellationToken
    )
    {
        var ids = structures.Distinct().ToList();
        return await db.Set<Structure>()
            .Where(structure => ids.Contains(structure.Id))
            .ToDictionaryAsync(structure => structure.Id, structure => structure.Name, cancellationToken);
    }

    internal static Party? SideOf(Referral referral, Guid structure) =>
        referral.SenderId == structure && referral.SenderClosedAt is null ? Party.Sender
        : referral.ReceiverId == structure && referral.ReceiverClosedAt is null ? Party.Receiver
        : null;

    /// <summary>The last day to act; null when none is set.</summary>
    internal DateOnly? DeadlineOf(Referral referral, ReferralDeadlines deadlines)
    {
        var calendar = CalendarOf(referral);
        return ReferralChase.Deadline(
            referral.State,
            calendar.DayOf(referral.StateSince),
            deadlines,
            calendar.Holidays
        );
    }

    internal LocalCalendar CalendarOf(Referral referral) =>
        catalogues.Current.Territory.CalendarOf(referral.DepartmentCode);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
