using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Charter;
using Spro.Core.Common;
using Spro.Core.Evidence;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CharterUpkeep;

/// <summary>The Région's own page of the charter: what holds, and the version being prepared.</summary>
internal sealed class IndexModel(
    Charters charters,
    CharterIntake intake,
    CharterDrafts drafts,
    EvidenceRegister register
) : PageModel
{
    internal const string FileField = "fichier";

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>The obligations that a threshold of the commission judges.</summary>
    internal IEnumerable<Obligation> WithThreshold =>
        Obligation.All.Where(one => register.UnitOf(one.Code) is not null);

    /// <summary>The text of the charter.</summary>
    [BindProperty(Name = FileField)]
    public IFormFile? Sent { get; set; }

    /// <summary>The draft as it was read.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>The amendment.</summary>
    [BindProperty]
    public string? Amendment { get; set; }

    /// <summary>Whether the change is substantial.</summary>
    [BindProperty]
    public bool? Substantial { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reasons { get; set; }

    /// <summary>The first day of the version.</summary>
    [BindProperty]
    public DateParts From { get; set; } = new();

    /// <summary>A text has just been read that says what the last version says.</summary>
    [BindProperty(Name = "inchange", SupportsGet = true)]
    public bool IsUnchanged { get; set; }

    /// <summary>The version in preparation that the form shows.</summary>
    [BindProperty]
    public Guid? DraftId { get; set; }

    internal ShownCharter? Shown { get; private set; }
    internal PreparedCharter? Draft { get; private set; }
    internal IReadOnlyList<CharterAnswer> Answers { get; private set; } = [];

    internal IEnumerable<CharterQuestion> Questions =>
        Shown is { } shown ? CharterQuestions.All.Where(one => one.In(shown.Charter.Version.Clauses).Count > 0) : [];

    internal IReadOnlyList<ClauseChange> Changed =>
        Draft is { Published: { } before } draft
            ?
            [
                .. CharterDifference
                    .Between(before.Version.Clauses, draft.Draft.Version.Clauses)
                    .Where(change => change.Kind != ChangeKind.Same),
            ]
            : [];

    /// <summary>What holds, and the draft.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        Fill();
    }

    private void Fill()
    {
        if (Draft?.Draft.Version is { } version)
            (Amendment, Substantial, Reasons) = (version.Amendment, version.IsSubstantial, version.SubstantialReasons);
    }

    /// <summary>Reads a text in.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        DoAsync(
            async () =>
            {
                var taken = await intake.TakeAsync(
                    HttpContext.Actor(),
                    DraftId is { } draft ? new DraftMark(draft, Revision) : null,
                    await TextAsync(cancellationToken),
                    cancellationToken
                );
                return taken == TakenCharter.Unchanged ? Links.CharterUpkeep + "?inchange=true" : Links.CharterUpkeep;
            },
            cancellationToken
        );

    /// <summary>Describes the draft.</summary>
    public Task<IActionResult> OnPostDescribeAsync(CancellationToken cancellationToken) =>
        DoAsync(
            async () =>
            {
                await drafts.DescribeAsync(
                    HttpContext.Actor(),
                    Revision,
                    Amendment,
                    Substantial,
                    Reasons,
                    cancellationToken
                );
                return Links.CharterUpkeep;
            },
            cancellationToken
        );

    /// <summary>Publishes it.</summary>
    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancellationToken) =>
        DoAsync(
            async () =>
            {
                await drafts.PublishAsync(HttpContext.Actor(), Revision, From.Read("from"), cancellationToken);
                return Links.CharterUpkeep;
            },
            cancellationToken
        );

    /// <summary>Gives it up.</summary>
    public async Task<IActionResult> OnPostAbandonAsync(CancellationToken cancellationToken)
    {
        await drafts.AbandonAsync(HttpContext.Actor(), cancellationToken);
        return Redirect(Links.CharterUpkeep);
    }

    private async Task<IActionResult> DoAsync(Func<Task<string>> act, CancellationToken cancellationToken)
    {
        try
        {
            return Redirect(await act());
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("text", FileField),
                ("amendment", nameof(Amendment)),
                ("substantial", nameof(Substantial)),
                ("reasons", nameof(Reasons)),
                ("from", nameof(From))
            );
            await ShowAsync(cancellationToken);
            // The form that was not sent says what is kept; so does, beside what was typed, one on which somebody else wrote.
            var changed = refused.Code == Core.Governance.Meetings.ChangedMeanwhile;
            if (changed || Request.Query["handler"] != "describe")
                Fill();
            if (changed)
                ViewData.SayWhatIsKept();
            return Page();
        }
    }

    private async Task<string?> TextAsync(CancellationToken cancellationToken)
    {
        if (Sent is not { Length: > 0 and <= CharterText.Longest })
            return null;
        try
        {
            using var reader = new StreamReader(Sent.OpenReadStream(), Strict);
            return await reader.ReadToEndAsync(cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            throw RefusedException.At(
                "text",
                "not-text",
                "Ce fichier n'est pas un texte en UTF-8. Enregistrez la charte en «\u00A0texte brut\u00A0», puis recommencez."
            );
        }
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Shown = await charters.ShowAsync(number: null, cancellationToken);
        Draft = await charters.DraftAsync(HttpContext.Actor(), cancellationToken);
        Answers = await charters.AnswersAsync(cancellationToken);
    }
}
