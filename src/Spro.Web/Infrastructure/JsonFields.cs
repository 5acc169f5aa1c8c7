using System.Text.Json;
using Spro.Core.Common;

namespace Spro.Web.Infrastructure;

/// <summary>The members of a JSON object, read one by one so that each refusal names its field, in French.</summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);

    private JsonFields() { }

    /// <summary>Reads an object that has no other members than these.</summary>
    public static JsonFields Of(JsonElement json, params IReadOnlyList<string> known)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new RefusedException("not-an-object", "La demande doit être un objet JSON.");
        var fields = new JsonFields();
        foreach (var member in json.EnumerateObject())
        {
            if (!known.Contains(member.Name))
                throw RefusedException.At(member.Name, "unknown-field", $"Le champ « {member.Name} » n'existe pas.");
            if (!fields._members.TryAdd(member.Name, member.Value))
                throw RefusedException.At(
                    member.Name,
                    "duplicate-field",
                    $"Le champ « {member.Name} » est écrit deux fois."
                );
        }
        return fields;
    }

    /// <summary>A member as it is; null when it is not there, or is null.</summary>
    public JsonElement? this[string name] =>
        _members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public string? Text(string name) =>
        this[name] switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            _ => throw Wrong(name, "un texte"),
        };

    public string Required(string name) =>
        Text(name) is { Length: > 0 } text
            ? text
            : throw RefusedException.At(name, "missing-field", $"Le champ « {name} » est obligatoire.");

    public Guid Id(string name) => Guid.TryParse(Required(name), out var id) ? id : throw Wrong(name, "un identifiant");

    public Guid? IdOrNothing(string name) => this[name] is null ? null : Id(name);

    public bool Flag(string name) =>
        this[name] switch
        {
            null => false,
            { ValueKind: JsonValueKind.True or JsonValueKind.False } flag => flag.GetBoolean(),
            _ => throw Wrong(name, "vrai ou faux"),
        };

    public int? Whole(string name) =>
        this[name] switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var whole) => whole,
            _ => throw Wrong(name, "un nombre entier"),
        };

    public DateTime? Instant(string name) =>
        Text(name) is not { } text
            ? null
            : OffsetInstant.Read(text)
                ?? throw RefusedException.At(
                    name,
                    "wrong-date",
                    $"Le champ « {name} » attend une date et une heure avec leur décalage, par exemple « 2026-11-24T10:00:00+01:00 »."
                );

    public DateOnly? Day(string name) =>
        Text(name) is not { } text ? null
        : ApiValues.DayOf(text) is { } day ? day
        : throw RefusedException.At(
            name,
            "wrong-date",
            $"Le champ « {name} » attend un jour, par exemple « 2026-11-24 »."
        );

    /// <summary>One value of a closed list.</summary>
    public T? Code<T>(string name)
        where T : struct, Enum =>
        Text(name) is not { } text ? null
        : ApiValues.Read<T>(text) is { } value ? value
        : throw UnknownValue<T>(text, name);

    /// <summary>Several values of a closed list.</summary>
    public IReadOnlyList<T> Codes<T>(string name)
        where T : struct, Enum =>
        [
            .. List(name)
                .Select(item =>
                    item.ValueKind == JsonValueKind.String
                        ? ApiValues.Read<T>(item.GetString()!) ?? throw UnknownValue<T>(item.GetString()!, name)
                        : throw Wrong(name, "une liste de textes")
                )
                .Distinct(),
        ];

    public IReadOnlyList<JsonElement> List(string name) =>
        this[name] switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()],
            _ => throw Wrong(name, "une liste"),
        };

    private static RefusedException UnknownValue<T>(string text, string name)
        where T : struct, Enum =>
        RefusedException.At(
            name,
            "unknown-value",
            $"« {(text.Length > 40 ? text[..40] + "…" : text)} » n'est pas une valeur de « {name} » : {string.Join(", ", ApiValues.All<T>())}."
        );

    private static RefusedException Wrong(string name, string expected) =>
        RefusedException.At(name, "wrong-type", $"Le champ « {name} » attend {expected}.");
}
