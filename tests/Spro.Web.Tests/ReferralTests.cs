using System.Net;
using AngleSharp.Dom;
using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>Nobody is lost between two doors: from the desk to the outcome, at several screens.</summary>
public class ReferralTests(Site site)
{
    [Fact]
    public async Task What_the_desk_noted_becomes_a_hand_over_that_the_other_structure_takes()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        using var mission = await site.SignedClientAsync(Role.Adviser, elsewhere: true);
        var referral = await agent.HandOverAsync(("Consent.Items", "Situation"), ("Consent.Items", "Name"));

        var received = await mission.PageAsync(referral);
        Assert.Contains("Anne-Gaëlle L'Hostis", received.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Laval", received.Words("main"), StringComparison.Ordinal);
        Assert.Contains(
            "Anne-Gaëlle L'Hostis",
            (await mission.ListedAsync(referral)).Words(),
            StringComparison.Ordinal
        );
        await DoAsync(mission, referral, "Accept");
        await DoAsync(mission, referral, "Meet");
        await DoAsync(mission, referral, "End", ("Step.Outcome", "EnteredTraining"));

        var seen = (await agent.PageAsync(referral)).Words("main");
        Assert.Contains("Suite acceptée. Par Yaël Fictif", seen, StringComparison.Ordinal);
        Assert.Contains("Terminé : entrée en formation", seen, StringComparison.Ordinal);
        Assert.NotNull(
            (await agent.PageAsync("/aiguillages?termines=true")).QuerySelector($"main a[href='{referral}']")
        );
    }

    [Fact]
    public async Task Another_structure_finds_nothing_at_the_address_and_does_nothing_there()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        using var mission = await site.SignedClientAsync(Role.Adviser, elsewhere: true);
        var contact = await agent.ReceiveAsync(("age", "16-17"), ("mainStatus", "no_activity"), ("commune", "Laval"));
        // Sent by the mission's neighbour to a third: the mission is no side of it.
        var third = (await agent.PageAsync(contact + "/aiguillage"))
            .QuerySelectorAll("select[name=Other] option[value]")
            .First(option =>
                option.GetAttribute("value") is { Length: > 0 }
                && !option.Words().Contains("Mission", StringComparison.Ordinal)
            );
        var address = await agent.HandOverAsync(
            ("To", "autre"),
            ("Other", third.GetAttribute("value")!),
            ("Reason", "Le bus y passe"),
            ("Name", "Camille Essai")
        );

        Assert.Contains("Camille Essai", (await agent.PageAsync(address)).Words("main"), StringComparison.Ordinal);
        await mission.PageAsync(address, HttpStatusCode.NotFound);
        var own = (await mission.PageAsync("/aiguillages")).QuerySelector("input[name=__RequestVerificationToken]");
        Assert.NotNull(own);
        await mission.PostPageAsync(
            address,
            [
                new("__RequestVerificationToken", own.GetAttribute("value")!),
                new("Step.Id", Guid.NewGuid().ToString()),
                new("Step.Act", "Accept"),
            ],
            HttpStatusCode.NotFound
        );
        await mission.PageAsync(contact + "/aiguillage", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var contact = await agent.ReceiveAsync(("age", "16-17"));
        var form = (await agent.PageAsync(contact + "/aiguillage")).Only("main form[novalidate]");

        var refused = await agent.PostPageAsync(
            contact + "/aiguillage",
            form.Fields(("Name", "D'Ornano"), ("Email", "incomplet"), ("Message", "Vient le mardi"), ("Word", "lune"))
        );

        var errors = refused.Words(".govuk-error-summary");
        Assert.Contains("Demandez à la personne si elle est d'accord", errors, StringComparison.Ordinal);
        Assert.Contains("n'est pas complète", errors, StringComparison.Ordinal);
        Assert.Equal("D'Ornano", refused.Only("input[name=Name]").GetAttribute("value"));
        Assert.Equal("Vient le mardi", refused.Words("textarea[name=Message]"));
        Assert.Equal("lune", refused.Only("input[name=Word]").GetAttribute("value"));

        var empty = await agent.PostPageAsync(
            contact + "/aiguillage",
            form.Fields(("Consent.Answer", "Oral"), ("Consent.Items", "Phone"), ("Phone", ""))
        );
        Assert.Contains("écrivez-le", empty.Words(".govuk-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_goes_back_to_the_form_reads_that_the_person_is_handed_over_already()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var contact = await agent.ReceiveAsync(("age", "16-17"), ("mainStatus", "no_activity"), ("commune", "Laval"));
        Assert.Empty((await agent.PageAsync(contact)).QuerySelectorAll("main a[href^='/aiguillages/']"));

        var referral = await agent.HandOverFromAsync(contact);

        foreach (var page in (string[])[contact, contact + "/aiguillage"])
            Assert.Contains(
                "déjà aiguillée",
                (await agent.PageAsync(page)).Only($"main .govuk-inset-text:has(a[href='{referral}'])").Words(),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task A_person_who_says_no_is_written_down_nowhere()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var address = await agent.HandOverAsync(("Consent.Answer", "non"), ("Name", "Ne Garder Rien"));

        Assert.DoesNotContain(
            "Ne Garder Rien",
            (await agent.PageAsync(address)).Words("main"),
            StringComparison.Ordinal
        );
        await agent.PageAsync(address + "/carte", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_structure_that_cannot_says_why_and_what_else_and_the_sender_gives_it_to_another()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        using var mission = await site.SignedClientAsync(Role.Adviser, elsewhere: true);
        var referral = await agent.HandOverAsync();

        var bare = await DoAsync(mission, referral, "Decline", ("Step.Note", "En janvier"));
        Assert.Contains("Dites pourquoi", bare.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("En janvier", bare.Words("textarea[name='Step.Note']"));
        await DoAsync(mission, referral, "Decline", ("Step.Decline", "NoRoom"), ("Step.Note", "En janvier"));

        var back = await agent.PageAsync(referral);
        Assert.Contains("En janvier", back.Words("main"), StringComparison.Ordinal);
        var door = back.QuerySelectorAll("select#redirect-door option")[1].GetAttribute("value")!;
        var alone = await DoAsync(agent, referral, "Redirect", ("Step.Door", door));
        Assert.Contains("son accord", alone.Words(".govuk-error-summary"), StringComparison.Ordinal);
        await DoAsync(agent, referral, "Redirect", ("Step.Door", door), ("Step.Consent.Answer", "Oral"));

        await mission.PageAsync(referral, HttpStatusCode.NotFound);
        Assert.Contains(
            "Envoyé, en attente de réponse",
            (await agent.PageAsync(referral)).Words("main"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_link_lets_a_structure_without_account_answer_and_its_token_leaves_the_address_at_once()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var referral = await agent.HandOverAsync();
        var link = await agent.LinkAsync(referral);
        using var receiver = site.Browser();

        using var opened = await receiver.GetAsync(link, TestContext.Current.CancellationToken);
        Assert.Equal("/repondre", opened.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.True(opened.Headers.CacheControl!.NoStore);
        // Opening has done nothing: a mail server opens links too.
        Assert.Contains(
            "en attente de réponse",
            (await agent.PageAsync(referral)).Words("main"),
            StringComparison.Ordinal
        );

        var nameless = await DoAsync(receiver, "/repondre", "Accept");
        Assert.Contains("Dites qui répond", nameless.Words(".govuk-error-summary"), StringComparison.Ordinal);
        await DoAsync(receiver, "/repondre", "Accept", ("Step.Author", "Jo Exemple, accueil"));
        Assert.Contains(
            "Par Jo Exemple, accueil",
            (await agent.PageAsync(referral)).Words("main"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_link_that_was_replaced_taken_back_or_forged_explains_itself_even_after_it_was_opened()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var referral = await agent.HandOverAsync();
        var first = await agent.LinkAsync(referral);
        using var receiver = site.Browser();
        await receiver.PageAsync(first);
        var second = await agent.LinkAsync(referral);

        foreach (var path in (string[])[first, "/repondre"])
        {
            var dead = await receiver.PageAsync(path, HttpStatusCode.NotFound);
            Assert.Contains("l'a repris, ou en a créé un autre", dead.Words("main"), StringComparison.Ordinal);
            Assert.DoesNotContain("Hostis", dead.Words("main"), StringComparison.Ordinal);
        }
        Assert.Contains(
            "incomplet ou inconnu",
            (await receiver.PageAsync(second[..^2], HttpStatusCode.NotFound)).Words("main"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_person_follows_it_with_their_reference_and_their_word_and_sees_who_read_it()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        using var mission = await site.SignedClientAsync(Role.Adviser, elsewhere: true);
        var referral = await agent.HandOverAsync();
        await mission.PageAsync(referral);
        var card = await agent.PageAsync(referral + "/carte");
        var reference = card.Words("code.spro-sheet__code");
        using var person = site.Browser();

        var wrong = await person.FollowAsync(reference, "lune");
        var unknown = await person.FollowAsync("3333-3333", "soleil 7");
        Assert.Equal(wrong.Words(".govuk-error-summary"), unknown.Words(".govuk-error-summary"));
        Assert.Equal("", wrong.Only("input[name=Word]").GetAttribute("value") ?? "");

        var followed = await person.FollowAsync(reference.ToLowerInvariant(), "SOLEIL 7");
        var words = followed.Words("main");
        Assert.Contains("Votre demande est partie", words, StringComparison.Ordinal);
        Assert.Contains(
            "Mission locale du secteur de Laval (structure fictive), Conseillère ou conseiller",
            words,
            StringComparison.Ordinal
        );
        using var other = site.Browser();
        Assert.DoesNotContain(reference, (await other.PageAsync("/suivi")).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_person_asks_for_a_call_says_that_nobody_called_then_says_no()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        using var mission = await site.SignedClientAsync(Role.Adviser, elsewhere: true);
        using var officer = await site.SignedClientAsync(Role.RegionalGuidanceOfficer);
        var referral = await agent.HandOverAsync();
        var reference = (await agent.PageAsync(referral)).Words("h1 code");
        using var person = site.Browser();
        await person.FollowAsync(reference, "soleil 7");

        var bad = await SendAsync("call", ("Phone", "non"));
        Assert.Contains("Écrivez un numéro", bad.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("non", bad.Only("input[name=Phone]").GetAttribute("value"));
        await SendAsync("call", ("Phone", "06 39 98 00 07"), ("Band", "Morning"));
        Assert.Contains(
            "06 39 98 00 07",
            (await mission.PageAsync("/aiguillages")).Words("main"),
            StringComparison.Ordinal
        );

        await SendAsync("silence");
        var escalated = (await officer.PageAsync("/sans-reponse")).Words("main");
        Assert.Contains(reference, escalated, StringComparison.Ordinal);
        Assert.DoesNotContain("Hostis", escalated, StringComparison.Ordinal);

        var gone = await SendAsync("withdraw");
        Assert.Contains("Vous avez dit non", gone.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Hostis", (await agent.PageAsync(referral)).Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "06 39 98 00 07",
            (await mission.PageAsync("/aiguillages")).Words("main"),
            StringComparison.Ordinal
        );

        async Task<IDocument> SendAsync(string handler, params (string Name, string Value)[] said)
        {
            var form = (await person.PageAsync("/suivi")).Only($"main form[action$='handler={handler}']");
            return await person.PostPageAsync(form.GetAttribute("action")!, form.Fields(said));
        }
    }

    [Fact]
    public async Task A_page_left_open_acts_on_no_other_hand_over_opened_since_in_the_same_browser()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        using var browser = site.Browser();
        var (first, second) = (await agent.HandOverAsync(), await agent.HandOverAsync());
        await browser.PageAsync(await agent.LinkAsync(first));
        var left = (await browser.PageAsync("/repondre")).QuerySelectorAll("main form[method=post]")[0];
        await browser.PageAsync(await agent.LinkAsync(second));
        var refused = await browser.PostPageAsync(
            "/repondre",
            left.Fields(("Step.Act", "Accept"), ("Step.Author", "Jo Exemple"))
        );
        Assert.Contains(
            "Une autre demande a été ouverte",
            refused.Words(".govuk-error-summary"),
            StringComparison.Ordinal
        );

        await browser.FollowAsync((await agent.PageAsync(first)).Words("h1 code"), "soleil 7");
        var no = (await browser.PageAsync("/suivi")).Only("main form[action$='handler=withdraw']");
        await browser.FollowAsync((await agent.PageAsync(second)).Words("h1 code"), "soleil 7");
        var kept = await browser.PostPageAsync("/suivi?handler=withdraw", no.Fields());
        Assert.Contains("Rien n'a été noté", kept.Words(".govuk-error-summary"), StringComparison.Ordinal);
        foreach (var referral in (string[])[first, second])
            Assert.Contains(
                "en attente de réponse",
                (await agent.PageAsync(referral)).Words("main"),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task A_refusal_and_a_written_request_contradict_each_other()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var contact = await agent.ReceiveAsync(("age", "16-17"));
        var form = (await agent.PageAsync(contact + "/aiguillage")).Only("main form[novalidate]");
        var refused = await agent.PostPageAsync(
            contact + "/aiguillage",
            form.Fields(("Consent.Answer", "non"), ("IsFormalRequest", "true"), ("Name", "Camille"))
        );
        Assert.Contains("décochez", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_finds_the_hand_over_of_ones_structure_and_of_no_other()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var referral = await agent.HandOverAsync();
        var reference = (await agent.PageAsync(referral)).Words("h1 code").ToLowerInvariant();

        Assert.Contains(
            "Anne-Gaëlle L'Hostis",
            (await manager.PageAsync("/aiguillages?reference=" + reference)).Words("main"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "n'a pas de demande à cette référence",
            (await manager.PageAsync("/aiguillages?reference=3333-3333")).Words(".govuk-error-summary"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_person_takes_a_copy_away()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var referral = await agent.HandOverAsync();
        using var person = site.Browser();
        var page = await person.FollowAsync((await agent.PageAsync(referral)).Words("h1 code"), "soleil 7");
        var form = page.Only("main form[action$='handler=copy']");
        using var copy = await person.PostAsync(
            form.GetAttribute("action"),
            new FormUrlEncodedContent(form.Fields()),
            TestContext.Current.CancellationToken
        );
        Assert.Equal("application/json", copy.Content.Headers.ContentType?.MediaType);
        Assert.Contains(
            "Anne-Gaëlle L'Hostis",
            await copy.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    private static async Task<IDocument> DoAsync(
        HttpClient client,
        string path,
        string act,
        params (string Name, string Value)[] more
    )
    {
        var form = (await client.PageAsync(path))
            .QuerySelectorAll("main form")
            .First(one => one.QuerySelector($"[name='Step.Act'][value={act}]") is not null);
        return await client.PostPageAsync(path, form.Fields([("Step.Act", act), .. more]));
    }
}
