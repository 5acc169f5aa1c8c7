using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;
using Spro.Core.Common;

namespace Spro.Core.Knowledge;

/// <summary>
/// The acronyms in use (<c>data/glossary.csv</c>), and how a text says them in full the first time: "compte personnel de
/// formation (CPF)". What is expanded already stays as it is.
/// </summary>
public sealed partial class Acronyms
{
    private const string Vowels = "aeiouyhàâäéèêëîïôöùûüœæ";

    private static readonly Lazy<Acronyms> Embedded = new(() =>
        new Acronyms(Read(EmbeddedData.ReadText("glossary.csv")))
    );

    private static readonly string[] Columns = ["acronym", "expansion", "plural", "meaning", "sheet", "notBefore"];

    /// <summary>Words that say that several things follow.</summary>
    private static readonly FrozenSet<string> OfSeveral = new[]
    {
        "les",
        "des",
        "aux",
        "ces",
        "mes",
        "tes",
        "ses",
        "nos",
        "vos",
        "leurs",
        "plusieurs",
        "quelques",
        "certains",
        "certaines",
        "deux",
        "trois",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that lose their last letter before a vowel.</summary>
    private static readonly FrozenSet<string> Elided = new[]
    {
        "le",
        "la",
        "de",
        "que",
        "ce",
        "ne",
        "se",
        "ma",
        "ta",
        "sa",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, Acronym> _byLetters;
    private readonly FrozenDictionary<string, Acronym>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>Holds acronyms.</summary>
    public Acronyms(IEnumerable<Acronym> all)
    {
        All = [.. all.OrderBy(acronym => acronym.Letters, StringComparer.Ordinal)];
        _byLetters = All.ToFrozenDictionary(acronym => acronym.Letters, StringComparer.Ordinal);
        _lookup = _byLetters.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The acronyms that come with Spro.</summary>
    public static Acronyms BuiltIn => Embedded.Value;

    /// <summary>Every acronym, by its letters.</summary>
    public IReadOnlyList<Acronym> All { get; }

    /// <summary>The acronym of these letters, or null.</summary>
    public Acronym? Find(string letters) => _byLetters.GetValueOrDefault(letters);

    /// <summary>Reads the table.</summary>
    /// <exception cref="FormatException">A column is missing, a line lacks what it must say, or an acronym comes twice.</exception>
    public static IReadOnlyList<Acronym> Read(string table)
    {
        using var csv = new CsvReader(
            new StringReader(table),
            new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null }
        );
        if (!csv.Read() || !csv.ReadHeader() || !Columns.SequenceEqual(csv.HeaderRecord ?? []))
            throw new FormatException($"The first line of the acronyms must be {string.Join(',', Columns)}.");
        var known = new HashSet<string>(StringComparer.Ordinal);
        List<Acronym> all = [];
        while (csv.Read())
        {
            var line = csv.Parser.RawRow;
            if (csv.Parser.Count != Columns.Length || csv[0] is not { Length: > 1 } letters || !known.Add(letters))
                throw new FormatException($"Line {line} of the acronyms is not complete, or says one again.");
            all.Add(
                new Acronym
                {
                    Letters = letters,
                    Expansion = Required(1),
                    Plural = Optional(2),
                    Meaning = Required(3),
                    Sheet = Optional(4),
                    NotBefore = Optional(5),
                }
            );

            string Required(int column) =>
                Optional(column) ?? throw new FormatException($"Line {line} of the acronyms lacks {Columns[column]}.");
        }
        return all;

        string? Optional(int column) => csv[column] is { Length: > 0 } value ? value : null;
    }

    /// <summary>
    /// A text of plain words with each known acronym in full where it comes first; <paramref name="seen"/> holds those
    /// that the reader has met, and receives these.
    /// </summary>
    /// <param name="text">Plain text, not HTML.</param>
    /// <param name="seen">The acronyms met so far, on the same page.</param>
    /// <param name="startsSentence">Whether the text begins a sentence, which then keeps its capital.</param>
    public string Expand(string text, ISet<string> seen, bool startsSentence = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(seen);
        StringBuilder? expanded = null;
        var written = 0;
        foreach (var (start, acronym) in In(text))
        {
            if (!seen.Add(acronym.Letters))
                continue;
            var end = start + acronym.Letters.Length;
            if (IsSaidAround(text, start, end, acronym))
                continue;
            expanded ??= new StringBuilder(text.Length + acronym.Expansion.Length);
            expanded.Append(text, written, start - written).Append(Said(text, start, end, acronym, startsSentence));
            written = end;
        }
        return expanded is null ? text : expanded.Append(text, written, text.Length - written).ToString();
    }

    /// <summary>Words of several capitals of a text that are no known acronym.</summary>
    public static IEnumerable<string> UnknownIn(string text) =>
        SeveralCapitals()
            .Matches(text)
            .Select(match => match.Value)
            .Where(word => BuiltIn.Find(word) is null)
            .Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<![\p{L}\d])\p{Lu}[\p{Lu}\d]*\p{Lu}[\p{Lu}\d]*(?![\p{L}\d])")]
    private static partial Regex SeveralCapitals();

    /// <summary>Where the known acronyms of a text stand, in order.</summary>
    private IEnumerable<(int Start, Acronym Acronym)> In(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            if (
                i - start > 1
                && char.IsUpper(text[start])
                && _lookup.TryGetValue(text.AsSpan(start, i - start), out var acronym)
                && !(
                    acronym.NotBefore is { } next
                    && text.AsSpan(i).TrimStart().StartsWith(next, StringComparison.OrdinalIgnoreCase)
                )
            )
                yield return (start, acronym);
        }
    }

    /// <summary>"compte personnel de formation (CPF)", "CPF (compte personnel de formation)", "CPF : compte…".</summary>
    private static bool IsSaidAround(string text, int start, int end, Acronym acronym)
    {
        var before = text[..start].TrimEnd();
        var after = text[end..].TrimStart(' ', '\u00A0', '\u202F', '(', ':', ',', '«');
        return IsIn(acronym.Expansion) || (acronym.Plural is { } plural && IsIn(plural));

        bool IsIn(string words) =>
            after.StartsWith(words, StringComparison.OrdinalIgnoreCase)
            || (before is [.., '('] && before[..^1].TrimEnd().EndsWith(words, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The acronym with its words, in the order that the sentence allows.</summary>
    private static string Said(string text, int start, int end, Acronym acronym, bool startsSentence)
    {
        var glued =
            (start > 0 && text[start - 1] is '-' or '/' or '+')
            || (end < text.Length && text[end] is '-' or '/' or '+');
        if (start > 0 && text[start - 1] == '(')
            return $"{acronym.Letters}, {acronym.Expansion}";
        var before = text.AsSpan(0, start).TrimEnd();
        var previous = LastWord(before);
        var plural = OfSeveral.Contains(previous);
        var words = plural ? acronym.Plural : acronym.Expansion;
        if (glued || words is null || !Agrees(before, previous, words))
            return $"{acronym.Letters} ({acronym.Expansion})";
        var opens = before.IsEmpty ? startsSentence : before[^1] is '.' or '!' or '?' or '\n';
        return opens
            ? $"{char.ToUpperInvariant(words[0])}{words[1..]} ({acronym.Letters})"
            : $"{words} ({acronym.Letters})";
    }

    /// <summary>Whether the word before can stand before these words too: "l'ESAT" is "l'établissement", "l'HLM" is not.</summary>
    private static bool Agrees(ReadOnlySpan<char> before, string previous, string words)
    {
        var vowel = Vowels.Contains(char.ToLowerInvariant(words[0]), StringComparison.Ordinal);
        var elided = before is [.., '\'' or '’'];
        return elided ? vowel : !(vowel && Elided.Contains(previous));
    }

    private static string LastWord(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        return text[start..].ToString();
    }
}
