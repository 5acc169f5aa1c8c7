using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.ActionPlans;
using Spro.Core.Database;
using Spro.Core.GoodPractices;
using Spro.Core.Governance;
using Spro.Core.Territories;

namespace Spro.Web.Pages.NetworkLife;

/// <summary>What anybody may read of the life of the network: extracts of meetings, plans, good practices.</summary>
internal sealed class IndexModel(MeetingLists meetings, Plans plans, Practices practices, TimeProvider clock)
    : PageModel
{
    /// <summary>The year whose meetings are listed; this one by default.</summary>
    [BindProperty(Name = "annee", SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Which page of the meetings of the year.</summary>
    [BindProperty(Name = "p", SupportsGet = true)]
    public int MeetingsPage { get; set; }

    /// <summary>Which page of the good practices.</summary>
    [BindProperty(Name = "pratiques", SupportsGet = true)]
    public int PracticesPage { get; set; }

    internal int Shown { get; private set; }
    internal int ThisYear { get; } = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime).Year;
    internal ListPage<MeetingLine> Meetings { get; private set; } = null!;
    internal IReadOnlyList<PlanLine> Plans { get; private set; } = [];
    internal ListPage<PracticeLine> Practices { get; private set; } = null!;

    /// <summary>The lists.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Shown = Year is >= 2000 and <= 2200 ? Year.Value : ThisYear;
        Meetings = await meetings.PublicOfYearAsync(Shown, MeetingsPage, cancellationToken);
        Plans = await plans.ListAsync(null, cancellationToken);
        Practices = await practices.PublishedAsync(PracticesPage, cancellationToken);
    }
}
