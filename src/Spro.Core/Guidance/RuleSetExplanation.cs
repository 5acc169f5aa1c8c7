using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>What became of a network.</summary>
public enum NetworkOutcome
{
    /// <summary>Among the first doors.</summary>
    Answer,

    /// <summary>Among the complements shown first.</summary>
    Complement,

    /// <summary>Suitable, behind "see the other services".</summary>
    Other,

    /// <summary>Given by a rule, removed by its eligibility filter.</summary>
    Filtered,

    /// <summary>No rule gives it.</summary>
    NotGiven,
}

/// <summary>What one rule makes of a situation.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Value">Whether its condition holds.</param>
/// <param name="Counts">Whether it is a reason of the answer (a fallback rule may hold and not be called for).</param>
public sealed record RuleReading(Rule Rule, Truth Value, bool Counts);

/// <summary>Why a network is in or out.</summary>
/// <param name="Network">The network.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Filter">Its eligibility; <see cref="Truth.True"/> when it receives everybody.</param>
/// <param name="Rules">The rules that could give it.</param>
public sealed record NetworkExplanation(
    Network Network,
    NetworkOutcome Outcome,
    Truth Filter,
    IReadOnlyList<RuleReading> Rules
);

/// <summary>A decision with, for every network, why it is in or out.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Networks">Every network, in the order of its list.</param>
public sealed record RuleSetExplanation(Decision Decision, IReadOnlyList<NetworkExplanation> Networks)
{
    /// <summary>Explains the decision for a situation.</summary>
    public static RuleSetExplanation Of(RuleSet rules, Situation situation)
    {
        var decision = FirstAnswer.Decide(rules, situation);
        return new RuleSetExplanation(
            decision,
            [.. rules.Networks.Select(network => Explain(decision, situation, network))]
        );
    }

    private static NetworkExplanation Explain(Decision decision, Situation situation, Network network)
    {
        var answer = decision.All.FirstOrDefault(given => given.Network == network);
        var filter = decision.Rules.Filters.FirstOrDefault(known => known.Network == network);
        var eligible = filter?.Condition.Evaluate(situation) ?? Truth.True;
        RuleReading[] readings =
        [
            .. decision
                .Rules.Rules.Where(rule => rule.Gives.Any(given => Concerns(given, network, situation)))
                .Select(rule => new RuleReading(
                    rule,
                    rule.When.Evaluate(situation),
                    answer?.Reasons.Contains(rule) == true
                )),
        ];
        var outcome = answer is null
            ? readings.Any(reading => reading.Value == Truth.True) && eligible == Truth.False
                ? NetworkOutcome.Filtered
                : NetworkOutcome.NotGiven
            : decision.Answers.Contains(answer)
                ? NetworkOutcome.Answer
                : decision.Complements.Contains(answer)
                    ? NetworkOutcome.Complement
                    : NetworkOutcome.Other;
        return new NetworkExplanation(network, outcome, eligible, readings);
    }

    private static bool Concerns(NetworkGiven given, Network network, Situation situation) =>
        given.Network is null ? situation.CurrentReferentNetwork == network.Code : given.Network == network;
}
