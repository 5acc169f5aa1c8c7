using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Agenda;
using Spro.Core.Common;
using Spro.Core.Papers;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Organising;

/// <summary>Documents and recordings of an action: joined and taken away.</summary>
[RequestSizeLimit(FileSize.LargestForm)]
[RequestFormLimits(MultipartBodyLengthLimit = FileSize.LargestForm)]
internal sealed class PapersModel(OrganisedActions actions, ParticipantLists lists) : PageModel
{
    internal const string FileField = "fichier";

    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid PaperId { get; set; }

    /// <summary>What it is called.</summary>
    [BindProperty]
    public string? Heading { get; set; }

    /// <summary>A link.</summary>
    [BindProperty]
    public string? Link { get; set; }

    /// <summary>A file.</summary>
    [BindProperty(Name = FileField)]
    public IFormFile? Sent { get; set; }

    internal OrganisedFile Opened { get; private set; } = null!;

    /// <summary>The papers.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await ShowAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Joins one.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        try
        {
            await using var stream = Sent is { Length: > 0 } ? Sent.OpenReadStream() : null;
            await actions.AddPaperAsync(
                HttpContext.Actor(),
                id,
                new PaperDraft(
                    PaperId == Guid.Empty ? Guid.CreateVersion7() : PaperId,
                    Heading,
                    Link,
                    stream,
                    IsPublic: true
                ),
                cancellationToken
            );
            return Redirect(Links.OwnActionPapers(id));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("title", nameof(Heading)), ("link", nameof(Link)), ("file", FileField));
            return Page();
        }
    }

    /// <summary>Takes one away.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid paper, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        await actions.RemovePaperAsync(HttpContext.Actor(), id, paper, cancellationToken);
        return Redirect(Links.OwnActionPapers(id));
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await lists.FindAsync(HttpContext.Actor(), id, cancellationToken) is not { } file)
            return false;
        Opened = file;
        return true;
    }
}
