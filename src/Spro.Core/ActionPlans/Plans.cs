using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Governance;
using Spro.Core.Territories;

namespace Spro.Core.ActionPlans;

/// <summary>The plans of local committees: written by the Région and its officers, read by anybody once published.</summary>
public sealed class Plans(IDbContextFactory<SproDbContext> databases, CatalogueHost catalogues, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The plans that a reader may see, those of today first; null reads as anybody, what is published.</summary>
    public async Task<IReadOnlyList<PlanLine>> ListAsync(Actor? actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from plan in Readable(db, actor)
            join body in db.Set<Body>() on plan.BodyId equals body.Id
            select new
            {
                plan.Id,
                plan.Title,
                body,
                plan.ValidFrom,
                plan.ValidTo,
                plan.PublishedAt,
                // As ActionPlan.LacksGuidanceForEverybody says of a plan opened.
                Lacks = !plan.Actions.Any(action =>
                    action.IsGuidance && action.IsForEverybody && action.Progress != PlanProgress.GivenUp
                ),
                plan.FromDemonstration,
            }
        ).ToListAsync(cancellationToken);
        var today = LocalCalendar.Metropolitan.DayOf(Now);
        return
        [
            .. rows.OrderByDescending(row => row.ValidTo >= today)
                .ThenByDescending(row => row.ValidFrom)
                .Select(row => new PlanLine(
                    row.Id,
                    row.Title,
                    row.body.NameOn(row.ValidFrom),
                    row.ValidFrom,
                    row.ValidTo,
                    row.PublishedAt is not null,
                    row.Lacks,
                    actor is not null && actor.MayWrite(row.body.Departments()),
                    row.FromDemonstration
                )),
        ];
    }

    /// <summary>A plan; null when there is none such for the reader.</summary>
    public async Task<PlanFile?> FindAsync(Actor? actor, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return
            await Readable(db, actor)
                .Include(plan => plan.Actions)
                .SingleOrDefaultAsync(plan => plan.Id == id, cancellationToken)
                is { } plan
            ? await FileAsync(db, actor, plan, cancellationToken)
            : null;
    }

    /// <summary>The objectives of the strategy, those of today first.</summary>
    public async Task<IReadOnlyList<StrategyObjective>> ObjectivesAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<StrategyObjective>()
            .AsNoTracking()
            .OrderBy(one => one.Strategy)
            .ThenBy(one => one.Code)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Writes an objective of the strategy, for the Région alone; the same form twice writes once.</summary>
    /// <exception cref="RefusedException">Something is missing; it names the field.</exception>
    public async Task SaveObjectiveAsync(Actor actor, ObjectiveDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        // An objective is of the whole region.
        GovernanceReach.RequireWriting(actor, []);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var objective = await db.Set<StrategyObjective>()
            .SingleOrDefaultAsync(one => one.Id == draft.Id, cancellationToken);
        var isAgain = objective is not null && draft.Revision == 0;
        if (objective is null)
            db.Add(
                objective = new StrategyObjective
                {
                    Id = draft.Id,
                    Strategy = "",
                    Code = "",
                    Title = "",
                    Revision = 0,
                }
            );
        else if (!isAgain)
            Revisions.Require(objective.Revision, draft.Revision);
        var wrong = new Mistakes(draft.Unread);
        objective.Strategy =
            wrong.Try(() => Bodies.Line(draft.Strategy, "strategy", "Écrivez de quel document il est.")) ?? "";
        objective.Code = wrong.Try(() => Bodies.Line(draft.Code, "code", "Écrivez son numéro dans le document.")) ?? "";
        objective.Title =
            wrong.Try(() =>
                Bodies.Optional(draft.Title, "title", StrategyObjective.LongestText)
                ?? throw RefusedException.At("title", "missing", "Écrivez l'objectif.")
            ) ?? "";
        List<string> axes = [.. draft.Axes.Distinct().Order().Select(axis => axis.ToString())];
        if (!objective.Axes.SequenceEqual(axes, StringComparer.Ordinal))
            objective.Axes = axes;
        objective.Indicator = wrong.Try(() =>
            Bodies.Optional(draft.Indicator, "indicator", StrategyObjective.LongestText)
        );
        if (draft.ValidFrom is { } first)
            objective.ValidFrom = first;
        else
            wrong.Add("from", "missing", "Écrivez son premier jour.");
        objective.ValidTo = draft.ValidTo;
        if (draft.ValidTo < draft.ValidFrom)
            wrong.Add("to", "before", "Le dernier jour vient après le premier.");
        var (strategy, code) = (objective.Strategy, objective.Code);
        if (
            code.Length > 0
            && await db.Set<StrategyObjective>()
                .AnyAsync(one => one.Id != draft.Id && one.Strategy == strategy && one.Code == code, cancellationToken)
        )
            wrong.Add("code", "taken", $"Un objectif de ce document a déjà le numéro {code}.");
        wrong.Throw();
        if (isAgain)
        {
            db.RequireSame();
            return;
        }
        objective.Revision++;
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>The committees whose plan the actor may write.</summary>
    public async Task<IReadOnlyList<Body>> BodiesForAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await db.Set<Body>()
            .AsNoTracking()
            .Where(body => body.Kind == BodyKind.LocalCommittee)
            .ToListAsync(cancellationToken);
        return [.. all.Where(body => actor.MayWrite(body.Departments()))];
    }

    /// <summary>Writes a plan.</summary>
    /// <exception cref="RefusedException">Something is missing or does not hold together; it names the field.</exception>
    public async Task SaveAsync(Actor actor, PlanDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        actor.Require(Purpose.Governance);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var plan = await db.Set<ActionPlan>().SingleOrDefaultAsync(one => one.Id == draft.Id, cancellationToken);
        var isAgain = plan is not null && draft.Revision == 0;
        if (plan is not null && !isAgain)
            Revisions.Require(plan.Revision, draft.Revision);
        var bodyId = plan?.BodyId ?? draft.BodyId;
        var body =
            await db.Set<Body>()
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.Id == bodyId && one.Kind == BodyKind.LocalCommittee, cancellationToken)
            ?? throw RefusedException.At("body", "missing", "Choisissez le comité dont c'est le plan.");
        GovernanceReach.RequireWriting(actor, body.Departments());
        if (plan is null)
            db.Add(
                plan = new ActionPlan
                {
                    Id = draft.Id,
                    BodyId = body.Id,
                    Title = "",
                }
            );
        var wrong = new Mistakes(draft.Unread);
        plan.Title = wrong.Try(() => Bodies.Line(draft.Title, "title", "Donnez un titre au plan.")) ?? "";
        (plan.TerritoryKind, plan.TerritoryCodes) = (
            draft.TerritoryKind,
            wrong.Try(() => Territories(draft, plan, body)) ?? []
        );
        if (draft.ValidFrom is null)
            wrong.Add("from", "missing", "Écrivez son premier jour.");
        if (draft.ValidTo is null)
            wrong.Add("to", "missing", "Écrivez son dernier jour.");
        if (draft.ValidTo < draft.ValidFrom)
            wrong.Add("to", "before", "Le dernier jour vient après le premier.");
        (plan.ValidFrom, plan.ValidTo) = (draft.ValidFrom ?? plan.ValidFrom, draft.ValidTo ?? plan.ValidTo);
        plan.Evaluation = wrong.Try(() => Bodies.Optional(draft.Evaluation, "evaluation", ActionPlan.LongestText));
        wrong.Throw();
        await db.Set<ActionPlan>()
            .Where(one => one.Id != plan.Id && one.BodyId == body.Id && one.Title == plan.Title)
            .Where(one => one.ValidFrom == plan.ValidFrom && one.ValidTo == plan.ValidTo)
            .RequireNoneAsync(
                "title",
                "Ce comité a déjà un plan de ce titre, pour les mêmes jours.",
                cancellationToken
            );
        plan.PublishedAt = draft.IsPublic ? plan.PublishedAt ?? Now : null;
        if (isAgain)
        {
            db.RequireSame();
            return;
        }
        plan.Revision++;
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Writes an action of a plan.</summary>
    /// <exception cref="RefusedException">Something is missing; it names the field.</exception>
    public async Task SaveActionAsync(
        Actor actor,
        Guid planId,
        PlanActionDraft draft,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(draft);
        actor.Require(Purpose.Governance);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from plan in db.Set<ActionPlan>()
            join one in db.Set<Body>() on plan.BodyId equals one.Id
            where plan.Id == planId
            select new { Body = one, Plan = plan }
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            throw new RefusedException("unknown-plan", "Ce plan n'existe plus.");
        GovernanceReach.RequireWriting(actor, found.Body.Departments());
        var action = await db.Set<PlanAction>()
            .SingleOrDefaultAsync(one => one.Id == draft.Id && one.PlanId == planId, cancellationToken);
        var isAgain = action is not null && draft.Revision == 0;
        if (action is not null && !isAgain)
            Revisions.Require(action.Revision, draft.Revision);
        if (action is null)
            db.Add(
                action = new PlanAction
                {
                    Id = draft.Id,
                    PlanId = planId,
                    Title = "",
                    Lead = "",
                }
            );
        var wrong = new Mistakes(draft.Unread);
        action.Title = wrong.Try(() => Bodies.Line(draft.Title, "title", "Écrivez ce qui est fait.")) ?? "";
        action.Lead =
            wrong.Try(() =>
                Bodies.Line(
                    draft.Lead,
                    "lead",
                    "Écrivez qui conduit l'action : une structure, un réseau, une fonction."
                )
            ) ?? "";
        (action.IsGuidance, action.IsForEverybody) = (draft.IsGuidance, draft.IsForEverybody);
        action.Audience = draft.IsForEverybody ? null : wrong.Try(() => Bodies.Optional(draft.Audience, "audience"));
        if (action is { IsForEverybody: false, Audience: null })
            wrong.Add("audience", "missing", "Écrivez pour qui, ou cochez « tous publics ».");
        var known = await db.Set<StrategyObjective>().Select(one => one.Id).ToListAsync(cancellationToken);
        var objectives = known.Intersect(draft.ObjectiveIds).ToList();
        if (!action.ObjectiveIds.SequenceEqual(objectives))
            action.ObjectiveIds = objectives;
        if (draft.DueOn is { } due)
            action.DueOn = due;
        else
            wrong.Add("due", "missing", "Écrivez pour quand.");
        if (draft.DueOn > found.Plan.ValidTo)
            wrong.Add("due", "after", $"Le plan s'achève le {found.Plan.ValidTo.InFrench} : choisissez un jour avant.");
        (action.Progress, action.Evaluation) = (
            draft.Progress,
            wrong.Try(() => Bodies.Optional(draft.Evaluation, "evaluation", ActionPlan.LongestText))
        );
        wrong.Throw();
        if (isAgain)
        {
            db.RequireSame();
            return;
        }
        await db.Set<PlanAction>()
            .Where(one => one.Id != action.Id && one.PlanId == planId && one.Title == action.Title)
            .Where(one => one.DueOn == action.DueOn)
            .RequireNoneAsync("title", "Le plan a déjà cette action, pour le même jour.", cancellationToken);
        action.Revision++;
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>The territories of a kind that a plan of that body may be on: those with a commune in its department.</summary>
    public IReadOnlyList<TerritoryRecord> Offered(TerritoryKind kind, string? department) =>
        [
            .. catalogues
                .Current.Territory.Communes.Where(commune =>
                    catalogues.Current.Covers(commune)
                    && (department ?? commune.Department.Code) == commune.Department.Code
                )
                .SelectMany(commune => commune.Above)
                .Where(territory => territory.Kind == kind)
                .Distinct()
                .OrderBy(territory => territory.Name, StringComparer.CurrentCulture),
        ];

    private List<string> Territories(PlanDraft draft, ActionPlan plan, Body body)
    {
        if (draft.TerritoryKind is not (TerritoryKind.Epci or TerritoryKind.EmploymentZone))
            throw RefusedException.At(
                "kind",
                "kind",
                "Un plan porte sur des intercommunalités ou sur un bassin d'emploi."
            );
        var offered = Offered(draft.TerritoryKind, body.DepartmentCode).Select(one => one.Code).ToList();
        // What a plan has had since before stays until it is unticked.
        if (plan.TerritoryKind == draft.TerritoryKind)
            offered.AddRange(plan.TerritoryCodes);
        if (
            draft.TerritoryCodes.FirstOrDefault(code => IsOf(draft.TerritoryKind, code) && !offered.Contains(code)) is
            { } elsewhere
        )
            throw RefusedException.At(
                "territories",
                "elsewhere",
                $"« {catalogues.Current.Territory.Territory(draft.TerritoryKind, elsewhere)!.Name} » n'est pas sur le territoire de ce comité."
            );
        var codes = draft
            .TerritoryCodes.Where(code => IsOf(draft.TerritoryKind, code))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return codes.Count > 0
            ? codes
            : throw RefusedException.At("territories", "missing", "Cochez au moins un territoire de la sorte choisie.");
    }

    private bool IsOf(TerritoryKind kind, string code) =>
        catalogues.Current.Territory.Territory(kind, code) is not null;

    private static IQueryable<ActionPlan> Readable(SproDbContext db, Actor? actor)
    {
        var readsAll = actor is not null && Rights.Of(actor.Role, Purpose.GovernanceReading) == Reach.Service;
        return db.Set<ActionPlan>().AsNoTracking().Where(plan => readsAll || plan.PublishedAt != null);
    }

    private async Task<PlanFile> FileAsync(
        SproDbContext db,
        Actor? actor,
        ActionPlan plan,
        CancellationToken cancellationToken
    )
    {
        var body = await db.Set<Body>().AsNoTracking().SingleAsync(one => one.Id == plan.BodyId, cancellationToken);
        plan.Actions.Sort((one, other) => one.DueOn.CompareTo(other.DueOn));
        var served = plan.Actions.SelectMany(action => action.ObjectiveIds).Distinct().ToList();
        return new(
            plan,
            body.NameOn(plan.ValidFrom),
            body.DepartmentCode,
            [
                .. plan.TerritoryCodes.Select(code =>
                    catalogues.Current.Territory.Territory(plan.TerritoryKind, code)?.Name ?? code
                ),
            ],
            await db.Set<StrategyObjective>()
                .AsNoTracking()
                .Where(one => served.Contains(one.Id))
                .ToDictionaryAsync(one => one.Id, cancellationToken),
            actor is not null && actor.MayWrite(body.Departments())
        );
    }
}
