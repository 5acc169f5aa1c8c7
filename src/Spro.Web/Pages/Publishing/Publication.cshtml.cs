using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Papers;
using Spro.Core.Publications;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Publishing;

/// <summary>A publication: what it is, where to read it, whom it was sent to.</summary>
[RequestSizeLimit(FileSize.LargestForm)]
[RequestFormLimits(MultipartBodyLengthLimit = FileSize.LargestForm)]
internal sealed class PublicationModel(RegionalPublications publications, CatalogueHost catalogues) : PageModel
{
    internal const string FileField = "fichier";

    /// <summary>The page of the distribution list, in an address.</summary>
    internal const string PageField = "p";

    /// <summary>The revision that was read; zero for a new one.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>The collection.</summary>
    [BindProperty]
    public string? Collection { get; set; }

    /// <summary>The title.</summary>
    [BindProperty]
    public string? Heading { get; set; }

    /// <summary>The year.</summary>
    [BindProperty]
    public string? EditionYear { get; set; }

    /// <summary>Whom for.</summary>
    [BindProperty]
    public string? Audience { get; set; }

    /// <summary>What is in it.</summary>
    [BindProperty]
    public string? Summary { get; set; }

    /// <summary>Copies printed.</summary>
    [BindProperty]
    public string? PrintRun { get; set; }

    /// <summary>The day it appeared.</summary>
    [BindProperty]
    public DateParts PublishedOn { get; set; } = new();

    /// <summary>Chosen by the form of the file.</summary>
    [BindProperty]
    public Guid PaperId { get; set; }

    /// <summary>What the file is called.</summary>
    [BindProperty]
    public string? PaperHeading { get; set; }

    /// <summary>Where it is.</summary>
    [BindProperty]
    public string? Link { get; set; }

    /// <summary>The file.</summary>
    [BindProperty(Name = FileField)]
    public IFormFile? Sent { get; set; }

    /// <summary>Schools, one a line.</summary>
    [BindProperty]
    public string? Schools { get; set; }

    /// <summary>A network.</summary>
    [BindProperty]
    public string? Network { get; set; }

    /// <summary>Copies for each of its structures.</summary>
    [BindProperty]
    public string? Copies { get; set; }

    /// <summary>Chosen by the form of what was sent.</summary>
    [BindProperty]
    public Guid FormId { get; set; }

    /// <summary>The lines that were sent theirs.</summary>
    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    /// <summary>The day they were.</summary>
    [BindProperty]
    public DateParts SentOn { get; set; } = new();

    /// <summary>The page of the distribution list.</summary>
    [BindProperty(Name = PageField, SupportsGet = true)]
    public int Number { get; set; }

    /// <summary>The address of an act on the list that leaves its page open.</summary>
    internal string Act(string handler) => $"{Request.Path}?handler={handler}&{PageField}={Lines.Number}";

    internal PublicationView? Opened { get; private set; }
    internal ListPage<DistributionLine> Lines { get; private set; } = null!;

    internal IEnumerable<SelectListItem> Networks =>
        catalogues
            .Current.Networks.Where(network =>
                catalogues.Current.Doors.All.Any(door => door.Network?.Code == network.Code)
            )
            .Select(network => new SelectListItem(network.ShortName, network.Code));

    /// <summary>The publication, or the form of a new one.</summary>
    public async Task OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        await ShowAsync(id, cancellationToken);
        Fill();
    }

    /// <summary>Writes it.</summary>
    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () =>
            {
                var unread = new Mistakes();
                return publications.SaveAsync(
                    HttpContext.Actor(),
                    new PublicationDraft(
                        id,
                        Revision,
                        Collection,
                        Heading,
                        TypedNumber.Read(EditionYear),
                        Audience,
                        Summary,
                        TypedNumber.Read(PrintRun),
                        unread.Try(() => PublishedOn.Read("publishedOn"))
                    )
                    {
                        Unread = unread.All,
                    },
                    cancellationToken
                );
            },
            isWhole: true,
            cancellationToken
        );

    /// <summary>Joins the document.</summary>
    public async Task<IActionResult> OnPostPaperAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var stream = Sent is { Length: > 0 } ? Sent.OpenReadStream() : null;
        return await DoAsync(
            id,
            () =>
                publications.AddPaperAsync(
                    HttpContext.Actor(),
                    id,
                    new PaperDraft(PaperId, PaperHeading, Link, stream, IsPublic: true),
                    cancellationToken
                ),
            isWhole: false,
            cancellationToken
        );
    }

    /// <summary>Adds schools.</summary>
    public Task<IActionResult> OnPostSchoolsAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () => publications.AddSchoolsAsync(HttpContext.Actor(), id, Schools, cancellationToken),
            isWhole: false,
            cancellationToken
        );

    /// <summary>Adds the structures of a network.</summary>
    public Task<IActionResult> OnPostNetworkAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () =>
                publications.AddNetworkAsync(
                    HttpContext.Actor(),
                    id,
                    Network,
                    TypedNumber.Read(Copies),
                    cancellationToken
                ),
            isWhole: false,
            cancellationToken
        );

    /// <summary>Notes what was sent.</summary>
    public Task<IActionResult> OnPostSentAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () =>
                publications.NoteSentAsync(
                    HttpContext.Actor(),
                    id,
                    FormId,
                    Chosen,
                    SentOn.Read("sentOn"),
                    cancellationToken
                ),
            isWhole: false,
            cancellationToken
        );

    /// <summary>Takes back what was noted as sent by mistake.</summary>
    public Task<IActionResult> OnPostUnsentAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () => publications.TakeBackSentAsync(HttpContext.Actor(), id, Revision, Chosen, cancellationToken),
            isWhole: false,
            cancellationToken
        );

    /// <summary>Takes lines off the list.</summary>
    public Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () => publications.RemoveAsync(HttpContext.Actor(), id, Chosen, cancellationToken),
            isWhole: false,
            cancellationToken
        );

    // A form of a part of the page leaves the first one as the publication is.
    private async Task<IActionResult> DoAsync(
        Guid id,
        Func<Task> act,
        bool isWhole,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await act();
            return Redirect($"{Links.KeepPublication(id)}?note=true&{PageField}={Number}");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("collection", nameof(Collection)),
                ("title", isWhole ? nameof(Heading) : nameof(PaperHeading)),
                ("editionYear", nameof(EditionYear)),
                ("audience", nameof(Audience)),
                ("summary", nameof(Summary)),
                ("printRun", nameof(PrintRun)),
                ("publishedOn", nameof(PublishedOn)),
                ("link", nameof(Link)),
                ("file", FileField),
                ("schools", nameof(Schools)),
                ("network", nameof(Network)),
                ("copies", nameof(Copies)),
                ("chosen", nameof(Chosen)),
                ("sentOn", nameof(SentOn))
            );
            await ShowAsync(id, cancellationToken);
            // Whoever reads what somebody else has saved meanwhile, and saves again, replaces it.
            var changed = refused.Code == Core.Governance.Meetings.ChangedMeanwhile;
            if (changed || !isWhole)
                Fill();
            if (changed && isWhole)
                ViewData.SayWhatIsKept();
            return Page();
        }
    }

    private async Task ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        Opened = await publications.FindAsync(HttpContext.Actor(), id, cancellationToken);
        Lines = await publications.DistributionAsync(HttpContext.Actor(), id, Number, cancellationToken);
    }

    private void Fill()
    {
        if (Opened?.Publication is not { } one)
            return;
        (Revision, Collection, Heading) = (one.Revision, one.Collection, one.Title);
        EditionYear = one.EditionYear.ToString(CultureInfo.InvariantCulture);
        (Audience, Summary) = (one.Audience, one.Summary);
        PrintRun = one.PrintRun?.ToString(CultureInfo.InvariantCulture);
        PublishedOn = one.PublishedOn is { } day ? DateParts.Of(day) : new();
    }
}
