using Microsoft.Playwright;

namespace Spro.Browser.Tests;

/// <summary>The narrowest screen a page has to fit: 320 pixels, also what 1,280 show when enlarged four times.</summary>
internal static class NarrowScreen
{
    public static BrowserNewContextOptions Options =>
        new()
        {
            ViewportSize = new() { Width = 320, Height = 640 },
        };

    /// <summary>Requires that the page, as it stands, fits that screen and is accessible by day and by night.</summary>
    public static async Task RequireAsync(IPage page)
    {
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(wide <= 320, $"{page.Url}: {wide} pixels wide");
        Assert.Empty(await Axe.ViolationsAsync(page));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.Empty(await Axe.ColourViolationsAsync(page));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
