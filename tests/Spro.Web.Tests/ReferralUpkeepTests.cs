using System.Net;
using AngleSharp.Dom;
using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>What keeps a hand-over going: a slot, a colleague, a coordinator, an answer to who complains.</summary>
public class ReferralUpkeepTests(Site site)
{
    [Fact]
    public async Task The_desk_takes_a_slot_of_the_other_structure_and_the_person_moves_or_cancels_it_by_their_word()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        using var mission = await site.SignedClientAsync(Role.Adviser, elsewhere: true);
        var referral = await agent.HandOverAsync();
        var reference = (await agent.PageAsync(referral)).Words("h1 code");
        var slots = (await agent.PageAsync(referral))
            .Only("main a[href*='creneaux?aiguillage=']")
            .GetAttribute("href")!;
        var slot = (await agent.PageAsync(slots))
            .QuerySelectorAll("main a[href^='/rendez-vous/prendre/']")[0]
            .GetAttribute("href")!;
        var form = (await agent.PageAsync(slot)).Only("main form:not([action='/mon-compte'])");
        Assert.Equal("Anne-Gaëlle L'Hostis", form.Only("input[name='Person.Name']").GetAttribute("value"));

        var seen = (await agent.PostPageAsync(slot, form.Fields())).Words("main");

        Assert.Contains("Créneau pris. Par Camille Fictif", seen, StringComparison.Ordinal);
        Assert.Contains("Voir, déplacer ou annuler le rendez-vous", seen, StringComparison.Ordinal);
        Assert.Contains("Rendez-vous", (await mission.PageAsync(referral)).Words("main"), StringComparison.Ordinal);
        using var person = site.Browser();
        var followed = await person.FollowAsync(reference, "soleil 7");
        var change = followed.Only("main form[action$='handler=appointment']");
        using var opened = await person.PostAsync(
            change.GetAttribute("action"),
            new FormUrlEncodedContent(change.Fields()),
            TestContext.Current.CancellationToken
        );
        await person.PostPageAsync(opened.RequestMessage!.RequestUri!.AbsolutePath, []);
        Assert.Contains(
            "Rendez-vous annulé, un autre est à trouver",
            (await mission.PageAsync(referral)).Words("main"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_has_received_somebody_directs_them_further_without_typing_anything_twice()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        using var mission = await site.SignedClientAsync(Role.Adviser, elsewhere: true);
        var referral = await agent.HandOverAsync(("Consent.Items", "Situation"), ("Consent.Items", "Name"));
        await DoAsync(mission, referral, "Accept");
        await DoAsync(mission, referral, "Meet");
        await DoAsync(mission, referral, "End", ("Step.Outcome", "HandedOn"));
        var form = (await mission.PageAsync(referral)).Only("main form[action$='handler=further']");

        var next = await mission.PostPageAsync(form.GetAttribute("action")!, form.Fields());

        Assert.Equal("Anne-Gaëlle L'Hostis", next.Only("input[name=Name]").GetAttribute("value"));
        Assert.Empty(next.QuerySelectorAll("input[name='Consent.Items'][checked]"));
        var send = next.Only("main form[novalidate]");
        Assert.Contains("16", next.Words("main"), StringComparison.Ordinal);
        Assert.NotEmpty(send.QuerySelectorAll("input[name=To]"));
        // Only the structure that has it does so.
        Assert.Empty((await agent.PageAsync(referral)).QuerySelectorAll("main form[action$='handler=further']"));
    }

    [Fact]
    public async Task Somebody_asks_on_line_to_be_called_and_the_desk_goes_on_from_what_they_said()
    {
        using var person = site.Browser();
        using var mission = await site.SignedClientAsync(Role.Adviser, elsewhere: true);
        var answer = await person.PageAsync("/reponse?insee=53130&age=16-17&mainStatus=no_activity");
        var ask = answer.Only("main form[action='/etre-rappele']");
        var form = (await person.PostPageAsync("/etre-rappele", ask.Fields())).Only("main form[novalidate]");
        var place = form.QuerySelectorAll("input[name=Chosen]")
            .Single(one => one.ParentElement!.Words().Contains("Mission locale", StringComparison.Ordinal))
            .GetAttribute("value")!;

        var both = await person.PostPageAsync("/etre-rappele", form.Fields(("Phone", "12"), ("Name", "D'Ornano")));
        Assert.NotEmpty(both.Words("#Chosen-error"));
        Assert.Contains("n'est pas complet", both.Words("#Phone-error"), StringComparison.Ordinal);
        Assert.Equal("D'Ornano", both.Only("input[name=Name]").GetAttribute("value"));
        var refused = await person.PostPageAsync("/etre-rappele", form.Fields(("Chosen", place), ("Name", "D'Ornano")));
        Assert.Contains("Écrivez le numéro", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("D'Ornano", refused.Only("input[name=Name]").GetAttribute("value"));
        Assert.NotNull(refused.QuerySelector($"input[name=Chosen][value='{place}'][checked]"));
        var asked = await person.PostPageAsync(
            "/etre-rappele",
            form.Fields(("Chosen", place), ("Name", "D'Ornano"), ("Phone", "06 39 98 00 42"))
        );
        Assert.Contains("vous appelle au plus tard le", asked.Words("main"), StringComparison.Ordinal);

        var card = (await mission.PageAsync("/guichet"))
            .QuerySelectorAll("main li.spro-card")
            .Single(one => one.Words().Contains("06 39 98 00 42", StringComparison.Ordinal));
        var taken = await mission.PostPageAsync(
            "/guichet?handler=take",
            card.Only("form").Fields(("call", card.Only("button").GetAttribute("value")!))
        );
        Assert.Contains("Appelez le 06 39 98 00 42, D'Ornano", taken.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Laval", taken.Words("main"), StringComparison.Ordinal);
        var contact = taken.Only("h1").GetAttribute("data-contact");
        var send = await mission.PageAsync($"/guichet/{contact}/aiguillage");
        Assert.Equal("D'Ornano", send.Only("input[name=Name]").GetAttribute("value"));
        Assert.DoesNotContain("06 39 98 00 42", site.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_structure_takes_no_slot_for_a_hand_over_that_is_not_its_own()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        await agent.PageAsync($"/rendez-vous/creneaux?aiguillage={Guid.NewGuid()}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task All_that_a_colleague_follows_is_taken_over_in_one_act()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        using var mission = await site.SignedClientAsync(Role.Adviser, elsewhere: true);
        var referral = await agent.HandOverAsync();
        await DoAsync(mission, referral, "Accept");
        Assert.Contains(
            "Suivi par Yaël Fictif",
            (await mission.ListedAsync(referral)).Words(),
            StringComparison.Ordinal
        );
        var form = (await mission.PageAsync("/aiguillages/relais")).Only("main form:has(select)");

        var refused = await mission.PostPageAsync("/aiguillages/relais", form.Fields());

        Assert.Contains("deux personnes différentes", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_sets_its_deadlines_and_a_wrong_number_keeps_what_was_typed()
    {
        using var coordinator = await site.SignedClientAsync(Role.NetworkCoordinator);
        var page = await coordinator.PageAsync("/mon-reseau");
        Assert.Contains("Mon réseau : ", page.Words("h1"), StringComparison.Ordinal);
        var form = page.Only("main form:has(input[name=ToAnswer])");

        var refused = await coordinator.PostPageAsync(
            "/mon-reseau",
            form.Fields(("ToAcknowledge", "2"), ("ToAnswer", "quarante"))
        );
        Assert.Contains("de 1 à 30", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("quarante", refused.Only("input[name=ToAnswer]").GetAttribute("value"));

        var set = await coordinator.PostPageAsync(
            "/mon-reseau",
            form.Fields(("ToAcknowledge", "2"), ("ToAnswer", "5"))
        );
        Assert.Contains("Votre réseau a choisi ces délais", set.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("L'Hostis", set.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_complains_the_manager_answers_and_they_read_it()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        using var person = site.Browser();
        var referral = await agent.HandOverAsync();
        var followed = await person.FollowAsync((await agent.PageAsync(referral)).Words("h1 code"), "soleil 7");
        var form = followed.Only("main form[action$='handler=complain']");
        var address = form.GetAttribute("action")!;

        var empty = await person.PostPageAsync(address, form.Fields(("Complaint", " ")));
        Assert.Contains("Écrivez ce qui ne va pas", empty.Words(".govuk-error-summary"), StringComparison.Ordinal);
        var made = await person.PostPageAsync(
            address,
            form.Fields(("IsAboutReceiver", "false"), ("Complaint", "J'ai attendu deux heures à l'accueil."))
        );
        Assert.Contains("Bien reçue. Réponse au plus tard le", made.Words("main"), StringComparison.Ordinal);

        var card = (await manager.PageAsync("/ma-structure/reclamations"))
            .QuerySelectorAll("main li.spro-card")
            .Single(one => one.Words().Contains("deux heures", StringComparison.Ordinal));
        await manager.PostPageAsync(
            "/ma-structure/reclamations",
            card.Only("form").Fields(("Answer", "Nous ouvrons un deuxième guichet."))
        );

        Assert.Contains("deuxième guichet", (await person.PageAsync("/suivi")).Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("deux heures", site.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_writes_a_complaint_down_with_the_person_and_says_until_when_it_is_answered()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var referral = await agent.HandOverAsync();
        var form = (await agent.PageAsync(referral)).Only("main form[action$='handler=complain']");

        var noted = await agent.PostPageAsync(
            form.GetAttribute("action")!,
            form.Fields(("complaint", "Le numéro ne répond pas."))
        );

        Assert.Contains("La structure répond au plus tard le", noted.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Region_records_the_act_that_names_a_structure_and_ends_it()
    {
        using var region = await site.SignedClientAsync(Role.Region);
        const string Address = "/destinataires-des-signalements";
        var form = (await region.PageAsync(Address + "?q=cap%20emploi")).Only("main form:has(input[name=Act])");
        var structure = form.QuerySelectorAll("input[name=Structure]")[0].GetAttribute("value")!;

        var refused = await region.PostPageAsync(
            Address,
            form.Fields(("Structure", structure), ("Act", "Acte d'essai 7"))
        );
        Assert.Contains("Écrivez le jour", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Acte d'essai 7", refused.Only("input[name=Act]").GetAttribute("value"));
        var named = await region.PostPageAsync(
            Address,
            form.Fields(
                ("Structure", structure),
                ("Act", "Acte d'essai 7"),
                ("From.Day", "1"),
                ("From.Month", "10"),
                ("From.Year", "2026")
            )
        );

        Assert.Contains("Acte d'essai 7 1er octobre 2026", named.Words("main"), StringComparison.Ordinal);
    }

    private static async Task DoAsync(
        HttpClient client,
        string referral,
        string act,
        params (string Name, string Value)[] said
    )
    {
        var form = (await client.PageAsync(referral))
            .QuerySelectorAll("main form")
            .First(one => one.QuerySelector($"button[value={act}]") is not null);
        await client.PostPageAsync(referral, form.Fields([("Step.Act", act), .. said]));
    }
}
