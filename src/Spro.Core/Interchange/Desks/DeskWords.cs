using System.Globalization;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Interchange.Files;
using Spro.Core.Referrals;
using Spro.Core.Territories;

namespace Spro.Core.Interchange.Desks;

/// <summary>The words of the files of a desk, and what they mean.</summary>
internal static class DeskWords
{
    public static readonly IReadOnlyDictionary<string, ContactEnding> Endings = new Dictionary<string, ContactEnding>
    {
        ["première réponse"] = ContactEnding.AnsweredHere,
        ["conseil ici"] = ContactEnding.AdviserHere,
        ["autre structure"] = ContactEnding.OtherDoor,
    };

    public static readonly IReadOnlyDictionary<string, SharedItem> Items = new Dictionary<string, SharedItem>
    {
        ["nom"] = SharedItem.Name,
        ["téléphone"] = SharedItem.Phone,
        ["courriel"] = SharedItem.Email,
        ["adresse"] = SharedItem.PostalAddress,
        ["situation"] = SharedItem.Situation,
        ["message"] = SharedItem.Message,
    };

    // « non » is no manner of agreeing.
    public static readonly IReadOnlyDictionary<string, ConsentManner?> Agreements = new Dictionary<
        string,
        ConsentManner?
    >
    {
        ["oral"] = ConsentManner.Oral,
        ["écrit"] = ConsentManner.Written,
        ["non"] = null,
    };

    public static readonly IReadOnlyDictionary<string, NewsChannel> News = new Dictionary<string, NewsChannel>
    {
        ["aucune"] = NewsChannel.None,
        ["sms"] = NewsChannel.Sms,
        ["courriel"] = NewsChannel.Email,
        ["lettre"] = NewsChannel.Letter,
    };

    public static readonly IReadOnlyDictionary<string, StatutoryClock> Clocks = new Dictionary<string, StatutoryClock>
    {
        ["aucun"] = StatutoryClock.None,
        ["15 jours"] = StatutoryClock.FifteenDays,
        ["3 mois"] = StatutoryClock.ThreeMonths,
    };

    public static readonly IReadOnlyDictionary<string, bool> YesNo = new Dictionary<string, bool>
    {
        ["oui"] = true,
        ["non"] = false,
    };

    /// <summary>Where a hand-over stands, in a file that somebody opens; the code beside it is for programs.</summary>
    public static readonly IReadOnlyDictionary<string, ReferralState> States = new Dictionary<string, ReferralState>
    {
        ["proposé"] = ReferralState.Proposed,
        ["accord donné"] = ReferralState.Agreed,
        ["envoyé, sans réponse encore"] = ReferralState.Sent,
        ["bien reçu"] = ReferralState.Acknowledged,
        ["suite acceptée"] = ReferralState.Accepted,
        ["suite impossible"] = ReferralState.Declined,
        ["rendez-vous fixé"] = ReferralState.AppointmentMade,
        ["personne reçue"] = ReferralState.Met,
        ["rendez-vous manqué"] = ReferralState.Missed,
        ["terminé"] = ReferralState.Ended,
        ["la personne a dit non"] = ReferralState.Withdrawn,
        ["délai dépassé"] = ReferralState.Expired,
    };

    /// <summary>What came of it, in the same way.</summary>
    public static readonly IReadOnlyDictionary<string, ReferralOutcome> Outcomes = new Dictionary<
        string,
        ReferralOutcome
    >
    {
        ["un conseil a suffi"] = ReferralOutcome.Advised,
        ["un accompagnement commence"] = ReferralOutcome.Supported,
        ["entrée en formation"] = ReferralOutcome.EnteredTraining,
        ["emploi ou apprentissage trouvé"] = ReferralOutcome.FoundWork,
        ["une autre structure a pris la suite"] = ReferralOutcome.HandedOn,
        ["la personne n'en a plus besoin"] = ReferralOutcome.NoLongerNeeded,
        ["perdu de vue"] = ReferralOutcome.LostToFollowUp,
    };

    private static readonly string[] Days = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"];
    private static readonly string[] Times = ["HH:mm", "H:mm", "HH:mm:ss", "H'h'mm"];

    /// <summary>What a cell means, in a closed list; the first of them, or nothing, when it is empty.</summary>
    public static T Meant<T>(this TableReader row, string column, IReadOnlyDictionary<string, T> words, T empty) =>
        row[column] is not { } written ? empty : Meant(written, column, words);

    /// <summary>What each part of a cell means.</summary>
    public static IReadOnlyList<T> AllMeant<T>(
        this TableReader row,
        string column,
        IReadOnlyDictionary<string, T> words
    ) => [.. Parts(row[column]).Select(part => Meant(part, column, words)).Distinct()];

    /// <summary>The word of a meaning.</summary>
    public static string WordOf<T>(this IReadOnlyDictionary<string, T> words, T meaning) =>
        words.First(pair => EqualityComparer<T>.Default.Equals(pair.Value, meaning)).Key;

    /// <summary>The labels of the codes that a cell has; nothing when it has none.</summary>
    public static string? LabelsOf(this PublicCatalogue catalogue, SituationField field, Situation situation) =>
        field.TextOf(situation) is { Length: > 0 } codes
            ? string.Join(", ", codes.Split(',').Select(catalogue.Words[field].LabelOf))
            : null;

    /// <summary>The day and the time of a moment on the clocks of a territory ("24/11/2026 10:00").</summary>
    public static string? OnClocksOf(this LocalCalendar calendar, DateTime? utc) =>
        utc is { } moment ? calendar.ToLocal(moment).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) : null;

    /// <summary>A moment for programs ("2026-11-24T09:00:00Z").</summary>
    public static string? ForPrograms(this DateTime? utc) =>
        utc?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>What the cells say of a situation.</summary>
    public static Situation SituationOf(this TableReader row, PublicCatalogue catalogue)
    {
        var situation = Situation.Empty;
        foreach (
            var (column, field) in ((string, SituationField)[])
                [
                    ("age", SituationField.Age),
                    ("situation", SituationField.MainStatus),
                    ("besoins", SituationField.Needs),
                ]
        )
            if (
                row[column] is { } written
                && field.Read(string.Join(',', Parts(written)), catalogue.Networks, ref situation) is { } problem
            )
                throw Refuse(column, problem.Message);
        return situation;
    }

    /// <summary>A place of the directory, by its identifier; null when the cell is empty.</summary>
    public static Guid? PlaceOf(this TableReader row, string column) =>
        row[column] is not { } written ? null
        : Guid.TryParse(written, out var id) ? id
        : throw Refuse(column, $"« {written} » n'est pas l'identifiant d'un lieu de l'annuaire.");

    /// <summary>The place of a line; the only one of the structure when the line names none.</summary>
    public static Guid OwnPlaceOf(this TableReader row, PublicCatalogue catalogue, Guid structure)
    {
        if (row.PlaceOf("lieu_id") is { } named)
            return named;
        var own = catalogue.Doors.All.Where(door => door.Structure.Id == structure).Take(2).ToList();
        return own is [var only]
            ? only.Place.Id
            : throw Refuse("lieu_id", "Donnez l'identifiant du lieu : votre structure en a plusieurs.");
    }

    public static DateOnly? DayOf(this TableReader row, string column) =>
        row[column] is not { } written ? null
        : DateOnly.TryParseExact(written, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Refuse(column, $"« {written} » n'est pas un jour, par exemple 2026-11-24.");

    public static TimeOnly? TimeOf(this TableReader row, string column) =>
        row[column] is not { } written ? null
        : TimeOnly.TryParseExact(written, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : throw Refuse(column, $"« {written} » n'est pas une heure, par exemple 09:30.");

    private static T Meant<T>(string written, string column, IReadOnlyDictionary<string, T> words) =>
        words.TryGetValue(written.Trim().ToLowerInvariant(), out var meaning)
            ? meaning
            : throw Refuse(column, $"« {written} » n'est pas un de ces mots : {string.Join(", ", words.Keys)}.");

    private static string[] Parts(string? cell) =>
        (cell ?? "").Split([',', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static RefusedException Refuse(string column, string message) =>
        RefusedException.At(column, "wrong-cell", message);
}
