using System.Net;
using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>The desk: somebody is received, told, and leaves with a card; and nobody else sees it.</summary>
public class DeskTests(Site site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_is_received_without_a_name_and_hears_the_first_answer()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);

        var contact = await agent.ReceiveAsync(("commune", "Laval"), ("age", "16-17"), ("needs", "info_jobs"));
        var page = await agent.PageAsync(contact);

        Assert.NotEmpty(page.QuerySelectorAll("main ol.spro-branch > li"));
        Assert.Empty(page.QuerySelectorAll("input[name*=nom i], input[type=email], input[type=tel]"));
        var list = await agent.PageAsync("/guichet");
        Assert.NotNull(list.QuerySelector($"main table a[href='{contact}']"));
    }

    [Fact]
    public async Task An_empty_form_is_a_contact_too()
    {
        using var agent = await site.SignedClientAsync(Role.Adviser);

        var contact = await agent.ReceiveAsync();

        Assert.NotEmpty((await agent.PageAsync(contact)).QuerySelectorAll("main ol.spro-branch > li"));
    }

    [Fact]
    public async Task What_comes_next_is_noted_and_another_door_is_never_left_unsaid()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var contact = await agent.ReceiveAsync(("age", "16-17"), ("commune", "Laval"));
        var form = (await agent.PageAsync(contact)).Only("main form:has(input[name=Ending])");

        var refused = await agent.PostPageAsync(contact, form.Fields(("Ending", "OtherDoor"), ("Next", "")));
        Assert.Contains("Choisissez la structure", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);

        var door = form.QuerySelectorAll("select[name=Next] option")[1].GetAttribute("value")!;
        var noted = await agent.PostPageAsync(contact, form.Fields(("Ending", "OtherDoor"), ("Next", door)));
        Assert.Equal(
            "",
            string.Join(' ', noted.QuerySelectorAll(".govuk-error-message").Select(error => error.Words()))
        );
        Assert.Contains("C'est noté", noted.Words("main"), StringComparison.Ordinal);
        Assert.Equal(door, noted.Only("select[name=Next] option[selected]").GetAttribute("value"));
    }

    [Fact]
    public async Task The_person_leaves_with_a_card_whose_code_any_desk_takes_up()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var contact = await agent.ReceiveAsync(("age", "18-25"), ("needs", "vae"));
        var form = (await agent.PageAsync(contact)).Only($"main form[action='{contact}/carte']");

        var card = await agent.PostPageAsync(contact + "/carte", form.Fields());
        var code = card.Words("code.spro-sheet__code");

        var desk = await agent.PageAsync("/guichet?code=" + code);
        Assert.Contains("repris", desk.Words("main"), StringComparison.Ordinal);
        Assert.NotNull(desk.QuerySelector("input[name=age][value='18-25'][checked]"));
        Assert.NotNull(desk.QuerySelector("input[name=needs][value=vae][checked]"));
        var unknown = await agent.PageAsync("/guichet?code=333333333");
        Assert.Contains("inconnu", unknown.Words(".govuk-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_opens_the_desk_without_signing_in_nor_with_a_role_that_receives_nobody()
    {
        using var nobody = site.Client();
        Assert.StartsWith(
            "/connexion?retour=/guichet",
            await nobody.LocationAsync("/guichet"),
            StringComparison.Ordinal
        );
        foreach (
            var role in (Role[])[Role.Region, Role.RegionalGuidanceOfficer, Role.StateObserver, Role.Administrator]
        )
        {
            using var other = await site.SignedClientAsync(role);
            await other.PageAsync("/guichet", HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task A_contact_of_another_structure_does_not_exist()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);

        await agent.PageAsync($"/guichet/{Guid.CreateVersion7()}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_was_typed_when_the_session_ended_is_given_back_after_signing_in()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent, follow: false);
        var form = (await agent.PageAsync("/guichet")).Only("main form[method=post]:has(select[name=Place])");
        var account = (await agent.PageAsync("/mon-compte")).Only("nav form");
        using var ended = await agent.PostAsync(
            "/mon-compte",
            new FormUrlEncodedContent(account.Fields(("session", account.Only("button").GetAttribute("value")!))),
            Cancellation
        );
        Assert.Equal("/connexion", ended.Headers.Location!.ToString());

        using var sent = await agent.PostAsync(
            "/guichet",
            new FormUrlEncodedContent(form.Fields(("age", "26-29"))),
            Cancellation
        );
        Assert.Equal(HttpStatusCode.TemporaryRedirect, sent.StatusCode);
        var signIn = await agent.PostPageAsync(sent.Headers.Location!.ToString(), form.Fields(("age", "26-29")));
        var choice = signIn.QuerySelector("main form")!;
        var back = await agent.PostPageAsync(
            "/connexion",
            choice.Fields(("compte", choice.Only("button").GetAttribute("value")!))
        );
        var resumed = back.Only("main form");
        Assert.Equal("/guichet", resumed.GetAttribute("action"));
        using var recorded = await agent.PostAsync(
            "/guichet",
            new FormUrlEncodedContent(resumed.Fields()),
            Cancellation
        );
        Assert.StartsWith("/guichet/", recorded.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_never_leads_to_another_site()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent, follow: false);
        var form = (await agent.PageAsync("/connexion?retour=https://example.org")).QuerySelector("main form")!;
        using var signed = await agent.PostAsync(
            "/connexion",
            new FormUrlEncodedContent(form.Fields(("compte", form.Only("button").GetAttribute("value")!))),
            Cancellation
        );

        Assert.Equal("/guichet", signed.Headers.Location!.ToString());
    }
}
