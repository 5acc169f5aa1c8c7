using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.Referrals;

/// <summary>How a structure of the network answers: counts and days, and nothing of anybody.</summary>
/// <param name="Structure">Its name.</param>
/// <param name="Waiting">How many hand-overs wait for its answer.</param>
/// <param name="Late">How many of them past their last day.</param>
/// <param name="Oldest">Since when the oldest of them waits; null when none does.</param>
public sealed record StructureAnswers(string Structure, int Waiting, int Late, DateOnly? Oldest);

/// <summary>What a network coordinator answers for.</summary>
/// <param name="Deadlines">In working days; the usual ones while the network has set none.</param>
/// <param name="AreOwn">The network has set them.</param>
/// <param name="Structures">Those for which something waits, the latest first.</param>
public sealed record NetworkAnswers(
    ReferralDeadlines Deadlines,
    bool AreOwn,
    IReadOnlyList<StructureAnswers> Structures
);

/// <summary>
/// A network sets its own deadlines and sees which of its structures keep them. The queries read no column about a person.
/// </summary>
public sealed class Coordination(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    TimeProvider clock
)
{
    /// <summary>The longest time to say that a hand-over has come, in working days (CRPA, R112-11-1).</summary>
    public const int LongestToAcknowledge = 10;

    /// <summary>The longest time to answer then, in working days.</summary>
    public const int LongestToAnswer = 30;

    private const int Tries = 5;

    /// <summary>The network of the actor, today.</summary>
    public async Task<NetworkAnswers> OfAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var network = actor.NetworkFor(Purpose.Coordination);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var own = await db.Set<NetworkDeadlines>()
            .AsNoTracking()
            .SingleOrDefaultAsync(set => set.NetworkCode == network, cancellationToken);
        var deadlines = own is null ? ReferralDeadlines.Usual : new(own.ToAcknowledge, own.ToAnswer);
        var rows = await (
            from referral in Waiting(db, network)
            join structure in db.Set<Structure>() on referral.ReceiverId equals structure.Id
            select new
            {
                structure.Id,
                structure.Name,
                referral.State,
                referral.StateSince,
                referral.DepartmentCode,
            }
        ).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var territory = catalogues.Current.Territory;
        return new(
            deadlines,
            own is not null,
            [
                .. rows.Select(row =>
                    {
                        var calendar = territory.CalendarOf(row.DepartmentCode);
                        var since = calendar.DayOf(row.StateSince);
                        return (
                            row.Id,
                            row.Name,
                            Since: since,
                            IsLate: ReferralChase.Deadline(row.State, since, deadlines, calendar.Holidays)
                                < calendar.DayOf(now)
                        );
                    })
                    .GroupBy(one => one.Id)
                    .Select(some => new StructureAnswers(
                        some.First().Name,
                        some.Count(),
                        some.Count(one => one.IsLate),
                        some.Min(one => one.Since)
                    ))
                    .OrderByDescending(one => one.Late)
                    .ThenBy(one => one.Oldest)
                    .ThenBy(one => one.Structure, StringComparer.CurrentCulture),
            ]
        );
    }

    /// <summary>Sets the deadlines of the actor's network; what waits already is chased by them too.</summary>
    /// <param name="actor">Who coordinates the network.</param>
    /// <param name="seen">The deadlines that the form shows.</param>
    /// <param name="toAcknowledge">In working days.</param>
    /// <param name="toAnswer">In working days, then.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">A number of days is out of bounds, or others were set meanwhile.</exception>
    public async Task SetAsync(
        Actor actor,
        ReferralDeadlines seen,
        int? toAcknowledge,
        int? toAnswer,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var network = actor.NetworkFor(Purpose.Coordination);
        var deadlines = new ReferralDeadlines(
            Within(toAcknowledge, LongestToAcknowledge, nameof(toAcknowledge)),
            Within(toAnswer, LongestToAnswer, nameof(toAnswer))
        );
        for (var tried = 1; ; tried++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            if (
                await db.Set<NetworkDeadlines>()
                    .SingleOrDefaultAsync(one => one.NetworkCode == network, cancellationToken)
                is not { } set
            )
                db.Add(set = new NetworkDeadlines { NetworkCode = network });
            var held =
                db.Entry(set).State == EntityState.Added
                    ? ReferralDeadlines.Usual
                    : new ReferralDeadlines(set.ToAcknowledge, set.ToAnswer);
            if (held != seen && held != deadlines)
                throw Revisions.ChangedMeanwhile();
            (set.ToAcknowledge, set.ToAnswer) = (deadlines.ToAcknowledge, deadlines.ToAnswer);
            (set.SetBy, set.SetAt) = (actor.AccountId, clock.GetUtcNow().UtcDateTime);
            foreach (var referral in await Waiting(db, network).ToListAsync(cancellationToken))
                referral.Plan(catalogues.Current.Territory.CalendarOf(referral.DepartmentCode), deadlines);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            // One of them moved meanwhile, or a colleague set the same.
            catch (DbUpdateException) when (tried < Tries) { }
        }
    }

    private static IQueryable<Referral> Waiting(SproDbContext db, string network) =>
        db.Set<Referral>()
            .Where(one =>
                one.ReceiverNetwork == network
                && (one.State == ReferralState.Sent || one.State == ReferralState.Acknowledged)
            );

    private static int Within(int? days, int most, string field) =>
        days is { } given && given >= 1 && given <= most
            ? given
            : throw RefusedException.At(field, "days-out-of-bounds", $"Écrivez un nombre de jours de 1 à {most}.");
}
