namespace Spro.Browser.Tests;

public class AxeTests(Browser browser)
{
    [Fact]
    public async Task What_is_wrong_in_a_page_is_found()
    {
        var page = await browser.OpenAsync(NarrowScreen.Options);
        await page.SetContentAsync("<p style='color: #ccc; background: #fff'>Bonjour</p><img src='data:,'>");

        var all = await Axe.ViolationsAsync(page);
        Assert.Contains(all, fault => fault.StartsWith("image-alt:", StringComparison.Ordinal));
        Assert.Contains(all, fault => fault.StartsWith("html-has-lang:", StringComparison.Ordinal));
        var colour = Assert.Single(await Axe.ColourViolationsAsync(page));
        Assert.StartsWith("color-contrast: <p", colour, StringComparison.Ordinal);
    }
}
