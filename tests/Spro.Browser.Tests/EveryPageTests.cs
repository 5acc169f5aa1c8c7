using Microsoft.Playwright;
using Spro.Web.Tests;

namespace Spro.Browser.Tests;

/// <summary>One window for all the pages: what they share is loaded once.</summary>
public sealed class NarrowWindow(Browser browser) : IAsyncLifetime
{
    internal IPage Page { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Page = await browser.OpenAsync(NarrowScreen.Options);

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}

/// <summary>
/// Every page of the site as who may see it, as browsers show it. The list is the one of the page tests, which refuse a
/// page that is not in it: a new one cannot be forgotten. In the states that show something else too, when all is asked.
/// </summary>
public class EveryPageTests(Browser browser, NarrowWindow window) : IClassFixture<NarrowWindow>
{
    public static TheoryData<string> Examples { get; } =
    [
        .. PageExamples.ByRoute.Values.SelectMany(some =>
            Environment.GetEnvironmentVariable("SPRO_TEST_LONG") == "1" ? some : some.Take(1)
        ),
    ];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_page_is_accessible_by_day_by_night_and_fits_a_narrow_screen(string example)
    {
        var read = await new ExampleReader(browser.Site).ReadAsync(example);
        var address = read.Address.AbsoluteUri;
        var isShown = false;
        // What the site has answered, shown where it has: the browser need not sign in, nor send the form again.
        await window.Page.RouteAsync(IsIt, ShowAsync);
        await window.Page.GotoAsync(address);
        await window.Page.UnrouteAsync(IsIt);
        Assert.True(isShown);

        await NarrowScreen.RequireAsync(window.Page);

        bool IsIt(string url) => url == address;

        Task ShowAsync(IRoute route)
        {
            isShown = true;
            return route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = read.Html });
        }
    }
}
