using Microsoft.AspNetCore.Authentication;
using Microsoft.Net.Http.Headers;
using OpenIddict.Client.AspNetCore;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Providers;
using Spro.Web.Infrastructure;

namespace Spro.Web.SignIn.ProConnect;

/// <summary>Opens and closes the sessions of those for whom ProConnect answers.</summary>
internal sealed class ProConnectSessions(SignIns signIns, ProviderSignIns providers, Departures departures)
{
    /// <summary>Opens one; gives where to go on, or null when the account is not that any more.</summary>
    public async Task<string?> OpenAsync(
        HttpContext context,
        Guid accountId,
        Guid membershipId,
        string idToken,
        CancellationToken cancellationToken
    )
    {
        var device = Device.Of(context.Request.Headers.UserAgent);
        if (await signIns.OpenAsync(accountId, membershipId, device, cancellationToken) is not { } session)
            return null;
        await providers.KeepAsync(session.Id, idToken, cancellationToken);
        await context.SignInAsync(session);
        var departure = departures.Read(context);
        if (departure is { Typed.Length: > 0 })
            return Links.SignInResumed;
        departures.Forget(context);
        if (departure?.Back is { } back)
            return back;
        return ProfessionalMenu.FirstPageOf(await signIns.RecogniseAsync(session.Id, cancellationToken));
    }

    /// <summary>Where to end the provider's session too; null when it does not answer.</summary>
    public static async Task<string?> SignOutAddressAsync(HttpContext context, string idToken)
    {
        var properties = new AuthenticationProperties
        {
            Items = { [OpenIddictClientAspNetCoreConstants.Properties.IdentityTokenHint] = idToken },
        };
        await context.SignOutAsync(ProConnectSetup.Scheme, properties);
        return TakeAddress(context.Response);
    }

    // A form whose answer redirects to another site would need a policy that lets forms go to any site on the way
    // (form-action): the page that ends the session goes there by itself instead.
    private static string? TakeAddress(HttpResponse response)
    {
        var address = response.Headers.Location.ToString();
        response.Headers.Remove(HeaderNames.Location);
        response.StatusCode = StatusCodes.Status200OK;
        return address.Length > 0 ? address : null;
    }
}
