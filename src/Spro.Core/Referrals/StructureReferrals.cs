using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Guidance;
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

    /// <summary>The longest list, in rows.</summary>
    public const int LongestList = 200;

    /// <summary>
    /// Chooses a structure for somebody and, with their agreement, sends at once what they agreed to share. When they say
    /// no, that is noted, nothing of who they are is kept, and it changes nothing for them.
    /// </summary>
    /// <exception cref="RefusedException">Something is missing, or the person is already being handed over.</exception>
    public async Task<Referral> SendAsync(Actor actor, ReferralDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        var sender = actor.StructureFor(Purpose.HandOver);
        var now = Now;
        Require(draft, sender, catalogues.Current.Territory.CalendarOf(draft.From.Place.DepartmentCode).DayOf(now));
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await KnownAsync(db, draft.Id, sender, cancellationToken) is { } known)
            return known;
        var path = draft.PathId ?? Guid.CreateVersion7();
        await RefuseOpenAsync(db, path, cancellationToken);
        var isLoop = ReferralLoop.Closes(sender, draft.To.Structure.Id, await LegsAsync(db, path, cancellationToken));
        RequireReason(isLoop, draft.IsOverride, draft.Reason);
        var referral = new Referral
        {
            Id = draft.Id,
            Reference = NewReference(),
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
        var calendar = CalendarOf(referral);
        var deadlines = ReferralDeadlines.Usual;
        // Several traces of one form: each has its own identifier, the first that of the form.
        db.Add(Chosen(referral));
        if (draft.Consent is { } consent)
        {
            Share(referral, draft, consent, keyring);
            db.Add(Agreement(referral, consent, draft.To, actor, now));
            Did(ReferralAct.Agree, Party.Person);
            Did(ReferralAct.Send, Party.Sender);
        }
        else if (draft.IsFormalRequest)
        {
            Share(referral, draft, new GivenConsent(Written(draft.Person), ConsentManner.Written), keyring);
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
                DeadlineOf(referral)!.Value,
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
            || SideOf(referral, structure) is not { } side
        )
            return false;
        // What the person says, either structure writes down.
        var by = step.Act is ReferralAct.Withdraw or ReferralAct.ReportSilence ? Party.Person : side;
        await StepAsync(db, referral, step, by, actor, cancellationToken);
        return true;
    }

    /// <summary>Does one step for a receiver who has no account, and holds a link to it.</summary>
    internal async Task DoByLinkAsync(
        SproDbContext db,
        Referral referral,
        ReferralStep step,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrWhiteSpace(step.AnsweredAs))
            throw new RefusedException("author-missing", "Dites qui répond : votre nom et votre fonction.")
            {
                Field = "auteur",
            };
        await StepAsync(db, referral, step, Party.Receiver, null, cancellationToken);
    }

    /// <summary>Does one step for the person themself.</summary>
    internal Task DoForPersonAsync(
        SproDbContext db,
        Referral referral,
        ReferralStep step,
        CancellationToken cancellationToken
    ) => StepAsync(db, referral, step, Party.Person, null, cancellationToken);

    /// <summary>Opens a hand-over of the actor's structure, and notes the reading; null when there is none such.</summary>
    public async Task<ReferralFile?> OpenAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.HandOver);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<Referral>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
                is not { } referral
            || SideOf(referral, structure) is not { } side
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
            .Where(one => one.Reference == written && (one.SenderId == structure || one.ReceiverId == structure))
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
        var authors = events.Select(trace => trace.AccountId).OfType<Guid>().Distinct().ToList();
        var names = await db.Set<Account>()
            .AsNoTracking()
            .Where(account => authors.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, keyring.NameOf, cancellationToken);
        var structures = await NamesAsync(db, [referral.SenderId, referral.ReceiverId], cancellationToken);
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
            DeadlineOf(referral)
        );
    }

    /// <summary>Those that the actor's structure has sent, what goes on first, then the latest.</summary>
    public Task<IReadOnlyList<ReferralLine>> SentAsync(Actor actor, bool isOver, CancellationToken cancellationToken) =>
        ListAsync(actor, Party.Sender, isOver, cancellationToken);

    /// <summary>Those that the actor's structure has received, the one that waits longest first.</summary>
    public Task<IReadOnlyList<ReferralLine>> ReceivedAsync(
        Actor actor,
        bool isOver,
        CancellationToken cancellationToken
    ) => ListAsync(actor, Party.Receiver, isOver, cancellationToken);

    /// <summary>Deletes those kept as long as promised; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = Now.AddYears(-YearsKept);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Referral>()
            .Where(referral => referral.LastEventAt < oldest)
            .ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<ReferralLine>> ListAsync(
        Actor actor,
        Party side,
        bool isOver,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.HandOver);
        ReferralState[] states =
        [
            .. Enum.GetValues<ReferralState>()
                .Where(state =>
                    ReferralTransitions.IsOver(state) == isOver
                    && !(side == Party.Receiver && state is ReferralState.Proposed or ReferralState.Agreed)
                ),
        ];
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = db.Set<Referral>().AsNoTracking();
        var own =
            side == Party.Sender
                ? all.Where(one => one.SenderId == structure)
                : all.Where(one => one.ReceiverId == structure);
        var found = own.Where(one => states.Contains(one.State));
        // The latest are always there; among them, the one that waits longest comes first.
        var latest = await found
            .OrderByDescending(one => one.LastEventAt)
            .ThenBy(one => one.Id)
            .Take(LongestList)
            .ToListAsync(cancellationToken);
        var rows = isOver ? latest : [.. latest.OrderBy(one => one.StateSince).ThenBy(one => one.Id)];
        await readings.AddListAsync(
            db,
            actor,
            Purpose.HandOver,
            Kind,
            [.. rows.Where(one => one.Name is not null).Select(one => one.Id)],
            Now.Date,
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        var names = await NamesAsync(db, rows.Select(OtherOf), cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        return
        [
            .. rows.Select(referral => new ReferralLine(
                referral,
                referral.Person(keyring, side).Name,
                names[OtherOf(referral)],
                DeadlineOf(referral)
            )),
        ];

        Guid OtherOf(Referral referral) => side == Party.Sender ? referral.ReceiverId : referral.SenderId;
    }

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

    private async Task StepAsync(
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
        Require(referral, step, now);
        var trace = referral.Do(step.Id, step.Act, by, now, calendar, ReferralDeadlines.Usual);
        trace.AccountId = actor?.AccountId;
        trace.DeclineReason = step.DeclineReason;
        trace.CounterPlaceId = step.CounterPlaceId;
        trace.Seal(keyring, Text(step.Note), Text(step.AnsweredAs));
        db.Add(trace);
        switch (step.Act)
        {
            case ReferralAct.MakeAppointment:
                referral.AppointmentAt = step.AppointmentAt;
                break;
            case ReferralAct.End:
                referral.Outcome = step.Outcome;
                break;
            case ReferralAct.Withdraw:
                await TakeBackAsync(db, referral, now, cancellationToken);
                break;
            case ReferralAct.Redirect:
                await RedirectAsync(db, referral, step, actor!, now, cancellationToken);
                break;
        }
        if (step.Act != ReferralAct.Withdraw)
            await MoveCallsAsync(db, referral, cancellationToken);
        // The appointment counts for when news is asked for.
        referral.Plan(calendar, ReferralDeadlines.Usual);
        var names = await NamesAsync(db, [referral.SenderId, referral.ReceiverId], cancellationToken);
        var both = new ReferralNames(names[referral.SenderId], names[referral.ReceiverId]);
        if (step.Act == ReferralAct.Redirect)
            await messages.TellReceiverAsync(
                db,
                keyring,
                referral,
                both,
                now,
                DeadlineOf(referral)!.Value,
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
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The other click of the same form, or somebody else.
            db.ChangeTracker.Clear();
            if (!await IsDoneAsync(db, referral.Id, step, cancellationToken))
                throw Elsewhere();
        }
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
    private static async Task<IReadOnlyList<(Guid Sender, Guid Receiver)>> LegsAsync(
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

    // Another receiver is another agreement: nothing of the first goes along by itself.
    private async Task RedirectAsync(
        SproDbContext db,
        Referral referral,
        ReferralStep step,
        Actor actor,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var (to, consent) = (step.To!, step.Consent!);
        if (consent.Items.Except(referral.Shared).Any())
            throw Missing(
                "not-held",
                "accord",
                "La personne n'avait pas donné cela : elle ne peut pas le transmettre."
            );
        referral.IsLoop = ReferralLoop.Closes(
            referral.SenderId,
            to.Structure.Id,
            await LegsAsync(db, referral.PathId, cancellationToken)
        );
        RequireReason(referral.IsLoop, isOverride: false, step.Reason);
        var keyring = await keys.OpenAsync(cancellationToken);
        (referral.ReceiverId, referral.ReceiverPlaceId, referral.ReceiverNetwork, referral.FollowedBy) = (
            to.Structure.Id,
            to.Place.Id,
            to.Network?.Code,
            null
        );
        referral.AppointmentAt = null;
        referral.Keep(consent.Items);
        referral.SealReason(keyring, Text(step.Reason));
        await EndConsentsAsync(db, referral, now, cancellationToken);
        await ReferralLinks.RevokeAllAsync(db, referral.Id, now, cancellationToken);
        db.Add(Agreement(referral, consent, to, actor, now));
        foreach (
            var (act, by) in ((ReferralAct, Party)[])
                [(ReferralAct.Agree, Party.Person), (ReferralAct.Send, Party.Sender)]
        )
        {
            var trace = referral.Do(Guid.CreateVersion7(), act, by, now, CalendarOf(referral), ReferralDeadlines.Usual);
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
            Text(draft.Reason)
        );
        referral.Shared = consent.Items;
        referral.Said = consent.Items.Contains(SharedItem.Situation) ? draft.Said : "";
        referral.News = draft.News;
        referral.Word = Text(draft.Word) is { } word ? keyring.HashOf(referral.Id, word) : null;

        string? Kept(SharedItem item, string? value, NewsChannel news = NewsChannel.None) =>
            consent.Items.Contains(item) || news != NewsChannel.None && draft.News == news ? Text(value) : null;
    }

    private static ReferralConsent Agreement(
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

    /// <summary>What a written request itself says: what was said aloud at the desk is not in it.</summary>
    private static List<SharedItem> Written(ReferredPerson person)
    {
        List<(SharedItem Item, string? Value)> all =
        [
            (SharedItem.Name, person.Name),
            (SharedItem.Phone, person.Phone),
            (SharedItem.Email, person.Email),
            (SharedItem.PostalAddress, person.PostalAddress),
            (SharedItem.Message, person.Message),
        ];
        return [.. all.Where(one => Text(one.Value) is not null).Select(one => one.Item)];
    }

    private static void Require(ReferralDraft draft, Guid sender, DateOnly latest)
    {
        if (draft.From.Structure.Id != sender)
            throw Missing("not-your-place", "lieu", "Ce lieu n'est pas de votre structure.");
        if (draft.To.Structure.Id == sender)
            throw Missing(
                "own-structure",
                "porte",
                "Ce lieu est de votre structure : une collègue ou un collègue prend la suite sans aiguillage."
            );
        RequireLengths(draft);
        if (draft.Clock != StatutoryClock.None && draft.ClockFrom is null)
            throw Missing("clock-day-missing", "jour", "Dites de quel jour date la demande ou le signalement.");
        if (draft.ClockFrom > latest)
            throw Missing("clock-day-ahead", "jour", "Ce jour n'est pas encore venu.");
        if (Text(draft.Word) is { } word && Search.FrenchText.Fold(word).Length is < ShortestWord or > LongestWord)
            throw Missing(
                "word-length",
                "mot",
                $"Choisissez un mot ou un nombre de {ShortestWord} à {LongestWord} lettres ou chiffres."
            );
        if (draft.Consent is { } consent)
            Require(consent, draft.Person);
        else if (draft.IsFormalRequest && Written(draft.Person).Count == 0)
            throw Missing("nothing-shared", "accord", "Écrivez la demande reçue, ou comment joindre la personne.");
        else if (!draft.IsFormalRequest)
            return;
        var missing = draft.News switch
        {
            NewsChannel.Sms when string.IsNullOrWhiteSpace(draft.Person.Phone) => "le numéro de téléphone",
            NewsChannel.Email when string.IsNullOrWhiteSpace(draft.Person.Email) => "l'adresse électronique",
            NewsChannel.Letter
                when string.IsNullOrWhiteSpace(draft.Person.PostalAddress)
                    || string.IsNullOrWhiteSpace(draft.Person.Name) => "le nom et l'adresse postale",
            _ => null,
        };
        if (missing is not null)
            throw Missing("news-unreachable", "nouvelles", $"Pour donner des nouvelles ainsi, écrivez {missing}.");
        try
        {
            _ = ReferralMessages.RecipientOf(draft.News, draft.Person);
        }
        catch (RefusedException refused)
        {
            throw Missing(refused.Code, "nouvelles", refused.Message);
        }
    }

    private static void RequireLengths(ReferralDraft draft)
    {
        var person = draft.Person;
        foreach (
            var (value, longest, field) in ((string?, int, string)[])
                [
                    (person.Name, ReferredPerson.LongestLine, "accord"),
                    (person.Phone, ReferredPerson.LongestLine, "accord"),
                    (person.Email, ReferredPerson.LongestLine, "accord"),
                    (person.PostalAddress, ReferredPerson.LongestAddress, "accord"),
                    (person.Message, Referral.LongestMessage, "message"),
                    (draft.Reason, Referral.LongestReason, "motif"),
                ]
        )
            if (value?.Length > longest)
                throw Missing("too-long", field, $"Écrivez {longest} caractères au plus.");
    }

    private static void Require(GivenConsent consent, ReferredPerson person)
    {
        if (consent.Items.Count == 0)
            throw Missing("nothing-shared", "accord", "Cochez ce que la personne accepte de transmettre.");
        foreach (
            var (item, value, what) in ((SharedItem, string?, string)[])
                [
                    (SharedItem.Name, person.Name, "son nom"),
                    (SharedItem.Phone, person.Phone, "son téléphone"),
                    (SharedItem.Email, person.Email, "son adresse électronique"),
                    (SharedItem.PostalAddress, person.PostalAddress, "son adresse postale"),
                    (SharedItem.Message, person.Message, "votre message"),
                ]
        )
            if (consent.Items.Contains(item) && string.IsNullOrWhiteSpace(value))
                throw Missing("shared-empty", "accord", $"La personne accepte de transmettre {what} : écrivez-le.");
    }

    private static void Require(Referral referral, ReferralStep step, DateTime now)
    {
        switch (step.Act)
        {
            case ReferralAct.Decline when step.DeclineReason is null:
                throw Missing("reason-missing", "motif", "Dites pourquoi vous ne pouvez pas prendre la suite.");
            case ReferralAct.Decline when step.CounterPlaceId is null && string.IsNullOrWhiteSpace(step.Note):
                throw Missing(
                    "counter-proposal-missing",
                    "proposition",
                    "Proposez autre chose : une autre structure, ou ce que la première peut faire."
                );
            case ReferralAct.Decline when step.CounterPlaceId == referral.ReceiverPlaceId:
                throw Missing("counter-proposal-missing", "proposition", "Proposez un autre lieu que le vôtre.");
            case ReferralAct.MakeAppointment when step.AppointmentAt is not { } at || at <= now:
                throw Missing("appointment-missing", "rendez-vous", "Donnez un jour et une heure à venir.");
            case ReferralAct.End when step.Outcome is null:
                throw Missing("outcome-missing", "issue", "Dites ce qui s'est passé, même si personne ne le sait.");
            case ReferralAct.Redirect when step.To is null:
                throw Missing("door-missing", "porte", "Choisissez la structure qui prend la suite.");
            case ReferralAct.Redirect when step.To.Structure.Id == referral.SenderId:
                throw Missing("own-structure", "porte", "Ce lieu est de votre structure.");
            case ReferralAct.Redirect when step.Consent is null || step.Consent.Items.Count == 0:
                throw Missing(
                    "consent-missing",
                    "accord",
                    "Demandez à la personne son accord pour cette structure, et cochez ce qu'elle accepte de transmettre."
                );
        }
        if (step.Note?.Length > Referral.LongestMessage)
            throw Missing("too-long", "message", $"Écrivez {Referral.LongestMessage} caractères au plus.");
    }

    private static void RequireReason(bool isLoop, bool isOverride, string? reason)
    {
        if (!string.IsNullOrWhiteSpace(reason))
            return;
        if (isLoop)
            throw Missing(
                "loop",
                "motif",
                "La personne vient déjà de cette structure. Dites pourquoi elle y retourne, ou choisissez-en une autre."
            );
        if (isOverride)
            throw Missing("reason-missing", "motif", "Dites pourquoi une autre structure convient mieux.");
    }

    private static RefusedException Missing(string code, string field, string message) =>
        new(code, message) { Field = field };

    private static async Task<Referral?> KnownAsync(
        SproDbContext db,
        Guid id,
        Guid sender,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Referral>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) switch
        {
            null => null,
            { SenderId: var owner } known when owner == sender => known,
            _ => throw new RefusedException(
                "referral-taken",
                "Cet aiguillage existe déjà : ouvrez un nouveau formulaire."
            ),
        };

    private static Party? SideOf(Referral referral, Guid structure) =>
        referral.SenderId == structure ? Party.Sender
        : referral.ReceiverId == structure ? Party.Receiver
        : null;

    private DateOnly? DeadlineOf(Referral referral)
    {
        var calendar = CalendarOf(referral);
        return ReferralChase.Deadline(
            referral.State,
            calendar.DayOf(referral.StateSince),
            ReferralDeadlines.Usual,
            calendar.Holidays
        );
    }

    internal LocalCalendar CalendarOf(Referral referral) =>
        catalogues.Current.Territory.CalendarOf(referral.DepartmentCode);

    private static string NewReference()
    {
        var letters = RandomNumberGenerator.GetString(SavedSituations.Alphabet, 8);
        return $"{letters[..4]}-{letters[4..]}";
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
