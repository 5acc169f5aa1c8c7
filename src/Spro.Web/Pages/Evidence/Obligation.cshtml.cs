using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Evidence;
using Spro.Core.Steering;

namespace Spro.Web.Pages.Evidence;

/// <summary>One obligation: its rule, where it stands, what shows it, and the thresholds that were adopted.</summary>
internal sealed class ObligationModel(EvidenceRegister register, CatalogueHost catalogues) : PageModel
{
    internal AssessedObligation Assessed { get; private set; } = null!;
    internal Counted<IReadOnlyList<AssessedObligation>> Counted { get; private set; } = null!;

    internal IReadOnlyList<AdoptedThreshold> Thresholds { get; private set; } = [];

    /// <summary>The obligation.</summary>
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (Core.Evidence.Obligation.Find(code) is null)
            return NotFound();
        Counted = await register.ShowAsync(department: null, cancellationToken);
        Assessed = Counted.Figures.First(one => one.Obligation.Code == code);
        Thresholds = await register.ThresholdsOfAsync(code, cancellationToken);
        return Page();
    }

    internal string? DepartmentOf(EvidenceRow row) =>
        row.Territory is { } code
            ? catalogues.Current.Departments.FirstOrDefault(one => one.Code == code)?.Name ?? code
            : null;
}
