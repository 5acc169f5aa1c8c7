using Spro.Core.Agenda;
using Spro.Core.Evidence;
using Spro.Core.Evidence.Rules;

namespace Spro.Core.Tests.Evidence;

/// <summary>What actions of the agenda prove: those that were held, and nothing before.</summary>
public class ActionRulesTests
{
    private static readonly HeldAction Held = new(
        Guid.NewGuid(),
        "Une action",
        new DateOnly(2026, 6, 1),
        ActionKind.Discovery,
        IsForProfessionals: false,
        ActionPublics.Young,
        ActionPlace.School,
        "53130",
        ["53"],
        IsAttached: true,
        HasSeats: true,
        Came: 20
    );

    [Fact]
    public void Without_any_action_held_nothing_is_measured()
    {
        Assert.Equal(ObligationState.NotMeasured, LocalEconomyRule.Judge([], [("Nord", "53", 0)]).State);
        Assert.Equal(ObligationState.NotMeasured, DiscoveryRule.Judge([]).State);
        Assert.Equal(ObligationState.NotMeasured, InformationRule.Judge([], ["53"]).State);
    }

    [Theory]
    [InlineData(1, 1, 1, ObligationState.Kept)]
    [InlineData(0, 1, 1, ObligationState.Due)]
    [InlineData(1, 1, 0, ObligationState.Due)]
    public void Professionals_have_actions_for_the_region_and_on_each_committee_s_territory(
        int regional,
        int one,
        int other,
        ObligationState expected
    ) =>
        Assert.Equal(
            expected,
            LocalEconomyRule
                .Judge(
                    [.. Enumerable.Repeat(Held with { IsForProfessionals = true, DepartmentCodes = [] }, regional)],
                    [("Nord", "53", one), ("Sud", "72", other)]
                )
                .State
        );

    [Fact]
    public void A_discovery_action_that_belongs_nowhere_or_says_no_public_is_not_kept()
    {
        Assert.Equal(ObligationState.Kept, DiscoveryRule.Judge([Held]).State);
        // That nobody came is said; that it is not known is not.
        Assert.Equal(ObligationState.Kept, DiscoveryRule.Judge([Held with { Came = 0 }]).State);
        Assert.Equal(ObligationState.NotKept, DiscoveryRule.Judge([Held with { Came = null }]).State);
        Assert.Equal(ObligationState.NotKept, DiscoveryRule.Judge([Held, Held with { IsAttached = false }]).State);
        Assert.Equal(ObligationState.NotKept, DiscoveryRule.Judge([Held with { Publics = ActionPublics.None }]).State);
    }

    [Fact]
    public void Information_reaches_each_public_in_each_department_in_schools_and_universities()
    {
        var school = Held with { Publics = ActionPublics.Everybody };
        var university = school with { Place = ActionPlace.University, DepartmentCodes = [] };

        Assert.Equal(ObligationState.Kept, InformationRule.Judge([school, university], ["53", "72"]).State);
        Assert.Equal(ObligationState.Due, InformationRule.Judge([school], ["53"]).State);
        Assert.Equal(
            ObligationState.Due,
            InformationRule.Judge([school, university with { DepartmentCodes = ["53"] }], ["53", "72"]).State
        );
    }
}
