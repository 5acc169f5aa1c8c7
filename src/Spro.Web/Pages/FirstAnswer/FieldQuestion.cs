using Microsoft.Extensions.Localization;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.Web.Resources;

namespace Spro.Web.Pages.FirstAnswer;

/// <summary>A question of the vocabulary, as a form asks it.</summary>
/// <param name="Field">The field that the answer fills.</param>
/// <param name="Words">The question, and why it is asked.</param>
/// <param name="Options">The answers proposed; none when it is a number or free words.</param>
/// <param name="Chosen">What has been answered so far.</param>
internal sealed record FieldQuestion(
    SituationField Field,
    FieldWording Words,
    IReadOnlyList<ValueWording> Options,
    IReadOnlyList<string> Chosen
)
{
    /// <summary>Beyond, a list takes less room; a question alone on its page always shows every answer.</summary>
    private const int MostRadios = 7;

    /// <summary>The question is the heading of its page.</summary>
    public bool IsHeading { get; init; }

    /// <summary>Every answer is shown, however many: at the desk one key gives each.</summary>
    public bool IsSpread { get; init; }

    /// <summary>What is wrong with the answer given.</summary>
    public string? Error { get; init; }

    public bool IsLong => Options.Count > MostRadios && !IsHeading && !IsSpread;
}

/// <summary>Puts the questions of the vocabulary in words.</summary>
internal sealed class FieldQuestions(IStringLocalizer<FirstAnswers> texts)
{
    /// <summary>The question of a field. What is confided is left out of its answers: the last step proposes it.</summary>
    public FieldQuestion Of(SituationField field, Situation situation, Wording words, Networks networks) =>
        new(field, Asked(field, words), [.. Options(field, words[field], networks)], Chosen(field, situation));

    /// <summary>The needs that are confided, which only the last step asks.</summary>
    public FieldQuestion ConfidedNeeds(Situation situation, Wording words)
    {
        var needs = words[SituationField.Needs];
        return new FieldQuestion(
            SituationField.Needs,
            needs with
            {
                Question = texts["confidences.needs"],
                Why = texts["confidences.needs.why"],
            },
            [.. needs.Values.Where(IsConfided)],
            Chosen(SituationField.Needs, situation)
        );
    }

    /// <summary>The networks whose name alone tells of health or resources, which only the last step proposes.</summary>
    public FieldQuestion ConfidedAdviser(Situation situation, Wording words, Networks networks)
    {
        var adviser = SituationField.CurrentReferentNetwork;
        return new FieldQuestion(
            adviser,
            words[adviser] with
            {
                Question = texts["confidences.adviser"],
            },
            [.. networks.Where(network => network.IsConfided).Select(Named)],
            Chosen(adviser, situation)
        );
    }

    private FieldWording Asked(SituationField field, Wording words) =>
        field.Shape == FieldShape.Network
            ? words[field] with
            {
                Why = $"{words[field].Why} {texts["adviser.confided"]}",
            }
            : words[field];

    private static ValueWording Named(Network network) => new(network.Code, network.ShortName);

    private IEnumerable<ValueWording> Options(SituationField field, FieldWording words, Networks networks) =>
        field.Shape switch
        {
            FieldShape.Age => AgeBands.All.Select(band => new ValueWording(band.Value, texts["age." + band.Key])),
            FieldShape.Network => networks
                .Where(network => network is { HasAdvisers: true, IsConfided: false })
                .Select(Named),
            FieldShape.Set => words.Values.Where(value => !IsConfided(value)),
            _ => words.Values,
        };

    private static string[] Chosen(SituationField field, Situation situation) =>
        field.TextOf(situation)?.Split(',') ?? [];

    private static bool IsConfided(ValueWording need) =>
        NeedCodes.TryRead(need.Value, out var known) && (known & NeedCodes.Confided) != Needs.None;
}
