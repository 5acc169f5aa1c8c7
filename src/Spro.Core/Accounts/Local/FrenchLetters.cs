using System.Globalization;
using System.Text;

namespace Spro.Core.Accounts.Local;

internal static class FrenchLetters
{
    /// <summary>A text without accents, as lists of passwords have it.</summary>
    public static string Plain(string text) =>
        string.Concat(
            text.Normalize(NormalizationForm.FormD)
                .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
        );
}
