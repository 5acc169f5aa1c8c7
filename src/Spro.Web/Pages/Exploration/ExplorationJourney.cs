using Microsoft.Extensions.Primitives;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge.Exploration;
using Spro.Core.Territories;

namespace Spro.Web.Pages.Exploration;

/// <summary>
/// What somebody has said so far in the exploration, as their address or their form carries it: there is no session and
/// no cookie. What is hard for them tells of health: it is carried by forms only.
/// </summary>
internal sealed class ExplorationJourney
{
    public const string CommuneStep = "commune";

    /// <summary>The last step, which asks what is confided.</summary>
    public const string HealthStep = "sante";

    /// <summary>The stations of the line, in order: one page each.</summary>
    public static readonly IReadOnlyList<string> Steps =
    [
        "gouts",
        "refus",
        "savoir-faire",
        "contraintes",
        CommuneStep,
        HealthStep,
    ];

    private static readonly Dictionary<string, ExplorationKind> KindOfStep = new(StringComparer.Ordinal)
    {
        ["gouts"] = ExplorationKind.Interest,
        ["refus"] = ExplorationKind.Refusal,
        ["savoir-faire"] = ExplorationKind.Skill,
        ["contraintes"] = ExplorationKind.Need,
        [HealthStep] = ExplorationKind.Difficulty,
    };

    public ExplorationAnswers Answers { get; private init; } = ExplorationAnswers.None;
    public AskedCommune Asked { get; private init; } = AskedCommune.None;
    public CommuneRecord? Commune => Asked.Commune;

    /// <summary>Something was confided: everything goes on by form, nothing by address.</summary>
    public bool IsConfidential => Answers.TellsOfHealth;

    /// <summary>What a step asks; null for the commune.</summary>
    public static ExplorationKind? KindOf(string step) => KindOfStep.TryGetValue(step, out var kind) ? kind : null;

    /// <summary>The step that asks a kind.</summary>
    public static string StepOf(ExplorationKind kind) => KindOfStep.First(step => step.Value == kind).Key;

    /// <summary>The field that carries what was chosen of a kind.</summary>
    public static string FieldOf(ExplorationKind kind) =>
        kind switch
        {
            ExplorationKind.Interest => "gout",
            ExplorationKind.Refusal => "refus",
            ExplorationKind.Skill => "savoir",
            ExplorationKind.Need => "besoin",
            _ => "difficulte",
        };

    /// <summary>Reads what was said; what is no item is not listened to, nor health in an address.</summary>
    public static ExplorationJourney Read(
        IEnumerable<KeyValuePair<string, StringValues>> said,
        PublicCatalogue catalogue,
        bool fromForm
    )
    {
        var values = said.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return new ExplorationJourney
        {
            Answers = new ExplorationAnswers(
                ExplorationItem.All.Where(item =>
                    (fromForm || item.Kind != ExplorationKind.Difficulty)
                    && values.GetValueOrDefault(FieldOf(item.Kind)).Contains(item.Code)
                )
            ),
            Asked = AskedCommune.Read(
                catalogue.Territory,
                values.GetValueOrDefault(AskedCommune.CodeField).LastOrDefault(),
                values.GetValueOrDefault(AskedCommune.TextField).LastOrDefault()
            ),
        };
    }

    /// <summary>What is said, as pairs to carry on; what <paramref name="step"/> asks is asked again, so it is left out.</summary>
    public IEnumerable<KeyValuePair<string, string>> Pairs(string? step = null)
    {
        var again = step is null ? null : KindOf(step);
        foreach (var item in Answers.All.Where(item => item.Kind != again))
            yield return new(FieldOf(item.Kind), item.Code);
        if (step != CommuneStep && Asked.Pair is { } commune)
            yield return commune;
    }

    /// <summary>The address form of what is said, without health, nor what is asked again.</summary>
    public string Query(string? step = null) =>
        QueryString
            .Create(WithoutHealth().Pairs(step).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .ToString();

    public ExplorationJourney WithoutHealth() => new() { Answers = Answers.WithoutHealth(), Asked = Asked };
}
