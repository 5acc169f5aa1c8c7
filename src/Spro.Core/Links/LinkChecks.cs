using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Links;

/// <summary>What a round of visits found.</summary>
/// <param name="Visited">Addresses visited.</param>
/// <param name="Dead">Those where nothing was found.</param>
/// <param name="WasOffline">Not one site answered: this machine has no way out, and nothing was noted.</param>
public sealed record LinkRound(int Visited, int Dead, bool WasOffline);

/// <summary>A link that leads nowhere any more, where it is shown.</summary>
/// <param name="Link">Where, and who answers for it.</param>
/// <param name="Check">What the last visit found, and since when.</param>
public sealed record DeadLink(ShownLink Link, LinkCheck Check);

/// <summary>Visits the links that people are shown, and remembers which lead nowhere and since when.</summary>
public sealed class LinkChecks(IDbContextFactory<SproDbContext> databases, LinkVisitor visitor, TimeProvider clock)
{
    private const int HostsAtOnce = 4;

    // Between two pages of one site.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Visits each address once, one at a time for each site, then notes what was found; addresses that nothing shows any
    /// more are forgotten.
    /// </summary>
    public async Task<LinkRound> RunAsync(IReadOnlyCollection<ShownLink> links, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(links);
        var sites = links
            .Select(link => link.Url)
            .Distinct(StringComparer.Ordinal)
            .GroupBy(url => new Uri(url).Authority, StringComparer.OrdinalIgnoreCase);
        var visits = new ConcurrentDictionary<string, LinkVisit>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            sites,
            new ParallelOptions { MaxDegreeOfParallelism = HostsAtOnce, CancellationToken = cancellationToken },
            async (site, stopping) =>
            {
                var isFirst = true;
                foreach (var url in site)
                {
                    if (!isFirst)
                        await Task.Delay(Pause, clock, stopping);
                    isFirst = false;
                    visits[url] = await visitor.VisitAsync(new Uri(url), stopping);
                }
            }
        );
        var wasOffline = !visits.IsEmpty && visits.Values.All(visit => visit.Status is null);
        if (!wasOffline)
            await NoteAsync(visits, cancellationToken);
        return new LinkRound(visits.Count, visits.Values.Count(visit => visit.IsDead), wasOffline);
    }

    /// <summary>Whether the last round was more than so many days ago, or there was none.</summary>
    public async Task<bool> IsDueAsync(int days, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-days);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return !await db.Set<LinkCheck>().AnyAsync(check => check.CheckedAt > since, cancellationToken);
    }

    /// <summary>The links shown that lead nowhere, the longest dead first.</summary>
    public async Task<IReadOnlyList<DeadLink>> DeadAmongAsync(
        IEnumerable<ShownLink> links,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var dead = await db.Set<LinkCheck>()
            .AsNoTracking()
            .Where(check => check.DeadSince != null)
            .ToDictionaryAsync(check => check.Url, StringComparer.Ordinal, cancellationToken);
        return
        [
            .. links
                .Where(link => dead.ContainsKey(link.Url))
                .Select(link => new DeadLink(link, dead[link.Url]))
                .OrderBy(one => one.Check.DeadSince)
                .ThenBy(one => one.Link.Owner, StringComparer.Ordinal)
                .ThenBy(one => one.Link.Code, StringComparer.Ordinal),
        ];
    }

    private async Task NoteAsync(ConcurrentDictionary<string, LinkVisit> visits, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<LinkCheck>()
            .ToDictionaryAsync(check => check.Url, StringComparer.Ordinal, cancellationToken);
        db.RemoveRange(known.Values.Where(check => !visits.ContainsKey(check.Url)));
        foreach (var (url, visit) in visits)
        {
            if (!known.TryGetValue(url, out var check))
                db.Add(check = new LinkCheck { Url = url });
            check.Take(visit, now);
        }
        await db.SaveChangesAsync(cancellationToken);
    }
}
