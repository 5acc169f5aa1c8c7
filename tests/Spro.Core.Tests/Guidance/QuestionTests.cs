using CsCheck;
using Spro.Core.Guidance;

namespace Spro.Core.Tests.Guidance;

public class QuestionTests
{
    private static readonly RuleSet Rules = RuleSet.BuiltIn;

    [Fact]
    public void At_most_three_are_asked_in_the_published_order_and_never_a_voluntary_field()
    {
        var order = Rules.Asks.Select(ask => ask.Field).ToList();
        Situations.Any.Sample(situation =>
        {
            var asked = FirstAnswer.Decide(Rules, situation).Questions;
            var places = asked.Select(field => order.IndexOf(field)).ToList();
            return asked.Count <= 3
                && !asked.Any(field => field.IsVoluntary)
                && places.SequenceEqual(places.Order())
                && places.TrueForAll(place => place >= 0);
        });
    }

    [Fact]
    public void A_question_is_asked_only_if_one_answer_to_it_would_change_the_first_networks()
    {
        Situations.Any.Sample(
            situation => FirstAnswer.Decide(Rules, situation).Questions.All(field => CouldChange(situation, field)),
            iter: 300
        );
    }

    [Fact]
    public void A_question_that_would_change_the_first_networks_is_asked_unless_three_others_come_before()
    {
        var order = Rules.Asks.Select(ask => ask.Field).ToList();
        Situations.Any.Sample(
            situation =>
            {
                var asked = FirstAnswer.Decide(Rules, situation).Questions;
                var useful = Rules
                    .Asks.Where(ask =>
                        (ask.Field.TextOf(situation) is null || ask.Field == SituationField.Age)
                        && ask.OnlyIf.Evaluate(situation) != Truth.False
                        && CouldChange(situation, ask.Field)
                    )
                    .Select(ask => ask.Field)
                    .Take(3);
                return asked.SequenceEqual(useful);
            },
            iter: 300
        );
    }

    [Fact]
    public void A_minor_is_not_asked_whether_they_are_an_executive()
    {
        var decision = FirstAnswer.Decide(Rules, Situations.Of("""{"age":17,"mainStatus":"no_activity","needs":[]}"""));

        Assert.DoesNotContain(SituationField.IsExecutive, decision.Questions);
        Assert.DoesNotContain(SituationField.IsRecentGraduate, decision.Questions);
    }

    private static bool CouldChange(Situation situation, SituationField field)
    {
        var now = First(situation);
        return Answers(situation, field).Any(answered => !First(answered).SetEquals(now));
    }

    private static IEnumerable<Situation> Answers(Situation situation, SituationField field)
    {
        IEnumerable<string> values = field.Shape switch
        {
            FieldShape.Age => Enumerable
                .Range(situation.Age?.Min ?? 10, (situation.Age?.Max ?? 99) - (situation.Age?.Min ?? 10) + 1)
                .Select(age => $"{age}"),
            FieldShape.Network => Rules.Networks.Select(network => network.Code),
            FieldShape.Number when field.Values.Count == 0 => Enumerable.Range(0, 40).Select(months => $"{months}"),
            FieldShape.Set => field.Values.Append(""),
            _ => field.Values,
        };
        return values.Select(value => Situations.With(situation, field, value));
    }

    private static HashSet<string> First(Situation situation) =>
        [
            .. FirstAnswer
                .Decide(Rules, situation)
                .Answers.Where(answer => answer.Rank == AnswerRank.Primary)
                .Select(answer => answer.Network.Code),
        ];
}
