using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Rules;

/// <summary>
/// "Comment ça marche": every rule in French with its source, the order of doors, the rotation, what is never asked. The
/// general information that article L311-3-1 of the Code des relations entre le public et l'administration asks for.
/// </summary>
[OutputCache(PolicyName = Site.PublicPages)]
internal sealed class IndexModel(CatalogueHost catalogues, TimeProvider clock) : PageModel
{
    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal RuleSet Rules { get; private set; } = null!;

    /// <summary>Shows the version in force today, with the rules of it that have ended or are still to come.</summary>
    public void OnGet() => Rules = Catalogue.VersionOn(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
}
