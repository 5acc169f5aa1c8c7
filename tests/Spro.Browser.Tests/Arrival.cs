using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Spro.Browser.Tests;

/// <summary>Where a page is now, asked again until it is there: an event waited for may have passed already.</summary>
internal static class Arrival
{
    private const int MostTries = 600;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until the page has loaded an address whose path and question begin so.</summary>
    public static async Task ArriveAtAsync(this IPage page, string address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("^https?://[^/]+" + Regex.Escape(address)));
        await page.LoadAsync();
    }

    /// <summary>Waits until the document that is shown is whole.</summary>
    public static async Task LoadAsync(this IPage page)
    {
        for (var tried = 0; tried < MostTries; tried++)
        {
            try
            {
                if (await page.EvaluateAsync<string>("document.readyState") == "complete")
                    return;
            }
            catch (PlaywrightException)
            {
                // Another document takes its place in that moment.
            }
            await Task.Delay(Between);
        }
        throw new TimeoutException("The page does not end loading: " + page.Url);
    }
}
