using System.Globalization;
using Spro.Core.Catalogue;
using Spro.Hosting;
using Spro.Web.Api;
using Spro.Web.Infrastructure;
using Spro.Web.Jobs;
using Spro.Web.SignIn;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = FrenchCulture.Required();

// Settings stand beside the program; the data directory counts from where it is started.
var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
);

// A default only: in appsettings.json it would win over ASPNETCORE_URLS.
builder.Configuration["urls"] ??= "http://localhost:5080";

// Until it listens, what stops the site is told once, in one sentence, on the error output.
var isListening = false;
builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", _ => isListening);
try
{
    builder.Configuration.AddSecretFiles();
    var settings = SproSettings.Read(builder.Configuration, builder.Environment.IsDevelopment());
    builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
    });

    // Outside Development too, the design system is served from where the build left it.
    builder.WebHost.UseStaticWebAssets();

    // From a build, not from a publication, the framework would answer for any file at an address that states no access.
    builder.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = "true";
    builder.AddTelemetry(settings);
    builder.Services.AddSpro(settings);
    builder.Services.AddSite();
    builder.Services.AddSignIn(settings);

    var app = builder.Build();
    // The store is prepared and read while the pages are mapped.
    var preparing = Task.Run(() => PrepareAsync(app, settings));
    app.UseSite();
    app.MapStaticAssets().AllowAnonymous();
    app.MapRazorPages();
    app.MapApi();
    app.MapHealth();
    app.Services.GetRequiredService<SiteAssets>().Read(app);
    await preparing;
    app.Lifetime.ApplicationStarted.Register(() => isListening = true);
    await ListeningAddress.RunAsync(app);
    return 0;
}
catch (Exception problem) when (!isListening && Failure.ReasonOf(problem) is { } reason)
{
    await Console.Error.WriteLineAsync(reason);
    return 1;
}

static async Task PrepareAsync(WebApplication app, SproSettings settings)
{
    var stopping = app.Lifetime.ApplicationStopping;
    await app.Services.GetRequiredService<FirstStart>().PrepareAsync(stopping);
    var catalogues = app.Services.GetRequiredService<CatalogueHost>();
    await catalogues.RefreshAsync(stopping);
    settings.RequireRegionAmong([.. catalogues.Current.Territory.Regions.Select(region => region.Code)]);

    // Better no site than a site that answers nothing.
    _ = catalogues.Current.VersionOn(
        DateOnly.FromDateTime(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime)
    );
}

/// <summary>Entry point of the site, named so that tests can host it.</summary>
public sealed partial class Program;
