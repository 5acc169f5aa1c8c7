using System.Numerics;

namespace Spro.Core.Guidance;

/// <content>From a situation to its networks and flags.</content>
internal sealed partial class CompiledRules
{
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
        Span<int> first = stackalloc int[_rules.Networks.Count];
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
            _rules.Networks[network],
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
}
