using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.ProfessionalDevelopment;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Convening;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.DevelopmentSteering;

/// <summary>Writes a session, or calls it off.</summary>
internal sealed class SessionModel(ProgrammeLists lists, Programmes programmes) : PageModel
{
    /// <summary>Its module, for a new one.</summary>
    [BindProperty(Name = "module", SupportsGet = true)]
    public Guid Module { get; set; }

    /// <summary>The revision that the form shows.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>When it starts.</summary>
    [BindProperty]
    public string? Start { get; set; }

    /// <summary>When it ends.</summary>
    [BindProperty]
    public string? End { get; set; }

    /// <summary>The days between the first and the last, when they do not follow each other.</summary>
    [BindProperty]
    public string? Days { get; set; }

    /// <summary>How many hours one learns.</summary>
    [BindProperty]
    public string? Hours { get; set; }

    /// <summary>Where.</summary>
    [BindProperty]
    public string? Place { get; set; }

    /// <summary>Where to follow it from afar.</summary>
    [BindProperty]
    public string? Link { get; set; }

    /// <summary>Who leads it.</summary>
    [BindProperty]
    public string? Trainers { get; set; }

    /// <summary>How many seats.</summary>
    [BindProperty]
    public string? Capacity { get; set; }

    /// <summary>The last day to enrol.</summary>
    [BindProperty]
    public DateParts EnrolBy { get; set; } = new();

    /// <summary>How one gets in and follows.</summary>
    [BindProperty]
    public string? Access { get; set; }

    /// <summary>A manager has to agree.</summary>
    [BindProperty]
    public bool NeedsAgreement { get; set; }

    /// <summary>Those without an account may enrol.</summary>
    [BindProperty]
    public bool IsOpenToRelays { get; set; }

    /// <summary>Why it is called off.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    internal SessionView? Known { get; private set; }
    internal ProgrammeModule Of { get; private set; } = null!;

    /// <summary>The form: empty for a new session.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        if (Known is { Session.State: not SessionState.Planned })
            return Redirect(Links.SteerAttendance(id));
        Fill();
        return Page();
    }

    /// <summary>Writes it.</summary>
    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                var unread = new Mistakes();
                await programmes.SaveAsync(
                    HttpContext.Actor(),
                    new SessionDraft(
                        id,
                        Revision,
                        Of.Id,
                        unread.Try(() => Moment.Read(Start, "start")),
                        unread.Try(() => Moment.Read(End, "end")),
                        decimal.TryParse(
                            Hours?.Trim().Replace(',', '.'),
                            NumberStyles.AllowDecimalPoint,
                            CultureInfo.InvariantCulture,
                            out var hours
                        )
                            ? hours
                            : null,
                        Place,
                        Link,
                        Trainers,
                        int.TryParse(Capacity, NumberStyles.None, CultureInfo.InvariantCulture, out var seats)
                            ? seats
                            : null,
                        unread.Try(() => EnrolBy.Read("enrolby")),
                        NeedsAgreement,
                        IsOpenToRelays,
                        Access,
                        ReadDays(unread)
                    )
                    {
                        Unread = unread.All,
                    },
                    cancellationToken
                );
                return true;
            },
            isPreparation: true,
            cancellationToken
        );

    /// <summary>Calls it off.</summary>
    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                await programmes.CancelAsync(HttpContext.Actor(), id, Revision, Reason, cancellationToken);
                return true;
            },
            isPreparation: false,
            cancellationToken
        );

    private async Task<IActionResult> DoAsync(
        Guid id,
        Func<Task<bool>> act,
        bool isPreparation,
        CancellationToken cancellationToken
    )
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        try
        {
            if (await act())
                return Redirect(Links.SteerYear(Of.Year) + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("start", nameof(Start)),
                ("end", nameof(End)),
                ("days", nameof(Days)),
                ("hours", nameof(Hours)),
                ("place", nameof(Place)),
                ("link", nameof(Link)),
                ("trainers", nameof(Trainers)),
                ("capacity", nameof(Capacity)),
                ("enrolby", nameof(EnrolBy)),
                ("access", nameof(Access)),
                ("reason", nameof(Reason))
            );
            if (refused.Code == Programmes.ChangedMeanwhile && await ShowAsync(id, cancellationToken))
            {
                Fill();
                if (isPreparation)
                    ViewData.SayWhatIsKept();
            }
        }
        // The form that was not sent says what is kept.
        if (!isPreparation)
            Fill();
        return Page();
    }

    private List<DateOnly> ReadDays(Mistakes unread)
    {
        List<DateOnly> days = [];
        foreach (
            var typed in (Days ?? "").Split(
                [',', ';', '\n'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
            if (
                DateOnly.TryParseExact(
                    typed,
                    "d/M/yyyy",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
                days.Add(day);
            else
                unread.Add(
                    "days",
                    "unreadable",
                    $"« {typed} » n'est pas un jour : écrivez par exemple 12/01/2027, 26/01/2027."
                );
        return days;
    }

    private void Fill()
    {
        if (Known?.Session is not { } known)
            return;
        (Revision, Start, End) = (known.Revision, Moment.Written(known.StartsAt), Moment.Written(known.EndsAt));
        Days = string.Join(", ", known.Days.Select(day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)));
        Hours = (known.Minutes / 60m).ToString("0.##", CultureInfo.CurrentCulture);
        (Place, Link, Trainers, Access) = (known.Place, known.Link, known.Trainers, known.Access);
        Capacity = known.Capacity.ToString(CultureInfo.InvariantCulture);
        EnrolBy = DateParts.Of(known.EnrolBy);
        (NeedsAgreement, IsOpenToRelays) = (known.NeedsAgreement, known.IsOpenToRelays);
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        Known = (await lists.FindSessionAsync(actor, id, cancellationToken))?.Session;
        if (await lists.FindModuleAsync(actor, Known?.Module.Id ?? Module, cancellationToken) is not { } module)
            return false;
        Of = module;
        return true;
    }
}
