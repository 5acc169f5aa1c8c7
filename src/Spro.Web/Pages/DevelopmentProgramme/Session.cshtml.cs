using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.ProfessionalDevelopment;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.ProfessionalDevelopment;

namespace Spro.Web.Pages.DevelopmentProgramme;

/// <summary>A session for anybody; those without an account ask to enrol here, and confirm by the link they receive.</summary>
[EnableRateLimiting(RateLimits.Writing)]
// No cookie stands behind this form: there is nothing a forged request could borrow.
[IgnoreAntiforgeryToken]
internal sealed class SessionModel(
    ProgrammeLists lists,
    Enrolments enrolments,
    CatalogueHost catalogues,
    TimeProvider clock
) : PageModel
{
    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid NewId { get; set; }

    /// <summary>Who they are.</summary>
    [BindProperty]
    public string? FullName { get; set; }

    /// <summary>Where they work.</summary>
    [BindProperty]
    public string? Organisation { get; set; }

    /// <summary>Where the link is sent.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>In which department they work.</summary>
    [BindProperty]
    public string? Department { get; set; }

    /// <summary>Their manager agrees.</summary>
    [BindProperty]
    public bool IsAgreed { get; set; }

    /// <summary>A link has just left.</summary>
    [BindProperty(Name = "envoye", SupportsGet = true)]
    public bool IsAsked { get; set; }

    internal SessionView Opened { get; private set; } = null!;
    internal IReadOnlyList<SelectListItem> Departments { get; private set; } = [];
    internal bool MayEnrol => Opened.Session.TakesEnrolments(clock.GetUtcNow().UtcDateTime);

    /// <summary>The session.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await ShowAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>The session, for one's own calendar.</summary>
    public async Task<IActionResult> OnGetAgendaAsync(Guid id, CancellationToken cancellationToken) =>
        await ShowAsync(id, cancellationToken)
            ? File(
                Opened.Calendar(hasSeat: false, clock.GetUtcNow().UtcDateTime),
                DevelopmentWords.CalendarType,
                "session.ics"
            )
            : NotFound();

    /// <summary>Asks to enrol.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        try
        {
            await enrolments.AskAsync(
                new RelayDraft(
                    id,
                    NewId == Guid.Empty ? Guid.CreateVersion7() : NewId,
                    FullName,
                    Organisation,
                    Email,
                    Department,
                    IsAgreed
                ),
                cancellationToken
            );
            return Redirect(Links.PublicDevelopmentSession(id) + "?envoye=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("name", nameof(FullName)),
                ("organisation", nameof(Organisation)),
                ("email", nameof(Email)),
                ("department", nameof(Department)),
                ("agreed", nameof(IsAgreed))
            );
            return Page();
        }
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await lists.FindPublishedAsync(id, cancellationToken) is not { } view)
            return false;
        Opened = view;
        Departments =
        [
            new("Choisir", ""),
            .. catalogues.Current.Departments.Select(one => new SelectListItem(one.Name, one.Code)),
        ];
        return true;
    }
}
