using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Steering;
using Spro.Web.Api;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Steering;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Figures;

/// <summary>How many people are received, as far as one's role reaches.</summary>
internal sealed class IndexModel(DeskFigures figures, HourlyFigures hourly, CatalogueHost catalogues) : PageModel
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
                "Votre structure, lieu par lieu\u00A0: ces nombres sont entiers, ne les publiez pas tels quels.",
            Reach.Network => "Votre réseau, par intercommunalité. Un nombre plus petit que dix n'est pas montré.",
            _ => "Votre territoire, par intercommunalité. Un nombre plus petit que dix n'est pas montré.",
        };

    /// <summary>The counts.</summary>
    public async Task OnGetAsync() =>
        View = new DeskMonthView(
            await hourly.OfDeskAsync(figures, HttpContext.Actor(), MonthChoice.Read(figures, Asked)),
            catalogues.Current,
            Reach == Reach.Structure
        );

    /// <summary>The same, as a table.</summary>
    public async Task<IActionResult> OnGetTableAsync(CancellationToken cancellationToken)
    {
        var month = MonthChoice.Read(figures, Asked);
        var counted = await hourly.OfDeskAsync(figures, HttpContext.Actor(), month);
        using var table = new MemoryStream();
        await figures.WriteCsvAsync(table, counted.Figures, counted.At, cancellationToken);
        return File(table.ToArray(), "text/csv; charset=utf-8", $"accueils-{ApiValues.OfMonth(month)}.csv");
    }
}
