using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.Territories;

namespace Spro.Web.Pages.Appointments;

/// <summary>Appointments in French.</summary>
internal static class AppointmentWords
{
    /// <summary>"mardi 24 novembre".</summary>
    public static string Day(this DateTime utc) => LocalCalendar.Metropolitan.DayOf(utc).InFrenchWithWeekday;

    /// <summary>"9 h", "9 h 30", as clocks show it there; the hour that autumn repeats says which of the two.</summary>
    public static string Hour(this DateTime utc)
    {
        var local = LocalCalendar.Metropolitan.ToLocal(utc);
        var again = LocalCalendar.Metropolitan.Zone.IsAmbiguousTime(local)
            ? LocalCalendar.Metropolitan.ToUtc(local) == utc
                ? " (heure d'hiver)"
                : " (heure d'été)"
            : "";
        return TimeOnly.FromDateTime(local).Clock() + again;
    }

    /// <summary>"9 h", "9 h 30".</summary>
    public static string Clock(this TimeOnly time) =>
        time.Minute == 0 ? $"{time.Hour} h" : $"{time.Hour} h {time.Minute:00}";

    /// <summary>"mardi 24 novembre à 9 h 30".</summary>
    public static string DayAndHour(this DateTime utc) => $"{utc.Day()} à {utc.Hour()}";

    /// <summary>"sur place", "par téléphone ou en visio".</summary>
    public static string InFrench(this Ways ways) =>
        string.Join(" ou ", Each(ways).Select(way => way.Said().ToLowerInvariant()));

    /// <summary>The ways, one by one.</summary>
    public static IEnumerable<Ways> Each(this Ways ways) =>
        ((Ways[])[Ways.InPerson, Ways.Phone, Ways.Video]).Where(way => (ways & way) != Ways.None);

    /// <summary>One way, to be chosen.</summary>
    public static string Said(this Ways way) =>
        way switch
        {
            Ways.InPerson => "Sur place",
            Ways.Phone => "Par téléphone",
            Ways.Video => "En visio",
            _ => throw new ArgumentOutOfRangeException(nameof(way), way, null),
        };

    public static string InFrench(this AppointmentState state) =>
        state switch
        {
            AppointmentState.Booked => "Prévu",
            AppointmentState.Cancelled => "Annulé",
            AppointmentState.Met => "La personne est venue",
            AppointmentState.Missed => "La personne n'est pas venue",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };

    public static string InFrench(this CancelledBy who) =>
        who switch
        {
            CancelledBy.Person => "par la personne",
            CancelledBy.Structure => "par la structure qui devait recevoir",
            CancelledBy.Sender => "par la structure qui l'avait pris",
            _ => throw new ArgumentOutOfRangeException(nameof(who), who, null),
        };

    public static string InFrench(this MissedReason reason) =>
        reason switch
        {
            MissedReason.NotKnown => "On ne sait pas",
            MissedReason.Forgotten => "Oubli, ou rappel non vu",
            MissedReason.Transport => "Pas de moyen de venir",
            MissedReason.Occupied => "Travail, cours ou examen",
            MissedReason.NoLongerWanted => "Ne le souhaite plus",
            MissedReason.Personal => "Empêchement personnel",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
        };

    public static string InFrench(this AdviceLevel level) =>
        level switch
        {
            AdviceLevel.One => "Niveau 1\u00A0: accueil individualisé",
            AdviceLevel.Two => "Niveau 2\u00A0: accompagnement personnalisé",
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
        };

    public static string InFrench(this Need need) =>
        need switch
        {
            Need.SignLanguage => "La langue des signes française",
            Need.Transcription => "Ce qui est dit, écrit en même temps",
            Need.StepFree => "Un accès sans marche",
            Need.QuietPlace => "Un endroit ou un moment calme",
            Need.Companion => "Venir avec quelqu'un",
            _ => throw new ArgumentOutOfRangeException(nameof(need), need, null),
        };

    public static string InFrench(this ReminderChannel channel) =>
        channel switch
        {
            ReminderChannel.None => "Pas de message",
            ReminderChannel.Email => "Courriel",
            ReminderChannel.Sms => "Message sur le téléphone",
            ReminderChannel.Letter => "Lettre",
            ReminderChannel.Call => "Appel",
            _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
        };

    public static string InFrench(this DayOfWeek day) =>
        System.Globalization.CultureInfo.GetCultureInfo("fr-FR").DateTimeFormat.GetDayName(day);
}
