using System.Globalization;
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

/// <summary>After a meeting: who came by network, minutes, extract, decisions, and what became of those of before.</summary>
internal sealed class ReportModel(
    Meetings meetings,
    MeetingLists lists,
    Decisions decisions,
    CatalogueHost catalogues,
    TimeProvider clock
) : PageModel
{
    /// <summary>What comes before the code of a network in the names of the fields.</summary>
    internal const string PeopleField = "people-";

    /// <summary>The revision that the form shows.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>What was said.</summary>
    [BindProperty]
    public string? Minutes { get; set; }

    /// <summary>What anybody may read.</summary>
    [BindProperty]
    public string? Extract { get; set; }

    /// <summary>Anybody reads the extract.</summary>
    [BindProperty]
    public bool IsPublic { get; set; }

    /// <summary>Chosen by the form of a decision, or of what is said of one.</summary>
    [BindProperty]
    public Guid NewId { get; set; }

    /// <summary>What is decided.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Who does it.</summary>
    [BindProperty]
    public string? Owner { get; set; }

    /// <summary>The last day.</summary>
    [BindProperty]
    public DateParts Due { get; set; } = new();

    /// <summary>The new last day of a decision that is spoken of.</summary>
    [BindProperty]
    public DateParts NewDue { get; set; } = new();

    /// <summary>The decision that is spoken of.</summary>
    [BindProperty]
    public Guid Decision { get; set; }

    /// <summary>Where it stands.</summary>
    [BindProperty]
    public DecisionState Standing { get; set; }

    /// <summary>What is said of it.</summary>
    [BindProperty]
    public string? News { get; set; }

    /// <summary>Somebody else wrote the report meanwhile: what is kept is said beside what was typed.</summary>
    internal bool IsReplacing { get; private set; }

    internal MeetingFile Opened { get; private set; } = null!;
    internal IReadOnlyList<SelectListItem> Owners { get; private set; } = [];
    internal DateOnly Today { get; } = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
    internal bool HasBegun => Opened.Meeting.StartsAt <= clock.GetUtcNow().UtcDateTime;

    internal IEnumerable<(string Code, string Name)> NetworkRows =>
        [
            .. catalogues
                .Current.Networks.Where(one =>
                    one.Membership
                        is (Membership.Signatory or Membership.Vacant or Membership.Associated or Membership.Partner)
                    && one.Code != Networks.AnySignatoryPlace
                )
                .Select(one => (one.Code, one.ShortName)),
            (Attendance.Others, "Hors de ces réseaux"),
        ];

    /// <summary>The forms.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        FillReport();
        return Page();
    }

    /// <summary>Writes the report.</summary>
    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                Dictionary<string, int> people = [];
                foreach (var (code, _) in NetworkRows)
                    if (TypedNumber.Read(Request.Form[PeopleField + code]) is { } count)
                        people[code] = count;
                await meetings.ReportAsync(
                    HttpContext.Actor(),
                    id,
                    new MeetingReport(Revision, people, Minutes, Extract, IsPublic),
                    cancellationToken
                );
            },
            cancellationToken,
            isReport: true
        );

    /// <summary>Takes a decision down.</summary>
    public Task<IActionResult> OnPostDecideAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () =>
            {
                var unread = new Mistakes();
                return decisions.RecordAsync(
                    HttpContext.Actor(),
                    id,
                    new DecisionDraft(NewId, Text, Owner, unread.Try(() => Due.Read("due"))) { Unread = unread.All },
                    cancellationToken
                );
            },
            cancellationToken
        );

    /// <summary>Says where a decision stands.</summary>
    public Task<IActionResult> OnPostFollowAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () =>
            {
                var unread = new Mistakes();
                return decisions.FollowAsync(
                    HttpContext.Actor(),
                    new DecisionNewsDraft(NewId, Decision, id, Standing, News, unread.Try(() => NewDue.Read("newDue")))
                    {
                        Unread = unread.All,
                    },
                    cancellationToken
                );
            },
            cancellationToken
        );

    internal string PeopleOf(string code) =>
        Request.HasFormContentType && Request.Form.ContainsKey(PeopleField + code)
            ? Request.Form[PeopleField + code].ToString()
            : KeptPeopleOf(code);

    internal string KeptPeopleOf(string code) =>
        Opened.Meeting.Attendances.Find(one => one.NetworkCode == code)?.People.ToString(CultureInfo.InvariantCulture)
        ?? "";

    private async Task<IActionResult> DoAsync(
        Guid id,
        Func<Task> act,
        CancellationToken cancellationToken,
        bool isReport = false
    )
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        try
        {
            await act();
            return Redirect(Links.MeetingReport(id) + "?note=true");
        }
        catch (RefusedException refused)
        {
            if (refused.Code == Meetings.ChangedMeanwhile)
            {
                if (IsReplacing = isReport)
                    ViewData.SayWhatIsKept();
                FillReport();
            }
            ModelState.AddRefusal(
                refused,
                [
                    .. NetworkRows.Select(row => (PeopleField + row.Code, PeopleField + row.Code)),
                    ("people", PeopleField + NetworkRows.First().Code),
                    ("minutes", nameof(Minutes)),
                    ("extract", nameof(Extract)),
                    ("text", nameof(Text)),
                    ("owner", nameof(Owner)),
                    ("due", nameof(Due)),
                    ("decision", nameof(Decision)),
                    ("note", nameof(News)),
                    ("newDue", nameof(NewDue)),
                ]
            );
            // The form that was not sent says what is kept.
            if (!isReport)
                FillReport();
            return Page();
        }
    }

    private void FillReport() =>
        (Revision, Minutes, Extract, IsPublic) = (
            Opened.Meeting.Revision,
            Opened.Meeting.Minutes,
            Opened.Meeting.PublicExtract,
            Opened.Meeting.PublishedAt is not null
        );

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (
            await lists.FindAsync(HttpContext.Actor(), id, cancellationToken)
            is not { MayWrite: true, Meeting.State: not MeetingState.Cancelled } file
        )
            return false;
        Opened = file;
        Owners =
        [
            new("Choisir", ""),
            .. (await decisions.OwnersAsync(id, cancellationToken)).Select(one => new SelectListItem(
                one.Name,
                one.Key
            )),
        ];
        return true;
    }
}
