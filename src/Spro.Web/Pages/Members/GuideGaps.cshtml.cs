using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Database;
using Spro.Core.Publications;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Members;

/// <summary>What the guide prints "à compléter" for, of the structures that somebody keeps true.</summary>
internal sealed class GuideGapsModel(Guides guides) : PageModel
{
    /// <summary>The page of the list.</summary>
    [BindProperty(Name = "p", SupportsGet = true)]
    public int Number { get; set; }

    internal ListPage<GuideGap> Gaps { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Gaps = ListPage.Of(
            await guides.OwnGapsAsync(HttpContext.Actor(), structureId: null, cancellationToken),
            Number
        );
}
