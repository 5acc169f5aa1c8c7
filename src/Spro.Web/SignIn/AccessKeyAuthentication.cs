using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Spro.Core.Accounts.Keys;
using Spro.Web.Infrastructure;

namespace Spro.Web.SignIn;

/// <summary>
/// Recognises a program by the key of its structure or network ("Authorization: Bearer spro_…"). Cookies open nothing there: no page
/// of a browser can be made to call in somebody's name.
/// </summary>
internal sealed class AccessKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    AccessKeys keys,
    KeyTries tries
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "AccessKey";

    private const string Bearer = "Bearer ";

    // One of these is made for each request.
    private bool _isTooSoon;

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
        var shown = header[Bearer.Length..].Trim();
        if (!tries.MayLookUp(Context, shown))
        {
            _isTooSoon = true;
            return AuthenticateResult.Fail("Too many keys.");
        }
        var found = await keys.RecogniseAsync(shown, Context.RequestAborted);
        tries.Note(Context, shown, isRight: found is not null);
        if (found is not { } holder)
            // Nothing of what was shown is said, here or in a log.
            return AuthenticateResult.Fail("No such key.");
        // Here rather than by a policy of the address: what a key asks and may not do is counted too.
        if (!tries.MayCall(holder.Actor.AccountId))
        {
            _isTooSoon = true;
            return AuthenticateResult.Fail("Too many calls.");
        }
        Context.Features.Set(holder);
        Context.Features.Set(holder.Actor);
        return AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(Name)), Name)
        );
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_isTooSoon)
            return RateLimits.RefuseAsync(Context);
        Response.Headers.WWWAuthenticate = "Bearer";
        var isShown = Request.Headers.Authorization.Count > 0;
        return Problems
            .Of(
                StatusCodes.Status401Unauthorized,
                isShown ? "key-refused" : "key-missing",
                isShown
                    ? "Cette clé d'accès n'ouvre rien : elle est inconnue, fermée, ou trop ancienne."
                    : "Cet appel demande la clé d'accès d'une structure ou d'un réseau : « Authorization: Bearer spro_… »."
            )
            .ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems
            .Of(
                StatusCodes.Status403Forbidden,
                "key-not-for-this",
                "Cette clé d'accès ne permet pas cet appel : qui l'a créée l'a limitée, ou c'est celle d'un réseau, qui ne dépose que des totaux."
            )
            .ExecuteAsync(Context);
}
