using CsCheck;
using Spro.Core.Charter;
using Spro.Core.Evidence;
using Spro.Core.Evidence.Rules;
using Spro.Core.Referrals;
using Spro.Core.Steering;
using Spro.Core.Territories;
using Spro.Core.Tests.Charter;

namespace Spro.Core.Tests.Evidence;

/// <summary>Rules that judge, from counts alone.</summary>
public sealed class AssessmentTests
{
    private static readonly Gen<EvidenceRow> AnyEvidence = Gen.Enum<EvidenceKind>()
        .Select(kind => new EvidenceRow(kind, "Un fait."));

    [Fact]
    public void What_is_only_declared_or_built_in_and_silence_never_make_anything_kept()
    {
        Gen.Select(Gen.Enum<ObligationState>(), AnyEvidence.List[0, 4])
            .Sample(
                (found, evidence) =>
                {
                    var judged = Assessment.Of(found, evidence).State;
                    var isWorthIt = evidence.Exists(row => row.Kind is EvidenceKind.Observed or EvidenceKind.Verified);
                    Assert.Equal(
                        found == ObligationState.Kept && !isWorthIt ? ObligationState.NotMeasured : found,
                        judged
                    );
                }
            );
    }

    [Theory]
    [InlineData(97, null, ObligationState.NotMeasured)]
    [InlineData(97, 95, ObligationState.Kept)]
    [InlineData(95, 95, ObligationState.Kept)]
    [InlineData(94.9, 95, ObligationState.NotKept)]
    public void A_share_judges_nobody_until_a_threshold_is_adopted(double share, int? threshold, ObligationState state)
    {
        var judged = Assessment.Against(share, threshold, [new(EvidenceKind.Observed, "Une part.")]);

        Assert.Equal(state, judged.State);
        Assert.Single(judged.Evidence);
    }

    [Theory]
    [InlineData(new[] { CoverageLevel.Place, CoverageLevel.Place }, ObligationState.Kept)]
    [InlineData(new[] { CoverageLevel.Place, CoverageLevel.DepartmentOnly }, ObligationState.Due)]
    [InlineData(new[] { CoverageLevel.Place, CoverageLevel.RemoteOnly }, ObligationState.Due)]
    [InlineData(new[] { CoverageLevel.RemoteOnly, CoverageLevel.None }, ObligationState.NotKept)]
    [InlineData(new CoverageLevel[0], ObligationState.NotMeasured)]
    public void Coverage_from_afar_only_is_to_be_improved_and_none_is_not_kept(
        CoverageLevel[] best,
        ObligationState state
    ) => Assert.Equal(state, CoverageRule.Judge(best).State);

    [Fact]
    public void Too_few_contacts_are_not_counted_and_no_number_gives_a_few_people_away()
    {
        Assert.DoesNotContain(FirstAnswerRule.Judge(9, 9, 0, 95).Evidence, row => row.Kind == EvidenceKind.Observed);
        Assert.Equal(ObligationState.NotMeasured, FirstAnswerRule.Judge(9, 9, 0, 95).State);
        Assert.Equal(ObligationState.NotMeasured, FirstAnswerRule.Judge(100, 96, 0, null).State);
        Assert.Equal(ObligationState.Kept, FirstAnswerRule.Judge(100, 96, 0, 95).State);
        Assert.Equal(ObligationState.NotKept, FirstAnswerRule.Judge(100, 90, 0, 95).State);
        Assert.Equal(ObligationState.NotKept, FirstAnswerRule.Judge(100, 96, 1, 95).State);
        Assert.StartsWith(
            "Presque tous",
            FirstAnswerRule.Judge(104, 96, 0, 95).Evidence[0].Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "environ 120",
            FirstAnswerRule.Judge(127, 100, 0, 95).Evidence[0].Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(20, 0, 0, 0, ObligationState.Kept)]
    [InlineData(10, 0, 0, 10, ObligationState.Due)]
    [InlineData(10, 10, 0, 10, ObligationState.NotKept)]
    [InlineData(10, 10, 10, 0, ObligationState.Late)]
    public void A_clock_of_the_law_is_judged_without_any_threshold(
        int inTime,
        int late,
        int overdue,
        int running,
        ObligationState state
    )
    {
        var delays = new StatutoryDelays(
            StatutoryClock.FifteenDays,
            inTime + late + overdue + running,
            inTime,
            late,
            overdue,
            running
        );

        Assert.Equal(state, StatutoryRule.Judge([("53", delays)]).State);
    }

    [Fact]
    public void A_clock_of_too_few_people_is_not_judged()
    {
        Assert.Equal(ObligationState.NotMeasured, StatutoryRule.Judge([]).State);
        Assert.Equal(
            ObligationState.NotMeasured,
            StatutoryRule.Judge([("53", new(StatutoryClock.FifteenDays, null, null, 0, null, 0))]).State
        );
        // Nor does it let another be shown as kept for both: somebody may be late there.
        Assert.Equal(
            ObligationState.NotMeasured,
            StatutoryRule
                .Judge([
                    ("53", new(StatutoryClock.FifteenDays, 20, 20, 0, 0, 0)),
                    ("72", new(StatutoryClock.FifteenDays, null, 10, null, 0, 0)),
                ])
                .State
        );
    }

    [Fact]
    public void A_first_version_alone_shows_nothing_of_amendments_and_a_later_one_does()
    {
        Assert.Equal(ObligationState.NotMeasured, AmendmentRule.Judge([(1, null)]).State);
        Assert.Equal(ObligationState.Kept, AmendmentRule.Judge([(1, null), (2, "Avenant n° 1")]).State);
        Assert.Equal(ObligationState.NotKept, AmendmentRule.Judge([(1, null), (2, null)]).State);
    }

    [Fact]
    public void What_signatories_say_of_themselves_is_never_shown_as_kept()
    {
        Assert.Equal(ObligationState.NotMeasured, ParticipationRule.Judge([("Un réseau", true)]).State);
        Assert.Equal(ObligationState.Due, ParticipationRule.Judge([("Un réseau", true), ("Un autre", false)]).State);
    }

    [Theory]
    [InlineData(0, 0, 0, 0, ObligationState.NotMeasured)]
    [InlineData(5, 0, 0, 0, ObligationState.Kept)]
    [InlineData(0, 0, 1, 0, ObligationState.Late)]
    [InlineData(5, 0, 1, 1, ObligationState.Late)]
    [InlineData(5, 0, 0, 1, ObligationState.NotKept)]
    [InlineData(5, 1, 1, 0, ObligationState.NotKept)]
    public void Confidentiality_is_judged_from_agreements_and_answers_and_tells_no_count(
        int sent,
        int withoutAgreement,
        int late,
        int answeredLate,
        ObligationState state
    )
    {
        var judged = ConfidentialityRule.Judge(new(sent, withoutAgreement, late, answeredLate));

        Assert.Equal(state, judged.State);
        Assert.DoesNotContain(judged.Evidence, row => row.Text.Any(char.IsAsciiDigit));
    }

    [Theory]
    [InlineData(20, null, ObligationState.NotMeasured)]
    [InlineData(20, 80, ObligationState.Kept)]
    [InlineData(20, 95, ObligationState.NotKept)]
    [InlineData(null, 80, ObligationState.NotMeasured)]
    public void A_department_of_too_few_people_leaves_no_share_to_judge(
        int? otherSent,
        int? threshold,
        ObligationState state
    )
    {
        var funnel = new ReferralFunnel("53", 100, 0, 100, 90, 90, 0, 90, 90, 0);

        Assert.Equal(
            state,
            ReferralRule
                .Judge(
                    [funnel, funnel with { DepartmentCode = "72", Sent = otherSent, OutcomeKnown = otherSent }],
                    threshold
                )
                .State
        );
    }

    [Fact]
    public void Sheets_older_than_the_months_adopted_are_not_kept_and_their_age_alone_keeps_nothing()
    {
        DateOnly[] reviewed = [new(2026, 11, 1), new(2026, 8, 1), new(2024, 1, 1)];

        Assert.Equal(ObligationState.NotMeasured, SheetAgeRule.Judge(reviewed, new(2026, 11, 26), null).State);
        // Half a rule keeps nothing.
        Assert.Equal(ObligationState.NotMeasured, SheetAgeRule.Judge(reviewed, new(2026, 11, 26), 12).State);
        Assert.Equal(ObligationState.NotKept, SheetAgeRule.Judge(reviewed, new(2026, 11, 26), 2).State);
    }

    [Fact]
    public void A_planned_action_serves_no_group_and_a_committee_without_a_group_has_held_nothing()
    {
        CommitteeYear[] year = [new("53", true, false), new("72", false, true)];

        Assert.Equal(ObligationState.Due, MutualKnowledgeRule.Judge(year, [], new(2026, 12, 30)).State);
        Assert.Equal(ObligationState.Late, MutualKnowledgeRule.Judge(year, [], new(2026, 12, 31)).State);
        Assert.Equal(
            ObligationState.Kept,
            MutualKnowledgeRule.Judge([new("53", true, false), new("72", true, false)], [], new(2026, 3, 1)).State
        );
        Assert.Equal(
            ObligationState.NotMeasured,
            MutualKnowledgeRule.Judge([new("53", false, false)], [], new(2026, 12, 31)).State
        );
    }

    [Fact]
    public void A_year_that_was_missed_is_late_when_the_next_has_begun()
    {
        var judged = MutualKnowledgeRule.Judge(
            [new("53", true, false)],
            [new("53", false, false), new("72", true, false)],
            new(2027, 1, 1)
        );

        Assert.Equal(ObligationState.Late, judged.State);
        Assert.Contains(judged.Evidence, row => row.Text == "En 2026, groupes sans aucune action tenue : 1.");
    }

    [Fact]
    public void Departments_that_wait_are_warned_of_from_the_first_of_september_and_no_group_is_named()
    {
        CommitteeYear[] year = [new("53", false, false), new("53", false, true), new("72", true, false)];

        Assert.Single(MutualKnowledgeRule.Judge(year, [], new(2026, 8, 31)).Evidence);
        Assert.Equal(
            new EvidenceRow(
                EvidenceKind.Observed,
                "Sans action tenue : 2, dont 1 avec une action prévue. L'année finit le 31 décembre.",
                "53"
            ),
            MutualKnowledgeRule.Judge(year, [], new(2026, 9, 1)).Evidence[^1]
        );
    }

    [Theory]
    [InlineData(true, true, true, true, ObligationState.Kept)]
    [InlineData(true, true, true, false, ObligationState.Due)]
    [InlineData(true, true, false, false, ObligationState.NotKept)]
    [InlineData(false, false, false, false, ObligationState.NotMeasured)]
    public void Each_local_committee_needs_a_plan_with_guidance_for_everybody(
        bool firstPlan,
        bool firstWhole,
        bool secondPlan,
        bool secondWhole,
        ObligationState state
    )
    {
        var clefop = new TerritoryRecord(TerritoryKind.Clefop, "C1", "Comité d'essai", null, null);

        Assert.Equal(
            state,
            PlanRule
                .Judge([
                    new(clefop, "53", null, firstPlan, firstWhole, false),
                    new(clefop, "53", null, secondPlan, secondWhole, false),
                ])
                .State
        );
    }

    [Fact]
    public void Every_group_needs_somebody_to_run_it()
    {
        var clefop = new TerritoryRecord(TerritoryKind.Clefop, "C1", "Comité d'essai", null, null);

        Assert.Equal(
            ObligationState.Kept,
            GroupRule.Judge([new(clefop, "53", Guid.NewGuid(), false, false, true)]).State
        );
        Assert.Equal(
            ObligationState.NotKept,
            GroupRule.Judge([new(clefop, "53", Guid.NewGuid(), false, false, false)]).State
        );
        Assert.Equal(
            ObligationState.NotMeasured,
            GroupRule.Judge([new(clefop, "53", null, false, false, false)]).State
        );
    }

    [Fact]
    public void Meetings_are_judged_by_the_months_that_the_commission_has_adopted()
    {
        var (day, department) = (
            new DateOnly(2026, 11, 26),
            new TerritoryRecord(TerritoryKind.Department, "53", "Mayenne", null, null)
        );

        Assert.Equal(ObligationState.NotMeasured, ExchangeRule.Judge([(department, day)], day, null).State);
        Assert.Equal(ObligationState.Kept, ExchangeRule.Judge([(department, day.AddMonths(-12))], day, 12).State);
        Assert.Equal(ObligationState.Due, ExchangeRule.Judge([(department, null)], day, 12).State);
        Assert.Equal(ObligationState.Late, ExchangeRule.Judge([(department, day.AddMonths(-13))], day, 12).State);
        Assert.Equal(ObligationState.Kept, EvaluationRule.Judge(day.AddMonths(-12), day, 12).State);
        Assert.Equal(ObligationState.Late, EvaluationRule.Judge(day.AddMonths(-13), day, 12).State);
        Assert.Equal(ObligationState.NotMeasured, EvaluationRule.Judge(null, day, 12).State);
    }

    [Fact]
    public void That_nobody_complains_proves_nothing_and_a_report_left_too_long_is_late()
    {
        var day = new DateOnly(2026, 11, 26);

        Assert.Equal(ObligationState.NotMeasured, FreeOfChargeRule.Judge(0, 0, [], day, 30).State);
        Assert.Equal(ObligationState.NotMeasured, FreeOfChargeRule.Judge(9, 0, [], day, null).State);
        Assert.Equal(ObligationState.Kept, FreeOfChargeRule.Judge(9, 0, [], day, 30).State);
        Assert.Equal(ObligationState.NotKept, FreeOfChargeRule.Judge(9, 1, [], day, 30).State);
        Assert.Equal(ObligationState.Due, FreeOfChargeRule.Judge(9, 0, [(day.AddDays(-30), true)], day, 30).State);
        Assert.Equal(ObligationState.Late, FreeOfChargeRule.Judge(9, 0, [(day.AddDays(-31), true)], day, 30).State);
        Assert.Equal(ObligationState.Kept, FreeOfChargeRule.Judge(9, 0, [(day.AddDays(-31), false)], day, 30).State);
    }

    [Fact]
    public void A_directory_is_kept_when_each_place_was_confirmed_within_the_months_adopted()
    {
        var day = new DateOnly(2026, 11, 26);

        Assert.Equal(ObligationState.NotMeasured, DirectoryRule.Judge([day], day, null).State);
        Assert.Equal(ObligationState.Kept, DirectoryRule.Judge([day, day.AddMonths(-6)], day, 6).State);
        Assert.Equal(ObligationState.NotKept, DirectoryRule.Judge([day, day.AddMonths(-7)], day, 6).State);
        Assert.Equal(ObligationState.NotKept, DirectoryRule.Judge([day, null], day, 6).State);
    }

    [Fact]
    public void Good_practices_are_kept_once_taken_up_elsewhere()
    {
        Assert.Equal(ObligationState.NotMeasured, PracticeRule.Judge(0, 0).State);
        Assert.Equal(ObligationState.Due, PracticeRule.Judge(2, 0).State);
        Assert.Equal(ObligationState.Kept, PracticeRule.Judge(2, 1).State);
    }

    [Fact]
    public void Every_obligation_comes_from_a_duty_and_every_duty_from_a_sentence_of_the_real_charter()
    {
        var clauses = RealCharter.Read().Clauses;

        Assert.Equal(
            [.. Enumerable.Range(1, 37).Select(n => $"OBL-{n:00}"), .. Enumerable.Range(1, 10).Select(n => $"L{n}")],
            Obligation.All.Select(one => one.Code)
        );
        Assert.All(Obligation.All, one => Assert.NotNull(Duty.Find(one.Clause)));
        Assert.All(Duty.All, duty => Assert.NotEmpty(duty.In(clauses)));
    }

    [Fact]
    public void Every_sentence_of_the_real_charter_that_lays_down_a_duty_of_the_list_is_found_by_one()
    {
        // The duties as the charter's own list has them (OBLIGATIONS.md): one row each.
        var listed = File.ReadLines(TestSupport.RepositoryRoot.SharedData("charter/OBLIGATIONS.md"))
            .Where(line => line.StartsWith("| C", StringComparison.Ordinal))
            .Select(line => line.Split('|')[1].Trim());

        Assert.Equal(listed, Duty.All.Select(duty => duty.Id));
    }
}
