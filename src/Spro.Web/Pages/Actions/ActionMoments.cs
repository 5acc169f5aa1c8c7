using Spro.Core.Agenda;
using Spro.Core.Territories;
using Spro.Web.Pages.Appointments;

namespace Spro.Web.Pages.Actions;

/// <summary>When an action takes place, in words.</summary>
internal static class ActionMoments
{
    /// <summary>"samedi 5 décembre 2026, de 14 h à 16 h"; of several days, from when to when.</summary>
    public static string InWords(this AgendaAction action) => InWords(action.StartsAt, action.EndsAt);

    /// <summary>The same, of two instants.</summary>
    public static string InWords(DateTime startsAt, DateTime endsAt)
    {
        var (first, last) = (Day(startsAt), Day(endsAt));
        return first == last
            ? $"{first}, de {startsAt.Hour()} à {endsAt.Hour()}"
            : $"du {first} à {startsAt.Hour()} au {last} à {endsAt.Hour()}";
    }

    private static string Day(DateTime utc) => $"{utc.Day()} {LocalCalendar.Metropolitan.DayOf(utc).Year}";
}
