using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Spro.Core.Accounts;

namespace Spro.Web.SignIn;

/// <summary>Who is signed in.</summary>
internal static class SignedExtensions
{
    /// <summary>The professional signed in; null for anybody else.</summary>
    public static Actor? Signed(this HttpContext context) => context.Features.Get<Actor>();

    /// <summary>The professional signed in, on a page that only they can open.</summary>
    public static Actor Actor(this HttpContext context) =>
        context.Signed() ?? throw new InvalidOperationException("This page states no access.");

    /// <summary>Gives the browser the cookie of a session; what is left of this request is of that session too.</summary>
    public static async Task SignInAsync(this HttpContext context, SignInSession session)
    {
        context.User = new ClaimsPrincipal(
            new ClaimsIdentity(
                [new Claim(ClaimTypes.Sid, session.Id.ToString())],
                CookieAuthenticationDefaults.AuthenticationScheme
            )
        );
        await context.SignInAsync(context.User);
        // Pages then opened at the same moment share it: none of them sends a form that another one's cookie refuses.
        context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
    }

    /// <summary>The session that a cookie names.</summary>
    public static Guid? SessionId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.Sid), out var id) ? id : null;
}
