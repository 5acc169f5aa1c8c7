using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Spro.Web.SignIn.ProConnect;

/// <summary>
/// Somebody has shown who they are, and has not yet said as what they sign in: a cookie of a few minutes, closed, holds it.
/// </summary>
internal static class Choosing
{
    public const string Scheme = "Choosing";

    private const string IdToken = "id_token";

    public static Task BeginChoiceAsync(this HttpContext context, Guid accountId, string idToken)
    {
        var properties = new AuthenticationProperties();
        properties.StoreTokens([new AuthenticationToken { Name = IdToken, Value = idToken }]);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Sid, accountId.ToString())], Scheme);
        return context.SignInAsync(Scheme, new ClaimsPrincipal(identity), properties);
    }

    /// <summary>Who is choosing; null when nobody is.</summary>
    public static async Task<(Guid AccountId, string IdToken)?> ReadChoiceAsync(this HttpContext context)
    {
        var read = await context.AuthenticateAsync(Scheme);
        return read.Principal?.SessionId() is { } account && read.Properties?.GetTokenValue(IdToken) is { } idToken
            ? (account, idToken)
            : null;
    }

    public static Task EndChoiceAsync(this HttpContext context) => context.SignOutAsync(Scheme);
}
