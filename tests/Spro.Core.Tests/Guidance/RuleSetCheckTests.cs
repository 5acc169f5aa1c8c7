using Spro.Core.Guidance;
using Spro.Core.Knowledge;
using Spro.Core.Structures;
using Spro.Core.Tests.Catalogue;

namespace Spro.Core.Tests.Guidance;

public class RuleSetCheckTests
{
    private static readonly RuleSet Rules = RuleSet.BuiltIn;

    [Fact]
    public void M8_the_rule_set_leaves_nobody_without_a_door_over_the_whole_grid()
    {
        var check = RuleSetCheck.Run(Rules, Sheets.BuiltIn, reach: [], TestContext.Current.CancellationToken);

        Assert.Empty(check.Failures);
        Assert.Empty(check.Unreachable);
        Assert.Empty(check.NeedsWithoutSheet);
        Assert.Empty(check.FlagsWithoutSheet);
        Assert.True(check.Passed);
        // 14 statuses, 64 ages, executive 3, diploma 8, disability 5, no need or one of 19.
        Assert.Equal(14 * 64 * 3 * 8 * 5 * 20, check.GridSituations);
        Assert.InRange(check.SingleFieldSituations, 200, 2000);
    }

    [Fact]
    public void A_rule_set_that_leaves_people_without_a_door_or_a_rule_without_effect_does_not_pass()
    {
        var pupilAndStudent = Rule("R31") with { Id = "R99", When = new AllOf([Rule("R08").When, Rule("R12").When]) };
        var check = RuleSetCheck.Run(
            Rules.With([.. Rules.Rules.Where(rule => rule.Id is not ("R50" or "R55")), pupilAndStudent]),
            new Sheets([
                .. Sheets.BuiltIn.All.Where(sheet =>
                    !sheet.Needs.Contains("vae") && !sheet.Flags.Contains("INTERPRETER")
                ),
            ]),
            reach: [],
            TestContext.Current.CancellationToken
        );

        Assert.False(check.Passed);
        Assert.Equal("R99", Assert.Single(check.Unreachable).Id);
        Assert.All(
            check.Failures.Single(failure => failure.Kind == CheckFailureKind.NoPrimary).Examples,
            situation => Assert.Equal(MainStatus.Retired, situation.MainStatus)
        );
        Assert.True(check.Failures.Single(failure => failure.Kind == CheckFailureKind.NoSignatory).Count > 1000);
        Assert.Equal(["vae"], check.NeedsWithoutSheet);
        Assert.Equal(["INTERPRETER"], check.FlagsWithoutSheet);
    }

    [Fact]
    public void A_rule_that_ends_before_the_version_is_checked_with_and_without_it()
    {
        var endsWithTheYear = Rules.With([
            .. Rules.Rules.Select(rule => rule.Id == "R54" ? rule with { ValidTo = new DateOnly(2026, 12, 31) } : rule),
        ]);

        var check = RuleSetCheck.Run(endsWithTheYear, Sheets.BuiltIn, reach: [], TestContext.Current.CancellationToken);

        Assert.Empty(check.Unreachable);
        Assert.All(check.Failures, failure => Assert.Equal(new DateOnly(2027, 1, 1), failure.Since));
        Assert.Contains(
            Situation.Empty,
            check.Failures.Single(failure => failure.Kind == CheckFailureKind.NoSignatory).Examples
        );
    }

    [Fact]
    public void A_signatory_that_cannot_be_reached_from_a_commune_leaves_its_people_without_a_door()
    {
        var everything = Rules.Networks.Select(network => network.Code).ToHashSet(StringComparer.Ordinal);
        var noSchoolGuidance = everything.Except(["CIO"]).ToHashSet(StringComparer.Ordinal);

        var check = RuleSetCheck.Run(
            Rules,
            Sheets.BuiltIn,
            [
                new CommuneReach(Directories.Commune("53130"), everything),
                new CommuneReach(Directories.Commune("85113"), noSchoolGuidance),
            ],
            TestContext.Current.CancellationToken
        );

        var failure = Assert.Single(check.Failures);
        Assert.Equal(CheckFailureKind.NoReachableSignatory, failure.Kind);
        Assert.Equal(["85113"], failure.Communes.Select(commune => commune.Code));
        Assert.True(failure.Count > 1000);
        Assert.All(
            failure.Examples,
            situation =>
            {
                var signatories = FirstAnswer
                    .Decide(Rules, situation)
                    .Answers.Select(answer => answer.Network)
                    .Where(network => network.Membership == Membership.Signatory);
                Assert.Equal(["CIO"], signatories.Select(network => network.Code));
            }
        );
        Assert.False(check.Passed);
    }

    [Fact]
    public void A_rule_taken_away_is_told_as_groups_of_situations_with_what_they_share()
    {
        var diff = RuleSetDiff.Compare(Rules, Without("R31"));

        Assert.NotEmpty(diff.Changes);
        Assert.All(
            diff.Changes,
            change =>
                Assert.Contains(
                    change.Moves,
                    move => move is { Code: "EXPERT_VAE", After: "absent" } or { Code: "needs" }
                )
        );
        var alone = diff.Changes.Single(change => change.Example == new Situation { Needs = Needs.Vae });
        Assert.Equal(["vae"], alone.Where["needs"]);
        Assert.Contains(alone.Moves, move => move is { Code: "EXPERT_VAE", Before: "en premier", After: "absent" });
    }

    private static Rule Rule(string id) => Rules.Rules.Single(rule => rule.Id == id);

    private static RuleSet Without(string id) => Rules.With([.. Rules.Rules.Where(rule => rule.Id != id)]);
}
