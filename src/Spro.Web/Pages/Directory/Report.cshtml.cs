using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Feedback;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Directory;

/// <summary>"Une information est fausse", "on m'a demandé de payer": said without an account, without a cookie.</summary>
[EnableRateLimiting(RateLimits.Writing)]
// No session and no identity stand behind this form, so there is nothing a forged request could borrow.
[IgnoreAntiforgeryToken]
internal sealed class ReportModel(
    CatalogueHost catalogues,
    Remarks remarks,
    IStringLocalizer<Resources.Directory> texts
) : PageModel
{
    /// <summary>Chosen by the form: sent twice, it is said once.</summary>
    [BindProperty]
    public Guid FormId { get; set; } = Guid.NewGuid();

    /// <summary>What it is about.</summary>
    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>In the person's words.</summary>
    [BindProperty]
    public string? Text { get; set; }

    internal Door Door { get; private set; } = null!;

    /// <summary>What has just been said; null before.</summary>
    internal RemarkKind? Sent { get; private set; }

    /// <summary>Shows the form, or the thanks.</summary>
    public IActionResult OnGet(Guid id, string? merci)
    {
        Sent = KindOf(merci);
        return Find(id) ? Page() : NotFound();
    }

    /// <summary>Takes the remark.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!Find(id))
            return NotFound();
        var kind = KindOf(Kind);
        if (kind is null)
            ModelState.AddModelError(nameof(Kind), texts["report.kind.missing"]);
        if (Text is { Length: > Remark.LongestText })
            ModelState.AddModelError(nameof(Text), texts["report.text.long", Text.Length, Remark.LongestText]);
        if (kind == RemarkKind.WrongInformation && string.IsNullOrWhiteSpace(Text))
            ModelState.AddModelError(nameof(Text), texts["report.text.missing"]);
        if (!ModelState.IsValid)
            return Page();
        await remarks.AddAsync(
            new Remark
            {
                Kind = kind!.Value,
                Page = Links.Place(id),
                PlaceId = id,
                Text = Text?.Trim(),
            },
            FormId,
            cancellationToken
        );
        return Redirect(Links.Report(id) + "?merci=" + Kind);
    }

    private static RemarkKind? KindOf(string? said) =>
        said switch
        {
            "faux" => RemarkKind.WrongInformation,
            "payer" => RemarkKind.AskedToPay,
            _ => null,
        };

    private bool Find(Guid id)
    {
        if (catalogues.Current.Doors.Find(id) is not { } door)
            return false;
        Door = door;
        return true;
    }
}
