namespace Spro.Design.Forms;

/// <summary>A date as a person types it, in three fields; what the model of a page holds under <c>spro-date</c>.</summary>
public sealed record DateParts
{
    /// <summary>The first year that a form reads: before it, a slip of the pen.</summary>
    public const int FirstYear = 1950;

    /// <summary>The last one.</summary>
    public const int LastYear = 2100;

    /// <summary>What to say of another year.</summary>
    public static readonly string WrongYear = $"Vérifiez l'année\u00A0: écrivez une année de {FirstYear} à {LastYear}.";

    /// <summary>The day of the month, as typed.</summary>
    public string? Day { get; init; }

    /// <summary>The month, as typed, in figures.</summary>
    public string? Month { get; init; }

    /// <summary>The year, as typed, in four figures.</summary>
    public string? Year { get; init; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Day + Month + Year);

    /// <summary>The parts of a known date.</summary>
    public static DateParts Of(DateOnly date) =>
        new()
        {
            Day = date.Day.ToString(CultureInfo.InvariantCulture),
            Month = date.Month.ToString(CultureInfo.InvariantCulture),
            Year = date.ToString("yyyy", CultureInfo.InvariantCulture),
        };

    /// <summary>What is wrong with what was typed: it makes no day; null when it does, or when nothing was typed.</summary>
    public string? Problem =>
        IsEmpty || ToDate() is not null
            ? null
            : NoSuchDay ?? "Écrivez le jour, le mois et l'année en chiffres, par exemple 31 12 2026.";

    /// <summary>
    /// That the month has no such day, the year no such month, or that no form speaks of such a year; null when something else is
    /// wrong, or nothing.
    /// </summary>
    public string? NoSuchDay =>
        (Figures(Day), Figures(Month), Figures(Year)) switch
        {
            ({ } day, >= 1 and <= 12 and var month, >= 1000 and <= 9999 and var year)
                when day > DateTime.DaysInMonth(year, month) =>
                $"Le {day} {new DateOnly(year, month, 1).ToString("MMMM yyyy", French)} n'existe pas\u00A0: corrigez le jour ou le mois.",
            ({ }, > 12 and var month, >= 1000 and <= 9999) =>
                $"Le mois {month} n'existe pas : écrivez un mois de 1 à 12.",
            ({ }, { }, { } year) when Year?.Trim().Length == 4 && !IsPlausible(year) => WrongYear,
            _ => null,
        };

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    private static int? Figures(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;

    /// <summary>Whether a year is one that forms speak of.</summary>
    public static bool IsPlausible(int year) => year is >= FirstYear and <= LastYear;

    /// <summary>The date, or nothing when the parts do not make one.</summary>
    public DateOnly? ToDate() =>
        DateOnly.TryParseExact(
            $"{Year?.Trim()}-{Month?.Trim()}-{Day?.Trim()}",
            "yyyy-M-d",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        ) && IsPlausible(date.Year)
            ? date
            : null;
}
