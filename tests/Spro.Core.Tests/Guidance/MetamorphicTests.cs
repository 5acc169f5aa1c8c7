using System.Text.RegularExpressions;
using CsCheck;
using Spro.Core.Guidance;
using Spro.Core.Structures;

namespace Spro.Core.Tests.Guidance;

/// <summary>M1 to M9 of DOMAIN §3.6, and what the rule set promises beyond them.</summary>
public partial class MetamorphicTests
{
    private static readonly RuleSet Rules = RuleSet.BuiltIn;

    public static TheoryData<string> VoluntaryFields =>
        [.. SituationField.All.Where(known => known.IsVoluntary).Select(known => known.Name)];

    // M1, M2 and more: whatever people volunteer only adds.
    [Theory]
    [MemberData(nameof(VoluntaryFields))]
    public void Volunteering_something_never_takes_a_network_away(string name)
    {
        var field = SituationField.Find(name)!;
        Situations
            .Any.Select(Gen.Int[0, 99])
            .Sample(
                (situation, choice) =>
                {
                    var silent = Situations.Without(situation, field);
                    var said = Situations.With(silent, field, Situations.Value(field, choice));
                    return Networks(silent).IsSubsetOf(Networks(said));
                }
            );
    }

    [Fact]
    public void M1_a_recognised_disability_never_removes_a_network_whatever_was_said_before()
    {
        Situations.Any.Sample(situation =>
        {
            var before = Networks(situation with { DisabilityStatus = DisabilityStatus.None });
            var after = Networks(situation with { DisabilityStatus = DisabilityStatus.Recognised });
            return before.IsSubsetOf(after);
        });
    }

    [Fact]
    public void M2_lack_of_transport_or_ease_never_removes_a_network()
    {
        Situations.Any.Sample(situation =>
        {
            var at_ease = situation with { HasTransport = true, DigitalFragile = false, LiteracyFragile = false };
            var not = situation with { HasTransport = false, DigitalFragile = true, LiteracyFragile = true };
            return Networks(at_ease).IsSubsetOf(Networks(not));
        });
    }

    [Fact]
    public void M3_saying_one_thing_less_never_leaves_anybody_without_a_door()
    {
        Situations
            .Any.Select(Gen.Int[0, SituationField.All.Count - 1])
            .Sample(
                (situation, index) =>
                    FirstAnswer.Decide(Rules, Situations.Without(situation, SituationField.All[index])).Answers.Count
                    > 0
            );
    }

    [Fact]
    public void M3_saying_nothing_gives_the_nearest_open_place_and_at_most_three_questions()
    {
        var decision = FirstAnswer.Decide(Rules, Situation.Empty);

        Assert.Equal(["ANY_SPRO_PLACE", "REGION"], decision.Answers.Select(answer => answer.Network.Code));
        Assert.All(decision.Answers, answer => Assert.Equal("R54", Assert.Single(answer.Reasons).Id));
        Assert.Equal(["age", "mainStatus", "needs"], decision.Questions.Select(field => field.Name));
    }

    [Fact]
    public void M4_the_order_of_the_rules_in_their_file_changes_nothing()
    {
        Gen.Shuffle(Rules.Rules.ToArray())
            .Select(Situations.Any.Array[20])
            .Sample(
                (shuffled, situations) =>
                {
                    var other = Rules.With(shuffled);
                    return situations.All(situation => Says(Rules, situation) == Says(other, situation));
                },
                iter: 20
            );
    }

    [Fact]
    public void M5_no_protected_attribute_is_in_the_vocabulary()
    {
        string[] forbidden =
        [
            "sex",
            "gender",
            "name",
            "origin",
            "nationality",
            "religion",
            "address",
            "diagnosis",
            "birth",
        ];

        Assert.Equal(24, SituationField.All.Count);
        Assert.DoesNotContain(
            SituationField.All.SelectMany(field => Word().Matches(field.Name).Select(word => word.Value)),
            word => forbidden.Contains(word, StringComparer.OrdinalIgnoreCase)
        );
        Assert.Equal(
            SituationField.All.Select(field => field.Name).Order(StringComparer.Ordinal),
            typeof(Situation)
                .GetProperties()
                .Where(property => property.CanWrite && property.Name != "EqualityContract")
                .Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..])
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void M5_free_words_change_nothing()
    {
        Situations.Any.Sample(situation =>
            Says(Rules, situation with { SchoolLevel = "4e" })
            == Says(Rules, situation with { SchoolLevel = "terminale" })
        );
    }

    [Fact]
    public void M6_a_parent_gets_the_same_answer_as_the_person()
    {
        Situations.Any.Sample(situation =>
            Says(Rules, situation with { OnBehalfOf = OnBehalfOf.Self })
            == Says(Rules, situation with { OnBehalfOf = OnBehalfOf.Child })
        );
    }

    [Fact]
    public void M7_moving_inside_the_region_changes_local_offers_only()
    {
        string[] departments = ["44", "49", "53", "72", "85"];
        Situations
            .Any.Where(situation => situation.CurrentReferentNetwork is null)
            .Sample(situation =>
                departments
                    .Select(department => Rights(situation with { DepartmentCode = department }))
                    .Distinct()
                    .Count() == 1
            );
    }

    [Theory]
    [InlineData(14, "CIO", "COMPULSORY_SCHOOLING,PARENTAL_CONSENT")]
    [InlineData(15, "CIO", "COMPULSORY_SCHOOLING")]
    [InlineData(16, "ML,CIO,PSAD_MLDS,FT", "OBLIGATION_16_18,LEGAL_REPRESENTATIVE,RIGHT_TO_RETURN_15D")]
    [InlineData(17, "ML,CIO,PSAD_MLDS,FT,EPIDE", "OBLIGATION_16_18,LEGAL_REPRESENTATIVE,RIGHT_TO_RETURN_15D")]
    [InlineData(18, "ML,CIO,PSAD_MLDS,FT,EPIDE", "RIGHT_TO_RETURN_15D")]
    [InlineData(25, "ML,CIO,PSAD_MLDS,FT,EPIDE", "RIGHT_TO_RETURN_15D")]
    [InlineData(26, "FT", "")]
    public void M9_a_jobseeker_without_diploma_meets_other_doors_at_each_birthday(int age, string doors, string flags)
    {
        var decision = FirstAnswer.Decide(
            Rules,
            new Situation
            {
                Age = AgeRange.Exactly(age),
                MainStatus = MainStatus.Jobseeker,
                HighestDiplomaLevel = 0,
                DepartmentCode = "49",
            }
        );

        Assert.Equal(doors, Codes(decision.Answers.Concat(decision.Complements)));
        Assert.Equal(flags, string.Join(',', decision.Flags.Select(flag => flag.Code)));
    }

    [Fact]
    public void Every_answer_shows_a_signatory_of_the_charter_among_at_most_four_doors()
    {
        Situations.Any.Sample(situation =>
        {
            var decision = FirstAnswer.Decide(Rules, situation);
            return decision.Answers.Count is >= 1 and <= 4
                && decision.Complements.Count <= 3
                && decision.Answers.Any(answer => answer.Network.Membership == Membership.Signatory);
        });
    }

    [Fact]
    public void Four_doors_outside_the_charter_leave_the_last_place_to_a_signatory()
    {
        var decision = FirstAnswer.Decide(
            Rules,
            new Situation
            {
                MainStatus = MainStatus.PublicAgent,
                IsDetained = true,
                Needs = Needs.Vae | Needs.DisabilityRights,
            }
        );

        Assert.Equal("SPIP,CMC,EXPERT_VAE,REGION", Codes(decision.Answers));
        Assert.Equal("MDPH", Codes(decision.Others));
    }

    [Fact]
    public void An_answer_hides_no_suitable_network_and_repeats_none()
    {
        Situations.Any.Sample(situation =>
        {
            var decision = FirstAnswer.Decide(Rules, situation);
            var all = decision.All.Select(answer => answer.Network.Code).ToList();
            var explained = RuleSetExplanation
                .Of(Rules, situation)
                .Networks.Where(network => network.Outcome is not (NetworkOutcome.Filtered or NetworkOutcome.NotGiven))
                .Select(network => network.Network.Code);
            return all.Distinct().Count() == all.Count && all.ToHashSet().SetEquals(explained);
        });
    }

    [Fact]
    public void Every_reason_is_a_rule_whose_condition_holds()
    {
        Situations.Any.Sample(situation =>
            FirstAnswer
                .Decide(Rules, situation)
                .All.All(answer =>
                    answer.Reasons.Count > 0 && answer.Reasons.All(rule => rule.When.Evaluate(situation) == Truth.True)
                )
        );
    }

    // The bits and the trees are two evaluations of the same rules: they must never differ.
    [Fact]
    public void An_answer_is_exactly_what_reading_the_rules_one_by_one_gives()
    {
        Situations.Any.Sample(situation =>
        {
            var given = Rules
                .Rules.Where(rule => rule.Fallback is null && rule.When.Evaluate(situation) == Truth.True)
                .SelectMany(rule =>
                    rule.Gives.Select(gives =>
                        (Code: gives.Network?.Code ?? situation.CurrentReferentNetwork!, rule.BypassesFilters)
                    )
                )
                .Where(gives => gives.BypassesFilters || !IsFiltered(gives.Code, situation))
                .Select(gives => gives.Code)
                .ToHashSet();
            return given.SetEquals(
                FirstAnswer
                    .Decide(Rules, situation)
                    .All.Where(answer => answer.Reasons.Any(rule => rule.Fallback is null))
                    .Select(answer => answer.Network.Code)
            );
        });
    }

    [Fact]
    public void Flags_are_those_of_the_rules_that_hold()
    {
        Situations.Any.Sample(situation =>
            Rules
                .Rules.Where(rule => rule.When.Evaluate(situation) == Truth.True)
                .SelectMany(rule => rule.Flags)
                .ToHashSet()
                .SetEquals(FirstAnswer.Decide(Rules, situation).Flags)
        );
    }

    [Fact]
    public void What_is_unknown_never_excludes()
    {
        Situations
            .Any.Select(Situations.Any)
            .Sample(
                (known, other) =>
                {
                    // Whatever is removed now stays removed when the person says the rest.
                    var completed = SituationField.All.Aggregate(
                        known,
                        (so_far, field) =>
                            field.TextOf(so_far) is null && field.TextOf(other) is { } text
                                ? Situations.With(so_far, field, text)
                                : so_far
                    );
                    return Rules.Filters.All(filter =>
                        filter.Condition.Evaluate(known) != Truth.False
                        || filter.Condition.Evaluate(completed) == Truth.False
                    );
                }
            );
    }

    [Fact]
    public void The_same_situation_gets_the_same_answer()
    {
        Situations.Any.Sample(
            situation =>
                Says(Rules, situation) == Says(RuleSet.Load(RuleSet.BuiltInDocument, Rules.Networks), situation),
            iter: 30
        );
    }

    [Fact]
    public void Networks_come_by_rank_then_order_then_code()
    {
        Situations.Any.Sample(situation =>
        {
            var decision = FirstAnswer.Decide(Rules, situation);
            // The one exception is stated elsewhere: a signatory may take the last place.
            return Sorted(decision.Answers.Take(3)) && Sorted(decision.Complements);
        });
    }

    [Fact]
    public void An_age_range_in_which_nothing_turns_is_as_good_as_an_exact_age()
    {
        Situations
            .Any.Select(Gen.Int[10, 99], Gen.Int[0, 12])
            .Sample(
                (situation, from, width) =>
                {
                    var range = new AgeRange(from, Math.Min(99, from + width));
                    var exact = Enumerable
                        .Range(range.Min, range.Max - range.Min + 1)
                        .Select(age => Says(Rules, situation with { Age = AgeRange.Exactly(age) }))
                        .Distinct()
                        .ToArray();
                    return exact.Length > 1 || Says(Rules, situation with { Age = range }) == exact[0];
                }
            );
    }

    [Fact]
    public void An_age_range_shows_only_what_every_age_of_it_gives_and_removes_only_what_every_age_removes()
    {
        Situations
            .Any.Select(Gen.Int[10, 90], Gen.Int[1, 9])
            .Sample(
                (situation, from, width) =>
                {
                    var ages = Enumerable
                        .Range(from, width + 1)
                        .Select(age => situation with { Age = AgeRange.Exactly(age) })
                        .ToArray();
                    var ranged = situation with { Age = new AgeRange(from, from + width) };
                    return Rules.Rules.All(rule =>
                            rule.When.Evaluate(ranged) != Truth.True
                            || ages.All(exact => rule.When.Evaluate(exact) == Truth.True)
                        )
                        && Rules.Filters.All(filter =>
                            filter.Condition.Evaluate(ranged) != Truth.False
                            || ages.All(exact => filter.Condition.Evaluate(exact) == Truth.False)
                        );
                }
            );
    }

    private static bool IsFiltered(string code, Situation situation) =>
        Rules.Filters.Any(filter => filter.Network.Code == code && filter.Condition.Evaluate(situation) == Truth.False);

    private static bool Sorted(IEnumerable<NetworkAnswer> answers)
    {
        var keys = answers.Select(answer => (answer.Rank, answer.Order, answer.Network.Code)).ToList();
        return keys.SequenceEqual(
            keys.OrderBy(key => key.Rank).ThenBy(key => key.Order).ThenBy(key => key.Code, StringComparer.Ordinal)
        );
    }

    private static HashSet<string> Networks(Situation situation) =>
        [.. FirstAnswer.Decide(Rules, situation).All.Select(answer => answer.Network.Code)];

    private static string Rights(Situation situation) =>
        Codes(
            FirstAnswer
                .Decide(Rules, situation)
                .All.Where(answer => answer.Network.Code != "E2C")
                .OrderBy(answer => answer.Network.Code, StringComparer.Ordinal)
        );

    private static string Codes(IEnumerable<NetworkAnswer> answers) =>
        string.Join(',', answers.Select(answer => answer.Network.Code));

    /// <summary>Everything an answer says, as one text.</summary>
    private static string Says(RuleSet rules, Situation situation)
    {
        var decision = FirstAnswer.Decide(rules, situation);
        return string.Join(
            " / ",
            List(decision.Answers),
            List(decision.Complements),
            List(decision.Others),
            string.Join(',', decision.Questions.Select(field => field.Name)),
            string.Join(',', decision.Flags.Select(flag => flag.Code))
        );

        static string List(IEnumerable<NetworkAnswer> answers) =>
            string.Join(
                ',',
                answers.Select(answer =>
                    $"{answer.Network.Code} {answer.Rank} {answer.Order} [{string.Join('+', answer.Reasons.Select(rule => rule.Id))}]"
                )
            );
    }

    [GeneratedRegex("[A-Z]?[a-z]+")]
    private static partial Regex Word();
}
