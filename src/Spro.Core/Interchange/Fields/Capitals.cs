using System.Globalization;
using System.Text.RegularExpressions;

namespace Spro.Core.Interchange.Fields;

/// <summary>Names that a file writes in capitals, written as people write them. Missing accents stay missing.</summary>
internal static partial class Capitals
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>"LA BAULE GUERANDE" gives "La Baule Guerande"; a name with small letters is left alone.</summary>
    public static string Lower(string name) =>
        name.Any(char.IsLower)
            ? name
            : SmallWords()
                .Replace(French.TextInfo.ToTitleCase(name.ToLower(French)), word => word.Value.ToLower(French));

    [GeneratedRegex(@"(?<=[\s'’-])(De|Du|Des|La|Le|Les|Et|En|Sur|Sous|Aux?|A|L|D)\b(?!$)")]
    private static partial Regex SmallWords();
}
