namespace Spro.Core.Search;

/// <summary>
/// Takes the end of a plural off: "agents" is read "agent", "bateaux" "bateau". Titles and queries lose it alike, so
/// words that only look plural still meet themselves.
/// </summary>
internal static class Plural
{
    private const int ShortestPlural = 4;

    /// <summary>The word without it.</summary>
    public static ReadOnlySpan<byte> Removed(ReadOnlySpan<byte> word) =>
        word.Length >= ShortestPlural && IsPlural(word) && !GrammarWords.Contain(word) ? word[..^1] : word;

    /// <summary>"voix" and "prix" are no plurals.</summary>
    private static bool IsPlural(ReadOnlySpan<byte> word) => word[^1] == 's' || (word[^1] == 'x' && word[^2] == 'u');
}
