using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.Accounts;
using Spro.Hosting;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;
using Spro.Web.SignIn.ProConnect;

namespace Spro.Web.Pages.SignIn;

/// <summary>
/// Where professionals sign in. What they were typing when their session ended comes along, and is given back after.
/// </summary>
[EnableRateLimiting(RateLimits.Writing)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
// Signing in as an account of the demonstration borrows nobody's rights; a form of an ended session has no valid token.
[IgnoreAntiforgeryToken]
internal sealed class IndexModel(SignIns sessions, SproSettings settings, Departures departures) : PageModel
{
    private const string Chosen = "compte";
    private const string Token = "__RequestVerificationToken";

    /// <summary>The page that asked to sign in.</summary>
    [BindProperty(Name = "retour", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Why ProConnect led to nothing, just before.</summary>
    [BindProperty(Name = "refus", SupportsGet = true)]
    public string? Refused { get; set; }

    /// <summary>The way to ProConnect; null where it is not set.</summary>
    internal ProConnectOffer? ProConnect { get; private set; }

    internal bool IsDemonstration => settings.Demo;
    internal IReadOnlyList<SignInChoice> Choices { get; private set; } = [];
    internal bool IsSignedIn { get; private set; }

    /// <summary>What was being typed.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Typed =>
        Request
            .FormOrNothing()
            .Where(said => said.Key is not (Chosen or Token or "retour"))
            .SelectMany(said => said.Value.Select(value => KeyValuePair.Create(said.Key, value ?? "")))
            .Concat(_typedBefore);

    /// <summary>Only the desk has something to take up again.</summary>
    internal bool HasTyped => Back?.StartsWith(Links.Desk, StringComparison.Ordinal) == true && Typed.Any();

    /// <summary>Where to go once signed in: a page of this site, or the first of the professional's.</summary>
    internal string Next { get; private set; } = Links.OwnAccount;

    // Before leaving for ProConnect, which refused.
    private KeyValuePair<string, string>[] _typedBefore = [];

    /// <summary>The ways to sign in.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Signs in; or shows the page to a form whose session has ended.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // Another site chooses no account for anybody.
        if (Request.Headers["Sec-Fetch-Site"] == "cross-site")
            return Redirect(Links.SignIn);
        var chosen = Request.FormOrNothing()[Chosen].LastOrDefault();
        if (
            settings.Demo
            && Guid.TryParse(chosen, out var membership)
            && await sessions.OpenDemonstrationAsync(
                membership,
                Device.Of(Request.Headers.UserAgent),
                cancellationToken
            )
                is { } session
        )
        {
            await HttpContext.SignInAsync(session);
            var actor = await sessions.RecogniseAsync(session.Id, cancellationToken);
            if (Url.IsLocalUrl(Back))
                Next = Back;
            else if (actor?.May(Purpose.Welcome) == true)
                Next = Links.Desk;
            if (!HasTyped)
                return Redirect(Next);
            IsSignedIn = true;
            return Page();
        }
        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        if (settings.ProConnect is not null)
            ProConnect = OfferProConnect();
        if (settings.Demo)
            Choices = await sessions.OfDemonstrationAsync(cancellationToken);
    }

    private ProConnectOffer OfferProConnect()
    {
        var back = Url.IsLocalUrl(Back) ? Back : null;
        var refusal = Refusals.Read(Refused);
        var before = refusal is null ? null : departures.Read(HttpContext);
        if (before is not null && before.Back == back)
            _typedBefore = before.Typed;
        if (HasTyped)
            return new(back, refusal, IsTooLong: !departures.Keep(HttpContext, new(back, [.. Typed])));
        departures.Forget(HttpContext);
        return new(back, refusal, IsTooLong: false);
    }
}
