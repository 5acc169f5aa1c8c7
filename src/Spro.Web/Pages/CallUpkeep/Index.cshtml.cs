using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CallUpkeep;

/// <summary>The calls for projects of the Région.</summary>
internal sealed class IndexModel(Calls calls, TimeProvider clock) : PageModel
{
    internal DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;
    internal IReadOnlyList<CallLine> Lines { get; private set; } = [];

    /// <summary>The list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Lines = await calls.ListAsync(HttpContext.Actor(), cancellationToken);
}
