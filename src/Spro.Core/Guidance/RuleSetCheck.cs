using Spro.Core.Knowledge;
using Spro.Core.Structures;
using Spro.Core.Territories;

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

    /// <summary>Somewhere, no first door of a signatory can be reached, neither on site nor from afar.</summary>
    NoReachableSignatory,
}

/// <summary>The networks that people of a commune reach, on site or from afar, as a directory has them.</summary>
/// <param name="Commune">The commune.</param>
/// <param name="Networks">Codes of the networks.</param>
public sealed record CommuneReach(CommuneRecord Commune, IReadOnlySet<string> Networks);

/// <summary>A promise that the rule set breaks.</summary>
/// <param name="Kind">Which promise.</param>
/// <param name="Since">First day of the period in which it does.</param>
/// <param name="Count">In how many situations.</param>
/// <param name="Examples">Some of them.</param>
/// <param name="Communes">Where, when it depends on the commune.</param>
public sealed record CheckFailure(
    CheckFailureKind Kind,
    DateOnly Since,
    int Count,
    IReadOnlyList<Situation> Examples,
    IReadOnlyList<CommuneRecord> Communes
);

/// <summary>
/// The proof that a rule set leaves nobody without a door, over the whole grid of DOMAIN §3.6 M8: 14 statuses × ages 12
/// to 75 × executive × diploma × disability × (no need, each need), then nothing said and every value of every field
/// alone; once for each stretch of time in which the same rules apply. That no rule reads a field outside the vocabulary
/// is already certain: such a rule set does not load.
/// </summary>
public sealed record RuleSetCheck
{
    /// <summary>The version that was checked.</summary>
    public required string Version { get; init; }

    /// <summary>Situations of the grid.</summary>
    public required int GridSituations { get; init; }

    /// <summary>Situations in which a single field, or none, is known.</summary>
    public required int SingleFieldSituations { get; init; }

    /// <summary>Communes in which it was checked that a signatory can be reached; none without a directory.</summary>
    public required int Communes { get; init; }

    /// <summary>The promises broken; none when the rule set may be published.</summary>
    public required IReadOnlyList<CheckFailure> Failures { get; init; }

    /// <summary>Rules that no situation makes count, on any day.</summary>
    public required IReadOnlyList<Rule> Unreachable { get; init; }

    /// <summary>Needs about which no information sheet says anything: counted gaps, which block nothing.</summary>
    public required IReadOnlyList<string> NeedsWithoutSheet { get; init; }

    /// <summary>Flags about which no information sheet says anything: counted gaps, which block nothing.</summary>
    public required IReadOnlyList<string> FlagsWithoutSheet { get; init; }

    /// <summary>True when the rule set may be published.</summary>
    public bool Passed => Failures.Count == 0 && Unreachable.Count == 0;

    /// <summary>Checks a rule set on every core.</summary>
    /// <param name="rules">The rule set.</param>
    /// <param name="sheets">The information sheets.</param>
    /// <param name="reach">What each commune reaches; none when there is no directory to check against.</param>
    /// <param name="cancellation">Stops the check.</param>
    public static RuleSetCheck Run(
        RuleSet rules,
        Sheets sheets,
        IReadOnlyList<CommuneReach> reach,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(reach);
        Situation[] single = [.. SituationGrid.SingleFields(rules)];
        PeriodCheck[] periods =
        [
            .. rules.Periods.Select(period => PeriodCheck.Run(period, single, reach, cancellation)),
        ];
        return new RuleSetCheck
        {
            Version = rules.Version,
            GridSituations = periods[0].GridSituations,
            SingleFieldSituations = single.Length,
            Communes = reach.Count,
            Failures = [.. periods.SelectMany(period => period.Failures)],
            Unreachable =
            [
                .. rules.Rules.Where(rule => !rules.Periods.Any(period => IsReachable(rule, period.Rules, single))),
            ],
            NeedsWithoutSheet = [.. NeedCodes.All.Where(need => sheets.OnNeed(need) is null)],
            FlagsWithoutSheet = [.. rules.Flags.Select(flag => flag.Code).Where(flag => sheets.OnFlag(flag) is null)],
        };
    }

    private static bool IsReachable(Rule rule, RuleSet rules, IEnumerable<Situation> single) =>
        rules.Rules.Contains(rule)
        && SituationGrid
            .WhereItHolds(rule, rules.Networks)
            .Concat(rule.Fallback is null ? [] : single)
            .Any(situation =>
                rule.Flags.Count > 0
                || rules
                    .Compiled.Decide(situation, withQuestions: false)
                    .All.Any(answer => answer.Reasons.Contains(rule))
            );
}
