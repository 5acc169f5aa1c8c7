using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Client;
using Spro.Core.Accounts.Providers;
using Spro.Hosting;
using static OpenIddict.Client.OpenIddictClientEvents;

namespace Spro.Web.SignIn.ProConnect;

/// <summary>
/// What is required of an answer beyond what OpenIddict requires: read once, with a signed userinfo that is for us, at the
/// level asked for. And what ProConnect does not take is not sent.
/// </summary>
internal static class ProConnectChecks
{
    public static void AddTo(OpenIddictClientBuilder client, ProConnectSettings proConnect)
    {
        client.AddEventHandler<ProcessAuthenticationContext>(handler =>
            handler
                .UseSingletonHandler<ReadOnce>()
                .SetOrder(OpenIddictClientHandlers.ValidateEndpointUri.Descriptor.Order + 500)
        );
        client.AddEventHandler<ProcessAuthenticationContext>(handler =>
            handler
                .UseInlineHandler(RequireSignedUserInfo)
                .SetOrder(OpenIddictClientHandlers.EvaluateValidatedUserInfoToken.Descriptor.Order + 500)
        );
        client.AddEventHandler<ProcessAuthenticationContext>(handler =>
            handler
                .UseInlineHandler(RequireUserInfoForUs)
                .SetOrder(OpenIddictClientHandlers.ValidateUserInfoTokenSubject.Descriptor.Order + 500)
        );
        client.AddEventHandler<ProcessAuthenticationContext>(handler =>
            handler
                .UseInlineHandler(RequireInTime)
                .SetOrder(OpenIddictClientHandlers.ValidateUserInfoTokenSubject.Descriptor.Order + 600)
        );
        if (proConnect.RequiredAcr.Count > 0)
            client.AddEventHandler<ProcessAuthenticationContext>(handler =>
                handler
                    .UseInlineHandler(context => RequireLevel(context, proConnect))
                    .SetOrder(OpenIddictClientHandlers.ValidateBackchannelIdentityTokenNonce.Descriptor.Order + 500)
            );
        client.AddEventHandler<ProcessSignOutContext>(handler =>
            handler
                .UseInlineHandler(SendNoClientId)
                .SetOrder(OpenIddictClientHandlers.AttachOptionalClientId.Descriptor.Order + 500)
        );
        client.AddEventHandler<ProcessErrorContext>(handler =>
            handler.UseInlineHandler(LeaveToThePage).SetOrder(int.MinValue)
        );
    }

    private static ValueTask RequireSignedUserInfo(ProcessAuthenticationContext context)
    {
        if (context.EndpointType == OpenIddictClientEndpointType.Redirection)
            context.ExtractUserInfoToken =
                context.RequireUserInfoToken =
                context.ValidateUserInfoToken =
                context.RejectUserInfoToken =
                    true;
        return default;
    }

    private static ValueTask RequireUserInfoForUs(ProcessAuthenticationContext context)
    {
        if (
            context.EndpointType == OpenIddictClientEndpointType.Redirection
            && context.UserInfoTokenPrincipal?.GetClaims(OpenIddictConstants.Claims.Audience) is var audiences
            && audiences?.Contains(context.Registration.ClientId!, StringComparer.Ordinal) != true
        )
            context.Reject(OpenIddictConstants.Errors.InvalidToken, "This userinfo is for somebody else.");
        return default;
    }

    // OpenIddict takes what it has just received from the provider as of now; a clock that is wrong, there or here, is told.
    private static ValueTask RequireInTime(ProcessAuthenticationContext context)
    {
        if (
            context.EndpointType == OpenIddictClientEndpointType.Redirection
            && (IsPast(context.BackchannelIdentityTokenPrincipal) || IsPast(context.UserInfoTokenPrincipal))
        )
            context.Reject(OpenIddictConstants.Errors.InvalidToken, "This token has expired.");
        return default;

        bool IsPast(ClaimsPrincipal? token) =>
            long.TryParse(
                token?.GetClaim(OpenIddictConstants.Claims.ExpiresAt),
                NumberStyles.Integer,
                CultureInfo.InvariantCulture,
                out var end
            )
            && DateTimeOffset.FromUnixTimeSeconds(end) + context.Registration.TokenValidationParameters.ClockSkew
                < context.Options.TimeProvider!.GetUtcNow();
    }

    private static ValueTask RequireLevel(ProcessAuthenticationContext context, ProConnectSettings proConnect)
    {
        if (
            context.EndpointType == OpenIddictClientEndpointType.Redirection
            && !proConnect.RequiredAcr.Contains(
                context.BackchannelIdentityTokenPrincipal?.GetClaim(
                    OpenIddictConstants.Claims.AuthenticationContextReference
                ) ?? "",
                StringComparer.Ordinal
            )
        )
            context.Reject(Refusals.LevelError, "This level of assurance is not enough here.");
        return default;
    }

    // ProConnect documents the parameters that it takes, and refuses others.
    private static ValueTask SendNoClientId(ProcessSignOutContext context)
    {
        context.ClientId = null;
        return default;
    }

    // An error met on leaving: the page that leaves says it.
    private static ValueTask LeaveToThePage(ProcessErrorContext context)
    {
        if (context.EndpointType == OpenIddictClientEndpointType.Unknown)
            context.HandleRequest();
        return default;
    }

    /// <summary>An answer that comes again, from whoever it comes, is refused before anything is asked of the provider.</summary>
    internal sealed class ReadOnce(ProviderSignIns signIns) : IOpenIddictClientHandler<ProcessAuthenticationContext>
    {
        public async ValueTask HandleAsync(ProcessAuthenticationContext context)
        {
            if (
                context.EndpointType == OpenIddictClientEndpointType.Redirection
                && !(context.Nonce is { } drawn && await signIns.SpendAsync(drawn, context.CancellationToken))
            )
                context.Reject(OpenIddictConstants.Errors.InvalidToken, "This answer has been read already.");
        }
    }
}
