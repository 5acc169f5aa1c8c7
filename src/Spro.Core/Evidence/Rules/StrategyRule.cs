using Microsoft.EntityFrameworkCore;
using Spro.Core.ActionPlans;
using Spro.Core.Database;

namespace Spro.Core.Evidence.Rules;

/// <summary>OBL-37: each objective of the regional strategy that holds has an indicator.</summary>
internal sealed class StrategyRule(IDbContextFactory<SproDbContext> databases) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-37";

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await db.Set<StrategyObjective>()
            .AsNoTracking()
            .OrderBy(one => one.Strategy)
            .ThenBy(one => one.Code)
            .ToListAsync(cancellationToken);
        return Judge([.. all.Where(one => one.HoldsOn(asked.Day))]);
    }

    /// <summary>Judges the objectives that hold (pure).</summary>
    public static Assessment Judge(IReadOnlyList<StrategyObjective> objectives)
    {
        if (objectives.Count == 0)
            return Assessment.NotMeasured();
        var without = objectives.Where(one => one.Indicator is null).ToList();
        return Assessment.Of(
            without.Count == 0 ? ObligationState.Kept : ObligationState.Due,
            [
                new(
                    EvidenceKind.Observed,
                    $"Objectifs de la stratégie avec un indicateur : {objectives.Count - without.Count} sur {objectives.Count}."
                ),
                .. ShortList.Named("Sans indicateur", [.. without.Select(one => $"{one.Code}, {one.Title}")]),
                .. ShortList.Rows(
                    [.. objectives.Except(without)],
                    one => new(EvidenceKind.Observed, $"{one.Code}, {one.Title}. Indicateur : {one.Indicator}.")
                ),
            ]
        );
    }
}
