using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.ProfessionalDevelopment;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.ProfessionalDevelopment;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.DevelopmentSteering;

/// <summary>Who is enrolled in a session, who came to which half-days, and who came without having enrolled.</summary>
internal sealed class AttendanceModel(
    ProgrammeLists lists,
    Enrolments enrolments,
    CatalogueHost catalogues,
    TimeProvider clock
) : PageModel
{
    /// <summary>The turn that the form shows.</summary>
    [BindProperty]
    public int Turns { get; set; }

    /// <summary>Chosen by the form of somebody who came along.</summary>
    [BindProperty]
    public Guid NewId { get; set; }

    /// <summary>Who they are.</summary>
    [BindProperty]
    public string? FullName { get; set; }

    /// <summary>Where they work.</summary>
    [BindProperty]
    public string? Organisation { get; set; }

    /// <summary>Where their certificate is sent.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>In which department they work.</summary>
    [BindProperty]
    public string? Department { get; set; }

    /// <summary>The half-days to which they came.</summary>
    [BindProperty]
    public List<string> Halves { get; set; } = [];

    internal SessionView Opened { get; private set; } = null!;
    internal IReadOnlyList<EnrolmentView> People { get; private set; } = [];

    /// <summary>What another has noted while this form was open, person by person.</summary>
    internal IReadOnlyList<string> Changes { get; private set; } = [];
    internal bool HasBegun => Opened.Session.StartsAt <= clock.GetUtcNow().UtcDateTime;

    internal IReadOnlyList<SelectListItem> Departments { get; } =
    [new("Non précisé", ""), .. catalogues.Current.Departments.Select(one => new SelectListItem(one.Name, one.Code))];

    internal static string NameOf(EnrolmentView one) => one.Name ?? "Personne dont le nom n'est plus gardé";

    /// <summary>The half-days ticked: as they were sent, when they could not be written; else as they are noted.</summary>
    internal int CameOf(EnrolmentView one) =>
        IsKept && WasOf(one) is not null ? TickedOf(one) : one.Enrolment.Came ?? 0;

    private bool IsKept { get; set; }

    /// <summary>The list.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await ShowAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Notes who came.</summary>
    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () =>
                enrolments.NoteAsync(
                    HttpContext.Actor(),
                    id,
                    Turns,
                    People.ToDictionary(one => one.Enrolment.Id, TickedOf),
                    cancellationToken
                ),
            cancellationToken
        );

    /// <summary>Notes somebody who came without having enrolled.</summary>
    public Task<IActionResult> OnPostAlongAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () =>
                enrolments.NoteCameAlongAsync(
                    HttpContext.Actor(),
                    id,
                    new CameAlongDraft(
                        NewId == Guid.Empty ? Guid.CreateVersion7() : NewId,
                        FullName,
                        Organisation,
                        Email,
                        Department,
                        Attendance(Halves)
                    ),
                    cancellationToken
                ),
            cancellationToken
        );

    private int TickedOf(EnrolmentView one) => Attendance(Request.FormOrNothing()[$"came-{one.Enrolment.Id}"]);

    // What the form that was sent had been shown of somebody; null when they were not in it.
    private int? WasOf(EnrolmentView one) =>
        int.TryParse(
            Request.FormOrNothing()[$"was-{one.Enrolment.Id}"],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var was
        )
            ? was
            : null;

    private int Attendance(IEnumerable<string?> halves) =>
        halves
            .Select(half =>
                int.TryParse(half, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < Opened.Session.HalfDays.Count
                    ? 1 << index
                    : 0
            )
            .Aggregate(0, (all, one) => all | one);

    private async Task<IActionResult> DoAsync(Guid id, Func<Task> act, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        try
        {
            await act();
            return Redirect(Links.SteerAttendance(id) + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("name", nameof(FullName)),
                ("organisation", nameof(Organisation)),
                ("email", nameof(Email)),
                ("came", nameof(Halves))
            );
            await ShowAsync(id, cancellationToken);
            // The ticks of the other form stay as they are noted.
            IsKept = Request.FormOrNothing().ContainsKey(nameof(Turns));
            if (refused.Code == Programmes.ChangedMeanwhile)
                Changes =
                [
                    .. People
                        .Where(one => one.Enrolment.MayBeNoted && (one.Enrolment.Came ?? 0) != (WasOf(one) ?? -1))
                        .Select(one =>
                            $"{NameOf(one)}\u00a0: {(WasOf(one) is null ? "nouveau nom, " : null)}{Opened.Session.CameInFrench(one.Enrolment.Came)}"
                        ),
                ];
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
