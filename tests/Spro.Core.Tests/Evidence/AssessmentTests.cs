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
    ) =>
        Assert.Equal(
            state,
            CoverageRule
                .Judge([.. best.Select(level => new AreaReach("Un réseau", new("1", "Une aire", "53"), level))])
                .State
        );

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

    [Theory]
    [InlineData(9, null, ObligationState.NotMeasured)]
    [InlineData(10, 2.5, ObligationState.NotMeasured)]
    [InlineData(10, -0.1, ObligationState.NotKept)]
    public void People_who_say_that_they_know_less_after_the_activities_are_heard(
        int answers,
        double? mean,
        ObligationState state
    )
    {
        var judged = LearningRule.Judge(new(answers, mean));

        Assert.Equal(state, judged.State);
        Assert.Equal(mean is not null, judged.Evidence.Count > 0);
    }

    private static CommitteeYear Year(string? department, bool held = false, DateOnly? planned = null) =>
        new(
            $"Comité du {department}",
            department,
            held ? [new HeldMeeting(Guid.NewGuid(), "Une rencontre", new(2026, 6, 1), IsPublished: true)] : [],
            planned
        );

    [Fact]
    public void A_planned_action_serves_no_group_and_a_committee_without_a_group_has_held_nothing()
    {
        CommitteeYear[] year = [Year("53", held: true), Year("72", planned: new(2026, 12, 30))];

        Assert.Equal(ObligationState.Due, MutualKnowledgeRule.Judge(year, [], new(2026, 12, 30)).State);
        Assert.Equal(new(2026, 12, 31), MutualKnowledgeRule.Judge(year, [], new(2026, 3, 1)).DueBy);
        Assert.Equal(ObligationState.Late, MutualKnowledgeRule.Judge(year, [], new(2026, 12, 31)).State);
        Assert.Equal(
            ObligationState.Kept,
            MutualKnowledgeRule.Judge([Year("53", held: true), Year("72", held: true)], [], new(2026, 3, 1)).State
        );
        Assert.Equal(ObligationState.NotMeasured, MutualKnowledgeRule.Judge([Year("53")], [], new(2026, 12, 31)).State);
    }

    [Fact]
    public void A_department_is_judged_by_its_own_committees_once_anything_is_recorded_anywhere()
    {
        CommitteeYear[] year = [Year("53", held: true), Year("72")];
        var day = new DateOnly(2026, 11, 27);

        Assert.Equal(ObligationState.Kept, MutualKnowledgeRule.Judge(year, [], day, "53").State);
        var sarthe = MutualKnowledgeRule.Judge(year, [], day, "72");
        Assert.Equal(ObligationState.Due, sarthe.State);
        Assert.Contains("0 sur 1", sarthe.Evidence[0].Text, StringComparison.Ordinal);
        Assert.Contains("Comité du 72", sarthe.Evidence[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_that_was_missed_is_late_when_the_next_has_begun()
    {
        var judged = MutualKnowledgeRule.Judge(
            [Year("53", held: true)],
            [Year("53"), Year("72", held: true)],
            new(2027, 1, 1)
        );

        Assert.Equal(ObligationState.Late, judged.State);
        Assert.Contains(judged.Evidence, row => row.Text == "En 2026, sans aucune action tenue : Comité du 53");
    }

    [Fact]
    public void Committees_that_wait_are_named_from_the_first_of_september_and_what_proves_is_linked()
    {
        CommitteeYear[] year = [Year("44"), Year("53", planned: new(2026, 12, 3)), Year("72", held: true)];

        Assert.Equal(2, MutualKnowledgeRule.Judge(year, [], new(2026, 8, 31)).Evidence.Count);
        var warned = MutualKnowledgeRule.Judge(year, [], new(2026, 9, 1)).Evidence;
        Assert.Equal(
            [
                new EvidenceRow(
                    EvidenceKind.Observed,
                    "L'année finit le 31 décembre. Ni action tenue, ni action prévue : Comité du 44",
                    "44"
                ),
                new EvidenceRow(
                    EvidenceKind.Observed,
                    "L'année finit le 31 décembre. Une action prévue, pas encore tenue : Comité du 53 (le 3 décembre 2026)",
                    "53"
                ),
            ],
            warned.Skip(1).Take(2)
        );
        Assert.Equal($"/vie-du-reseau/reunions/{year[2].Held[0].Id}", warned[^1].Link);
    }

    [Fact]
    public void A_long_list_is_told_short_and_says_how_many_others_there_are()
    {
        Assert.EndsWith(
            "Nom 12 ; et 8 autres",
            ShortList.Names(Enumerable.Range(1, 20).Select(n => $"Nom {n:00}")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "Et 3 autres.",
            ShortList.Rows([.. Enumerable.Range(1, 8)], n => new(EvidenceKind.Observed, $"{n}")).Last().Text
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
        var judged = PlanRule.Judge([
            Committee("Nord", firstPlan, firstWhole),
            Committee("Sud", secondPlan, secondWhole),
        ]);

        Assert.Equal(state, judged.State);
        if (state == ObligationState.NotKept)
            Assert.Contains(judged.Evidence, row => row.Text == "Sans plan publié et en cours : Sud");

        static CommitteeFacts Committee(string name, bool hasPlan, bool isWhole) =>
            new(
                new(TerritoryKind.Clefop, name, name, null, null),
                "53",
                null,
                hasPlan ? [new(Guid.NewGuid(), "Un plan", new(2027, 12, 31), isWhole)] : [],
                false,
                false
            );
    }

    [Theory]
    [InlineData(true, false, true, ObligationState.Kept)]
    // The Région's word alone shows nothing.
    [InlineData(true, true, false, ObligationState.NotMeasured)]
    [InlineData(true, false, false, ObligationState.NotKept)]
    [InlineData(false, false, true, ObligationState.NotMeasured)]
    public void Every_group_needs_an_officer_in_post_and_not_a_word_in_a_field(
        bool hasGroup,
        bool isSaid,
        bool hasOfficer,
        ObligationState state
    ) =>
        Assert.Equal(
            state,
            GroupRule
                .Judge([
                    new(
                        new(TerritoryKind.Clefop, "C1", "Comité d'essai", null, null),
                        "53",
                        hasGroup ? Guid.NewGuid() : null,
                        [],
                        isSaid,
                        hasOfficer
                    ),
                ])
                .State
        );

    [Fact]
    public void Meetings_are_judged_by_the_months_that_the_commission_has_adopted()
    {
        var (day, department) = (
            new DateOnly(2026, 11, 26),
            new TerritoryRecord(TerritoryKind.Department, "53", "Mayenne", null, null)
        );

        Assert.Equal(ObligationState.NotMeasured, ExchangeRule.Judge([Exchanged(day)], day, null).State);
        Assert.Equal(ObligationState.Kept, ExchangeRule.Judge([Exchanged(day.AddMonths(-12))], day, 12).State);
        Assert.Equal(ObligationState.Due, ExchangeRule.Judge([Exchanged(null)], day, 12).State);
        Assert.Equal(ObligationState.Late, ExchangeRule.Judge([Exchanged(day.AddMonths(-13))], day, 12).State);
        Assert.Equal(ObligationState.Kept, Session(day.AddMonths(-12), Both).State);
        Assert.Equal(ObligationState.Late, Session(day.AddMonths(-13), Both).State);
        // A snapshot is not enough: what it holds of early leavers is.
        Assert.Equal(ObligationState.Due, Session(day, Both[..1]).State);
        // How far places are says nothing of people.
        Assert.Equal(
            ObligationState.Due,
            Session(day, [new("Communes à plus de 30 km d'un lieu", "CIO", "Mayenne", 4), Both[1]]).State
        );
        Assert.Equal(ObligationState.NotMeasured, EvaluationRule.Judge([], day, 12).State);

        DepartmentExchanges Exchanged(DateOnly? last) =>
            new(
                department,
                last is { } held ? [(new HeldMeeting(Guid.NewGuid(), "Rencontre", held, false), "Un réseau")] : []
            );

        Assessment Session(DateOnly held, SessionFigure[] figures) =>
            EvaluationRule.Judge([new(new(Guid.NewGuid(), "Séance", held, false), figures)], day, 12);
    }

    private static readonly SessionFigure[] Both =
    [
        new("Aiguillages", "Mayenne", "Envoyés", 40),
        new("Délai légal : quinze jours, de 16 à 25 ans sans diplôme", "Mayenne", "En retard", null),
    ];

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
        var practice = new SharedPractice(Guid.NewGuid(), "Une pratique", Reuses: 0);

        Assert.Equal(ObligationState.NotMeasured, PracticeRule.Judge([]).State);
        Assert.Equal(ObligationState.Due, PracticeRule.Judge([practice, practice]).State);
        Assert.Equal(ObligationState.Kept, PracticeRule.Judge([practice, practice with { Reuses = 1 }]).State);
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
