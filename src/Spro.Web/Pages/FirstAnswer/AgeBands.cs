namespace Spro.Web.Pages.FirstAnswer;

/// <summary>The ages the site asks for: bands are enough for every rule, and say less of a person than a number.</summary>
internal static class AgeBands
{
    public static readonly IReadOnlyList<(string Key, string Value)> All =
    [
        ("under15", "10-14"),
        ("15", "15"),
        ("16-17", "16-17"),
        ("18-25", "18-25"),
        ("26-29", "26-29"),
        ("30+", "30-99"),
    ];
}
