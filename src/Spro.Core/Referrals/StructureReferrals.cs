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
/// The hand-overs of a structure: those it sends and those it receives, and no other. Each is read and written here
/// under the table of transitions, with the trace of who did it; each reading is noted.
/// </summary>
public sealed class StructureReferrals(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    IdentityKeys keys,
    AccessLog readings,
    ReferralSteps steps,
    ReferralMessages messages,
    TimeProvider clock
)
{
    /// <summary>The name of hand-overs in the log of readings.</summary>
    public const string Kind = "referral";

    /// <summary>How long a hand-over is kept after the last fact.</summary>
    public const int YearsKept = 2;

    /// <summary>The shortest word, in letters and figures.</summary>
    public const int ShortestWord = 4;

    /// <summary>The longest word.</summary>
    public const int LongestWord = 40;

    /// <summary>
    /// Chooses a structure for somebody and, with their agreement, sends at once what they agreed to share. When they say
    /// no, that is noted, nothing of who they are is kept, and it changes nothing for them.
    /// </summary>
    /// <exception cref="RefusedException">
    /// Something is missing, the person is already being handed over, or they have had this very hand-over erased.
    /// </exception>
    public async Task<Referral> SendAsync(Actor actor, ReferralDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        var sender = actor.StructureFor(Purpose.HandOver);
        var now = Now;
        ReferralChecks.Require(
            draft,
            sender,
            catalogues.Current.Territory.CalendarOf(draft.From.Place.DepartmentCode).DayOf(now)
        );
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await KnownAsync(db, draft.Id, sender, cancellationToken) is { } known)
            return known;
        await Tombstones.RefuseAsync(db, draft.Id, cancellationToken);
        var path = draft.PathId ?? Guid.CreateVersion7();
        // Read before the open ones: what another just sent is told as open, never as somebody going round.
        var legs = await ReferralSteps.LegsAsync(db, path, cancellationToken);
        await RefuseOpenAsync(db, path, cancellationToken);
        var isLoop = ReferralLoop.Closes(sender, draft.To.Structure.Id, legs);
        await steps.RequireRecipientAsync(
            db,
            draft.Clock,
            draft.To.Structure.Id,
            draft.From.Place.DepartmentCode,
            cancellationToken
        );
        ReferralChecks.RequireReason(isLoop, draft.IsOverride, draft.Reason);
        var referral = new Referral
        {
            Id = draft.Id,
            Reference = Referral.NewReference(),
            SenderReference = draft.SenderReference,
            PathId = path,
            ContactId = draft.ContactId,
            SenderId = sender,
            SenderPlaceId = draft.From.Place.Id,
            WrittenBy = actor.AccountId,
            ReceiverId = draft.To.Structure.Id,
            ReceiverPlaceId = draft.To.Place.Id,
            ReceiverNetwork = draft.To.Network?.Code,
            DepartmentCode = draft.From.Place.DepartmentCode,
            State = ReferralState.Proposed,
            StateSince = now,
            CreatedAt = now,
            LastEventAt = now,
            IsFormalRequest = draft.IsFormalRequest,
            IsOverride = draft.IsOverride,
            IsLoop = isLoop,
            Said = "",
            Clock = draft.Clock,
            ClockFrom = draft.ClockFrom,
        };
        var calendar = steps.CalendarOf(referral);
        var deadlines = (await DeadlineTable.ReadAsync(db, cancellationToken)).Of(referral.ReceiverNetwork);
        // Several traces of one form: each has its own identifier, the first that of the form.
        db.Add(Chosen(referral));
        if (draft.Consent is { } consent)
        {
            Share(referral, draft, consent, keyring);
            db.Add(ReferralSteps.Agreement(referral, consent, draft.To, actor, now));
            Did(ReferralAct.Agree, Party.Person);
            Did(ReferralAct.Send, Party.Sender);
        }
        else if (draft.IsFormalRequest)
        {
            Share(
                referral,
                draft,
                new GivenConsent(ReferralChecks.Written(draft.Person), ConsentManner.Written),
                keyring
            );
            Did(ReferralAct.Transmit, Party.Sender);
        }
        else
            Did(ReferralAct.Withdraw, Party.Person);
        db.Add(referral);
        var both = new ReferralNames(draft.From.Structure.Name, draft.To.Structure.Name);
        if (draft.Consent is null && draft.IsFormalRequest)
            messages.TellPerson(db, keyring, referral, ReferralAct.Transmit, both);
        if (referral.State == ReferralState.Sent)
            await messages.TellReceiverAsync(
                db,
                keyring,
                referral,
                both,
                now,
                steps.DeadlineOf(referral, deadlines)!.Value,
                isReminder: false,
                cancellationToken
            );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return referral;
        }
        catch (DbUpdateException)
        {
            // The other click was faster.
            db.ChangeTracker.Clear();
            if (await KnownAsync(db, draft.Id, sender, cancellationToken) is { } first)
                return first;
            await RefuseOpenAsync(db, path, cancellationToken);
            throw;
        }

        void Did(ReferralAct act, Party by)
        {
            var trace = referral.Do(Guid.CreateVersion7(), act, by, now, calendar, deadlines);
            trace.AccountId = actor.AccountId;
            db.Add(trace);
        }
    }

    /// <summary>Does one step of a hand-over, as the side the actor's structure is on; the same step twice is one.</summary>
    /// <returns>False when there is no such hand-over of the actor's structure.</returns>
    /// <exception cref="RefusedException">It cannot be done now, something is missing, or somebody was faster.</exception>
    public async Task<bool> DoAsync(Actor actor, Guid id, ReferralStep step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(step);
        var structure = actor.StructureFor(Purpose.HandOver);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<Referral>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } referral
            || ReferralSteps.SideOf(referral, structure) is not { } side
        )
            return false;
        // What the person says, either structure writes down.
        var by = step.Act is ReferralAct.Withdraw or ReferralAct.ReportSilence ? Party.Person : side;
        await steps.DoAsync(db, referral, step, by, actor, cancellationToken);
        return true;
    }

    /// <summary>Opens a hand-over of the actor's structure, and notes the reading; null when there is none such.</summary>
    public async Task<ReferralFile?> OpenAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.HandOver);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<Referral>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
                is not { } referral
            || ReferralSteps.SideOf(referral, structure) is not { } side
        )
            return null;
        // A receiver reads nothing before it is sent.
        if (side == Party.Receiver && referral.State is ReferralState.Proposed or ReferralState.Agreed)
            return null;
        readings.Add(db, actor, Purpose.HandOver, Kind, id);
        await db.SaveChangesAsync(cancellationToken);
        return await FileAsync(db, referral, side, cancellationToken);
    }

    /// <summary>The hand-over of the actor's structure that has a reference, however it was typed; null when there is none.</summary>
    public async Task<Guid?> FindAsync(Actor actor, string reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.HandOver);
        var written = Referral.WrittenReference(reference);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Referral>()
            .Where(one => one.Reference == written)
            .Where(Referral.IsHeldBy(structure))
            .Select(one => (Guid?)one.Id)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>What a side may read of a hand-over.</summary>
    internal async Task<ReferralFile> FileAsync(
        SproDbContext db,
        Referral referral,
        Party side,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        var events = await db.Set<ReferralEvent>()
            .AsNoTracking()
            .Where(trace => trace.ReferralId == referral.Id)
            .OrderBy(trace => trace.Order)
            .ToListAsync(cancellationToken);
        var names = await keyring.NamesAsync(db, events.Select(trace => trace.AccountId), cancellationToken);
        var table = await DeadlineTable.ReadAsync(db, cancellationToken);
        var structures = await ReferralSteps.NamesAsync(
            db,
            [referral.SenderId, referral.ReceiverId],
            cancellationToken
        );
        return new ReferralFile(
            referral,
            side,
            structures[referral.SenderId],
            structures[referral.ReceiverId],
            referral.Person(keyring, side),
            side == Party.Receiver && !referral.MayRead(SharedItem.Situation) ? "" : referral.Said,
            side == Party.Receiver ? null : referral.ReasonOf(keyring),
            [
                .. events
                    // What an earlier receiver wrote is not the next one's.
                    .Where(trace => side != Party.Receiver || trace.ReceiverId == referral.ReceiverId)
                    .Select(trace =>
                    {
                        var (note, answeredAs) = trace.Open(keyring);
                        return new ReferralTrace(
                            trace,
                            note,
                            trace.AccountId is { } author ? names.GetValueOrDefault(author) : answeredAs
                        );
                    }),
            ],
            steps.DeadlineOf(referral, table.Of(referral.ReceiverNetwork))
        );
    }

    /// <summary>Deletes those kept as long as promised; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = Now.AddYears(-YearsKept);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var lastTold = DateOnly.FromDateTime(Now).AddDays(-EscalationDigest.DaysKept);
        await db.Set<EscalationDigest>().Where(told => told.Day < lastTold).ExecuteDeleteAsync(cancellationToken);
        // What is closed until the archives agree stays until they do.
        return await db.Set<Referral>()
            .Where(referral => referral.LastEventAt < oldest)
            .Where(referral => referral.SenderClosedAt == null || referral.ReceiverClosedAt == null)
            .ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task RefuseOpenAsync(SproDbContext db, Guid path, CancellationToken cancellationToken)
    {
        if (
            await db.Set<Referral>()
                .Where(one =>
                    one.PathId == path && one.State != ReferralState.Ended && one.State != ReferralState.Withdrawn
                )
                .Select(one => one.Reference)
                .FirstOrDefaultAsync(cancellationToken) is
            { } reference
        )
            throw new RefusedException(
                "already-open",
                $"Cette personne est déjà aiguillée vers une autre structure (référence {reference}). Avec elle, suivez cette demande, ou dites non à celle-là d'abord."
            );
    }

    private static void Share(Referral referral, ReferralDraft draft, GivenConsent consent, IdentityKeyring keyring)
    {
        var person = draft.Person;
        // What is neither shared nor of use to give them news is not kept.
        referral.Seal(
            keyring,
            new ReferredPerson(
                Kept(SharedItem.Name, person.Name, NewsChannel.Letter),
                Kept(SharedItem.Phone, person.Phone, NewsChannel.Sms),
                Kept(SharedItem.Email, person.Email, NewsChannel.Email),
                Kept(SharedItem.PostalAddress, person.PostalAddress, NewsChannel.Letter),
                Kept(SharedItem.Message, person.Message)
            ),
            ReferralChecks.Text(draft.Reason)
        );
        referral.Shared = consent.Items;
        referral.Said = consent.Items.Contains(SharedItem.Situation) ? draft.Said : "";
        referral.News = draft.News;
        referral.Word = ReferralChecks.Text(draft.Word) is { } word ? keyring.HashOf(referral.Id, word) : null;

        string? Kept(SharedItem item, string? value, NewsChannel news = NewsChannel.None) =>
            consent.Items.Contains(item) || news != NewsChannel.None && draft.News == news
                ? ReferralChecks.Text(value)
                : null;
    }

    private static ReferralEvent Chosen(Referral referral) =>
        new()
        {
            Id = referral.Id,
            ReferralId = referral.Id,
            Act = ReferralAct.Propose,
            From = referral.State,
            To = referral.State,
            By = Party.Sender,
            AccountId = referral.WrittenBy,
            At = referral.CreatedAt,
            ReceiverId = referral.ReceiverId,
        };

    private static async Task<Referral?> KnownAsync(
        SproDbContext db,
        Guid id,
        Guid sender,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Referral>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) switch
        {
            null => null,
            { SenderId: var owner, SenderClosedAt: not null } when owner == sender => throw Tombstones.Refusal(),
            { SenderId: var owner } known when owner == sender => known,
            _ => throw new RefusedException(
                "referral-taken",
                "Cet aiguillage existe déjà : ouvrez un nouveau formulaire."
            ),
        };

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
