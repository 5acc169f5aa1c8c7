using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>A conjunction of tests, as one bit of the compiled rules.</summary>
/// <param name="Tests">All must hold.</param>
/// <param name="IsLenient">
/// False for what a rule gives: the bit means "true". True for filters: the bit means "not known to be false".
/// </param>
internal readonly record struct Line(IReadOnlyList<FieldTest> Tests, bool IsLenient);

/// <summary>A value the person could still give, and the lines it would leave standing.</summary>
/// <param name="Row">One bit per line.</param>
/// <param name="Ages">The ages it stands for; all of them for the other fields.</param>
internal sealed record PossibleAnswer(ulong[] Row, AgeRange Ages);

/// <summary>
/// What one field says about every line at once. A line stands when it stands in the column of every field, so that
/// deciding is a handful of bitwise "and".
/// </summary>
internal abstract class Column(SituationField field)
{
    private static readonly AgeRange AnyAge = new(AgeRange.Youngest, AgeRange.Oldest);

    public SituationField Field { get; } = field;

    /// <summary>The answers a question on this field could bring, one per distinct effect.</summary>
    public required PossibleAnswer[] PossibleAnswers { get; init; }

    /// <summary>Writes the lines that this field leaves standing.</summary>
    public abstract void Read(Situation situation, Span<ulong> row);

    /// <summary>Whether the field has not been said, or not exactly.</summary>
    public abstract bool IsOpen(Situation situation);

    public static Column Of(SituationField field, IReadOnlyList<Line> lines, int words)
    {
        if (field == SituationField.Needs)
        {
            return NeedsColumn.Of(lines, words);
        }

        var rows = new ulong[field.SlotCount][];
        for (var slot = 0; slot < rows.Length; slot++)
        {
            rows[slot] = new ulong[words];
            for (var bit = 0; bit < lines.Count; bit++)
            {
                if (Stands(lines[bit], field, slot))
                {
                    BitRow.Raise(rows[slot], bit);
                }
            }
        }

        return field == SituationField.Age
            ? new AgeColumn(rows, Lenient(lines, words)) { PossibleAnswers = [.. Ages(rows)] }
            : new ValueColumn(field, rows) { PossibleAnswers = [.. Distinct(rows.Skip(1))] };
    }

    private static bool Stands(Line line, SituationField field, int slot)
    {
        var least = line.IsLenient ? Truth.Unknown : Truth.True;
        return line.Tests.OfType<ValueTest>().All(test => test.Field != field || test.At(slot) >= least);
    }

    private static ulong[] Lenient(IReadOnlyList<Line> lines, int words)
    {
        var row = new ulong[words];
        for (var bit = 0; bit < lines.Count; bit++)
        {
            if (lines[bit].IsLenient)
            {
                BitRow.Raise(row, bit);
            }
        }

        return row;
    }

    private static IEnumerable<PossibleAnswer> Distinct(IEnumerable<ulong[]> rows) =>
        rows.DistinctBy(row => string.Join(',', row), StringComparer.Ordinal)
            .Select(row => new PossibleAnswer(row, AnyAge));

    /// <summary>One answer per run of ages that no rule tells apart.</summary>
    private static IEnumerable<PossibleAnswer> Ages(ulong[][] rows)
    {
        for (int from = 1, slot = 1; slot < rows.Length; slot++)
        {
            if (slot + 1 == rows.Length || !rows[slot].AsSpan().SequenceEqual(rows[slot + 1]))
            {
                yield return new PossibleAnswer(
                    rows[slot],
                    new AgeRange(from - 1 + AgeRange.Youngest, slot - 1 + AgeRange.Youngest)
                );
                from = slot + 1;
            }
        }
    }

    private sealed class ValueColumn(SituationField field, ulong[][] rows) : Column(field)
    {
        public override bool IsOpen(Situation situation) => Field.Slot(situation) == 0;

        public override void Read(Situation situation, Span<ulong> row) => rows[Field.Slot(situation)].CopyTo(row);
    }

    private sealed class AgeColumn(ulong[][] rows, ulong[] lenient) : Column(SituationField.Age)
    {
        public override bool IsOpen(Situation situation) => situation.Age is not { IsExact: true };

        public override void Read(Situation situation, Span<ulong> row)
        {
            var first = Field.Slot(situation);
            rows[first].CopyTo(row);
            if (situation.Age is not { IsExact: false } range)
            {
                return;
            }

            // Between two ages, a rule needs every age of the range, and a filter forgives as soon as one age passes.
            for (var slot = first + 1; slot <= first + range.Max - range.Min; slot++)
            {
                for (var word = 0; word < row.Length; word++)
                {
                    var either = (row[word] | rows[slot][word]) & lenient[word];
                    row[word] = (row[word] & rows[slot][word] & ~lenient[word]) | either;
                }
            }
        }
    }

    private sealed class NeedsColumn : Column
    {
        private readonly ulong[] _silent;
        private readonly (Needs Any, ulong[] Lines)[] _tests;

        private NeedsColumn(ulong[] silent, (Needs Any, ulong[] Lines)[] tests)
            : base(SituationField.Needs)
        {
            _silent = silent;
            _tests = tests;
        }

        public static NeedsColumn Of(IReadOnlyList<Line> lines, int words)
        {
            var tested = lines
                .Index()
                .SelectMany(line => line.Item.Tests.OfType<NeedTest>().Select(test => (Bit: line.Index, test.Any)))
                .ToArray();
            var tests = tested
                .GroupBy(test => test.Any, (any, same) => (any, Row(same.Select(test => test.Bit), words)))
                .ToArray();
            var silent = Row(
                Enumerable
                    .Range(0, lines.Count)
                    .Except(tested.Select(test => test.Bit).Where(bit => !lines[bit].IsLenient)),
                words
            );
            var column = new NeedsColumn(silent, tests) { PossibleAnswers = [] };
            var answers = NeedCodes.Singles.Prepend(Needs.None).Select(need => column.RowOf(need, words));
            return new NeedsColumn(silent, tests) { PossibleAnswers = [.. Distinct(answers)] };
        }

        public override bool IsOpen(Situation situation) => situation.Needs is null;

        public override void Read(Situation situation, Span<ulong> row)
        {
            if (situation.Needs is not { } needs)
            {
                _silent.CopyTo(row);
                return;
            }

            row.Fill(ulong.MaxValue);
            foreach (var (any, lines) in _tests)
            {
                if ((needs & any) == Needs.None)
                {
                    BitRow.AndNot(row, lines);
                }
            }
        }

        private ulong[] RowOf(Needs needs, int words)
        {
            var row = new ulong[words];
            Read(new Situation { Needs = needs }, row);
            return row;
        }

        private static ulong[] Row(IEnumerable<int> bits, int words)
        {
            var row = new ulong[words];
            foreach (var bit in bits)
            {
                BitRow.Raise(row, bit);
            }

            return row;
        }
    }
}
