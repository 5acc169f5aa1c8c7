using System.Numerics;
using Spro.Core.Common;
using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>
/// The rules of a set, laid out so that one decision costs a few hundred bitwise operations. Every way in which a rule
/// can give a network is a line, and every line a bit, in the order of the answer: rank, order, network code, rule.
/// Filters and conditions of questions follow. A situation raises the bits of the lines that stand.
/// </summary>
internal sealed class CompiledRules
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
        if (rules.Networks.All.Count >= SomeNetwork || rules.Flags.Count > 64)
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
        foreach (var (network, index) in rules.Networks.All.Select((network, index) => (network, index)))
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

    public Decision Decide(Situation situation, bool withQuestions)
    {
        Span<ulong> rows = stackalloc ulong[_columns.Length * _words];
        for (var column = 0; column < _columns.Length; column++)
        {
            _columns[column].Read(situation, rows.Slice(column * _words, _words));
        }

        Span<ulong> standing = stackalloc ulong[_words];
        Span<ulong> shared = stackalloc ulong[_words];
        Combine(rows, NoNetwork, [], standing, shared);
        var adviser = situation.CurrentReferentNetwork is { } code ? _rules.Networks.IndexOf(code) : SomeNetwork;

        Span<ulong> settled = stackalloc ulong[_words];
        standing.CopyTo(settled);
        Settle(settled, shared, adviser);
        var questions = withQuestions ? Questions(situation, rows, standing, settled, adviser) : [];
        return Answer(settled, adviser, questions);
    }

    /// <summary>
    /// The lines that stand, and those that would if nothing had been volunteered; with one column replaced when an
    /// answer is being tried.
    /// </summary>
    private void Combine(
        ReadOnlySpan<ulong> rows,
        int replaced,
        ReadOnlySpan<ulong> replacement,
        Span<ulong> standing,
        Span<ulong> shared
    )
    {
        shared.Fill(ulong.MaxValue);
        for (var column = 0; column < _sharedColumns; column++)
        {
            BitRow.And(shared, column == replaced ? replacement : rows.Slice(column * _words, _words));
        }

        shared.CopyTo(standing);
        for (var column = _sharedColumns; column < _columns.Length; column++)
        {
            BitRow.And(standing, rows.Slice(column * _words, _words));
        }

        BitRow.And(shared, _nothingVolunteered);
    }

    /// <summary>
    /// Keeps the fallback rules that are called for. What people volunteer is left out of that judgement, so that
    /// saying more about oneself never takes a door away.
    /// </summary>
    private void Settle(Span<ulong> standing, ReadOnlySpan<ulong> shared, int adviser)
    {
        var excluded = Excluded(shared);
        var found = 0UL;
        for (var bit = BitRow.Next(shared, 0, _mains); bit >= 0; bit = BitRow.Next(shared, bit + 1, _mains))
        {
            var network = NetworkOf(bit, adviser);
            if (_given[bit].Rule.Fallback is null && Suits(bit, network, excluded))
            {
                found |= 1UL << network;
            }
        }

        BitRow.AndNot(
            standing,
            found == 0 ? _noSignatoryLines
                : (found & _signatories) == 0 ? _nothingElseLines
                : _fallbackLines
        );
    }

    private Decision Answer(ReadOnlySpan<ulong> settled, int adviser, SituationField[] questions)
    {
        var excluded = Excluded(settled);
        Span<int> first = stackalloc int[_rules.Networks.All.Count];
        var (count, mains, flags) = (0, 0, 0UL);
        var seen = 0UL;
        for (
            var bit = BitRow.Next(settled, 0, _given.Length);
            bit >= 0;
            bit = BitRow.Next(settled, bit + 1, _given.Length)
        )
        {
            flags |= _given[bit].Flags;
            var network = NetworkOf(bit, adviser);
            if (Suits(bit, network, excluded) && (seen & (1UL << network)) == 0)
            {
                seen |= 1UL << network;
                first[count++] = bit;
                mains += bit < _mains ? 1 : 0;
            }
        }

        LetASignatoryBeSeen(first[..mains], adviser);
        var answers = Math.Min(mains, _rules.MaxAnswers);
        var complements = Math.Min(count - mains, _rules.MaxComplements);
        var networks = new NetworkAnswer[count];
        for (var index = 0; index < count; index++)
        {
            networks[index] = Explain(first[index], settled, adviser, excluded);
        }

        return new Decision(
            _rules,
            networks[..answers],
            networks[mains..(mains + complements)],
            [.. networks[answers..mains], .. networks[(mains + complements)..]],
            questions,
            FlagsOf(flags)
        );
    }

    /// <summary>When none of the first networks has signed the charter, the next signatory takes the last place.</summary>
    private void LetASignatoryBeSeen(Span<int> mains, int adviser)
    {
        var last = _rules.MaxAnswers - 1;
        if (mains.Length <= last + 1 || FirstSignatory(mains, adviser) is not (var place and > 0) || place <= last)
        {
            return;
        }

        var signatory = mains[place];
        mains[last..place].CopyTo(mains[(last + 1)..]);
        mains[last] = signatory;
    }

    private int FirstSignatory(ReadOnlySpan<int> mains, int adviser)
    {
        for (var index = 0; index < mains.Length; index++)
        {
            if ((_signatories & (1UL << NetworkOf(mains[index], adviser))) != 0)
            {
                return index;
            }
        }

        return -1;
    }

    private NetworkAnswer Explain(int bit, ReadOnlySpan<ulong> settled, int adviser, ulong excluded)
    {
        var network = NetworkOf(bit, adviser);
        var strongest = _given[bit];
        List<Rule>? more = null;
        for (
            var next = BitRow.Next(settled, bit + 1, _given.Length);
            next >= 0;
            next = BitRow.Next(settled, next + 1, _given.Length)
        )
        {
            var rule = _given[next].Rule;
            if (
                NetworkOf(next, adviser) == network
                && Suits(next, network, excluded)
                && rule != strongest.Rule
                && more?.Contains(rule) != true
            )
            {
                (more ??= [strongest.Rule]).Add(rule);
            }
        }

        return new NetworkAnswer(
            _rules.Networks.All[network],
            strongest.Rank,
            strongest.Order,
            more is null ? strongest.Alone : more
        );
    }

    private Flag[] FlagsOf(ulong raised)
    {
        var flags = raised == 0 ? [] : new Flag[BitOperations.PopCount(raised)];
        for (var index = 0; index < flags.Length; index++)
        {
            flags[index] = _rules.Flags[BitOperations.TrailingZeroCount(raised)];
            raised &= raised - 1;
        }

        return flags;
    }

    /// <summary>The fields of which one answer, alone, would change the first networks.</summary>
    private SituationField[] Questions(
        Situation situation,
        ReadOnlySpan<ulong> rows,
        ReadOnlySpan<ulong> standing,
        ReadOnlySpan<ulong> settled,
        int adviser
    )
    {
        var now = FirstNetworks(settled, adviser);
        var asked = new SituationField[Math.Min(_rules.MaxQuestions, _asks.Length)];
        var count = 0;
        foreach (var (column, onlyIf) in _asks)
        {
            if (count == asked.Length)
            {
                break;
            }

            if (
                _columns[column].IsOpen(situation)
                && BitRow.Intersects(standing, onlyIf)
                && CouldChange(situation, column, rows, standing, now, adviser)
            )
            {
                asked[count++] = _columns[column].Field;
            }
        }

        return count == asked.Length ? asked : asked[..count];
    }

    private bool CouldChange(
        Situation situation,
        int column,
        ReadOnlySpan<ulong> rows,
        ReadOnlySpan<ulong> standing,
        ulong now,
        int adviser
    )
    {
        Span<ulong> others = stackalloc ulong[_words];
        Span<ulong> sharedOthers = stackalloc ulong[_words];
        Span<ulong> everything = stackalloc ulong[_words];
        everything.Fill(ulong.MaxValue);
        Combine(rows, column, everything, others, sharedOthers);

        Span<ulong> tried = stackalloc ulong[_words];
        Span<ulong> triedShared = stackalloc ulong[_words];
        foreach (var answer in _columns[column].PossibleAnswers)
        {
            if (
                situation.Age is { } age
                && _columns[column].Field == SituationField.Age
                && (answer.Ages.Max < age.Min || answer.Ages.Min > age.Max)
            )
            {
                continue;
            }

            others.CopyTo(tried);
            BitRow.And(tried, answer.Row);
            if (BitRow.Agree(tried, standing, _settlesFirstNetworks))
            {
                continue;
            }

            sharedOthers.CopyTo(triedShared);
            BitRow.And(triedShared, answer.Row);
            Settle(tried, triedShared, adviser);
            if (FirstNetworks(tried, adviser) != now)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The primary networks among those shown first, as a set.</summary>
    private ulong FirstNetworks(ReadOnlySpan<ulong> settled, int adviser)
    {
        var excluded = Excluded(settled);
        var (seen, shown, last) = (0UL, 0, 0UL);
        for (var bit = BitRow.Next(settled, 0, _primaries); bit >= 0; bit = BitRow.Next(settled, bit + 1, _primaries))
        {
            var network = NetworkOf(bit, adviser);
            var flag = 1UL << network;
            if (!Suits(bit, network, excluded) || (seen & flag) != 0)
            {
                continue;
            }

            if (shown < _rules.MaxAnswers)
            {
                (seen, last, shown) = (seen | flag, flag, shown + 1);
            }
            else if ((seen & _signatories) == 0 && (flag & _signatories) != 0)
            {
                return (seen & ~last) | flag;
            }
        }

        // Four first doors without a signatory: the last gives way to one of a lower rank.
        return shown == _rules.MaxAnswers && (seen & _signatories) == 0 ? seen & ~last : seen;
    }

    private ulong Excluded(ReadOnlySpan<ulong> standing)
    {
        var excluded = 0UL;
        foreach (var (network, lines) in _filters)
        {
            if (!BitRow.Intersects(standing, lines))
            {
                excluded |= 1UL << network;
            }
        }

        return excluded;
    }

    private int NetworkOf(int bit, int adviser) =>
        _given[bit].Network is AdvisersNetwork ? adviser : _given[bit].Network;

    private bool Suits(int bit, int network, ulong excluded) =>
        network >= 0 && (_given[bit].Rule.BypassesFilters || (excluded & (1UL << network)) == 0);

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
            .ThenBy(line => line.Network >= 0 ? rules.Networks.All[line.Network].Code : "", StringComparer.Ordinal)
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
