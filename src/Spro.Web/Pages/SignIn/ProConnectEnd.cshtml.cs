using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Client;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.SignIn;

/// <summary>Comes back from ProConnect, where the session has been ended too.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ProConnectEndModel : PageModel
{
    /// <summary>The provider says so, of a sign-out that was asked for from this browser.</summary>
    internal bool IsEndedThere { get; private set; }

    /// <summary>Shows it.</summary>
    public void OnGet() =>
        IsEndedThere =
            HttpContext.GetOpenIddictClientEndpointType() == OpenIddictClientEndpointType.PostLogoutRedirection
            && HttpContext.GetOpenIddictClientResponse()?.Error is null;
}
