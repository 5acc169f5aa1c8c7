using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Publications;

namespace Spro.Web.Pages.Guide;

/// <summary>The guide of structures: its current edition, and the former ones.</summary>
internal sealed class IndexModel(Guides guides) : PageModel
{
    internal IReadOnlyList<GuideEditionLine> Editions { get; private set; } = [];
    internal IReadOnlyList<GuideDepartment> Departments { get; private set; } = [];

    /// <summary>The editions.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Editions = await guides.ListAsync(cancellationToken);
        if (Editions is [var last, ..] && await guides.FindAsync(last.Number, cancellationToken) is { } guide)
            Departments = guide.Departments;
    }
}
