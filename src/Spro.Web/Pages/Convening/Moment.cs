using System.Globalization;
using Spro.Core.Common;
using Spro.Core.Territories;
using Spro.Design.Forms;

namespace Spro.Web.Pages.Convening;

/// <summary>A day and an hour as people type them, on the clocks of Paris.</summary>
internal static class Moment
{
    public const string Hint = "Jour et heure de Paris, par exemple 24/11/2026 09:30.";

    private static readonly string[] Typed = ["d/M/yyyy H:mm", "d/M/yyyy H'h'mm", "d/M/yyyy H'h'"];

    /// <summary>The instant; null when nothing is typed.</summary>
    /// <exception cref="RefusedException">It cannot be read, or is on a day that does not exist.</exception>
    public static DateTime? Read(string? typed, string field)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (
            DateTime.TryParseExact(
                typed.Trim(),
                Typed,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var local
            ) && DateParts.IsPlausible(local.Year)
        )
            return LocalCalendar.Metropolitan.ToUtc(local);
        var day = typed.Trim().Split(' ')[0].Split('/');
        throw RefusedException.At(
            field,
            "unreadable",
            day is [var first, var month, var year]
            && new DateParts
            {
                Day = first,
                Month = month,
                Year = year,
            }
                is { NoSuchDay: { } wrong }
                ? wrong
                : $"Écrivez le jour et l'heure. {Hint}"
        );
    }

    /// <summary>As the field shows it.</summary>
    public static string Written(DateTime utc) =>
        LocalCalendar.Metropolitan.ToLocal(utc).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
}
