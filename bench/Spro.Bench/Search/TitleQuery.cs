using Spro.Core.Search;

namespace Spro.Bench.Search;

/// <summary>A query made from a title, and which titles answer it.</summary>
/// <param name="Text">What is typed.</param>
/// <param name="Drawn">The title it comes from.</param>
/// <param name="Prefix">When a beginning was typed: any title that begins so is an answer.</param>
internal sealed record TitleQuery(string Text, RomeTitle Drawn, string? Prefix)
{
    /// <summary>Queries in a set.</summary>
    public const int InSet = 300;

    private const int PrefixLength = 12;
    private const int Letters = 26;

    /// <summary>
    /// A: title and one edit. B: as typed, and one edit. C: as typed. D: the first 12 characters of C, and one edit.
    /// </summary>
    public const string Sets = "ABCD";

    /// <summary>The same set for the same seed.</summary>
    public static IReadOnlyList<TitleQuery> Draw(IReadOnlyList<RomeTitle> titles, char set, int seed)
    {
        var random = new Random(Seed(set, seed));
        return [.. Enumerable.Range(0, InSet).Select(_ => Of(titles[random.Next(titles.Count)], set, random))];
    }

    /// <summary>Titles that fold to the same masculine form are one answer: nothing typed tells them apart.</summary>
    public bool IsAnsweredBy(RomeTitle found) =>
        Prefix is null
            ? found == Drawn || FrenchText.Fold(found.Typed) == FrenchText.Fold(Drawn.Typed)
            : found.Typed.StartsWith(Prefix, StringComparison.Ordinal);

    private static TitleQuery Of(RomeTitle title, char set, Random random)
    {
        var prefix = title.Typed[..Math.Min(PrefixLength, title.Typed.Length)];
        return set switch
        {
            'A' => new TitleQuery(Edited(title.Title, random), title, null),
            'B' => new TitleQuery(Edited(title.Typed, random), title, null),
            'C' => new TitleQuery(title.Typed, title, null),
            'D' => new TitleQuery(Edited(prefix, random), title, prefix),
            _ => throw new ArgumentOutOfRangeException(nameof(set)),
        };
    }

    /// <summary>One letter inserted, deleted, replaced, or two exchanged, anywhere: spaces and slashes suffer too.</summary>
    private static string Edited(string text, Random random)
    {
        while (true)
        {
            var at = random.Next(text.Length);
            var letter = ((char)('a' + random.Next(Letters))).ToString();
            var edited = random.Next(4) switch
            {
                0 => text.Insert(random.Next(text.Length + 1), letter),
                1 => text.Remove(at, 1),
                2 => text.Remove(at, 1).Insert(at, letter),
                _ => at + 1 < text.Length ? $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}" : text,
            };
            if (edited != text)
                return edited;
        }
    }

    private static int Seed(char set, int seed) => (seed * 1009) + set;
}
