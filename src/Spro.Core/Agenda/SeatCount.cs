using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Agenda;

/// <summary>
/// Seats of an action. Whoever takes or gives one writes the action first, and so waits for whoever does the same: two people
/// never have the last one.
/// </summary>
internal static class SeatCount
{
    /// <summary>Whoever writes the action first waits for the others; null when there is none.</summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="actionId">The action.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<AgendaAction?> TurnAsync(
        SproDbContext db,
        Guid actionId,
        CancellationToken cancellationToken
    ) =>
        await db.Set<AgendaAction>()
            .Where(one => one.Id == actionId)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Turns, one => one.Turns + 1), cancellationToken) > 0
            ? await db.Set<AgendaAction>().SingleAsync(one => one.Id == actionId, cancellationToken)
            : null;

    /// <summary>How many people are expected.</summary>
    public static Task<int> TakenAsync(SproDbContext db, Guid actionId, CancellationToken cancellationToken) =>
        db.Set<Registration>()
            .Where(one => one.ActionId == actionId && one.State == RegistrationState.Expected)
            .SumAsync(one => one.People, cancellationToken);

    /// <summary>Those who wait come in, the first first, as long as there are seats for them; each is told.</summary>
    /// <param name="db">In the transaction that frees seats, once these are saved; the caller saves.</param>
    /// <param name="action">The action, whose turn it is.</param>
    /// <param name="messages">Tells them.</param>
    /// <param name="keyring">Opens where to write to them.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task MoveUpAsync(
        SproDbContext db,
        AgendaAction action,
        AgendaMessages messages,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        var free = (action.Capacity ?? int.MaxValue) - await TakenAsync(db, action.Id, cancellationToken);
        var waiting = await db.Set<Registration>()
            .Where(one => one.ActionId == action.Id && one.State == RegistrationState.Waiting)
            .OrderBy(one => one.Number)
            .ToListAsync(cancellationToken);
        // A group that does not fit leaves its turn to who comes after, and keeps its rank.
        foreach (var one in waiting.Where(one => one.People <= free))
        {
            if (one.People > free)
                continue;
            free -= one.People;
            one.State = RegistrationState.Expected;
            await messages.TellAsync(
                db,
                action,
                one,
                "Une place s'est libérée : elle est pour vous. Vous êtes attendu ou attendue.",
                keyring,
                cancellationToken
            );
        }
    }
}
