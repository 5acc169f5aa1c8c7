using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Ambassadors;
using Spro.Core.Associates;
using Spro.Core.Structures;
using Spro.TestSupport;

namespace Spro.Web.Tests;

/// <summary>Calls for projects on the site: an application without account, and what each may not see.</summary>
public class AssociateTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly string Call = $"/appels-a-projets/{PageExamples.OfAssociates("call/open")}";

    [Fact]
    public async Task A_call_that_is_closed_says_so_instead_of_its_form_and_still_sends_a_lost_link()
    {
        using var body = site.Browser();
        var page = await body.PageAsync($"/appels-a-projets/{PageExamples.OfAssociates("call/closed")}/candidater");

        Assert.Contains("est clos depuis le", page.Words("main .govuk-warning-text"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("#Body"));
        Assert.NotNull(page.QuerySelector("#LostEmail"));
    }

    [Fact]
    public async Task A_body_without_account_writes_over_several_visits_and_is_told_what_is_missing()
    {
        using var body = site.FollowingClient();
        var form = (await body.PageAsync(Call + "/candidater")).Only("main form:not([action])");
        var first = await body.PostPageAsync(
            Call + "/candidater",
            form.Fields(("Body", "Organisme d'essai"), ("Email", "essai@example.org"))
        );
        Assert.Equal("Votre organisme", first.Words("h1"));
        var page = first.Only("main form").GetAttribute("action")!;
        var next = await body.PostPageAsync(
            page,
            first.Only("main form").Fields(("Presentation", "Nous sommes un essai"))
        );
        Assert.Equal("La personne à joindre", next.Words("h1"));

        // Another visit, by the link.
        using var later = site.FollowingClient();
        Assert.Contains(
            "Nous sommes un essai",
            (await later.PageAsync(page)).Only("#Presentation").TextContent,
            StringComparison.Ordinal
        );
        var send = await later.PageAsync(page.Replace("organisme", "envoi", StringComparison.Ordinal));
        var refused = await later.PostPageAsync(
            send.Only("main form").GetAttribute("action")!,
            send.Only("main form").Fields()
        );
        Assert.Contains("Il manque", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        // The first window shows a revision that is no longer the last.
        var stale = await body.PostPageAsync(page, first.Only("main form").Fields(("Presentation", "Autre chose")));
        Assert.Contains("Cela a changé", stale.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Contains("Autre chose", stale.Only("#Presentation").TextContent, StringComparison.Ordinal);
        Assert.Equal("Enregistré maintenant : Nous sommes un essai", stale.Words("#Presentation-kept"));
        Assert.Empty(stale.QuerySelectorAll("#Body-kept"));
        // So does a page whose fields are those of the call.
        var pledges = page.Replace("organisme", "engagements", StringComparison.Ordinal);
        var pledge = (await body.PageAsync(pledges)).Only("main form");
        var field = pledge.QuerySelector("textarea")!.GetAttribute("name")!;
        await body.PostPageAsync(pledges, pledge.Fields((field, "Dix rencontres")));
        var late = await later.PostPageAsync(pledges, pledge.Fields((field, "Vingt rencontres")));
        Assert.Equal("Enregistré maintenant : Dix rencontres", late.Words($"#{field}-kept"));
        Assert.Contains("Vingt rencontres", late.Only($"#{field}").TextContent, StringComparison.Ordinal);
        Assert.Equal("Ce lien n'ouvre rien", (await later.PageAsync("/candidature/devine/organisme")).Words("h1"));
    }

    [Fact]
    public async Task Somebody_of_the_region_who_reads_too_declares_before_the_application_opens()
    {
        var application = PageExamples.OfAssociates("application/sent");
        using var region = await site.SignedClientAsync(Role.Region);
        var address = $"/appels/candidatures/{application}";

        var refused = await region.PageAsync(address);
        Assert.Contains("dites d'abord si vous y avez un intérêt", refused.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Douze rencontres", refused.Words("main"), StringComparison.Ordinal);
        var read = $"/lectures/{application}";
        Assert.Equal(read, refused.Only("main a.govuk-button").GetAttribute("href"));
        await region.PostPageAsync(
            read + "?handler=declare",
            (await region.PageAsync(read)).Only("main form[novalidate]").Fields(("Interest", "false"))
        );
        Assert.Contains("Douze rencontres", (await region.PageAsync(address)).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_is_read_over_before_it_is_published_for_good_and_is_read_by_two()
    {
        using var region = await site.SignedClientAsync(Role.Region);
        var list = await region.PageAsync("/appels");
        var path = list.Only("main a.govuk-button").GetAttribute("href")!;
        var written = await region.PostPageAsync(
            path,
            (await region.PageAsync(path))
                .Only("main form:not([action])")
                .Fields(
                    ("Heading", "Appel d'essai à relire"),
                    ("What", "Des rencontres."),
                    ("Opens", "01/12/2026 8:00"),
                    ("Closes", "01/02/2027 12:00")
                )
        );
        var call = path.Split('?')[0];
        Assert.Contains("C'est enregistré", written.Words(".govuk-inset-text"), StringComparison.Ordinal);

        // Nothing is published from there, and what is missing is said beside its field.
        var missing = await region.PostPageAsync(
            call + "?handler=publish",
            written.Only("main form[action$='handler=publish']").Fields()
        );
        Assert.Equal("#Criteria", missing.Only(".govuk-error-summary a").GetAttribute("href"));
        await region.PostPageAsync(
            call,
            missing
                .Only("main form:not([action])")
                .Fields(("What", "Des rencontres."), ("Criteria", "3 Des métiers qui recrutent"))
        );
        var alone = await region.PageAsync(call);
        var readers = alone.Only("main form[action$='handler=readers']");
        var refused = await region.PostPageAsync(
            call + "?handler=readers",
            readers.Fields(("Readers", readers.QuerySelector("input[name=Readers]")!.GetAttribute("value")!))
        );
        Assert.Contains("au moins deux personnes", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);

        var over = await region.PostPageAsync(
            call + "?handler=publish",
            alone.Only("main form[action$='handler=publish']").Fields()
        );
        Assert.Equal("Publier cet appel ?", over.Words("h1"));
        Assert.Contains("Des métiers qui recrutent", over.Words("main"), StringComparison.Ordinal);
        using var anybody = site.Client();
        var shown = call.Replace("/appels/", "/appels-a-projets/", StringComparison.Ordinal);
        await anybody.PageAsync(shown, HttpStatusCode.NotFound);
        var done = await region.PostPageAsync(call + "/publier", over.Only("main form:not([action])").Fields());
        Assert.Contains("tout le monde peut le lire", done.Words(".govuk-inset-text"), StringComparison.Ordinal);
        Assert.Equal("Appel d'essai à relire", (await anybody.PageAsync(shown)).Words("h1"));
    }

    [Fact]
    public async Task The_fifty_first_of_a_list_is_on_its_second_page_and_what_is_searched_stays()
    {
        var tag = $"Liste{Guid.NewGuid():N}"[..13];
        await using (var db = await site.OpenStoreAsync())
        {
            var decision = await db.Set<LabelDecision>().Select(one => one.Id).FirstAsync(Cancellation);
            var today = DateOnly.FromDateTime(site.Now);
            for (var rank = 1; rank <= 51; rank++)
            {
                var structure = new Structure
                {
                    Id = Guid.CreateVersion7(),
                    Source = "places",
                    SourceId = $"{tag}{rank}",
                    // After all others, so that the last is known.
                    Name = $"Zz {tag} {rank:00}",
                };
                var listing = Listing($"Ambassade {tag} {rank:00}", EncounterWays.Phone);
                db.AddRange(
                    structure,
                    listing,
                    new AssociatedLabel
                    {
                        Id = Guid.CreateVersion7(),
                        StructureId = structure.Id,
                        DecisionId = decision,
                        ValidFrom = today,
                        ValidTo = today.AddYears(1).AddDays(rank),
                    }
                );
            }
            await db.SaveChangesAsync(Cancellation);
        }
        using var anybody = site.Client();
        var members = await anybody.PageAsync("/membres-associes?vu=1");
        Assert.Equal(50, members.QuerySelectorAll("main li.spro-card").Length);
        Assert.Contains(
            $"Zz {tag} 51",
            (await anybody.PageAsync(LastOf(members, "membres"))).Words("main"),
            StringComparison.Ordinal
        );

        using var region = await site.SignedClientAsync(Role.Region);
        var labels = await region.PageAsync("/labels");
        Assert.DoesNotContain($"Zz {tag} 51", labels.Words("main"), StringComparison.Ordinal);
        Assert.Contains(
            $"Zz {tag} 51",
            (await region.PageAsync(LastOf(labels, "valides"))).Words("main"),
            StringComparison.Ordinal
        );

        var found = await region.PageAsync($"/ambassadeurs?mots={tag}");
        Assert.DoesNotContain($"{tag} 51", found.Words("main table"), StringComparison.Ordinal);
        var last = await region.PageAsync(LastOf(found, "fiches"));
        Assert.Equal($"Ambassade {tag} 51, la Région", last.Words("main tbody th"));
        Assert.Equal(tag, last.Only("#mots").GetAttribute("value"));

        string LastOf(IDocument page, string list) =>
            page.QuerySelectorAll($"nav[aria-label*='{list}'] a[aria-label^='Page ']")[^1].GetAttribute("href")!;
    }

    [Fact]
    public async Task Who_passes_a_request_to_nobody_is_told_once()
    {
        await using (var db = await site.OpenStoreAsync())
        {
            db.Add(Listing("Quelqu'un d'autre", EncounterWays.OnSite));
            await db.SaveChangesAsync(Cancellation);
        }
        using var region = await site.SignedClientAsync(Role.Region);
        var form = (await region.PageAsync("/ambassadeurs")).QuerySelector("main form[action$='handler=pass']")!;
        var refused = await region.PostPageAsync("/ambassadeurs?handler=pass", form.Fields(("To", "")));
        var error = refused.Only(".govuk-error-summary a");
        Assert.NotNull(refused.QuerySelector(error.GetAttribute("href")!));
    }

    [Fact]
    public async Task An_address_that_leads_to_nothing_of_ones_own_is_not_found_rather_than_an_empty_form()
    {
        using var officer = await site.SignedClientAsync(Role.RegionalGuidanceOfficer);
        using var region = await site.SignedClientAsync(Role.Region);
        foreach (
            var (client, list, id) in (ValueTuple<HttpClient, string, Guid>[])
                [
                    // A structure organises it, not the officer.
                    (officer, "/mes-actions", PageExamples.OfAgenda("school")),
                    (region, "/ambassadeurs", Guid.NewGuid()),
                    (region, "/appels", Guid.NewGuid()),
                ]
        )
        {
            var path = $"{list}/{id}";
            await client.PageAsync(path, HttpStatusCode.NotFound);
            var form = (await client.PageAsync($"{list}/{Guid.NewGuid()}?nouveau=true")).Only(
                "main form:not([action])"
            );
            await client.PostPageAsync(path, form.Fields(), HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Who_is_not_named_reads_nothing_and_scores_are_nowhere_public()
    {
        using var officer = await site.SignedClientAsync(Role.RegionalGuidanceOfficer);
        using var hidden = await officer.GetAsync(
            new Uri($"/lectures/{PageExamples.OfAssociates("application/eligible")}", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var body = await site.SignedClientAsync(Role.AssociatedBody);
        Assert.Contains(
            "Commencer ou continuer",
            (await body.PageAsync("/mon-label")).Words("main"),
            StringComparison.Ordinal
        );
        using var nobody = site.Client();
        Assert.Contains(
            "L6111-5",
            (await nobody.PageAsync("/membres-associes")).Words("main"),
            StringComparison.Ordinal
        );
    }

    private Ambassador Listing(string name, EncounterWays ways)
    {
        var one = new Ambassador
        {
            Id = Guid.CreateVersion7(),
            Name = "",
            Topics = "",
            RomeCodes = [TestOccupations.Bare],
            DepartmentCodes = ["53"],
            Ways = ways,
            State = AmbassadorState.Active,
            LinkHash = [],
            RegisteredAt = site.Now,
        };
        one.Describe(name, "Le bois");
        return one;
    }
}
