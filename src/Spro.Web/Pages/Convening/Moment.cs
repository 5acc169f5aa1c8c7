using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Spro.Core.Territories;

namespace Spro.Web.Pages.Convening;

/// <summary>A day and an hour as people type them, on the clocks of Paris.</summary>
internal static class Moment
{
    public const string Hint = "Jour et heure de Paris, par exemple 24/11/2026 09:30.";

    private static readonly string[] Typed = ["d/M/yyyy H:mm", "d/M/yyyy H'h'mm", "d/M/yyyy H'h'"];

    /// <summary>The instant; null when nothing is typed, or when it cannot be read, which is then said beside the field.</summary>
    public static DateTime? Read(string? typed, string field, ModelStateDictionary state)
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
            )
        )
            return LocalCalendar.Metropolitan.ToUtc(local);
        state.AddModelError(field, $"Écrivez le jour et l'heure. {Hint}");
        return null;
    }

    /// <summary>As the field shows it.</summary>
    public static string Written(DateTime utc) =>
        LocalCalendar.Metropolitan.ToLocal(utc).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
}
