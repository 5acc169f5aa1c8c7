using System.Collections.Frozen;
using Microsoft.Extensions.Primitives;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Web.Pages.FirstAnswer;

/// <summary>
/// What somebody has said so far, as their address or their form carries it: there is no session and no cookie. What is
/// confided (<see cref="SituationField.IsVoluntary"/>, the needs that tell of health and the networks that tell of it) is carried
/// by forms only.
/// </summary>
/// <param name="networks">Some of their names tell of health.</param>
/// <param name="mayConfide">Said by a form: an address carries no confidence.</param>
internal sealed class Journey(Networks networks, bool mayConfide)
{
    public const string CommuneStep = "commune";

    /// <summary>The last step, which asks what is confided.</summary>
    public const string Confidences = "confidences";

    /// <summary>Said instead of a commune by somebody who lives in another region, which may not be known here.</summary>
    public const string Elsewhere = "ailleurs";

    /// <summary>Confided: they need doors without a step (<see cref="AnswerRequest.Accessible"/>).</summary>
    public const string StepFreeField = "accessible";

    /// <summary>The stations of the line, in order: one question each.</summary>
    public static readonly IReadOnlyList<string> Steps =
    [
        "pour-qui",
        CommuneStep,
        "age",
        "situation",
        "besoins",
        Confidences,
    ];

    private static readonly FrozenDictionary<string, SituationField> FieldOfStep = new Dictionary<
        string,
        SituationField
    >
    {
        ["pour-qui"] = SituationField.OnBehalfOf,
        ["age"] = SituationField.Age,
        ["situation"] = SituationField.MainStatus,
        ["besoins"] = SituationField.Needs,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<SituationField, string> StepOfField = FieldOfStep.ToFrozenDictionary(
        step => step.Value,
        step => step.Key
    );

    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);

    public Situation Situation { get; private set; } = Situation.Empty;
    public AskedCommune Asked { get; private init; } = AskedCommune.None;
    public CommuneRecord? Commune => Asked.Commune;

    /// <summary>They need doors without a step: carried by forms only.</summary>
    public bool StepFree { get; private init; }

    /// <summary>Field name to what is wrong with it.</summary>
    public IReadOnlyDictionary<string, string> Errors => _errors;

    /// <summary>Everything said was understood.</summary>
    public bool IsClear => _errors.Count == 0 && !Asked.IsUnclear;

    /// <summary>Something was confided: everything goes on by form, nothing by address.</summary>
    public bool IsConfidential => mayConfide && (StepFree || Situation != Situation.WithoutVoluntary(networks));

    /// <summary>The field that a step asks; a field outside the line is asked alone, under its own name.</summary>
    public static SituationField? FieldOf(string step) =>
        FieldOfStep.GetValueOrDefault(step)
        ?? (SituationField.Find(step) is { IsVoluntary: false } field ? field : null);

    /// <summary>The step that asks a field.</summary>
    public static string StepOf(SituationField field) => StepOfField.GetValueOrDefault(field) ?? field.Name;

    /// <summary>Reads what was said. From an address, what should have been confided is not listened to.</summary>
    public static Journey Read(
        IEnumerable<KeyValuePair<string, StringValues>> said,
        PublicCatalogue catalogue,
        bool fromForm
    )
    {
        var values = said.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var journey = new Journey(catalogue.Networks, fromForm)
        {
            Asked = values.ContainsKey(Elsewhere)
                ? AskedCommune.None
                : AskedCommune.Read(
                    catalogue.Territory,
                    values.GetValueOrDefault(AskedCommune.CodeField).LastOrDefault(),
                    values.GetValueOrDefault(AskedCommune.TextField).LastOrDefault()
                ),
            StepFree = fromForm && values.ContainsKey(StepFreeField),
        };
        foreach (var field in SituationField.All)
        {
            if (!fromForm && field.IsVoluntary)
                continue;
            if (!values.TryGetValue(field.Name, out var given))
                continue;
            var texts = given.OfType<string>().Where(value => !string.IsNullOrWhiteSpace(value));
            // Several needs make a set; anywhere else, what is said last replaces what was said before.
            var text = field.Shape == FieldShape.Set ? string.Join(',', texts.Distinct()) : texts.LastOrDefault();
            if (text is { Length: > 0 })
                journey.Say(field, text);
        }
        if (!fromForm)
            journey.Situation = journey.Situation.WithoutVoluntary(catalogue.Networks);
        if (values.ContainsKey(Elsewhere))
            journey.Situation = journey.Situation with { ResidesInRegion = false };
        // The commune says the department; one that an old address still carries no longer counts.
        if (journey.Commune is not null)
            journey.Situation = journey.Situation with { DepartmentCode = null };
        return journey;
    }

    /// <summary>What is said, as pairs to carry on; <paramref name="without"/> is asked again, so it is left out.</summary>
    public IEnumerable<KeyValuePair<string, string>> Pairs(string? without = null)
    {
        if (without != AskedCommune.TextField && Asked.Pair is { } commune)
            yield return commune;
        if (StepFree)
            yield return new(StepFreeField, "oui");
        foreach (var field in SituationField.All)
        {
            if (field.Name == without || field.TextOf(Situation) is not { } text)
                continue;
            if (field.Shape == FieldShape.Set)
            {
                foreach (var value in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
                    yield return new(field.Name, value);
            }
            else
            {
                yield return new(field.Name, text);
            }
        }
    }

    /// <summary>The address form of what is said, without anything confided, nor what is asked again.</summary>
    public string Query(string? without = null)
    {
        var open = IsConfidential ? WithoutConfidences() : this;
        return QueryString
            .Create(open.Pairs(without).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .ToString();
    }

    public Journey WithoutConfidences() =>
        new(networks, mayConfide: false) { Situation = Situation.WithoutVoluntary(networks), Asked = Asked };

    private void Say(SituationField field, string text)
    {
        var situation = Situation;
        if (field.Read(text, networks, ref situation) is { } problem)
            _errors[field.Name] = problem.Message;
        else
            Situation = situation;
    }
}
