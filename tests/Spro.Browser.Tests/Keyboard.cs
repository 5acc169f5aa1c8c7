using Microsoft.Playwright;

namespace Spro.Browser.Tests;

/// <summary>Goes through a page with the keyboard alone.</summary>
internal static class Keyboard
{
    /// <summary>Empty when what has the focus shows it: an outline, a shadow, or its label's.</summary>
    public static Task<string> FocusProblemAsync(IPage page) =>
        page.EvaluateAsync<string>(
            """
            () => {
              const element = document.activeElement;
              if (!element || element === document.body) return 'nothing has the focus';
              const shown = [element, ...(element.labels ?? [])].flatMap(one =>
                [null, '::before', '::after'].map(part => getComputedStyle(one, part)));
              const visible = shown.some(style =>
                (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none');
              return visible ? '' : 'no visible focus on ' + element.outerHTML.slice(0, 200);
            }
            """
        );

    /// <summary>Tabs until <paramref name="selector"/> has the focus; every stop on the way shows it.</summary>
    public static async Task TabToAsync(IPage page, string selector)
    {
        for (var stops = 0; stops < 80; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.Equal("", await FocusProblemAsync(page));
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
        }
        Assert.Fail($"{selector} cannot be reached with Tab on {page.Url}");
    }
}
