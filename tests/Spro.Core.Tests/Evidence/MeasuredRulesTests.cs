using Spro.Core.ActionPlans;
using Spro.Core.Agenda;
using Spro.Core.Associates;
using Spro.Core.Evidence;
using Spro.Core.Evidence.Rules;
using Spro.Core.Referrals;
using Spro.Core.Steering;
using Spro.Core.Territories;

namespace Spro.Core.Tests.Evidence;

/// <summary>Obligations measured from what is stored for other ends: what is said of them, and what never is.</summary>
public class MeasuredRulesTests
{
    private static readonly DateOnly Day = new(2026, 11, 26);

    [Theory]
    [InlineData(null, ObligationState.NotMeasured)]
    [InlineData(15, ObligationState.Kept)]
    [InlineData(10, ObligationState.NotKept)]
    public void The_delay_of_advice_judges_nobody_until_days_are_adopted(int? days, ObligationState state) =>
        Assert.Equal(state, AdviceDelayRule.Judge([("Un réseau", new("ML", 40, 5, 12))], days).State);

    [Fact]
    public void A_network_of_too_few_appointments_lets_no_delay_be_kept()
    {
        Assert.Equal(ObligationState.NotMeasured, AdviceDelayRule.Judge([("Un réseau", null)], 15).State);
        Assert.Equal(
            ObligationState.NotMeasured,
            AdviceDelayRule.Judge([("Un réseau", new("ML", 40, 5, 12)), ("Un autre", null)], 15).State
        );
    }

    [Fact]
    public void Receiving_in_person_is_a_share_of_territories_and_a_figure_until_one_is_adopted()
    {
        Assert.Equal(ObligationState.NotMeasured, NearbyRule.Judge(Areas(0, 0), 90).State);
        Assert.Equal(ObligationState.NotMeasured, NearbyRule.Judge(Areas(60, 5), null).State);
        Assert.Equal(ObligationState.Kept, NearbyRule.Judge(Areas(60, 5), 90).State);
        var judged = NearbyRule.Judge(Areas(60, 0), 90);
        Assert.Equal(ObligationState.NotKept, judged.State);
        Assert.Contains("Aire 61 ; Aire 62 ;", judged.Evidence[1].Text, StringComparison.Ordinal);

        static List<NearbyArea> Areas(int withPlace, int withPassage) =>
            [
                .. Enumerable
                    .Range(1, 70)
                    .Select(n => new NearbyArea(
                        new($"{n}", $"Aire {n}", "53"),
                        n <= withPlace,
                        n > withPlace && n <= withPlace + withPassage
                    )),
            ];
    }

    [Theory]
    [InlineData(9, 9, ObligationState.NotMeasured)]
    [InlineData(20, 20, ObligationState.Kept)]
    [InlineData(20, 5, ObligationState.Due)]
    public void What_came_to_the_wrong_place_is_kept_once_all_of_it_was_sent_on(
        int wrong,
        int transmitted,
        ObligationState state
    ) => Assert.Equal(state, WrongPlaceRule.Judge(wrong, transmitted).State);

    [Fact]
    public void A_few_people_who_were_not_sent_on_are_not_counted_out()
    {
        Assert.StartsWith("Presque toutes", WrongPlaceRule.Judge(24, 21).Evidence[0].Text, StringComparison.Ordinal);
        Assert.Contains("environ 40", WrongPlaceRule.Judge(47, 30).Evidence[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Advice_on_experience_is_in_the_directory_for_each_department()
    {
        var (mayenne, sarthe) = (Department("53", "Mayenne"), Department("72", "Sarthe"));

        Assert.Equal(ObligationState.NotMeasured, ExperienceAdviceRule.Judge([(mayenne, 0), (sarthe, 0)]).State);
        Assert.Equal(ObligationState.Due, ExperienceAdviceRule.Judge([(mayenne, 1), (sarthe, 0)]).State);
        Assert.Equal(ObligationState.Kept, ExperienceAdviceRule.Judge([(mayenne, 1), (sarthe, 2)]).State);
    }

    [Fact]
    public void Sheets_are_kept_when_each_says_the_five_things()
    {
        var whole = new SheetBlocks(true, true, true, true, true);

        Assert.Equal(ObligationState.NotMeasured, CompleteSheetRule.Judge([]).State);
        Assert.Equal(ObligationState.Kept, CompleteSheetRule.Judge([whole]).State);
        Assert.Equal(ObligationState.Due, CompleteSheetRule.Judge([whole, whole with { Pay = false }]).State);
    }

    [Fact]
    public void The_access_of_places_is_half_a_rule_and_keeps_nothing() =>
        Assert.Equal(ObligationState.NotMeasured, PlaceAccessRule.Judge(10, 10).State);

    [Fact]
    public void The_directory_and_the_last_edition_of_the_guide_both_say_who_is_associated()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var same = ListingComparison.Of(Day, Names(one), Names(one));
        var differs = ListingComparison.Of(Day.AddDays(-30), Names(one), Names(one, other));

        Assert.Equal(ObligationState.Kept, ListingRule.Judge(same, same).State);
        Assert.Equal(ObligationState.NotMeasured, ListingRule.Judge(same, null).State);
        Assert.Equal(ObligationState.NotKept, ListingRule.Judge(same, differs).State);
    }

    private static readonly HeldAction Regional = new(
        Guid.NewGuid(),
        "Une action",
        new DateOnly(2026, 6, 1),
        ActionKind.LocalEconomy,
        IsForProfessionals: true,
        ActionPublics.None,
        ActionPlace.Network,
        null,
        [],
        IsAttached: true,
        HasSeats: true,
        Came: 20
    );

    [Fact]
    public void Without_local_committees_half_of_the_local_economy_is_not_counted() =>
        Assert.Equal(ObligationState.NotMeasured, LocalEconomyRule.Judge([Regional], []).State);

    [Theory]
    [InlineData(12, 12, 0, ObligationState.Kept)]
    [InlineData(10, 12, 2, ObligationState.Due)]
    [InlineData(9, 12, 2, ObligationState.NotKept)]
    [InlineData(0, 0, 0, ObligationState.NotMeasured)]
    public void The_directory_is_open_when_the_file_read_back_holds_each_place_that_may_be_given(
        int published,
        int places,
        int leftOut,
        ObligationState state
    ) =>
        Assert.Equal(
            state,
            OpenDataRule
                .Judge(published, places, leftOut == 0 ? [] : [new("liste", "Une liste sans licence", leftOut)])
                .State
        );

    [Fact]
    public void Public_texts_are_measured_and_those_to_write_again_are_named()
    {
        var (easy, hard, brief) = (
            Text("Facile", 80),
            Text("Dur", 20),
            Text("Bref", 20) with
            {
                Measure = new(9, 1, 30),
            }
        );

        var judged = PlainWordsRule.Judge([easy, hard, brief]);
        Assert.Equal(ObligationState.Due, judged.State);
        Assert.Contains(
            judged.Evidence,
            row => row.Text == "Fiches d'au moins 30 mots : 2. Faciles à lire, d'après la mesure : 1."
        );
        Assert.Contains(judged.Evidence, row => row.Text == "À récrire plus simplement : Dur");
        // What readers understand is not recorded: a measure alone keeps nothing.
        Assert.Equal(ObligationState.NotMeasured, PlainWordsRule.Judge([easy, brief]).State);

        // Of forty words in four sentences, as many syllables as make that measure.
        static PublicText Text(string name, double ease) =>
            new("Fiches", name, new(40, 4, (int)Math.Round((207 - 10.15 - ease) * 40 / 73.6)));
    }

    [Fact]
    public void What_no_rule_can_say_kept_says_what_would_have_to_be_recorded()
    {
        foreach (var code in (string[])["OBL-08", "OBL-33", "OBL-34", "OBL-35", "OBL-37", "L5", "L6"])
            Assert.StartsWith("Il faudrait", Obligation.Find(code)!.Missing, StringComparison.Ordinal);
    }

    private static Dictionary<Guid, string> Names(params Guid[] structures) =>
        structures.ToDictionary(one => one, _ => "Un organisme");

    private static TerritoryRecord Department(string code, string name) =>
        new(TerritoryKind.Department, code, name, null, null);

    [Fact]
    public void Each_objective_that_holds_needs_an_indicator_and_the_others_are_named()
    {
        StrategyObjective followed = Objective("1", "Actions tenues");

        Assert.Equal(ObligationState.NotMeasured, StrategyRule.Judge([]).State);
        Assert.Equal(ObligationState.Kept, StrategyRule.Judge([followed]).State);
        var judged = StrategyRule.Judge([followed, Objective("2", null)]);
        Assert.Equal(ObligationState.Due, judged.State);
        Assert.Contains(judged.Evidence, row => row.Text == "Sans indicateur : 2, Un objectif");

        static StrategyObjective Objective(string code, string? indicator) =>
            new()
            {
                Strategy = "Stratégie",
                Code = code,
                Title = "Un objectif",
                Indicator = indicator,
            };
    }

    [Fact]
    public void The_mix_of_women_and_men_is_told_from_ten_of_each_and_keeps_nothing_by_itself()
    {
        var counted = Regional with { IsForProfessionals = false, Kind = ActionKind.Discovery, Women = 12, Men = 14 };

        var judged = EqualityRule.Judge([counted, counted with { Women = null, Men = null }]);

        Assert.Equal(ObligationState.NotMeasured, judged.State);
        Assert.EndsWith(
            "2, dont 1 où l'on a compté les femmes et les hommes. Femmes : 12. Hommes : 14.",
            judged.Evidence[0].Text,
            StringComparison.Ordinal
        );
        // Twelve of sixteen who came would tell of four.
        Assert.DoesNotContain(
            "12.",
            EqualityRule.Judge([counted with { Men = 4 }]).Evidence[0].Text,
            StringComparison.Ordinal
        );
        Assert.Equal(EvidenceKind.BuiltIn, Assert.Single(EqualityRule.Judge([]).Evidence).Kind);
    }

    [Fact]
    public void What_followed_for_young_people_without_a_diploma_is_told_and_keeps_nothing_by_itself()
    {
        var judged = SpecificPublicRule.Judge([
            ("53", new(StatutoryClock.FifteenDays, 20, 18, 2, 0, 0)),
            ("72", new(StatutoryClock.FifteenDays, null, null, 0, null, 0)),
        ]);

        Assert.Equal(ObligationState.NotMeasured, judged.State);
        Assert.Equal("53", Assert.Single(judged.Evidence).Territory);
    }
}
