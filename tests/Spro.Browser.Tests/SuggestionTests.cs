using Microsoft.Playwright;

namespace Spro.Browser.Tests;

/// <summary>The search box while one types.</summary>
public class SuggestionTests(Browser browser)
{
    private const string Options = "[role=listbox] [role=option]";

    [Theory]
    [InlineData("/")]
    [InlineData("/recherche")]
    public async Task The_arrows_and_Enter_lead_to_a_suggestion_and_what_there_is_is_said(string path)
    {
        var page = await browser.OpenAsync();
        await using var _ = page.Context;
        await page.GotoAsync(path);
        var box = page.GetByRole(AriaRole.Combobox).First;
        await box.PressSequentiallyAsync("mission loc");
        await page.Locator(Options).First.WaitForAsync();

        Assert.Equal("true", await box.GetAttributeAsync("aria-expanded"));
        Assert.InRange(await page.Locator(Options).CountAsync(), 2, 8);
        Assert.Matches("^[2-8] propositions", await page.Locator("spro-suggestions [role=status]").InnerTextAsync());
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowUp");
        var chosen = page.Locator(Options).First;
        Assert.Equal("true", await chosen.GetAttributeAsync("aria-selected"));
        Assert.Equal(await chosen.GetAttributeAsync("id"), await box.GetAttributeAsync("aria-activedescendant"));
        var address = await chosen.GetAttributeAsync("href");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAtAsync(address!);
    }

    [Fact]
    public async Task Escape_closes_the_list_the_arrow_opens_it_again_and_Enter_alone_searches()
    {
        var page = await browser.OpenAsync();
        await using var _ = page.Context;
        await page.GotoAsync("/recherche");
        await page.GetByRole(AriaRole.Combobox).First.PressSequentiallyAsync("53100");
        await page.Locator(Options).First.WaitForAsync();

        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await page.Locator(Options).Filter(new() { Visible = true }).CountAsync());
        Assert.Equal("", await page.Locator("spro-suggestions [role=status]").InnerTextAsync());
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Locator(Options).First.WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAtAsync("/recherche?q=53100");
    }

    [Fact]
    public async Task A_press_leads_there_too_and_the_Tab_key_goes_on_to_the_button()
    {
        var page = await browser.OpenAsync();
        await using var _ = page.Context;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Combobox).PressSequentiallyAsync("Laval");
        await page.Locator(Options).First.WaitForAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Chercher", await page.EvaluateAsync<string>("document.activeElement.textContent.trim()"));
        Assert.Equal(0, await page.Locator(Options).Filter(new() { Visible = true }).CountAsync());

        await page.GetByRole(AriaRole.Combobox).FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Locator(Options).First.ClickAsync();
        await page.ArriveAtAsync("/territoires/commune/53130");
    }

    [Fact]
    public async Task Only_the_last_letters_typed_are_answered()
    {
        var page = await browser.OpenAsync();
        await using var _ = page.Context;
        await page.RouteAsync(
            "**/suggestions?q=Lav&*",
            async route =>
            {
                await Task.Delay(1500);
                await route.ContinueAsync();
            }
        );
        await page.GotoAsync("/");
        var box = page.GetByRole(AriaRole.Combobox);
        var late = page.WaitForRequestAsync("**/suggestions?q=Lav&*");
        await box.FillAsync("Lav");
        await late;
        await box.FillAsync("berger");
        await page.Locator(Options).First.WaitForAsync();
        await page.WaitForTimeoutAsync(2000);

        Assert.Contains("Berger", await page.Locator(Options).First.InnerTextAsync());
    }

    [Fact]
    public async Task When_no_answer_comes_nothing_is_shown_and_the_form_still_searches()
    {
        var page = await browser.OpenAsync();
        await using var _ = page.Context;
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        await page.RouteAsync("**/suggestions?*", route => route.AbortAsync());
        await page.GotoAsync("/");
        var failed = page.WaitForRequestAsync("**/suggestions?*");
        await page.GetByRole(AriaRole.Combobox).PressSequentiallyAsync("laval");
        await failed;
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAtAsync("/recherche?q=laval");

        Assert.Empty(errors);
        Assert.Equal(0, await page.Locator(Options).CountAsync());
    }

    [Fact]
    public async Task Without_script_the_box_is_a_plain_field_of_a_form()
    {
        var page = await browser.OpenAsync(new() { JavaScriptEnabled = false });
        await using var _ = page.Context;
        await page.GotoAsync("/");
        Assert.Equal(0, await page.Locator("[role=combobox], [role=listbox], [role=status]").CountAsync());
        await page.Locator("input[name=q]").FillAsync("aide soignant");
        await page.Locator("input[name=q]").PressAsync("Enter");
        await page.ArriveAtAsync("/recherche?q=aide");

        Assert.NotEqual(0, await page.Locator("main ol li").CountAsync());
    }

    [Theory]
    [InlineData(ColorScheme.Light, ForcedColors.None)]
    [InlineData(ColorScheme.Dark, ForcedColors.None)]
    [InlineData(ColorScheme.Light, ForcedColors.Active)]
    public async Task The_open_list_is_accessible_fits_a_narrow_screen_and_its_targets_are_large(
        ColorScheme scheme,
        ForcedColors forced
    )
    {
        var page = await browser.OpenAsync(
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
                ColorScheme = scheme,
                ForcedColors = forced,
            }
        );
        await using var _ = page.Context;
        await page.GotoAsync("/recherche");
        await page.GetByRole(AriaRole.Combobox).First.PressSequentiallyAsync("mission loc");
        await page.Locator(Options).First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");

        Assert.Empty(await Axe.ViolationsAsync(page));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320);
        foreach (var option in await page.Locator(Options).AllAsync())
            Assert.True((await option.BoundingBoxAsync())!.Height >= 24);
        var chosen = page.Locator(Options + "[aria-selected=true]");
        var edge = await chosen.EvaluateAsync<string>(
            "one => getComputedStyle(one).boxShadow + getComputedStyle(one).outlineStyle"
        );
        Assert.NotEqual("nonenone", edge);
    }
}
