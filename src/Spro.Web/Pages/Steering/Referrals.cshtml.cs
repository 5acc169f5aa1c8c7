using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Steering;

namespace Spro.Web.Pages.Steering;

/// <summary>How hand-overs go on, by department: asked, acknowledged, met, outcome known, lost. Public.</summary>
internal sealed class ReferralsModel(ReferralFunnels funnels, CatalogueHost catalogues) : PageModel
{
    internal IReadOnlyList<(string? Department, ReferralFunnel Funnel)> Funnels { get; private set; } = [];

    /// <summary>The figures.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var territory = catalogues.Current.Territory;
        Funnels =
        [
            .. (await funnels.ByDepartmentAsync(cancellationToken)).Select(funnel =>
                (
                    funnel.DepartmentCode is { } code
                        ? territory.Territory(Core.Territories.TerritoryKind.Department, code)?.Name ?? code
                        : null,
                    funnel
                )
            ),
        ];
    }
}
