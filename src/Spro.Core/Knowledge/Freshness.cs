namespace Spro.Core.Knowledge;

/// <summary>How long what is written may be shown without a word about its age.</summary>
public static class Freshness
{
    /// <summary>Whether what is of <paramref name="date"/> is more than twelve months old on a day.</summary>
    public static bool IsOld(DateOnly date, DateOnly day) => date < day.AddYears(-1);
}
