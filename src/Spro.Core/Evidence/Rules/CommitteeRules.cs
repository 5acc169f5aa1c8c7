using Microsoft.EntityFrameworkCore;
using Spro.Core.ActionPlans;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Governance;
using Spro.Core.Territories;

namespace Spro.Core.Evidence.Rules;

/// <summary>What a local committee has, and its territory.</summary>
/// <param name="Clefop">The perimeter of the committee.</param>
/// <param name="Department">The department of most of its communes, by its INSEE code.</param>
/// <param name="GroupId">Its technical group; null when it has none.</param>
/// <param name="HasPlan">A plan is in force.</param>
/// <param name="HasGuidanceForEverybody">With a guidance action for everybody.</param>
/// <param name="GroupIsRun">Somebody is named, by function, to run it.</param>
internal sealed record CommitteeFacts(
    TerritoryRecord Clefop,
    string? Department,
    Guid? GroupId,
    bool HasPlan,
    bool HasGuidanceForEverybody,
    bool GroupIsRun
);

/// <summary>Reads what each local committee has on a day.</summary>
internal sealed class Committees(IDbContextFactory<SproDbContext> databases, CatalogueHost catalogues)
{
    /// <summary>Each perimeter of the regions served, in the order of their codes.</summary>
    public async Task<IReadOnlyList<CommitteeFacts>> OfAsync(Asked asked, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var bodies = await db.Set<Body>()
            .AsNoTracking()
            .Where(body => body.TerritoryKind == TerritoryKind.Clefop)
            .ToListAsync(cancellationToken);
        var plans = await db.Set<ActionPlan>()
            .AsNoTracking()
            .Include(plan => plan.Actions)
            .Where(plan => plan.PublishedAt != null && plan.ValidFrom <= asked.Day && plan.ValidTo >= asked.Day)
            .ToListAsync(cancellationToken);
        return
        [
            .. catalogues
                .Current.Territory.Communes.Where(commune =>
                    catalogues.Current.Covers(commune)
                    && commune.Clefop is not null
                    && (asked.Department is null || commune.Department.Code == asked.Department)
                )
                .GroupBy(commune => commune.Clefop!.Code, StringComparer.Ordinal)
                .OrderBy(communes => communes.Key, StringComparer.Ordinal)
                .Select(communes =>
                {
                    var clefop = communes.First().Clefop!;
                    var own = bodies.FindAll(body => body.TerritoryCode == clefop.Code && body.HoldsOn(asked.Day));
                    var inForce = plans.FindAll(plan => own.Exists(body => body.Id == plan.BodyId));
                    var group = own.Find(body => body.Kind == BodyKind.TechnicalGroup);
                    return new CommitteeFacts(
                        clefop,
                        communes.CountBy(commune => commune.Department.Code).MaxBy(one => one.Value).Key,
                        group?.Id,
                        inForce.Count > 0,
                        inForce.Exists(plan => !plan.LacksGuidanceForEverybody),
                        group?.RunBy is not null
                    );
                }),
        ];
    }
}

/// <summary>OBL-28: each local committee has a plan in force, with a guidance action for everybody.</summary>
internal sealed class PlanRule(Committees committees) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-28";

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken) =>
        Judge(await committees.OfAsync(asked, cancellationToken));

    /// <summary>Judges what committees have (pure).</summary>
    public static Assessment Judge(IReadOnlyList<CommitteeFacts> all)
    {
        if (!all.Any(one => one.HasPlan))
            return Assessment.NotMeasured();
        var (with, whole) = (all.Count(one => one.HasPlan), all.Count(one => one.HasGuidanceForEverybody));
        return Assessment.Of(
            with < all.Count ? ObligationState.NotKept
                : whole < all.Count ? ObligationState.Due
                : ObligationState.Kept,
            [
                new(
                    EvidenceKind.Observed,
                    $"Comités locaux avec un plan en cours : {with} sur {all.Count}. Avec une action d'orientation pour tous les publics : {whole}."
                ),
                .. all.Where(one => one.HasPlan && !one.HasGuidanceForEverybody)
                    .Select(one => new EvidenceRow(
                        EvidenceKind.Observed,
                        $"{one.Clefop.Name} : un plan, sans action d'orientation pour tous les publics."
                    )),
            ]
        );
    }
}

/// <summary>OBL-29: each local committee has a technical group, and who runs it is named.</summary>
internal sealed class GroupRule(Committees committees) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-29";

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken) =>
        Judge(await committees.OfAsync(asked, cancellationToken));

    /// <summary>Judges what committees have (pure).</summary>
    public static Assessment Judge(IReadOnlyList<CommitteeFacts> all)
    {
        if (!all.Any(one => one.GroupId is not null))
            return Assessment.NotMeasured();
        var (with, run) = (all.Count(one => one.GroupId is not null), all.Count(one => one.GroupIsRun));
        return Assessment.Of(
            run == all.Count ? ObligationState.Kept : ObligationState.NotKept,
            [
                new(
                    EvidenceKind.Observed,
                    $"Comités locaux avec un groupe technique : {with} sur {all.Count}. Avec une personne désignée pour l'animer : {run}."
                ),
            ]
        );
    }
}
