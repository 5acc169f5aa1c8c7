using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Governance;
using Spro.Core.Territories;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Governance;

/// <summary>A meeting as those whom it concerns read it.</summary>
internal sealed class MeetingModel(MeetingLists lists, CatalogueHost catalogues, TimeProvider clock) : PageModel
{
    internal MeetingFile Opened { get; private set; } = null!;
    internal bool HasBegun => Opened.Meeting.HasBegunAt(clock.GetUtcNow().UtcDateTime);
    internal DateOnly Today { get; } = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>The meeting.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await lists.FindAsync(HttpContext.Actor(), id, cancellationToken) is not { } file)
            return NotFound();
        Opened = file;
        return Page();
    }

    /// <summary>The meeting, for one's own calendar.</summary>
    public async Task<IActionResult> OnGetAgendaAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await lists.FindAsync(HttpContext.Actor(), id, cancellationToken) is not { Meeting: var meeting })
            return NotFound();
        var text = CalendarFile.Write(
            [
                new CalendarEntry(
                    meeting.Id,
                    meeting.StartsAt,
                    meeting.EndsAt,
                    meeting.Title,
                    meeting.Place,
                    meeting.Link,
                    meeting.Revision,
                    meeting.State == MeetingState.Cancelled
                ),
            ],
            name: null,
            clock.GetUtcNow().UtcDateTime
        );
        return File(Encoding.UTF8.GetBytes(text), CalendarFile.MediaType + "; charset=utf-8", "reunion.ics");
    }

    internal string NetworkName(string code) =>
        code.Length == 0 ? "Hors réseau" : catalogues.Current.Networks.Find(code)?.Name ?? code;

    internal string DepartmentNames => string.Join(", ", Opened.Meeting.DepartmentCodes.Select(lists.DepartmentName));
}
