using Spro.Core.ActionPlans;
using Spro.Core.Common;
using Spro.Core.Governance;
using Spro.Core.Territories;
using Spro.Core.Tests.Governance;
using Spro.TestSupport;

namespace Spro.Core.Tests.ActionPlans;

/// <summary>The plans of local committees (charter §5.4; AT-17-1, AT-17-2).</summary>
public class PlansTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_plan_without_guidance_for_everybody_says_so_until_it_has_some_that_is_not_given_up(
        string engine
    )
    {
        await using var house = await Assembly.OpenAsync(engine);
        var plans = house.Started.Get<Plans>();
        var id = await PlanAsync(house, plans);
        Assert.True((await OpenAsync()).LacksGuidanceForEverybody);

        var action = Action() with { IsForEverybody = false, Audience = "Élèves" };
        await plans.SaveActionAsync(house.Region, id, action, Cancellation);
        Assert.True((await OpenAsync()).LacksGuidanceForEverybody);

        await plans.SaveActionAsync(
            house.Region,
            id,
            action with
            {
                Revision = 1,
                IsForEverybody = true,
            },
            Cancellation
        );
        Assert.False((await OpenAsync()).LacksGuidanceForEverybody);

        await plans.SaveActionAsync(
            house.Region,
            id,
            action with
            {
                Revision = 2,
                IsForEverybody = true,
                Progress = PlanProgress.GivenUp,
            },
            Cancellation
        );
        Assert.True((await OpenAsync()).LacksGuidanceForEverybody);

        async Task<ActionPlan> OpenAsync() => (await plans.FindAsync(house.Region, id, Cancellation))!.Plan;
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_plan_is_on_intercommunalites_or_employment_areas_and_is_read_by_all_once_published(
        string engine
    )
    {
        await using var house = await Assembly.OpenAsync(engine);
        var plans = house.Started.Get<Plans>();
        Assert.Equal(
            "kind",
            (await Assert.ThrowsAsync<RefusedException>(() => PlanAsync(house, plans, TerritoryKind.Department))).Field
        );
        var id = await PlanAsync(house, plans);
        Assert.Null(await plans.FindAsync(null, id, Cancellation));
        Assert.Empty(await plans.ListAsync(null, Cancellation));

        var known = (await plans.FindAsync(house.Region, id, Cancellation))!.Plan;
        // The same form twice writes once.
        await plans.SaveAsync(house.Region, Draft(id, known.BodyId, TerritoryKind.Epci), Cancellation);
        await plans.SaveAsync(
            house.Region,
            Draft(id, known.BodyId, TerritoryKind.Epci) with
            {
                Revision = known.Revision,
                IsPublic = true,
            },
            Cancellation
        );
        Assert.Equal(["200083392"], (await plans.FindAsync(null, id, Cancellation))!.Plan.TerritoryCodes);
        var line = Assert.Single(await plans.ListAsync(null, Cancellation));
        Assert.Equal(
            (id, "Comité Epci", true, true, false),
            (line.Id, line.Body, line.IsPublished, line.LacksGuidanceForEverybody, line.MayWrite)
        );
        var officer = await house.OfficerAsync("44");
        Assert.False((await plans.FindAsync(officer, id, Cancellation))!.MayWrite);
        Assert.Equal(
            "elsewhere",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    plans.SaveActionAsync(officer, id, Action(), Cancellation)
                )
            ).Code
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_plan_hears_all_that_is_wrong_at_once_and_takes_no_territory_of_elsewhere(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var plans = house.Started.Get<Plans>();
        var body = await house.BodyAsync(BodyKind.LocalCommittee, "Clefop/CLPE53001");
        var draft = Draft(Guid.CreateVersion7(), body, TerritoryKind.Epci) with
        {
            Title = " ",
            TerritoryCodes = ["200083392", "244400404"],
            ValidTo = null,
            Unread = [RefusedException.At("from", "no-such-day", "Le 31 février n'existe pas.")],
            ValidFrom = null,
        };

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            plans.SaveAsync(house.Region, draft, Cancellation)
        );

        Assert.Equal(
            [("from", "no-such-day"), ("title", "missing"), ("territories", "elsewhere"), ("to", "missing")],
            refused.All.Select(one => (one.Field, one.Code))
        );
        Assert.Equal(("from", "no-such-day"), (refused.Field, refused.Code));
        Assert.DoesNotContain(plans.Offered(TerritoryKind.Epci, "53"), one => one.Code == "244400404");
    }

    private static async Task<Guid> PlanAsync(Assembly house, Plans plans, TerritoryKind kind = TerritoryKind.Epci)
    {
        var body = await house.BodyAsync(BodyKind.LocalCommittee, "Clefop/CLPE53001", name: $"Comité {kind}");
        var id = Guid.CreateVersion7();
        await plans.SaveAsync(house.Region, Draft(id, body, kind), Cancellation);
        return id;
    }

    private static PlanDraft Draft(Guid id, Guid body, TerritoryKind kind) =>
        new(
            id,
            0,
            body,
            "Plan d'essai",
            kind,
            ["200083392", "inconnu"],
            new DateOnly(2026, 1, 1),
            new DateOnly(2027, 12, 31),
            null,
            false
        );

    private static PlanActionDraft Action() =>
        new(
            Guid.CreateVersion7(),
            0,
            "Action d'essai",
            IsGuidance: true,
            IsForEverybody: true,
            null,
            "Mission locale",
            [],
            new DateOnly(2026, 12, 31),
            PlanProgress.ToStart,
            null
        );

    [Theory]
    [OnEachDatabase]
    public async Task An_objective_is_mended_and_given_its_indicator_and_the_second_of_two_is_told(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var plans = house.Started.Get<Plans>();
        var draft = new ObjectiveDraft(
            Guid.CreateVersion7(),
            0,
            "Stratégie d'essai",
            "1",
            "Se connaître",
            [GuidanceAxis.Quality],
            Indicator: null,
            new(2026, 1, 1),
            ValidTo: null
        );
        for (var twice = 0; twice < 2; twice++)
            await plans.SaveObjectiveAsync(house.Region, draft, Cancellation);
        await plans.SaveObjectiveAsync(
            house.Region,
            draft with
            {
                Revision = 1,
                Indicator = "Actions tenues",
            },
            Cancellation
        );

        var kept = Assert.Single(await plans.ObjectivesAsync(Cancellation));
        Assert.Equal(("Actions tenues", 2), (kept.Indicator, kept.Revision));
        var second = draft with { Id = Guid.CreateVersion7(), Title = "Un autre" };
        var taken = await Assert.ThrowsAsync<RefusedException>(() =>
            plans.SaveObjectiveAsync(house.Region, second, Cancellation)
        );
        Assert.Equal(("code", "taken"), (taken.Field, taken.Code));
        await plans.SaveObjectiveAsync(house.Region, second with { Strategy = "Autre stratégie" }, Cancellation);
        kept = (await plans.ObjectivesAsync(Cancellation)).Single(one => one.Id == draft.Id);
        Assert.Equal(2, kept.Revision);
        Assert.Equal(
            Meetings.ChangedMeanwhile,
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    plans.SaveObjectiveAsync(house.Region, draft with { Revision = 1, Title = "Autre" }, Cancellation)
                )
            ).Code
        );
        Assert.Equal(
            "before",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    plans.SaveObjectiveAsync(
                        house.Region,
                        draft with
                        {
                            Revision = 2,
                            ValidTo = new(2025, 1, 1),
                        },
                        Cancellation
                    )
                )
            ).Code
        );
    }
}
