using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Knowledge;

/// <summary>The page of occupations lists them by sector: one list is enough.</summary>
internal sealed class SectorsModel : PageModel
{
    public IActionResult OnGet() => RedirectPermanent(Links.Occupations);
}
