using System.Collections.Concurrent;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Guidance;

/// <summary>What <see cref="RuleSetCheck"/> finds in one stretch of time.</summary>
internal sealed class PeriodCheck
{
    private const int ExamplesKept = 10;

    private readonly RuleSetPeriod _period;
    private readonly ConcurrentBag<(CheckFailureKind Kind, Situation Situation)> _broken = [];
    private readonly ConcurrentDictionary<ulong, Shown> _signatories = [];

    private PeriodCheck(RuleSetPeriod period) => _period = period;

    public int GridSituations { get; private set; }

    public IReadOnlyList<CheckFailure> Failures { get; private set; } = [];

    public static PeriodCheck Run(
        RuleSetPeriod period,
        IReadOnlyList<Situation> single,
        IReadOnlyList<CommuneReach> reach,
        CancellationToken cancellation
    )
    {
        var check = new PeriodCheck(period);
        Parallel.ForEach(
            SituationGrid.StatusesAndAges(),
            new ParallelOptions { CancellationToken = cancellation },
            check.CheckCrossed
        );
        check.Check(single, withPrimary: false);
        check.Failures = [.. check.Broken(), .. check.OutOfReach(reach)];
        return check;
    }

    private void CheckCrossed(Situation situation)
    {
        var count = Check(SituationGrid.Crossed(situation), withPrimary: true);
        lock (_broken)
        {
            GridSituations += count;
        }
    }

    private int Check(IEnumerable<Situation> situations, bool withPrimary)
    {
        // Which signatories are shown: a handful of different sets for millions of situations.
        Dictionary<ulong, Shown> signatories = [];
        var count = 0;
        foreach (var situation in situations)
        {
            count++;
            var decision = _period.Rules.Compiled.Decide(situation, withQuestions: false);
            if (withPrimary && decision.Answers is not [{ Rank: AnswerRank.Primary }, ..])
            {
                _broken.Add((CheckFailureKind.NoPrimary, situation));
            }

            if (decision.Answers.Count > decision.Rules.MaxAnswers)
            {
                _broken.Add((CheckFailureKind.TooManyAnswers, situation));
            }

            var shown = SignatoriesOf(decision);
            if (shown == 0)
            {
                _broken.Add((CheckFailureKind.NoSignatory, situation));
            }
            else
            {
                signatories[shown] = signatories.TryGetValue(shown, out var known)
                    ? known.OnceMore
                    : new Shown(situation);
            }
        }

        foreach (var (shown, seen) in signatories)
        {
            _signatories.AddOrUpdate(shown, seen, (_, known) => known.And(seen));
        }

        return count;
    }

    private static ulong SignatoriesOf(Decision decision)
    {
        var shown = 0UL;
        foreach (var answer in decision.Answers)
        {
            if (answer.Network.Membership == Membership.Signatory)
            {
                shown |= 1UL << decision.Rules.Networks.IndexOf(answer.Network.Code);
            }
        }

        return shown;
    }

    private IEnumerable<CheckFailure> Broken() =>
        _broken
            .GroupBy(failure => failure.Kind, failure => failure.Situation)
            .OrderBy(kind => kind.Key)
            .Select(kind => Failure(kind.Key, kind.Count(), kind, []));

    private IEnumerable<CheckFailure> OutOfReach(IReadOnlyList<CommuneReach> reach)
    {
        var networks = _period.Rules.Networks;
        var missed = reach
            .Select(commune =>
            {
                var reached = commune.Networks.Aggregate(0UL, (all, code) => all | (1UL << networks.IndexOf(code)));
                return (commune.Commune, Shown: _signatories.Keys.Where(shown => (shown & reached) == 0).ToArray());
            })
            .Where(commune => commune.Shown.Length > 0)
            .ToArray();
        var situations = missed.SelectMany(commune => commune.Shown).Distinct().Select(shown => _signatories[shown]);
        return missed.Length == 0
            ? []
            :
            [
                Failure(
                    CheckFailureKind.NoReachableSignatory,
                    situations.Sum(shown => shown.Count),
                    situations.Select(shown => shown.Example),
                    [.. missed.Select(commune => commune.Commune)]
                ),
            ];
    }

    private CheckFailure Failure(
        CheckFailureKind kind,
        int count,
        IEnumerable<Situation> examples,
        IReadOnlyList<CommuneRecord> communes
    ) =>
        new(
            kind,
            _period.From,
            count,
            [.. examples.OrderBy(situation => situation.ToString(), StringComparer.Ordinal).Take(ExamplesKept)],
            communes
        );

    /// <summary>How often a set of signatories is shown, and to whom for example.</summary>
    private readonly record struct Shown(Situation Example, int Count = 1)
    {
        public Shown OnceMore => this with { Count = Count + 1 };

        public Shown And(Shown other) => this with { Count = Count + other.Count };
    }
}
