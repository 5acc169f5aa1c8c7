using Microsoft.AspNetCore.Mvc;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Library;
using Spro.Core.Papers;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Library;

/// <summary>Shares something with its first version, or changes what is said of it.</summary>
[RequestSizeLimit(FileSize.LargestForm)]
[RequestFormLimits(MultipartBodyLengthLimit = FileSize.LargestForm)]
internal sealed class ChangeModel(SharedLibrary library, LibraryLists lists, CatalogueHost catalogues) : VersionForm
{
    /// <summary>The revision that the form shows; zero for a new one.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>What it is.</summary>
    [BindProperty]
    public LibraryKind? Kind { get; set; }

    /// <summary>What it is called.</summary>
    [BindProperty]
    public string? Heading { get; set; }

    /// <summary>What it says or is for.</summary>
    [BindProperty]
    public string? Summary { get; set; }

    /// <summary>Its source or its authors.</summary>
    [BindProperty]
    public string? Source { get; set; }

    /// <summary>Made with the Région.</summary>
    [BindProperty]
    public bool IsWithRegion { get; set; }

    /// <summary>What it is about.</summary>
    [BindProperty]
    public List<string> Departments { get; set; } = [];

    /// <summary>The sector.</summary>
    [BindProperty]
    public string? Sector { get; set; }

    /// <summary>Under which licence.</summary>
    [BindProperty]
    public string? Licence { get; set; }

    /// <summary>By when it is read again.</summary>
    [BindProperty]
    public DateParts ReviewOn { get; set; } = new();

    /// <summary>Anybody reads it.</summary>
    [BindProperty]
    public bool IsPublic { get; set; }

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal Guid Id { get; private set; }
    internal bool IsNew => Revision == 0;
    internal bool MayShare => HttpContext.Actor().MayShare();

    /// <summary>The form: empty for something new; what is another's is not there.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        Id = id;
        if (await lists.FindAsync(HttpContext.Actor(), id, cancellationToken) is not { Item: var item })
            return Page();
        if (!item.IsOwnedBy(HttpContext.Actor()) || item.WithdrawnAt is not null)
            return NotFound();
        Fill(item);
        return Page();
    }

    private void Fill(LibraryItem item)
    {
        (Revision, Kind, Heading, Summary, Source) = (item.Revision, item.Kind, item.Title, item.Summary, item.Source);
        (IsWithRegion, Departments, Sector) = (item.IsWithRegion, [.. item.DepartmentCodes], item.SectorCode);
        (Licence, ReviewOn, IsPublic) = (item.Licence, DateParts.Of(item.ReviewOn), item.IsPublic);
    }

    /// <summary>Writes it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        Id = id;
        var actor = HttpContext.Actor();
        if (id == Guid.Empty || !ModelState.IsValid)
            return Page();
        try
        {
            var unread = new Mistakes();
            var draft = new LibraryDraft(
                id,
                Revision,
                Kind,
                Heading,
                Summary,
                Source,
                IsWithRegion,
                Departments,
                Sector,
                Licence,
                unread.Try(() => ReviewOn.Read("reviewOn")),
                IsPublic
            )
            {
                Unread = unread.All,
            };
            await using var stream = Sent is { Length: > 0 } ? Sent.OpenReadStream() : null;
            if (IsNew)
                await library.ShareAsync(actor, draft, Version(stream), cancellationToken);
            else
                await library.ChangeAsync(actor, draft, cancellationToken);
            return Redirect(Links.Library + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("kind", nameof(Kind)),
                ("title", nameof(Heading)),
                ("summary", nameof(Summary)),
                ("source", nameof(Source)),
                ("sector", nameof(Sector)),
                ("licence", nameof(Licence)),
                ("reviewOn", nameof(ReviewOn)),
                ("label", nameof(Label)),
                ("datedOn", nameof(DatedOn)),
                ("link", nameof(Link)),
                ("file", FileField)
            );
            // Whoever has read what the other wrote, and saves again, replaces it.
            if (
                refused.Code == Core.Governance.Meetings.ChangedMeanwhile
                && await lists.FindAsync(actor, id, cancellationToken) is { } held
            )
            {
                Fill(held.Item);
                ViewData.SayWhatIsKept();
            }
            return Page();
        }
    }
}
