using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Spro.Web.Tests.SignIn;

/// <summary>
/// A real provider (OpenIddict, in its full mode: codes serve once, addresses are declared, PKCE is required) that signs
/// userinfo as ProConnect does; and that lies, when a test tells it how.
/// </summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "spro";
    public const string ClientSecret = "a secret of the tests";

    private readonly SqliteConnection _store = new("Data Source=:memory:");
    private readonly TimeProvider _clock;
    private readonly int _port;
    private WebApplication? _app;

    private TestProvider(int port, TimeProvider clock) => (_port, _clock) = (port, clock);

    public string Issuer => $"http://127.0.0.1:{_port}/";

    /// <summary>Who signs in: what the provider calls them, and their address.</summary>
    public (string Subject, string Email) Person { get; set; } = ("nobody", "nobody@example.org");

    /// <summary>They press « Annuler ».</summary>
    public bool IsCancelled { get; set; }

    /// <summary>It answers nothing any more.</summary>
    public bool IsDown { get; set; }

    /// <summary>The level at which they sign in.</summary>
    public string Level { get; set; } = "eidas1";

    /// <summary>How the ID token lies; nothing, when it does not.</summary>
    public Action<Forgery>? IdTokenLie { get; set; }

    /// <summary>How the userinfo lies; nothing, when it does not.</summary>
    public Action<Forgery>? UserInfoLie { get; set; }

    /// <summary>Userinfo as plain JSON, which proves nothing.</summary>
    public bool IsUserInfoPlain { get; set; }

    /// <summary>What was asked of its pages, the latest last.</summary>
    public ConcurrentQueue<(string Path, IReadOnlyDictionary<string, string> Parameters)> Asked { get; } = [];

    public IReadOnlyDictionary<string, string> LastAsked(string path) => Asked.Last(one => one.Path == path).Parameters;

    public void TellTheTruth()
    {
        (IsCancelled, IsDown, IsUserInfoPlain, Level) = (false, false, false, "eidas1");
        (IdTokenLie, UserInfoLie) = (null, null);
    }

    public static async Task<TestProvider> StartAsync(int port, Uri site, TimeProvider clock)
    {
        var provider = new TestProvider(port, clock);
        await provider.StartAsync(site);
        return provider;
    }

    /// <summary>Signs with another key from now on, and forgets the former.</summary>
    public void ReplaceKey()
    {
        var credentials = Options.SigningCredentials;
        credentials.Clear();
        credentials.Add(NewKey());
    }

    private OpenIddictServerOptions Options =>
        _app!.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue;

    private static SigningCredentials NewKey() =>
        new(
            new RsaSecurityKey(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") },
            SecurityAlgorithms.RsaSha256
        );

    private async Task StartAsync(Uri site)
    {
        await _store.OpenAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{_port}");
        builder.Services.AddSingleton(_clock);
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication();
        builder.Services.AddDbContext<DbContext>(options => options.UseSqlite(_store).UseOpenIddict());
        builder
            .Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(server =>
            {
                server
                    .SetAuthorizationEndpointUris("authorize")
                    .SetTokenEndpointUris("token")
                    .SetUserInfoEndpointUris("userinfo")
                    .SetEndSessionEndpointUris("session/end")
                    .AllowAuthorizationCodeFlow()
                    .RequireProofKeyForCodeExchange()
                    .RegisterScopes("email", "given_name", "usual_name", "uid", "siret")
                    .DisableAccessTokenEncryption()
                    .AddEphemeralEncryptionKey()
                    .AddSigningCredentials(NewKey());
                server
                    .UseAspNetCore()
                    .EnableAuthorizationEndpointPassthrough()
                    .EnableTokenEndpointPassthrough()
                    .EnableUserInfoEndpointPassthrough()
                    .EnableEndSessionEndpointPassthrough()
                    .DisableTransportSecurityRequirement();
                server.AddEventHandler<ApplyTokenResponseContext>(handler =>
                    handler
                        .UseInlineHandler(context =>
                        {
                            if (IdTokenLie is { } lie && context.Response.IdToken is { } truth)
                                context.Response.IdToken = Forge(new JsonWebToken(truth).EncodedPayload, lie);
                            return default;
                        })
                        .SetOrder(int.MinValue + 1)
                );
            });
        _app = builder.Build();
        _app.Use(
            (context, next) =>
            {
                if (IsDown)
                {
                    context.Abort();
                    return Task.CompletedTask;
                }
                Asked.Enqueue(
                    (
                        context.Request.Path,
                        context.Request.Query.ToDictionary(one => one.Key, one => one.Value.ToString())
                    )
                );
                return next(context);
            }
        );
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.MapGet("/authorize", Authorize);
        _app.MapPost("/token", (Delegate)ExchangeAsync);
        _app.MapGet("/userinfo", (Delegate)UserInfoAsync);
        _app.MapGet(
            "/session/end",
            () =>
                Results.SignOut(
                    new AuthenticationProperties { RedirectUri = "/" },
                    [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]
                )
        );
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync();
            await scope
                .ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>()
                .CreateAsync(Registered(site));
        }
        await _app.StartAsync();
        // Its first answers take longer than the site waits for, on a machine that does much else.
        using var first = new HttpClient();
        foreach (var path in (string[])["openid-configuration", "jwks"])
            (await first.GetAsync(new Uri($"http://127.0.0.1:{_port}/.well-known/{path}"))).Dispose();
    }

    private static OpenIddictApplicationDescriptor Registered(Uri site)
    {
        var application = new OpenIddictApplicationDescriptor
        {
            ClientId = ClientId,
            ClientSecret = ClientSecret,
            ConsentType = ConsentTypes.Implicit,
            RedirectUris = { new Uri(site, "/connexion/proconnect/retour") },
            PostLogoutRedirectUris = { new Uri(site, "/connexion/proconnect/fin") },
            Permissions =
            {
                Permissions.Endpoints.Authorization,
                Permissions.Endpoints.Token,
                Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode,
                Permissions.ResponseTypes.Code,
            },
        };
        foreach (var scope in (string[])["email", "given_name", "usual_name", "uid", "siret"])
            application.Permissions.Add(Permissions.Prefixes.Scope + scope);
        return application;
    }

    private IResult Authorize(HttpContext context)
    {
        if (IsCancelled)
            return Results.Forbid(
                new AuthenticationProperties(
                    new Dictionary<string, string?>
                    {
                        [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.AccessDenied,
                    }
                ),
                [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]
            );
        var identity = new ClaimsIdentity("tests", Claims.Name, Claims.Role);
        identity.AddClaim(new Claim(Claims.Subject, Person.Subject));
        identity.AddClaim(new Claim(Claims.AuthenticationContextReference, Level));
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(context.GetOpenIddictServerRequest()!.GetScopes());
        principal.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return Results.SignIn(principal, null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static async Task<IResult> ExchangeAsync(HttpContext context)
    {
        var code = await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        return Results.SignIn(code.Principal!, null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private async Task<IResult> UserInfoAsync(HttpContext context)
    {
        var token = await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        var now = _clock.GetUtcNow();
        var claims = new JsonObject
        {
            [Claims.Issuer] = Issuer,
            [Claims.Audience] = ClientId,
            [Claims.Subject] = token.Principal!.GetClaim(Claims.Subject),
            [Claims.Email] = Person.Email,
            [Claims.IssuedAt] = now.ToUnixTimeSeconds(),
            [Claims.ExpiresAt] = now.AddMinutes(1).ToUnixTimeSeconds(),
            ["given_name"] = "Camille",
            ["usual_name"] = "Essai",
            ["uid"] = Person.Subject,
            ["siret"] = "00000000000000",
        };
        if (IsUserInfoPlain)
            return Results.Content(claims.ToJsonString(), "application/json");
        var payload = Base64UrlEncoder.Encode(claims.ToJsonString());
        return Results.Content(Forge(payload, UserInfoLie ?? (_ => { })), "application/jwt");
    }

    private string Forge(string payload, Action<Forgery> lie)
    {
        var forgery = new Forgery(
            JsonNode.Parse(Base64UrlEncoder.Decode(payload))!.AsObject(),
            Options.SigningCredentials[0],
            _clock.GetUtcNow()
        );
        lie(forgery);
        return forgery.Write();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        await _store.DisposeAsync();
    }
}

/// <summary>A token that somebody has had in hand before it is signed.</summary>
internal sealed class Forgery(JsonObject claims, SigningCredentials key, DateTimeOffset now)
{
    public JsonObject Claims { get; } = claims;

    public DateTimeOffset Now { get; } = now;

    /// <summary>Who signs; null: nobody does ("none").</summary>
    public SigningCredentials? Key { get; set; } = key;

    /// <summary>Changed after it was signed.</summary>
    public Action<JsonObject>? Afterwards { get; set; }

    public string Write()
    {
        var text = Claims.ToJsonString();
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        var token = Key is null ? handler.CreateToken(text) : handler.CreateToken(text, Key);
        if (Afterwards is null)
            return token;
        Afterwards(Claims);
        var parts = token.Split('.');
        return $"{parts[0]}.{Base64UrlEncoder.Encode(Claims.ToJsonString())}.{parts[2]}";
    }
}
