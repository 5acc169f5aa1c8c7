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
    internal IEnumerable<(string Text, string Step)> Said() => SaidItems.Of(Journey, Catalogue);
}
