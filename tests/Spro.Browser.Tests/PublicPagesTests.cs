using Microsoft.Playwright;
using Spro.Web.Tests;

namespace Spro.Browser.Tests;

/// <summary>Every public page, as browsers show it: accessible, narrow, dark, in forced colours.</summary>
public class PublicPagesTests(Browser browser)
{
    private static readonly string[] Paths =
    [
        "/",
        "/ma-situation/pour-qui",
        "/ma-situation/commune",
        "/ma-situation/commune?etape=commune&commune=Chang%C3%A9",
        "/ma-situation/commune?etape=commune&commune=Trifouillis",
        "/ma-situation/age?etape=age&age=200",
        "/ma-situation/besoins",
        "/ma-situation/confidences",
        "/reponse",
        "/reponse?insee=53147&age=16-17&mainStatus=no_activity",
        "/etre-rappele?insee=53130&age=16-17&mainStatus=no_activity",
        "/lieux",
        "/lieux?insee=53147&quand=demain",
        "/lieux?insee=53147&rayon=10",
        "/lieux?insee=53185&rayon=5&reseau=EPIDE",
        "/lieux/" + "{stale}",
        "/lieux/" + "{stale}" + "/signaler",
        "/code?code=bonjour",
        "/pas-compris",
        "/comment-ca-marche",
        "/open-data",
        "/integration",
        "/integration/lieux?insee=53147",
        "/confidentialite",
        "/suivi/copie",
        "/accueils/chiffres?mois=2026-10",
        "/accessibilite",
        "/metiers",
        "/metiers/J1501?insee=53147",
        "/secteurs/J",
        "/territoires",
        "/territoires?commune=Trifouillis",
        "/territoires/region/52",
        "/territoires/departement/53",
        "/territoires/commune/53147",
        "/formations?insee=53147",
        "/formations?mode=aucun&sansdiplome=peut-etre",
        "/formations/" + "{training}",
        "/certifications/" + TestTrainings.Certification,
        "/recherche?q=travailler+avec+les+enfants",
        "/recherche?q=53100",
        "/recherche?q=VAE",
        "/recherche?q=zzqxwvk",
        "/explorer",
        "/explorer/commune?etape=commune&commune=nulle-part",
        "/explorer/sante?gout=aider",
        "/explorer/pistes?gout=aider&gout=mains&refus=nuit&savoir=soin&besoin=sans-diplome&besoin=vite&insee=53130",
        "/fiches",
        "/fiches/droit-compte-formation",
        "/fiches/droit-compte-formation/pas-aide",
        "/sigles",
        "/s-orienter",
        "/s-orienter/mes-forces",
        "/s-orienter/point?avant=9&r1=2",
        "/s-orienter/point?r1=4&r2=3&r3=3&r4=4&r5=2&avant=23142",
        "/docs",
        "/nulle-part",
    ];

    public static TheoryData<string> Pages =>
        [
            .. Paths.Select(path =>
                path.Replace("{stale}", TestPlaces.Stale.ToString(), StringComparison.Ordinal)
                    .Replace("{training}", TestTrainings.Known.ToString(), StringComparison.Ordinal)
            ),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_public_page_is_accessible_by_day_by_night_and_fits_a_narrow_screen(string path)
    {
        var page = await browser.OpenAsync(
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        await using var _ = page.Context;
        await page.GotoAsync(path);

        // 320 pixels are also what a screen of 1,280 shows when it is enlarged four times.
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(wide <= 320, $"{wide} pixels wide");
        Assert.Empty(await Axe.ViolationsAsync(page));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.Empty(await Axe.ViolationsAsync(page));
    }

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
