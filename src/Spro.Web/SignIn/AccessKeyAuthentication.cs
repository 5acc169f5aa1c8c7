using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Spro.Core.Accounts.Keys;
using Spro.Web.Infrastructure;

namespace Spro.Web.SignIn;

/// <summary>
/// Recognises a program by the key of its structure ("Authorization: Bearer spro_…"). Cookies open nothing there: no page
/// of a browser can be made to call in somebody's name.
/// </summary>
internal sealed class AccessKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    AccessKeys keys
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "AccessKey";

    private const string Bearer = "Bearer ";

    /// <summary>The policy of what a key may do.</summary>
    public static string PolicyOf(KeyUse use) => "Key" + use;

    /// <summary>Adds the policies: each asks for a key that may do it, and for nothing else.</summary>
    public static void AddPolicies(AuthorizationBuilder policies)
    {
        foreach (var use in Enum.GetValues<KeyUse>())
            policies.AddPolicy(
                PolicyOf(use),
                policy =>
                    policy
                        .AddAuthenticationSchemes(Name)
                        .RequireAuthenticatedUser()
                        .RequireAssertion(context =>
                            (context.Resource as HttpContext)?.Features.Get<KeyHolder>()?.Uses.Contains(use) == true
                        )
            );
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Bearer, StringComparison.Ordinal))
            return AuthenticateResult.NoResult();
        if (await keys.RecogniseAsync(header[Bearer.Length..].Trim(), Context.RequestAborted) is not { } holder)
            // Nothing of what was shown is said, here or in a log.
            return AuthenticateResult.Fail("No such key.");
        Context.Features.Set(holder);
        Context.Features.Set(holder.Actor);
        return AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(Name)), Name)
        );
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        var isShown = Request.Headers.Authorization.Count > 0;
        return Problems
            .Of(
                StatusCodes.Status401Unauthorized,
                isShown ? "key-refused" : "key-missing",
                isShown
                    ? "Cette clé d'accès n'ouvre rien : elle est inconnue, reprise, ou trop ancienne."
                    : "Cet appel demande la clé d'accès d'une structure : « Authorization: Bearer spro_… »."
            )
            .ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems
            .Of(
                StatusCodes.Status403Forbidden,
                "key-not-for-this",
                "Cette clé d'accès ne permet pas cet appel : le ou la responsable de la structure l'a limitée."
            )
            .ExecuteAsync(Context);
}
