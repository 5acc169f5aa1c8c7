using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Exploration;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Knowledge;
using Spro.Web.Resources;

namespace Spro.Web.Pages.Exploration;

/// <summary>
/// The occupations suggested, with their reasons. By address it can be kept and shared; by form, when something of
/// health was confided, it is shown once and kept nowhere.
/// </summary>
// Nothing is stored and nobody is signed in: a forged request could only read a public page.
[IgnoreAntiforgeryToken]
internal sealed class SuggestionsModel(
    CatalogueHost catalogues,
    SiteAddress site,
    IStringLocalizer<Resources.Occupations> occupationTexts
) : PageModel
{
    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal ExplorationJourney Journey { get; private set; } = null!;
    internal Suggestions Suggestions { get; private set; } = null!;
    internal EditionText Sources { get; } = new(occupationTexts);
    internal bool IsForm => Request.Method == HttpMethods.Post;

    /// <summary>The editions that say all that the page says.</summary>
    internal IEnumerable<ReferentialVersion> Editions => Suggestions.All.SelectMany(one => one.Editions).Distinct();

    /// <summary>The address that shows the same suggestions to whoever has it, without health.</summary>
    internal string ShareAddress => site.Absolute(Links.Suggestions + Journey.Query());

    /// <summary>The suggestions for what the address says.</summary>
    public IActionResult OnGet() => Show(Request.Query, fromForm: false);

    /// <summary>Those for what the form says; back to an address when nothing was confided after all.</summary>
    public IActionResult OnPost()
    {
        var journey = ExplorationJourney.Read(Request.FormOrNothing(), Catalogue, fromForm: true);
        return journey.IsConfidential
            ? Show(Request.FormOrNothing(), fromForm: true)
            : Redirect(Links.Suggestions + journey.Query());
    }

    private PageResult Show(IEnumerable<KeyValuePair<string, StringValues>> said, bool fromForm)
    {
        Journey = ExplorationJourney.Read(said, Catalogue, fromForm);
        Suggestions = Catalogue.Explorer.Suggest(Journey.Answers);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    /// <summary>The page of an occupation, seen from the commune when it is known.</summary>
    internal string PageOf(OccupationRecord occupation) =>
        Journey.Commune is { } commune
            ? Links.OccupationNear(occupation.RomeCode, commune.Code)
            : Links.Occupation(occupation.RomeCode);
}
