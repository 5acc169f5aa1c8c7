using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.DataProtection;

/// <summary>How a structure answers people: counts and delays, never a person.</summary>
/// <param name="Structure">Its name.</param>
/// <param name="Waiting">How many wait.</param>
/// <param name="Late">Of these, those whose month is over.</param>
/// <param name="FirstDueOn">The last day of the most urgent; null when none waits.</param>
/// <param name="Done">How many it did.</param>
/// <param name="Refused">How many it refused.</param>
/// <param name="Closed">How many are closed until the archives agree.</param>
/// <param name="MedianDays">The days that half of its answers took at most; null when it has answered none.</param>
public sealed record RequestFigure(
    string Structure,
    int Waiting,
    int Late,
    DateOnly? FirstDueOn,
    int Done,
    int Refused,
    int Closed,
    int? MedianDays
);

/// <summary>Counts what people have asked, for the data-protection officer. The queries read no column about a person.</summary>
public sealed class RequestFigures(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    TimeProvider clock
)
{
    /// <summary>By structure, those that are late first.</summary>
    public async Task<IReadOnlyList<RequestFigure>> OfAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Purpose.DataProtection))
            throw new NotAllowedException(Purpose.DataProtection);
        var calendar = catalogues.Current.Territory.CalendarOf(null);
        var today = calendar.DayOf(clock.GetUtcNow().UtcDateTime);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var answers = await (
            from answer in db.Set<DataAnswer>()
            join request in db.Set<DataRequest>() on answer.RequestId equals request.Id
            join structure in db.Set<Structure>() on answer.StructureId equals structure.Id
            select new
            {
                answer.StructureId,
                structure.Name,
                answer.State,
                answer.AnsweredAt,
                request.AskedOn,
                request.DueOn,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. answers
                .GroupBy(one => (one.StructureId, one.Name))
                .Select(of =>
                {
                    var waiting = of.Where(one => one.State == DataAnswerState.Waiting).ToList();
                    var days = of.Where(one => one.AnsweredAt is not null)
                        .Select(one => calendar.DayOf(one.AnsweredAt!.Value).DayNumber - one.AskedOn.DayNumber)
                        .Order()
                        .ToList();
                    return new RequestFigure(
                        of.Key.Name,
                        waiting.Count,
                        waiting.Count(one => one.DueOn < today),
                        waiting.Count == 0 ? null : waiting.Min(one => one.DueOn),
                        of.Count(one => one.State == DataAnswerState.Done),
                        of.Count(one => one.State == DataAnswerState.Refused),
                        of.Count(one => one.State == DataAnswerState.Closed),
                        days.Count == 0 ? null : days[(days.Count - 1) / 2]
                    );
                })
                .OrderByDescending(one => one.Late)
                .ThenBy(one => one.FirstDueOn ?? DateOnly.MaxValue)
                .ThenBy(one => one.Structure, StringComparer.CurrentCulture),
        ];
    }
}
