using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Governance;
using Spro.Core.Territories;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Convening;

/// <summary>Prepares a meeting, convenes it, calls it off.</summary>
internal sealed class MeetingModel(
    Meetings meetings,
    MeetingLists lists,
    Bodies bodies,
    CatalogueHost catalogues,
    TimeProvider clock
) : PageModel
{
    /// <summary>The revision that the form shows.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>The body that meets.</summary>
    [BindProperty]
    public Guid? Body { get; set; }

    /// <summary>What the meeting is.</summary>
    [BindProperty]
    public List<string> Kinds { get; set; } = [];

    /// <summary>What it is called.</summary>
    [BindProperty]
    public string? Heading { get; set; }

    /// <summary>When it starts.</summary>
    [BindProperty]
    public string? Start { get; set; }

    /// <summary>When it ends.</summary>
    [BindProperty]
    public string? End { get; set; }

    /// <summary>Where.</summary>
    [BindProperty]
    public string? Place { get; set; }

    /// <summary>Where to follow it from afar.</summary>
    [BindProperty]
    public string? Link { get; set; }

    /// <summary>The departments it is for.</summary>
    [BindProperty]
    public List<string> Departments { get; set; } = [];

    /// <summary>The groups that organise it.</summary>
    [BindProperty]
    public List<Guid> Organisers { get; set; } = [];

    /// <summary>The groups that take part.</summary>
    [BindProperty]
    public List<Guid> Participants { get; set; } = [];

    /// <summary>The agenda.</summary>
    [BindProperty]
    public string? Agenda { get; set; }

    /// <summary>Why it is called off.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    internal const string Session = "seance";
    internal const string Exchange = "echanges";
    internal const string MutualKnowledge = "interconnaissance";

    internal MeetingFile? Known { get; private set; }
    internal IReadOnlyList<SelectListItem> BodyChoices { get; private set; } = [];
    internal IReadOnlyList<Body> Groups { get; private set; } = [];
    internal IReadOnlyList<TerritoryRecord> DepartmentChoices { get; private set; } = [];

    /// <summary>How many seats a convening would be told to.</summary>
    internal int SeatsToTell { get; private set; }
    internal DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;
    internal DateOnly Today { get; } = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>It has just been done.</summary>
    [BindProperty(Name = "note", SupportsGet = true)]
    public string? Note { get; set; }

    /// <summary>The form: empty for a new meeting.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        await ShowAsync(id, cancellationToken);
        if (Known is null)
            return Page();
        // One of elsewhere, or over, is read and not prepared.
        if (!Known.MayWrite || !Known.Meeting.IsToCome)
            return Redirect(Links.Meeting(id));
        Fill(Known.Meeting);
        return Page();
    }

    private void Fill(Meeting meeting)
    {
        (Revision, Body, Heading) = (meeting.Revision, meeting.BodyId, meeting.Title);
        Kinds =
        [
            .. (
                (string?[])
                    [
                        meeting.IsSession ? Session : null,
                        meeting.IsExchange ? Exchange : null,
                        meeting.IsMutualKnowledge ? MutualKnowledge : null,
                    ]
            ).OfType<string>(),
        ];
        (Start, End) = (Moment.Written(meeting.StartsAt), Moment.Written(meeting.EndsAt));
        (Place, Link, Agenda) = (meeting.Place, meeting.Link, meeting.Agenda);
        Departments = [.. meeting.DepartmentCodes];
        Organisers = [.. meeting.Groups.Where(group => group.IsOrganiser).Select(group => group.BodyId)];
        Participants = [.. meeting.Groups.Where(group => !group.IsOrganiser).Select(group => group.BodyId)];
    }

    /// <summary>Writes it.</summary>
    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                var unread = new Mistakes();
                await meetings.SaveAsync(
                    HttpContext.Actor(),
                    new MeetingDraft(
                        id,
                        Revision,
                        Body,
                        Kinds.Contains(Session),
                        Kinds.Contains(Exchange),
                        Kinds.Contains(MutualKnowledge),
                        Heading,
                        unread.Try(() => Moment.Read(Start, "start")),
                        unread.Try(() => Moment.Read(End, "end")),
                        Place,
                        Link,
                        Departments,
                        Organisers,
                        Participants,
                        Agenda
                    )
                    {
                        Unread = unread.All,
                    },
                    cancellationToken
                );
                return Links.ConveneMeeting(id) + "?note=ecrite";
            },
            cancellationToken,
            isPreparation: true
        );

    /// <summary>Tells those who are to come.</summary>
    public Task<IActionResult> OnPostConveneAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                var told = await meetings.ConveneAsync(HttpContext.Actor(), id, Revision, cancellationToken);
                return $"{Links.ConveneMeeting(id)}?note={told}";
            },
            cancellationToken
        );

    /// <summary>Calls it off.</summary>
    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                await meetings.CancelAsync(HttpContext.Actor(), id, Revision, Reason, cancellationToken);
                return Links.Meeting(id);
            },
            cancellationToken
        );

    private async Task<IActionResult> DoAsync(
        Guid id,
        Func<Task<string?>> act,
        CancellationToken cancellationToken,
        bool isPreparation = false
    )
    {
        var changed = false;
        try
        {
            if (id != Guid.Empty && await act() is { } next)
                return Redirect(next);
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("body", nameof(Body)),
                ("kinds", nameof(Kinds)),
                ("title", nameof(Heading)),
                ("start", nameof(Start)),
                ("end", nameof(End)),
                ("place", nameof(Place)),
                ("link", nameof(Link)),
                ("departments", nameof(Departments)),
                ("groups", nameof(Organisers)),
                ("agenda", nameof(Agenda)),
                ("reason", nameof(Reason))
            );
            changed = refused.Code == Meetings.ChangedMeanwhile;
        }
        await ShowAsync(id, cancellationToken);
        // The form that was not sent says what is kept; so does, beside what was typed, one on which somebody else wrote.
        if ((changed || !isPreparation) && Known is not null)
            Fill(Known.Meeting);
        if (changed && isPreparation)
            ViewData.SayWhatIsKept();
        return Page();
    }

    private async Task ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        Known = await lists.FindAsync(actor, id, cancellationToken);
        if (Known is { MayWrite: true, Meeting: { State: MeetingState.Planned } planned })
            SeatsToTell = await meetings.SeatsToTellAsync(planned, cancellationToken);
        var all = (await bodies.ListAsync(cancellationToken)).Where(body =>
            body.HoldsOn(Today) && (actor.DepartmentCode ?? body.DepartmentCode) == body.DepartmentCode
        );
        Groups = [.. all.Where(body => body.Kind == BodyKind.TechnicalGroup)];
        BodyChoices =
        [
            new("La Région, hors de toute instance", ""),
            .. all.Select(body => new SelectListItem(body.NameOn(Today), body.Id.ToString())),
        ];
        DepartmentChoices =
        [
            .. catalogues.Current.Departments.Where(one => (actor.DepartmentCode ?? one.Code) == one.Code),
        ];
    }
}
