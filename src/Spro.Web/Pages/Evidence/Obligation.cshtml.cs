using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Evidence;
using Spro.Core.Evidence.Frozen;
using Spro.Core.Steering;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Evidence;

/// <summary>One obligation: its rule, where it stands, what shows it, and the thresholds that were adopted.</summary>
internal sealed class ObligationModel(EvidenceRegister register, FrozenRegisters registers, CatalogueHost catalogues)
    : PageModel
{
    /// <summary>One year; none for this one.</summary>
    [BindProperty(SupportsGet = true, Name = IndexModel.YearField)]
    public int? Year { get; set; }

    internal AssessedObligation Assessed { get; private set; } = null!;
    internal Counted<IReadOnlyList<AssessedObligation>> Counted { get; private set; } = null!;

    internal IReadOnlyList<AdoptedThreshold> Thresholds { get; private set; } = [];

    /// <summary>The obligation.</summary>
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (Core.Evidence.Obligation.Find(code) is null)
            return NotFound();
        var years = await register.YearsAsync(cancellationToken);
        if (Year is { } year && !years.Contains(year))
            return NotFound();
        if (Year == years[0])
            Year = null;
        if (Year is { } over && FrozenRegisters.CloseTheYear(await registers.PublishedOfAsync(over, cancellationToken)))
            return Redirect(Links.ObligationsOf(over));
        Counted = await register.ShowAsync(department: null, Year, cancellationToken);
        // What a year that is over no longer tells of is not there.
        if (Counted.Figures.FirstOrDefault(one => one.Obligation.Code == code) is not { } assessed)
            return NotFound();
        Assessed = assessed;
        Thresholds = await register.ThresholdsOfAsync(code, cancellationToken);
        return Page();
    }

    internal string? DepartmentOf(EvidenceRow row) =>
        row.Territory is { } code
            ? catalogues.Current.Departments.FirstOrDefault(one => one.Code == code)?.Name ?? code
            : null;
}
