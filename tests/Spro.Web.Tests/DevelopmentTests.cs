using System.Net;
using Spro.Core.Accounts;
using Spro.Core.Library;
using Spro.Core.ProfessionalDevelopment;

namespace Spro.Web.Tests;

/// <summary>The Cariforef writes a session; somebody without an account follows it to their certificate's check.</summary>
public class DevelopmentTests(Site site)
{
    private const string Steering = "/piloter-la-professionnalisation";

    [Fact]
    public async Task A_session_that_is_over_says_so_and_offers_neither_seats_nor_a_date_for_the_calendar()
    {
        using var person = site.Browser();
        const string programme = "/programme-de-professionnalisation/sessions/";
        var over = await person.PageAsync(programme + PageExamples.OfDevelopment("to-note"));
        var open = await person.PageAsync(programme + PageExamples.OfDevelopment("open"));

        Assert.Contains("Terminée", over.Words("main dl"), StringComparison.Ordinal);
        Assert.DoesNotContain("Places libres", over.Words("main dl"), StringComparison.Ordinal);
        Assert.Empty(over.QuerySelectorAll("main a[href$='handler=agenda']"));
        Assert.Contains("Places libres", open.Words("main dl"), StringComparison.Ordinal);
        Assert.Single(open.QuerySelectorAll("main a[href$='handler=agenda']"));
    }

    [Fact]
    public async Task Somebody_without_an_account_enrols_by_the_link_they_receive_and_gives_up_by_it()
    {
        using var nobody = site.Client();
        var path = $"/programme-de-professionnalisation/sessions/{PageExamples.OfDevelopment("open")}";
        var email = $"{Guid.NewGuid():N}@example.org";
        var form = (await nobody.PageAsync(path)).Only("main form");
        (string, string)[] said =
        [
            ("FullName", "Camille Mairie"),
            ("Organisation", "Mairie fictive"),
            ("Email", email),
        ];
        var refused = await nobody.PostPageAsync(path, form.Fields(said));
        Assert.Contains("département", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Mairie fictive", refused.Only("#Organisation").GetAttribute("value"));
        using var following = site.FollowingClient();
        var asked = await following.PostPageAsync(path, form.Fields([.. said, ("Department", "53")]));
        Assert.Contains("Un message part", asked.Words("main"), StringComparison.Ordinal);

        var link = await site.LinkSentAsync(email, "/ma-session/");
        var before = await nobody.PageAsync(link);
        var confirmed = await following.PostPageAsync(link, before.Only("main form:not([action*='handler'])").Fields());
        Assert.Contains("Inscrit ou inscrite", confirmed.Words("main"), StringComparison.Ordinal);

        using var cariforef = await site.SignedClientAsync(Role.Cariforef);
        var list = $"{Steering}/sessions/{PageExamples.OfDevelopment("open")}/presences";
        Assert.Contains("Camille Mairie", (await cariforef.PageAsync(list)).Words("main"), StringComparison.Ordinal);
        using var adviser = await site.SignedClientAsync(Role.Adviser);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await adviser.GetAsync(list, TestContext.Current.CancellationToken)).StatusCode
        );

        var given = await following.PostPageAsync(link + "?handler=withdraw", []);
        Assert.Contains("Votre désistement est noté", given.Words("main"), StringComparison.Ordinal);
        Assert.Contains(
            "Mairie fictive",
            await nobody.GetStringAsync(link + "?handler=copy", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        await following.PostPageAsync(link + "?handler=erase", []);
        Assert.Equal("Ce lien ne sert plus", (await nobody.PageAsync(link)).Words("h1"));
    }

    [Fact]
    public async Task What_comes_after_fifty_is_on_the_next_page_and_what_was_asked_stays()
    {
        var word = "Outil" + Guid.NewGuid().ToString("N");
        var sessions = Enumerable.Range(0, 51).Select(_ => Guid.CreateVersion7()).ToList();
        await using (var db = await site.OpenStoreAsync())
        {
            var start = new DateTime(2027, 12, 1, 8, 0, 0, DateTimeKind.Utc);
            db.AddRange(
                sessions.Select(
                    (id, rank) =>
                        new DevelopmentSession
                        {
                            Id = id,
                            ModuleId = PageExamples.OfDevelopment("module/2027/1"),
                            StartsAt = start.AddMinutes(rank),
                            EndsAt = start.AddHours(3),
                            Minutes = 60,
                            Place = "Salle d'essai",
                            Capacity = 5,
                            EnrolBy = new DateOnly(2027, 12, 1),
                            Revision = 1,
                        }
                )
            );
            db.AddRange(
                sessions.Select(
                    (id, rank) =>
                    {
                        var item = new LibraryItem
                        {
                            Id = id,
                            Title = "",
                            Summary = "",
                            Source = "",
                            Licence = "Libre",
                            Kind = LibraryKind.Study,
                            OwnerRole = Role.Region,
                            ReviewOn = new DateOnly(2027, 1, 1),
                            // After all the others.
                            SharedAt = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(-rank),
                            Versions =
                            [
                                new LibraryVersion
                                {
                                    Id = Guid.CreateVersion7(),
                                    Label = "1",
                                    DatedOn = new DateOnly(2026, 1, 1),
                                    AddedAt = site.Now,
                                },
                            ],
                        };
                        item.Describe($"{word} {rank}", "Essai", "Essai");
                        return item;
                    }
                )
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        using var nobody = site.Client();
        using var adviser = await site.SignedClientAsync(Role.Adviser);
        using var cariforef = await site.SignedClientAsync(Role.Cariforef);
        foreach (
            var (client, path, last) in (ValueTuple<HttpClient, string, string>[])
                [
                    (
                        nobody,
                        "/programme-de-professionnalisation?annee=2027",
                        "/programme-de-professionnalisation/sessions/"
                    ),
                    (adviser, "/professionnalisation", "/professionnalisation/sessions/"),
                    (adviser, $"/bibliotheque?q={word}&sorte=Study", "/bibliotheque/"),
                    (cariforef, Steering + "/2027", $"{Steering}/sessions/"),
                ]
        )
        {
            var first = await client.PageAsync(path);
            var found = $"main a[href^='{last}{sessions[50]}']";
            Assert.Empty(first.QuerySelectorAll(found));
            var next = first.QuerySelectorAll("main .govuk-pagination a[rel=next]")[^1].GetAttribute("href")!;
            foreach (var said in path.Split('?').Skip(1).SelectMany(query => query.Split('&')))
                Assert.Contains(said, next, StringComparison.Ordinal);
            Assert.NotEmpty((await client.PageAsync(next)).QuerySelectorAll(found));
        }
    }

    [Fact]
    public async Task What_was_ticked_stays_when_another_noted_meanwhile_and_what_they_noted_is_said()
    {
        using var cariforef = await site.SignedClientAsync(Role.Cariforef);
        var path = $"{Steering}/sessions/{PageExamples.OfDevelopment("to-note")}/presences";
        var name = $"Andréa {Guid.NewGuid():N}";
        var along = (await cariforef.PageAsync(path)).Only("main form[action$='handler=along']");
        (string, string)[] came = [("FullName", name), ("Organisation", "Mairie fictive"), ("Halves", "0")];
        await cariforef.PostPageAsync(path + "?handler=along", along.Fields(came));
        var old = (await cariforef.PageAsync(path)).Only("main form[action$='presences']");
        var field = Row(old).QuerySelector("input[type=checkbox]")!.GetAttribute("name")!;
        // Another notes somebody while the first ticks the afternoon too.
        var other = $"Dominique {Guid.NewGuid():N}";
        along = (await cariforef.PageAsync(path)).Only("main form[action$='handler=along']");
        await cariforef.PostPageAsync(
            path + "?handler=along",
            along.Fields(("FullName", other), ("Organisation", "Mairie fictive"), ("Halves", "0"))
        );
        var refused = await cariforef.PostPageAsync(path, [.. old.Fields((field, "0")), new(field, "1")]);
        Assert.Contains(
            other + "\u00a0: nouveau nom",
            refused.Only("main .govuk-inset-text").TextContent,
            StringComparison.Ordinal
        );
        var kept = refused.Only("main form[action$='presences']");
        Assert.Equal(2, Row(kept).QuerySelectorAll("input[checked]").Length);
        await cariforef.PostPageAsync(path, kept.Fields());
        var row = Row((await cariforef.PageAsync(path)).Only("main form[action$='presences']"));
        Assert.Equal(2, row.QuerySelectorAll("input[checked]").Length);

        AngleSharp.Dom.IElement Row(AngleSharp.Dom.IElement form) =>
            form.QuerySelectorAll("tbody tr").Single(one => one.TextContent.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_Cariforef_notes_somebody_who_came_along_and_loses_nothing_of_what_it_typed()
    {
        using var cariforef = await site.SignedClientAsync(Role.Cariforef);
        var path = $"{Steering}/sessions/{PageExamples.OfDevelopment("to-note")}/presences";
        var form = (await cariforef.PageAsync(path)).Only("main form[action$='handler=along']");
        var name = $"Andréa {Guid.NewGuid():N}";
        (string, string)[] said = [("FullName", name), ("Organisation", "Mairie fictive d'à côté")];
        var refused = await cariforef.PostPageAsync(path + "?handler=along", form.Fields(said));
        Assert.Contains("demi-journée", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Mairie fictive d'à côté", refused.Only("#Organisation").GetAttribute("value"));
        await cariforef.PostPageAsync(path + "?handler=along", form.Fields([.. said, ("Halves", "1")]));
        var row = (await cariforef.PageAsync(path))
            .QuerySelectorAll("main tbody tr")
            .Single(one => one.Words().Contains(name, StringComparison.Ordinal));
        Assert.Contains("sans inscription", row.Words(), StringComparison.Ordinal);
        Assert.Equal(["1"], row.QuerySelectorAll("input[checked]").Select(one => one.GetAttribute("value")));
    }

    [Fact]
    public async Task A_session_written_by_the_Cariforef_takes_a_professional_in_two_clicks()
    {
        using var cariforef = await site.SignedClientAsync(Role.Cariforef);
        var id = Guid.CreateVersion7();
        var path = $"{Steering}/sessions/{id}?module={PageExamples.OfDevelopment("module/2026/1")}";
        var form = (await cariforef.PageAsync(path)).Only("main form[novalidate]");
        (string, string)[] said =
        [
            ("Start", "30/12/2026 09:00"),
            ("End", "30/12/2026 17:00"),
            ("Place", "Salle d'essai"),
            ("Capacity", "12"),
        ];
        var refused = await cariforef.PostPageAsync(path, form.Fields([.. said, ("Hours", "beaucoup")]));
        Assert.Contains("nombre d'heures", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Salle d'essai", refused.Only("#Place").GetAttribute("value"));
        await cariforef.PostPageAsync(path, form.Fields([.. said, ("Hours", "5,5")]));

        using var adviser = await site.SignedClientAsync(Role.Adviser);
        var own = "/professionnalisation/sessions/" + id;
        Assert.NotEmpty((await adviser.PageAsync("/professionnalisation")).QuerySelectorAll($"main a[href='{own}']"));
        await adviser.PostPageAsync(own, (await adviser.PageAsync(own)).Only("main form:not([action])").Fields());
        var enrolled = await adviser.PageAsync(own);
        Assert.Contains("Inscrit ou inscrite", enrolled.Words("main"), StringComparison.Ordinal);
        Assert.Contains("5\u00a0h\u00a030", enrolled.Only("main").TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "LOCATION:Salle d'essai",
            await adviser.GetStringAsync(own + "?handler=agenda", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_check_of_a_certificate_says_the_session_and_never_the_name()
    {
        using var adviser = await site.SignedClientAsync(Role.Adviser);
        var page = await adviser.PageAsync(
            $"/professionnalisation/attestations/{PageExamples.OfDevelopment($"{PageExamples.OfDevelopment("held/1")}/adviser")}"
        );
        Assert.Contains("Sacha Fictif", page.Words("main"), StringComparison.Ordinal);
        var code = page.Words("main code");

        using var nobody = site.Client();
        const string check = "/verifier-une-attestation";
        var form = (await nobody.PageAsync(check)).Only("main form");
        var valid = await nobody.PostPageAsync(check, form.Fields(("Code", code)));
        Assert.Contains("Cette attestation est valable", valid.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Sacha", valid.Words("main"), StringComparison.Ordinal);
        var named = await nobody.PostPageAsync(check, form.Fields(("Code", code), ("FullName", "fictif sacha")));
        Assert.Contains("C'est bien le nom", named.Words("main"), StringComparison.Ordinal);
        var empty = await nobody.PostPageAsync(check, form.Fields());
        Assert.Contains("Écrivez le code", empty.Words(".govuk-error-summary"), StringComparison.Ordinal);
        var unknown = await nobody.PostPageAsync(check, form.Fields(("Code", "2222-3333-4444")));
        Assert.Contains("aucune attestation", unknown.Words(".govuk-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anybody_reads_the_report_of_a_year_and_takes_its_table()
    {
        using var nobody = site.Client();
        const string path = "/programme-de-professionnalisation/bilan/2025";
        Assert.Contains("Par réseau", (await nobody.PageAsync(path)).Words("main"), StringComparison.Ordinal);
        var table = await nobody.GetStringAsync(path + "?handler=table", TestContext.Current.CancellationToken);
        Assert.Contains("2025;theme;Practices;1;", table, StringComparison.Ordinal);
    }
}
