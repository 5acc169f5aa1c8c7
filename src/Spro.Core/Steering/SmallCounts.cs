using Spro.Core.Common;

namespace Spro.Core.Steering;

/// <summary>
/// What of some counts is not published (DOMAIN §2.6): those of fewer than ten people, and as many more as it takes that
/// a total, published beside them or known from elsewhere, does not give them back by subtraction. Pure.
/// </summary>
public static class SmallCounts
{
    /// <summary>
    /// Which of the parts of one total are hidden. A part of nobody says nothing of anybody, and is shown. When anything is
    /// hidden, it is at least two parts that are of ten people together, or every part that is of anybody.
    /// </summary>
    public static IReadOnlyList<bool> Hidden(IReadOnlyList<int> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var hidden = parts.Select(part => part is > 0 and < SmallNumbers.Fewest).ToArray();
        if (!Array.Exists(hidden, one => one))
            return hidden;
        // The smallest of the others go along, in an order that does not depend on chance.
        var others = new Queue<int>(
            Enumerable
                .Range(0, parts.Count)
                .Where(index => parts[index] >= SmallNumbers.Fewest)
                .OrderBy(index => parts[index])
        );
        while (IsGivenAway() && others.TryDequeue(out var next))
            hidden[next] = true;
        return hidden;

        bool IsGivenAway() =>
            hidden.Count(one => one) < 2 || parts.Where((_, index) => hidden[index]).Sum() < SmallNumbers.Fewest;
    }
}
