using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.Accounts;
using Spro.Hosting;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn.ProConnect;

namespace Spro.Web.Pages.SignIn;

/// <summary>Somebody who is several things says as which they sign in.</summary>
[EnableRateLimiting(RateLimits.ByProvider)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class MembershipChoiceModel(SproSettings settings, SignIns signIns, ProConnectSessions sessions)
    : PageModel
{
    internal IReadOnlyList<SignInChoice> Choices { get; private set; } = [];

    /// <summary>Shows what they are.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync() is not { } choosing)
            return Redirect(Links.SignIn);
        Choices = await signIns.ChoicesAsync(choosing.AccountId, cancellationToken);
        return Page();
    }

    /// <summary>Signs in as one of them.</summary>
    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "compte")] Guid membership,
        CancellationToken cancellationToken
    )
    {
        if (await ReadAsync() is not { } choosing)
            return Redirect(Links.SignIn);
        var next = await sessions.OpenAsync(
            HttpContext,
            choosing.AccountId,
            membership,
            choosing.IdToken,
            cancellationToken
        );
        if (next is null)
            return await OnGetAsync(cancellationToken);
        await HttpContext.EndChoiceAsync();
        return Redirect(next);
    }

    private async Task<(Guid AccountId, string IdToken)?> ReadAsync() =>
        settings.ProConnect is null ? null : await HttpContext.ReadChoiceAsync();
}
