using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Teams;

namespace Spro.Web.Tests;

/// <summary>Signing in with an account of one's own, and looking after it.</summary>
public class SignInTests(Site site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_was_invited_chooses_a_password_sets_a_telephone_and_opens_the_desk()
    {
        var professional = await site.ProfessionalAsync();

        Assert.Equal(10, professional.RecoveryCodes.Distinct().Count());
        var desk = await professional.Client.PageAsync("/guichet");
        Assert.Contains(professional.Name, desk.Words("nav.spro-professional"), StringComparison.Ordinal);
        var account = await professional.Client.PageAsync("/mon-compte");
        foreach (var told in (string[])["Invitation acceptée", "Téléphone enregistré", "Mot de passe choisi"])
            Assert.Contains(told, account.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Afterwards_a_password_and_a_code_open_it_and_no_code_serves_twice()
    {
        var professional = await site.ProfessionalAsync();
        using var browser = site.Browser(follow: false);
        var asked = await browser.TypePasswordAsync(professional.Email, back: "/mon-compte");
        var form = asked.Only("main form");
        Assert.DoesNotContain(Professional.Password, asked.DocumentElement.OuterHtml, StringComparison.Ordinal);

        // The one that set the telephone has served.
        foreach (var wrong in (string[])[professional.Phone.ComputeTotp(site.Now), "000000", "", "abcdefghijkl"])
        {
            var refused = await browser.PostPageAsync("/connexion", form.Fields(("codeacces", wrong)));
            Assert.Contains("pas le bon", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
            form = refused.Only("main form");
        }
        var code = professional.Phone.ComputeTotp(site.Now.AddSeconds(30));
        Assert.Equal("/mon-compte", await PostedToAsync(browser, form.Fields(("codeacces", code))));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/mon-compte", Cancellation)).StatusCode);

        using var other = site.Browser();
        var again = await other.TypePasswordAsync(professional.Email);
        var replayed = await other.PostPageAsync("/connexion", again.Only("main form").Fields(("codeacces", code)));
        Assert.Contains("pas le bon", replayed.Words(".govuk-error-summary"), StringComparison.Ordinal);
        var recovered = await other.PostPageAsync(
            "/connexion",
            replayed.Only("main form").Fields(("codeacces", professional.RecoveryCodes[4].ToLowerInvariant()))
        );
        Assert.Contains("Se déconnecter", recovered.Words("nav.spro-professional"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.ReceptionAgent, "/guichet")]
    [InlineData(Role.StructureManager, "/guichet")]
    [InlineData(Role.NetworkCoordinator, "/ma-structure")]
    [InlineData(Role.RegionalGuidanceOfficer, "/gouvernance")]
    [InlineData(Role.Cariforef, "/piloter-la-professionnalisation")]
    [InlineData(Role.AssociatedBody, "/mon-label")]
    [InlineData(Role.Region, "/gouvernance")]
    [InlineData(Role.CommissionMember, "/gouvernance")]
    [InlineData(Role.StateObserver, "/gouvernance")]
    [InlineData(Role.DataProtectionOfficer, "/protection-des-donnees")]
    [InlineData(Role.Administrator, "/administration/messages")]
    public async Task Each_role_begins_on_the_page_it_comes_for_and_its_menu_holds_it(Role role, string first)
    {
        using var browser = site.Browser(follow: false);

        Assert.Equal(first, await PostedToAsync(browser, [new("compte", await browser.MembershipOfAsync(role))]));
        var page = await browser.PageAsync(first);
        Assert.Equal(first, page.Only("nav.spro-professional [aria-current=page]").GetAttribute("href"));
    }

    [Fact]
    public async Task Signing_in_gives_the_cookie_of_forms_so_that_two_pages_opened_at_the_same_moment_share_it()
    {
        var cookies = new CookieContainer();
        using var browser = await site.SignedClientAsync(Role.ReceptionAgent, follow: false, cookies: cookies);
        var given = Assert.Single(
            cookies.GetAllCookies(),
            cookie => cookie.Name.EndsWith("spro-formulaire", StringComparison.Ordinal)
        );

        await browser.PageAsync("/guichet");

        Assert.Equal(given.Value, cookies.GetAllCookies()[given.Name]!.Value);
    }

    [Fact]
    public async Task Nothing_tells_an_address_that_nobody_has_from_one_that_somebody_has()
    {
        var known = (await site.ProfessionalAsync()).Email;
        var unknown = ProfessionalsOfSite.Somebody().Email;
        for (var tried = 0; tried < 7; tried++)
        {
            using var browser = site.Browser();
            var one = await browser.TypePasswordAsync(known, "faux");
            var other = await browser.TypePasswordAsync(unknown, "faux");
            Assert.Equal(
                one.Body!.InnerHtml.Replace(known, "x", StringComparison.Ordinal),
                other.Body!.InnerHtml.Replace(unknown, "x", StringComparison.Ordinal)
            );
            // What was typed is kept, the password is not.
            Assert.Equal(known, one.Only("input[name=identifiant]").GetAttribute("value"));
            Assert.Null(one.Only("input[name=motdepasse]").GetAttribute("value"));
            Assert.Contains(
                tried < 4 ? "n'est pas le bon" : "Trop d'essais",
                one.Words(".govuk-error-summary"),
                StringComparison.Ordinal
            );
        }
        using var right = site.Browser();
        var waiting = await right.TypePasswordAsync(known);
        Assert.Contains("Trop d'essais", waiting.Words(".govuk-error-summary"), StringComparison.Ordinal);
        var forgotten = await right.PageAsync("/connexion/mot-de-passe-oublie");
        Assert.Contains("Recevoir un lien", forgotten.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_is_made_up_or_of_another_moment_starts_again()
    {
        using var browser = site.Browser();
        var page = await browser.PostPageAsync(
            "/connexion",
            [new("etape", "CfDJ8invente"), new("codeacces", "123456")]
        );
        Assert.Contains("recommencez", page.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("input[name=motdepasse]"));

        // A choice of role that has served does not serve again.
        var professional = await site.ProfessionalAsync();
        await JoinElsewhereAsync(professional);
        var choice = await ChooseAsync(browser, professional, 0);
        var fields = choice
            .Only("main form")
            .Fields(("compte", choice.QuerySelectorAll("button[name=compte]")[0].GetAttribute("value")!))
            .ToList();
        var membership = Guid.Parse(fields[^1].Value);
        await using (var db = await site.OpenStoreAsync())
            await db.Set<Account>()
                .Where(account =>
                    db.Set<AccountMembership>().Any(one => one.AccountId == account.Id && one.Id == membership)
                )
                .ExecuteUpdateAsync(
                    set => set.SetProperty(one => one.LastUsedAt, site.Now.AddSeconds(1)),
                    Cancellation
                );
        var refused = await browser.PostPageAsync("/connexion", fields);
        Assert.Contains("déjà servi", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_in_two_structures_chooses_one_and_changes_it_later()
    {
        var professional = await site.ProfessionalAsync();
        await JoinElsewhereAsync(professional);
        using var browser = site.Browser();
        var choice = await ChooseAsync(browser, professional, 1);
        var roles = choice.QuerySelectorAll("button[name=compte]").Select(one => one.GetAttribute("value")!).ToList();
        Assert.Equal(2, roles.Count);

        await browser.PostPageAsync("/connexion", choice.Only("main form").Fields(("compte", roles[0])));
        var account = await browser.PageAsync("/mon-compte");
        Assert.Contains(
            "Agente ou agent d'accueil",
            account.Words("nav.spro-professional p"),
            StringComparison.Ordinal
        );
        var change = account.Only("main form:has(button[name=compte])");
        Assert.Equal(roles[1], change.Only("button").GetAttribute("value"));
        account = await browser.PostPageAsync("/mon-compte", change.Fields(("compte", roles[1])));
        Assert.Contains(
            "Conseillère ou conseiller",
            account.Words("nav.spro-professional p"),
            StringComparison.Ordinal
        );

        // A role that is somebody else's is not taken.
        change = account.Only("main form:has(button[name=compte])");
        account = await browser.PostPageAsync("/mon-compte", change.Fields(("compte", Guid.NewGuid().ToString())));
        Assert.Contains(
            "Conseillère ou conseiller",
            account.Words("nav.spro-professional p"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_typed_at_the_desk_goes_through_every_step_and_is_given_back()
    {
        var professional = await site.ProfessionalAsync();
        using var browser = site.Browser();
        var ended = await browser.PostPageAsync(
            "/connexion?retour=/guichet",
            [new("age", "18-25"), new("Channel", "Phone")]
        );
        var code = await browser.PostPageAsync(
            "/connexion",
            ended
                .Only("main form:has(input[name=motdepasse])")
                .Fields(("identifiant", professional.Email), ("motdepasse", Professional.Password))
        );
        var back = await browser.PostPageAsync(
            "/connexion",
            code.Only("main form").Fields(("codeacces", professional.RecoveryCodes[0]))
        );

        var form = back.Only("main form[action='/guichet']");
        Assert.Equal("18-25", form.Only("input[name=age]").GetAttribute("value"));
        Assert.DoesNotContain(Professional.Password, back.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Null(form.QuerySelector("input[name=codeacces], input[name=etape]"));
    }

    [Fact]
    public async Task Changing_the_password_ends_the_other_devices_and_closing_all_others_too()
    {
        var professional = await site.ProfessionalAsync();
        using var other = await SignInAgainAsync(professional, 0);
        var form = (await professional.Client.PageAsync("/mon-compte/mot-de-passe")).Only("main form:not([action])");

        var wrong = await professional.Client.PostPageAsync(
            "/mon-compte/mot-de-passe",
            form.Fields(("actuel", "faux"), ("nouveau", "quatre pommes bleues"))
        );
        Assert.Contains("mot de passe actuel", wrong.Words(".govuk-error-summary"), StringComparison.Ordinal);
        var weak = await professional.Client.PostPageAsync(
            "/mon-compte/mot-de-passe",
            form.Fields(("actuel", Professional.Password), ("nouveau", "motdepasse123"))
        );
        Assert.Contains("essaie en premier", weak.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.DoesNotContain("motdepasse123", weak.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var saved = await professional.Client.PostPageAsync(
            "/mon-compte/mot-de-passe",
            form.Fields(("actuel", Professional.Password), ("nouveau", "quatre pommes bleues"))
        );
        Assert.Contains("C'est enregistré", saved.Words("main"), StringComparison.Ordinal);
        Assert.NotNull((await other.PageAsync("/mon-compte")).QuerySelector("input[name=motdepasse]"));

        using var third = await SignInAgainAsync(professional, 1, "quatre pommes bleues");
        var account = await professional.Client.PageAsync("/mon-compte");
        await professional.Client.PostPageAsync(
            "/mon-compte",
            account.Only("main form:has(button[name=autres])").Fields(("autres", "true"))
        );
        Assert.NotNull((await third.PageAsync("/mon-compte")).QuerySelector("input[name=motdepasse]"));
        Assert.NotNull((await professional.Client.PageAsync("/mon-compte")).QuerySelector("nav.spro-professional"));
    }

    [Fact]
    public async Task Long_after_signing_in_other_devices_are_closed_by_whoever_knows_the_password_alone()
    {
        var professional = await site.ProfessionalAsync();
        using var other = await SignInAgainAsync(professional, 0);
        var page = await professional.Client.PageAsync("/mon-compte");
        var own = Guid.Parse(page.Only("nav.spro-professional button[name=session]").GetAttribute("value")!);
        var another = page.QuerySelectorAll("main li.spro-card button[name=session]")
            .Select(button => button.GetAttribute("value")!)
            .Single(id => id != own.ToString());
        await using (var db = await site.OpenStoreAsync())
            await db.Set<SignInSession>()
                .Where(one => one.Id == own)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(one => one.CreatedAt, site.Now - SignInSession.Fresh),
                    Cancellation
                );

        // The page offers it no more, and a form sent all the same ends nothing.
        page = await professional.Client.PageAsync("/mon-compte");
        Assert.Equal(
            own.ToString(),
            Assert.Single(page.QuerySelectorAll("main li.spro-card button[name=session]")).GetAttribute("value")
        );
        var form = page.Only("main form:has(button[name=autres])");
        Assert.Equal("password", form.Only("input[name=Present]").GetAttribute("type"));
        foreach (
            var sent in (IEnumerable<KeyValuePair<string, string>>[])
                [
                    form.Fields(("session", another)),
                    form.Fields(("autres", "true")),
                    form.Fields(("autres", "true"), ("Present", "faux")),
                ]
        )
        {
            var refused = await professional.Client.PostPageAsync("/mon-compte", sent);
            Assert.Contains("mot de passe actuel", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        }
        Assert.NotNull((await other.PageAsync("/mon-compte")).QuerySelector("nav.spro-professional"));

        await professional.Client.PostPageAsync(
            "/mon-compte",
            form.Fields(("autres", "true"), ("Present", Professional.Password))
        );
        Assert.NotNull((await other.PageAsync("/mon-compte")).QuerySelector("input[name=motdepasse]"));
        Assert.NotNull((await professional.Client.PageAsync("/mon-compte")).QuerySelector("nav.spro-professional"));
    }

    [Fact]
    public async Task Recovery_codes_are_renewed_and_a_telephone_is_forgotten_by_a_code_only()
    {
        var professional = await site.ProfessionalAsync();
        var form = (await professional.Client.PageAsync("/mon-compte/telephone")).Only("main form:not([action])");
        var wrong = await professional.Client.PostPageAsync(
            "/mon-compte/telephone",
            form.Fields(("codeacces", "000000"), ("oublier", "true"))
        );
        Assert.Contains("pas le bon", wrong.Words(".govuk-error-summary"), StringComparison.Ordinal);
        var renewed = await professional.Client.PostPageAsync(
            "/mon-compte/telephone",
            form.Fields(("codeacces", professional.RecoveryCodes[0]), ("oublier", "false"))
        );
        var codes = renewed.QuerySelectorAll(".spro-recovery-codes code").Select(code => code.Words()).ToList();
        Assert.Equal(10, codes.Count);

        await professional.Client.PostPageAsync(
            "/mon-compte/telephone",
            form.Fields(("codeacces", codes[0]), ("oublier", "true"))
        );
        var phone = await professional.Client.TypePasswordAsync(professional.Email);
        Assert.Contains("Enregistrer votre téléphone", phone.Words("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_for_a_password_is_handed_over_serves_once_and_leaves_the_second_factor()
    {
        var professional = await site.ProfessionalAsync();
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var link = (await manager.AskPasswordLinkAsync(professional.Name)).HandedOver();
        using var browser = site.Browser();

        await browser.PostPageAsync(link, [new("nouveau", "quatre pommes bleues")]);
        var again = await browser.PostPageAsync(link, [new("nouveau", "cinq pommes vertes")]);
        Assert.Contains("ne sert plus", again.Words("h1"), StringComparison.Ordinal);
        Assert.NotNull((await professional.Client.PageAsync("/mon-compte")).QuerySelector("input[name=motdepasse]"));
        var asked = await browser.TypePasswordAsync(professional.Email, "quatre pommes bleues");
        Assert.Contains("Code de connexion", asked.Words("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Single_use_links_are_told_to_nobody_kept_by_no_browser_and_written_in_no_log()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var (name, email) = ProfessionalsOfSite.Somebody();
        var link = await manager.InviteAsync(name, email);
        using var browser = site.Browser();

        foreach (var path in (string[])[link, "/connexion/mot-de-passe/inconnu"])
        {
            using var answer = await browser.GetAsync(path, Cancellation);
            Assert.Equal("no-referrer", string.Join(',', answer.Headers.GetValues("Referrer-Policy")));
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
        await browser.PostPageAsync(link, [new("nouveau", Professional.Password)]);
        var logs = site.Logs.Written;
        foreach (var secret in (string[])[link.Split('/')[^1], email, name, Professional.Password])
            Assert.DoesNotContain(secret, logs, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_account_that_is_closed_opens_nothing_from_that_moment()
    {
        var professional = await site.ProfessionalAsync();
        await site.Services.GetRequiredService<AccountRegister>().DisableAsync(professional.Email, Cancellation);

        Assert.NotNull((await professional.Client.PageAsync("/guichet")).QuerySelector("input[name=motdepasse]"));
        using var browser = site.Browser();
        var asked = await browser.TypePasswordAsync(professional.Email);
        var refused = await browser.PostPageAsync(
            "/connexion",
            asked.Only("main form").Fields(("codeacces", professional.RecoveryCodes[0]))
        );
        Assert.Contains("n'ouvre plus rien", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_site_signs_nobody_in()
    {
        var professional = await site.ProfessionalAsync();
        using var browser = site.Browser(follow: false);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connexion")
        {
            Content = new FormUrlEncodedContent([
                new("identifiant", professional.Email),
                new("motdepasse", Professional.Password),
            ]),
        };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await browser.SendAsync(request, Cancellation);
        Assert.Equal("/connexion", answer.Headers.Location!.ToString());
    }

    private async Task JoinElsewhereAsync(Professional professional)
    {
        var link = await site.InviteElsewhereAsync(professional.Name, professional.Email);
        using var browser = site.Browser();
        var page = await browser.PageAsync(link);
        Assert.Null(page.QuerySelector("input[name=nouveau]"));
        var asked = await browser.PostPageAsync("/connexion", page.Only("main form").Fields());
        Assert.Contains("accepter votre invitation", asked.Words("main"), StringComparison.Ordinal);
        var code = await browser.PostPageAsync(
            "/connexion",
            asked
                .Only("main form:has(input[name=motdepasse])")
                .Fields(("identifiant", professional.Email), ("motdepasse", Professional.Password))
        );
        var choice = await browser.PostPageAsync(
            "/connexion",
            code.Only("main form").Fields(("codeacces", professional.RecoveryCodes[9]))
        );
        Assert.Equal("Choisir un rôle", choice.Words("h1"));
        Assert.Contains("ne sert plus", (await browser.PageAsync(link)).Words("h1"), StringComparison.Ordinal);
    }

    private static async Task<IDocument> ChooseAsync(HttpClient browser, Professional professional, int code)
    {
        var asked = await browser.TypePasswordAsync(professional.Email);
        return await browser.PostPageAsync(
            "/connexion",
            asked.Only("main form").Fields(("codeacces", professional.RecoveryCodes[code]))
        );
    }

    private async Task<HttpClient> SignInAgainAsync(
        Professional professional,
        int code,
        string password = Professional.Password
    )
    {
        var browser = site.Browser();
        var asked = await browser.TypePasswordAsync(professional.Email, password);
        var entered = await browser.PostPageAsync(
            "/connexion",
            asked.Only("main form").Fields(("codeacces", professional.RecoveryCodes[code]))
        );
        Assert.NotNull(entered.QuerySelector("nav.spro-professional"));
        return browser;
    }

    private static async Task<string> PostedToAsync(HttpClient client, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var answer = await client.PostAsync("/connexion", new FormUrlEncodedContent(fields), Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }
}
