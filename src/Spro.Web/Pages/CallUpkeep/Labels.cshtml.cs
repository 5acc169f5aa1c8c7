using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Core.Territories;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CallUpkeep;

/// <summary>Labels, those that end soon first, beside what the directory lists.</summary>
internal sealed class LabelsModel(Labels labels, Listings listings, TimeProvider clock) : PageModel
{
    private const int ChecksShown = 14;

    internal ListingComparison Compared { get; private set; } = null!;
    internal IReadOnlyList<ListingCheck> Checks { get; private set; } = [];
    internal IReadOnlyList<(string Title, IReadOnlyList<LabelLine> Labels)> Groups { get; private set; } = [];

    /// <summary>The lists.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
        var soon = today.AddDays(AssociatedLabel.DaysOfNotice);
        Compared = await listings.CompareAsync(today, cancellationToken);
        Checks = await listings.LastChecksAsync(ChecksShown, cancellationToken);
        var all = await labels.ListAsync(HttpContext.Actor(), cancellationToken);
        Groups =
        [
            (
                $"Se terminent dans les {AssociatedLabel.DaysOfNotice} jours",
                [.. all.Where(one => one.Label.StandsOn(today) && one.Label.LastDay <= soon)]
            ),
            ("Valides", [.. all.Where(one => one.Label.StandsOn(today) && one.Label.LastDay > soon)]),
            ("À venir", [.. all.Where(one => one.Label.ValidFrom > today && one.Label.LastDay >= one.Label.ValidFrom)]),
            // One that was taken back before its first day never stood.
            (
                "Terminés ou retirés",
                [.. all.Where(one => one.Label.LastDay < today || one.Label.LastDay < one.Label.ValidFrom).Reverse()]
            ),
        ];
    }
}
