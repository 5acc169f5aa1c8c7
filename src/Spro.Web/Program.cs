using System.Globalization;
using Microsoft.AspNetCore.HttpOverrides;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Hosting;
using Spro.Web.Api;
using Spro.Web.Infrastructure;
using Spro.Web.Jobs;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = FrenchCulture.Required();

// Settings stand beside the program; the data directory counts from where it is started.
var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
);

// A default only: in appsettings.json it would win over ASPNETCORE_URLS.
builder.Configuration["urls"] ??= "http://localhost:5080";
SproSettings settings;
try
{
    settings = SproSettings.Read(builder.Configuration, builder.Environment.IsDevelopment());
}
catch (SettingException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}

builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
});

// Outside Development too, the design system is served from where the build left it.
builder.WebHost.UseStaticWebAssets();
builder.AddTelemetry(settings);
builder.Services.AddSpro(settings);
builder.Services.AddSite();

var app = builder.Build();
try
{
    await app.Services.GetRequiredService<FirstStart>().PrepareAsync(app.Lifetime.ApplicationStopping);
    var catalogues = app.Services.GetRequiredService<CatalogueHost>();
    await catalogues.RefreshAsync(app.Lifetime.ApplicationStopping);
    // Better no site than a site that answers nothing.
    _ = catalogues.Current.VersionOn(
        DateOnly.FromDateTime(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime)
    );
}
catch (RefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}

app.UseSite();
app.MapStaticAssets().AllowAnonymous();
app.MapRazorPages();
app.MapApi();
app.MapHealth();
app.Services.GetRequiredService<SiteAssets>().Read(app);
await app.RunAsync();
return 0;

/// <summary>Entry point of the site, named so that tests can host it.</summary>
public sealed partial class Program;
