using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Charter;
using Spro.Core.Structures;

namespace Spro.Web.Pages.Charter;

/// <summary>One signatory: where its signature stands, what it brings, what it commits to and what shows it.</summary>
internal sealed class SignatoryModel(Charters charters, CatalogueHost catalogues) : PageModel
{
    internal CharterSignatory Signatory { get; private set; } = null!;
    internal IReadOnlyList<Commitment> Commitments { get; private set; } = [];
    internal IReadOnlyList<(Network Network, int Places)> Networks { get; private set; } = [];

    /// <summary>The signatory of the version that holds.</summary>
    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellationToken)
    {
        if (await charters.SignatoryAsync(key, cancellationToken) is not var (signatory, commitments))
            return NotFound();
        (Signatory, Commitments) = (signatory, commitments);
        var catalogue = catalogues.Current;
        Networks =
        [
            .. signatory
                .NetworkCodes.Select(catalogue.Networks.Find)
                .OfType<Network>()
                .Select(network =>
                    (network, catalogue.Doors.All.Count(door => door.Structure.NetworkCode == network.Code))
                ),
        ];
        return Page();
    }
}
