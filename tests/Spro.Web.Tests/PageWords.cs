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
    private static readonly Dictionary<string, string> NeedNoWords = new(StringComparer.Ordinal)
    {
        ["CE"] = "the end of the number of a European directive",
        ["README"] = "the name of a file",
        ["RFC"] = "the number of a standard, on the page for programmers",
        ["SMS"] = "a word of every day, whose English words say nothing more",
    };

    /// <summary>
    /// The acronyms that nobody explains, at the place where they are or above. Those inside a name under which a body
    /// registered itself are its own, when they are not of the glossary.
    /// </summary>
    public static IReadOnlyList<string> AcronymsLeftAlone(IDocument page, IEnumerable<string> namesOfBodies)
    {
        var said = ShortCode().Replace(Html.Fold(TextOf(page.Body!)), "");
        var folded = said.ToLowerInvariant();
        HashSet<string> inNames =
        [
            .. namesOfBodies.SelectMany(name => SeveralCapitals().Matches(name)).Select(word => word.Value),
        ];
        return
        [
            .. SeveralCapitals()
                .Matches(said)
                .Where(word => !Code().IsMatch(word.Value) && !NeedNoWords.ContainsKey(word.Value) && !IsSaid(word))
                .Select(word => said[Math.Max(0, word.Index - 30)..Math.Min(said.Length, word.Index + 30)]),
        ];

        bool IsSaid(Match word) =>
            Acronyms.BuiltIn.Find(word.Value) is { } acronym
                ? IsNear(acronym.Expansion, word.Index) || IsNear(acronym.Plural, word.Index)
                : inNames.Contains(word.Value);

        bool IsNear(string? words, int index) =>
            words is not null
            && folded.IndexOf(words.ToLowerInvariant(), StringComparison.Ordinal) is >= 0 and var at
            && at <= index + RightAfter;
    }

    /// <summary>
    /// Where a line may end between a word and the mark that follows it, or after an opening quotation mark; what is quoted is as
    /// somebody typed it.
    /// </summary>
    public static IReadOnlyList<string> BreaksBeforePunctuation(IDocument page) =>
        [
            .. page.QuerySelectorAll("main")
                .SelectMany(main => main.Descendants<IText>())
                .Where(text => text.ParentElement?.Closest($"{NotRead}, blockquote, q, .spro-written") is null)
                .Select(text => text.Data)
                .Where(text => Breaking().IsMatch(text))
                .Select(text => text.Trim()),
        ];

    [GeneratedRegex(@"(?:^|\S) [:;!?»](?=[\s.,)]|$)|« ")]
    private static partial Regex Breaking();

    /// <summary>The measure of the sentences of a page: what is short, or has no full stop, is no sentence.</summary>
    public static Readability ReadabilityOf(IDocument page) =>
        page.QuerySelectorAll("main p, main li, main dd")
            .Where(block => block.QuerySelector("p, li, dd") is null)
            // What is quoted is not ours to reword.
            .Where(block => block.Closest("blockquote") is null)
            .SelectMany(block => TextOf(block).Split('\n').Select(Html.Fold))
            .SelectMany(Readability.SentencesOf)
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
                    text.Append(words.Data.Replace('\n', ' '));
                else if (child is IElement { LocalName: "br" })
                    text.Append('\n');
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

    // "RNCP37191", "A0Z41": the number of a record, which no words would explain.
    [GeneratedRegex(@"\d{2}")]
    private static partial Regex Code();

    [GeneratedRegex(@"[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}")]
    private static partial Regex ShortCode();

    [GeneratedRegex(@"\p{L}.*\s.*\s.*\s.*[.!?…]\s*$")]
    private static partial Regex Sentence();
}
