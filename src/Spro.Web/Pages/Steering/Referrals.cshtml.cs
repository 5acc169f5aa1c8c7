using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Steering;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Steering;

/// <summary>How hand-overs go on, by department: asked, acknowledged, met, outcome known, lost. Public.</summary>
internal sealed class ReferralsModel(
    ReferralFunnels funnels,
    ReferralDelays delays,
    AppointmentFigures appointments,
    HourlyFigures hourly,
    CatalogueHost catalogues
) : PageModel
{
    internal ReferralFigures Figures { get; private set; } = null!;

    /// <summary>When they were counted, in UTC.</summary>
    internal DateTime CountedAt { get; private set; }

    /// <summary>The figures.</summary>
    public async Task OnGetAsync() =>
        (Figures, CountedAt) = await hourly.OfAsync(
            "referrals",
            async cancellation => new ReferralFigures(
                await funnels.ByDepartmentAsync(cancellation),
                await delays.ByDepartmentAsync(cancellation),
                await delays.PathsAsync(cancellation),
                await appointments.DelaysAsync(cancellation),
                await appointments.NoShowsAsync(cancellation)
            )
        );

    internal string? NameOf(string? department) =>
        department is null
            ? null
            : catalogues.Current.Territory.Territory(TerritoryKind.Department, department)?.Name ?? department;

    internal string? NetworkOf(string? code) =>
        catalogues.Current.Networks.FirstOrDefault(network => network.Code == code)?.Name;
}

/// <summary>What the page counts.</summary>
/// <param name="Funnels">By department.</param>
/// <param name="Clocks">The clocks of texts, by department.</param>
/// <param name="Paths">The paths gone; null when they are too few.</param>
/// <param name="Waits">How long people wait for advice, by network.</param>
/// <param name="NoShows">How often nobody came, by channel.</param>
internal sealed record ReferralFigures(
    IReadOnlyList<ReferralFunnel> Funnels,
    IReadOnlyList<(string? DepartmentCode, StatutoryDelays Delays)> Clocks,
    PathFigures? Paths,
    IReadOnlyList<AdviceDelay> Waits,
    IReadOnlyList<NoShow> NoShows
);
