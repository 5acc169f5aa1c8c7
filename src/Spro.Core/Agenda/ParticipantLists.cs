using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Papers;
using Spro.Core.Privacy;
using Spro.Core.Search;

namespace Spro.Core.Agenda;

/// <summary>Somebody registered, as the organiser reads them.</summary>
/// <param name="Registration">The registration.</param>
/// <param name="Name">How they are called; null where nobody is named.</param>
/// <param name="Phone">Where to call them, when they left no other way.</param>
/// <param name="HasEmail">Messages reach them.</param>
/// <param name="Needs">What they need.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="DoubleOf">The number of who registered before with the same name and address; null when nobody did.</param>
public sealed record Participant(
    Registration Registration,
    string? Name,
    string? Phone,
    bool HasEmail,
    IReadOnlyList<Need> Needs,
    string? Answer,
    int? DoubleOf
);

/// <summary>What those who came thought: how many answered, and the mean of each answer, once ten have.</summary>
/// <param name="Answers">How many.</param>
/// <param name="Welcome">They were welcomed well, of ten.</param>
/// <param name="Clarity">They understood.</param>
/// <param name="NextStep">They know what to do next.</param>
public sealed record OpinionSummary(int Answers, double? Welcome, double? Clarity, double? NextStep);

/// <summary>An action in the list of its organiser.</summary>
/// <param name="Action">The action.</param>
/// <param name="Expected">How many people are expected.</param>
/// <param name="Waiting">How many wait.</param>
/// <param name="ToAnswer">How many requests for an accommodation wait for an answer.</param>
public sealed record OrganisedLine(AgendaAction Action, int Expected, int Waiting, int ToAnswer);

/// <summary>An action that says it is an officer's.</summary>
/// <param name="Action">The action.</param>
/// <param name="Organiser">Who holds it.</param>
public sealed record NamingAction(AgendaAction Action, string Organiser);

/// <summary>An action as its organiser opens it.</summary>
/// <param name="Line">The action with its counts.</param>
/// <param name="Organiser">Who holds it.</param>
/// <param name="Papers">Its papers.</param>
/// <param name="Opinions">What was thought of it.</param>
public sealed record OrganisedFile(
    OrganisedLine Line,
    string Organiser,
    IReadOnlyList<Paper> Papers,
    OpinionSummary Opinions
);

/// <summary>What organisers read of their actions and of who is registered, and what they do for one of them.</summary>
public sealed class ParticipantLists(
    IDbContextFactory<SproDbContext> databases,
    AgendaMessages messages,
    IdentityKeys keys,
    AccessLog readings,
    TimeProvider clock
)
{
    private const int LongestAnswer = 500;

    // More would have waited for a year: they are answered some at a time.
    private const int MostNaming = 50;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// The actor's own actions: those to come, the nearest first; or those over, the last first, a page of them after an instant.
    /// </summary>
    /// <param name="actor">Who organises.</param>
    /// <param name="isOver">Those over.</param>
    /// <param name="after">Where the page starts; null for the first.</param>
    /// <param name="size">How many at most; one more is given when there are others.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IReadOnlyList<OrganisedLine>> OwnAsync(
        Actor actor,
        bool isOver,
        AgendaKey? after,
        int size,
        CancellationToken cancellationToken
    )
    {
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var own = ActionReach.OwnOf(db.Set<AgendaAction>().AsNoTracking(), actor);
        own = isOver ? own.Where(one => one.EndsAt < now) : own.Where(one => one.EndsAt >= now);
        if (after is ({ } at, var id))
            own = isOver
                ? own.Where(one => one.StartsAt < at || one.StartsAt == at && one.Id.CompareTo(id) < 0)
                : own.Where(one => one.StartsAt > at || one.StartsAt == at && one.Id.CompareTo(id) > 0);
        own = isOver
            ? own.OrderByDescending(one => one.StartsAt).ThenByDescending(one => one.Id)
            : own.OrderBy(one => one.StartsAt).ThenBy(one => one.Id);
        return await LinesAsync(db, await own.Take(size + 1).ToListAsync(cancellationToken), cancellationToken);
    }

    /// <summary>The actions of others that name the officer, of the past year and to come: those that wait for their word first.</summary>
    public async Task<IReadOnlyList<NamingAction>> NamingAsync(Actor actor, CancellationToken cancellationToken)
    {
        var since = Now.AddYears(-1);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await ActionReach
            .NamingOf(db.Set<AgendaAction>().AsNoTracking(), actor)
            .Where(one => one.StartsAt >= since)
            .OrderBy(one => one.OfficerAgrees != null)
            .ThenBy(one => one.StartsAt)
            .Take(MostNaming)
            .ToListAsync(cancellationToken);
        var names = await Organisers.NamesAsync(db, all, cancellationToken);
        return [.. all.Select(one => new NamingAction(one, names[one.Id]))];
    }

    /// <summary>One of the actor's own actions; null when there is none such.</summary>
    public async Task<OrganisedFile?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var action = await ActionReach
            .OwnOf(db.Set<AgendaAction>().AsNoTracking(), actor)
            .SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (action is null)
            return null;
        return new(
            (await LinesAsync(db, [action], cancellationToken))[0],
            (await Organisers.NamesAsync(db, [action], cancellationToken))[id],
            await PaperShelf.OfAsync(db, id, cancellationToken),
            await OpinionsAsync(db, id, cancellationToken)
        );
    }

    /// <summary>Who is registered for one of the actor's own actions, by their numbers; the reading is noted.</summary>
    /// <exception cref="RefusedException">There is no such action.</exception>
    public async Task<IReadOnlyList<Participant>> OfAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var action = await OrganisedActions.OwnAsync(db, actor, id, cancellationToken);
        var all = await db.Set<Registration>()
            .AsNoTracking()
            .Where(one => one.ActionId == id && one.State != RegistrationState.Withdrawn)
            .OrderBy(one => one.Number)
            .ToListAsync(cancellationToken);
        await readings.AddListAsync(
            db,
            actor,
            Purpose.Actions,
            Registration.ReadingKind,
            [.. all.Where(one => one.Name is not null || one.Needs is not null).Select(one => one.Id)],
            Now.Date,
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        var doubles = action.NamesPeople ? DoublesOf(all, keyring) : [];
        return
        [
            .. all.Select(one => new Participant(
                one,
                action.NamesPeople ? one.NameOf(keyring) : null,
                action.NamesPeople ? one.PhoneOf(keyring) : null,
                one.Email is not null,
                one.NeedsOf(keyring),
                one.AnswerOf(keyring),
                doubles.TryGetValue(one.Id, out var first) ? first : null
            )),
        ];
    }

    // Of each who has the same name and the same address as somebody before them in the list: the number of the first.
    private static Dictionary<Guid, int> DoublesOf(IEnumerable<Registration> all, IdentityKeyring keyring) =>
        (
            from one in all
            where one.EmailKey is not null && one.Name is not null
            group one by (Convert.ToHexString(one.EmailKey!), FrenchText.Fold(one.NameOf(keyring) ?? "")) into same
            from other in same.Skip(1)
            select (other.Id, same.First().Number)
        ).ToDictionary();

    /// <summary>Answers what somebody needs, before the day; they are told.</summary>
    /// <exception cref="RefusedException">It is too late, or the answer is missing; it names the field.</exception>
    public async Task AnswerNeedsAsync(
        Actor actor,
        Guid id,
        Guid registrationId,
        string? answer,
        CancellationToken cancellationToken
    )
    {
        var text =
            ActionReach.Text(answer, "answer", LongestAnswer)
            ?? throw RefusedException.At(
                "answer",
                "missing",
                "Écrivez ce qui sera fait, ou pourquoi cela ne l'est pas."
            );
        var keyring = await keys.OpenAsync(cancellationToken);
        // In its turn: nothing is written of somebody who withdraws meanwhile.
        await Seating.InTurnAsync(databases, AnswerOnceAsync, cancellationToken);

        async Task<bool> AnswerOnceAsync(SproDbContext db)
        {
            await SeatCount.TurnAsync(db, id, cancellationToken);
            var (action, one) = await FindAsync(db, actor, id, registrationId, cancellationToken);
            if (action.State != ActionState.Published || action.StartsAt <= Now || one.Needs is null)
                throw new RefusedException(
                    "over",
                    "Il est trop tard pour répondre : l'action a commencé ou est annulée."
                );
            if (one.AnswerOf(keyring) == text)
                return true;
            one.Answer(text, keyring);
            await messages.TellAsync(
                db,
                action,
                one,
                "Une réponse est donnée à ce que vous avez demandé pour ce jour-là : elle est sur votre page.",
                keyring,
                cancellationToken,
                ActionSms.Answered
            );
            return true;
        }
    }

    /// <summary>Notes that the written agreement of a legal representative was received; twice is once.</summary>
    /// <exception cref="RefusedException">There is no such registration.</exception>
    public async Task NoteAgreementAsync(Actor actor, Guid id, Guid registrationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (_, one) = await FindAsync(db, actor, id, registrationId, cancellationToken);
        if (!one.LacksAgreement)
            return;
        one.AgreedAt = Now;
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What those who came to an action thought of it.</summary>
    internal static async Task<OpinionSummary> OpinionsAsync(
        SproDbContext db,
        Guid actionId,
        CancellationToken cancellationToken
    )
    {
        var all = await db.Set<ActionOpinion>()
            .AsNoTracking()
            .Where(one => one.ActionId == actionId)
            .ToListAsync(cancellationToken);
        return all.Count < SmallNumbers.Fewest
            ? new(all.Count, null, null, null)
            : new(
                all.Count,
                all.Average(one => one.Welcome),
                all.Average(one => one.Clarity),
                all.Average(one => one.NextStep)
            );
    }

    private static async Task<(AgendaAction, Registration)> FindAsync(
        SproDbContext db,
        Actor actor,
        Guid id,
        Guid registrationId,
        CancellationToken cancellationToken
    ) =>
        (
            await OrganisedActions.OwnAsync(db, actor, id, cancellationToken),
            await db.Set<Registration>()
                .SingleOrDefaultAsync(
                    one => one.Id == registrationId && one.ActionId == id && one.State != RegistrationState.Withdrawn,
                    cancellationToken
                )
                ?? throw new RefusedException("unknown-registration", "Cette inscription n'existe plus.")
        );

    private static async Task<IReadOnlyList<OrganisedLine>> LinesAsync(
        SproDbContext db,
        IReadOnlyList<AgendaAction> actions,
        CancellationToken cancellationToken
    )
    {
        var ids = actions.Select(one => one.Id).ToList();
        var counts = await db.Set<Registration>()
            .Where(one => ids.Contains(one.ActionId))
            .GroupBy(one => new { one.ActionId, one.State })
            .Select(group => new
            {
                group.Key.ActionId,
                group.Key.State,
                People = group.Sum(one => one.People),
                ToAnswer = group.Count(one => one.Needs != null && one.NeedsAnswer == null),
            })
            .ToListAsync(cancellationToken);
        var ofAction = counts.ToLookup(one => one.ActionId);
        return
        [
            .. actions.Select(action =>
            {
                var own = ofAction[action.Id];
                return new OrganisedLine(
                    action,
                    own.Where(one => one.State == RegistrationState.Expected).Sum(one => one.People),
                    own.Where(one => one.State == RegistrationState.Waiting).Sum(one => one.People),
                    action.State == ActionState.Published ? own.Sum(one => one.ToAnswer) : 0
                );
            }),
        ];
    }
}
