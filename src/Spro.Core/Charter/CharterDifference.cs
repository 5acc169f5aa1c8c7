using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace Spro.Core.Charter;

/// <summary>What two versions of a charter do not say alike, sentence by sentence.</summary>
public static class CharterDifference
{
    private static readonly WordChunker Words = new();

    /// <summary>
    /// Every clause of both, in the order of the reading. A sentence that only moved or was numbered otherwise is the
    /// same where its words are; one replaced by another of its article is changed.
    /// </summary>
    public static IReadOnlyList<ClauseChange> Between(IReadOnlyList<Clause> before, IReadOnlyList<Clause> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new List<ClauseChange>();
        var (old, now) = (0, 0);
        foreach (var block in Blocks(before, after))
        {
            while (old < block.DeleteStartA)
                changes.Add(new(before[old++], after[now++]));
            Replace(changes, before, after, block);
            old = block.DeleteStartA + block.DeleteCountA;
            now = block.InsertStartB + block.InsertCountB;
        }
        while (old < before.Count)
            changes.Add(new(before[old++], after[now++]));
        return changes;
    }

    /// <summary>The words of a changed clause: kept, taken away and added, in the order of the reading.</summary>
    public static IReadOnlyList<WordRun> WordsOf(ClauseChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var (before, after) = (change.Before?.Text ?? "", change.After?.Text ?? "");
        var difference = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, Words);
        var runs = new List<WordRun>();
        var old = 0;
        foreach (var block in difference.DiffBlocks)
        {
            Add(RunKind.Kept, difference.PiecesOld, old, block.DeleteStartA);
            old = block.DeleteStartA + block.DeleteCountA;
            Add(RunKind.Removed, difference.PiecesOld, block.DeleteStartA, old);
            Add(RunKind.Added, difference.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB);
        }
        Add(RunKind.Kept, difference.PiecesOld, old, difference.PiecesOld.Count);
        return runs;

        void Add(RunKind kind, IReadOnlyList<string> pieces, int from, int to)
        {
            if (from < to)
                runs.Add(new(kind, string.Concat(pieces.Skip(from).Take(to - from))));
        }
    }

    // One line for each clause: what it is, then what it says. Its number is no part of it.
    private static IList<DiffBlock> Blocks(IReadOnlyList<Clause> before, IReadOnlyList<Clause> after) =>
        Differ
            .Instance.CreateDiffs(
                Lines(before),
                Lines(after),
                ignoreWhiteSpace: false,
                ignoreCase: false,
                LineChunker.Instance
            )
            .DiffBlocks;

    private static string Lines(IReadOnlyList<Clause> clauses) =>
        string.Join('\n', clauses.Select(clause => $"{clause.Kind} {clause.Text}"));

    private static void Replace(
        List<ClauseChange> changes,
        IReadOnlyList<Clause> before,
        IReadOnlyList<Clause> after,
        DiffBlock block
    )
    {
        var removed = before.Skip(block.DeleteStartA).Take(block.DeleteCountA).ToList();
        foreach (var added in after.Skip(block.InsertStartB).Take(block.InsertCountB))
        {
            var replaced = removed.FindIndex(one => one.Article == added.Article && one.Kind == added.Kind);
            changes.AddRange(removed.Take(replaced).Select(one => new ClauseChange(one, null)));
            changes.Add(new(replaced < 0 ? null : removed[replaced], added));
            removed.RemoveRange(0, replaced + 1);
        }
        changes.AddRange(removed.Select(one => new ClauseChange(one, null)));
    }
}

/// <summary>A clause in one version and in the next.</summary>
/// <param name="Before">As it was; null when it is new.</param>
/// <param name="After">As it is; null when it is gone.</param>
public sealed record ClauseChange(Clause? Before, Clause? After)
{
    /// <summary>What became of it.</summary>
    public ChangeKind Kind =>
        (Before, After) switch
        {
            (null, _) => ChangeKind.Added,
            (_, null) => ChangeKind.Removed,
            var (before, after) when before.Text == after.Text => ChangeKind.Same,
            _ => ChangeKind.Reworded,
        };
}

/// <summary>What became of a clause.</summary>
public enum ChangeKind
{
    /// <summary>Says the same.</summary>
    Same,

    /// <summary>Is new.</summary>
    Added,

    /// <summary>Is gone.</summary>
    Removed,

    /// <summary>Says otherwise.</summary>
    Reworded,
}

/// <summary>Some words that follow each other in a reworded clause.</summary>
/// <param name="Kind">Whether both versions have them.</param>
/// <param name="Text">As written, spaces included.</param>
public sealed record WordRun(RunKind Kind, string Text);

/// <summary>Which version has some words.</summary>
public enum RunKind
{
    /// <summary>Both.</summary>
    Kept,

    /// <summary>The earlier one only.</summary>
    Removed,

    /// <summary>The later one only.</summary>
    Added,
}
