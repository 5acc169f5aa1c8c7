namespace Spro.Core.Structures.Opening.French;

internal static class FrenchLists
{
    /// <summary>"a", "a et b", "a, b et c".</summary>
    public static string And(IEnumerable<string> items)
    {
        var list = items.ToList();
        return list.Count < 2 ? string.Concat(list) : $"{string.Join(", ", list[..^1])} et {list[^1]}";
    }

    public static string Capitalised(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
