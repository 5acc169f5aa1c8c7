using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Knowledge;

/// <summary>One information sheet, whole, with its source, its date and who answers for it.</summary>
[OutputCache(PolicyName = Site.PublicPages)]
internal sealed class SheetModel(CatalogueHost catalogues, TimeProvider clock) : PageModel
{
    internal InformationSheet Sheet { get; private set; } = null!;

    /// <summary>Whether nobody has read it over for a year.</summary>
    internal bool IsStale { get; private set; }

    public IActionResult OnGet(string id)
    {
        if (catalogues.Current.Sheets.Find(id) is not { } sheet)
            return NotFound();
        Sheet = sheet;
        IsStale = sheet.IsStaleOn(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        return Page();
    }
}
