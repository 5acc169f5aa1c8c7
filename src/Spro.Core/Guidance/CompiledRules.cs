using Spro.Core.Common;
using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>
/// The rules of a set, laid out so that one decision costs a few hundred bitwise operations. Every way in which a rule
/// can give a network is a line, and every line a bit, in the order of the answer: rank, order, network code, rule.
/// Filters and conditions of questions follow. A situation raises the bits of the lines that stand.
/// </summary>
internal sealed partial class CompiledRules
{
    private const int NoNetwork = -1;
    private const int AdvisersNetwork = -2;

    /// <summary>Stands for the network of an adviser nobody has named yet, when weighing the question.</summary>
    private const int SomeNetwork = 63;

    private readonly RuleSet _rules;
    private readonly GivenLine[] _given;
    private readonly int _primaries;
    private readonly int _mains;
    private readonly int _words;
    private readonly Column[] _columns;
    private readonly int _sharedColumns;
    private readonly ulong[] _nothingVolunteered;
    private readonly (int Network, ulong[] Lines)[] _filters;
    private readonly ulong[] _fallbackLines;
    private readonly ulong[] _nothingElseLines;
    private readonly ulong[] _noSignatoryLines;
    private readonly ulong[] _settlesFirstNetworks;
    private readonly (int Column, ulong[] OnlyIf)[] _asks;
    private readonly ulong _signatories;

    public CompiledRules(RuleSet rules)
    {
        _rules = rules;
        if (rules.Networks.Count >= SomeNetwork || rules.Flags.Count > 64)
        {
            throw new RefusedException("invalid-rule-set", "Le jeu de règles nomme trop de réseaux ou de signaux.");
        }

        _given = [.. GivenLines(rules)];
        _primaries = _given.Count(line => line.Rank == AnswerRank.Primary && line.Network != NoNetwork);
        _mains = _given.Count(line => line.Rank != AnswerRank.Complement && line.Network != NoNetwork);

        List<Line> lines = [.. _given.Select(line => new Line(line.Tests, IsLenient: false))];
        var filters = rules
            .Filters.Select(filter => (rules.Networks.IndexOf(filter.Network.Code), Add(lines, filter.Condition)))
            .ToArray();
        var asks = rules.Asks.Select(ask => (ask.Field, Add(lines, ask.OnlyIf))).ToArray();
        _words = (lines.Count + 63) / 64;
        _filters = [.. filters.Select(filter => (filter.Item1, Row(filter.Item2)))];

        var read = lines.SelectMany(line => line.Tests).Select(test => test.Field).ToHashSet();
        _columns =
        [
            .. SituationField
                .All.Where(read.Contains)
                .OrderBy(field => field.IsVoluntary)
                .Select(field => Column.Of(field, lines, _words)),
        ];
        _sharedColumns = _columns.Count(column => !column.Field.IsVoluntary);
        _nothingVolunteered = Everything();
        Span<ulong> silent = stackalloc ulong[_words];
        foreach (var column in _columns.AsSpan(_sharedColumns))
        {
            column.Read(Situation.Empty, silent);
            BitRow.And(_nothingVolunteered, silent);
        }

        _asks =
        [
            .. asks.Select(ask => (Array.FindIndex(_columns, column => column.Field == ask.Field), Row(ask.Item2)))
                .Where(ask => ask.Item1 >= 0),
        ];
        _nothingElseLines = Row(GivenBits(line => line.Rule.Fallback == FallbackMoment.NothingElse));
        _noSignatoryLines = Row(GivenBits(line => line.Rule.Fallback == FallbackMoment.NoSignatory));
        _fallbackLines = Row(GivenBits(line => line.Rule.Fallback is not null));
        var lastSettling = GivenBits(line => line.Rule.Fallback is not null).Any(bit => bit < _primaries)
            ? _mains
            : _primaries;
        _settlesFirstNetworks = Row(
            Enumerable.Range(0, lastSettling).Concat(filters.SelectMany(filter => filter.Item2))
        );
        foreach (var (network, index) in rules.Networks.Select((network, index) => (network, index)))
        {
            _signatories |= network.Membership == Membership.Signatory ? 1UL << index : 0;
        }
    }

    /// <summary>The first age of each run that the rules do not tell apart.</summary>
    public IEnumerable<int> TurningAges =>
        _columns
            .Where(column => column.Field == SituationField.Age)
            .SelectMany(column => column.PossibleAnswers)
            .Select(answer => answer.Ages.Min);

    private ulong[] Everything()
    {
        var row = new ulong[_words];
        Array.Fill(row, ulong.MaxValue);
        return row;
    }

    private ulong[] Row(IEnumerable<int> bits)
    {
        var row = new ulong[_words];
        foreach (var bit in bits)
        {
            BitRow.Raise(row, bit);
        }

        return row;
    }

    private IEnumerable<int> GivenBits(Func<GivenLine, bool> which) =>
        Enumerable.Range(0, _given.Length).Where(bit => which(_given[bit]));

    private static int[] Add(List<Line> lines, Condition condition)
    {
        var first = lines.Count;
        lines.AddRange(condition.Alternatives().Select(tests => new Line(tests, IsLenient: true)));
        return [.. Enumerable.Range(first, lines.Count - first)];
    }

    private static IEnumerable<GivenLine> GivenLines(RuleSet rules) =>
        rules
            .Rules.SelectMany(rule => LinesOf(rule, rules))
            .OrderBy(line => line.Network == NoNetwork)
            .ThenBy(line => line.Rank)
            .ThenBy(line => line.Order)
            .ThenBy(line => line.Network >= 0 ? rules.Networks[line.Network].Code : "", StringComparer.Ordinal)
            .ThenBy(line => line.Rule.Id, StringComparer.Ordinal);

    private static IEnumerable<GivenLine> LinesOf(Rule rule, RuleSet rules)
    {
        var flags = rule.Flags.Aggregate(0UL, (raised, flag) => raised | (1UL << rules.Flags.ToList().IndexOf(flag)));
        Rule[] alone = [rule];
        IEnumerable<NetworkGiven> gives =
            rule.Gives.Count > 0 ? rule.Gives : [new NetworkGiven(null, AnswerRank.Complement, int.MaxValue)];
        return from tests in rule.When.Alternatives()
            from given in gives
            let network = rule.Gives.Count == 0 ? NoNetwork
            : given.Network is null ? AdvisersNetwork
            : rules.Networks.IndexOf(given.Network.Code)
            select new GivenLine(tests, rule, network, given.Rank, given.Order, flags, alone);
    }

    private sealed record GivenLine(
        IReadOnlyList<FieldTest> Tests,
        Rule Rule,
        int Network,
        AnswerRank Rank,
        int Order,
        ulong Flags,
        Rule[] Alone
    );
}
