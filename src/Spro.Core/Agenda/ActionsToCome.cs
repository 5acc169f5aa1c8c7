using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Territories;

namespace Spro.Core.Agenda;

/// <summary>An action to come, as other pages than the agenda speak of it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Title">What it is called.</param>
/// <param name="StartsAt">When it starts, in UTC.</param>
/// <param name="EndsAt">When it ends.</param>
/// <param name="Commune">Where; null from afar.</param>
/// <param name="DepartmentCodes">The departments it is for; none is the whole region.</param>
/// <param name="RomeCodes">The occupations that are met there.</param>
/// <param name="IsFictitious">It is of the demonstration.</param>
public sealed record ActionToCome(
    Guid Id,
    string Title,
    DateTime StartsAt,
    DateTime EndsAt,
    CommuneRecord? Commune,
    IReadOnlyList<string> DepartmentCodes,
    IReadOnlyList<string> RomeCodes,
    bool IsFictitious
);

/// <summary>
/// The next actions of the public, held in memory with the snapshot of public data: pages that only speak of them beside
/// something else read no table for it.
/// </summary>
public sealed class ActionsToCome(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    TimeProvider clock
)
{
    private const int MostHeld = 1000;

    private readonly Lock _turn = new();
    private (PublicCatalogue? Of, Task<IReadOnlyList<ActionToCome>> All) _held = (
        null,
        Task.FromResult<IReadOnlyList<ActionToCome>>([])
    );

    /// <summary>Those that are not over, the nearest first.</summary>
    /// <param name="which">Those only.</param>
    /// <param name="most">How many at most.</param>
    public async Task<IReadOnlyList<ActionToCome>> FirstAsync(Func<ActionToCome, bool> which, int most)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return [.. (await AllAsync()).Where(one => one.EndsAt >= now && which(one)).Take(most)];
    }

    private Task<IReadOnlyList<ActionToCome>> AllAsync()
    {
        var catalogue = catalogues.Current;
        lock (_turn)
        {
            // Read once for all those who ask at the same time; what failed is read again.
            if (_held.Of != catalogue || _held.All.IsFaulted)
                _held = (catalogue, LoadAsync(catalogue));
            return _held.All;
        }
    }

    private async Task<IReadOnlyList<ActionToCome>> LoadAsync(PublicCatalogue catalogue)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var earliest = now - AgendaAction.Longest;
        await using var db = await databases.CreateDbContextAsync();
        var found = await db.Set<AgendaAction>()
            .AsNoTracking()
            .Where(one =>
                one.State == ActionState.Published
                && !one.IsForProfessionals
                && one.StartsAt >= earliest
                && one.EndsAt >= now
            )
            .OrderBy(one => one.StartsAt)
            .ThenBy(one => one.Id)
            .Take(MostHeld)
            .Select(one => new
            {
                one.Id,
                one.Title,
                one.StartsAt,
                one.EndsAt,
                one.CommuneCode,
                one.DepartmentCodes,
                one.RomeCodes,
                one.FromDemonstration,
            })
            .ToListAsync();
        return
        [
            .. found.Select(one => new ActionToCome(
                one.Id,
                one.Title,
                one.StartsAt,
                one.EndsAt,
                one.CommuneCode is { } code ? catalogue.Territory.CommuneToday(code) : null,
                one.DepartmentCodes,
                one.RomeCodes,
                one.FromDemonstration
            )),
        ];
    }
}
