using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Spro.Core.Catalogue;
using Spro.Core.Steering;
using Spro.Web.Api;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Totals;

namespace Spro.Web.Pages.Steering;

/// <summary>How many people are received, by intercommunalité, month by month. Public.</summary>
internal sealed class ContactsModel(DeskFigures figures, HourlyFigures hourly, CatalogueHost catalogues) : PageModel
{
    /// <summary>The month ("2026-10"); the last one that is over by default.</summary>
    [BindProperty(Name = "mois", SupportsGet = true)]
    public string? Asked { get; set; }

    internal DeskMonthView View { get; private set; } = null!;

    internal IEnumerable<SelectListItem> Months => MonthChoice.Of(figures, View.Month.Month);

    /// <summary>The counts.</summary>
    public async Task OnGetAsync()
    {
        var month = MonthChoice.Read(figures, Asked);
        Asked = ApiValues.OfMonth(month);
        View = new DeskMonthView(await hourly.OfDeskAsync(figures, month), catalogues.Current, false);
    }
}

/// <summary>The months that may be asked for.</summary>
internal static class MonthChoice
{
    /// <summary>The month asked for; the latest when it is none of them.</summary>
    public static DateOnly Read(DeskFigures figures, string? asked) =>
        ApiValues.MonthOf(asked) is { } month && figures.Months.Contains(month) ? month : figures.Months[0];

    public static IEnumerable<SelectListItem> Of(DeskFigures figures, DateOnly chosen) =>
        figures.Months.Select(month => new SelectListItem(
            month.MonthInFrench(),
            ApiValues.OfMonth(month),
            month == chosen
        ));
}
