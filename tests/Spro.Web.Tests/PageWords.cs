using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Spro.Core.Knowledge;

namespace Spro.Web.Tests;

/// <summary>The words of a page as somebody reads them, from the top.</summary>
internal static partial class PageWords
{
    /// <summary>How far after a name its acronym may be explained.</summary>
    private const int RightAfter = 250;

    private const string NotRead = "script, style, svg, code, pre, option, textarea, title, template";

    /// <summary>What looks like an acronym and needs no words, with the reason.</summary>
    private static readonly Dictionary<string, string> NeedNoWords = new(StringComparer.Ordinal) { };

    /// <summary>The acronyms that nobody explains, at the place where they are or above.</summary>
    public static IReadOnlyList<string> AcronymsLeftAlone(IDocument page)
    {
        var text = TextOf(page.Body!);
        var folded = Html.Fold(text).ToLowerInvariant();
        var said = Html.Fold(text);
        return
        [
            .. SeveralCapitals()
                .Matches(said)
                .Where(word => !NeedNoWords.ContainsKey(word.Value) && !IsSaid(word))
                .Select(word => said[Math.Max(0, word.Index - 30)..Math.Min(said.Length, word.Index + 30)]),
        ];

        bool IsSaid(Match word) =>
            Acronyms.BuiltIn.Find(word.Value) is { } acronym
            && (IsBefore(acronym.Expansion, word.Index) || IsBefore(acronym.Plural, word.Index));

        bool IsBefore(string? words, int index) =>
            words is not null
            && folded.IndexOf(words.ToLowerInvariant(), StringComparison.Ordinal) is >= 0 and var at
            && at <= index + RightAfter;
    }

    /// <summary>The measure of the sentences of a page: what is short, or has no full stop, is no sentence.</summary>
    public static Readability ReadabilityOf(IDocument page) =>
        page.QuerySelectorAll("main p, main li, main dd")
            .Where(block => block.QuerySelector("p, li, dd") is null)
            .SelectMany(block => Readability.SentencesOf(Html.Fold(TextOf(block))))
            .Where(sentence => Sentence().IsMatch(sentence))
            .Select(Readability.Of)
            .Aggregate(default(Readability), Readability.Add);

    private static string TextOf(IElement element)
    {
        var text = new StringBuilder();
        Read(element);
        return text.ToString();

        void Read(INode node)
        {
            foreach (var child in node.ChildNodes)
            {
                if (child is IText words)
                    text.Append(words.Data);
                else if (child is IElement inner && !inner.Matches(NotRead))
                {
                    text.Append(' ');
                    Read(inner);
                    text.Append(' ');
                }
            }
        }
    }

    [GeneratedRegex(@"(?<![\p{L}\d])\p{Lu}[\p{Lu}\d]*\p{Lu}[\p{Lu}\d]*(?![\p{L}\d])")]
    private static partial Regex SeveralCapitals();

    [GeneratedRegex(@"\p{L}.*\s.*\s.*\s.*[.!?…]\s*$")]
    private static partial Regex Sentence();
}
