using Microsoft.Playwright;
using Spro.Browser.Tests;
using Spro.Web.Tests;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Spro.Browser.Tests;

/// <summary>One Chromium and one site for all the tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>Milliseconds a page is waited for: a machine that also builds or tests something else is slow.</summary>
    private const float Patience = 30_000;

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public Site Site { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        _chromium = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("SPRO_TEST_CHROMIUM") ?? "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A page of a visitor of their own, at the site's address.</summary>
    public async Task<IPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = Site.Address.ToString();
        options.Locale = "fr-FR";
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await _chromium!.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        _playwright?.Dispose();
        await Site.DisposeAsync();
    }
}
