using System.Text.RegularExpressions;

namespace Spro.Core.Knowledge;

/// <summary>
/// How easy a French text is to read: the formula of Flesch as Kandel and Moles adapted it to French in 1958,
/// 207 − 1.015 × words per sentence − 73.6 × syllables per word. Higher is easier. docs/readability.md says where it comes
/// from, what it does not see, and why these bars.
/// </summary>
/// <param name="Words">Words counted.</param>
/// <param name="Sentences">Sentences counted.</param>
/// <param name="Syllables">Syllables counted (<see cref="FrenchSyllables"/>).</param>
public readonly partial record struct Readability(int Words, int Sentences, int Syllables)
{
    /// <summary>The least that a whole public text may have: the middle of the scale, "standard".</summary>
    public const int Least = 60;

    /// <summary>The least that one sentence may have: in a few words, a single long one weighs a lot.</summary>
    public const int LeastOfSentence = 30;

    /// <summary>The fewest words for which the formula says something of a whole text.</summary>
    public const int FewestWords = 30;

    /// <summary>The measure: about 100 for very easy, 60 for standard, under 30 for very hard; null without a word.</summary>
    public double? Ease =>
        Words == 0 ? null : 207 - (1.015 * Words / Math.Max(Sentences, 1)) - (73.6 * Syllables / Words);

    /// <summary>The words of a sentence, on average; null without a word.</summary>
    public double? WordsPerSentence => Words == 0 ? null : (double)Words / Math.Max(Sentences, 1);

    /// <summary>Measures a text, plain or in simple Markdown: each line of a list is a sentence.</summary>
    public static Readability Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (words, sentences, syllables) = (0, 0, 0);
        foreach (var sentence in SentencesOf(text))
        {
            var count = 0;
            foreach (var match in Word().EnumerateMatches(sentence))
            {
                count++;
                syllables += FrenchSyllables.Of(sentence.Substring(match.Index, match.Length));
            }
            words += count;
            sentences += count > 0 ? 1 : 0;
        }
        return new Readability(words, sentences, syllables);
    }

    /// <summary>The sentences of a text: up to a full stop, a question or exclamation mark, or the end of a line.</summary>
    public static IEnumerable<string> SentencesOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SentenceEnd().Split(Address().Replace(text, "")).Where(sentence => Word().IsMatch(sentence));
    }

    /// <summary>Both together.</summary>
    public static Readability operator +(Readability one, Readability other) => Add(one, other);

    /// <summary>Both together.</summary>
    public static Readability Add(Readability one, Readability other) =>
        new(one.Words + other.Words, one.Sentences + other.Sentences, one.Syllables + other.Syllables);

    // An elided word leans on the next one: "l'école" is one word, as it is said.
    [GeneratedRegex(@"\p{L}+(?:['’-]\p{L}+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=[.!?…])\s+|\n+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\]\([^)]*\)|https?://\S+")]
    private static partial Regex Address();
}
