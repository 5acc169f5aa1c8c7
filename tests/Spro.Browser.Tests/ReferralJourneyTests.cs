using Microsoft.Playwright;

namespace Spro.Browser.Tests;

/// <summary>
/// Nobody is lost between two doors: two professionals at two screens, and the person on a telephone, without script.
/// </summary>
public class ReferralJourneyTests(Browser browser)
{
    private const string Desk = "Agente ou agent d'accueil";
    private const string Adviser = "Conseillère ou conseiller";
    private const string Officer = "Référente ou référent Orientation";

    private static readonly BrowserNewContextOptions Telephone = new()
    {
        JavaScriptEnabled = false,
        ViewportSize = new() { Width = 320, Height = 640 },
    };

    [Fact]
    public async Task From_the_desk_to_the_outcome_with_the_person_watching()
    {
        var desk = await SignInAsync(Desk);
        var mission = await SignInAsync(Adviser, elsewhere: true);
        var person = await browser.OpenAsync(Telephone);
        await HandOverAsync(desk);
        var reference = await desk.Locator("h1 code").TextContentAsync();

        await FollowAsync(person, reference!);
        await Expect(person, "Votre demande est partie");

        await mission.GotoAsync("/aiguillages");
        await mission.Locator("input[name=reference]").FillAsync(reference!);
        await mission.GetByRole(AriaRole.Button, new() { Name = "Ouvrir" }).ClickAsync();
        await Expect(mission, "Anne-Gaëlle L'Hostis");
        await mission.GetByRole(AriaRole.Button, new() { Name = "Nous prenons la suite" }).ClickAsync();
        await Expect(mission, "La structure prend la suite");
        await person.ReloadAsync();
        await Expect(person, "La structure prend la suite");
        await Expect(person, "Mission locale du secteur de Laval (structure fictive), Conseillère ou conseiller");

        await mission.GetByLabel("Jour").FillAsync("2030-01-15");
        await mission.GetByLabel("Heure").FillAsync("10:30");
        await mission.GetByRole(AriaRole.Button, new() { Name = "Noter ce rendez-vous" }).ClickAsync();
        await person.ReloadAsync();
        await Expect(person, "Rendez-vous le 15 janvier 2030 à 10:30");

        await mission.GetByRole(AriaRole.Button, new() { Name = "La personne a été reçue" }).ClickAsync();
        await mission.GetByLabel("Entrée en formation").CheckAsync();
        await mission.GetByRole(AriaRole.Button, new() { Name = "Terminer" }).ClickAsync();
        await Expect(mission, "Cet aiguillage est terminé");
        await desk.ReloadAsync();
        await Expect(desk, "Terminé : entrée en formation");

        await person.ReloadAsync();
        foreach (var question in (string[])["Welcomed", "Understood", "KnowsNext"])
            await person.Locator($"input[name={question}]").FillAsync("9");
        await person.GetByRole(AriaRole.Button, new() { Name = "Envoyer mes réponses" }).ClickAsync();
        await Expect(person, "Merci de vos réponses");
        await CloseAsync(desk, mission, person);
    }

    [Fact]
    public async Task The_person_says_that_nobody_called_and_the_referent_knows_the_reference_alone()
    {
        var desk = await SignInAsync(Desk);
        var officer = await SignInAsync(Officer);
        var person = await browser.OpenAsync(Telephone);
        await HandOverAsync(desk);
        var reference = await desk.Locator("h1 code").TextContentAsync();

        await FollowAsync(person, "3333-3333");
        await Expect(person, "n'ouvrent rien");
        await FollowAsync(person, reference!);
        await person.GetByRole(AriaRole.Button, new() { Name = "Je n'ai pas eu d'appel" }).ClickAsync();
        await Expect(person, "C'est noté");

        await officer.GotoAsync("/sans-reponse");
        await Expect(officer, reference!);
        await Assertions.Expect(officer.Locator("main")).Not.ToContainTextAsync("Hostis");
        await CloseAsync(desk, officer, person);
    }

    [Fact]
    public async Task The_person_leaves_the_first_desk_with_a_day_and_an_hour_and_gives_it_up_by_telephone_screen()
    {
        var desk = await SignInAsync(Desk);
        var person = await browser.OpenAsync(Telephone);
        await HandOverAsync(desk);
        var reference = await desk.Locator("h1 code").TextContentAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Voir les créneaux libres" }).ClickAsync();
        await desk.Locator("main a[href^='/rendez-vous/prendre/']").First.ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Prendre le rendez-vous" }).ClickAsync();
        await Expect(desk, "Rendez-vous fixé");

        await FollowAsync(person, reference!);
        await person.GetByRole(AriaRole.Button, new() { Name = "Changer ou annuler ce rendez-vous" }).ClickAsync();
        await person.Locator("section[aria-labelledby=changer] form button").ClickAsync();
        await desk.ReloadAsync();
        await Expect(desk, "Rendez-vous annulé, un autre est à trouver");
        await CloseAsync(desk, person);
    }

    private async Task<IPage> SignInAsync(string role, bool elsewhere = false)
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync("/connexion");
        var cards = page.Locator("main li", new() { HasText = role });
        await cards.Nth(elsewhere ? 1 : 0).Locator("button[name=compte]").ClickAsync();
        await page.Locator("nav.spro-professional").WaitForAsync();
        return page;
    }

    private static async Task ReceiveAsync(IPage desk)
    {
        await desk.GotoAsync("/guichet");
        await desk.Locator("input[name=commune]").FillAsync("Laval");
        await desk.CheckAsync("input[name=age][value='16-17']");
        await desk.CheckAsync("input[name=mainStatus][value=no_activity]");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await desk.GetByRole(AriaRole.Heading, new() { Name = "Première réponse" }).WaitForAsync();
    }

    /// <summary>Hands somebody over to the mission locale; gives the path of the hand-over.</summary>
    private static async Task<string> HandOverAsync(IPage desk)
    {
        await ReceiveAsync(desk);
        await desk.GetByRole(AriaRole.Link, new() { Name = "Aiguiller la personne" }).ClickAsync();
        await desk.GetByLabel("Mission locale").First.CheckAsync();
        await desk.GetByLabel("Oui, à voix haute").CheckAsync();
        await desk.GetByRole(AriaRole.Checkbox, new() { Name = "Son nom" }).CheckAsync();
        await desk.Locator("input[name=Name]").FillAsync("Anne-Gaëlle L'Hostis");
        await desk.Locator("input[name=Word]").FillAsync("Soleil 7");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await desk.Locator("h1 code").WaitForAsync();
        return new Uri(desk.Url).AbsolutePath;
    }

    private static async Task FollowAsync(IPage person, string reference)
    {
        await person.GotoAsync("/suivi");
        await person.Locator("input[name=Reference]").FillAsync(reference);
        await person.Locator("input[name=Word]").FillAsync("soleil 7");
        await person.GetByRole(AriaRole.Button, new() { Name = "Voir ma demande" }).ClickAsync();
        await person.LoadAsync();
    }

    private static Task Expect(IPage page, string words) =>
        Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);

    private static async Task CloseAsync(params IPage[] pages)
    {
        foreach (var page in pages)
            await page.Context.CloseAsync();
    }
}
