using System.Text;

namespace Spro.Core.Search;

/// <summary>
/// Articles, prepositions and the like, and letters alone: they tell little of what is looked for, however rare in titles.
/// </summary>
internal static class GrammarWords
{
    /// <summary>What one is worth beside another word as rare.</summary>
    public const float Worth = 0.25f;

    private const int Longest = 6;

    private static readonly HashSet<string> Words = new(
        (
            "au aux avec ce ces cet cette chez comme dans de des du elle en entre est et eux il ils je la le les leur leurs "
            + "lui ma me mes moi mon ne nos notre nous on ou par pas pour qu que qui sa sans se ses si son sous sur ta te "
            + "tes toi ton tu un une vers vos votre vous"
        ).Split(' '),
        StringComparer.Ordinal
    );

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>Whether a folded word is one.</summary>
    public static bool Contain(ReadOnlySpan<byte> word)
    {
        if (word.Length is 1 or > Longest)
        {
            return word.Length == 1;
        }

        Span<char> letters = stackalloc char[word.Length];
        Encoding.Latin1.GetChars(word, letters);
        return Lookup.Contains(letters);
    }
}
