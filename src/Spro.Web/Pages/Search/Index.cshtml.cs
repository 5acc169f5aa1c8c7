using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Search;

namespace Spro.Web.Pages.Search;

/// <summary>
/// One box for all that the public reads: occupations, sectors, certifications, trainings, places, territories, sheets and
/// acronyms. What is typed is in the address and nowhere else.
/// </summary>
internal sealed class IndexModel(CatalogueHost catalogues) : PageModel
{
    private const int Shown = 20;

    /// <summary>What the person typed.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    /// <summary>One kind only; anything unknown is no filter.</summary>
    [BindProperty(SupportsGet = true, Name = "type")]
    public string? Kind { get; set; }

    internal static IReadOnlyList<SearchKinds> Kinds { get; } =
    [
        SearchKinds.Occupation,
        SearchKinds.Sector,
        SearchKinds.Certification,
        SearchKinds.Training,
        SearchKinds.Place,
        SearchKinds.Territory,
        SearchKinds.Sheet,
        SearchKinds.Acronym,
    ];

    internal SearchResults Found { get; private set; } = SearchResults.Nothing;
    internal bool IsAsked => !string.IsNullOrWhiteSpace(Text);
    internal bool IsTooLong => Text?.Length > CatalogueSearch.LongestQuery;

    /// <summary>Shows the box, and what answers.</summary>
    public void OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        Found = catalogues.Current.Search.Find(Text, CatalogueSearch.KindsOf(Kind) ?? SearchKinds.All, Shown);
    }
}
