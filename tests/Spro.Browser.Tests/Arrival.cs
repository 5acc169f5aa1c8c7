using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Spro.Browser.Tests;

/// <summary>Where a page is now, asked again until it is there: an event waited for may have passed already.</summary>
internal static class Arrival
{
    /// <summary>Waits until the page has loaded an address whose path and question begin so.</summary>
    public static async Task ArriveAtAsync(this IPage page, string address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("^https?://[^/]+" + Regex.Escape(address)));
        await page.WaitForLoadStateAsync();
    }
}
