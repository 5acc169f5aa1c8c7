using System.Globalization;

namespace Spro.Web.Infrastructure;

/// <summary>An image without the culture data of France would write dates and numbers in no language: better not to start.</summary>
internal static class FrenchCulture
{
    public static CultureInfo Required()
    {
        var french = CultureInfo.GetCultureInfo("fr-FR");
        return french.DateTimeFormat.GetDayName(DayOfWeek.Monday) == "lundi"
            ? french
            : throw new InvalidOperationException(
                "Les données de langue (ICU) manquent sur cette machine : installez libicu."
            );
    }
}
