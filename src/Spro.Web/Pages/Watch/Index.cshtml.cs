using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Members;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Watch;

/// <summary>How true the directory is on a territory: structures, counts and dates.</summary>
internal sealed class IndexModel(DirectoryWatch watch, Reports reports) : PageModel
{
    internal IReadOnlyList<StructureState> All { get; private set; } = [];
    internal IReadOnlyList<OverdueReport> Overdue { get; private set; } = [];
    internal IReadOnlyList<ClosedReport> Closed { get; private set; } = [];
    internal int Total => All.Sum(one => one.Places);
    internal int Confirmed => All.Sum(one => one.Places - one.Stale);
    internal int Unsigned => All.Count(one => one.SignedOn is null);

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        All = await watch.OfAsync(HttpContext.Actor(), cancellationToken);
        Overdue = await reports.OverdueAsync(HttpContext.Actor(), cancellationToken);
        Closed = await reports.ClosedAsync(HttpContext.Actor(), cancellationToken);
    }
}
