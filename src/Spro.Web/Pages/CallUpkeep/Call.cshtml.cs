using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Papers;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Convening;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CallUpkeep;

/// <summary>Writes a call, publishes it, names who reads, and lists what was sent.</summary>
[RequestSizeLimit(FileSize.LargestForm)]
[RequestFormLimits(MultipartBodyLengthLimit = FileSize.LargestForm)]
internal sealed class CallModel(Calls calls, Instruction instruction) : PageModel
{
    internal const string FileField = "fichier";

    /// <summary>The revision that the form shows.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>What it is called.</summary>
    [BindProperty]
    public string? Heading { get; set; }

    /// <summary>What is asked.</summary>
    [BindProperty]
    public string? What { get; set; }

    /// <summary>One a line.</summary>
    [BindProperty]
    public string? Criteria { get; set; }

    /// <summary>One a line.</summary>
    [BindProperty]
    public string? Questions { get; set; }

    /// <summary>From when.</summary>
    [BindProperty]
    public string? Opens { get; set; }

    /// <summary>Until when.</summary>
    [BindProperty]
    public string? Closes { get; set; }

    /// <summary>When a decision is meant to be taken.</summary>
    [BindProperty]
    public DateParts DecisionBy { get; set; } = new();

    /// <summary>Ways and delays of appeal.</summary>
    [BindProperty]
    public string? Remedies { get; set; }

    /// <summary>Who reads.</summary>
    [BindProperty]
    public List<Guid> Readers { get; set; } = [];

    /// <summary>Chosen by the form of a paper.</summary>
    [BindProperty]
    public Guid PaperId { get; set; }

    /// <summary>What a paper is called.</summary>
    [BindProperty]
    public string? PaperTitle { get; set; }

    /// <summary>Where it is.</summary>
    [BindProperty]
    public string? PaperLink { get; set; }

    /// <summary>Its file.</summary>
    [BindProperty(Name = FileField)]
    public IFormFile? Sent { get; set; }

    /// <summary>Which page of the applications.</summary>
    [BindProperty(Name = "p", SupportsGet = true)]
    public int Number { get; set; }

    /// <summary>What has just been done.</summary>
    [BindProperty(Name = "note", SupportsGet = true)]
    public string? Note { get; set; }

    internal CallForProjects? Known { get; private set; }
    internal ListPage<ApplicationLine> Applications { get; private set; } = new([], 1, 1);
    internal IReadOnlyList<ReaderLine> Possible { get; private set; } = [];
    internal IReadOnlyList<Paper> Papers { get; private set; } = [];

    /// <summary>The form: empty for a new call.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        await ShowAsync(id, cancellationToken);
        if (Known is null && !Request.IsOfNewRecord())
            return NotFound();
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
                await calls.SaveAsync(
                    HttpContext.Actor(),
                    new CallDraft(
                        id,
                        Revision,
                        Heading,
                        What,
                        Criteria,
                        Questions,
                        unread.Try(() => Moment.Read(Opens, "opens")),
                        unread.Try(() => Moment.Read(Closes, "closes")),
                        unread.Try(() => DecisionBy.Read("decisionBy")),
                        Remedies
                    )
                    {
                        Unread = unread.All,
                    },
                    cancellationToken
                );
                return true;
            },
            cancellationToken,
            isOfCall: true
        );

    /// <summary>Goes to the page where it is read over and published, unless something is missing.</summary>
    public Task<IActionResult> OnPostPublishAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                if (await calls.FindAsync(HttpContext.Actor(), id, cancellationToken) is { } call)
                    calls.RequirePublishable(call);
                return true;
            },
            cancellationToken,
            next: Links.PublishCall(id)
        );

    /// <summary>Names who reads.</summary>
    public Task<IActionResult> OnPostReadersAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                await calls.NameReadersAsync(HttpContext.Actor(), id, Revision, Readers, cancellationToken);
                return true;
            },
            cancellationToken
        );

    /// <summary>Joins a paper.</summary>
    public Task<IActionResult> OnPostPaperAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                await using var stream = Sent is { Length: > 0 } ? Sent.OpenReadStream() : null;
                await calls.AddPaperAsync(
                    HttpContext.Actor(),
                    id,
                    new PaperDraft(
                        PaperId == Guid.Empty ? Guid.CreateVersion7() : PaperId,
                        PaperTitle,
                        PaperLink,
                        stream,
                        true
                    ),
                    cancellationToken
                );
                return true;
            },
            cancellationToken
        );

    /// <summary>Takes a paper away.</summary>
    public Task<IActionResult> OnPostRemoveAsync(Guid id, Guid paper, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                await calls.RemovePaperAsync(HttpContext.Actor(), id, paper, cancellationToken);
                return true;
            },
            cancellationToken
        );

    private async Task<IActionResult> DoAsync(
        Guid id,
        Func<Task<bool>> act,
        CancellationToken cancellationToken,
        bool isOfCall = false,
        string? next = null
    )
    {
        if (!Request.IsOfNewRecord() && await calls.FindAsync(HttpContext.Actor(), id, cancellationToken) is null)
            return NotFound();
        var changed = false;
        try
        {
            if (id != Guid.Empty && await act())
                return Redirect(next ?? Links.KeepCall(id) + "?note=enregistre");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("title", isOfCall ? nameof(Heading) : nameof(PaperTitle)),
                ("what", nameof(What)),
                ("criteria", nameof(Criteria)),
                ("questions", nameof(Questions)),
                ("opens", nameof(Opens)),
                ("closes", nameof(Closes)),
                ("decisionBy", nameof(DecisionBy)),
                ("remedies", nameof(Remedies)),
                ("readers", nameof(Readers)),
                ("link", nameof(PaperLink)),
                ("file", FileField)
            );
            changed = refused.Code == Core.Governance.Meetings.ChangedMeanwhile;
        }
        await ShowAsync(id, cancellationToken);
        // The form that was not sent says what is kept; so does, beside what was typed, one on which somebody else wrote.
        if (changed || !isOfCall)
            Fill();
        if (changed && isOfCall)
            ViewData.SayWhatIsKept();
        return Page();
    }

    private void Fill()
    {
        if (Known is not { } call)
            return;
        (Revision, Heading, What, Remedies) = (call.Revision, call.Title, call.What, call.Remedies);
        Criteria = string.Join('\n', call.Criteria.Select(Calls.Written));
        Questions = string.Join('\n', call.Questions.Select(one => one.Text));
        (Opens, Closes) = (Moment.Written(call.OpensAt), Moment.Written(call.ClosesAt));
        DecisionBy = call.DecisionBy is { } day ? DateParts.Of(day) : new();
    }

    private async Task ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        Known = await calls.FindAsync(actor, id, cancellationToken);
        if (Known is null)
            return;
        Applications = await instruction.ListAsync(actor, id, Number, cancellationToken);
        Possible = await calls.ReadersAsync(actor, id, cancellationToken);
        Papers = await calls.PapersAsync(id, cancellationToken);
    }
}
