using System.Text;
using System.Text.RegularExpressions;

namespace Spro.Core.Interchange.Fields;

/// <summary>Brings what a file says to plain text: no markup, no control character, nothing a spreadsheet would compute.</summary>
internal static partial class PlainText
{
    /// <summary>One line of plain text; null when nothing is left.</summary>
    public static string? Line(string? raw) =>
        // Nearly all cells of a referential are plain already, and cleaning costs ten times what reading them does.
        ShapeOf(raw) switch
        {
            LineShape.Plain => raw,
            LineShape.Spaced => WithSingleSpaces(raw!),
            _ => Cleaned(raw),
        };

    private static string? Cleaned(string? raw) =>
        Clean(raw) is { } text && Spaces().Replace(text, " ").Trim() is { Length: > 0 } line ? line : null;

    /// <summary>Plain text that keeps its line breaks; null when nothing is left.</summary>
    public static string? Paragraphs(string? raw)
    {
        if (Clean(raw) is not { } text)
            return null;
        text = SpacesInLine().Replace(text, " ");
        text = BlankLines().Replace(SpacesAroundBreak().Replace(text, "\n"), "\n\n").Trim();
        return text.Length > 0 ? text : null;
    }

    /// <summary>Whether cleaning takes away markup or the start of a formula, and not only spaces.</summary>
    public static bool IsUnsafe(string raw) =>
        ControlCharacters().IsMatch(raw.ReplaceLineEndings("\n"))
        || Markup().IsMatch(raw)
        || FormulaStart().IsMatch(raw.TrimStart());

    private enum LineShape
    {
        /// <summary>As it should be.</summary>
        Plain,

        /// <summary>Only its spaces and line breaks are to be put in order.</summary>
        Spaced,

        Other,
    }

    // Letters of Europe, digits and plain punctuation, none of which is ever changed, nor joined with its neighbour.
    private static LineShape ShapeOf(string? raw)
    {
        if (raw is not ([not (' ' or '=' or '+' or '-' or '@' or '|' or '\n' or '\r' or '\t'), ..]))
            return LineShape.Other;
        var shape = raw[^1] == ' ' ? LineShape.Spaced : LineShape.Plain;
        var before = '\0';
        foreach (var letter in raw)
        {
            if (letter is '\n' or '\r' or '\t' || (letter == ' ' && before == ' '))
                shape = LineShape.Spaced;
            else if (
                letter
                    is not (
                        >= ' '
                        and <= '~'
                        or >= '\u00A1'
                        and < '\u0300'
                        or '’'
                        or '‘'
                        or '“'
                        or '”'
                        or '–'
                        or '—'
                        or '…'
                    )
                || letter == '<'
            )
                return LineShape.Other;
            before = letter;
        }
        return shape;
    }

    private static string WithSingleSpaces(string raw)
    {
        var line = new StringBuilder(raw.Length);
        foreach (var letter in raw)
        {
            if (letter is not (' ' or '\n' or '\r' or '\t'))
                line.Append(letter);
            else if (line[^1] != ' ')
                line.Append(' ');
        }
        return line.ToString().TrimEnd(' ');
    }

    private static string? Clean(string? raw)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return null;
        var text = ControlCharacters().Replace(raw.ReplaceLineEndings("\n"), "");
        // Taking a tag away may bring another together.
        for (var before = ""; before.Length != text.Length; )
        {
            before = text;
            text = Markup().Replace(Scripts().Replace(text, " "), " ");
        }
        return FormulaStart().Replace(text.TrimStart(), "").Normalize(NormalizationForm.FormC);
    }

    // Script and style elements go with their content, other tags leave theirs.
    [GeneratedRegex(
        @"<(?<tag>script|style)\b[^>]*>.*?(?:</\k<tag>\s*>|\z)",
        RegexOptions.IgnoreCase | RegexOptions.Singleline
    )]
    private static partial Regex Scripts();

    [GeneratedRegex(@"<[a-zA-Z/!?][^>]*>?")]
    private static partial Regex Markup();

    // A cell that starts so is computed by a spreadsheet when somebody opens the export.
    [GeneratedRegex(@"\A[=+\-@|\s]+")]
    private static partial Regex FormulaStart();

    [GeneratedRegex(@"[\p{Cc}\u200B\u202A-\u202E\u2066-\u2069\uFEFF-[\n\t]]")]
    private static partial Regex ControlCharacters();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[^\S\n]+")]
    private static partial Regex SpacesInLine();

    [GeneratedRegex(@" ?\n ?")]
    private static partial Regex SpacesAroundBreak();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex BlankLines();
}
