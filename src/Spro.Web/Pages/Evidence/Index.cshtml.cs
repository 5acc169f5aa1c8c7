using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Spro.Core.Catalogue;
using Spro.Core.Evidence;
using Spro.Core.Steering;

namespace Spro.Web.Pages.Evidence;

/// <summary>Every obligation with where it stands, in the order of the charter.</summary>
internal sealed class IndexModel(EvidenceRegister register, CatalogueHost catalogues) : PageModel
{
    /// <summary>One department, by its code.</summary>
    [BindProperty(SupportsGet = true, Name = "departement")]
    public string? Department { get; set; }

    internal Counted<IReadOnlyList<AssessedObligation>> Counted { get; private set; } = null!;

    internal IEnumerable<SelectListItem> Departments =>
        catalogues.Current.Departments.Select(one => new SelectListItem(one.Name, one.Code));

    /// <summary>By state, what asks for attention first; in each, in the order of the charter.</summary>
    internal IEnumerable<(ObligationState State, IReadOnlyList<AssessedObligation> Obligations)> States =>
        from state in EvidenceWords.InOrder
        select (
            state,
            (IReadOnlyList<AssessedObligation>)[.. Counted.Figures.Where(one => one.Assessment.State == state)]
        );

    /// <summary>The register.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(Department))
            Department = null;
        else if (!catalogues.Current.Departments.Any(one => one.Code == Department))
            return NotFound();
        Counted = await register.ShowAsync(Department, cancellationToken);
        return Page();
    }
}
