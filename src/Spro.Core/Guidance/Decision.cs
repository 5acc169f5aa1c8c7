using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>One network of an answer, and why it is there.</summary>
/// <param name="Network">The network.</param>
/// <param name="Rank">How it stands in the answer.</param>
/// <param name="Order">Place within its rank; small comes first.</param>
/// <param name="Reasons">The rules that gave it, the strongest first; never empty.</param>
public sealed record NetworkAnswer(Network Network, AnswerRank Rank, int Order, IReadOnlyList<Rule> Reasons);

/// <summary>
/// The networks that suit a situation, in the order shown to people, before any place is looked for. It is advice: it
/// decides nothing for the person, and hides no suitable network.
/// </summary>
/// <param name="Rules">The version that was used.</param>
/// <param name="Answers">The first doors, primary then secondary; at most <see cref="RuleSet.MaxAnswers"/>.</param>
/// <param name="Complements">What completes them; at most <see cref="RuleSet.MaxComplements"/>.</param>
/// <param name="Others">Every other suitable network, in order: free choice.</param>
/// <param name="Questions">Fields whose value could change the first networks, in the order of asking.</param>
/// <param name="Flags">What the situation means beyond the doors, in the order of the rule set.</param>
public sealed record Decision(
    RuleSet Rules,
    IReadOnlyList<NetworkAnswer> Answers,
    IReadOnlyList<NetworkAnswer> Complements,
    IReadOnlyList<NetworkAnswer> Others,
    IReadOnlyList<SituationField> Questions,
    IReadOnlyList<Flag> Flags
)
{
    /// <summary>Every suitable network, shown first or not, in order.</summary>
    public IEnumerable<NetworkAnswer> All => Answers.Concat(Complements).Concat(Others);
}

/// <summary>The first answer, as far as networks go: a pure function.</summary>
public static class FirstAnswer
{
    /// <summary>
    /// Decides. A rule counts only when its condition is true; a network is removed only when its filter is false;
    /// equal rank and order sort by network code; the order of the rules in their file changes nothing.
    /// </summary>
    public static Decision Decide(RuleSet rules, Situation situation)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(situation);
        return rules.Compiled.Decide(situation, withQuestions: true);
    }
}
