using Markdig;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Knowledge;

/// <summary>One information sheet, whole, with its source, its date and who answers for it.</summary>
[OutputCache(PolicyName = Site.PublicPages)]
internal sealed class SheetModel(CatalogueHost catalogues) : PageModel
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().Build();

    internal InformationSheet Sheet { get; private set; } = null!;

    /// <summary>The rest of the sheet, as HTML.</summary>
    internal string Body { get; private set; } = "";

    public IActionResult OnGet(string id)
    {
        if (catalogues.Current.Sheets.Find(id) is not { } sheet)
            return NotFound();
        Sheet = sheet;
        Body = Markdig.Markdown.ToHtml(sheet.Body, Markdown);
        return Page();
    }
}
