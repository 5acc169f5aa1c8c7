using System.Text.RegularExpressions;

namespace Spro.Architecture.Tests;

/// <summary>A place in the pages where a text is asked for.</summary>
/// <param name="Where">File and key, as written.</param>
/// <param name="Part">The resource file it asks.</param>
/// <param name="Key">What its key may be; null when the key comes from elsewhere.</param>
/// <param name="Arguments">How many values it gives for the text's open places.</param>
internal sealed partial record TextUse(string Where, string Part, Regex? Key, int Arguments)
{
    /// <summary>Every text asked for in the pages and their classes.</summary>
    public static IReadOnlyList<TextUse> All { get; } = [.. Sources.FilesOf("Spro.Web").SelectMany(Read)];

    private static IEnumerable<TextUse> Read(string file)
    {
        var source = File.ReadAllText(file);
        foreach (Match localizer in Localizer().Matches(source))
        {
            var name = localizer.Groups["name"].Value;
            foreach (Match use in Regex.Matches(source, $@"(?<![\w.]){name}\["))
            {
                var parts = Split(source, use.Index + use.Length, ',');
                yield return new TextUse(
                    $"{Path.GetFileName(file)}: {name}[{string.Join(',', parts)}]",
                    localizer.Groups["part"].Value,
                    PatternOf(parts[0]),
                    parts.Count - 1
                );
            }
        }
    }

    // "a" is itself, "a." + x may be any key that begins so, x alone may be any key.
    private static Regex? PatternOf(string expression)
    {
        var terms = Split(expression + "]", 0, '+').Select(term => term.Trim()).ToList();
        return terms.Exists(IsLiteral)
            ? new Regex($"^{string.Concat(terms.Select(term => IsLiteral(term) ? Regex.Escape(term[1..^1]) : ".+"))}$")
            : null;
    }

    private static bool IsLiteral(string term) => term is ['"', .., '"'];

    /// <summary>What stands between <paramref name="start"/> and the bracket that closes, split where nothing is open.</summary>
    private static List<string> Split(string source, int start, char separator)
    {
        List<string> parts = [];
        var (depth, isText, from) = (0, false, start);
        for (var at = start; ; at++)
        {
            var one = source[at];
            if (one == '"' && source[at - 1 < 0 ? 0 : at - 1] != '\\')
                isText = !isText;
            else if (isText)
                continue;
            else if (one is ']' && depth == 0)
                return [.. parts, source[from..at]];
            else if (one is '(' or '[' or '{')
                depth++;
            else if (one is ')' or ']' or '}')
                depth--;
            else if (one == separator && depth == 0)
            {
                parts.Add(source[from..at]);
                from = at + 1;
            }
        }
    }

    [GeneratedRegex(
        @"(?:IStringLocalizer|PageTexts)<(?:[\w.]+\.)?(?<part>\w+)>\s+(?<name>\w+)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Localizer();
}
