using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge.Exploration;
using Spro.Web.Infrastructure;
using Spro.Web.Resources;

namespace Spro.Web.Pages.Exploration;

/// <summary>
/// "Trouver ce qui me va", one step per page: each may be passed over. What has been said travels in the address, or in
/// the form once something of health is confided.
/// </summary>
// Nothing is stored and nobody is signed in: a forged request could only read a public page.
[IgnoreAntiforgeryToken]
internal sealed class StepModel(CatalogueHost catalogues, IStringLocalizer<FirstAnswers> texts) : PageModel
{
    private const string SubmittedStep = "etape";
    private const string Skip = "passer";
    private const string BackToSuggestions = "suite";

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal ExplorationJourney Journey { get; private set; } = null!;
    internal string Step { get; private set; } = "";
    internal ExplorationKind? Kind => ExplorationJourney.KindOf(Step);
    internal int Station => ExplorationJourney.Steps.ToList().IndexOf(Step) + 1;
    internal bool IsForm => Request.Method == HttpMethods.Post;
    internal bool IsUnknownCommune { get; private set; }

    /// <summary>One came from the suggestions, and goes back there.</summary>
    internal bool ReturnsToSuggestions { get; private set; }

    internal string Back =>
        ReturnsToSuggestions ? Links.Suggestions + Journey.Query()
        : Station > 1 ? Links.Exploration(ExplorationJourney.Steps[Station - 2]) + Journey.Query()
        : Links.Occupations;

    /// <summary>The first step, or the one named.</summary>
    public IActionResult OnGet(string? step) => Show(step, Request.Query, fromForm: false);

    /// <summary>The same, once something has been confided.</summary>
    public IActionResult OnPost(string? step) => Show(step, Request.FormOrNothing(), fromForm: true);

    private IActionResult Show(string? step, IEnumerable<KeyValuePair<string, StringValues>> said, bool fromForm)
    {
        Step = step ?? ExplorationJourney.Steps[0];
        if (Station == 0)
            return NotFound();
        Journey = ExplorationJourney.Read(said, Catalogue, fromForm);
        ReturnsToSuggestions = Said(BackToSuggestions) is { Length: > 0 };
        Response.Headers.CacheControl = "no-store";
        if (Said(SubmittedStep) != Step)
            return Page();
        if (Said(Skip) is not null)
            return GoOn(without: Step);
        if (Step != ExplorationJourney.CommuneStep || !Journey.Asked.IsUnclear)
            return GoOn(without: null);
        if (Journey.Asked.IsUnknown)
        {
            IsUnknownCommune = true;
            ModelState.AddModelError(AskedCommune.TextField, texts["commune.unknown"]);
        }
        return Page();
    }

    private RedirectResult GoOn(string? without)
    {
        var next = ReturnsToSuggestions ? Links.Suggestions : Links.Exploration(ExplorationJourney.Steps[Station]);
        return IsForm ? RedirectPreserveMethod(next) : Redirect(next + Journey.Query(without));
    }

    private string? Said(string name) => (IsForm ? Request.FormOrNothing()[name] : Request.Query[name]).LastOrDefault();
}
