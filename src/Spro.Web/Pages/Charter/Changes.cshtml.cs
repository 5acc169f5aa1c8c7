using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Charter;

namespace Spro.Web.Pages.Charter;

/// <summary>What a version changes to the one before it.</summary>
internal sealed class ChangesModel(Charters charters) : PageModel
{
    internal SignedCharter Before { get; private set; } = null!;
    internal SignedCharter After { get; private set; } = null!;
    internal IReadOnlyList<ClauseChange> Changed { get; private set; } = [];
    internal IReadOnlyList<CharterSignatory> Joining { get; private set; } = [];
    internal IReadOnlyList<CharterSignatory> Leaving { get; private set; } = [];

    /// <summary>The version and the one before.</summary>
    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancellationToken)
    {
        if (await charters.CompareAsync(number, cancellationToken) is not var (before, after))
            return NotFound();
        (Before, After) = (before, after);
        Changed =
        [
            .. CharterDifference
                .Between(before.Version.Clauses, after.Version.Clauses)
                .Where(change => change.Kind != ChangeKind.Same),
        ];
        (Joining, Leaving) = CharterGate.SignatoriesOf(before, after);
        return Page();
    }
}
