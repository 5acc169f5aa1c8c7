using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Publications;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Members;

/// <summary>What the guide prints "à compléter" for, of the structures that somebody keeps true.</summary>
internal sealed class GuideGapsModel(Guides guides) : PageModel
{
    internal IReadOnlyList<GuideGap> Gaps { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Gaps = await guides.OwnGapsAsync(HttpContext.Actor(), structureId: null, cancellationToken);
}
