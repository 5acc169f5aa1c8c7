using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Spro.Browser.Tests;

/// <summary>
/// What the axe engine finds wrong in a page as it stands. It runs in the page itself: the package made for Playwright
/// opens another page each time, which takes longer than the rules.
/// </summary>
internal static class Axe
{
    private const string Wcag =
        "{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }";

    private const string Colours = "{ type: 'rule', values: ['color-contrast'] }";

    private static readonly string Engine = new BundledAxeScriptProvider().GetScript();

    public static Task<IReadOnlyList<string>> ViolationsAsync(IPage page) => ViolationsAsync(page, Wcag);

    /// <summary>What another scheme of colours may break, and nothing else.</summary>
    public static Task<IReadOnlyList<string>> ColourViolationsAsync(IPage page) => ViolationsAsync(page, Colours);

    private static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page, string rules)
    {
        if (await page.EvaluateAsync<bool>("!window.axe"))
            await page.EvaluateAsync(Engine);
        return await page.EvaluateAsync<string[]>(
            $$"""
            async () => {
                const { violations } = await axe.run({ runOnly: {{rules}}, resultTypes: ['violations'] });
                return violations.flatMap(({ id, nodes }) =>
                    nodes.map(({ html, any }) => `${id}: ${html} ${any.map(check => check.message).join(' ')}`));
            }
            """
        );
    }
}
