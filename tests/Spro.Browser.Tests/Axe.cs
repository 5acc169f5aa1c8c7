using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Spro.Browser.Tests;

/// <summary>What the axe engine finds wrong in a page as it stands.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
    };

    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        var result = await page.RunAxe(Wcag);
        return
        [
            .. result.Violations.SelectMany(violation =>
                violation.Nodes.Select(node =>
                    $"{violation.Id}: {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}"
                )
            ),
        ];
    }
}
