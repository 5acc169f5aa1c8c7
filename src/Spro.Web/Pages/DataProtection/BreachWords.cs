using Spro.Core.DataProtection;
using Spro.Core.Territories;
using Spro.Web.Pages.Appointments;

namespace Spro.Web.Pages.DataProtection;

/// <summary>Breaches in French.</summary>
internal static class BreachWords
{
    public static string InFrench(this BreachRisk risk) =>
        risk switch
        {
            BreachRisk.Some =>
                "Un risque\u00A0: la Commission nationale de l'informatique et des libertés est prévenue",
            BreachRisk.High => "Un risque élevé\u00A0: les personnes sont prévenues aussi",
            BreachRisk.None => "Aucun risque\u00A0: la violation est notée ici seulement",
            _ => throw new ArgumentOutOfRangeException(nameof(risk), risk, null),
        };

    /// <summary>How the clock of 72 hours stands, in a sentence.</summary>
    public static string ClockInFrench(this Breach breach, DateTime now) =>
        breach.ClockAt(now) switch
        {
            BreachClock.NotNeeded => "Personne à prévenir",
            BreachClock.Running =>
                $"À notifier avant le {breach.NotifyBy!.Value.DayHourAndYear()}\u00A0: il reste {Hours(breach.NotifyBy.Value - now)}",
            BreachClock.Overrun =>
                $"Les 72 heures sont passées depuis le {breach.NotifyBy!.Value.DayHourAndYear()}\u00A0: notifiez maintenant, en disant pourquoi",
            BreachClock.InTime => $"Notifiée à temps, le {breach.NotifiedAt!.Value.DayHourAndYear()}",
            BreachClock.ToldLate => $"Notifiée en retard, le {breach.NotifiedAt!.Value.DayHourAndYear()}",
            var other => throw new ArgumentOutOfRangeException(nameof(now), other, null),
        };

    /// <summary>"mardi 24 novembre 2026 à 9 h 30": a register is read years after.</summary>
    public static string DayHourAndYear(this DateTime utc) =>
        $"{utc.Day()} {LocalCalendar.Metropolitan.DayOf(utc).Year} à {utc.Hour()}";

    private static string Hours(TimeSpan left) =>
        left.TotalHours < 2 ? $"{Math.Max(1, (int)left.TotalMinutes)} minutes" : $"{(int)left.TotalHours} heures";
}
