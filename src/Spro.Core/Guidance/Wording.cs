using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spro.Core.Common;

namespace Spro.Core.Guidance;

/// <summary>The words for one value of a field.</summary>
/// <param name="Value">The code.</param>
/// <param name="Label">What people read; both forms of a title.</param>
public sealed record ValueWording(string Value, string Label);

/// <summary>The words for one field of the vocabulary.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Label">Short title, for a summary.</param>
/// <param name="Question">The question, as asked to people (offered, when the field is voluntary).</param>
/// <param name="Why">Why it is asked, in one line or two.</param>
/// <param name="Values">The labels of its values, in the order shown; empty when the list is open.</param>
public sealed record FieldWording(
    string Field,
    string Label,
    string Question,
    string Why,
    IReadOnlyList<ValueWording> Values
)
{
    /// <summary>The label of a value; the value itself when the list is open.</summary>
    public string LabelOf(string value)
    {
        foreach (var known in Values)
        {
            if (known.Value == value)
                return known.Label;
        }
        return value;
    }
}

/// <summary>The French words of the whole vocabulary: questions, reasons for asking, labels.</summary>
public sealed class Wording
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<Wording> Embedded = new(() => Load(EmbeddedData.ReadText("rules/vocabulary-fr.json")));

    private readonly FrozenDictionary<string, FieldWording> _fields;

    private Wording(FrozenDictionary<string, FieldWording> fields) => _fields = fields;

    /// <summary>The words that come with Spro (<c>data/rules/vocabulary-fr.json</c>).</summary>
    public static Wording BuiltIn => Embedded.Value;

    /// <summary>The words for a field.</summary>
    public FieldWording this[SituationField field]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(field);
            return _fields[field.Name];
        }
    }

    /// <summary>Reads the words; refuses a file in which a field or a value has none.</summary>
    /// <exception cref="RefusedException">Code <c>invalid-wording</c>; the message names the field.</exception>
    public static Wording Load(string json)
    {
        try
        {
            var fields = JsonSerializer.Deserialize<FieldWording[]>(json, Strict)!;
            var wording = new Wording(fields.ToFrozenDictionary(field => field.Field, StringComparer.Ordinal));
            return SituationField.All.FirstOrDefault(field => !wording.Covers(field)) is { } missing
                ? throw Refuse($"Il manque des mots pour « {missing.Name} ».")
                : wording;
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            throw Refuse(problem.Message);
        }
    }

    private bool Covers(SituationField field) =>
        _fields.TryGetValue(field.Name, out var words)
        && words.Question.Length > 0
        && words.Why.Length > 0
        && field.Values.All(value => words.Values.Any(known => known.Value == value && known.Label.Length > 0));

    private static RefusedException Refuse(string message) => new("invalid-wording", message);
}
