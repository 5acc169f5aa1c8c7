using System.Text;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.ProfessionalDevelopment;
using Spro.Core.Territories;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.ProfessionalDevelopment;

/// <summary>Sessions and enrolments, in French; and as calendars take them.</summary>
internal static class DevelopmentWords
{
    public static string InFrench(this DevelopmentTheme theme) =>
        theme switch
        {
            DevelopmentTheme.Practices => "Les pratiques",
            DevelopmentTheme.DigitalTools => "Les outils numériques",
            DevelopmentTheme.NewNeeds => "Les nouveaux besoins et l'accompagnement à distance",
            DevelopmentTheme.Other => "Autres sujets",
            _ => throw new ArgumentOutOfRangeException(nameof(theme), theme, null),
        };

    public static string InFrench(this Enrolment one) =>
        one.State switch
        {
            EnrolmentState.Unconfirmed => "À confirmer",
            EnrolmentState.Waiting when one.Agreement == ManagerAgreement.Asked =>
                "Sur la liste d'attente, dans l'attente de l'accord",
            EnrolmentState.Waiting => "Sur la liste d'attente",
            EnrolmentState.Seated when one.Agreement == ManagerAgreement.Asked =>
                $"Place gardée jusqu'au {one.AgreementUntil!.Value.DayInFrance()}, dans l'attente de l'accord",
            EnrolmentState.Seated => "Inscrit ou inscrite",
            EnrolmentState.Withdrawn => "Désistement",
            EnrolmentState.Refused => "Accord refusé",
            EnrolmentState.CameAlong => "Présence sans inscription",
            _ => throw new ArgumentOutOfRangeException(nameof(one), one.State, null),
        };

    /// <summary>"6 h" or "3 h 30".</summary>
    public static string Hours(int minutes) =>
        minutes % 60 == 0 ? $"{minutes / 60}\u00a0h" : $"{minutes / 60}\u00a0h\u00a0{minutes % 60:00}";

    /// <summary>"24 novembre 2026, de 9 h 00 à 17 h 00"; "les 15 et 29 décembre 2026…", "du 1er au 2 décembre 2026…".</summary>
    public static string WhenInFrench(this DevelopmentSession session)
    {
        var (first, last) = (
            LocalCalendar.Metropolitan.DayOf(session.StartsAt),
            LocalCalendar.Metropolitan.DayOf(session.EndsAt)
        );
        var days =
            session.Days.Count > 0 ? $"les {FrenchDates.InFrench(session.Days)}"
            : first == last ? first.InFrench
            : $"du {FrenchDates.InFrench([first, last], "au")}";
        return $"{days}, de {session.StartsAt.InFranceAtHour()} à {session.EndsAt.InFranceAtHour()}";
    }

    /// <summary>"vendredi 6 mars, matin".</summary>
    public static string InFrench(this HalfDay half) =>
        $"{half.Day.InFrenchWithWeekday}, {(half.IsMorning ? "matin" : "après-midi")}";

    /// <summary>Which half-days somebody came to; "aucune présence" when to none.</summary>
    public static string CameInFrench(this DevelopmentSession session, int? came) =>
        string.Join(
            "\u00A0; ",
            session
                .HalfDays.Index()
                .Where(one => ((came ?? 0) >> one.Index & 1) == 1)
                .Select(one => one.Item.InFrench())
        )
            is { Length: > 0 } halves
            ? halves
            : "aucune présence";

    /// <summary>"5 inscrites et inscrits".</summary>
    public static string Enrolled(int count) =>
        count switch
        {
            0 => "aucune inscription",
            1 => "1 inscrite ou inscrit",
            _ => $"{count} inscrites et inscrits",
        };

    /// <summary>"3 places libres".</summary>
    public static string Free(int count) => count == 1 ? "1 place libre" : $"{count} places libres";

    /// <summary>"12 places en tout".</summary>
    public static string InAll(int count) => count == 1 ? "1 place en tout" : $"{count} places en tout";

    /// <summary>"Vous êtes au 3e rang de la liste d'attente"; null for who does not wait.</summary>
    public static string? RankInFrench(int? rank) =>
        rank is { } own ? $"Vous êtes au {FrenchDates.Rank(own)} rang de la liste d'attente" : null;

    /// <summary>A session as a file for one's own calendar; the link to follow it is only for who has a seat.</summary>
    public static byte[] Calendar(this SessionView view, bool hasSeat, DateTime now) =>
        Encoding.UTF8.GetBytes(
            CalendarFile.Write(
                [
                    .. Sittings(view.Session)
                        .Select(one => new CalendarEntry(
                            one.Id,
                            one.StartsAt,
                            one.EndsAt,
                            view.Module.Title,
                            view.Session.Place,
                            hasSeat ? view.Session.Link : null,
                            view.Session.Revision,
                            view.Session.State == SessionState.Cancelled
                        )),
                ],
                name: null,
                now
            )
        );

    // One entry for the whole; one a day when days do not follow each other: nobody is busy in between.
    private static IEnumerable<(Guid Id, DateTime StartsAt, DateTime EndsAt)> Sittings(DevelopmentSession session)
    {
        if (session.Days.Count == 0)
            return [(session.Id, session.StartsAt, session.EndsAt)];
        var calendar = LocalCalendar.Metropolitan;
        var (opens, closes) = (
            TimeOnly.FromDateTime(calendar.ToLocal(session.StartsAt)),
            TimeOnly.FromDateTime(calendar.ToLocal(session.EndsAt))
        );
        return session.Days.Select(
            (day, rank) =>
                (
                    rank == 0 ? session.Id : StableId.Of(session.Id.ToString("N"), day.InFrench),
                    calendar.ToUtc(day.ToDateTime(opens)),
                    calendar.ToUtc(day.ToDateTime(closes))
                )
        );
    }

    public const string CalendarType = CalendarFile.MediaType + "; charset=utf-8";
}
