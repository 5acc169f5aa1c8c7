using Spro.Core.Agenda;
using Spro.Core.Territories;
using Spro.Web.Pages.Appointments;

namespace Spro.Web.Pages.Actions;

/// <summary>When an action takes place, in words.</summary>
internal static class ActionMoments
{
    /// <summary>"samedi 5 décembre 2026, de 14 h à 16 h"; of several days, from when to when.</summary>
    public static string InWords(this AgendaAction action)
    {
        var (first, last) = (Day(action.StartsAt), Day(action.EndsAt));
        return first == last
            ? $"{first}, de {action.StartsAt.Hour()} à {action.EndsAt.Hour()}"
            : $"du {first} à {action.StartsAt.Hour()} au {last} à {action.EndsAt.Hour()}";
    }

    private static string Day(DateTime utc) => $"{utc.Day()} {LocalCalendar.Metropolitan.DayOf(utc).Year}";
}
