using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NetEscapades.AspNetCore.SecurityHeaders;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Encounters;

/// <summary>A page whose address is a secret: it stays in no browser, and tells no other page where one comes from.</summary>
[EnableRateLimiting(RateLimits.SigningIn)]
[SecurityHeadersPolicy(SecurityHeaders.SecretAddress)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
// The address of the page is what opens it: nobody else can send its form.
[IgnoreAntiforgeryToken]
internal abstract class SecretPage : PageModel
{
    /// <summary>The end of the link.</summary>
    internal string Token { get; private protected set; } = "";
}
