using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Spro.Core.Catalogue;
using Spro.Core.Evidence;
using Spro.Core.Evidence.Frozen;
using Spro.Core.Steering;

namespace Spro.Web.Pages.Evidence;

/// <summary>Every obligation with where it stands, in the order of the charter.</summary>
internal sealed class IndexModel(EvidenceRegister register, FrozenRegisters registers, CatalogueHost catalogues)
    : PageModel
{
    /// <summary>One year; none for this one.</summary>
    [BindProperty(SupportsGet = true, Name = YearField)]
    public int? Year { get; set; }

    /// <summary>One department, by its code.</summary>
    [BindProperty(SupportsGet = true, Name = "departement")]
    public string? Department { get; set; }

    /// <summary>The year, in an address.</summary>
    internal const string YearField = "annee";

    internal IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>The registers that were frozen in a year that is over.</summary>
    internal IReadOnlyList<FrozenLine> Frozen { get; private set; } = [];

    /// <summary>What is counted; null where a frozen register says it.</summary>
    internal Counted<IReadOnlyList<AssessedObligation>>? Counted { get; private set; }

    internal IEnumerable<SelectListItem> Departments =>
        catalogues.Current.Departments.Select(one => new SelectListItem(one.Name, one.Code));

    internal string? DepartmentOf(EvidenceRow row) => catalogues.Current.DepartmentOf(row);

    /// <summary>By state, what asks for attention first; in each, in the order of the charter.</summary>
    internal static IEnumerable<(ObligationState State, IReadOnlyList<AssessedObligation> Obligations)> StatesOf(
        IReadOnlyList<AssessedObligation> all
    ) =>
        from state in EvidenceWords.InOrder
        select (state, (IReadOnlyList<AssessedObligation>)[.. all.Where(one => one.Assessment.State == state)]);

    /// <summary>The register.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(Department))
            Department = null;
        else if (!catalogues.Current.Departments.Any(one => one.Code == Department))
            return NotFound();
        Years = await register.YearsAsync(cancellationToken);
        if (Year is { } year && !Years.Contains(year))
            return NotFound();
        if (Year == Years[0])
            Year = null;
        if (Year is { } over)
            Frozen = await registers.PublishedOfAsync(over, cancellationToken);
        if (!FrozenRegisters.CloseTheYear(Frozen))
            Counted = await register.ShowAsync(Department, Year, cancellationToken);
        return Page();
    }
}
