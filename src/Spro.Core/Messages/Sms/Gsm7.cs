using System.Buffers;
using System.Globalization;
using System.Text;

namespace Spro.Core.Messages;

/// <summary>
/// The alphabet of SMS (3GPP TS 23.038): a text in it takes 160 characters in one message, any other only 70. French fits,
/// once a few letters are written without their accent.
/// </summary>
public static class Gsm7
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Twice = "^{}\\[~]|€";

    private static readonly SearchValues<char> Fits = SearchValues.Create(Basic + Twice);

    /// <summary>The same words with the letters that this alphabet has: "être" loses its hat, "déjà" stays whole.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().IndexOfAnyExcept(Fits) < 0)
            return text;
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (Fits.Contains(letter))
                folded.Append(letter);
            else
                folded.Append(Plain(letter));
        }
        return folded.ToString();
    }

    /// <summary>How many messages a text is paid for: one up to 160 characters of the alphabet, then one each 153.</summary>
    public static int SegmentsOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var inAlphabet = text.AsSpan().IndexOfAnyExcept(Fits) < 0;
        var length = inAlphabet ? text.Length + text.Count(letter => Twice.Contains(letter)) : text.Length;
        var (alone, each) = inAlphabet ? (160, 153) : (70, 67);
        return length <= alone ? 1 : (length + each - 1) / each;
    }

    private static string Plain(char letter) =>
        letter switch
        {
            '’' or '‘' => "'",
            '«' or '»' or '“' or '”' => "\"",
            '–' or '—' or '‑' => "-",
            '…' => "...",
            'œ' => "oe",
            'Œ' => "OE",
            '\u00A0' or '\u202F' or '\u2009' => " ",
            _ => WithoutMark(letter),
        };

    private static string WithoutMark(char letter)
    {
        var apart = letter.ToString().Normalize(NormalizationForm.FormD);
        return CharUnicodeInfo.GetUnicodeCategory(apart[0]) == UnicodeCategory.NonSpacingMark ? "" : apart[..1];
    }
}
