using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.ProfessionalDevelopment;
using Spro.Web.Pages.ProfessionalDevelopment;

namespace Spro.Web.Pages.DevelopmentProgramme;

/// <summary>The report of a year, for anybody, as it was published.</summary>
internal sealed class ReportModel(DevelopmentReports reports, CatalogueHost catalogues) : PageModel
{
    internal PublishedReport Opened { get; private set; } = null!;

    internal string NameOf(string? code, bool isNetwork) => ReportTables.NameOf(catalogues.Current, code, isNetwork);

    /// <summary>The report.</summary>
    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancellationToken)
    {
        if (await reports.FindAsync(year, cancellationToken) is not { } report)
            return NotFound();
        Opened = report;
        return Page();
    }

    /// <summary>The same, as a table.</summary>
    public async Task<IActionResult> OnGetTableAsync(int year, CancellationToken cancellationToken) =>
        await reports.FindAsync(year, cancellationToken) is { } report
            ? await ReportTables.FileAsync(report.Figures, cancellationToken)
            : NotFound();
}
