using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NetEscapades.AspNetCore.SecurityHeaders;
using Spro.Core.Associates;
using Spro.Core.Common;
using Spro.Core.Papers;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Candidacy;

/// <summary>An application, one page at a time, by the link that opens it.</summary>
[EnableRateLimiting(RateLimits.SigningIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[SecurityHeadersPolicy(SecurityHeaders.SecretAddress)]
[RequestSizeLimit(FileSize.LargestForm)]
[RequestFormLimits(MultipartBodyLengthLimit = FileSize.LargestForm)]
// The address of the page is what opens it: nobody else can send its form.
[IgnoreAntiforgeryToken]
internal sealed class ApplicationModel(Applications applications, TimeProvider clock) : PageModel
{
    internal const string FileField = "fichier";

    /// <summary>The pages, in their order.</summary>
    internal static readonly string[] Steps =
    [
        "organisme",
        "contact",
        "conditions",
        "projet",
        "engagements",
        "documents",
        "envoi",
    ];

    /// <summary>The revision that the form shows.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>The body.</summary>
    [BindProperty]
    public string? Body { get; set; }

    /// <summary>Its site.</summary>
    [BindProperty]
    public string? Website { get; set; }

    /// <summary>What it is.</summary>
    [BindProperty]
    public string? Presentation { get; set; }

    /// <summary>Whom to reach.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>As what.</summary>
    [BindProperty]
    public string? Function { get; set; }

    /// <summary>Their address.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Their telephone.</summary>
    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>What is meant to be done.</summary>
    [BindProperty]
    public string? Project { get; set; }

    /// <summary>What is brought of what was missing.</summary>
    [BindProperty]
    public string? Reply { get; set; }

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

    internal OpenApplication? Open { get; private set; }
    internal string Step { get; private set; } = Steps[0];
    internal int Rank => Array.IndexOf(Steps, Step);
    internal string Heading => HeadingOf(Step);
    internal bool IsClosed => clock.GetUtcNow().UtcDateTime >= Open!.Call.ClosesAt;

    private string Token => (string)RouteData.Values["token"]!;

    internal static string HeadingOf(string step) =>
        step switch
        {
            "organisme" => "Votre organisme",
            "contact" => "La personne à joindre",
            "conditions" => "Les conditions de l'appel",
            "projet" => "Votre projet",
            "engagements" => "Vos engagements",
            "documents" => "Vos documents",
            _ => "Relire et envoyer",
        };

    internal string AddressOf(string step) => Links.Application(Token, step);

    /// <summary>What was typed in a field that depends on the call; what is kept else.</summary>
    internal string? Said(string field) =>
        Request.HasFormContentType && Request.FormOrNothing().TryGetValue(field, out var typed)
            ? typed.ToString()
            : Kept(field);

    /// <summary>A page of it, as it is kept.</summary>
    public async Task<IActionResult> OnGetAsync(string token, string? step, CancellationToken cancellationToken)
    {
        if (await ShowAsync(token, step, cancellationToken))
            Fill(Open!);
        return Page();
    }

    private void Fill(OpenApplication open)
    {
        var application = open.Application;
        (Body, Website, Presentation) = (application.BodyName, application.Website, application.Presentation);
        if (open.Contact is { } contact)
            (Name, Function, Email, Phone) = (contact.Name, contact.Function, contact.Email, contact.Phone);
        Project = application.Project;
    }

    /// <summary>Saves a page, and goes to the next.</summary>
    public Task<IActionResult> OnPostAsync(string token, string? step, CancellationToken cancellationToken) =>
        DoAsync(
            token,
            step,
            async () =>
            {
                await applications.SaveAsync(token, Written(), cancellationToken);
                return Steps[Math.Min(Rank + 1, Steps.Length - 1)];
            },
            cancellationToken
        );

    /// <summary>Sends it.</summary>
    public Task<IActionResult> OnPostSendAsync(string token, string? step, CancellationToken cancellationToken) =>
        DoAsync(
            token,
            "envoi",
            async () =>
            {
                await applications.SendAsync(token, Revision, cancellationToken);
                return "envoi";
            },
            cancellationToken
        );

    /// <summary>Answers what was asked for.</summary>
    public Task<IActionResult> OnPostReplyAsync(string token, string? step, CancellationToken cancellationToken) =>
        DoAsync(
            token,
            "envoi",
            async () =>
            {
                await applications.ReplyAsync(token, Revision, Reply, cancellationToken);
                return "envoi";
            },
            cancellationToken
        );

    /// <summary>Joins a paper.</summary>
    public Task<IActionResult> OnPostPaperAsync(string token, string? step, CancellationToken cancellationToken) =>
        DoAsync(
            token,
            "documents",
            async () =>
            {
                await using var stream = Sent is { Length: > 0 } ? Sent.OpenReadStream() : null;
                await applications.AddPaperAsync(
                    token,
                    new PaperDraft(
                        PaperId == Guid.Empty ? Guid.CreateVersion7() : PaperId,
                        PaperTitle,
                        PaperLink,
                        stream,
                        false
                    ),
                    cancellationToken
                );
                return "documents";
            },
            cancellationToken
        );

    /// <summary>Takes a paper away.</summary>
    public Task<IActionResult> OnPostRemoveAsync(
        string token,
        string? step,
        Guid paper,
        CancellationToken cancellationToken
    ) =>
        DoAsync(
            token,
            "documents",
            async () =>
            {
                await applications.RemovePaperAsync(token, paper, cancellationToken);
                return "documents";
            },
            cancellationToken
        );

    private async Task<IActionResult> DoAsync(
        string token,
        string? step,
        Func<Task<string>> act,
        CancellationToken cancellationToken
    )
    {
        if (!await ShowAsync(token, step, cancellationToken))
            return Page();
        var changed = false;
        try
        {
            return Redirect(AddressOf(await act()));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                [
                    ("body", nameof(Body)),
                    ("website", nameof(Website)),
                    ("presentation", nameof(Presentation)),
                    ("name", nameof(Name)),
                    ("function", nameof(Function)),
                    ("email", nameof(Email)),
                    ("phone", nameof(Phone)),
                    ("project", nameof(Project)),
                    ("reply", nameof(Reply)),
                    ("title", nameof(PaperTitle)),
                    ("link", nameof(PaperLink)),
                    ("file", FileField),
                    // Answers have the names of their fields.
                    .. refused
                        .All.Select(one => one.Field ?? "")
                        .Where(field => field.Contains('-', StringComparison.Ordinal))
                        .Select(field => (field, field)),
                ]
            );
            changed = refused.Code == Core.Governance.Meetings.ChangedMeanwhile;
        }
        await ShowAsync(token, step, cancellationToken);
        // Whoever reads what was written elsewhere, and saves again, replaces it.
        if (changed)
        {
            Fill(Open!);
            ViewData.SayWhatIsKept();
        }
        ModelState.SetModelValue(nameof(Revision), Open!.Application.Revision, null);
        Revision = Open.Application.Revision;
        return Page();
    }

    private async Task<bool> ShowAsync(string token, string? step, CancellationToken cancellationToken)
    {
        Step = Steps.Contains(step) ? step! : Steps[0];
        Open = await applications.FindAsync(token, cancellationToken);
        if (Open is null)
            return false;
        if (Request.Method == HttpMethods.Get)
            Revision = Open.Application.Revision;
        return true;
    }

    private ApplicationPage Written()
    {
        var form = Request.FormOrNothing();
        string? Typed(string field) => form.TryGetValue(field, out var typed) ? typed.ToString() : null;
        var page = new ApplicationPage { Revision = Revision };
        return Step switch
        {
            "organisme" => page with { Body = (Body, Website, Presentation) },
            "contact" => page with { Contact = (Name, Function, Email, Phone) },
            "conditions" => page with
            {
                Questions = Open!.Call.Questions.ToDictionary(
                    one => one.Id,
                    one =>
                        (
                            Typed($"yes-{one.Id}") switch
                            {
                                "oui" => true,
                                "non" => false,
                                _ => (bool?)null,
                            },
                            Typed($"text-{one.Id}")
                        )
                ),
            },
            "projet" => page with
            {
                Project = (Project, Open!.Call.Criteria.ToDictionary(one => one.Id, one => Typed($"text-{one.Id}"))),
            },
            "engagements" => page with
            {
                Commitments = Enum.GetValues<CommitmentKind>()
                    .ToDictionary(kind => kind, kind => Typed($"commitment-{kind}")),
            },
            _ => page,
        };
    }

    /// <summary>What is kept of a field that depends on the call.</summary>
    internal string? Kept(string field)
    {
        var application = Open!.Application;
        if (field.StartsWith("commitment-", StringComparison.Ordinal))
            return application.Commitments.Find(one => field == $"commitment-{one.Kind}")?.Text;
        var answer = application.Answers.Find(one => field.EndsWith(one.About.ToString(), StringComparison.Ordinal));
        return field.StartsWith("yes-", StringComparison.Ordinal)
            ? answer?.Yes switch
            {
                true => "oui",
                false => "non",
                null => null,
            }
            : answer?.Text;
    }
}
