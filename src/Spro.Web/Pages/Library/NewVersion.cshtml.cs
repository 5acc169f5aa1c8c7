using Microsoft.AspNetCore.Mvc;
using Spro.Core.Common;
using Spro.Core.Library;
using Spro.Core.Papers;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Library;

/// <summary>The owner of something adds a version; the former ones stay.</summary>
[RequestSizeLimit(FileSize.LargestForm)]
[RequestFormLimits(MultipartBodyLengthLimit = FileSize.LargestForm)]
internal sealed class NewVersionModel(SharedLibrary library, LibraryLists lists) : VersionForm
{
    internal LibraryFile Opened { get; private set; } = null!;

    /// <summary>The form.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (
            await lists.FindAsync(HttpContext.Actor(), id, cancellationToken) is not { Item.WithdrawnAt: null } found
            || !found.Item.IsOwnedBy(HttpContext.Actor())
        )
            return NotFound();
        Opened = found;
        return Page();
    }

    /// <summary>Adds it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var page = await OnGetAsync(id, cancellationToken);
        if (page is NotFoundResult || !ModelState.IsValid)
            return page;
        try
        {
            await using var stream = Sent is { Length: > 0 } ? Sent.OpenReadStream() : null;
            await library.AddVersionAsync(HttpContext.Actor(), id, Version(stream), cancellationToken);
            return Redirect(Links.LibraryItem(id) + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("label", nameof(Label)),
                ("datedOn", nameof(DatedOn)),
                ("changes", nameof(Changes)),
                ("link", nameof(Link)),
                ("file", FileField)
            );
            return page;
        }
    }
}
