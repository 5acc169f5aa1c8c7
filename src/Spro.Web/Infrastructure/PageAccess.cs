using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Spro.Web.Infrastructure;

/// <summary>
/// The folders of pages that anybody may read, one by one: a page put elsewhere has stated nothing of who may read it,
/// and a test refuses it.
/// </summary>
internal static class PageAccess
{
    private static readonly string[] PublicFolders =
    [
        "/About",
        "/Activities",
        "/ApiReference",
        "/Directory",
        "/Embed",
        "/Exploration",
        "/FirstAnswer",
        "/Knowledge",
        "/OpenData",
        "/Rules",
        "/Search",
        "/Territories",
    ];

    public static void State(PageConventionCollection pages)
    {
        pages.AllowAnonymousToPage("/Index");
        foreach (var folder in PublicFolders)
            pages.AllowAnonymousToFolder(folder);
    }
}
