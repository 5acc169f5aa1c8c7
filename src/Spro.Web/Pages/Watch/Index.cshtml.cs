using Spro.Core.Members;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Watch;

/// <summary>How true the directory is on a territory: structures, counts and dates.</summary>
internal sealed class IndexModel(DirectoryWatch watch, Reports reports) : StructureListPage
{
    internal IReadOnlyList<OverdueReport> Overdue { get; private set; } = [];
    internal IReadOnlyList<ClosedReport> Closed { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        List = await watch.OfAsync(HttpContext.Actor(), ReadQuery(), cancellationToken);
        Overdue = await reports.OverdueAsync(HttpContext.Actor(), cancellationToken);
        Closed = await reports.ClosedAsync(HttpContext.Actor(), cancellationToken);
    }
}
