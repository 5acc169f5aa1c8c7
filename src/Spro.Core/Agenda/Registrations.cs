using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;

namespace Spro.Core.Agenda;

/// <summary>A registration as its own page shows it.</summary>
/// <param name="Action">What for.</param>
/// <param name="Registration">The registration.</param>
/// <param name="Name">How they are called; null where nobody is named.</param>
/// <param name="Needs">What they need.</param>
/// <param name="Answer">What the organiser answers.</param>
/// <param name="Organiser">Who holds the action.</param>
/// <param name="Rank">Which turn of the waiting list is theirs, from 1; null when they do not wait.</param>
public sealed record OwnRegistration(
    AgendaAction Action,
    Registration Registration,
    string? Name,
    IReadOnlyList<Need> Needs,
    string? Answer,
    string Organiser,
    int? Rank
);

/// <summary>All that is kept of a registration, to take away (articles 15 and 20 of the GDPR). Times are in UTC.</summary>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Action">What for.</param>
/// <param name="Organiser">Who holds the action.</param>
/// <param name="StartsAt">When.</param>
/// <param name="Number">The number of the registration.</param>
/// <param name="State">Where it stands.</param>
/// <param name="People">How many people.</param>
/// <param name="Name">How they are called.</param>
/// <param name="Email">Where they are written to.</param>
/// <param name="Phone">Where they are called.</param>
/// <param name="IsToldBySms">They chose to be told by SMS.</param>
/// <param name="Needs">What they need.</param>
/// <param name="Answer">What the organiser answers.</param>
/// <param name="IsMinor">They said that they are under eighteen.</param>
/// <param name="GuardianEmail">Where their legal representative is written to.</param>
/// <param name="AgreedAt">When that person agreed.</param>
/// <param name="RegisteredAt">When they registered.</param>
/// <param name="Came">How many came; null while it is not noted.</param>
public sealed record RegistrationCopy(
    DateTime MadeAt,
    string Action,
    string Organiser,
    DateTime StartsAt,
    int Number,
    RegistrationState State,
    int People,
    string? Name,
    string? Email,
    string? Phone,
    bool IsToldBySms,
    IReadOnlyList<Need> Needs,
    string? Answer,
    bool IsMinor,
    string? GuardianEmail,
    DateTime? AgreedAt,
    DateTime RegisteredAt,
    int? Came
);

/// <summary>A registration as the structure that made it reads it.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="Number">Its number.</param>
/// <param name="Name">Who, or what group; null where nobody is named.</param>
/// <param name="People">How many.</param>
/// <param name="State">Where it stands.</param>
/// <param name="LacksAgreement">The agreement of a legal representative is missing.</param>
/// <param name="Rank">Which turn of the waiting list is theirs, from 1; null when they do not wait.</param>
public sealed record MadeRegistration(
    Guid Id,
    int Number,
    string? Name,
    int People,
    RegistrationState State,
    bool LacksAgreement,
    int? Rank
);

/// <summary>
/// Takes registrations, without an account or by a professional, and lets people withdraw; who waits moves up by itself.
/// </summary>
public sealed class Registrations(
    IDbContextFactory<SproDbContext> databases,
    AgendaMessages messages,
    IdentityKeys keys,
    AccessLog readings,
    ErasureJournal journal,
    TimeProvider clock
)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Registers; gives where it stands: expected, or waiting when all seats are taken. Nobody learns from a form who is registered
    /// already: the same person twice is two, and who organises sees it.
    /// </summary>
    /// <param name="actor">The professional who does it; null for the person.</param>
    /// <param name="actionId">The action.</param>
    /// <param name="draft">What the form says.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">It is over, called off, or something is missing; it names the field.</exception>
    public async Task<RegistrationState> RegisterAsync(
        Actor? actor,
        Guid actionId,
        RegistrationDraft draft,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(draft);
        actor?.Require(Purpose.ActionRegistration);
        var keyring = await keys.OpenAsync(cancellationToken);
        return await Seating.InTurnAsync(databases, RegisterOnceAsync, cancellationToken);

        async Task<RegistrationState> RegisterOnceAsync(SproDbContext db)
        {
            var action = await SeatCount.TurnAsync(db, actionId, cancellationToken);
            RequireOpen(action, actor is not null);
            var hash = Registration.HashOf(draft.Secret);
            // The other click of the same form.
            if (
                await db.Set<Registration>().SingleOrDefaultAsync(one => one.TokenHash == hash, cancellationToken) is
                { } known
            )
            {
                // Gone, it is opened again by nobody; else what it says differently would be believed said.
                if (
                    known.State != RegistrationState.Withdrawn
                    && !known.Says(draft.Checked(action!, actor is not null), keyring)
                )
                    throw Revisions.KeptOtherwise();
                return known.State;
            }
            if (action!.StartsAt <= Now)
                throw new RefusedException("over", "Cette action a commencé ou est passée : on ne s'y inscrit plus.");
            var said = draft.Checked(action, actor is not null);
            var taken = await SeatCount.TakenAsync(db, action.Id, cancellationToken);
            var one = new Registration
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                ActionId = action.Id,
                Number =
                    (
                        await db.Set<Registration>()
                            .Where(other => other.ActionId == action.Id)
                            .MaxAsync(other => (int?)other.Number, cancellationToken)
                        ?? 0
                    ) + 1,
                TokenHash = hash,
                State =
                    action.Capacity is { } seats && taken + said.People > seats
                        ? RegistrationState.Waiting
                        : RegistrationState.Expected,
                People = said.People,
                IsMinor = said.IsMinor,
                AgreedAt = said.HasAgreement ? Now : null,
                RegisteredAt = Now,
                RegisteredBy = actor?.AccountId,
                RegisteredByStructureId = actor?.StructureId,
            };
            one.Write(said, keyring);
            // The form tells nobody who is registered already; the mailbox tells its owner.
            var isAgain =
                one.EmailKey is { } key
                && await db.Set<Registration>()
                    .AnyAsync(
                        other =>
                            other.ActionId == action.Id
                            && other.EmailKey == key
                            && other.State != RegistrationState.Withdrawn,
                        cancellationToken
                    );
            var news =
                one.State == RegistrationState.Waiting
                    ? "Tout est complet pour l'instant : vous êtes sur la liste d'attente. Si une place se libère et que votre tour vient, elle est pour vous, et un autre message vous le dira."
                    : "Votre place est gardée.";
            if (isAgain)
                news +=
                    " Une autre inscription a été faite avec cette adresse : si c'est une de trop, annulez-la par le lien de son message.";
            db.Add(one);
            await messages.TellAsync(db, action, one, news, keyring, cancellationToken);
            if (one.LacksAgreement && said.GuardianEmail is { } guardian)
            {
                var token = Secrets.New();
                one.GuardianTokenHash = Registration.HashOf(token);
                messages.AskAgreement(db, action, one, guardian, token, keyring);
            }
            return one.State;
        }
    }

    /// <summary>The registration of a secret; null when there is none such, or it was erased.</summary>
    public async Task<OwnRegistration?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var hash = Registration.HashOf(secret);
        return await ReadAsync(
            db,
            await db.Set<Registration>()
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.TokenHash == hash, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>The registration for which a legal representative is asked; null when there is none such.</summary>
    public async Task<OwnRegistration?> FindForGuardianAsync(string secret, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(db, await ForGuardianAsync(db, secret, cancellationToken), cancellationToken);
    }

    /// <summary>Withdraws the registration of a secret; twice is once. False when there is none such.</summary>
    /// <exception cref="RefusedException">The action is over.</exception>
    public async Task<bool> WithdrawAsync(string secret, CancellationToken cancellationToken)
    {
        var hash = Registration.HashOf(secret);
        return await WithdrawAsync(
            registrations => registrations.Where(one => one.TokenHash == hash),
            cancellationToken
        );
    }

    /// <summary>Withdraws a registration that one's structure has made, or oneself.</summary>
    /// <exception cref="RefusedException">The action is over.</exception>
    public Task<bool> WithdrawAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        WithdrawAsync(registrations => MadeBy(registrations, actor).Where(one => one.Id == id), cancellationToken);

    /// <summary>
    /// The organiser withdraws somebody who asked them to, by telephone for instance; they are told where they can be. False when
    /// it is not there any more.
    /// </summary>
    /// <exception cref="RefusedException">There is no such action, or it is over.</exception>
    public async Task<bool> WithdrawAsync(Actor actor, Guid actionId, Guid id, CancellationToken cancellationToken)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
            await OrganisedActions.OwnAsync(db, actor, actionId, cancellationToken);
        return await WithdrawAsync(
            registrations => registrations.Where(one => one.Id == id && one.ActionId == actionId),
            cancellationToken,
            "Votre inscription est retirée, à votre demande : ce qui était écrit est effacé. Si c'est une erreur, inscrivez-vous à nouveau."
        );
    }

    /// <summary>A legal representative agrees, or does not: then the registration ends. False when the link opens nothing.</summary>
    /// <exception cref="RefusedException">The action is over.</exception>
    public Task<bool> AgreeAsync(string secret, bool agrees, CancellationToken cancellationToken)
    {
        var hash = Registration.HashOf(secret);
        return agrees
            ? Seating.InTurnAsync(databases, AgreeOnceAsync, cancellationToken)
            : WithdrawAsync(
                registrations => registrations.Where(one => one.GuardianTokenHash == hash),
                cancellationToken,
                "La personne qui vous représente n'a pas donné son accord : l'inscription s'arrête."
            );

        async Task<bool> AgreeOnceAsync(SproDbContext db)
        {
            if (await ForGuardianAsync(db, secret, cancellationToken, tracks: true) is not { } one)
                return false;
            one.AgreedAt ??= Now;
            return true;
        }
    }

    /// <summary>
    /// Erases who somebody is once it has begun, or was called off; before, they withdraw. What is counted stays. Twice is once;
    /// false when the link opens nothing.
    /// </summary>
    public async Task<bool> EraseAsync(string secret, CancellationToken cancellationToken)
    {
        // Whoever waits for their seat has it.
        if (await FindAsync(secret, cancellationToken) is { } own && own.Action.IsOpenAt(Now))
            return await WithdrawAsync(secret, cancellationToken);
        var hash = Registration.HashOf(secret);
        return await Seating.InTurnAsync(databases, EraseOnceAsync, cancellationToken);

        async Task<bool> EraseOnceAsync(SproDbContext db)
        {
            if (
                await db.Set<Registration>().SingleOrDefaultAsync(one => one.TokenHash == hash, cancellationToken)
                is not { } one
            )
                return false;
            if (one.State == RegistrationState.Withdrawn || one.IsErased)
                return true;
            await RegistrationErasures.EraseAsync(db, one.Id, Now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await journal.WriteAsync([Erasure.Of(Now, ErasedThing.Registration, one.Id)], cancellationToken);
            return true;
        }
    }

    /// <summary>All that is kept of a registration, for the person to take away; null when the link opens nothing.</summary>
    public async Task<RegistrationCopy?> CopyAsync(string secret, CancellationToken cancellationToken)
    {
        if (await FindAsync(secret, cancellationToken) is not { Registration.Secret: not null } own)
            return null;
        var keyring = await keys.OpenAsync(cancellationToken);
        var one = own.Registration;
        return new(
            Now,
            own.Action.Title,
            own.Organiser,
            own.Action.StartsAt,
            one.Number,
            one.State,
            one.People,
            own.Name,
            one.EmailOf(keyring),
            one.PhoneOf(keyring),
            one.IsToldBySms,
            own.Needs,
            own.Answer,
            one.IsMinor,
            one.GuardianOf(keyring),
            one.AgreedAt,
            one.RegisteredAt,
            one.Came
        );
    }

    /// <summary>
    /// Writes to an address the link of each registration that was made with it: whoever reads that mailbox sees, copies or erases
    /// what is kept. What was written to in the last minutes is not written to again.
    /// </summary>
    internal async Task SendLinksAsync(
        SproDbContext db,
        string email,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        var key = keyring.KeyOf(email);
        var told = Outbox.ToldLately(db, Now);
        var found = await (
            from one in db.Set<Registration>()
            join action in db.Set<AgendaAction>() on one.ActionId equals action.Id
            where one.EmailKey == key && !told.Contains(one.Id)
            orderby action.StartsAt descending
            select new { one, action }
        )
            .AsNoTracking()
            .Take(Outbox.MostLinks)
            .ToListAsync(cancellationToken);
        foreach (var known in found)
            messages.SendLink(db, known.action, known.one, keyring);
    }

    /// <summary>Takes the three answers of somebody who came, once. False when the link opens nothing.</summary>
    /// <exception cref="RefusedException">It is not held yet, or an answer is missing; it names the field.</exception>
    public async Task<bool> GiveOpinionAsync(
        string secret,
        int? welcome,
        int? clarity,
        int? nextStep,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(secret, cancellationToken) is not { } own)
            return false;
        if (own.Registration.GaveOpinion)
            return true;
        if (!MayGiveOpinion(own))
            throw new RefusedException("not-yet", "Les questions se posent après, à qui est venu ou venue.");
        var opinion = new ActionOpinion
        {
            // By chance, so that nobody reads in which order they came.
            Id = Guid.NewGuid(),
            ActionId = own.Action.Id,
            Welcome = Note(welcome, "welcome"),
            Clarity = Note(clarity, "clarity"),
            NextStep = Note(nextStep, "next"),
        };
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Two clicks give one opinion.
        if (
            await db.Set<Registration>()
                .Where(one => one.Id == own.Registration.Id && !one.GaveOpinion)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.GaveOpinion, true), cancellationToken) == 0
        )
            return true;
        db.Add(opinion);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;

        static int Note(int? given, string field) =>
            given is { } note and >= 0 and <= ActionOpinion.Best
                ? note
                : throw RefusedException.At(field, "missing", "Choisissez de 0 à 10.");
    }

    /// <summary>Whether that registration may give an opinion.</summary>
    public static bool MayGiveOpinion(OwnRegistration own)
    {
        ArgumentNullException.ThrowIfNull(own);
        return own is { Action.State: ActionState.Held, Registration: { Came: > 0, GaveOpinion: false } };
    }

    /// <summary>What the actor's structure, or they themselves, have registered for an action.</summary>
    public async Task<IReadOnlyList<MadeRegistration>> MadeAsync(
        Actor actor,
        Guid actionId,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var own = await MadeBy(db.Set<Registration>().AsNoTracking(), actor)
            .Where(one => one.ActionId == actionId && one.State != RegistrationState.Withdrawn)
            .OrderBy(one => one.Number)
            .ToListAsync(cancellationToken);
        var waiting = await db.Set<Registration>()
            .Where(one => one.ActionId == actionId && one.State == RegistrationState.Waiting)
            .Select(one => one.Number)
            .ToListAsync(cancellationToken);
        await readings.AddListAsync(
            db,
            actor,
            Purpose.ActionRegistration,
            Registration.ReadingKind,
            [.. own.Where(one => one.Name is not null).Select(one => one.Id)],
            Now.Date,
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        return
        [
            .. own.Select(one => new MadeRegistration(
                one.Id,
                one.Number,
                one.NameOf(keyring),
                one.People,
                one.State,
                one.LacksAgreement,
                one.State == RegistrationState.Waiting ? waiting.Count(number => number <= one.Number) : null
            )),
        ];
    }

    private async Task<bool> WithdrawAsync(
        Func<IQueryable<Registration>, IQueryable<Registration>> which,
        CancellationToken cancellationToken,
        string? news = null
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        return await Seating.InTurnAsync(databases, WithdrawOnceAsync, cancellationToken);

        async Task<bool> WithdrawOnceAsync(SproDbContext db)
        {
            var actionId = await which(db.Set<Registration>())
                .Select(one => (Guid?)one.ActionId)
                .SingleOrDefaultAsync(cancellationToken);
            if (actionId is not { } id || await SeatCount.TurnAsync(db, id, cancellationToken) is not { } action)
                return false;
            if (await which(db.Set<Registration>()).SingleOrDefaultAsync(cancellationToken) is not { } one)
                return false;
            if (one.State == RegistrationState.Withdrawn)
                return true;
            if (action.State is ActionState.Held)
                throw new RefusedException("over", "Cette action est passée : il n'y a plus rien à changer.");
            await messages.WithdrawAsync(db, one.Id, cancellationToken);
            one.State = RegistrationState.Withdrawn;
            // Told before their address is erased.
            if (news is not null)
                await messages.TellAsync(db, action, one, news, keyring, cancellationToken);
            one.Withdraw();
            await db.SaveChangesAsync(cancellationToken);
            await journal.WriteAsync([Erasure.Of(Now, ErasedThing.Registration, one.Id)], cancellationToken);
            if (action.IsOpenAt(Now))
                await SeatCount.MoveUpAsync(db, action, messages, keyring, cancellationToken);
            return true;
        }
    }

    private static IQueryable<Registration> MadeBy(IQueryable<Registration> all, Actor actor)
    {
        actor.Require(Purpose.ActionRegistration);
        return actor.StructureId is { } structure
            ? all.Where(one => one.RegisteredByStructureId == structure)
            : all.Where(one => one.RegisteredBy == actor.AccountId);
    }

    private static void RequireOpen(AgendaAction? action, bool byProfessional)
    {
        if (action is null || action.State == ActionState.Draft || action.IsForProfessionals && !byProfessional)
            throw new RefusedException("unknown-action", "Cette action n'est plus dans l'agenda.");
        if (action.State == ActionState.Cancelled)
            throw new RefusedException("cancelled", "Cette action est annulée.");
        if (!action.TakesRegistrations)
            throw new RefusedException("no-registration", "On ne s'inscrit pas à cette action : venez, simplement.");
    }

    private static async Task<Registration?> ForGuardianAsync(
        SproDbContext db,
        string secret,
        CancellationToken cancellationToken,
        bool tracks = false
    )
    {
        var hash = Registration.HashOf(secret);
        var all = db.Set<Registration>().AsQueryable();
        return await (tracks ? all : all.AsNoTracking()).SingleOrDefaultAsync(
            one => one.GuardianTokenHash == hash && one.State != RegistrationState.Withdrawn,
            cancellationToken
        );
    }

    private async Task<OwnRegistration?> ReadAsync(
        SproDbContext db,
        Registration? one,
        CancellationToken cancellationToken
    )
    {
        if (one is null)
            return null;
        var keyring = await keys.OpenAsync(cancellationToken);
        var action = await db.Set<AgendaAction>()
            .AsNoTracking()
            .SingleAsync(a => a.Id == one.ActionId, cancellationToken);
        return new(
            action,
            one,
            one.NameOf(keyring),
            one.NeedsOf(keyring),
            one.AnswerOf(keyring),
            (await Organisers.NamesAsync(db, [action], cancellationToken))[action.Id],
            one.State == RegistrationState.Waiting
                ? 1
                    + await db.Set<Registration>()
                        .CountAsync(
                            other =>
                                other.ActionId == action.Id
                                && other.State == RegistrationState.Waiting
                                && other.Number < one.Number,
                            cancellationToken
                        )
                : null
        );
    }
}
