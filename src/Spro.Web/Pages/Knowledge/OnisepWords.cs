using System.Globalization;
using Microsoft.Extensions.Localization;
using Spro.Core.Common;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Onisep;

namespace Spro.Web.Pages.Knowledge;

/// <summary>What is to be read at Onisep, in words.</summary>
internal sealed class OnisepWords(IStringLocalizer<Resources.AlsoRead> texts)
{
    /// <summary>As the beginning of a line: Onisep writes its titles in small letters.</summary>
    public static string Named(string title) => char.ToUpper(title[0], CultureInfo.CurrentCulture) + title[1..];

    /// <summary>How many there are, to open their list.</summary>
    public string Count(string key, int count) => count == 1 ? texts[key + ".one"] : texts[key, count];

    /// <summary>What else is known of a sheet, part by part; empty when nothing is.</summary>
    public string About(OnisepSheet sheet, params IEnumerable<string?> more) =>
        string.Join(
            " · ",
            more.Append(sheet.UpdatedOn is { } day ? texts["updated", day.InFrench].Value : null).OfType<string>()
        );

    /// <summary>An edition with its date, as far as it is known, its licence, and whether it is old.</summary>
    public string Source(ReferentialVersion edition, DateOnly today)
    {
        var source = texts["source", edition.Source, DateOf(edition), edition.Licence].Value;
        // Without a month, it is of some day of that year.
        var date = edition.Date ?? new DateOnly(int.Parse(edition.Version[..4], CultureInfo.InvariantCulture), 12, 31);
        return date < today.AddYears(-1) ? $"{source} {texts["old"]}" : source;
    }

    private static string DateOf(ReferentialVersion edition)
    {
        if (edition.Date is not { } date)
            return edition.Version[..4];
        var isDayKnown = edition.Version.StartsWith(
            date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            StringComparison.Ordinal
        );
        return isDayKnown ? date.InFrench : date.ToString("MMMM yyyy", CultureInfo.CurrentCulture);
    }
}
