using System.Text.Json;
using Microsoft.AspNetCore.Html;

namespace Spro.Design.Tests.Conformance;

/// <summary>The options of a fixture. It remembers which were read, so that none is passed over in silence.</summary>
internal sealed class Options(JsonElement value, string path = "", HashSet<string>? read = null)
{
    private readonly HashSet<string> read = read ?? [];

    /// <summary>Every option given, as « items[].hint.text ».</summary>
    public IEnumerable<string> Given => Leaves(value, path).Distinct();

    public IEnumerable<string> Unread => Given.Except(read);

    /// <summary>An option as text; one that is absent or empty is null, as in the templates.</summary>
    public string? Text(string name) =>
        Find(name) is not { } found ? null
        : found.ToString() is { Length: > 0 } text
            ? (found.ValueKind is JsonValueKind.True or JsonValueKind.False ? text.ToLowerInvariant() : text)
        : null;

    public bool? Flag(string name) => Find(name)?.GetBoolean();

    public IReadOnlyList<Options> List(string name) =>
        Find(name) is { } found
            ? [.. found.EnumerateArray().Select(item => new Options(item, $"{Full(name)}[]", read))]
            : [];

    public IReadOnlyList<string> Texts(string name)
    {
        read.Add(Full(name) + "[]");
        return Find(name) is { } found ? [.. found.EnumerateArray().Select(item => item.ToString())] : [];
    }

    public IEnumerable<KeyValuePair<string, object?>> Attributes(string name = "attributes")
    {
        foreach (var attribute in Find(name)?.EnumerateObject().ToArray() ?? [])
        {
            read.Add($"{Full(name)}.{attribute.Name}");
            yield return new(attribute.Name, attribute.Value.ToString());
        }
    }

    /// <summary>The options of a part.</summary>
    public Options Inside(string name) => new(Find(name) ?? default, Full(name), read);

    /// <summary>What a page would write inside the element.</summary>
    public object[] Body =>
        (Text("html"), Text("text")) switch
        {
            ({ } html, _) => [new HtmlString(html)],
            (null, { } text) => [text],
            _ => [],
        };

    private JsonElement? Find(string name)
    {
        read.Add(Full(name));
        var found = value;
        foreach (var step in name.Split('.'))
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(step, out found))
            {
                return null;
            }
        }
        return found;
    }

    private string Full(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static IEnumerable<string> Leaves(JsonElement value, string path) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value
                .EnumerateObject()
                .SelectMany(p => Leaves(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}")),
            JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Leaves(item, path + "[]")),
            _ => [path],
        };
}
