using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Territories;

namespace Spro.Core.Ambassadors;

/// <summary>
/// Requests to meet an ambassador: asked without an account, answered by the ambassador's link, followed by the person's.
/// An adult is told of all of it when the person is under 18, and nobody ever meets at a private address.
/// </summary>
public sealed class Encounters(
    IDbContextFactory<SproDbContext> databases,
    IdentityKeys keys,
    AmbassadorMessages messages,
    ErasureJournal journal,
    TimeProvider clock
)
{
    /// <summary>How many requests of one person may wait at once.</summary>
    public const int MostWaiting = 3;

    /// <summary>How many days what says who the person is stays after the answer, or after the meeting.</summary>
    public const int DaysKept = 56;

    // What is counted is of no use to anybody after that.
    private const int YearsCounted = 5;
    private const int Tries = 3;
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(180);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Asks to meet somebody; the same form twice asks once.</summary>
    /// <exception cref="RefusedException">Something is missing, they take no more this month, or three requests wait already.</exception>
    public async Task AskAsync(Guid ambassadorId, EncounterDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        for (var tried = 1; ; tried++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var keyring = await keys.OpenAsync(cancellationToken);
            if (
                await db.Set<EncounterRequest>()
                    .AsNoTracking()
                    .SingleOrDefaultAsync(one => one.Id == draft.Id, cancellationToken) is
                { } known
            )
            {
                RequireSame(keyring, known, draft);
                return;
            }
            var ambassador = await AskableAsync(db, ambassadorId, cancellationToken);
            var said = draft.Checked(ambassador);
            var isMinor = said.IsMinor == true;
            var emailKey = EncounterRequest.KeyOf(keyring, said.Email!);
            if (
                await db.Set<EncounterRequest>()
                    .CountAsync(
                        one => one.EmailKey == emailKey && one.State == EncounterState.Waiting,
                        cancellationToken
                    ) >= MostWaiting
            )
                throw new RefusedException(
                    "too-many",
                    $"{MostWaiting} de vos demandes attendent déjà une réponse. Attendez-les, ou retirez-en une."
                );
            if (
                await db.Set<EncounterRequest>()
                    .FirstOrDefaultAsync(
                        one =>
                            one.EmailKey == emailKey
                            && one.AmbassadorId == ambassador.Id
                            && (one.State == EncounterState.Waiting || one.State == EncounterState.LetGo),
                        cancellationToken
                    ) is
                { } first
            )
            {
                // One request is one meeting. The page tells nobody who has asked already; the mailbox does.
                if (await Outbox.ToldLately(db, Now).ContainsAsync(first.Id, cancellationToken))
                    return;
                messages.TellPerson(
                    db,
                    keyring,
                    first,
                    $"Vous avez déjà demandé à rencontrer « {ambassador.Name} » : cette première demande vaut toujours, et la seconde n'est pas partie. Pour demander autre chose, retirez d'abord la première."
                );
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            var (now, link) = (Now, LinkToken.New());
            var request = new EncounterRequest
            {
                Id = draft.Id,
                AmbassadorId = ambassador.Id,
                EmailKey = emailKey,
                IsMinor = isMinor,
                Way = draft.Way,
                AskedAt = now,
                PassedAt = now,
                LinkHash = link.Hash,
                Name = keyring.Seal(said.Name, EncounterRequest.NameColumn, draft.Id),
                Email = keyring.Seal(said.Email, EncounterRequest.EmailColumn, draft.Id),
                Question = keyring.Seal(said.Question, EncounterRequest.QuestionColumn, draft.Id),
                AdultName = keyring.Seal(said.AdultName, EncounterRequest.AdultNameColumn, draft.Id),
                AdultEmail = keyring.Seal(said.AdultEmail, EncounterRequest.AdultEmailColumn, draft.Id),
                Link = keyring.Seal(link.Text, EncounterRequest.LinkColumn, draft.Id),
            };
            db.Add(request);
            // Two who ask for the last meeting of the month: the second reads it anew.
            ambassador.Revision++;
            messages.Asked(db, keyring, ambassador, request, AnswerBy(request));
            messages.TellPerson(
                db,
                keyring,
                request,
                isMinor
                    ? $"Une personne de moins de 18 ans demande à rencontrer « {ambassador.Name} » pour parler d'un métier. Un ou une adulte reçoit ce même message. La rencontre n'a jamais lieu dans un domicile."
                    : $"Votre demande est partie à « {ambassador.Name} ». Une réponse est attendue avant le {AnswerBy(request).InFrench}."
            );
            try
            {
                await db.SaveNewAsync(cancellationToken);
                return;
            }
            catch (RefusedException refused) when (refused.Code == Revisions.Code && tried < Tries) { }
        }
    }

    // The other click of the same form; what it says differently would be believed asked.
    private static void RequireSame(IdentityKeyring keyring, EncounterRequest known, EncounterDraft draft)
    {
        if (
            known.Way != draft.Way
            || keyring.Read(known.Question, EncounterRequest.QuestionColumn, known.Id)
                != draft.Question?.Trim().ReplaceLineEndings("\n")
            || !EncounterRequest.KeyOf(keyring, draft.Email?.Trim() ?? "").AsSpan().SequenceEqual(known.EmailKey)
        )
            throw Revisions.KeptOtherwise();
    }

    /// <summary>The ambassador answers, by their link; false when the link opens nothing, or it no longer waits.</summary>
    /// <exception cref="RefusedException">The moment or the place is missing, or cannot be; it names the field.</exception>
    public async Task<bool> AnswerAsync(
        string? token,
        Guid id,
        EncounterReply reply,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(reply);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await AmbassadorRegister.FindByLinkAsync(db, token, cancellationToken) is not { } ambassador
            || await db.Set<EncounterRequest>()
                .SingleOrDefaultAsync(one => one.Id == id && one.AmbassadorId == ambassador.Id, cancellationToken)
                is not { State: EncounterState.Waiting } request
        )
            return false;
        if (reply.State is not (EncounterState.Accepted or EncounterState.Declined or EncounterState.LetGo))
            throw AmbassadorDraft.Missing("state", "Choisissez une réponse.");
        var (now, keyring) = (Now, await keys.OpenAsync(cancellationToken));
        await messages.WithdrawAsync(db, request.Id, cancellationToken);
        (request.State, request.AnsweredAt) = (reply.State, now);
        if (reply.State == EncounterState.Accepted)
            Agree(db, keyring, ambassador, request, reply);
        else
            messages.TellPerson(
                db,
                keyring,
                request,
                reply.State == EncounterState.Declined
                    ? $"« {ambassador.Name} » ne peut pas vous rencontrer cette fois. Vous pouvez demander à quelqu'un d'autre."
                    : $"« {ambassador.Name} » ne peut pas, et transmet votre demande. Quelqu'un d'autre vous est proposé avant le {ProposedBy(now).InFrench}, ou nous vous disons qu'il n'y a personne."
            );
        if (reply.State == EncounterState.LetGo)
            messages.TellAnimators(
                db,
                keyring,
                request.Id,
                await db.AnimatorsAsync(keyring, ambassador, now, cancellationToken),
                $"« {ambassador.Name} » laisse une demande de rencontre à quelqu'un d'autre. Passez-la avant le {ProposedBy(now).InFrench}, ou dites à la personne qu'il n'y a personne d'autre."
            );
        return await SaveAsync(db, cancellationToken);
    }

    /// <summary>Who animates a listing passes a request that was let go to another; false when it is no longer there.</summary>
    /// <exception cref="RefusedException">The other cannot be asked.</exception>
    public async Task<bool> PassOnAsync(Actor actor, Guid id, Guid to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<EncounterRequest>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
                is not { State: EncounterState.LetGo, ErasedAt: null } request
            || await db.FindOwnAsync(actor, request.AmbassadorId, cancellationToken) is null
        )
            return false;
        if (to == request.AmbassadorId || await db.FindOwnAsync(actor, to, cancellationToken) is null)
            throw AmbassadorDraft.Missing("to", "Choisissez quelqu'un d'autre dans la liste.");
        var other = await AskableAsync(db, to, cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        (request.AmbassadorId, request.PassedAt) = (other.Id, Now);
        (request.State, request.AnsweredAt) = (EncounterState.Waiting, null);
        other.Revision++;
        messages.Asked(db, keyring, other, request, AnswerBy(request));
        messages.TellPerson(
            db,
            keyring,
            request,
            $"Votre demande est passée à « {other.Name} ». Une réponse est attendue avant le {AnswerBy(request).InFrench}."
        );
        return await SaveAsync(db, cancellationToken);
    }

    /// <summary>Who animates a listing says that nobody else can meet whoever asked; false when it no longer waits.</summary>
    public async Task<bool> EndAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<EncounterRequest>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
                is { State: EncounterState.LetGo, ErasedAt: null } request
            && await db.FindOwnAsync(actor, request.AmbassadorId, cancellationToken) is not null
            && await EndAsync(db, await keys.OpenAsync(cancellationToken), request, cancellationToken);
    }

    /// <summary>The person, or the adult who is informed, takes it back: who they are is erased at once. False when the link opens nothing.</summary>
    public async Task<bool> CancelAsync(string? token, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await FindByLinkAsync(db, token, cancellationToken) is not { } request)
            return false;
        var ambassador = await db.Set<Ambassador>()
            .SingleAsync(one => one.Id == request.AmbassadorId, cancellationToken);
        await messages.WithdrawAsync(db, request.Id, cancellationToken);
        if (
            request.State == EncounterState.Waiting
            || request is { State: EncounterState.Accepted, HasMet: null } && request.MeetsAt > Now
        )
        {
            messages.Tell(
                db,
                await keys.OpenAsync(cancellationToken),
                ambassador,
                request.MeetsAt is { } moment
                    ? $"La rencontre prévue le {FrenchMoment.Of(moment, LocalCalendar.Metropolitan)} n'aura pas lieu : la personne n'en a plus besoin."
                    : "Une personne qui voulait vous rencontrer a retiré sa demande. Vous n'avez rien à faire."
            );
            (request.State, request.AnsweredAt) = (EncounterState.Cancelled, Now);
        }
        request.Erase(Now);
        try
        {
            await journal.CommitAsync(db, [Erasure.Of(Now, ErasedThing.Encounter, request.Id)], cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>All that is kept of a request, for the person to take away; null when the link opens nothing.</summary>
    public async Task<EncounterCopy?> CopyAsync(string? token, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await FindByLinkAsync(db, token, cancellationToken) is not { } one)
            return null;
        var keyring = await keys.OpenAsync(cancellationToken);
        return new(
            Now,
            await db.Set<Ambassador>()
                .Where(known => known.Id == one.AmbassadorId)
                .Select(known => known.Name)
                .SingleAsync(cancellationToken),
            one.State,
            one.Way,
            one.AskedAt,
            one.AnsweredAt,
            one.MeetsAt,
            Read(one.Agreed, EncounterRequest.AgreedColumn),
            Read(one.Name, EncounterRequest.NameColumn),
            Read(one.Email, EncounterRequest.EmailColumn),
            Read(one.Question, EncounterRequest.QuestionColumn),
            one.IsMinor,
            Read(one.AdultName, EncounterRequest.AdultNameColumn),
            Read(one.AdultEmail, EncounterRequest.AdultEmailColumn),
            one.HasMet,
            one.Helped,
            one.AsImagined
        );

        string? Read(Sealed? value, string column) => keyring.Read(value, column, one.Id);
    }

    /// <summary>
    /// Writes to an address the link of each request that was made with it: whoever reads that mailbox sees, copies or erases what
    /// is kept. What was written to in the last minutes is not written to again.
    /// </summary>
    internal async Task SendLinksAsync(
        SproDbContext db,
        string email,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        var (key, told) = (EncounterRequest.KeyOf(keyring, email), Outbox.ToldLately(db, Now));
        foreach (
            var one in await db.Set<EncounterRequest>()
                .AsNoTracking()
                .Where(request => request.EmailKey == key && !told.Contains(request.Id))
                .OrderByDescending(request => request.AskedAt)
                .Take(Outbox.MostLinks)
                .ToListAsync(cancellationToken)
        )
            messages.SendLink(db, keyring, one);
    }

    /// <summary>Erases a request again, in a store that a backup has brought back; the caller saves.</summary>
    internal static async Task EraseAsync(SproDbContext db, Guid id, DateTime now, CancellationToken cancellationToken)
    {
        if (await db.Set<EncounterRequest>().FindAsync([id], cancellationToken) is not { ErasedAt: null } one)
            return;
        if (one.State == EncounterState.Waiting || one.State == EncounterState.Accepted && one.MeetsAt > now)
            (one.State, one.AnsweredAt) = (EncounterState.Cancelled, now);
        one.Erase(now);
        await Outbox.EraseAsync(db, id, cancellationToken);
    }

    /// <summary>The person says whether they met, and what they think of it; false when the link opens nothing, or it is too early.</summary>
    /// <exception cref="RefusedException">They do not say whether they met.</exception>
    public async Task<bool> TellAsync(
        string? token,
        bool? hasMet,
        Degree? helped,
        Degree? asImagined,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await FindByLinkAsync(db, token, cancellationToken) is not { State: EncounterState.Accepted } request
            || request.MeetsAt > Now
        )
            return false;
        request.HasMet = hasMet ?? throw AmbassadorDraft.Missing("hasMet", "Dites si la rencontre a eu lieu.");
        (request.Helped, request.AsImagined) = hasMet.Value ? (helped, asImagined) : (null, null);
        return await SaveAsync(db, cancellationToken);
    }

    /// <summary>
    /// Ends the requests that nobody answered in time, or passed on in time, tells who asked, and pauses who answers nobody; safe on
    /// several nodes. Gives how many.
    /// </summary>
    public async Task<int> LapseAsync(CancellationToken cancellationToken)
    {
        var oldest = Now.AddDays(-SilenceRule.DaysToAnswer);
        List<Guid> late;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
            late = await db.Set<EncounterRequest>()
                .Where(one =>
                    one.State == EncounterState.Waiting && one.PassedAt < oldest
                    || one.State == EncounterState.LetGo && one.ErasedAt == null && one.AnsweredAt < oldest
                )
                .OrderBy(one => one.PassedAt)
                .Select(one => one.Id)
                .ToListAsync(cancellationToken);
        var ended = 0;
        foreach (var id in late)
            if (await LapseAsync(id, cancellationToken))
                ended++;
        return ended;
    }

    /// <summary>Erases who asked, some weeks after the answer or the meeting, and what is no longer counted; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var (now, oldest, uncounted) = (Now, Now.AddDays(-DaysKept), Now.AddYears(-YearsCounted));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var past = await db.Set<EncounterRequest>()
            .Where(one =>
                one.ErasedAt == null
                && one.State != EncounterState.Waiting
                && one.AnsweredAt < oldest
                && (one.MeetsAt == null || one.MeetsAt < oldest)
            )
            .ToListAsync(cancellationToken);
        past.ForEach(one => one.Erase(now));
        await db.SaveChangesAsync(cancellationToken);
        return past.Count
            + await db.Set<EncounterRequest>()
                .Where(one => one.AskedAt < uncounted)
                .ExecuteDeleteAsync(cancellationToken);
    }

    internal static async Task<EncounterRequest?> FindByLinkAsync(
        SproDbContext db,
        string? token,
        CancellationToken cancellationToken
    )
    {
        var hash = LinkToken.HashOf(token);
        return hash.Length == 0
            ? null
            : await db.Set<EncounterRequest>().SingleOrDefaultAsync(one => one.LinkHash == hash, cancellationToken);
    }

    /// <summary>How many requests of this month count in the quota of an ambassador: those that wait or were accepted.</summary>
    internal static Task<int> TakenThisMonthAsync(
        SproDbContext db,
        Guid ambassadorId,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var today = LocalCalendar.Metropolitan.DayOf(now);
        var start = LocalCalendar.Metropolitan.ToUtc(new DateTime(today.Year, today.Month, 1));
        return db.Set<EncounterRequest>()
            .CountAsync(
                one =>
                    one.AmbassadorId == ambassadorId
                    && one.PassedAt >= start
                    && (one.State == EncounterState.Waiting || one.State == EncounterState.Accepted),
                cancellationToken
            );
    }

    /// <summary>The last day to answer.</summary>
    internal static DateOnly AnswerBy(EncounterRequest request) =>
        LocalCalendar.Metropolitan.DayOf(request.PassedAt.AddDays(SilenceRule.DaysToAnswer));

    /// <summary>The last day to propose somebody else, for what is let go now.</summary>
    private static DateOnly ProposedBy(DateTime now) =>
        LocalCalendar.Metropolitan.DayOf(now.AddDays(SilenceRule.DaysToAnswer));

    // Who let it go did answer: nothing counts against them.
    private async Task<bool> EndAsync(
        SproDbContext db,
        IdentityKeyring keyring,
        EncounterRequest request,
        CancellationToken cancellationToken
    )
    {
        (request.State, request.AnsweredAt) = (EncounterState.Declined, Now);
        messages.TellPerson(
            db,
            keyring,
            request,
            "Nous n'avons trouvé personne d'autre pour votre rencontre, et nous le regrettons. Vous pouvez choisir vous-même une autre personne, ou en parler à un conseiller ou une conseillère."
        );
        return await SaveAsync(db, cancellationToken);
    }

    private async Task<Ambassador> AskableAsync(SproDbContext db, Guid id, CancellationToken cancellationToken)
    {
        if (
            await db.Set<Ambassador>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
            is not { State: AmbassadorState.Active } ambassador
        )
            throw new RefusedException(
                "not-there",
                "Cette personne ne prend pas de demande en ce moment. Choisissez-en une autre."
            );
        return await TakenThisMonthAsync(db, id, Now, cancellationToken) < ambassador.Quota
            ? ambassador
            : throw new RefusedException(
                "full",
                "Cette personne a déjà assez de demandes ce mois-ci. Revenez le mois prochain, ou choisissez-en une autre."
            );
    }

    private void Agree(
        SproDbContext db,
        IdentityKeyring keyring,
        Ambassador ambassador,
        EncounterRequest request,
        EncounterReply reply
    )
    {
        var (wrong, moment) = (new Mistakes(), reply.MeetsAt.GetValueOrDefault());
        if (moment <= Now || moment > Now + Furthest)
            wrong.Add("meetsAt", "missing", "Écrivez un jour et une heure à venir, dans les six mois.");
        var where = wrong.Try(() =>
            AmbassadorDraft.Line(reply.Where, "where")
            ?? throw AmbassadorDraft.Missing("where", "Écrivez où, ou comment vous vous parlerez.")
        );
        if (!reply.IsNoHome)
            wrong.Add(
                "isNoHome",
                "missing",
                "Une rencontre n'a jamais lieu dans un domicile : proposez un lieu de travail, une école ou un lieu public."
            );
        wrong.Throw();
        request.MeetsAt = moment;
        request.Agreed = keyring.Seal(where, EncounterRequest.AgreedColumn, request.Id);
        var when = FrenchMoment.Of(moment, LocalCalendar.Metropolitan);
        messages.TellPerson(
            db,
            keyring,
            request,
            $"« {ambassador.Name} » vous propose une rencontre le {when}. Lieu ou moyen : {where}."
        );
        var eve = FrenchMoment.DaysBefore(moment, 1, new TimeOnly(10, 0), LocalCalendar.Metropolitan);
        if (eve > Now)
            messages.TellPerson(
                db,
                keyring,
                request,
                $"Votre rencontre avec « {ambassador.Name} » est demain, le {when}. Lieu ou moyen : {where}.",
                eve,
                moment
            );
        messages.TellPerson(
            db,
            keyring,
            request,
            "Votre rencontre a-t-elle eu lieu ? Dites-le en trois clics : cela aide celles et ceux qui viennent après vous.",
            moment.AddDays(1)
        );
    }

    private async Task<bool> LapseAsync(Guid id, CancellationToken cancellationToken)
    {
        // One at a time: one that fails holds back no other.
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var request = await db.Set<EncounterRequest>().SingleAsync(one => one.Id == id, cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        if (request.State == EncounterState.LetGo)
            return await EndAsync(db, keyring, request, cancellationToken);
        if (request.State != EncounterState.Waiting)
            return false;
        var ambassador = await db.Set<Ambassador>()
            .SingleAsync(one => one.Id == request.AmbassadorId, cancellationToken);
        await messages.WithdrawAsync(db, request.Id, cancellationToken);
        (request.State, request.AnsweredAt) = (EncounterState.Lapsed, Now);
        messages.TellPerson(
            db,
            keyring,
            request,
            $"« {ambassador.Name} » n'a pas répondu à temps, et nous le regrettons. Vous pouvez demander à quelqu'un d'autre."
        );
        if (
            ambassador.State == AmbassadorState.Active
            && await IsSilentAsync(db, ambassador, request, cancellationToken)
        )
        {
            ambassador.Pause(isSilent: true);
            ambassador.Revision++;
            messages.Tell(
                db,
                keyring,
                ambassador,
                $"Vos {SilenceRule.InARow} dernières demandes sont restées sans réponse : votre fiche est en pause et ne se voit plus. Vous pouvez la rouvrir quand vous voulez."
            );
        }
        return await SaveAsync(db, cancellationToken);
    }

    private static async Task<bool> IsSilentAsync(
        SproDbContext db,
        Ambassador ambassador,
        EncounterRequest last,
        CancellationToken cancellationToken
    )
    {
        var from = ambassador.CountedFrom ?? DateTime.MinValue.ToUniversalTime();
        var states = await db.Set<EncounterRequest>()
            .Where(one =>
                one.AmbassadorId == ambassador.Id
                && one.Id != last.Id
                && one.PassedAt >= from
                && one.PassedAt <= last.PassedAt
            )
            .OrderByDescending(one => one.PassedAt)
            .Select(one => one.State)
            .Take(50)
            .ToListAsync(cancellationToken);
        return SilenceRule.IsSilent(states.Prepend(last.State));
    }

    // Somebody wrote the same request meanwhile: what they did holds.
    private static async Task<bool> SaveAsync(SproDbContext db, CancellationToken cancellationToken)
    {
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
}
