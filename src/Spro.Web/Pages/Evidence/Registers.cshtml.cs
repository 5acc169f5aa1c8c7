using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Evidence.Frozen;

namespace Spro.Web.Pages.Evidence;

/// <summary>The registers that were frozen and published, year after year.</summary>
internal sealed class RegistersModel(FrozenRegisters registers) : PageModel
{
    internal IReadOnlyList<FrozenLine> Published { get; private set; } = [];

    /// <summary>All of them, the last first.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Published = await registers.PublishedAsync(cancellationToken);
}
