using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.ProfessionalDevelopment;
using Spro.Core.Territories;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.ProfessionalDevelopment;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.DevelopmentSteering;

/// <summary>The year by network and department; publishes its report.</summary>
internal sealed class ReportModel(
    ProgrammeLists lists,
    DevelopmentReports reports,
    CatalogueHost catalogues,
    TimeProvider clock
) : PageModel
{
    /// <summary>The revision that the form shows.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>What is said of the year.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>Which page of what is written.</summary>
    [BindProperty(Name = "p", SupportsGet = true)]
    public int Number { get; set; }

    internal YearProgramme Programme { get; private set; } = null!;
    internal DevelopmentReport Figures { get; private set; } = null!;
    internal ListPage<(string Module, string Comment)> Comments { get; private set; } = null!;
    internal bool IsOver =>
        LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime).Year > Programme.Year
        && Programme.PublishedAt is not null;

    internal string NameOf(string? code, bool isNetwork) => ReportTables.NameOf(catalogues.Current, code, isNetwork);

    /// <summary>The figures.</summary>
    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(year, cancellationToken))
            return NotFound();
        (Revision, Words) = (Programme.Revision, Programme.ReportWords);
        return Page();
    }

    /// <summary>The same, as a table.</summary>
    public async Task<IActionResult> OnGetTableAsync(int year, CancellationToken cancellationToken) =>
        await ShowAsync(year, cancellationToken)
            ? await ReportTables.FileAsync(Figures, cancellationToken)
            : NotFound();

    /// <summary>Publishes the report.</summary>
    public async Task<IActionResult> OnPostAsync(int year, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(year, cancellationToken))
            return NotFound();
        try
        {
            await reports.PublishAsync(HttpContext.Actor(), year, Revision, Words, cancellationToken);
            return Redirect(Links.DevelopmentReport(year));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("words", nameof(Words)));
            if (refused.Code == Programmes.ChangedMeanwhile)
            {
                (Revision, Words) = (Programme.Revision, Programme.ReportWords);
                ViewData.SayWhatIsKept();
            }
            return Page();
        }
    }

    private async Task<bool> ShowAsync(int year, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (await lists.FindAsync(actor, year, cancellationToken) is not { } programme)
            return false;
        Programme = programme;
        Figures = await reports.CountAsync(actor, year, cancellationToken);
        Comments = await reports.CommentsAsync(actor, year, Number, cancellationToken);
        return true;
    }
}
