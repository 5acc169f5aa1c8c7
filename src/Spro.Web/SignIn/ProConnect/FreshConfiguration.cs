using Microsoft.IdentityModel.Protocols;
using OpenIddict.Abstractions;
using OpenIddict.Client;

namespace Spro.Web.SignIn.ProConnect;

/// <summary>
/// What the provider says of itself, and its keys, asked for at each sign-in: a key that it has replaced is known at once,
/// and one that it has withdrawn opens nothing. People sign in a few times a day: it costs two short calls.
/// </summary>
internal sealed class FreshConfiguration(OpenIddictClientService service, OpenIddictClientRegistration registration)
    : IConfigurationManager<OpenIddictConfiguration>
{
    private readonly IConfigurationRetriever<OpenIddictConfiguration> _retriever = new OpenIddictClientRetriever(
        service,
        registration
    );

    private readonly string _address =
        registration.Issuer!.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration";

    public Task<OpenIddictConfiguration> GetConfigurationAsync(CancellationToken cancel) =>
        // OpenIddict retrieves by itself, and uses no other retriever.
        _retriever.GetConfigurationAsync(_address, null!, cancel);

    public void RequestRefresh()
    {
        // The next is fresh anyway.
    }
}
