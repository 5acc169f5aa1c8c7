using System.Collections.Concurrent;
using Spro.Core.Knowledge;
using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>What a rule set may not do.</summary>
public enum CheckFailureKind
{
    /// <summary>A situation of the grid gets no primary network.</summary>
    NoPrimary,

    /// <summary>More first doors than the rule set allows.</summary>
    TooManyAnswers,

    /// <summary>No first door belongs to a signatory of the charter.</summary>
    NoSignatory,
}

/// <summary>A promise that the rule set breaks.</summary>
/// <param name="Kind">Which promise.</param>
/// <param name="Count">In how many situations.</param>
/// <param name="Examples">Some of them.</param>
public sealed record CheckFailure(CheckFailureKind Kind, int Count, IReadOnlyList<Situation> Examples);

/// <summary>
/// The proof that a rule set leaves nobody without a door, over the whole grid of DOMAIN §3.6 M8: 14 statuses × ages 12
/// to 75 × executive × diploma × disability × (no need, each need), then nothing said and every value of every field
/// alone. That no rule reads a field outside the vocabulary is already certain: such a rule set does not load.
/// </summary>
public sealed record RuleSetCheck
{
    private const int ExamplesKept = 10;

    /// <summary>The version that was checked.</summary>
    public required string Version { get; init; }

    /// <summary>Situations of the grid.</summary>
    public required int GridSituations { get; init; }

    /// <summary>Situations in which a single field, or none, is known.</summary>
    public required int SingleFieldSituations { get; init; }

    /// <summary>The promises broken; none when the rule set may be published.</summary>
    public required IReadOnlyList<CheckFailure> Failures { get; init; }

    /// <summary>Rules that no situation makes count.</summary>
    public required IReadOnlyList<Rule> Unreachable { get; init; }

    /// <summary>Needs about which no information sheet says anything: counted gaps, which block nothing.</summary>
    public required IReadOnlyList<string> NeedsWithoutSheet { get; init; }

    /// <summary>Flags about which no information sheet says anything: counted gaps, which block nothing.</summary>
    public required IReadOnlyList<string> FlagsWithoutSheet { get; init; }

    /// <summary>True when the rule set may be published.</summary>
    public bool Passed => Failures.Count == 0 && Unreachable.Count == 0;

    /// <summary>Checks a rule set on every core.</summary>
    public static RuleSetCheck Run(RuleSet rules, Sheets sheets, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(sheets);
        ConcurrentBag<(CheckFailureKind Kind, Situation Situation)> broken = [];
        var grid = 0;
        Parallel.ForEach(
            SituationGrid.StatusesAndAges(),
            new ParallelOptions { CancellationToken = cancellation },
            situation =>
            {
                var count = 0;
                foreach (var crossed in SituationGrid.Crossed(situation))
                {
                    count++;
                    var decision = Decide(rules, crossed);
                    if (decision.Answers is not [{ Rank: AnswerRank.Primary }, ..])
                    {
                        broken.Add((CheckFailureKind.NoPrimary, crossed));
                    }

                    CheckDoors(decision, crossed, broken);
                }

                Interlocked.Add(ref grid, count);
            }
        );
        Situation[] single = [.. SituationGrid.SingleFields(rules)];
        foreach (var situation in single)
        {
            CheckDoors(Decide(rules, situation), situation, broken);
        }

        return new RuleSetCheck
        {
            Version = rules.Version,
            GridSituations = grid,
            SingleFieldSituations = single.Length,
            Failures =
            [
                .. broken
                    .GroupBy(failure => failure.Kind, failure => failure.Situation)
                    .OrderBy(kind => kind.Key)
                    .Select(kind => new CheckFailure(
                        kind.Key,
                        kind.Count(),
                        [.. kind.OrderBy(situation => situation.ToString(), StringComparer.Ordinal).Take(ExamplesKept)]
                    )),
            ],
            Unreachable = [.. rules.Rules.Where(rule => !IsReachable(rule, rules, single))],
            NeedsWithoutSheet = [.. NeedCodes.All.Where(need => sheets.OnNeed(need) is null)],
            FlagsWithoutSheet = [.. rules.Flags.Select(flag => flag.Code).Where(flag => sheets.OnFlag(flag) is null)],
        };
    }

    private static void CheckDoors(
        Decision decision,
        Situation situation,
        ConcurrentBag<(CheckFailureKind Kind, Situation Situation)> broken
    )
    {
        if (decision.Answers.Count > decision.Rules.MaxAnswers)
        {
            broken.Add((CheckFailureKind.TooManyAnswers, situation));
        }

        if (!decision.Answers.Any(answer => answer.Network.Membership == Membership.Signatory))
        {
            broken.Add((CheckFailureKind.NoSignatory, situation));
        }
    }

    private static bool IsReachable(Rule rule, RuleSet rules, IEnumerable<Situation> single) =>
        SituationGrid
            .WhereItHolds(rule, rules.Networks)
            .Concat(rule.Fallback is null ? [] : single)
            .Any(situation =>
                rule.Flags.Count > 0 || Decide(rules, situation).All.Any(answer => answer.Reasons.Contains(rule))
            );

    private static Decision Decide(RuleSet rules, Situation situation) =>
        rules.Compiled.Decide(situation, withQuestions: false);
}
