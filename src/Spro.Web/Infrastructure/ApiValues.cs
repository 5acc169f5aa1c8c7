using System.Globalization;
using System.Text.Json;

namespace Spro.Web.Infrastructure;

/// <summary>Values of closed lists as the API writes them ("make-appointment"), and other small texts of addresses.</summary>
internal static class ApiValues
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static IEnumerable<string> All<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(Of);

    public static T? Read<T>(string text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Of(value) == text)
                return value;
        return null;
    }

    public static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>A month ("2026-10"), by its first day.</summary>
    public static DateOnly? MonthOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month
            : null;

    public static string OfMonth(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The address of the page that follows one.</summary>
    public static string Next(HttpRequest request, string after) =>
        request.Path
        + QueryString.Create(
            request
                .Query.Where(pair => pair.Key != "after")
                .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value))
                .Append(new("after", after))
        );
}
