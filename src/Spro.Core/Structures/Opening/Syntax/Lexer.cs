using System.Collections.Frozen;
using System.Globalization;

namespace Spro.Core.Structures.Opening.Syntax;

/// <summary>Cuts the text into words. Case does not matter; full French names of days and months are understood.</summary>
internal static class Lexer
{
    private const int LongestText = 2000;
    private const int LastNumber = 1900;
    private const int LastYear = 9000;

    private static readonly FrozenDictionary<string, (TokenKind Kind, int Value)> Words = BuildWords();

    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        if (text.Length > LongestText)
        {
            throw new SyntaxRefusedException(
                $"le texte dépasse {LongestText} caractères",
                new Token(TokenKind.End, LongestText, text[LongestText..(LongestText + 1)])
            );
        }
        for (var at = 0; at < text.Length; )
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var token = Next(text, at);
            tokens.Add(token);
            at += token.Text.Length;
        }
        tokens.Add(new Token(TokenKind.End, text.Length, ""));
        return tokens;
    }

    private static Token Next(string text, int at)
    {
        var rest = text.AsSpan(at);
        var first = rest[0];
        if (rest.StartsWith("24/7"))
        {
            return new Token(TokenKind.AllWeek, at, "24/7");
        }
        if (rest.StartsWith("||"))
        {
            return new Token(TokenKind.Fallback, at, "||");
        }
        if (char.IsAsciiDigit(first))
        {
            return Number(at, Run(rest, char.IsAsciiDigit));
        }
        if (char.IsLetter(first))
        {
            var word = Run(rest, char.IsLetter);
            return Words.TryGetValue(word.ToLowerInvariant(), out var known)
                ? new Token(known.Kind, at, word, known.Value)
                : throw new SyntaxRefusedException(UnknownWord(word), new Token(TokenKind.Unsupported, at, word));
        }
        return first switch
        {
            '"' => Comment(at, rest),
            ',' or ';' or ':' or '-' or '+' or '/' or '[' or ']' => new Token(TokenKind.Symbol, at, first.ToString()),
            '–' => new Token(TokenKind.Symbol, at, "-"),
            _ => throw new SyntaxRefusedException(
                "caractère inattendu",
                new Token(TokenKind.Unsupported, at, first.ToString())
            ),
        };
    }

    private static string Run(ReadOnlySpan<char> rest, Func<char, bool> belongs)
    {
        var length = 1;
        while (length < rest.Length && belongs(rest[length]))
        {
            length++;
        }
        return rest[..length].ToString();
    }

    private static Token Number(int at, string digits)
    {
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value > LastYear)
        {
            throw new SyntaxRefusedException("nombre trop grand", new Token(TokenKind.Number, at, digits));
        }
        return new Token(value > LastNumber ? TokenKind.Year : TokenKind.Number, at, digits, value);
    }

    private static Token Comment(int at, ReadOnlySpan<char> rest)
    {
        var end = rest[1..].IndexOf('"');
        return end > 0
            ? new Token(TokenKind.Comment, at, rest[..(end + 2)].ToString())
            : throw new SyntaxRefusedException(
                end == 0 ? "le commentaire est vide" : "le commentaire n’est pas fermé par un guillemet",
                new Token(TokenKind.Comment, at, "\"")
            );
    }

    private static string UnknownWord(string word) =>
        word.ToLowerInvariant() is "h"
            ? "écrivez les heures sous la forme 09:30"
            : "mot inconnu (jours : Mo, Tu, We, Th, Fr, Sa, Su ; mois : Jan, Feb, Mar…)";

    private static FrozenDictionary<string, (TokenKind, int)> BuildWords()
    {
        var words = new Dictionary<string, (TokenKind, int)>(StringComparer.Ordinal)
        {
            ["week"] = (TokenKind.Week, 0),
            ["ph"] = (TokenKind.PublicHoliday, 0),
            ["easter"] = (TokenKind.Easter, 0),
            ["day"] = (TokenKind.DayUnit, 0),
            ["days"] = (TokenKind.DayUnit, 0),
            ["open"] = (TokenKind.State, (int)OpenKind.Open),
            ["off"] = (TokenKind.State, (int)OpenKind.Closed),
            ["closed"] = (TokenKind.State, (int)OpenKind.Closed),
            ["fermé"] = (TokenKind.State, (int)OpenKind.Closed),
            ["unknown"] = (TokenKind.State, (int)OpenKind.Unknown),
        };
        foreach (var word in (string[])["sh", "sunrise", "sunset", "dawn", "dusk"])
        {
            words[word] = (TokenKind.Unsupported, 0);
        }
        foreach (var names in (string[][])[Codes.Weekdays, Codes.FrenchWeekdays])
        {
            Add(names, TokenKind.Weekday, first: 0);
        }
        foreach (var names in (string[][])[Codes.Months, Codes.FrenchMonths])
        {
            Add(names, TokenKind.Month, first: 1);
        }
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string[] names, TokenKind kind, int first)
        {
            for (var i = 0; i < names.Length; i++)
            {
                words[names[i].ToLowerInvariant()] = (kind, first + i);
            }
        }
    }
}
