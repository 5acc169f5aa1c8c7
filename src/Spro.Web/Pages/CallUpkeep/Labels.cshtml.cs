using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Core.Database;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CallUpkeep;

/// <summary>Some labels of the list.</summary>
/// <param name="Title">What they have in common.</param>
/// <param name="Field">The field of the address that says which page of them.</param>
/// <param name="Labels">A page of them.</param>
internal sealed record LabelGroup(string Title, string Field, ListPage<LabelLine> Labels);

/// <summary>Labels, those that end soon first, beside what the directory lists.</summary>
internal sealed class LabelsModel(Labels labels, Listings listings, TimeProvider clock) : PageModel
{
    private const int ChecksShown = 14;

    private static readonly (LabelMoment Moment, string Title, string Field)[] Moments =
    [
        (LabelMoment.EndsSoon, $"Se terminent dans les {AssociatedLabel.DaysOfNotice} jours", "bientot"),
        (LabelMoment.Stands, "Valides", "valides"),
        (LabelMoment.ToCome, "À venir", "venir"),
        (LabelMoment.Over, "Terminés ou retirés", "termines"),
    ];

    /// <summary>Which page of the differences.</summary>
    [BindProperty(Name = "ecarts", SupportsGet = true)]
    public int DifferencesPage { get; set; }

    internal ListingComparison Compared { get; private set; } = null!;
    internal ListPage<ListingDifference> Differences { get; private set; } = null!;
    internal IReadOnlyList<ListingCheck> Checks { get; private set; } = [];
    internal IReadOnlyList<LabelGroup> Groups { get; private set; } = [];

    /// <summary>The lists.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
        Compared = await listings.CompareAsync(today, cancellationToken);
        Differences = ListPage.Of(Compared.Differences, DifferencesPage);
        Checks = await listings.LastChecksAsync(ChecksShown, cancellationToken);
        var groups = new List<LabelGroup>();
        foreach (var (moment, title, field) in Moments)
            groups.Add(
                new(
                    title,
                    field,
                    await labels.ListAsync(HttpContext.Actor(), moment, Request.PageOf(field), cancellationToken)
                )
            );
        Groups = groups;
    }
}
