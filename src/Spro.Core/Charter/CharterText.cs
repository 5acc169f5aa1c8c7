using System.Globalization;
using System.Text.RegularExpressions;
using Spro.Core.Common;
using Spro.Core.Search;

namespace Spro.Core.Charter;

/// <summary>
/// A charter read from its text: recitals ("- VU…"), numbered articles ("4.1. Agir…"), sentences, and its signatories
/// (the sentence that begins with "Signataires :").
/// </summary>
/// <param name="Title">Its first line.</param>
/// <param name="Clauses">All that it says, in its order.</param>
/// <param name="Signatories">Who signs, in its order.</param>
public sealed partial record CharterText(
    string Title,
    IReadOnlyList<Clause> Clauses,
    IReadOnlyList<NamedSignatory> Signatories
)
{
    /// <summary>The longest text that is read, in characters: some fifty times the charter of a Région.</summary>
    public const int Longest = 1_000_000;

    private const string SignatoriesMark = "Signataires :";

    /// <summary>Reads a charter.</summary>
    /// <exception cref="RefusedException">It has no title, no numbered article or no signatory.</exception>
    public static CharterText Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest)
            throw new RefusedException("charter-too-long", "Ce texte est trop long pour une charte.");
        var blocks = Blocks(text);
        if (blocks is not [[var title], .. var rest])
            throw NotACharter("La première ligne doit être le titre, suivie d'une ligne vide.");
        var clauses = new Assembly();
        foreach (var block in rest)
            clauses.Add(block);
        if (clauses.All.TrueForAll(clause => clause.Kind != ClauseKind.Heading))
            throw NotACharter("Aucun article numéroté n'y est reconnu, comme « 4.1. Agir ensemble ».");
        var signatories = SignatoriesOf(clauses.All);
        if (signatories.Count == 0)
            throw NotACharter($"Il y manque la phrase qui commence par « {SignatoriesMark} ».");
        return new(title, clauses.All, signatories);
    }

    private static RefusedException NotACharter(string why) =>
        new("not-a-charter", $"Ce texte n'est pas une charte que le site sait lire. {why}");

    private static List<string[]> Blocks(string text) =>
        [
            .. BlankLines()
                .Split(text.ReplaceLineEndings("\n").TrimStart('\uFEFF'))
                .Select(block =>
                    block.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                )
                .Where(lines => lines.Length > 0),
        ];

    private static List<NamedSignatory> SignatoriesOf(List<Clause> clauses)
    {
        var notices = clauses.FindAll(clause => clause.Kind == ClauseKind.Notice);
        return
        [
            .. clauses
                .Where(clause => clause.Text.StartsWith(SignatoriesMark, StringComparison.Ordinal))
                .SelectMany(clause => ListedIn(clause.Text[SignatoriesMark.Length..].TrimEnd('.')))
                .Select(written => NamedSignatory.Read(written, notices)),
        ];
    }

    // Commas within brackets separate nothing.
    private static IEnumerable<string> ListedIn(string list) =>
        CommaOutsideBrackets().Split(list).Select(one => one.Trim()).Where(one => one.Length > 0);

    /// <summary>Blocks become clauses, each with its number.</summary>
    private sealed class Assembly
    {
        private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
        private string _article = "";
        private int _paragraph;

        public List<Clause> All { get; } = [];

        public void Add(string[] lines)
        {
            if (lines is [var alone] && Heading().Match(alone) is { Success: true } heading)
                Open(heading.Groups["number"].Value, alone);
            else if (
                lines.Length > 1
                && Array.TrueForAll(lines, line => !Listing().IsMatch(line))
                && !EndsSentence(lines)
            )
                Note(string.Join(' ', lines));
            else
                foreach (var paragraph in Paragraphs(lines))
                    AddParagraph(paragraph);
        }

        private void Open(string number, string text)
        {
            _article = number;
            _paragraph = 0;
            All.Add(
                new()
                {
                    Number = number,
                    Kind = ClauseKind.Heading,
                    Article = number,
                    Text = text,
                }
            );
        }

        // The frame of a signature may stand on the first and on the last page.
        private void Note(string text)
        {
            if (!All.Exists(clause => clause.Kind == ClauseKind.Notice && clause.Text == text))
                All.Add(
                    new()
                    {
                        Number = Next("N"),
                        Kind = ClauseKind.Notice,
                        Text = text,
                    }
                );
        }

        private void AddParagraph(string paragraph)
        {
            _paragraph++;
            var listed = Listing().Match(paragraph);
            var text = paragraph[listed.Length..];
            if (_article.Length == 0)
                All.Add(
                    new()
                    {
                        Number = Next("V"),
                        Kind = ClauseKind.Recital,
                        Paragraph = _paragraph,
                        Listed = true,
                        // Marks of a text written for the screen.
                        Text = text.Replace("**", "", StringComparison.Ordinal),
                    }
                );
            else
                foreach (var sentence in SentenceEnd().Split(text))
                    All.Add(
                        new()
                        {
                            Number = Next(_article + "-"),
                            Kind = ClauseKind.Sentence,
                            Article = _article,
                            Paragraph = _paragraph,
                            Listed = listed.Success,
                            Text = sentence,
                        }
                    );
        }

        private string Next(string prefix)
        {
            var count = _counts[prefix] = _counts.GetValueOrDefault(prefix) + 1;
            return prefix + count.ToString(CultureInfo.InvariantCulture);
        }

        // Each item of a list is a paragraph; other lines go on.
        private static IEnumerable<string> Paragraphs(string[] lines)
        {
            var paragraph = "";
            foreach (var line in lines)
            {
                if (paragraph.Length > 0 && Listing().IsMatch(line))
                {
                    yield return paragraph;
                    paragraph = "";
                }
                paragraph = paragraph.Length == 0 ? line : $"{paragraph} {line}";
            }
            yield return paragraph;
        }

        private static bool EndsSentence(string[] lines) => lines[^1][^1] is '.' or ';' or ',' or ':';
    }

    [GeneratedRegex(@"\n[ \t]*(?:\n[ \t]*)+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BlankLines();

    [GeneratedRegex(
        @"^(?<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+\p{Lu}[^.]*$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[-–•]\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listing();

    // "L. 6111-3" and "art. L" end nothing.
    [GeneratedRegex(
        @"(?<=[\p{Ll}\p{Nd})»][.!?…]|\.\.\.)(?<!\bart\.)\s+(?=[\p{Lu}«])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@",(?![^()]*\))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommaOutsideBrackets();
}

/// <summary>A signatory as a charter names it.</summary>
/// <param name="Key">Its name brought to one form ("dr-pole-emploi"): the same body from one version to the next.</param>
/// <param name="Name">As written, without its article and what it brings ("DR Pole Emploi").</param>
/// <param name="Brings">The structures it brings, as written between brackets; null when nothing is said.</param>
/// <param name="IsVacant">The charter keeps its place for a body still to be designated.</param>
public sealed partial record NamedSignatory(string Key, string Name, string? Brings, bool IsVacant)
{
    internal static NamedSignatory Read(string written, IEnumerable<Clause> notices)
    {
        var brackets = Brackets().Match(written);
        var name = LeadingArticle().Replace(brackets.Success ? written[..brackets.Index] : written, "").Trim();
        var folded = FrenchText.Fold(name);
        return new(
            folded.Replace(' ', '-'),
            name.Length == 0 ? name : char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..],
            brackets.Success ? brackets.Groups["inside"].Value.Trim() : null,
            notices.Any(notice =>
                folded.StartsWith(FrenchText.Fold(notice.Text.Split('(')[0]), StringComparison.Ordinal)
            )
        );
    }

    [GeneratedRegex(@"\((?<inside>[^)]*)\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Brackets();

    [GeneratedRegex(
        @"^\s*(?:l'|l’|la\s|le\s|les\s)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LeadingArticle();
}
