using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Knowledge;

/// <summary>One training: where, when, how, who may pay, who may enter, and what it leads to.</summary>
[OutputCache(PolicyName = Site.PublicPages)]
internal sealed class TrainingModel(CatalogueHost catalogues, TimeProvider clock) : PageModel
{
    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal FoundTraining Found { get; private set; } = null!;
    internal IReadOnlyList<OccupationRecord> Occupations { get; private set; } = [];
    internal DateOnly Today { get; } =
        DateOnly.FromDateTime(LocalCalendar.Metropolitan.ToLocal(clock.GetUtcNow().UtcDateTime));

    /// <summary>Shows it.</summary>
    public IActionResult OnGet(Guid id)
    {
        if (TrainingSearch.Find(Catalogue, id, Today) is not { } found)
            return NotFound();
        Found = found;
        Occupations = Catalogue.Occupations.ReachedBy(found.Training.RomeCodes(Catalogue.Certifications));
        return Page();
    }
}
