using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Publications;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Publishing;

/// <summary>What the Région makes appear: editions of the guide, and publications.</summary>
internal sealed class IndexModel(Guides guides, GuideAssociates associates, RegionalPublications publications)
    : PageModel
{
    /// <summary>The edition that was just published.</summary>
    [BindProperty(Name = "publiee", SupportsGet = true)]
    public int? Published { get; set; }

    /// <summary>The page of what is to be completed.</summary>
    [BindProperty(Name = "p", SupportsGet = true)]
    public int Number { get; set; }

    /// <summary>What cannot be taken back was read again first.</summary>
    [BindProperty]
    public bool IsRead { get; set; }

    internal IReadOnlyList<GuideEditionLine> Editions { get; private set; } = [];

    /// <summary>What an edition of today would list as associated, beside the labels of today.</summary>
    internal ListingComparison Associated { get; private set; } = null!;

    /// <summary>The same for the last edition, on its day; null when there is none.</summary>
    internal ListingComparison? LastAssociated { get; private set; }

    /// <summary>How many structures have something to complete.</summary>
    internal int Incomplete { get; private set; }
    internal ListPage<GuideGap> Gaps { get; private set; } = null!;
    internal IReadOnlyList<PublicationView> All { get; private set; } = [];

    /// <summary>The lists.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Publishes an edition.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!IsRead)
                throw RefusedException.At("box", "unread", "Relisez, puis cochez la case\u00A0: une édition reste.");
            var edition = await guides.PublishAsync(HttpContext.Actor(), cancellationToken);
            return Redirect($"{Links.Publishing}?publiee={edition.Number}");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("box", nameof(IsRead)));
            await ShowAsync(cancellationToken);
            return Page();
        }
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Editions = await guides.ListAsync(cancellationToken);
        var today = await guides.TodayAsync(cancellationToken);
        var gaps = Guides.GapsOf(today);
        (Incomplete, Gaps) = (gaps.Count, ListPage.Of(gaps, Number));
        Associated = await associates.CompareAsync(today, cancellationToken);
        if (Editions is [var last, ..] && await guides.FindAsync(last.Number, cancellationToken) is { } edition)
            LastAssociated = await associates.CompareAsync(edition, cancellationToken);
        All = await publications.AllAsync(HttpContext.Actor(), cancellationToken);
    }
}
