using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Feedback;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.FirstAnswer;

/// <summary>"Je n'ai pas compris": told without an account; the situation does not come along.</summary>
[EnableRateLimiting(RateLimits.Writing)]
// No session and no identity stand behind this form, so there is nothing a forged request could borrow.
[IgnoreAntiforgeryToken]
internal sealed class NotUnderstoodModel(
    CatalogueHost catalogues,
    Remarks remarks,
    TimeProvider clock,
    IStringLocalizer<Resources.FirstAnswers> texts
) : PageModel
{
    /// <summary>Chosen by the form: sent twice, it is said once.</summary>
    [BindProperty]
    public Guid FormId { get; set; } = Guid.NewGuid();

    /// <summary>In the person's words; may stay empty.</summary>
    [BindProperty]
    public string? Text { get; set; }

    internal bool IsSent { get; private set; }

    /// <summary>Shows the form, or the thanks.</summary>
    public void OnGet(bool merci) => IsSent = merci;

    /// <summary>Takes the remark.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Text is { Length: > Remark.LongestText })
        {
            ModelState.AddModelError(nameof(Text), texts["notunderstood.long", Text.Length, Remark.LongestText]);
            return Page();
        }
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await remarks.AddAsync(
            new Remark
            {
                Kind = RemarkKind.NotUnderstood,
                Page = Links.Answer,
                RulesVersion = catalogues.Current.RulesOn(today).Version,
                Text = string.IsNullOrWhiteSpace(Text) ? null : Text.Trim(),
            },
            FormId,
            cancellationToken
        );
        return Redirect(Links.NotUnderstood + "?merci=true");
    }
}
