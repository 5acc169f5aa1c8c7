using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.Governance;
using Spro.Core.Papers;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Convening;

/// <summary>The papers of a meeting: files and links are joined and taken away.</summary>
[RequestSizeLimit(FileSize.LargestForm)]
[RequestFormLimits(MultipartBodyLengthLimit = FileSize.LargestForm)]
internal sealed class PapersModel(Meetings meetings, MeetingLists lists) : PageModel
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

    /// <summary>Anybody may have it once the extract is published.</summary>
    [BindProperty]
    public bool IsPublic { get; set; }

    internal MeetingFile Opened { get; private set; } = null!;

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
            await meetings.AddPaperAsync(
                HttpContext.Actor(),
                id,
                new PaperDraft(
                    PaperId == Guid.Empty ? Guid.CreateVersion7() : PaperId,
                    Heading,
                    Link,
                    stream,
                    IsPublic
                ),
                cancellationToken
            );
            return Redirect(Links.MeetingPapers(id));
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
        await meetings.RemovePaperAsync(HttpContext.Actor(), id, paper, cancellationToken);
        return Redirect(Links.MeetingPapers(id));
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await lists.FindAsync(HttpContext.Actor(), id, cancellationToken) is not { MayWrite: true } file)
            return false;
        Opened = file;
        return true;
    }
}
