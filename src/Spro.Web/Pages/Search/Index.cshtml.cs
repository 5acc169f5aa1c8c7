using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Search;

namespace Spro.Web.Pages.Search;

/// <summary>One box for occupations, certifications, trainings, places and sheets. What is typed is in the address and nowhere else.</summary>
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
    [SearchKinds.Occupation, SearchKinds.Certification, SearchKinds.Training, SearchKinds.Place, SearchKinds.Sheet];

    internal SearchResults Found { get; private set; } = SearchResults.Nothing;
    internal bool IsAsked => !string.IsNullOrWhiteSpace(Text);
    internal bool IsTooLong => Text?.Length > CatalogueSearch.LongestQuery;

    /// <summary>A title as one says it: both forms of a job name in one go.</summary>
    internal static string Said(SearchKinds kind, string title) =>
        kind == SearchKinds.Occupation ? Core.Knowledge.TitleForms.Said(title) : title;

    /// <summary>Shows the box, and what answers.</summary>
    public void OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        Found = catalogues.Current.Search.Find(Text, CatalogueSearch.KindsOf(Kind) ?? SearchKinds.All, Shown);
    }
}
