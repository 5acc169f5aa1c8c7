using Spro.Core.Catalogue;
using Spro.Core.Guidance;

namespace Spro.Web.Pages.FirstAnswer;

/// <summary>What somebody said of their situation, in words.</summary>
internal static class SaidItems
{
    /// <summary>What was said, as the person reads it back, with the step that can change it. Confidences are not read back.</summary>
    public static IEnumerable<(string Text, string Step)> Of(Journey journey, PublicCatalogue catalogue)
    {
        if (journey.Commune is { } commune)
            yield return (commune.Label, Journey.CommuneStep);
        var open = journey.Situation.WithoutVoluntary(catalogue.Networks);
        foreach (var field in SituationField.All)
        {
            if (field.TextOf(open) is not { Length: > 0 } said)
                continue;
            var step = Journey.StepOf(field);
            foreach (var text in field.Shape == FieldShape.Set ? said.Split(',') : [said])
                yield return (Words(journey, catalogue, field, text), step);
        }
    }

    private static string Words(Journey journey, PublicCatalogue catalogue, SituationField field, string said)
    {
        var words = catalogue.Words[field];
        if (field == SituationField.Age)
            return AgeWords(journey.Situation.Age!.Value);
        // The answers to the questions of the line speak for themselves; the others need their question.
        return Journey.Steps.Contains(Journey.StepOf(field))
            ? words.LabelOf(said)
            : $"{words.Label}\u00A0: {catalogue.Networks.Find(said)?.ShortName ?? words.LabelOf(said)}";
    }

    private static string AgeWords(AgeRange age) =>
        age switch
        {
            { IsExact: true } => $"{age.Min} ans",
            { Max: >= AgeRange.Oldest } => $"{age.Min} ans ou plus",
            { Min: <= AgeRange.Youngest } => $"moins de {age.Max + 1} ans",
            _ => $"{age.Min} à {age.Max} ans",
        };
}
