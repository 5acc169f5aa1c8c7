using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.ProfessionalDevelopment;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.DevelopmentSteering;

/// <summary>Who is enrolled in a session, and who came to which half-days.</summary>
internal sealed class AttendanceModel(ProgrammeLists lists, Enrolments enrolments, TimeProvider clock) : PageModel
{
    /// <summary>The turn that the form shows.</summary>
    [BindProperty]
    public int Turns { get; set; }

    /// <summary>It has just been written.</summary>
    [BindProperty(Name = "note", SupportsGet = true)]
    public bool IsWritten { get; set; }

    internal SessionView Opened { get; private set; } = null!;
    internal IReadOnlyList<EnrolmentView> People { get; private set; } = [];
    internal bool HasBegun => Opened.Session.StartsAt <= clock.GetUtcNow().UtcDateTime;

    /// <summary>The list.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await ShowAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Notes who came.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        try
        {
            await enrolments.NoteAsync(
                HttpContext.Actor(),
                id,
                Turns,
                People.ToDictionary(
                    one => one.Enrolment.Id,
                    one =>
                        Request
                            .Form[$"came-{one.Enrolment.Id}"]
                            .Select(half =>
                                int.TryParse(half, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                                && index < Opened.Session.HalfDays.Count
                                    ? 1 << index
                                    : 0
                            )
                            .Aggregate(0, (all, one) => all | one)
                ),
                cancellationToken
            );
            return Redirect(Links.SteerAttendance(id) + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused);
            await ShowAsync(id, cancellationToken);
            return Page();
        }
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await lists.FindSessionAsync(HttpContext.Actor(), id, cancellationToken) is not { } found)
            return false;
        (Opened, People) = found;
        return true;
    }
}
