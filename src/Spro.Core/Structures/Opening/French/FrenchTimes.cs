namespace Spro.Core.Structures.Opening.French;

/// <summary>A stretch of one day as people say it: past midnight it still belongs to the evening it started.</summary>
internal sealed record SpokenTime(int From, int Until, OpenKind Kind, string? Comment, bool OpenEnded)
{
    public bool IsWholeDay => From == 0 && Until == FrenchTimes.Midnight;
}

/// <summary>Times in words: "de 9 h à 12 h 30 et de 14 h à 17 h".</summary>
internal static class FrenchTimes
{
    public const int Midnight = 24 * 60;

    public static string Spell(IReadOnlyList<SpokenTime> times)
    {
        if (times.All(time => Note(time) == Note(times[0])))
        {
            var note = Note(times[0]);
            return times is [{ IsWholeDay: true, Kind: OpenKind.Unknown }]
                ? note
                : FrenchLists.And(times.Select(Range)) + InBrackets(note);
        }
        return FrenchLists.And(times.Select(static time => Range(time) + InBrackets(Note(time))));
    }

    /// <summary>"9 h", "12 h 30", "minuit".</summary>
    public static string Clock(int minutes)
    {
        var (hour, minute) = Math.DivRem(minutes % Midnight, 60);
        return (hour, minute) switch
        {
            (0, 0) => "minuit",
            (_, 0) => $"{hour} h",
            _ => $"{hour} h {minute:00}",
        };
    }

    /// <summary>"à confirmer", the words of the place, or both; empty when the place says only its hours.</summary>
    public static string Note(SpokenTime time) =>
        time switch
        {
            { Kind: OpenKind.Unknown, OpenEnded: false, Comment: null } => "à confirmer",
            { Kind: OpenKind.Unknown, OpenEnded: false } => $"à confirmer : {time.Comment}",
            _ => time.Comment ?? "",
        };

    public static string InBrackets(string? note) => string.IsNullOrEmpty(note) ? "" : $" ({note})";

    private static string Range(SpokenTime time)
    {
        if (time.IsWholeDay)
        {
            return "toute la journée";
        }
        if (time.OpenEnded)
        {
            return $"à partir de {Clock(time.From)}, sans heure de fin annoncée";
        }
        var nextDay = time.Until > Midnight ? " le lendemain" : "";
        return $"de {Clock(time.From)} à {Clock(time.Until)}{nextDay}";
    }
}
