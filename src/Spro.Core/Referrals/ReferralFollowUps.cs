using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Referrals;

/// <summary>
/// What the person does about their own hand-over, with their reference and the word they chose: see where it stands and
/// who read it, say no, say that nobody called, ask to be called, answer three questions. No account.
/// </summary>
public sealed class ReferralFollowUps(
    IDbContextFactory<SproDbContext> databases,
    StructureReferrals referrals,
    ReferralSteps steps,
    IdentityKeys keys,
    AccessLog readings,
    TimeProvider clock
)
{
    /// <summary>Wrong words before it closes for a while.</summary>
    public const int MostWrongWords = ChosenWord.MostWrong;

    /// <summary>
    /// The hand-over that a reference and a word open; null in every other case alike, so that nobody learns which was
    /// wrong, or whether it is closed for a while.
    /// </summary>
    public async Task<Guid?> RecogniseAsync(string reference, string word, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(word);
        var written = Referral.WrittenReference(reference);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Referral>()
            .AsNoTracking()
            .Where(referral => referral.Reference == written && referral.Word != null)
            .Where(referral => referral.SenderClosedAt == null || referral.ReceiverClosedAt == null)
            .SingleOrDefaultAsync(cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        return await ChosenWord.OpensAsync(db, keyring, found, word, clock.GetUtcNow().UtcDateTime, cancellationToken)
            ? found?.Id
            : null;
    }

    /// <summary>What the person sees; null when it is no longer kept.</summary>
    public async Task<FollowedReferral?> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<Referral>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
                is not { } referral
            // Nobody holds it any more: what is left waits for the archives, closed to everybody.
            || referral is { SenderClosedAt: not null, ReceiverClosedAt: not null }
        )
            return null;
        var file = await referrals.FileAsync(db, referral, Party.Person, cancellationToken);
        return new FollowedReferral(
            file,
            await CallsAsync(db, id, cancellationToken),
            await readings.OfAsync(StructureReferrals.Kind, id, cancellationToken)
        );
    }

    /// <summary>All that is kept of it, for the person to take away; null when it is no longer kept.</summary>
    public async Task<ReferralCopy?> CopyAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is not { } followed)
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await CopyAsync(db, followed, cancellationToken);
    }

    /// <summary>What a structure holds of a hand-over, as far as it may read it, to be given to the person.</summary>
    internal async Task<ReferralCopy> CopyAsync(
        SproDbContext db,
        Referral referral,
        Party side,
        CancellationToken cancellationToken
    )
    {
        var file = await referrals.FileAsync(db, referral, side, cancellationToken);
        return await CopyAsync(
            db,
            new FollowedReferral(
                file,
                await CallsAsync(db, referral.Id, cancellationToken),
                await readings.OfAsync(StructureReferrals.Kind, referral.Id, cancellationToken)
            ),
            cancellationToken
        );
    }

    private async Task<ReferralCopy> CopyAsync(
        SproDbContext db,
        FollowedReferral followed,
        CancellationToken cancellationToken
    )
    {
        var id = followed.File.Referral.Id;
        var consents = await db.Set<ReferralConsent>()
            .AsNoTracking()
            .Where(consent => consent.ReferralId == id)
            .OrderBy(consent => consent.GivenAt)
            .ToListAsync(cancellationToken);
        var (keyring, side, referral) = (
            await keys.OpenAsync(cancellationToken),
            followed.File.Side,
            followed.File.Referral
        );
        var complaints = await db.Set<Complaint>()
            .AsNoTracking()
            .Where(complaint => complaint.ReferralId == id)
            .OrderBy(complaint => complaint.ReceivedAt)
            .ToListAsync(cancellationToken);
        return ReferralCopy.Of(
            followed,
            consents,
            [
                .. complaints
                    // A structure gives those about itself.
                    .Where(complaint =>
                        side == Party.Person
                        || complaint.StructureId == (side == Party.Sender ? referral.SenderId : referral.ReceiverId)
                    )
                    .Select(complaint => Complaints.Copy(keyring, complaint)),
            ]
        );
    }

    private static async Task<IReadOnlyList<CallBack>> CallsAsync(
        SproDbContext db,
        Guid id,
        CancellationToken cancellationToken
    ) =>
        await db.Set<CallBack>()
            .AsNoTracking()
            .Where(call => call.ReferralId == id)
            .OrderByDescending(call => call.AskedAt)
            .ToListAsync(cancellationToken);

    /// <summary>Says no, or no longer: nothing of who they are is kept, and it costs nothing.</summary>
    public Task<bool> WithdrawAsync(Guid id, Guid stepId, CancellationToken cancellationToken) =>
        DoAsync(id, new ReferralStep(stepId, ReferralAct.Withdraw), cancellationToken);

    /// <summary>Says that nobody has called them.</summary>
    public Task<bool> ReportSilenceAsync(Guid id, Guid stepId, CancellationToken cancellationToken) =>
        DoAsync(id, new ReferralStep(stepId, ReferralAct.ReportSilence), cancellationToken);

    /// <summary>Asks to be called; the same form twice asks once. Gives the last day to call; null when it is no longer kept.</summary>
    /// <exception cref="RefusedException">It is over, or they are to be called already.</exception>
    public async Task<DateOnly?> AskCallAsync(
        Guid id,
        Guid callId,
        string phone,
        TimeBand band,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Referral>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } referral)
            return null;
        var known = await db.Set<CallBack>()
            .AsNoTracking()
            .Where(call => call.ReferralId == id && (call.Id == callId || call.DoneAt == null))
            .ToListAsync(cancellationToken);
        if (known.Find(call => call.Id == callId) is { } same)
            return same.DueOn;
        if (known is [var waiting, ..])
            throw new RefusedException(
                "call-waiting",
                $"Votre demande d'appel est déjà notée : on vous appelle au plus tard le {waiting.DueOn.InFrench}."
            );
        if (ReferralTransitions.IsOver(referral.State))
            throw new RefusedException("not-now", "Cette demande est terminée.");
        var keyring = await keys.OpenAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var calendar = steps.CalendarOf(referral);
        var call = new CallBack
        {
            Id = callId,
            ReferralId = id,
            StructureId =
                ReferralTransitions.TurnOf(referral.State) == Party.Receiver ? referral.ReceiverId : referral.SenderId,
            Phone = keyring.Seal(phone, "call_backs.phone", callId),
            Band = band,
            AskedAt = now,
            DueOn = calendar.Holidays.AfterWorkingDays(calendar.DayOf(now), CallBack.WorkingDays),
        };
        db.Add(call);
        // A withdrawal meanwhile is not to leave a number behind.
        referral.Revision++;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            throw new RefusedException(
                "not-now",
                "Votre demande a changé au même moment. Relisez-la, puis recommencez."
            );
        }
        return call.DueOn;
    }

    /// <summary>Keeps the three answers, once, where nothing leads back to the person; false when it is too early or done.</summary>
    /// <exception cref="RefusedException">An answer is not from nought to ten.</exception>
    public async Task<bool> AnswerAsync(
        Guid id,
        (int Welcomed, int Understood, int KnowsNext) answers,
        CancellationToken cancellationToken
    )
    {
        if (((int[])[answers.Welcomed, answers.Understood, answers.KnowsNext]).Any(answer => answer is < 0 or > 10))
            throw new RefusedException("out-of-range", "Répondez par un nombre de 0 à 10.");
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<Referral>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } referral
            || !MayAnswer(referral)
        )
            return false;
        referral.HasAnsweredQuestions = true;
        referral.Revision++;
        var today = steps.CalendarOf(referral).DayOf(clock.GetUtcNow().UtcDateTime);
        db.Add(
            new Satisfaction
            {
                Id = Guid.NewGuid(),
                Month = new DateOnly(today.Year, today.Month, 1),
                DepartmentCode = referral.DepartmentCode,
                NetworkCode = referral.ReceiverNetwork,
                Welcomed = answers.Welcomed,
                Understood = answers.Understood,
                KnowsNext = answers.KnowsNext,
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>They have met or it is over, and they have not answered.</summary>
    public static bool MayAnswer(Referral referral)
    {
        ArgumentNullException.ThrowIfNull(referral);
        return !referral.HasAnsweredQuestions && referral.State is ReferralState.Met or ReferralState.Ended;
    }

    private async Task<bool> DoAsync(Guid id, ReferralStep step, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Referral>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } referral)
            return false;
        await steps.DoForPersonAsync(db, referral, step, cancellationToken);
        return true;
    }
}

/// <summary>A hand-over as the person sees it.</summary>
/// <param name="File">The hand-over, whole: it is theirs.</param>
/// <param name="Calls">The calls they asked for, the latest first.</param>
/// <param name="Readings">Who read it, the latest first.</param>
public sealed record FollowedReferral(
    ReferralFile File,
    IReadOnlyList<CallBack> Calls,
    IReadOnlyList<AccessRecord> Readings
);
