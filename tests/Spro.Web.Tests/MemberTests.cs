using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Members;
using Spro.Core.Structures;

namespace Spro.Web.Tests;

/// <summary>A manager keeps what the directory says of their structure true, and the public sees it.</summary>
public class MemberTests(Site site)
{
    private const string Own = "/ma-structure";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_week_is_closed_in_three_clicks_seen_by_the_public_and_taken_back()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var home = await manager.PageAsync(Own);
        // One: the link of the place. Two: the button of the week.
        var closures = home.QuerySelector("main a[href$='/fermetures']")!.GetAttribute("href")!;
        var page = await manager.PageAsync(closures);
        var form = page.QuerySelectorAll("main form")
            .First(one => one.QuerySelector("button[name=semaine]") is not null);
        var week = form.QuerySelectorAll("button[name=semaine]")[^1];
        var said = Html.Fold(week.Words().Replace("Fermer ", "", StringComparison.Ordinal));
        var after = await manager.PostPageAsync(closures, form.Fields(("semaine", week.GetAttribute("value")!)));
        Assert.Contains(said.Split(" au ")[0], after.Words("main"), StringComparison.Ordinal);

        await site.RefreshAsync();
        var publicPage = "/lieux/" + closures.Split('/')[3];
        using var visitor = site.Browser();
        Assert.Contains(
            "fermé",
            (await visitor.PageAsync(publicPage)).Words("main").ToLowerInvariant(),
            StringComparison.Ordinal
        );

        var history = home.QuerySelector("main a[href*='/historique/']")!.GetAttribute("href")!;
        var lines = await manager.PageAsync(history);
        var undo = lines
            .QuerySelectorAll("main form")
            .First(one => one.QuerySelector("button[name=annuler]") is not null);
        var undone = await manager.PostPageAsync(
            history,
            undo.Fields(("annuler", undo.QuerySelector("button[name=annuler]")!.GetAttribute("value")!))
        );
        Assert.Contains("C'est annulé", undone.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_added_twice_is_changed_with_others_then_leads_to_the_one_that_stays()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var home = await manager.PageAsync(Own);
        var stays = home.QuerySelector("main a[href$='/fermetures']")!.GetAttribute("href")!.Split('/')[3];
        var add = home.QuerySelectorAll("main a")
            .First(link => link.Words() == "Ajouter un lieu")
            .GetAttribute("href")!;
        var twin = add.Split('/', '?')[3];
        await manager.PostPageAsync(
            add,
            (await manager.PageAsync(add))
                .Only("main form[novalidate]")
                .Fields(
                    ("Draft.Name", "Lieu en double"),
                    ("Draft.Postcode", "53000"),
                    ("Draft.Commune", "Laval"),
                    ("Draft.Phone", "02 61 91 00 60")
                )
        );
        await site.RefreshAsync();

        const string together = Own + "/plusieurs-lieux?quoi=telephone";
        var form = (await manager.PageAsync(together)).Only("main form[method=post][novalidate]");
        var read = await manager.PostPageAsync(together, form.Fields(("Places", twin), ("Phone", "02 61 91 00 61")));
        Assert.Contains(
            "« 02 61 91 00 60 » deviendra « 02 61 91 00 61 »",
            read.Words("main"),
            StringComparison.Ordinal
        );
        var done = await manager.PostPageAsync(
            together,
            read.Only("main form[method=post][novalidate]").Fields(("Act", "confirmer"))
        );
        Assert.Contains("Une fiche a changé", done.Words("main"), StringComparison.Ordinal);

        var merger = $"/reunir/lieux/{twin}/{stays}";
        Assert.NotNull((await manager.PageAsync($"/reunir/lieux/{twin}")).QuerySelector($"main a[href='{merger}']"));
        var merged = await manager.PostPageAsync(
            merger,
            (await manager.PageAsync(merger)).Only($"main form[action='{merger}']").Fields()
        );
        Assert.Contains("C'est fait", merged.Words("main"), StringComparison.Ordinal);

        await site.RefreshAsync();
        using var visitor = site.Browser(follow: false);
        using var page = await visitor.GetAsync(new Uri($"/lieux/{twin}", UriKind.Relative), Cancellation);
        using var json = await visitor.GetAsync(new Uri($"/api/v1/places/{twin}", UriKind.Relative), Cancellation);
        Assert.Equal(
            (HttpStatusCode.MovedPermanently, $"/lieux/{stays}"),
            (page.StatusCode, page.Headers.Location!.OriginalString)
        );
        Assert.Equal(
            (HttpStatusCode.PermanentRedirect, $"/api/v1/places/{stays}"),
            (json.StatusCode, json.Headers.Location!.OriginalString)
        );
    }

    [Fact]
    public async Task All_is_right_in_one_click()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var home = await manager.PageAsync(Own);
        var button = home.Only("main button[name=confirmer]");

        var after = await manager.PostPageAsync(
            button.Closest("form")!.GetAttribute("action")!,
            button.Closest("form")!.Fields(("confirmer", button.GetAttribute("value")!))
        );

        Assert.Contains("C'est confirmé", after.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("à confirmer de nouveau", after.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_or_half_a_postcode_is_refused_beside_its_field_and_nothing_typed_is_lost()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var home = await manager.PageAsync(Own);
        var add = home.QuerySelectorAll("main a[href*='/services/']")[^1].GetAttribute("href")!;
        var form = (await manager.PageAsync(add)).Only("main form[novalidate]");
        var fields = form.Fields(("Draft.Name", "Atelier d'essai"), ("Draft.Conditions", "20 € la séance")).ToList();

        var refused = await manager.PostPageAsync(add, fields);

        Assert.Contains("gratuits", refused.Words("main .govuk-error-message"), StringComparison.Ordinal);
        Assert.Equal("Atelier d'essai", refused.QuerySelector("input[name='Draft.Name']")!.GetAttribute("value"));
        Assert.DoesNotContain(
            "Atelier d'essai",
            (await manager.PageAsync(Own)).Words("main"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_second_of_two_editors_reads_what_the_first_changed()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var home = await manager.PageAsync(Own);
        var path = home.QuerySelector("main a[href*='/presentation/']")!.GetAttribute("href")!;
        var form = (await manager.PageAsync(path)).Only("main form[novalidate]");
        var (first, second) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        await manager.PostPageAsync(path, form.Fields(("Description", first)));

        var told = await manager.PostPageAsync(path, form.Fields(("Description", second)));

        Assert.Contains(first, told.Words("#entre-temps ~ ul"), StringComparison.Ordinal);
        Assert.Equal($"Enregistré maintenant : {first}", told.Words("#Description-kept"));
        Assert.Contains(second, told.Words("textarea"), StringComparison.Ordinal);
        var saved = await manager.PostPageAsync(
            path,
            told.Only("main form[novalidate]").Fields(("Description", second))
        );
        Assert.Contains("C'est enregistré", saved.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closure_says_all_its_mistakes_and_who_closes_second_reads_why_the_first_did()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var home = await manager.PageAsync(Own);
        var add = home.QuerySelectorAll("main a")
            .First(link => link.Words() == "Ajouter un lieu")
            .GetAttribute("href")!;
        await manager.PostPageAsync(
            add,
            (await manager.PageAsync(add))
                .Only("main form[novalidate]")
                .Fields(
                    ("Draft.Name", "Lieu à fermer"),
                    ("Draft.Postcode", "53000"),
                    ("Draft.Commune", "Laval"),
                    ("Draft.Phone", "02 61 91 00 62")
                )
        );
        var path = $"{Own}/lieux/{add.Split('/', '?')[3]}/fermetures";
        var page = await manager.PageAsync(path);
        var days = page.Only("main form:has(#Hours)");
        var refused = await manager.PostPageAsync(path, days.Fields(("Hours", "le matin"), ("Reason", "Travaux")));
        Assert.NotEmpty(refused.Words("#From-error"));
        Assert.NotEmpty(refused.Words("#Hours-error"));
        Assert.Equal("le matin", refused.Only("#Hours").GetAttribute("value"));
        Assert.Equal("Travaux", refused.Only("#Reason").GetAttribute("value"));
        var far = await manager.PostPageAsync(path, days.Fields(("From", "9999-12-31"), ("Reason", "Travaux")));
        Assert.Contains("Vérifiez l'année", far.Words("#From-error"), StringComparison.Ordinal);
        Assert.Equal("Travaux", far.Only("#Reason").GetAttribute("value"));

        var close = page.Only("main form:has(#StatusNote)");
        await manager.PostPageAsync(
            path + "?handler=Status",
            close.Fields(("StatusNote", "Fuite d'eau"), ("IsClosed", "true"))
        );
        var told = await manager.PostPageAsync(
            path + "?handler=Status",
            close.Fields(("StatusNote", "Travaux"), ("IsClosed", "true"))
        );
        Assert.Equal("Enregistré maintenant : Fuite d'eau", told.Words("#StatusNote-kept"));
        Assert.Equal("Travaux", told.Only("#StatusNote").GetAttribute("value"));
        Assert.Contains("Fuite d'eau", told.Words("#entre-temps ~ ul"), StringComparison.Ordinal);
        // Having read it, they decide.
        var done = await manager.PostPageAsync(
            path + "?handler=Status",
            told.Only("main form:has(#StatusNote)").Fields(("IsClosed", "true"))
        );
        Assert.Contains("fermé pour le moment. Travaux", done.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_day_of_one_week_for_several_places_that_cannot_be_read_is_said()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        const string together = Own + "/plusieurs-lieux?quoi=horaires";
        var form = (await manager.PageAsync(together)).Only("main form[method=post][novalidate]");
        var place = form.QuerySelector("input[name=Places]")!.GetAttribute("value")!;

        var refused = await manager.PostPageAsync(
            together,
            form.Fields(("Places", place), ("Days[0]", "tôt"), ("Days[1]", "tard"))
        );

        Assert.Equal(2, refused.QuerySelectorAll(".govuk-error-summary li").Length);
        Assert.Equal(2, refused.QuerySelectorAll("main .govuk-form-group--error").Length);
    }

    [Fact]
    public async Task A_record_brought_together_with_itself_is_said_to_be_the_same()
    {
        using var region = await site.SignedClientAsync(Role.Region);
        var structure = site.Catalogue.Doors.All.First(door => door.Network?.Code == "ML").Structure.Id;

        var page = await region.PageAsync($"/reunir/structures/{structure}/{structure}");

        Assert.Contains("deux fois la même fiche", page.Words("main"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form[action^='/reunir']"));
    }

    [Fact]
    public async Task The_head_of_a_network_reads_for_whom_they_sign_before_signing()
    {
        using var coordinator = await site.SignedClientAsync(Role.NetworkCoordinator);
        var page = await coordinator.PageAsync(Own);
        var form = page.Only("main form[action$='handler=Sign']");
        var boxes = form.QuerySelectorAll("input[name=Signing]");
        // A commitment is never ticked in advance.
        Assert.Empty(form.QuerySelectorAll("input[checked]"));
        Assert.InRange(boxes.Length, 1, 50);
        var told = int.Parse(form.Only("input[name=SigningAll]").GetAttribute("value")!, CultureInfo.InvariantCulture);
        Assert.True(told >= boxes.Length);
        Assert.Contains($"{told} structures n'ont pas signé", page.Words("main"), StringComparison.Ordinal);

        var none = await coordinator.PostPageAsync(form.GetAttribute("action")!, form.Fields());

        Assert.Contains("au moins une structure", none.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Empty(none.QuerySelectorAll("input[name=Signing][checked]"));
    }

    [Fact]
    public async Task Somebody_elses_place_is_nowhere_and_who_manages_nothing_is_told_so()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var other = (await site.ManagerElsewhereAsync()).StructureId!.Value;
        var place = site.Catalogue.Doors.All.First(door => door.Structure.Id == other).Place.Id;
        foreach (
            var path in (string[])
                [
                    $"{Own}?structure={other}",
                    $"{Own}/lieux/{place}",
                    $"{Own}/lieux/{place}/horaires",
                    $"{Own}/lieux/{place}/fermetures",
                    $"{Own}/presentation/{other}",
                    $"{Own}/historique/{other}",
                ]
        )
            await manager.PageAsync(path, HttpStatusCode.NotFound);
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        await agent.PageAsync(Own, HttpStatusCode.Forbidden);
        using var coordinator = await site.SignedClientAsync(Role.NetworkCoordinator);
        var list = await coordinator.PageAsync(Own);
        var link = list.QuerySelector("main tbody a")!.GetAttribute("href")!;
        Assert.Equal(list.QuerySelector("main tbody a")!.Words(), (await coordinator.PageAsync(link)).Words("h1"));
    }

    [Fact]
    public async Task What_the_public_reports_is_followed_to_an_end()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var home = await manager.PageAsync(Own);
        var place = home.QuerySelector("main a[href$='/horaires']")!.GetAttribute("href")!.Split('/')[3];
        var said = Guid.NewGuid().ToString("N");
        using var visitor = site.Browser();
        await visitor.PostPageAsync($"/lieux/{place}/signaler", [new("Kind", "payer"), new("Text", said)]);

        var path = home.QuerySelector("main a[href*='/signalements/']")!.GetAttribute("href")!;
        var card = CardOf(await manager.PageAsync(path), said);
        var silent = await manager.PostPageAsync($"{path}?handler=Reply", card.Only("form").Fields(("Text", "")));
        Assert.Contains(
            "Écrivez votre réponse",
            CardOf(silent, said).Only(".govuk-error-message").Words(),
            StringComparison.Ordinal
        );
        var answered = await manager.PostPageAsync(
            $"{path}?handler=Reply",
            card.Only("form").Fields(("Text", "Rappelé à toute l'équipe"))
        );
        Assert.Contains("En attente de la décision", CardOf(answered, said).Words(), StringComparison.Ordinal);
        // What a forged form of the structure says closes nothing.
        using var forged = new FormUrlEncodedContent(
            card.Only("form").Fields(("Outcome", "Unfounded"), ("Text", "Ce n'est pas vrai"))
        );
        using var refused = await manager.PostAsync(path, forged, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);

        using var region = await site.SignedClientAsync(Role.Region);
        var watched = CardOf(await region.PageAsync("/annuaire-a-jour/demandes-d-argent"), said);
        Assert.Contains("Rappelé à toute l'équipe", watched.Words(), StringComparison.Ordinal);
        await region.PostPageAsync(
            "/annuaire-a-jour/demandes-d-argent",
            watched.Only("form").Fields(("Outcome", "Mended"), ("Text", "La structure a remboursé"))
        );

        var ended = CardOf(await manager.PageAsync(path), said);
        Assert.Contains("Le signalement était fondé", ended.Words(), StringComparison.Ordinal);
        Assert.Empty(ended.QuerySelectorAll("form"));
    }

    [Fact]
    public async Task Somebody_is_named_to_colleagues_once_they_know_it_then_taken_away_and_nothing_of_them_is_left()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var path = (await manager.PageAsync(Own))
            .QuerySelector("main a[href*='/personnes-a-appeler/']")!
            .GetAttribute("href")!;
        var name = "Camille " + Guid.NewGuid().ToString("N")[..8];
        var form = (await manager.PageAsync(path)).Only("main form[novalidate]");
        KeyValuePair<string, string>[] Typed(string phone, params (string, string)[] more) =>
            [
                .. form.Fields([
                    ("Draft.Name", name),
                    ("Draft.Topics", "apprentissage"),
                    ("Draft.Phone", phone),
                    .. more,
                ]),
            ];

        var wrong = await manager.PostPageAsync(path, Typed("12"));
        Assert.Contains("ne peut pas être appelé", wrong.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Prévenez cette personne", wrong.Words("main"), StringComparison.Ordinal);
        Assert.Equal(name, wrong.Only("input[name='Draft.Name']").GetAttribute("value"));
        foreach (var _ in (int[])[1, 2])
            await manager.PostPageAsync(path, Typed("02 61 91 00 79", ("Draft.IsTold", "true")));

        var card = CardOf(await manager.PageAsync(path), name);
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var colleagues = "/qui-appeler/" + path.Split('/')[^1];
        Assert.Contains(name, (await agent.PageAsync(colleagues)).Words("main"), StringComparison.Ordinal);
        await agent.PageAsync(path, HttpStatusCode.Forbidden);
        await manager.PostPageAsync(
            $"{path}?handler=Remove",
            card.Only("form").Fields(("personne", card.Only("button").GetAttribute("value")!))
        );
        Assert.DoesNotContain(name, (await agent.PageAsync(colleagues)).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_of_a_reminder_confirms_without_an_account_and_an_unknown_one_explains_itself()
    {
        var structure = site.Catalogue.Doors.All.First(door => door.Network?.Code == "ML").Structure;
        var token = LinkToken.New();
        await using (var db = await site.OpenStoreAsync())
        {
            db.Add(
                new ConfirmationRequest
                {
                    Id = Guid.CreateVersion7(),
                    StructureId = structure.Id,
                    SentOn = DateOnly.FromDateTime(site.Now).AddDays(-1),
                    TokenHash = token.Hash,
                    UsefulUntil = DateOnly.FromDateTime(site.Now).AddDays(20),
                }
            );
            await db.SaveChangesAsync(Cancellation);
        }
        using var visitor = site.Browser();
        var page = await visitor.PageAsync($"/confirmer/{token.Text}");
        Assert.Contains(structure.Name, page.Words("main"), StringComparison.Ordinal);

        var changed = await visitor.PostPageAsync($"/confirmer/{token.Text}", [new("vu", "autre chose")]);
        Assert.Contains("Relisez", changed.Words("main"), StringComparison.Ordinal);

        var after = await visitor.PostPageAsync($"/confirmer/{token.Text}", changed.Only("main form").Fields());

        Assert.Contains("confirmé", after.Words("h1"), StringComparison.Ordinal);
        Assert.Contains(
            "ne sert plus",
            (await visitor.PageAsync("/confirmer/" + new string('A', 43))).Words("h1"),
            StringComparison.Ordinal
        );
    }

    private static IElement CardOf(IDocument page, string said) =>
        page.QuerySelectorAll("main li.spro-card")
            .Single(card => card.Words().Contains(said, StringComparison.Ordinal));
}
