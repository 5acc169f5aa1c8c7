using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Agenda;
using Spro.Core.Appointments;

namespace Spro.Web.Pages.Actions;

/// <summary>An action, for anybody: for whom, where, how to come, how many seats.</summary>
internal sealed class ActionModel(PublicAgenda agenda, TimeProvider clock) : PageModel
{
    internal AgendaFile Opened { get; private set; } = null!;
    internal bool IsOpen => Opened.Line.Action.IsOpenAt(clock.GetUtcNow().UtcDateTime);
    internal bool IsOver => Opened.Line.Action.EndsAt < clock.GetUtcNow().UtcDateTime;

    /// <summary>The action.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await agenda.FindAsync(id, forProfessionals: false, cancellationToken) is not { } file)
            return NotFound();
        Opened = file;
        return Page();
    }

    /// <summary>The action, for one's own calendar.</summary>
    public async Task<IActionResult> OnGetCalendarAsync(Guid id, CancellationToken cancellationToken) =>
        await agenda.FindAsync(id, forProfessionals: false, cancellationToken) is { Line.Action: var action }
            ? CalendarOf(agenda.EntryOf(action, null), clock)
            : NotFound();

    /// <summary>One entry, as a file.</summary>
    internal static FileContentResult CalendarOf(CalendarEntry entry, TimeProvider clock) =>
        new(
            Encoding.UTF8.GetBytes(CalendarFile.Write([entry], name: null, clock.GetUtcNow().UtcDateTime)),
            CalendarFile.MediaType + "; charset=utf-8"
        )
        {
            FileDownloadName = "action.ics",
        };
}
