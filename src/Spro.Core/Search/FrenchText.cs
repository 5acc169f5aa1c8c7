using System.Globalization;
using System.Text;

namespace Spro.Core.Search;

/// <summary>How French words are brought to one form before they are compared.</summary>
public static class FrenchText
{
    /// <summary>
    /// Lower case without accents; ligatures opened ("œ" gives "oe"); everything that is neither a letter nor a digit
    /// becomes one space. "L'Île-d'Yeu" gives "l ile d yeu".
    /// </summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length + 2);
        foreach (var character in Normalizable(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            switch (char.ToLowerInvariant(character))
            {
                case 'œ':
                    folded.Append("oe");
                    break;
                case 'æ':
                    folded.Append("ae");
                    break;
                case var letter when char.IsLetterOrDigit(letter):
                    folded.Append(letter);
                    break;
                default:
                    if (folded.Length > 0 && folded[^1] != ' ')
                    {
                        folded.Append(' ');
                    }

                    break;
            }
        }

        return folded.ToString().TrimEnd(' ');
    }

    /// <summary>Half a surrogate pair or U+FFFE, which anybody can send, would make the normalisation throw.</summary>
    private static string Normalizable(string text) =>
        text.Any(IsNoLetter) ? string.Concat(text.Select(character => IsNoLetter(character) ? ' ' : character)) : text;

    private static bool IsNoLetter(char character) => char.IsSurrogate(character) || character >= '\uFFFE';
}
