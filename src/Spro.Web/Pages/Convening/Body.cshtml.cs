using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Governance;
using Spro.Core.Structures;
using Spro.Core.Territories;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Convening;

/// <summary>Sets a body up, changes it, gives and ends its seats.</summary>
internal sealed class BodyModel(Bodies bodies, CatalogueHost catalogues, TimeProvider clock) : PageModel
{
    /// <summary>The revision that the form shows.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>What it is.</summary>
    [BindProperty]
    public BodyKind Kind { get; set; } = BodyKind.TechnicalGroup;

    /// <summary>Its territory.</summary>
    [BindProperty]
    public string? Territory { get; set; }

    /// <summary>Its name.</summary>
    [BindProperty]
    public string? Heading { get; set; }

    /// <summary>From when it is so called, when that changes.</summary>
    [BindProperty]
    public DateParts NameFrom { get; set; } = new();

    /// <summary>Its first day.</summary>
    [BindProperty]
    public DateParts ValidFrom { get; set; } = new();

    /// <summary>Its last day.</summary>
    [BindProperty]
    public DateParts ValidTo { get; set; } = new();

    /// <summary>The body it comes after.</summary>
    [BindProperty]
    public Guid? Predecessor { get; set; }

    /// <summary>Who chairs it.</summary>
    [BindProperty]
    public string? Chairs { get; set; }

    /// <summary>Who runs it.</summary>
    [BindProperty]
    public string? RunBy { get; set; }

    /// <summary>Chosen by the form of a seat.</summary>
    [BindProperty]
    public Guid SeatId { get; set; }

    /// <summary>As what somebody sits.</summary>
    [BindProperty]
    public string? Function { get; set; }

    /// <summary>The network represented.</summary>
    [BindProperty]
    public string? Network { get; set; }

    /// <summary>The structure represented.</summary>
    [BindProperty]
    public string? Structure { get; set; }

    /// <summary>The organisation, else.</summary>
    [BindProperty]
    public string? Organisation { get; set; }

    /// <summary>Where convenings go.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The first day of the seat.</summary>
    [BindProperty]
    public DateParts From { get; set; } = new();

    internal BodyFile? Known { get; private set; }
    internal IReadOnlyList<SelectListItem> Territories { get; private set; } = [];
    internal IReadOnlyList<SelectListItem> Others { get; private set; } = [];
    internal DateOnly Today { get; } = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    internal IEnumerable<SelectListItem> Networks =>
        catalogues
            .Current.Networks.Where(one => one.Membership != Membership.Outside)
            .Select(one => new SelectListItem(one.Name, one.Code))
            .Prepend(new("Aucun réseau", ""));

    /// <summary>The form: empty for a new body.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        await ShowAsync(id, cancellationToken);
        if (Known is null)
            return Page();
        if (!Known.MayWrite)
            return Redirect(Links.Body(id));
        Fill(Known.Body);
        return Page();
    }

    /// <summary>Writes it.</summary>
    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () =>
            {
                var unread = new Mistakes();
                return bodies.SaveAsync(
                    HttpContext.Actor(),
                    new BodyDraft(
                        id,
                        Revision,
                        Kind,
                        Territory,
                        Heading,
                        unread.Try(() => NameFrom.Read("nameFrom")),
                        unread.Try(() => ValidFrom.Read("validFrom")),
                        unread.Try(() => ValidTo.Read("validTo")),
                        Predecessor,
                        Chairs,
                        RunBy
                    )
                    {
                        Unread = unread.All,
                    },
                    cancellationToken
                );
            },
            cancellationToken,
            isOfBody: true
        );

    /// <summary>Gives a seat.</summary>
    public Task<IActionResult> OnPostSeatAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () =>
            {
                var unread = new Mistakes();
                return bodies.SeatAsync(
                    HttpContext.Actor(),
                    id,
                    new MandateDraft(
                        SeatId,
                        Function,
                        Network,
                        Structure,
                        Organisation,
                        Email,
                        unread.Try(() => From.Read("from"))
                    )
                    {
                        Unread = unread.All,
                    },
                    cancellationToken
                );
            },
            cancellationToken
        );

    /// <summary>Ends a seat.</summary>
    public Task<IActionResult> OnPostEndAsync(Guid id, Guid seat, CancellationToken cancellationToken) =>
        DoAsync(id, () => bodies.EndSeatAsync(HttpContext.Actor(), id, seat, cancellationToken), cancellationToken);

    private async Task<IActionResult> DoAsync(
        Guid id,
        Func<Task> act,
        CancellationToken cancellationToken,
        bool isOfBody = false
    )
    {
        var changed = false;
        try
        {
            if (id != Guid.Empty)
            {
                await act();
                return Redirect(Links.KeepBody(id) + "?note=true");
            }
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("territory", nameof(Territory)),
                ("name", nameof(Heading)),
                ("nameFrom", nameof(NameFrom)),
                ("validFrom", nameof(ValidFrom)),
                ("validTo", nameof(ValidTo)),
                ("predecessor", nameof(Predecessor)),
                ("chairs", nameof(Chairs)),
                ("runBy", nameof(RunBy)),
                ("function", nameof(Function)),
                ("network", nameof(Network)),
                ("structure", nameof(Structure)),
                ("organisation", nameof(Organisation)),
                ("email", nameof(Email)),
                ("from", nameof(From))
            );
            changed = refused.Code == Meetings.ChangedMeanwhile;
        }
        await ShowAsync(id, cancellationToken);
        // The form that was not sent says what is kept; so does, beside what was typed, one on which somebody else wrote.
        if ((changed || !isOfBody) && Known is not null)
            Fill(Known.Body);
        if (changed && isOfBody)
            ViewData.SayWhatIsKept();
        return Page();
    }

    private void Fill(Body body)
    {
        (Revision, Heading, Predecessor) = (body.Revision, body.NameOn(Today), body.PredecessorId);
        (Chairs, RunBy) = (body.Chairs, body.RunBy);
        ValidTo = body.ValidTo is { } last ? DateParts.Of(last) : new();
    }

    private async Task ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        Known = await bodies.FindAsync(actor, id, cancellationToken);
        Territories =
        [
            new("Choisir", ""),
            .. bodies.TerritoriesFor(actor).Select(one => new SelectListItem(one.Name, one.Key)),
        ];
        Others =
        [
            new("Aucune", ""),
            .. (await bodies.ListAsync(cancellationToken))
                .Where(one => one.Id != id)
                .Select(one => new SelectListItem(one.NameOn(Today), one.Id.ToString())),
        ];
    }
}
