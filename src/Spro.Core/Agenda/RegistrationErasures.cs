using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Messages;

namespace Spro.Core.Agenda;

/// <summary>Erases who registered, for who asked; again in a store that a backup has brought back.</summary>
internal static class RegistrationErasures
{
    /// <summary>Marks it; the caller saves. A registration of what is still to come is withdrawn: its seat serves somebody else.</summary>
    public static async Task EraseAsync(SproDbContext db, Guid id, DateTime now, CancellationToken cancellationToken)
    {
        if (await db.Set<Registration>().FindAsync([id], cancellationToken) is not { } one)
            return;
        var action = await db.Set<AgendaAction>()
            .AsNoTracking()
            .SingleAsync(known => known.Id == one.ActionId, cancellationToken);
        if (action.State == ActionState.Published && action.StartsAt > now)
            one.Withdraw();
        else
            one.Forget();
        await Outbox.EraseAsync(db, id, cancellationToken);
    }
}
