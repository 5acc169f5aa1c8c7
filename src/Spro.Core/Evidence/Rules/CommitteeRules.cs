using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.ActionPlans;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Governance;
using Spro.Core.Territories;

namespace Spro.Core.Evidence.Rules;

/// <summary>A plan in force.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Until">Its last day.</param>
/// <param name="HasGuidanceForEverybody">With a guidance action for everybody.</param>
internal sealed record PlanFacts(Guid Id, string Title, DateOnly Until, bool HasGuidanceForEverybody);

/// <summary>What a local committee has, and its territory.</summary>
/// <param name="Clefop">The perimeter of the committee.</param>
/// <param name="Department">Its department, by its INSEE code: one alone, were it to spread over two.</param>
/// <param name="GroupId">Its technical group; null when it has none.</param>
/// <param name="Plans">Its plans in force.</param>
/// <param name="IsSaidToBeRun">Who runs the group is written: the Région's word.</param>
/// <param name="HasOfficer">An officer of the Région is in post there that day, with an account of their own.</param>
internal sealed record CommitteeFacts(
    TerritoryRecord Clefop,
    string? Department,
    Guid? GroupId,
    IReadOnlyList<PlanFacts> Plans,
    bool IsSaidToBeRun,
    bool HasOfficer
)
{
    /// <summary>One of its plans has a guidance action for everybody.</summary>
    public bool HasGuidanceForEverybody => Plans.Any(plan => plan.HasGuidanceForEverybody);
}

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
        var officers = await (
            from membership in db.Set<AccountMembership>()
            join account in db.Set<Account>() on membership.AccountId equals account.Id
            where membership.Role == Role.RegionalGuidanceOfficer && account.DisabledAt == null
            select membership
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return
        [
            .. catalogues
                .Current.Territory.Communes.Where(commune =>
                    catalogues.Current.Covers(commune) && commune.Clefop is not null
                )
                .GroupBy(commune => commune.Clefop!.Code, StringComparer.Ordinal)
                .OrderBy(communes => communes.Key, StringComparer.Ordinal)
                .Select(communes =>
                {
                    var clefop = communes.First().Clefop!;
                    var department =
                        clefop.ParentCode
                        ?? communes.CountBy(commune => commune.Department.Code).MaxBy(one => one.Value).Key;
                    var own = bodies.FindAll(body => body.TerritoryCode == clefop.Code && body.HoldsOn(asked.Day));
                    var group = own.Find(body => body.Kind == BodyKind.TechnicalGroup);
                    return new CommitteeFacts(
                        clefop,
                        department,
                        group?.Id,
                        [
                            .. plans
                                .Where(plan => own.Exists(body => body.Id == plan.BodyId))
                                .Select(plan => new PlanFacts(
                                    plan.Id,
                                    plan.Title,
                                    plan.ValidTo,
                                    !plan.LacksGuidanceForEverybody
                                )),
                        ],
                        group?.RunBy is not null,
                        officers.Exists(one =>
                            one.HoldsOn(asked.Day) && (one.DepartmentCode ?? department) == department
                        )
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
        Judge(await committees.OfAsync(asked, cancellationToken), asked.Department);

    /// <summary>Judges what committees have, those of one department or all; nothing is judged while none has a plan (pure).</summary>
    public static Assessment Judge(IReadOnlyList<CommitteeFacts> region, string? department = null)
    {
        if (!region.Any(one => one.Plans.Count > 0))
            return Assessment.NotMeasured();
        var all = region.Where(one => department is null || one.Department == department).ToList();
        var without = all.FindAll(one => one.Plans.Count == 0);
        var whole = all.Count(one => one.HasGuidanceForEverybody);
        return Assessment.Of(
            without.Count > 0 ? ObligationState.NotKept
                : whole < all.Count ? ObligationState.Due
                : ObligationState.Kept,
            [
                new(
                    EvidenceKind.Observed,
                    $"Comités locaux avec un plan publié et en cours : {all.Count - without.Count} sur {all.Count}. Avec une action d'orientation pour tous les publics : {whole}."
                ),
                .. ShortList.ByDepartment(
                    "Sans plan publié et en cours",
                    without.Select(one => (one.Department, one.Clefop.Name))
                ),
                .. all.Where(one => one.Plans.Count > 0 && !one.HasGuidanceForEverybody)
                    .Select(one => new EvidenceRow(
                        EvidenceKind.Observed,
                        $"{one.Clefop.Name} : un plan, sans action d'orientation pour tous les publics.",
                        one.Department,
                        EvidenceLinks.Plan(one.Plans[0].Id)
                    )),
                .. ShortList.Rows(
                    [
                        .. all.SelectMany(one => one.Plans.Select(plan => (Committee: one, Plan: plan)))
                            .Where(one => one.Plan.HasGuidanceForEverybody)
                            .OrderByDescending(one => one.Plan.Until),
                    ],
                    one =>
                        new(
                            EvidenceKind.Observed,
                            $"{one.Committee.Clefop.Name} : « {one.Plan.Title} », jusqu'au {one.Plan.Until.InFrench}.",
                            one.Committee.Department,
                            EvidenceLinks.Plan(one.Plan.Id)
                        )
                ),
            ]
        );
    }
}

/// <summary>
/// OBL-29: each local committee has a technical group, and an officer of the Région to lead it. What shows the officer is a post
/// that holds that day; what is only written of who runs the group is the Région's word.
/// </summary>
internal sealed class GroupRule(Committees committees) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-29";

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken) =>
        Judge(await committees.OfAsync(asked, cancellationToken), asked.Department);

    /// <summary>Judges what committees have, those of one department or all; nothing is judged while none has a group (pure).</summary>
    public static Assessment Judge(IReadOnlyList<CommitteeFacts> region, string? department = null)
    {
        if (!region.Any(one => one.GroupId is not null))
            return Assessment.NotMeasured();
        var all = region.Where(one => department is null || one.Department == department).ToList();
        var without = all.FindAll(one => one.GroupId is null);
        var led = all.FindAll(one => one.GroupId is not null && one.HasOfficer);
        var others = all.Except(without).Except(led).ToList();
        var said = others.FindAll(one => one.IsSaidToBeRun);
        var nobody = others.FindAll(one => !one.IsSaidToBeRun);
        return Assessment.Of(
            without.Count > 0 || nobody.Count > 0 ? ObligationState.NotKept
                // Written by the Région, shown by nothing.
                : said.Count > 0 ? ObligationState.NotMeasured
                : ObligationState.Kept,
            [
                new(
                    EvidenceKind.Observed,
                    $"Comités locaux avec un groupe technique : {all.Count - without.Count} sur {all.Count}. Avec aussi une référente ou un référent de la Région en poste ce jour-là : {led.Count}."
                ),
                .. Rows("Sans groupe technique", EvidenceKind.Observed, without),
                .. Rows("Un groupe, sans personne pour l'animer", EvidenceKind.Observed, nobody),
                .. Rows(
                    "L'animation du groupe est écrite par la Région, sans référente ni référent en poste ici",
                    EvidenceKind.Declared,
                    said
                ),
            ]
        );

        static IEnumerable<EvidenceRow> Rows(string what, EvidenceKind kind, List<CommitteeFacts> committees) =>
            ShortList.ByDepartment(what, committees.Select(one => (one.Department, one.Clefop.Name)), kind);
    }
}
