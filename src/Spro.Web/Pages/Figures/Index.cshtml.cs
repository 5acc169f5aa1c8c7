using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Steering;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Steering;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Figures;

/// <summary>How many people are received, as far as one's role reaches.</summary>
internal sealed class IndexModel(DeskFigures figures, CatalogueHost catalogues) : PageModel
{
    /// <summary>The month ("2026-10"); the last one that is over by default.</summary>
    [BindProperty(Name = "mois", SupportsGet = true)]
    public string? Asked { get; set; }

    internal DeskMonthView View { get; private set; } = null!;
    internal IEnumerable<SelectListItem> Months => MonthChoice.Of(figures, View.Month.Month);

    private Reach Reach => Rights.Of(HttpContext.Actor().Role, Purpose.Figures);

    internal string Scope =>
        Reach switch
        {
            Reach.Structure =>
                "Votre structure, lieu par lieu : ces nombres sont entiers, ne les publiez pas tels quels.",
            Reach.Network => "Votre réseau, par intercommunalité. Un nombre plus petit que dix n'est pas montré.",
            _ => "Votre territoire, par intercommunalité. Un nombre plus petit que dix n'est pas montré.",
        };

    /// <summary>The counts.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        View = new DeskMonthView(
            await figures.OfAsync(HttpContext.Actor(), MonthChoice.Read(figures, Asked), cancellationToken),
            catalogues.Current,
            Reach == Reach.Structure
        );

    /// <summary>The same, as a table.</summary>
    public async Task<IActionResult> OnGetTableAsync(CancellationToken cancellationToken)
    {
        var month = MonthChoice.Read(figures, Asked);
        using var table = new MemoryStream();
        await DeskFigures.WriteCsvAsync(
            table,
            await figures.OfAsync(HttpContext.Actor(), month, cancellationToken),
            cancellationToken
        );
        return File(table.ToArray(), "text/csv; charset=utf-8", $"accueils-{ApiValues.OfMonth(month)}.csv");
    }
}
