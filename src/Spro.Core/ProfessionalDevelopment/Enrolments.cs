using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.ProfessionalDevelopment;

/// <summary>What somebody without an account gives to enrol.</summary>
/// <param name="SessionId">In which session.</param>
/// <param name="NewId">Chosen by the form.</param>
/// <param name="Name">Who they are.</param>
/// <param name="Organisation">Where they work.</param>
/// <param name="Email">Where the link is sent.</param>
/// <param name="DepartmentCode">In which department they work.</param>
/// <param name="IsAgreed">Their manager agrees, where the session asks for it.</param>
public sealed record RelayDraft(
    Guid SessionId,
    Guid NewId,
    string? Name,
    string? Organisation,
    string? Email,
    string? DepartmentCode,
    bool IsAgreed
);

/// <summary>Somebody who came without having enrolled, as the sheet that they signed says.</summary>
/// <param name="NewId">Chosen by the form.</param>
/// <param name="Name">Who they are.</param>
/// <param name="Organisation">Their structure or body: by its name in the directory, its network is counted.</param>
/// <param name="Email">Where their certificate is sent; null when they left none.</param>
/// <param name="DepartmentCode">In which department they work; null when it is not known.</param>
/// <param name="Came">To which half-days, as <see cref="Enrolment.Came"/>.</param>
public sealed record CameAlongDraft(
    Guid NewId,
    string? Name,
    string? Organisation,
    string? Email,
    string? DepartmentCode,
    int Came
);

/// <summary>All that is kept of an enrolment without an account, to take away (articles 15 and 20 of the GDPR). Times are in UTC.</summary>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Session">What is learnt.</param>
/// <param name="StartsAt">When.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Name">Who they are.</param>
/// <param name="Organisation">Where they work.</param>
/// <param name="Email">Where they are written to.</param>
/// <param name="DepartmentCode">In which department they work.</param>
/// <param name="Since">Since when.</param>
/// <param name="Came">How many half-days they came to; null while nobody noted it.</param>
/// <param name="CertificateCode">By what anybody checks their certificate.</param>
public sealed record EnrolmentCopy(
    DateTime MadeAt,
    string Session,
    DateTime StartsAt,
    EnrolmentState State,
    string? Name,
    string? Organisation,
    string? Email,
    string? DepartmentCode,
    DateTime Since,
    int? Came,
    string? CertificateCode
);

/// <summary>
/// Enrolments: asked, agreed, given up, noted as attended. Whoever takes or frees a seat writes the session, so that two who
/// want the last one do it one after the other.
/// </summary>
public sealed class Enrolments(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    EnrolmentMessages messages,
    IdentityKeys keys,
    ErasureJournal journal,
    TimeProvider clock
)
{
    private const int MostTries = 20;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Enrols a professional; once enrolled, nothing more.</summary>
    /// <exception cref="RefusedException">One can no longer enrol in it.</exception>
    public async Task EnrolAsync(Actor actor, Guid sessionId, Guid newId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.ProfessionalDevelopment);
        await InTurnAsync(sessionId, EnrolAsync, cancellationToken);

        async Task EnrolAsync(SproDbContext db, DevelopmentSession session, List<Enrolment> all)
        {
            var own = all.Find(one => one.AccountId == actor.AccountId);
            if (own?.IsActive == true)
                return;
            await RequireOpenAsync(db, session, cancellationToken);
            var keyring = await keys.OpenAsync(cancellationToken);
            var account = await db.Set<Account>()
                .AsNoTracking()
                .SingleAsync(one => one.Id == actor.AccountId, cancellationToken);
            if (all.Exists(one => one.IsActive && IsOf(one, keyring.EmailOf(account), keyring)))
                throw new RefusedException(
                    "known",
                    "Une inscription existe déjà à votre adresse, sans compte. Le lien reçu par message la montre : désistez-vous d'abord par ce lien pour vous inscrire avec votre compte."
                );
            if (own is null)
            {
                own = new Enrolment
                {
                    Id = newId,
                    SessionId = session.Id,
                    AccountId = actor.AccountId,
                };
                db.Add(own);
                all.Add(own);
            }
            own.StructureId = actor.StructureId;
            (own.NetworkCode, own.DepartmentCode) = await WhereAsync(db, actor, cancellationToken);
            own.Name = keyring.Seal(keyring.NameOf(account), Enrolment.NameColumn, own.Id);
            own.Email = keyring.Seal(keyring.EmailOf(account), Enrolment.EmailColumn, own.Id);
            (own.State, own.Since) = (EnrolmentState.Waiting, Now);
            var managers = session.NeedsAgreement ? await ManagersAsync(db, keyring, actor, cancellationToken) : [];
            // Where nobody answers for a structure, nobody is waited for.
            (own.Agreement, own.AgreementUntil) =
                managers.Count == 0
                    ? (ManagerAgreement.NotNeeded, (DateTime?)null)
                    : (ManagerAgreement.Asked, Earliest(Now.AddDays(Enrolment.DaysToAgree), session.StartsAt));
            var moved = Seats.Move(session.Capacity, all, Now);
            await messages.TellAsync(db, session, [own], EnrolmentNews.Enrolled, cancellationToken);
            await messages.TellAsync(
                db,
                session,
                moved.Where(one => one != own),
                EnrolmentNews.Moved,
                cancellationToken
            );
            if (own.Agreement == ManagerAgreement.Asked)
                await messages.AskManagersAsync(db, session, own, managers, cancellationToken);
        }
    }

    /// <summary>Gives up one's enrolment; the seat goes to the next.</summary>
    public async Task WithdrawAsync(Actor actor, Guid sessionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.ProfessionalDevelopment);
        await InTurnAsync(
            sessionId,
            (db, session, all) =>
                GiveUpAsync(db, session, all, all.Find(one => one.AccountId == actor.AccountId), cancellationToken),
            cancellationToken
        );
    }

    /// <summary>The manager answers for somebody of their structure; false when there is nothing to answer any more.</summary>
    public async Task<bool> AnswerAsync(Actor actor, Guid id, bool agrees, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.ProfessionalDevelopment);
        if (
            await SessionOfAsync(one => one.Id == id && one.StructureId == structure, cancellationToken)
            is not { } sessionId
        )
            return false;
        var isAnswered = false;
        await InTurnAsync(sessionId, AnswerAsync, cancellationToken);
        return isAnswered;

        async Task AnswerAsync(SproDbContext db, DevelopmentSession session, List<Enrolment> all)
        {
            isAnswered = false;
            var one = all.Find(one => one.Id == id);
            if (
                one is not { IsActive: true, Agreement: ManagerAgreement.Asked }
                || one.AccountId == actor.AccountId
                || session.State != SessionState.Planned
            )
                return;
            await messages.StopAskingAsync(db, one, cancellationToken);
            one.AgreementUntil = null;
            if (agrees)
                one.Agreement = ManagerAgreement.Given;
            else
                (one.State, one.Agreement) = (EnrolmentState.Refused, ManagerAgreement.NotNeeded);
            var moved = Seats.Move(session.Capacity, all, Now);
            await messages.TellAsync(
                db,
                session,
                [one],
                agrees ? EnrolmentNews.Agreed : EnrolmentNews.Refused,
                cancellationToken
            );
            await messages.TellAsync(
                db,
                session,
                moved.Where(other => other != one),
                EnrolmentNews.Moved,
                cancellationToken
            );
            isAnswered = true;
        }
    }

    /// <summary>
    /// Somebody without an account asks to enrol: a link leaves for their address, and nothing is held until it is opened. What
    /// is answered is the same whether the address is known or not.
    /// </summary>
    /// <exception cref="RefusedException">Something is missing, or one can no longer enrol in it; it names the field.</exception>
    public async Task AskAsync(RelayDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var wrong = new Mistakes();
        var name = wrong.Try(() => AccountIdentity.ReadName(draft.Name));
        var organisation = wrong.Try(() =>
            Typed.Needed(draft.Organisation, "organisation", "Écrivez où vous travaillez.")
        );
        var email = wrong.Try(() => AccountIdentity.ReadEmail(draft.Email))!;
        if (!catalogues.Current.Territory.Departments.Any(one => one.Code == draft.DepartmentCode))
            wrong.Add("department", "missing", "Choisissez votre département.");
        await InTurnAsync(draft.SessionId, AskAsync, cancellationToken);

        async Task AskAsync(SproDbContext db, DevelopmentSession session, List<Enrolment> all)
        {
            await RequireOpenAsync(db, session, cancellationToken);
            if (!session.IsOpenToRelays)
                throw new RefusedException("professionals", "On s'inscrit à cette session avec un compte.");
            if (session.NeedsAgreement && !draft.IsAgreed)
                wrong.Add(
                    "agreed",
                    "missing",
                    "Cette session demande l'accord de votre responsable : cochez la case quand vous l'avez."
                );
            wrong.Throw();
            var keyring = await keys.OpenAsync(cancellationToken);
            var key = keyring.LookUp(email, Enrolment.EmailColumn);
            var own = all.Find(one => IsOf(one, email, keyring));
            // The page says the same whatever is known of an address: only its mailbox learns that it has a seat already.
            if (
                (own is { IsActive: true } ? own : await OfAccountAsync(db, all, email, keyring, cancellationToken)) is
                { } known
            )
            {
                if (!await Outbox.ToldLately(db, Now).ContainsAsync(known.Id, cancellationToken))
                    await messages.SendLinkAsync(db, session, known, EnrolmentMessages.Known, cancellationToken);
                return;
            }
            // The same form for somebody else, or for another address.
            if (own is null && all.Exists(one => one.Id == draft.NewId))
                throw Revisions.KeptOtherwise();
            // A double click, or somebody who would fill another's mailbox.
            if (own is { State: EnrolmentState.Unconfirmed } && own.Since > Now - Outbox.BetweenLinks)
                return;
            if (own is null)
            {
                own = new Enrolment
                {
                    Id = draft.NewId,
                    SessionId = session.Id,
                    EmailKey = key,
                };
                own.Email = keyring.Seal(email, Enrolment.EmailColumn, own.Id);
                db.Add(own);
            }
            own.Name = keyring.Seal(name, Enrolment.NameColumn, own.Id);
            own.Organisation = keyring.Seal(organisation, Enrolment.OrganisationColumn, own.Id);
            own.DepartmentCode = draft.DepartmentCode;
            (own.State, own.Since) = (EnrolmentState.Unconfirmed, Now);
            await messages.AskToConfirmAsync(db, session, own, cancellationToken);
        }
    }

    /// <summary>The link is opened and confirmed: a seat, or the waiting list. False when it opens nothing.</summary>
    /// <exception cref="RefusedException">One can no longer enrol in it.</exception>
    public async Task<bool> ConfirmAsync(string? token, CancellationToken cancellationToken)
    {
        if (await ByTokenAsync(token, cancellationToken) is not { } found)
            return false;
        await InTurnAsync(found.SessionId, ConfirmAsync, cancellationToken);
        return true;

        async Task ConfirmAsync(SproDbContext db, DevelopmentSession session, List<Enrolment> all)
        {
            var own = all.Find(one => one.Id == found.Id);
            if (own is not { State: EnrolmentState.Unconfirmed })
                return;
            await RequireOpenAsync(db, session, cancellationToken);
            var keyring = await keys.OpenAsync(cancellationToken);
            var email = keyring.Read(own.Email, Enrolment.EmailColumn, own.Id)!;
            if (await OfAccountAsync(db, all, email, keyring, cancellationToken) is not null)
                throw new RefusedException(
                    "known",
                    "Une inscription existe déjà à cette adresse, avec votre compte professionnel : elle compte seule."
                );
            own.State = EnrolmentState.Waiting;
            var moved = Seats.Move(session.Capacity, all, Now);
            await messages.TellAsync(db, session, [own], EnrolmentNews.Enrolled, cancellationToken);
            await messages.TellAsync(
                db,
                session,
                moved.Where(one => one != own),
                EnrolmentNews.Moved,
                cancellationToken
            );
        }
    }

    /// <summary>Gives up, by one's link.</summary>
    public async Task WithdrawAsync(string? token, CancellationToken cancellationToken)
    {
        if (await ByTokenAsync(token, cancellationToken) is { } found)
            await InTurnAsync(
                found.SessionId,
                (db, session, all) =>
                    GiveUpAsync(db, session, all, all.Find(one => one.Id == found.Id), cancellationToken),
                cancellationToken
            );
    }

    /// <summary>All that is kept of an enrolment without an account; null when the link opens nothing.</summary>
    public async Task<EnrolmentCopy?> CopyAsync(string? token, CancellationToken cancellationToken)
    {
        if (await ByTokenAsync(token, cancellationToken) is not { } one)
            return null;
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from session in db.Set<DevelopmentSession>()
            join module in db.Set<ProgrammeModule>() on session.ModuleId equals module.Id
            where session.Id == one.SessionId
            select new { module.Title, session.StartsAt }
        ).SingleAsync(cancellationToken);
        return new(
            Now,
            found.Title,
            found.StartsAt,
            one.State,
            keyring.Read(one.Name, Enrolment.NameColumn, one.Id),
            keyring.Read(one.Organisation, Enrolment.OrganisationColumn, one.Id),
            keyring.Read(one.Email, Enrolment.EmailColumn, one.Id),
            one.DepartmentCode,
            one.Since,
            one.Came is { } came ? int.PopCount(came) : null,
            one.CertificateCode
        );
    }

    /// <summary>Erases who somebody without an account is, at their wish; what is counted stays. Twice is once.</summary>
    public async Task EraseAsync(string? token, CancellationToken cancellationToken)
    {
        if (await ByTokenAsync(token, cancellationToken) is not { } found)
            return;
        await journal.WriteAsync([Erasure.Of(Now, ErasedThing.Enrolment, found.Id)], cancellationToken);
        await InTurnAsync(found.SessionId, EraseAsync, cancellationToken);

        async Task EraseAsync(SproDbContext db, DevelopmentSession session, List<Enrolment> all)
        {
            await Enrolments.EraseAsync(db, found.Id, cancellationToken);
            if (session.State == SessionState.Planned && session.StartsAt > Now)
                await messages.TellAsync(
                    db,
                    session,
                    Seats.Move(session.Capacity, all, Now),
                    EnrolmentNews.Moved,
                    cancellationToken
                );
        }
    }

    /// <summary>Erases who enrolled, again in a store that a backup has brought back; the caller saves.</summary>
    internal static async Task EraseAsync(SproDbContext db, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<Enrolment>().FindAsync([id], cancellationToken) is not { } one)
            return;
        // Nobody confirmed it: somebody else may have given that address, and nothing of it counts.
        if (one.State == EnrolmentState.Unconfirmed)
        {
            db.Remove(one);
            await Outbox.EraseAsync(db, id, cancellationToken);
            return;
        }
        // Who came still counts; the seat of who has not come yet is another's.
        if (!one.HasCome)
            one.State = EnrolmentState.Withdrawn;
        one.Forget();
        (one.CertificateCode, one.CertifiedAt) = (null, null);
        await Outbox.EraseAsync(db, id, cancellationToken);
    }

    /// <summary>
    /// Notes who came to which half-days. Once the session is over, those who came have their certificate, and are asked what
    /// they think.
    /// </summary>
    /// <param name="actor">The Cariforef.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="turns">The turn that the form shows: somebody may have noted meanwhile.</param>
    /// <param name="came">By enrolment, as <see cref="Enrolment.Came"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">It has not begun, was called off, or somebody noted meanwhile.</exception>
    public async Task NoteAsync(
        Actor actor,
        Guid sessionId,
        int turns,
        IReadOnlyDictionary<Guid, int> came,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(came);
        actor.Require(Purpose.DevelopmentSteering);
        await InTurnAsync(sessionId, NoteAsync, cancellationToken);

        async Task NoteAsync(SproDbContext db, DevelopmentSession session, List<Enrolment> all)
        {
            RequireBegun(session);
            Revisions.Require(session.Turns, turns);
            var whole = session.WholeAttendance;
            foreach (var one in all.Where(one => one.MayBeNoted).ToList())
            {
                one.Came = came.GetValueOrDefault(one.Id) & whole;
                if (!one.HasCome)
                {
                    (one.CertificateCode, one.CertifiedAt) = (null, null);
                    await messages.StopAskingOpinionAsync(db, one, until: null, cancellationToken);
                    // Noted by mistake: they were not enrolled, and nothing of them stays.
                    if (one.State == EnrolmentState.CameAlong)
                    {
                        db.Remove(one);
                        all.Remove(one);
                    }
                    continue;
                }
                // There was a chair for them after all.
                if (one.State == EnrolmentState.Waiting)
                    one.State = EnrolmentState.Seated;
                await CertifyAsync(db, session, one, cancellationToken);
            }
            session.State = all.Exists(one => one.HasCome) ? SessionState.Held : SessionState.Planned;
        }
    }

    /// <summary>Notes somebody who came without having enrolled; the same form twice notes them once.</summary>
    /// <exception cref="RefusedException">It has not begun or was called off, or something is missing; it names the field.</exception>
    public async Task NoteCameAlongAsync(
        Actor actor,
        Guid sessionId,
        CameAlongDraft draft,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        actor.Require(Purpose.DevelopmentSteering);
        var name = AccountIdentity.ReadName(draft.Name);
        var organisation = Typed.Needed(
            draft.Organisation,
            "organisation",
            "Écrivez sa structure, ou l'organisme où elle travaille."
        );
        var email = string.IsNullOrWhiteSpace(draft.Email) ? null : AccountIdentity.ReadEmail(draft.Email);
        var department = catalogues.Current.Territory.Departments.Any(one => one.Code == draft.DepartmentCode)
            ? draft.DepartmentCode
            : null;
        await InTurnAsync(sessionId, NoteAsync, cancellationToken);

        async Task NoteAsync(SproDbContext db, DevelopmentSession session, List<Enrolment> all)
        {
            RequireBegun(session);
            var came = draft.Came & session.WholeAttendance;
            if (came == 0)
                throw RefusedException.At("came", "missing", "Cochez au moins une demi-journée.");
            var keyring = await keys.OpenAsync(cancellationToken);
            if (all.Find(one => one.Id == draft.NewId) is { } noted)
            {
                var isSame =
                    noted.Came == came
                    && keyring.Read(noted.Name, Enrolment.NameColumn, noted.Id) == name
                    && keyring.Read(noted.Organisation, Enrolment.OrganisationColumn, noted.Id) == organisation
                    && keyring.Read(noted.Email, Enrolment.EmailColumn, noted.Id) == email;
                if (isSame)
                    return;
                throw Revisions.KeptOtherwise();
            }
            var key = email is null ? null : keyring.LookUp(email, Enrolment.EmailColumn);
            var own = email is null ? null : all.Find(one => IsOf(one, email, keyring));
            if (
                own is { MayBeNoted: true }
                || email is not null && await OfAccountAsync(db, all, email, keyring, cancellationToken) is not null
            )
                throw RefusedException.At(
                    "email",
                    "enrolled",
                    "Cette adresse est déjà dans la liste : cochez plutôt sa présence."
                );
            if (own is null)
            {
                own = new Enrolment
                {
                    Id = draft.NewId,
                    SessionId = session.Id,
                    EmailKey = key,
                    Since = Now,
                };
                db.Add(own);
                all.Add(own);
            }
            (own.State, own.Came) = (EnrolmentState.CameAlong, came);
            own.Name = keyring.Seal(name, Enrolment.NameColumn, own.Id);
            own.Email = keyring.Seal(email, Enrolment.EmailColumn, own.Id);
            own.Organisation = keyring.Seal(organisation, Enrolment.OrganisationColumn, own.Id);
            (own.StructureId, own.NetworkCode) = await OfNameAsync(db, organisation, cancellationToken);
            own.DepartmentCode = department;
            session.State = SessionState.Held;
            await CertifyAsync(db, session, own, cancellationToken);
        }
    }

    /// <summary>
    /// Gives their certificate to those noted as present while a session was not over yet; gives how many sessions were.
    /// </summary>
    public async Task<int> CertifyAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        List<Guid> sessions;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
            sessions = await db.Set<DevelopmentSession>()
                .Where(session =>
                    session.State == SessionState.Held
                    && session.EndsAt <= now
                    && db.Set<Enrolment>()
                        .Any(one =>
                            one.SessionId == session.Id
                            && one.Came > 0
                            && one.CertificateCode == null
                            && one.Name != null
                        )
                )
                .Select(session => session.Id)
                .ToListAsync(cancellationToken);
        foreach (var id in sessions)
            await InTurnAsync(
                id,
                async (db, session, all) =>
                {
                    foreach (var one in all.Where(one => one.HasCome && one.Name is not null))
                        await CertifyAsync(db, session, one, cancellationToken);
                },
                cancellationToken
            );
        return sessions.Count;
    }

    /// <summary>
    /// Writes to an address the link of each enrolment without an account that was made with it: somebody asked what is kept.
    /// </summary>
    internal async Task SendLinksAsync(
        SproDbContext db,
        string email,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        var key = keyring.LookUp(email.ToLowerInvariant(), Enrolment.EmailColumn);
        var told = Outbox.ToldLately(db, Now);
        var found = await (
            from one in db.Set<Enrolment>().AsNoTracking()
            join session in db.Set<DevelopmentSession>() on one.SessionId equals session.Id
            where one.EmailKey == key && one.AccountId == null && !told.Contains(one.Id)
            orderby session.StartsAt descending
            select new { one, session }
        )
            .Take(Outbox.MostLinks)
            .ToListAsync(cancellationToken);
        foreach (var known in found)
            await messages.SendLinkAsync(db, known.session, known.one, EnrolmentMessages.Asked, cancellationToken);
    }

    /// <summary>Takes back the seats for which a manager has not answered in time; gives how many sessions moved.</summary>
    public async Task<int> MoveAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        List<Guid> sessions;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
            sessions = await (
                from enrolment in db.Set<Enrolment>()
                join session in db.Set<DevelopmentSession>() on enrolment.SessionId equals session.Id
                where
                    enrolment.State == EnrolmentState.Seated
                    && enrolment.Agreement == ManagerAgreement.Asked
                    && enrolment.AgreementUntil <= now
                    && session.StartsAt > now
                    && session.State == SessionState.Planned
                select session.Id
            )
                .Distinct()
                .ToListAsync(cancellationToken);
        foreach (var id in sessions)
            await InTurnAsync(
                id,
                (db, session, all) =>
                    messages.TellAsync(
                        db,
                        session,
                        Seats.Move(session.Capacity, all, Now),
                        EnrolmentNews.Moved,
                        cancellationToken
                    ),
                cancellationToken
            );
        return sessions.Count;
    }

    /// <summary>Deletes and unnames what has been kept as long as it was promised; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var unconfirmed = now.AddDays(-Enrolment.DaysToConfirm);
        var oldest = now.AddYears(-Enrolment.YearsChecked);
        var old = db.Set<DevelopmentSession>().Where(one => one.EndsAt < oldest).Select(one => one.Id);
        var gone = await db.Set<Enrolment>()
            .Where(one =>
                one.State == EnrolmentState.Unconfirmed && one.Since < unconfirmed || old.Contains(one.SessionId)
            )
            .ExecuteDeleteAsync(cancellationToken);
        gone += await db.Set<Opinion>().Where(one => old.Contains(one.SessionId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<DevelopmentSession>()
            .Where(one => one.EndsAt < oldest && one.Trainers != null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Trainers, (string?)null), cancellationToken);
        var last = now.AddMonths(-Enrolment.MonthsNamed);
        var over = db.Set<DevelopmentSession>().Where(one => one.EndsAt < last).Select(one => one.Id);
        var absent = await db.Set<Enrolment>()
            .Where(one => one.Name != null && (one.Came == null || one.Came == 0) && over.Contains(one.SessionId))
            .ToListAsync(cancellationToken);
        absent.ForEach(one => one.Forget());
        await db.SaveChangesAsync(cancellationToken);
        return gone + absent.Count;
    }

    private static bool IsOf(Enrolment one, string email, IdentityKeyring keyring) =>
        one.EmailKey is { } held
        && held.AsSpan().SequenceEqual(keyring.LookUp(email.ToLowerInvariant(), Enrolment.EmailColumn));

    // The enrolment of the account that has an address; null when there is none, or it counts no more.
    private static async Task<Enrolment?> OfAccountAsync(
        SproDbContext db,
        List<Enrolment> all,
        string email,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        var key = keyring.EmailKey(email);
        var account = await db.Set<Account>()
            .Where(one => one.EmailKey == key)
            .Select(one => (Guid?)one.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return account is null ? null : all.Find(one => one.AccountId == account && one.IsActive);
    }

    private void RequireBegun(DevelopmentSession session)
    {
        if (session.State == SessionState.Cancelled)
            throw new RefusedException("cancelled", "Cette session est annulée : personne n'y est venu.");
        if (session.StartsAt > Now)
            throw new RefusedException("ahead", "La session n'a pas commencé : la présence se note ensuite.");
    }

    private async Task CertifyAsync(
        SproDbContext db,
        DevelopmentSession session,
        Enrolment one,
        CancellationToken cancellationToken
    )
    {
        if (session.EndsAt > Now || one.CertificateCode is not null)
            return;
        (one.CertificateCode, one.CertifiedAt) = (Certificates.NewCode(), Now);
        await messages.AskOpinionAsync(db, session, one, cancellationToken);
    }

    // A name that the directory has once says whose network it is; another counts with relays.
    private static async Task<(Guid? Structure, string? Network)> OfNameAsync(
        SproDbContext db,
        string name,
        CancellationToken cancellationToken
    )
    {
        var found = await db.Set<Structure>()
            .Where(one => one.Name == name && one.ValidTo == null)
            .Select(one => new { one.Id, one.NetworkCode })
            .Take(2)
            .ToListAsync(cancellationToken);
        return found is [var only] ? (only.Id, only.NetworkCode) : (null, null);
    }

    internal async Task<Enrolment?> ByTokenAsync(string? token, CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        if (EnrolmentLink.Read(keyring, token) is not { } id)
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Enrolment>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == id && one.Name != null && one.AccountId == null, cancellationToken);
    }

    private async Task GiveUpAsync(
        SproDbContext db,
        DevelopmentSession session,
        List<Enrolment> all,
        Enrolment? own,
        CancellationToken cancellationToken
    )
    {
        if (own is not { IsActive: true })
            return;
        if (session.StartsAt <= Now)
            throw new RefusedException("begun", "La session a commencé : il est trop tard pour se désister ici.");
        own.State = EnrolmentState.Withdrawn;
        await messages.StopAskingAsync(db, own, cancellationToken);
        await messages.TellAsync(db, session, [own], EnrolmentNews.Withdrawn, cancellationToken);
        if (session.State == SessionState.Planned)
            await messages.TellAsync(
                db,
                session,
                Seats.Move(session.Capacity, all, Now),
                EnrolmentNews.Moved,
                cancellationToken
            );
    }

    private async Task<Guid?> SessionOfAsync(
        System.Linq.Expressions.Expression<Func<Enrolment, bool>> which,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Enrolment>()
            .Where(which)
            .Select(one => (Guid?)one.SessionId)
            .SingleOrDefaultAsync(cancellationToken);
    }

    private async Task RequireOpenAsync(
        SproDbContext db,
        DevelopmentSession session,
        CancellationToken cancellationToken
    )
    {
        var isPublished = await (
            from module in db.Set<ProgrammeModule>()
            join programme in db.Set<YearProgramme>() on module.Year equals programme.Year
            where module.Id == session.ModuleId
            select programme.PublishedAt != null
        ).SingleAsync(cancellationToken);
        if (!isPublished || !session.TakesEnrolments(Now))
            throw new RefusedException("closed", "Les inscriptions à cette session sont closes.");
    }

    private static async Task<IReadOnlyList<string>> ManagersAsync(
        SproDbContext db,
        IdentityKeyring keyring,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        if (actor.StructureId is not { } structure || actor.Role == Role.StructureManager)
            return [];
        var accounts = await db.Set<Account>()
            .AsNoTracking()
            .Where(account =>
                account.DisabledAt == null
                && account.Id != actor.AccountId
                && db.Set<AccountMembership>()
                    .Any(one =>
                        one.AccountId == account.Id
                        && one.StructureId == structure
                        && one.Role == Role.StructureManager
                        && one.EndedAt == null
                    )
            )
            .ToListAsync(cancellationToken);
        return accounts.ConvertAll(keyring.EmailOf);
    }

    private static async Task<(string? Network, string? Department)> WhereAsync(
        SproDbContext db,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        if (actor.StructureId is not { } structure)
            return (actor.NetworkCode, actor.DepartmentCode);
        return (
            await db.Set<Structure>()
                .Where(one => one.Id == structure)
                .Select(one => one.NetworkCode)
                .SingleOrDefaultAsync(cancellationToken),
            await db.Set<Place>()
                .Where(place => place.StructureId == structure && place.DepartmentCode != null && place.ValidTo == null)
                .OrderBy(place => place.Id)
                .Select(place => place.DepartmentCode)
                .FirstOrDefaultAsync(cancellationToken)
        );
    }

    // The session is written whatever happens to its seats: whoever comes second starts again from what the first left.
    private async Task InTurnAsync(
        Guid sessionId,
        Func<SproDbContext, DevelopmentSession, List<Enrolment>, Task> act,
        CancellationToken cancellationToken
    )
    {
        for (var tried = 1; ; tried++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var session =
                await db.Set<DevelopmentSession>().FindAsync([sessionId], cancellationToken)
                ?? throw new RefusedException("unknown-session", "Cette session n'existe plus.");
            var all = await db.Set<Enrolment>().Where(one => one.SessionId == sessionId).ToListAsync(cancellationToken);
            await act(db, session, all);
            if (!db.ChangeTracker.HasChanges())
                return;
            session.Turns++;
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateException) when (tried < MostTries) { }
        }
    }

    private static DateTime Earliest(DateTime one, DateTime other) => one < other ? one : other;
}
