using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.Desk;

/// <summary>Keeps the totals that structures and networks deposit, month by month.</summary>
public sealed class DeclaredTotals(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>Older months are no longer taken.</summary>
    public const int OldestMonths = 24;

    /// <summary>Deposits the total of a month; depositing again replaces it.</summary>
    /// <param name="actor">Who deposits, for their structure or their network.</param>
    /// <param name="month">Its first day.</param>
    /// <param name="counts">The numbers.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="networkSaid">The network that the numbers say they are of; null when they do not say.</param>
    /// <exception cref="RefusedException">
    /// The month is not over or is too old, a number is wrong, or they are of another network than the actor's.
    /// </exception>
    public async Task<DeclaredTotal> DepositAsync(
        Actor actor,
        DateOnly month,
        IReadOnlyList<DeclaredCount> counts,
        CancellationToken cancellationToken,
        string? networkSaid = null
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(counts);
        var (structure, network) = DeclarerOf(actor);
        if (networkSaid is not null && networkSaid != network)
            throw RefusedException.At(
                "networkCode",
                "not-your-network",
                "Ces totaux sont d'un autre réseau que celui pour lequel vous déposez."
            );
        var now = clock.GetUtcNow().UtcDateTime;
        var thisMonth = MonthOf(DateOnly.FromDateTime(now));
        if (month.Day != 1 || month >= thisMonth || month < thisMonth.AddMonths(-OldestMonths))
            throw RefusedException.At("month", "month-wrong", "Donnez un mois terminé, depuis deux ans au plus.");
        if (counts.Count == 0)
            throw RefusedException.At("counts", "counts-missing", "Donnez au moins un nombre.");
        if (
            counts.Any(one =>
                one.Contacts is < 0 or > DeclaredTotal.Most
                || !Enum.IsDefined(one.Channel)
                || one.Answered is { } answered && (answered < 0 || answered > one.Contacts)
            )
            || counts.DistinctBy(one => one.Channel).Count() != counts.Count
        )
            throw RefusedException.At(
                "counts",
                "count-wrong",
                "Écrivez des nombres entiers. Les premières réponses ne dépassent pas les personnes reçues."
            );
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (structure is not null)
            network = await db.Set<Structure>()
                .Where(one => one.Id == structure)
                .Select(one => one.NetworkCode)
                .SingleOrDefaultAsync(cancellationToken);
        var id = StableId.Of(
            $"total/{structure?.ToString("N") ?? network}",
            month.ToString("O", CultureInfo.InvariantCulture)
        );
        for (var attempt = 0; ; attempt++)
        {
            db.ChangeTracker.Clear();
            var total = await db.Set<DeclaredTotal>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
            if (total is null)
                db.Add(total = new DeclaredTotal { Id = id, Month = month });
            (total.StructureId, total.NetworkCode) = (structure, network);
            (total.Counts, total.DepositedBy, total.DepositedAt) = ([.. counts], actor.AccountId, now);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return total;
            }
            catch (DbUpdateException) when (attempt < 2)
            {
                // Another click was faster: its row is replaced.
            }
        }
    }

    /// <summary>What the actor's structure, or network, has deposited, the latest month first.</summary>
    public async Task<IReadOnlyList<DeclaredTotal>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var (structure, network) = DeclarerOf(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = db.Set<DeclaredTotal>().AsNoTracking();
        return await (
            structure is not null
                ? all.Where(one => one.StructureId == structure)
                : all.Where(one => one.StructureId == null && one.NetworkCode == network)
        )
            .OrderByDescending(one => one.Month)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The first day of a month.</summary>
    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>Deletes those kept as long as contacts are; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddMonths(-OldestMonths - 1);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<DeclaredTotal>().Where(one => one.Month < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private static (Guid? Structure, string? Network) DeclarerOf(Actor actor) =>
        Rights.Of(actor.Role, Purpose.Totals) == Reach.Network && actor.NetworkCode is { } network
            ? (null, network)
            : (actor.StructureFor(Purpose.Totals), null);
}
