using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Feedback;
using Spro.Core.Knowledge;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Knowledge;

/// <summary>"Cela ne m'a pas aidé": said of a sheet without an account, with or without words.</summary>
[EnableRateLimiting(RateLimits.Writing)]
// No session and no identity stand behind this form, so there is nothing a forged request could borrow.
[IgnoreAntiforgeryToken]
internal sealed class NotHelpedModel(
    CatalogueHost catalogues,
    Remarks remarks,
    IStringLocalizer<Resources.Knowledge> texts
) : PageModel
{
    /// <summary>Chosen by the form: sent twice, it is said once.</summary>
    [BindProperty]
    public Guid FormId { get; set; } = Guid.NewGuid();

    /// <summary>In the person's words; may stay empty.</summary>
    [BindProperty]
    public string? Text { get; set; }

    internal InformationSheet Sheet { get; private set; } = null!;
    internal bool IsSent { get; private set; }

    /// <summary>Shows the form, or the thanks.</summary>
    public IActionResult OnGet(string id, bool merci)
    {
        IsSent = merci;
        return Find(id) ? Page() : NotFound();
    }

    /// <summary>Takes the remark.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!Find(id))
            return NotFound();
        if (Text is { Length: > Remark.LongestText })
        {
            ModelState.AddModelError(nameof(Text), texts["nothelped.long", Text.Length, Remark.LongestText]);
            return Page();
        }
        await remarks.AddAsync(
            new Remark
            {
                Kind = RemarkKind.NotHelped,
                Page = Links.InformationSheet(id),
                Text = string.IsNullOrWhiteSpace(Text) ? null : Text.Trim(),
            },
            FormId,
            cancellationToken
        );
        return Redirect(Links.NotHelped(id) + "?merci=true");
    }

    private bool Find(string id)
    {
        if (catalogues.Current.Sheets.Find(id) is not { } sheet)
            return false;
        Sheet = sheet;
        return true;
    }
}
