using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Steering;

namespace Spro.Web.Pages.Steering;

/// <summary>How hand-overs go on, by department: asked, acknowledged, met, outcome known, lost. Public.</summary>
internal sealed class ReferralsModel(
    ReferralFunnels funnels,
    ReferralDelays delays,
    AppointmentFigures appointments,
    CatalogueHost catalogues
) : PageModel
{
    internal IReadOnlyList<(string? Department, ReferralFunnel Funnel)> Funnels { get; private set; } = [];

    internal IReadOnlyList<(string? Department, StatutoryDelays Delays)> Clocks { get; private set; } = [];
    internal PathFigures? Paths { get; private set; }
    internal IReadOnlyList<(string? Network, AdviceDelay Delay)> Waits { get; private set; } = [];
    internal IReadOnlyList<NoShow> NoShows { get; private set; } = [];

    /// <summary>The figures.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Funnels =
        [
            .. (await funnels.ByDepartmentAsync(cancellationToken)).Select(funnel =>
                (NameOf(funnel.DepartmentCode), funnel)
            ),
        ];
        Clocks =
        [
            .. (await delays.ByDepartmentAsync(cancellationToken)).Select(one =>
                (NameOf(one.DepartmentCode), one.Delays)
            ),
        ];
        Paths = await delays.PathsAsync(cancellationToken);
        Waits =
        [
            .. (await appointments.DelaysAsync(cancellationToken)).Select(one =>
                (catalogues.Current.Networks.FirstOrDefault(network => network.Code == one.NetworkCode)?.Name, one)
            ),
        ];
        NoShows = await appointments.NoShowsAsync(cancellationToken);
    }

    private string? NameOf(string? department) =>
        department is null
            ? null
            : catalogues.Current.Territory.Territory(Core.Territories.TerritoryKind.Department, department)?.Name
                ?? department;
}
