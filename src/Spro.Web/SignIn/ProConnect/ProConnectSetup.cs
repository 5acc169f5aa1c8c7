using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Client;
using Spro.Core.Accounts.Providers;
using Spro.Hosting;
using Spro.Web.Infrastructure;

namespace Spro.Web.SignIn.ProConnect;

/// <summary>Sign-in by ProConnect, where it is set (docs/adr/0022): OpenIddict speaks to the provider and verifies its answers.</summary>
internal static class ProConnectSetup
{
    /// <summary>The scheme that goes to the provider.</summary>
    public const string Scheme = "ProConnect";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void AddProConnect(this IServiceCollection services, SproSettings settings, CookieSecurePolicy secure)
    {
        services.AddSingleton<Departures>();
        services.AddSingleton<ProConnectSessions>();
        if (settings.ProConnect is not { } proConnect)
            return;
        var prefix = secure == CookieSecurePolicy.Always ? "__Secure-" : "";
        services
            .AddAuthentication()
            .AddCookie(
                Choosing.Scheme,
                cookie =>
                {
                    cookie.Cookie.Name = prefix + "spro-choix";
                    cookie.Cookie.Path = Links.SignIn;
                    cookie.Cookie.HttpOnly = true;
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.Cookie.SecurePolicy = secure;
                    cookie.ExpireTimeSpan = TimeSpan.FromMinutes(10);
                    cookie.SlidingExpiration = false;
                }
            );
        services
            .AddOpenIddict()
            .AddClient(client =>
            {
                client.AllowAuthorizationCodeFlow();
                client.SetStateTokenLifetime(ProviderSignIns.LongestAnswer);
                // What was asked comes back in "state", closed by the keys that all nodes share. The two keys below are
                // required, and close nothing.
                client.DisableTokenStorage();
                client.UseDataProtection();
                client.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
                client.AddSigningKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
                var site = client
                    .UseAspNetCore()
                    .EnableRedirectionEndpointPassthrough()
                    .EnablePostLogoutRedirectionEndpointPassthrough()
                    .EnableErrorPassthrough()
                    .Configure(options =>
                    {
                        options.CookieBuilder.Name = prefix + "spro-demande";
                        options.CookieBuilder.Path = Links.SignIn;
                        options.CookieBuilder.SameSite = SameSiteMode.Lax;
                        options.CookieBuilder.SecurePolicy = secure;
                    });
                // Only a service that nobody but this machine reaches is without TLS: the settings refuse any other.
                if (settings.PublicUrl.Scheme == "http")
                    site.DisableTransportSecurityRequirement();
                client
                    .UseSystemNetHttp()
                    .ConfigureHttpClient(http => http.Timeout = Patience)
                    // A code serves once: asking again only makes people wait.
                    .Configure(options => options.HttpResiliencePipeline = null);
                client.AddRegistration(Registration(settings, proConnect));
                ProConnectChecks.AddTo(client, proConnect);
            });
        services
            .AddOptions<OpenIddictClientOptions>()
            .Configure<OpenIddictClientService>(
                (options, service) =>
                {
                    foreach (var registration in options.Registrations)
                        registration.ConfigurationManager = new FreshConfiguration(service, registration);
                }
            );
    }

    private static OpenIddictClientRegistration Registration(SproSettings settings, ProConnectSettings proConnect)
    {
        var address = new SiteAddress(settings);
        var registration = new OpenIddictClientRegistration
        {
            RegistrationId = Scheme,
            ProviderName = Scheme,
            Issuer = proConnect.Authority,
            ClientId = proConnect.ClientId,
            ClientSecret = proConnect.ClientSecret,
            RedirectUri = new Uri(address.Absolute(Links.ProConnectReturn)),
            PostLogoutRedirectUri = new Uri(address.Absolute(Links.ProConnectEnd)),
        };
        registration.Scopes.UnionWith(proConnect.Scopes);
        // Clocks are never quite together.
        registration.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
        // Signed by a key that the provider alone holds: never "none", and never a secret that we hold too.
        registration.TokenValidationParameters.ValidAlgorithms =
        [
            SecurityAlgorithms.RsaSha256,
            SecurityAlgorithms.RsaSsaPssSha256,
            SecurityAlgorithms.EcdsaSha256,
        ];
        return registration;
    }
}
