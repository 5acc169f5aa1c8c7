using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Search;
using Spro.Core.Territories;

namespace Spro.Core.Agenda;

/// <summary>The actions that the search box finds: those to come that are for the public.</summary>
public sealed class ActionDocuments : ISearchSource
{
    private const double Context = 0.6;

    /// <inheritdoc />
    public async Task<IReadOnlyList<SearchDocument>> LoadAsync(
        SproDbContext db,
        TerritoryIndex territory,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(territory);
        var since = LocalCalendar.Metropolitan.ToUtc(day.ToDateTime(TimeOnly.MinValue));
        var actions = await db.Set<AgendaAction>()
            .AsNoTracking()
            .Where(one => one.State == ActionState.Published && !one.IsForProfessionals && one.EndsAt >= since)
            .OrderBy(one => one.StartsAt)
            .ToListAsync(cancellationToken);
        return
        [
            .. actions.Select(one =>
            {
                var commune = one.CommuneCode is { } code ? territory.CommuneToday(code)?.Name : null;
                return new SearchDocument(SearchKinds.Action, one.Id.ToString(), one.Title, 0)
                {
                    Detail = $"{LocalCalendar.Metropolitan.DayOf(one.StartsAt).InFrench}, {commune ?? "à distance"}",
                    OtherTerms = [new SearchTerm($"{one.Kind.InFrench()} {commune}".TrimEnd(), Context)],
                };
            }),
        ];
    }
}
