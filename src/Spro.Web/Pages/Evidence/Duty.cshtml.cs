using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Charter;
using Spro.Core.Evidence;

namespace Spro.Web.Pages.Evidence;

/// <summary>One duty of the charter: the sentences that lay it down, and what is owed by it.</summary>
internal sealed class DutyModel(EvidenceRegister register, Charters charters) : PageModel
{
    internal Core.Evidence.Duty Duty { get; private set; } = null!;
    internal IReadOnlyList<Clause> Clauses { get; private set; } = [];
    internal IReadOnlyList<AssessedObligation> Obligations { get; private set; } = [];

    /// <summary>The duty.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (Core.Evidence.Duty.Find(id) is not { } duty)
            return NotFound();
        Duty = duty;
        if (await charters.ShowAsync(number: null, cancellationToken) is { } shown)
            Clauses = duty.In(shown.Charter.Version.Clauses);
        Obligations =
        [
            .. (await register.ShowAsync(department: null, year: null, cancellationToken)).Figures.Where(one =>
                one.Obligation.Clause == id
            ),
        ];
        return Page();
    }
}
