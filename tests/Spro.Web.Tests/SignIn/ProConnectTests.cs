using System.Net;
using System.Security.Cryptography;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Providers;

namespace Spro.Web.Tests.SignIn;

/// <summary>Professionals sign in at a real provider, which tells the truth or lies.</summary>
public sealed class ProConnectTests : IClassFixture<OpenIddictSite>, IDisposable
{
    private const string Button = "main a.govuk-button";

    private readonly OpenIddictSite _site;
    private readonly TestProvider _provider;
    private readonly Browser _browser = new();

    public ProConnectTests(OpenIddictSite site)
    {
        (_site, _provider) = (site, site.Provider);
        _provider.TellTheTruth();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What an ID token may lie about.</summary>
    internal static Dictionary<string, Action<Forgery>> IdTokenLies { get; } =
        new()
        {
            ["another issuer"] = token => token.Claims["iss"] = "https://elsewhere.example.org/",
            ["no issuer"] = token => token.Claims.Remove("iss"),
            ["another audience"] = token => token.Claims["aud"] = "somebody-else",
            ["another presenter"] = token => token.Claims["azp"] = "somebody-else",
            ["expired"] = token => token.Claims["exp"] = token.Now.AddMinutes(-2).ToUnixTimeSeconds(),
            ["the nonce of another sign-in"] = token =>
                token.Claims["nonce"] = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32)),
            ["no nonce"] = token => token.Claims.Remove("nonce"),
            ["another subject"] = token => token.Claims["sub"] = "another",
            ["unsigned"] = token => token.Key = null,
            ["a key that is not published"] = token => token.Key = UnpublishedKey(),
            ["signed with the secret that we share"] = token => token.Key = SharedSecret(),
            ["altered"] = token => token.Afterwards = claims => claims["sub"] = "another",
        };

    /// <summary>What userinfo may lie about.</summary>
    internal static Dictionary<string, Action<Forgery>> UserInfoLies { get; } =
        new()
        {
            ["another issuer"] = token => token.Claims["iss"] = "https://elsewhere.example.org/",
            ["no issuer"] = token => token.Claims.Remove("iss"),
            ["another audience"] = token => token.Claims["aud"] = "somebody-else",
            ["no audience"] = token => token.Claims.Remove("aud"),
            ["expired"] = token => token.Claims["exp"] = token.Now.AddMinutes(-2).ToUnixTimeSeconds(),
            ["another subject"] = token => token.Claims["sub"] = "another",
            ["no subject"] = token => token.Claims.Remove("sub"),
            ["unsigned"] = token => token.Key = null,
            ["a key that is not published"] = token => token.Key = UnpublishedKey(),
            ["signed with the secret that we share"] = token => token.Key = SharedSecret(),
            ["altered"] = token => token.Afterwards = claims => claims["email"] = "director@example.org",
        };

    public static TheoryData<string> LiesOfIdToken => [.. IdTokenLies.Keys];

    public static TheoryData<string> LiesOfUserInfo => [.. UserInfoLies.Keys];

    [Fact]
    public async Task A_professional_comes_back_from_ProConnect_signed_in_where_they_were_going()
    {
        await BeAsync(await _site.InviteAsync(Role.ReceptionAgent));

        var arrived = await SignInAsync("/guichet?code=abc");

        Assert.Equal((HttpStatusCode.OK, _site.At("/guichet?code=abc")), (arrived.Status, arrived.Address));
        Assert.Contains("Camille Essai, Agente ou agent d'accueil", arrived.Page.Words("nav.spro-professional"));
    }

    [Fact]
    public async Task ProConnect_is_asked_what_it_documents_and_nothing_else()
    {
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        var arrived = await SignInAsync();
        Assert.Equal("/guichet", arrived.Path);

        var asked = _provider.LastAsked("/authorize");
        Assert.Equal(
            [
                "acr_values",
                "client_id",
                "code_challenge",
                "code_challenge_method",
                "nonce",
                "redirect_uri",
                "response_type",
                "scope",
                "state",
            ],
            asked.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal("openid email given_name usual_name uid siret", asked["scope"]);
        Assert.Equal(
            ("code", "S256", "eidas1", _site.At("/connexion/proconnect/retour").ToString()),
            (asked["response_type"], asked["code_challenge_method"], asked["acr_values"], asked["redirect_uri"])
        );
        Assert.True(asked["nonce"].Length >= 32 && asked["state"].Length >= 32);
    }

    [Fact]
    public async Task Later_sign_ins_go_by_what_the_provider_calls_them_whatever_becomes_of_their_address()
    {
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        Assert.Equal("/guichet", (await SignInAsync()).Path);

        _provider.Person = (_provider.Person.Subject, "married@example.org");
        using var later = new Browser();
        Assert.Equal("/guichet", (await SignInAsync(browser: later)).Path);
    }

    [Fact]
    public async Task Somebody_else_who_is_given_a_name_that_was_linked_does_not_take_the_account_of_another()
    {
        var (first, second) = (await _site.InviteAsync(Role.Adviser), await _site.InviteAsync(Role.StructureManager));
        await BeAsync(first);
        await SignInAsync();
        // The subject decides, the address does not.
        _provider.Person = (_provider.Person.Subject, second);
        using var later = new Browser();
        var arrived = await SignInAsync(browser: later);
        Assert.Contains("Conseillère ou conseiller", arrived.Page.Words("nav.spro-professional"));
    }

    [Fact]
    public async Task Who_is_several_things_says_as_which_they_sign_in()
    {
        await BeAsync(await _site.InviteAsync(Role.ReceptionAgent, Role.StructureManager));

        var choice = await SignInAsync("/mon-compte");
        Assert.Equal(("/connexion/structure", "Où travaillez-vous maintenant ?"), (choice.Path, choice.Title));
        var buttons = choice.Page.QuerySelectorAll("button[name=compte]");
        Assert.Equal(2, buttons.Length);

        var arrived = await _browser.SendAsync(choice, "main form", ("compte", buttons[1].GetAttribute("value")!));
        Assert.Equal("/mon-compte", arrived.Path);
        Assert.Contains("Responsable de structure", arrived.Page.Words("nav.spro-professional"));
    }

    [Fact]
    public async Task What_is_not_among_ones_own_memberships_cannot_be_chosen()
    {
        var other = await _site.InviteAsync(Role.StructureManager);
        var membership = Guid.Empty;
        await _site.ChangeAsync(other, (_, memberships) => membership = memberships[0].Id);
        await BeAsync(await _site.InviteAsync(Role.ReceptionAgent, Role.Adviser));

        var choice = await SignInAsync();
        var refused = await _browser.SendAsync(choice, "main form", ("compte", membership.ToString()));
        Assert.Equal("/connexion/structure", refused.Path);
        await AssertNobodyIsSignedInAsync();

        using var nobody = new Browser();
        Assert.Equal("/connexion", (await nobody.GoAsync(_site.At("/connexion/structure"))).Path);
    }

    [Fact]
    public async Task Who_has_no_open_access_learns_who_may_invite_them_and_nothing_of_the_address()
    {
        var (closed, left) = (await _site.InviteAsync(Role.Adviser), await _site.InviteAsync(Role.Adviser));
        await _site.ChangeAsync(closed, (account, _) => account.DisabledAt = _site.Clock.GetUtcNow().UtcDateTime);
        await _site.ChangeAsync(left, (_, all) => all[0].ValidTo = DateOnly.FromDateTime(_site.Now).AddDays(-1));
        var seen = new List<string>();
        foreach (var email in (string[])["unknown@example.org", closed, left])
        {
            using var browser = new Browser();
            await BeAsync(email);
            var page = await SignInAsync("/guichet", browser);
            Assert.Equal(_site.At("/connexion?refus=sans-acces&retour=%2Fguichet"), page.Address);
            Assert.Contains("La personne responsable de votre structure peut vous inviter", page.Page.Words("main"));
            Assert.DoesNotContain(email, page.Page.Words("main"), StringComparison.Ordinal);
            await AssertNobodyIsSignedInAsync(browser);
            seen.Add(page.Page.Words("main"));
        }
        Assert.Single(seen.Distinct());
        await using var db = await _site.OpenStoreAsync();
        Assert.Equal(
            0,
            await db.Set<ProviderIdentity>()
                .CountAsync(one => one.LinkedAt > _site.Clock.GetUtcNow().UtcDateTime, Cancel)
        );
    }

    [Fact]
    public async Task After_a_refusal_one_may_sign_in_as_somebody_else()
    {
        await BeAsync("unknown@example.org");
        var refused = await SignInAsync("/guichet");
        await BeAsync(await _site.InviteAsync(Role.Adviser));

        var arrived = await _browser.FollowAsync(refused, "main a[href*=autre]");

        Assert.Equal("/guichet", arrived.Path);
        Assert.Equal("login", _provider.LastAsked("/authorize")["prompt"]);
    }

    [Fact]
    public async Task An_address_that_the_provider_is_not_sure_of_opens_nothing()
    {
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        _provider.UserInfoLie = token => token.Claims["email_verified"] = false;
        Assert.Contains("refus=sans-acces", (await SignInAsync()).Address.Query);
    }

    [Theory]
    [MemberData(nameof(LiesOfIdToken))]
    public async Task An_id_token_that_lies_opens_nothing(string lie)
    {
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        _provider.IdTokenLie = IdTokenLies[lie];
        await AssertNotVerifiedAsync(await SignInAsync("/guichet"));
    }

    [Theory]
    [MemberData(nameof(LiesOfUserInfo))]
    public async Task Userinfo_that_lies_opens_nothing(string lie)
    {
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        _provider.UserInfoLie = UserInfoLies[lie];
        await AssertNotVerifiedAsync(await SignInAsync("/guichet"));
    }

    [Fact]
    public async Task Userinfo_that_nobody_signed_opens_nothing()
    {
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        _provider.IsUserInfoPlain = true;
        await AssertNotVerifiedAsync(await SignInAsync("/guichet"));
    }

    [Fact]
    public async Task An_answer_that_comes_again_opens_nothing()
    {
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        var answer = await AnswerAsync();
        using var sameCookies = _browser.Copy();
        Assert.Equal("/guichet", (await _browser.GoAsync(answer)).Path);
        var asked = _provider.Asked.Count;

        // Whoever had the cookies of that browser then; the provider is not even asked.
        await AssertNotVerifiedAsync(await sameCookies.GoAsync(answer), sameCookies);
        Assert.DoesNotContain(_provider.Asked.Skip(asked), one => one.Path == "/token");
        // The browser itself, by its « back » button: it is signed in, and stays so.
        Assert.Contains("refus=verification", (await _browser.GoAsync(answer)).Address.Query);
        Assert.Equal("/mon-compte", (await _browser.GoAsync(_site.At("/mon-compte"))).Path);
    }

    [Fact]
    public async Task An_answer_opens_nothing_in_another_browser()
    {
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        var answer = await AnswerAsync();
        using var other = new Browser();
        await AssertNotVerifiedAsync(await other.GoAsync(answer), other, back: null);
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_opens_nothing()
    {
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        var answer = await AnswerAsync();
        _site.Clock.Advance(ProviderSignIns.LongestAnswer + TimeSpan.FromSeconds(31));
        await AssertNotVerifiedAsync(await _browser.GoAsync(answer));
    }

    [Theory]
    [InlineData("iss", "https://elsewhere.example.org/")]
    [InlineData("iss", "")]
    [InlineData("state", "CfDJ8made-up")]
    [InlineData("state", "")]
    [InlineData("code", "made-up")]
    [InlineData("code", "")]
    public async Task An_answer_that_is_not_as_the_provider_gave_it_opens_nothing(string name, string value)
    {
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        var answer = await AnswerAsync();
        await AssertNotVerifiedAsync(await _browser.GoAsync(With(answer, name, value)));
    }

    [Fact]
    public async Task The_code_of_one_sign_in_does_not_serve_another()
    {
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        var (first, second) = (await AnswerAsync(), await AnswerAsync());
        var code = QueryHelpers.ParseQuery(first.Query)["code"].ToString();
        await AssertNotVerifiedAsync(await _browser.GoAsync(With(second, "code", code)));
    }

    [Fact]
    public async Task Who_goes_back_before_the_end_finds_the_button_again_and_loses_nothing()
    {
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        _provider.IsCancelled = true;
        var page = await SignInAsync("/guichet?code=abc");
        Assert.Equal("annulee", QueryHelpers.ParseQuery(page.Address.Query)["refus"]);
        Assert.Contains("Vous avez quitté ProConnect avant la fin", page.Page.Words("main"));
        await AssertNobodyIsSignedInAsync();

        _provider.IsCancelled = false;
        Assert.Equal(_site.At("/guichet?code=abc"), (await _browser.FollowAsync(page, Button)).Address);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_told_on_leaving_and_on_coming_back()
    {
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        var answer = await AnswerAsync();
        _provider.IsDown = true;
        foreach (var address in (Uri[])[answer, _site.At("/connexion/proconnect?retour=%2Fguichet")])
        {
            var page = await _browser.GoAsync(address);
            Assert.Equal(_site.At("/connexion?refus=injoignable&retour=%2Fguichet"), page.Address);
            Assert.Contains("ProConnect ne répond pas", page.Page.Words("main"));
        }
        await AssertNobodyIsSignedInAsync();
        _provider.IsDown = false;
        Assert.Equal("/guichet", (await SignInAsync()).Path);
    }

    [Fact]
    public async Task A_key_that_the_provider_replaces_is_known_at_once_and_the_former_opens_nothing()
    {
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        Assert.Equal("/guichet", (await SignInAsync()).Path);

        _provider.ReplaceKey();

        using var later = new Browser();
        Assert.Equal("/guichet", (await SignInAsync(browser: later)).Path);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_then_at_the_provider_and_comes_back()
    {
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        var arrived = await SignInAsync();

        var leaving = await _browser.SendAsync(arrived, "nav.spro-professional form", ("session", Session(arrived)));
        // The answer to the form goes nowhere else by itself: the policy lets forms go to this site only.
        Assert.Equal((HttpStatusCode.OK, "/mon-compte"), (leaving.Status, leaving.Path));
        Assert.Empty(leaving.Page.QuerySelectorAll("nav.spro-professional"));
        await AssertNobodyIsSignedInAsync();
        Assert.Contains(
            leaving.Page.Only(Button).GetAttribute("href")!,
            leaving.Page.Only("meta[http-equiv=refresh]").GetAttribute("content")!,
            StringComparison.Ordinal
        );

        var end = await _browser.FollowAsync(leaving, Button);
        Assert.Equal("/connexion/proconnect/fin", end.Path);
        Assert.Contains("Elle l'est ici et chez ProConnect", end.Page.Words("main"));
        var asked = _provider.LastAsked("/session/end");
        Assert.Equal(["id_token_hint", "post_logout_redirect_uri", "state"], asked.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(_site.At("/connexion/proconnect/fin").ToString(), asked["post_logout_redirect_uri"]);
        await using var db = await _site.OpenStoreAsync();
        Assert.False(await db.Set<ProviderSession>().AnyAsync(one => one.Id == Guid.Parse(Session(arrived)), Cancel));
    }

    [Fact]
    public async Task Who_has_gone_on_in_another_role_still_ends_the_session_of_the_provider()
    {
        await BeAsync(await _site.InviteAsync(Role.ReceptionAgent, Role.StructureManager));
        var choice = await SignInAsync("/mon-compte");
        var roles = choice
            .Page.QuerySelectorAll("button[name=compte]")
            .Select(one => one.GetAttribute("value")!)
            .ToList();
        var account = await _browser.SendAsync(choice, "main form", ("compte", roles[0]));

        var changed = await _browser.SendAsync(account, "main form:has(button[name=compte])", ("compte", roles[^1]));
        Assert.Contains("Responsable de structure", changed.Page.Words("nav.spro-professional"));
        // They have no password here, and are offered to change none.
        Assert.Empty(changed.Page.QuerySelectorAll("a[href^='/mon-compte/']"));
        Assert.Contains("Compte relié à ProConnect", changed.Page.Words("main"));

        var leaving = await _browser.SendAsync(changed, "nav.spro-professional form", ("session", Session(changed)));
        var end = await _browser.FollowAsync(leaving, Button);
        Assert.Contains("Elle l'est ici et chez ProConnect", end.Page.Words("main"));
    }

    [Fact]
    public async Task Who_has_an_account_accepts_an_invitation_by_ProConnect_even_after_a_refusal()
    {
        var email = await _site.InviteAsync(Role.Adviser);
        await BeAsync(email);
        var invited = await _browser.GoAsync(await _site.InviteElsewhereAsync(email));
        var page = await _browser.SendAsync(invited, "main form");
        Assert.Contains("Connectez-vous pour accepter votre invitation", page.Page.Words("main"));
        _provider.IsCancelled = true;
        var refused = await _browser.FollowAsync(page, Button);
        Assert.Contains("Connectez-vous pour accepter votre invitation", refused.Page.Words("main"));
        _provider.IsCancelled = false;

        var choice = await _browser.FollowAsync(refused, Button);

        Assert.Equal("/connexion/structure", choice.Path);
        Assert.Contains("Agente ou agent d'accueil", choice.Page.Words("main"));
    }

    [Fact]
    public async Task An_invitation_opens_again_to_who_had_left()
    {
        var email = await _site.InviteAsync(Role.Adviser);
        await _site.ChangeAsync(email, (_, all) => all[0].ValidTo = DateOnly.FromDateTime(_site.Now).AddDays(-1));
        await BeAsync(email);
        var page = await _browser.SendAsync(
            await _browser.GoAsync(await _site.InviteElsewhereAsync(email)),
            "main form"
        );

        var arrived = await _browser.FollowAsync(page, Button);

        Assert.Contains("Agente ou agent d'accueil", arrived.Page.Words("nav.spro-professional"));
    }

    [Fact]
    public async Task The_invitation_of_somebody_else_opens_nothing_and_stays_theirs()
    {
        var other = await _site.InviteAsync(Role.Adviser);
        var link = await _site.InviteElsewhereAsync(other);
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        var page = await _browser.SendAsync(await _browser.GoAsync(link), "main form");

        var refused = await _browser.FollowAsync(page, Button);

        Assert.Equal(_site.At("/connexion?refus=invitation"), refused.Address);
        Assert.Contains("Votre invitation n'a pas pu être acceptée", refused.Page.Words("main"));
        await AssertNobodyIsSignedInAsync();
        Assert.Equal("Votre invitation", (await _browser.GoAsync(link)).Title);
    }

    [Fact]
    public async Task Addresses_and_passwords_come_below_ProConnect_and_accounts_of_the_demonstration_after()
    {
        var page = await _browser.GoAsync(_site.At("/connexion"));
        Assert.Equal(
            ["Avec votre compte professionnel", "Avec une adresse et un mot de passe", "Comptes de la démonstration"],
            page.Page.QuerySelectorAll("main h2").Select(one => one.TextContent.Trim())
        );
        Assert.NotNull(page.Page.QuerySelector("main input[name=motdepasse]"));
    }

    [Fact]
    public async Task A_session_is_ended_here_even_when_the_provider_does_not_answer()
    {
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        var arrived = await SignInAsync();
        _provider.IsDown = true;

        var leaving = await _browser.SendAsync(arrived, "nav.spro-professional form", ("session", Session(arrived)));

        Assert.Contains("Sur un ordinateur partagé", leaving.Page.Words("main"));
        await AssertNobodyIsSignedInAsync();
    }

    [Fact]
    public async Task The_page_of_the_end_claims_nothing_that_the_provider_has_not_confirmed()
    {
        var end = await _browser.GoAsync(_site.At("/connexion/proconnect/fin?state=made-up"));
        Assert.Contains("ne nous l'a pas confirmé", end.Page.Words("main"));
    }

    [Theory]
    [InlineData("https://elsewhere.example.org/")]
    [InlineData("//elsewhere.example.org/")]
    [InlineData("/\\elsewhere.example.org/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_to_another_site_after_signing_in(string back)
    {
        await BeAsync(await _site.InviteAsync(Role.Adviser));
        Assert.Equal(_site.At("/guichet"), (await SignInAsync(back)).Address);

        using var refused = new Browser();
        _provider.IsCancelled = true;
        var page = await SignInAsync(back, refused);
        Assert.Equal(_site.At("/connexion?refus=annulee"), page.Address);
    }

    [Fact]
    public async Task What_was_being_typed_when_the_session_ended_is_given_back_even_after_a_refusal()
    {
        await BeAsync(await _site.InviteAsync(Role.ReceptionAgent));
        _provider.IsCancelled = true;
        var ended = await SendAfterTheEndAsync("<input type=hidden name=age value=16-17>");
        Assert.Contains("Ce que vous aviez saisi est gardé", ended.Page.Words("main"));
        var refused = await _browser.FollowAsync(ended, Button);
        Assert.Contains("refus=annulee", refused.Address.Query);
        Assert.Contains("Ce que vous aviez saisi est gardé", refused.Page.Words("main"));

        _provider.IsCancelled = false;
        var resumed = await _browser.FollowAsync(refused, Button);
        Assert.Equal(("/connexion/reprise", "Votre connexion est rouverte"), (resumed.Path, resumed.Title));
        var taken = await _browser.SendAsync(resumed, "main form[action='/guichet']");
        Assert.Equal((HttpStatusCode.OK, "/guichet"), (taken.Status, taken.Path));
        Assert.NotNull(taken.Page.QuerySelector("[name=age][value='16-17'][checked]"));

        // Another day, nothing comes back that was sent already.
        using var later = _browser.Copy();
        Assert.Equal("/guichet", (await SignInAsync(browser: later)).Path);
    }

    [Fact]
    public async Task What_is_too_long_to_be_given_back_is_told_before_leaving()
    {
        var ended = await SendAfterTheEndAsync($"<input type=hidden name=commune value={new string('a', 5000)}>");
        Assert.Contains("Copiez-le ailleurs avant de continuer", ended.Page.Words("main"));
    }

    [Fact]
    public async Task The_policy_of_the_pages_lets_forms_go_to_this_site_alone()
    {
        var page = await _browser.GoAsync(_site.At("/connexion"));
        Assert.Contains(
            "form-action 'self';",
            page.Answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal("S'identifier avec ProConnect", page.Page.Words(Button));
        Assert.Equal("Qu'est-ce que ProConnect ?", page.Page.Words("a[href='https://proconnect.gouv.fr/']"));
    }

    [Fact]
    public async Task Who_signs_in_is_nowhere_in_the_logs_and_nowhere_in_clear_in_what_this_sign_in_keeps()
    {
        var email = await _site.InviteAsync(Role.Adviser);
        await BeAsync(email);
        _provider.IdTokenLie = token => token.Claims["canary"] = "canary-of-the-token";
        var answer = await AnswerAsync();
        var arrived = await _browser.GoAsync(answer);
        Assert.Equal("/guichet", arrived.Path);
        var (code, state) = (
            QueryHelpers.ParseQuery(answer.Query)["code"].ToString(),
            QueryHelpers.ParseQuery(answer.Query)["state"].ToString()
        );

        foreach (var secret in (string[])[email, _provider.Person.Subject, code, state, TestProvider.ClientSecret])
            Assert.DoesNotContain(secret, _site.Logs.Text, StringComparison.Ordinal);
        await using var db = await _site.OpenStoreAsync();
        var kept = await db.Set<ProviderSession>().SingleAsync(one => one.Id == Guid.Parse(Session(arrived)), Cancel);
        Assert.DoesNotContain(
            "eyJ",
            System.Text.Encoding.UTF8.GetString(kept.IdToken.Bytes.Span),
            StringComparison.Ordinal
        );
        var identities = await db.Set<ProviderIdentity>().ToListAsync(Cancel);
        Assert.All(identities, one => Assert.Equal(32, one.SubjectKey.Length));
    }

    private Task<Visit> SendAfterTheEndAsync(string fields) =>
        _browser.SendAsync(
            new Visit(
                _site.At("/"),
                new HttpResponseMessage(),
                new HtmlParser().ParseDocument($"<form action='/connexion?retour=%2Fguichet'>{fields}</form>")
            ),
            "form"
        );

    private static SigningCredentials UnpublishedKey() =>
        new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "unpublished" }, SecurityAlgorithms.RsaSha256);

    private static SigningCredentials SharedSecret() =>
        new(
            new SymmetricSecurityKey(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(TestProvider.ClientSecret))),
            SecurityAlgorithms.HmacSha256
        );

    private static Uri With(Uri answer, string name, string value)
    {
        var query = QueryHelpers.ParseQuery(answer.Query).ToDictionary(one => one.Key, one => one.Value.ToString());
        if (value.Length == 0)
            query.Remove(name);
        else
            query[name] = value;
        return new Uri(QueryHelpers.AddQueryString(answer.GetLeftPart(UriPartial.Path), query!));
    }

    private static string Session(Visit visit) =>
        visit.Page.Only("nav.spro-professional button[name=session]").GetAttribute("value")!;

    private Task BeAsync(string email)
    {
        _provider.Person = (Guid.NewGuid().ToString(), email);
        return Task.CompletedTask;
    }

    /// <summary>Presses the button of the sign-in page, as somebody who was going to a page.</summary>
    private async Task<Visit> SignInAsync(string? back = null, Browser? browser = null)
    {
        browser ??= _browser;
        var query = back is null ? "" : "?retour=" + Uri.EscapeDataString(back);
        return await browser.FollowAsync(await browser.GoAsync(_site.At("/connexion" + query)), Button);
    }

    /// <summary>The answer of the provider, on its way.</summary>
    private async Task<Uri> AnswerAsync()
    {
        _browser.StopsBefore = next => next.AbsolutePath == "/connexion/proconnect/retour";
        var answer = (await SignInAsync("/guichet")).Address;
        _browser.StopsBefore = _ => false;
        return answer;
    }

    private async Task AssertNotVerifiedAsync(Visit visit, Browser? browser = null, string? back = "/guichet")
    {
        Assert.Equal(
            _site.At("/connexion?refus=verification" + (back is null ? "" : "&retour=" + Uri.EscapeDataString(back))),
            visit.Address
        );
        Assert.Contains("La réponse de ProConnect n'a pas pu être vérifiée", visit.Page.Words("main"));
        await AssertNobodyIsSignedInAsync(browser);
    }

    private async Task AssertNobodyIsSignedInAsync(Browser? browser = null) =>
        Assert.Equal("/connexion", (await (browser ?? _browser).GoAsync(_site.At("/mon-compte"))).Path);

    public void Dispose() => _browser.Dispose();
}
