using Spro.Core.Accounts;
using Spro.Core.DataProtection;
using Spro.Core.Privacy;
using Spro.TestSupport;

namespace Spro.Web.Tests;

/// <summary>Somebody asks for what is kept of them, or to be forgotten; each structure answers; who watches over data counts.</summary>
public class DataRightsTests(Site site)
{
    private const string Name = "Anne-Gaëlle L'Hostis";

    [Fact]
    public async Task A_person_is_forgotten_by_each_structure_and_reads_it_with_the_same_word()
    {
        using var sender = await site.SignedClientAsync(Role.StructureManager);
        using var receiver = await site.SignedClientAsync(Role.Adviser, elsewhere: true);
        var referral = await sender.HandOverAsync(("Word", "Oubli 53"));
        var reference = (await sender.PageAsync(referral)).Words("h1 code");
        using var person = site.Browser();
        var opened = await person.FollowAsync(reference, "oubli 53");

        var form = opened.Only("main form:has(button[name=Ask][value=Erasure])");
        var asked = await person.PostPageAsync(form.GetAttribute("action")!, form.Fields(("Ask", "Erasure")));
        Assert.Contains(
            "Gardez votre référence et votre mot",
            asked.Words(".govuk-inset-text"),
            StringComparison.Ordinal
        );
        Assert.Contains("réponse attendue au plus tard", asked.Words("main"), StringComparison.Ordinal);

        // The receiver never accepted anything; it answers all the same.
        foreach (var client in (HttpClient[])[sender, receiver])
        {
            var mine = (await client.PageAsync("/droits")).QuerySelectorAll("main table a");
            foreach (
                var link in mine.Where(link =>
                    link.Closest("tr")!.Words().Contains("À répondre", StringComparison.Ordinal)
                )
            )
            {
                var page = await client.PageAsync(link.GetAttribute("href")!);
                if (!page.Words("main").Contains(reference, StringComparison.Ordinal))
                    continue;
                var answer = page.Only("main form[action$='handler=do']");
                await client.PostPageAsync(answer.GetAttribute("action")!, answer.Fields(("Words", "C'est fait.")));
            }
        }

        using var again = site.Browser();
        var seen = await again.FollowAsync(reference, "oubli 53");
        Assert.DoesNotContain("réponse attendue", seen.Words("main"), StringComparison.Ordinal);
        Assert.Contains("« C'est fait. »", seen.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain(Name, seen.Words("main"), StringComparison.Ordinal);
        Assert.Equal(
            System.Net.HttpStatusCode.NotFound,
            (await sender.GetAsync(referral, TestContext.Current.CancellationToken)).StatusCode
        );
    }

    [Fact]
    public async Task Who_registered_receives_their_link_and_whoever_asks_for_them_learns_nothing()
    {
        using var desk = await site.SignedClientAsync(Role.ReceptionAgent);
        var form = (await desk.PageAsync("/droits")).Only("main form[action$='handler=links']");
        var said = new List<string>();
        foreach (var address in (string[])["inscription1@example.org", $"{Guid.NewGuid():N}@example.org"])
            said.Add(
                (await desk.PostPageAsync("/droits?handler=links", form.Fields(("Address", address)))).Words("main")
            );
        Assert.Equal(said[0], said[1]);
        Assert.DoesNotContain("Alix", said[0], StringComparison.Ordinal);
        var refused = await desk.PostPageAsync("/droits?handler=links", form.Fields(("Address", "x")));
        Assert.Equal("x", refused.Only("#Address").GetAttribute("value"));

        using var person = site.Browser();
        var link = await site.LinkSentAsync("inscription1@example.org", "/mon-inscription/");
        Assert.Contains("Alix Fictif", (await person.PageAsync(link)).Words("main"), StringComparison.Ordinal);
        var asked = (await person.PageAsync("/retrouver-mes-demandes")).Only("main form");
        Assert.Contains(
            "Regardez votre boîte",
            (
                await person.PostPageAsync("/retrouver-mes-demandes", asked.Fields(("Email", "personne@example.org")))
            ).Words("main"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_person_reads_and_prints_all_that_is_kept_and_nothing_without_their_word()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var referral = await agent.HandOverAsync();
        using var person = site.Browser();
        Assert.Contains(
            "n'est plus ouverte",
            (await person.PageAsync("/suivi/copie")).Words("main"),
            StringComparison.Ordinal
        );

        await person.FollowAsync((await agent.PageAsync(referral)).Words("h1 code"), "soleil 7");
        var copy = await person.PageAsync("/suivi/copie");

        Assert.Contains(Name, copy.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Accueil du", copy.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Qui a lu", copy.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_watches_over_data_sees_structures_and_delays_and_never_a_person()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        await manager.AskForDataAsync("Copy");
        using var officer = await site.SignedClientAsync(Role.DataProtectionOfficer);

        var page = await officer.PageAsync("/protection-des-donnees");

        Assert.NotEmpty(page.QuerySelectorAll("main tbody tr"));
        Assert.DoesNotContain(Name, page.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotMatch("[34679CDFGHJKMNPQRTWXY]{4}-[34679CDFGHJKMNPQRTWXY]{4}", page.Words("main"));
        Assert.Empty((await officer.PageAsync("/droits")).QuerySelectorAll("main table"));
    }

    [Fact]
    public async Task A_structure_does_not_refuse_without_reasons()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var path = await manager.AskForDataAsync("Erasure");
        var form = (await manager.PageAsync(path)).Only("main form[action$='handler=refuse']");

        var refused = await manager.PostPageAsync(form.GetAttribute("action")!, form.Fields(("Words", " ")));
        Assert.Contains("la personne les lira", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        var done = await manager.PostPageAsync(form.GetAttribute("action")!, form.Fields(("Words", "Un recours.")));
        Assert.Contains("Refusé", done.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_breach_shows_what_is_left_of_seventy_two_hours_and_goes_into_a_table()
    {
        using var officer = await site.SignedClientAsync(Role.DataProtectionOfficer);
        var path = "/protection-des-donnees/violations/" + Guid.CreateVersion7();
        var form = (await officer.PageAsync(path)).Only("main form:has([name=What])");
        (string, string)[] said =
        [
            ("What", "=Une clé de stockage perdue"),
            ("Happened", "Hier soir"),
            ("Consequences", "Noms et téléphones"),
            ("Measures", "Clé chiffrée, mots de passe changés"),
            ("People", "12"),
        ];

        var missing = await officer.PostPageAsync(path, form.Fields([.. said.Skip(1)]));
        Assert.Contains("Écrivez ce que vous savez", missing.Words(".govuk-error-summary"), StringComparison.Ordinal);
        var list = await officer.PostPageAsync(path, form.Fields(said));

        Assert.Contains("il reste", list.Words("main table"), StringComparison.Ordinal);
        // Sent again with other words, it does not replace what is kept, and shows both.
        var other = await officer.PostPageAsync(path, form.Fields([.. said.Skip(1), ("What", "Autre chose")]));
        Assert.Contains("déjà enregistré", other.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Autre chose", other.Only("#What").TextContent.Trim());
        Assert.Contains("Une clé de stockage perdue", other.Words("#What-kept"), StringComparison.Ordinal);
        var file = await officer.GetStringAsync(
            "/protection-des-donnees/violations?handler=file",
            TestContext.Current.CancellationToken
        );
        Assert.Contains("\"'=Une clé de stockage perdue\"", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_and_the_notice_have_all_that_is_done_with_personal_data()
    {
        using var officer = await site.SignedClientAsync(Role.DataProtectionOfficer);
        using var region = await site.SignedClientAsync(Role.Region);
        using var anybody = site.Client();
        var register = await officer.PageAsync("/registre");
        var notice = await anybody.PageAsync("/confidentialite");
        await using var db = await site.OpenStoreAsync();

        foreach (var column in PersonalColumns.Of(db))
            Assert.Contains(
                $"{column.Table}.{column.Column}",
                register.QuerySelectorAll("main code").Select(code => code.Words())
            );
        Assert.Equal(
            ProcessingRegister.Activities.Count(activity => activity.IsPublic) + 1,
            notice.QuerySelectorAll("main tbody tr").Length
        );
        Assert.Equal("Registre des traitements", (await region.PageAsync("/registre")).Words("h1"));
        foreach (
            var path in (string[])["/registre/accord", "/registre/note-d-information", "/registre/analyse-d-impact"]
        )
            Assert.Contains("[", (await region.PageAsync(path)).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_documented_register_is_that_of_the_page()
    {
        using var officer = await site.SignedClientAsync(Role.DataProtectionOfficer);
        var register = await officer.PageAsync("/registre");
        var page = new System.Text.StringBuilder(
            """
            # Registre des traitements

            Écrit par les tests à partir de la page `/registre`, que le site fait du modèle et de la table des droits
            (`SPRO_WRITE_GENERATED=1`) : ce que le logiciel fait des données personnelles (article 30 du règlement général sur la
            protection des données). Les colonnes sont dans [personal-data.md](personal-data.md). Ce qui est entre crochets est à
            compléter par chaque responsable.

            """
        );
        foreach (var section in register.QuerySelectorAll("main section"))
        {
            page.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"\n## {section.Only("h2").Words()}\n\n| | |\n|---|---|\n"
            );
            foreach (var row in section.QuerySelectorAll(".govuk-summary-list__row"))
            {
                var said = row.Only("dd");
                var lines = said.Children.Length == 0 ? [said.Words()] : said.Children.Select(line => line.Words());
                page.Append(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"| {row.Only("dt").Words()} | {string.Join("<br>", lines)} |\n"
                );
            }
        }
        GeneratedFile.MustSay("docs/generated/register.md", page.ToString());
    }
}
