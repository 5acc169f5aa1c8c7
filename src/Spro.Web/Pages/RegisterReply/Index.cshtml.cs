using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Evidence.Frozen;
using Spro.Core.Territories;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.RegisterReply;

/// <summary>The registers, for those who read them before everybody.</summary>
internal sealed class IndexModel(FrozenRegisters registers, TimeProvider clock) : PageModel
{
    internal IReadOnlyList<FrozenLine> All { get; private set; } = [];
    internal DateOnly Today { get; } = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>All of them, the last first.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        All = await registers.AllAsync(HttpContext.Actor(), cancellationToken);
}
