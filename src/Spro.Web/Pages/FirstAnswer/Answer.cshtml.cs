using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.FirstAnswer;

/// <summary>
/// "Votre réponse": what matters, the doors with their reasons, and always the nearest open place. By address it can be
/// kept as a bookmark; by form, when something was confided, it is shown once and kept nowhere.
/// </summary>
// Nothing is stored and nobody is signed in: a forged request could only read a public page.
[IgnoreAntiforgeryToken]
internal sealed class AnswerModel(CatalogueHost catalogues, FirstAnswerMetrics metrics, TimeProvider clock) : PageModel
{
    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal Journey Journey { get; private set; } = null!;
    internal CompleteAnswer Answer { get; private set; } = null!;
    internal bool IsForm => Request.Method == HttpMethods.Post;

    /// <summary>The answer to what the address says.</summary>
    public IActionResult OnGet() => Show(Request.Query, fromForm: false);

    /// <summary>The answer to what the form says; back to an address when nothing was confided after all.</summary>
    public IActionResult OnPost()
    {
        var journey = Journey.Read(Request.FormOrNothing(), Catalogue, fromForm: true);
        return journey.IsConfidential
            ? Show(Request.FormOrNothing(), fromForm: true)
            : Redirect(Links.Answer + journey.Query());
    }

    private IActionResult Show(IEnumerable<KeyValuePair<string, StringValues>> said, bool fromForm)
    {
        Journey = Journey.Read(said, Catalogue, fromForm);
        if (Journey.Asked.IsUnclear)
            return Redirect(Links.Question(Journey.CommuneStep) + Journey.Query() + "&etape=commune&suite=reponse");
        Answer = CompleteAnswer.For(
            Catalogue,
            new AnswerRequest(Journey.Situation, Journey.Commune?.Code, null, clock.GetUtcNow().UtcDateTime)
            {
                Accessible = Journey.StepFree,
            }
        );
        metrics.Count(Answer);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    /// <summary>What was said, as the person reads it back, with the step that can change it. Confidences are not read back.</summary>
    internal IEnumerable<(string Text, string Step)> Said()
    {
        if (Journey.Commune is { } commune)
            yield return (commune.Label, Journey.CommuneStep);
        var open = Journey.Situation.WithoutVoluntary(Catalogue.Networks);
        foreach (var field in SituationField.All)
        {
            if (field.TextOf(open) is not { Length: > 0 } said)
                continue;
            var step = Journey.StepOf(field);
            foreach (var text in field.Shape == FieldShape.Set ? said.Split(',') : [said])
                yield return (Words(field, text), step);
        }
    }

    private string Words(SituationField field, string said)
    {
        var words = Catalogue.Words[field];
        if (field == SituationField.Age)
            return AgeWords(Journey.Situation.Age!.Value);
        // The answers to the questions of the line speak for themselves; the others need their question.
        return Journey.Steps.Contains(Journey.StepOf(field))
            ? words.LabelOf(said)
            : $"{words.Label} : {Catalogue.Networks.Find(said)?.ShortName ?? words.LabelOf(said)}";
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
