using System.Diagnostics.CodeAnalysis;

namespace Spro.Core.Feedback;

/// <summary>
/// How able somebody feels to find their way: a mark for each statement. It travels in the address that the person keeps,
/// and is stored nowhere.
/// </summary>
public sealed record SelfRating
{
    /// <summary>How many statements are rated.</summary>
    public const int Statements = 5;

    /// <summary>"Not at all".</summary>
    public const int Least = 1;

    /// <summary>"Quite".</summary>
    public const int Most = 4;

    /// <summary>The greatest difference between two ratings, either way.</summary>
    public const int GreatestDifference = Statements * (Most - Least);

    private SelfRating(IReadOnlyList<int> marks) => Marks = marks;

    /// <summary>A mark for each statement, in their order.</summary>
    public IReadOnlyList<int> Marks { get; }

    /// <summary>The marks added up.</summary>
    public int Total => Marks.Sum();

    /// <summary>Reads the marks written one after the other ("23142"); spaces do not count.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out SelfRating? rating)
    {
        int[] marks = [.. (text ?? "").Where(letter => !char.IsWhiteSpace(letter)).Select(letter => letter - '0')];
        rating =
            marks.Length == Statements && Array.TrueForAll(marks, mark => mark is >= Least and <= Most)
                ? new SelfRating(marks)
                : null;
        return rating is not null;
    }

    /// <summary>By how much this rating is above an earlier one; negative when it is below.</summary>
    public int DifferenceFrom(SelfRating before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return Total - before.Total;
    }

    /// <summary>The marks one after the other.</summary>
    public override string ToString() => string.Concat(Marks);
}
