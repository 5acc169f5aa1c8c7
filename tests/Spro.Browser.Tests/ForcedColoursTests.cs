using Microsoft.Playwright;

namespace Spro.Browser.Tests;

/// <summary>Pages in the colours that a person imposes on all they read.</summary>
public class ForcedColoursTests(Browser browser)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/ma-situation/age")]
    [InlineData("/reponse?insee=53147&age=16-17")]
    [InlineData("/lieux?insee=53147&rayon=10")]
    public async Task Forced_colours_keep_borders_and_focus(string path)
    {
        var page = await browser.OpenAsync(new() { ForcedColors = ForcedColors.Active });
        await using var _ = page.Context;
        await page.GotoAsync(path);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");

        Assert.True(await page.EvaluateAsync<bool>("matchMedia('(forced-colors: active)').matches"));
        Assert.Equal("", await Keyboard.FocusProblemAsync(page));
        var button = page.Locator("main .govuk-button").First;
        Assert.NotEqual("0px", await button.EvaluateAsync<string>("b => getComputedStyle(b).borderTopWidth"));
    }
}
