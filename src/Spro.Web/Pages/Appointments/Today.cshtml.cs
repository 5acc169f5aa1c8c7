using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Appointments;
using Spro.Core.Territories;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Appointments;

/// <summary>Who is expected today in the structure.</summary>
internal sealed class TodayModel(AppointmentFiles files, TimeProvider clock) : PageModel
{
    internal DateOnly Day { get; private set; }
    internal IReadOnlyList<AppointmentLine> Lines { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Day = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
        Lines = await files.BetweenAsync(HttpContext.Actor(), Day, 1, adviserId: null, cancellationToken);
    }
}
