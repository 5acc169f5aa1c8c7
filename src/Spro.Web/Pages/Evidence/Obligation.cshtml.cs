using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
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

    /// <summary>One department, by its code.</summary>
    [BindProperty(SupportsGet = true, Name = "departement")]
    public string? Department { get; set; }

    /// <summary>It is judged for a department; else for the whole region only, which is said.</summary>
    internal bool IsTerritorial { get; private set; }

    internal string? DepartmentName =>
        catalogues.Current.Departments.FirstOrDefault(one => one.Code == Department)?.Name;

    internal IEnumerable<SelectListItem> Departments =>
        catalogues.Current.Departments.Select(one => new SelectListItem(one.Name, one.Code));

    internal AssessedObligation Assessed { get; private set; } = null!;
    internal Counted<IReadOnlyList<AssessedObligation>> Counted { get; private set; } = null!;

    /// <summary>In what its threshold is counted; null when it is judged without any.</summary>
    internal ThresholdUnit? Unit => register.UnitOf(Assessed.Obligation.Code);

    internal IReadOnlyList<AdoptedThreshold> Thresholds { get; private set; } = [];

    /// <summary>The obligation.</summary>
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (Core.Evidence.Obligation.Find(code) is null)
            return NotFound();
        if (string.IsNullOrEmpty(Department))
            Department = null;
        else if (DepartmentName is null)
            return NotFound();
        IsTerritorial = register.IsTerritorial(code);
        var years = await register.YearsAsync(cancellationToken);
        if (Year is { } year && !years.Contains(year))
            return NotFound();
        if (Year == years[0])
            Year = null;
        if (Year is { } over && FrozenRegisters.CloseTheYear(await registers.PublishedOfAsync(over, cancellationToken)))
            return Redirect(Links.ObligationsOf(over));
        Counted = await register.ShowAsync(IsTerritorial ? Department : null, Year, cancellationToken);
        // What a year that is over no longer tells of is not there.
        if (Counted.Figures.FirstOrDefault(one => one.Obligation.Code == code) is not { } assessed)
            return NotFound();
        Assessed = assessed;
        Thresholds = await register.ThresholdsOfAsync(code, cancellationToken);
        return Page();
    }

    internal string? DepartmentOf(EvidenceRow row) => catalogues.Current.DepartmentOf(row);
}
