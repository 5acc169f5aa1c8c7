using System.Net;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Desk;

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
        var own = await agent.ReceiveAsync();
        var form = (await agent.PageAsync(own)).Only("main form:has(input[name=Ending])");
        Contact contact;
        await using (var db = await site.OpenStoreAsync())
        {
            contact = await db.Set<Contact>().AsNoTracking().FirstAsync(Cancellation);
            var other = site.Catalogue.Doors.All.First(door => door.Structure.Id != contact.StructureId);
            (contact.Id, contact.StructureId, contact.PlaceId) = (
                Guid.CreateVersion7(),
                other.Structure.Id,
                other.Place.Id
            );
            db.Add(contact);
            await db.SaveChangesAsync(Cancellation);
        }

        await agent.PageAsync($"/guichet/{contact.Id}", HttpStatusCode.NotFound);
        await agent.PostPageAsync($"/guichet/{contact.Id}", form.Fields(), HttpStatusCode.NotFound);
        await agent.PostPageAsync($"/guichet/{contact.Id}/carte", form.Fields(), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_without_its_token_or_with_an_invented_choice_changes_nothing()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var contact = await agent.ReceiveAsync();
        var form = (await agent.PageAsync(contact)).Only("main form:has(input[name=Ending])");

        await agent.PostPageAsync(contact, [new("Ending", "AdviserHere")], HttpStatusCode.BadRequest);
        await agent.PostPageAsync(contact, form.Fields(("Ending", "7")));
        var page = await agent.PageAsync(contact);
        Assert.NotNull(page.QuerySelector("input[name=Ending][value=AnsweredHere][checked]"));
    }

    [Fact]
    public async Task What_is_confided_by_a_forged_form_is_not_kept()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var contact = await agent.ReceiveAsync(
            ("needs", "disability_rights"),
            ("receivesRsa", "true"),
            ("age", "18-25")
        );

        await using var db = await site.OpenStoreAsync();
        var id = Guid.Parse(contact.Split('/')[^1]);
        var said = (await db.Set<Contact>().SingleAsync(one => one.Id == id, Cancellation)).Said;
        Assert.Equal("?age=18-25", said);
    }

    [Fact]
    public async Task Everybody_who_signs_in_lands_on_a_page_that_is_theirs()
    {
        foreach (var role in Roles.OfPeople)
        {
            using var client = await site.SignedClientAsync(role, follow: false, back: "");
            var next = Rights.Of(role, Purpose.Welcome) == Reach.Nothing ? "/mon-compte" : "/guichet";
            Assert.Contains(
                "Se déconnecter",
                (await client.PageAsync(next)).Words("nav.spro-professional"),
                StringComparison.Ordinal
            );
        }
        using var region = await site.SignedClientAsync(Role.Region);
        var refused = await region.PageAsync("/guichet", HttpStatusCode.Forbidden);
        Assert.Contains("pas pour votre rôle", refused.Words("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_site_signs_nobody_in()
    {
        using var client = site.Client();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await client.PostAsync(
            "/connexion",
            new FormUrlEncodedContent([new("compte", Guid.Empty.ToString()), new("retour", "/guichet")]),
            Cancellation
        );

        Assert.Equal("/connexion", answer.Headers.Location!.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
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
        var choice = signIn.QuerySelector("main form:has(button[name=compte])")!;
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
        var form = (await agent.PageAsync("/connexion?retour=https://example.org")).QuerySelector(
            "main form:has(button[name=compte])"
        )!;
        using var signed = await agent.PostAsync(
            "/connexion",
            new FormUrlEncodedContent(form.Fields(("compte", form.Only("button").GetAttribute("value")!))),
            Cancellation
        );

        Assert.Equal("/guichet", signed.Headers.Location!.ToString());
    }
}
