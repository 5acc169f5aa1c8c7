using Spro.Core.Common;
using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>Where a rule set stands in its life.</summary>
public enum RuleSetStatus
{
    /// <summary>Written, not yet approved by the commission.</summary>
    Draft,

    /// <summary>Approved by the body named as approver.</summary>
    Approved,
}

/// <summary>A question that may be asked, and when it would be out of place.</summary>
/// <param name="Field">The field it would fill; never a voluntary one.</param>
/// <param name="OnlyIf">Asked unless this is known to be false.</param>
public sealed record AskedField(SituationField Field, Condition OnlyIf);

/// <summary>The rule that removes a network: only when the condition is known to be false.</summary>
/// <param name="Network">The network it protects.</param>
/// <param name="Condition">Who may be received.</param>
/// <param name="Reason">Why the network does not suit, in one plain sentence.</param>
public sealed record EligibilityFilter(Network Network, Condition Condition, string Reason);

/// <summary>
/// A version of the rules: immutable, dated, signed by an author, ready to decide. A past answer is replayed with the
/// version it used.
/// </summary>
public sealed class RuleSet
{
    /// <summary>Stands in a rule for the network where the person already has an adviser.</summary>
    public const string AdvisersNetwork = "$currentReferentNetwork";

    private static readonly Lazy<RuleSet> Embedded = new(() => Load(BuiltInDocument, Networks.BuiltIn));

    private readonly Lazy<CompiledRules> _compiled;
    private readonly Lazy<RuleSetPeriod[]> _periods;

    internal RuleSet()
    {
        _compiled = new Lazy<CompiledRules>(() => new CompiledRules(this));
        _periods = new Lazy<RuleSetPeriod[]>(() => [.. CutIntoPeriods()]);
    }

    /// <summary>The file of the rule set that comes with Spro, as it is to be published.</summary>
    public static string BuiltInDocument => EmbeddedData.ReadText("rules/first-answer-2026-11.json");

    /// <summary>The rule set that comes with Spro.</summary>
    public static RuleSet BuiltIn => Embedded.Value;

    /// <summary>Version identifier, kept with every answer ("2026-11").</summary>
    public required string Version { get; init; }

    /// <summary>French title.</summary>
    public required string Title { get; init; }

    /// <summary>Draft or approved.</summary>
    public required RuleSetStatus Status { get; init; }

    /// <summary>First day it applies.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day it applies; null while no end is known.</summary>
    public required DateOnly? ValidTo { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string Author { get; init; }

    /// <summary>Who approved it, or who is to.</summary>
    public required string Approver { get; init; }

    /// <summary>What changed and why, in French, newest first.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    /// <summary>What an answer is and is not, and how it was computed; shown under each one.</summary>
    public required string Notice { get; init; }

    /// <summary>Most networks shown first.</summary>
    public required int MaxAnswers { get; init; }

    /// <summary>Most complements shown first.</summary>
    public required int MaxComplements { get; init; }

    /// <summary>Most questions asked at once.</summary>
    public required int MaxQuestions { get; init; }

    /// <summary>What may be asked, in the order of asking.</summary>
    public required IReadOnlyList<AskedField> Asks { get; init; }

    /// <summary>Every flag the rules can raise.</summary>
    public required IReadOnlyList<Flag> Flags { get; init; }

    /// <summary>Who is not received where.</summary>
    public required IReadOnlyList<EligibilityFilter> Filters { get; init; }

    /// <summary>The rules; their order in the file means nothing.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>The networks the rules speak of.</summary>
    public required Networks Networks { get; init; }

    internal CompiledRules Compiled => _compiled.Value;

    /// <summary>
    /// Reads a rule set. Strict: a rule that reads a field outside the vocabulary, an unknown network, operation,
    /// value or flag, an identifier used twice, a missing text or source, or dates in disorder, refuses the whole file.
    /// </summary>
    /// <exception cref="RefusedException">Code <c>invalid-rule-set</c>; the message names the rule, and so does the field.</exception>
    public static RuleSet Load(string json, Networks networks) => RuleSetReader.Read(json, networks);

    /// <summary>Whether the version applies on that day.</summary>
    public bool IsInForce(DateOnly day) => ValidFrom <= day && day <= (ValidTo ?? day);

    /// <summary>
    /// The stretches of time, between the first day of the version and its last, in which the same rules apply.
    /// </summary>
    public IReadOnlyList<RuleSetPeriod> Periods => _periods.Value;

    /// <summary>The same version with the rules that apply on that day; itself when they all do.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The version does not apply on that day.</exception>
    public RuleSet On(DateOnly day)
    {
        foreach (var period in _periods.Value)
        {
            if (period.From <= day && day <= period.To)
            {
                return period.Rules;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(day), day, $"Version {Version} does not apply on that day.");
    }

    /// <summary>The same version with other rules, or the same rules in another order.</summary>
    public RuleSet With(IReadOnlyList<Rule> rules) =>
        new()
        {
            Version = Version,
            Title = Title,
            Status = Status,
            ValidFrom = ValidFrom,
            ValidTo = ValidTo,
            Author = Author,
            Approver = Approver,
            Changes = Changes,
            Notice = Notice,
            MaxAnswers = MaxAnswers,
            MaxComplements = MaxComplements,
            MaxQuestions = MaxQuestions,
            Asks = Asks,
            Flags = Flags,
            Filters = Filters,
            Rules = rules,
            Networks = Networks,
        };

    private IEnumerable<RuleSetPeriod> CutIntoPeriods()
    {
        var last = ValidTo ?? DateOnly.MaxValue;
        DateOnly[] firstDays =
        [
            .. Rules
                .SelectMany(rule => new[] { rule.ValidFrom, rule.ValidTo?.AddDays(1) })
                .OfType<DateOnly>()
                .Where(day => ValidFrom < day && day <= last)
                .Append(ValidFrom)
                .Distinct()
                .Order(),
        ];
        foreach (var (index, day) in firstDays.Index())
        {
            yield return new RuleSetPeriod(
                day,
                index + 1 < firstDays.Length ? firstDays[index + 1].AddDays(-1) : last,
                Rules.All(rule => rule.IsInForce(day)) ? this : With([.. Rules.Where(rule => rule.IsInForce(day))])
            );
        }
    }
}

/// <summary>A stretch of time in which the same rules of a version apply.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Rules">The version with the rules that apply then.</param>
public sealed record RuleSetPeriod(DateOnly From, DateOnly To, RuleSet Rules);
