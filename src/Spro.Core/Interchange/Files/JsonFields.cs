using System.Text.Json;

namespace Spro.Core.Interchange.Files;

/// <summary>Reading loosely typed JSON: everything official files write as a string, a number or nothing.</summary>
internal static class JsonFields
{
    /// <summary>The text of a property, numbers included; null when missing, null, or not a text.</summary>
    public static string? Text(this JsonElement record, string property)
    {
        if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty(property, out var value))
            return null;
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        // Half of a surrogate pair is no text.
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The elements of a list, also of a list written as JSON inside a string; empty when there is none.</summary>
    public static IReadOnlyList<JsonElement> Elements(this JsonElement record, string property)
    {
        if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty(property, out var value))
            return [];
        if (value.ValueKind == JsonValueKind.Array)
            return [.. value.EnumerateArray()];
        if (record.Text(property) is not { } text || !text.TrimStart().StartsWith('['))
            return [];
        try
        {
            return [.. JsonElement.Parse(text).EnumerateArray()];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
