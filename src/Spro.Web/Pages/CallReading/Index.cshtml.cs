using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CallReading;

/// <summary>What the Région entrusts to somebody to read.</summary>
internal sealed class IndexModel(Readings readings) : PageModel
{
    internal IReadOnlyList<ToRead> Applications { get; private set; } = [];

    /// <summary>The list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Applications = await readings.ListAsync(HttpContext.Actor(), cancellationToken);
}
