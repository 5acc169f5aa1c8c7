namespace Spro.Core.Guidance;

/// <content>Which questions are worth asking.</content>
internal sealed partial class CompiledRules
{
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
}
