using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Evidence;
using Spro.Core.Evidence.Frozen;
using Spro.Core.Governance;

namespace Spro.Web.Tests;

/// <summary>The register of evidence as anybody reads it.</summary>
public class EvidenceTests(Site site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anybody_sees_sentence_by_sentence_what_is_kept_and_what_shows_it()
    {
        using var person = site.Browser();

        var charter = await person.PageAsync("/charte");
        var duty = charter.QuerySelectorAll("main a[href='/charte/clauses/C6.1']")[0].GetAttribute("href")!;
        var clause = await person.PageAsync(duty);
        var obligation = await person.PageAsync("/charte/devoirs/OBL-31");
        var unmeasured = await person.PageAsync("/charte/devoirs/L5");

        Assert.Contains("La charte n'a pas de date de fin.", clause.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Tenu", clause.Words("main .spro-card"), StringComparison.Ordinal);
        Assert.Contains("Avenant fictif n° 1. (constaté)", obligation.Words("main"), StringComparison.Ordinal);
        Assert.Equal("Non mesuré", unmeasured.Words("main .spro-state"));
        Assert.Contains("Il faudrait noter, au premier entretien", unmeasured.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_is_read_for_one_department_and_an_unknown_one_is_not_found()
    {
        using var person = site.Browser();

        var register = await person.PageAsync("/charte/devoirs?departement=53");
        using var unknown = await person.GetAsync("/charte/devoirs?departement=99", Cancellation);

        Assert.Equal("53", register.Only("select[name=departement] option[selected]").GetAttribute("value"));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task An_obligation_of_a_department_is_read_there_and_one_of_the_region_says_so()
    {
        using var person = site.Browser();

        var local = await person.PageAsync("/charte/devoirs/OBL-30?departement=53");
        var regional = await person.PageAsync("/charte/devoirs/OBL-31?departement=53");
        var list = await person.PageAsync("/charte/devoirs?departement=53");
        using var unknown = await person.GetAsync("/charte/devoirs/OBL-30?departement=99", Cancellation);

        // Mayenne has three committees: one that spreads over two departments is counted in its own.
        Assert.Contains("sur 3.", local.Words("main"), StringComparison.Ordinal);
        Assert.Contains(
            "Ce devoir ne se mesure que pour toute la région",
            regional.Words("main"),
            StringComparison.Ordinal
        );
        Assert.NotEmpty(list.QuerySelectorAll("main a[href='/charte/devoirs/OBL-30?departement=53']"));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Each_row_that_proves_leads_to_a_page_that_anybody_opens()
    {
        using var person = site.Browser();
        using var answer = JsonDocument.Parse(await person.GetStringAsync("/api/v1/obligations", Cancellation));
        var links = answer
            .RootElement.GetProperty("items")
            .EnumerateArray()
            .SelectMany(one => one.GetProperty("evidence").EnumerateArray())
            .Select(row => row.GetProperty("link").GetString())
            .OfType<string>()
            .ToHashSet();

        Assert.Contains("/programme-de-professionnalisation", links);
        Assert.Contains(links, link => link.StartsWith("/vie-du-reseau/reunions/", StringComparison.Ordinal));
        foreach (var link in links)
        {
            using var opened = await person.GetAsync(link, Cancellation);
            Assert.True(opened.IsSuccessStatusCode, link);
        }
    }

    [Fact]
    public async Task An_officer_and_the_region_see_on_their_page_what_is_owed_and_by_when()
    {
        using var officer = await site.SignedClientAsync(Role.RegionalGuidanceOfficer);
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);

        var page = await officer.PageAsync("/gouvernance");

        Assert.Contains("Se connaître, une fois par an", page.Words("#du ~ ul"), StringComparison.Ordinal);
        Assert.Contains("avant la fin du 31 décembre", page.Words("#du ~ ul"), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("nav a[href^='/charte/devoirs']"));
        Assert.Empty((await agent.PageAsync("/gouvernance")).QuerySelectorAll("#du"));
    }

    [Fact]
    public async Task The_dossier_of_a_session_past_says_that_its_register_is_of_today_when_none_was_frozen()
    {
        using var region = await site.SignedClientAsync(Role.Region);
        var session = StableId.Of("demonstration-network-life", "session-without-register");
        await using (var db = await site.OpenStoreAsync())
        {
            var body = db.Set<Body>().First(one => one.Kind == BodyKind.Commission).Id;
            db.Add(
                new Meeting
                {
                    Id = session,
                    BodyId = body,
                    IsSession = true,
                    Title = "Séance d'avant",
                    StartsAt = new DateTime(2024, 3, 4, 9, 0, 0, DateTimeKind.Utc),
                    EndsAt = new DateTime(2024, 3, 4, 11, 0, 0, DateTimeKind.Utc),
                    State = MeetingState.Held,
                }
            );
            await db.SaveChangesAsync(Cancellation);
        }

        var unfrozen = await region.PageAsync($"/gouvernance/reunions/{session}/dossier");
        await using (var db = await site.OpenStoreAsync())
        {
            var content = new FrozenContent(
                FrozenContent.Current,
                new DateTime(2024, 3, 4, 8, 0, 0, DateTimeKind.Utc),
                [
                    new(
                        null,
                        null,
                        [new("OBL-12", "C4.1.4", "Un devoir de ce jour-là", "Règle", null, ObligationState.Late, [])]
                    ),
                ]
            ).Write();
            db.Add(
                new SessionRegister
                {
                    MeetingId = session,
                    TakenAt = new DateTime(2024, 3, 4, 8, 0, 0, DateTimeKind.Utc),
                    Content = content,
                    Hash = Convert.ToHexStringLower(SHA256.HashData(content)),
                }
            );
            await db.SaveChangesAsync(Cancellation);
        }
        var frozen = await region.PageAsync($"/gouvernance/reunions/{session}/dossier");

        Assert.Contains("n'a pas été figé pour cette séance", unfrozen.Words("main"), StringComparison.Ordinal);
        Assert.Contains("En retard : 1 (Un devoir de ce jour-là)", frozen.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_read_every_obligation_with_its_state_and_its_evidence()
    {
        using var program = site.Browser();
        using var answer = JsonDocument.Parse(await program.GetStringAsync("/api/v1/obligations", Cancellation));
        var items = answer.RootElement.GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(47, answer.RootElement.GetProperty("total").GetInt32());
        var amendments = items.Single(one => one.GetProperty("code").GetString() == "OBL-31");
        Assert.Equal("C6.1", amendments.GetProperty("clause").GetString());
        Assert.Equal("kept", amendments.GetProperty("state").GetString());
        Assert.Equal(
            ["observed", "built-in"],
            amendments.GetProperty("evidence").EnumerateArray().Select(row => row.GetProperty("kind").GetString())
        );
        using var refused = await program.GetAsync("/api/v1/obligations?department=99", Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task A_year_whose_register_is_published_is_not_counted_again()
    {
        using var person = site.Browser();

        var register = await person.PageAsync("/charte/devoirs?annee=2025");
        using var program = await person.GetAsync("/api/v1/obligations?year=2025", Cancellation);

        Assert.Contains("Registre du 24 décembre 2025", register.Words("main ul"), StringComparison.Ordinal);
        Assert.Empty(register.QuerySelectorAll("main section"));
        using var client = site.Client();
        Assert.Equal("/charte/devoirs?annee=2025", await client.LocationAsync("/charte/devoirs/OBL-18?annee=2025"));
        Assert.Equal(HttpStatusCode.Conflict, program.StatusCode);
    }

    [Fact]
    public async Task Only_the_region_records_a_threshold_and_hears_what_is_missing()
    {
        using var region = await site.SignedClientAsync(Role.Region);
        using var member = await site.SignedClientAsync(Role.CommissionMember);
        using var forbidden = await member.GetAsync("/tenir-la-charte/seuils/OBL-13", Cancellation);
        var form = (await region.PageAsync("/tenir-la-charte/seuils/OBL-13")).Only("main form[novalidate]");

        var refused = await region.PostPageAsync(
            "/tenir-la-charte/seuils/OBL-13",
            form.Fields(("Value", "dix"), ("Act", "Séance d'essai"))
        );

        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Contains("un nombre entre 1 et 100", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Séance d'essai", refused.Only("input[name=Act]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_threshold_that_was_noted_is_listed_and_one_that_is_wrong_is_withdrawn()
    {
        using var region = await site.SignedClientAsync(Role.Region);
        const string path = "/tenir-la-charte/seuils/OBL-15";
        const string button = "main button[name=threshold]";
        var noted = await region.PostPageAsync(
            path,
            (await region.PageAsync(path))
                .Only("main form[novalidate]")
                .Fields(
                    ("Value", "15"),
                    ("From.Day", "1"),
                    ("From.Month", "1"),
                    ("From.Year", "2027"),
                    ("Act", "Séance d'essai")
                )
        );
        Assert.Contains("à partir du 1er janvier 2027", noted.Words("main .spro-card"), StringComparison.Ordinal);
        using var person = site.Browser();
        var read = await person.PageAsync("/charte/devoirs/OBL-15");
        Assert.Contains("à partir du 1er janvier 2027", read.Words("main"), StringComparison.Ordinal);

        var withdraw = noted.Only(button);
        var gone = await region.PostPageAsync(
            path + "?handler=withdraw",
            withdraw.Closest("form")!.Fields(("threshold", withdraw.GetAttribute("value")!))
        );
        Assert.Equal("C'est noté.", gone.Words("main .govuk-inset-text"));
        Assert.Empty(gone.QuerySelectorAll(button));
    }

    [Fact]
    public async Task The_link_to_record_a_threshold_is_shown_to_who_may_follow_it()
    {
        using var region = await site.SignedClientAsync(Role.Region);
        using var person = site.Browser();
        const string link = "main a[href='/tenir-la-charte/seuils/OBL-14']";

        Assert.NotNull((await region.PageAsync("/tenir-la-charte")).QuerySelector(link));
        // A page for everybody looks at nobody.
        Assert.Null((await person.PageAsync("/charte/devoirs/OBL-14")).QuerySelector(link));
    }

    [Fact]
    public async Task Freezing_the_register_asks_once_more_and_says_each_thing_that_is_missing()
    {
        using var region = await site.SignedClientAsync(Role.Region);
        const string path = "/tenir-la-charte/registres";
        var form = (await region.PageAsync(path)).Only("main form[novalidate]:not([action])");

        var refused = await region.PostPageAsync(
            path,
            form.Fields(("Until.Day", "31"), ("Until.Month", "2"), ("Until.Year", "2027"))
        );

        Assert.Equal(
            [
                "Le 31 février 2027 n'existe pas : corrigez le jour ou le mois.",
                "Relisez, puis cochez la case : cela ne se défait pas.",
            ],
            refused.QuerySelectorAll(".govuk-error-summary li").Select(one => one.Words()).Order()
        );
    }

    [Fact]
    public async Task A_published_register_is_read_and_verified_by_anybody_and_one_that_waits_by_nobody()
    {
        using var person = site.Browser();

        var list = await person.PageAsync("/charte/devoirs/registres");
        var address = list.Only("main li a").GetAttribute("href")!;
        var page = await person.PageAsync(address);
        var content = await person.GetByteArrayAsync(address + "/registre.json", Cancellation);
        var signature = await person.GetByteArrayAsync(address + "/registre.sig", Cancellation);
        using var key = ECDsa.Create();
        key.ImportFromPem(await person.GetStringAsync(address + "/cle.pem", Cancellation));
        var waiting = StableId.Of("demonstration-registers", "waiting");
        using var hidden = await person.GetAsync($"/charte/devoirs/registres/{waiting}", Cancellation);
        using var hiddenFile = await person.GetAsync(
            $"/charte/devoirs/registres/{waiting}/registre.json",
            Cancellation
        );
        using var unknown = await person.GetAsync(address + "/registre.exe", Cancellation);

        Assert.Contains("Réponse de : La référente ou le référent", page.Words("main"), StringComparison.Ordinal);
        Assert.True(
            key.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
        );
        Assert.StartsWith(
            "departement;code;clause",
            (await person.GetStringAsync(address + "/registre.csv", Cancellation)).TrimStart('\uFEFF'),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, hiddenFile.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_register_that_cannot_be_read_says_so_and_its_files_are_still_there()
    {
        var id = Guid.CreateVersion7();
        await using (var db = await site.OpenStoreAsync())
        {
            db.Add(
                new FrozenRegister
                {
                    Id = id,
                    Day = new DateOnly(2020, 1, 1),
                    RepliesUntil = new DateOnly(2020, 2, 1),
                    Content = [0x7B],
                    Signature = [],
                    PublicKey = [],
                }
            );
            await db.SaveChangesAsync(Cancellation);
        }
        var address = $"/registre-a-publier/{id}";
        using var region = await site.SignedClientAsync(Role.Region);

        Assert.Contains(
            "ne peut pas être lu ici",
            (await region.PageAsync(address)).Words("main"),
            StringComparison.Ordinal
        );
        Assert.Equal("{", await region.GetStringAsync(address + "/registre.json", Cancellation));
        using var table = await region.GetAsync(address + "/registre.csv", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, table.StatusCode);
    }

    [Fact]
    public async Task Who_is_named_replies_before_everybody_reads_and_the_commission_only_reads()
    {
        var address = $"/registre-a-publier/{StableId.Of("demonstration-registers", "waiting")}";
        using var officer = await site.SignedClientAsync(Role.RegionalGuidanceOfficer);
        using var member = await site.SignedClientAsync(Role.CommissionMember);
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var form = (await officer.PageAsync(address)).Only("main form[novalidate]");

        var refused = await officer.PostPageAsync(address, form.Fields(("devoir", "OBL-28"), ("Text", " ")));
        var replied = await officer.PostPageAsync(
            address,
            form.Fields(("devoir", "OBL-28"), ("Text", "La salle est retenue."))
        );

        Assert.Contains("Écrivez votre réponse", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("OBL-28", refused.Only("select option[selected]").GetAttribute("value"));
        Assert.Contains("La salle est retenue.", replied.Words("main blockquote"), StringComparison.Ordinal);
        Assert.Empty((await member.PageAsync(address)).QuerySelectorAll("main form[novalidate]"));
        using var forbidden = await agent.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }
}
