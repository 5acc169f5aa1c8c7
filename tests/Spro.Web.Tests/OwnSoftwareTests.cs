using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Keys;
using Spro.Core.DataProtection;
using Spro.Core.Desk;
using Spro.Core.Referrals;

namespace Spro.Web.Tests;

/// <summary>A structure's own software: it retypes nothing, does what its key says, and reaches its structure alone.</summary>
public class OwnSoftwareTests(Site site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_manager_makes_a_key_that_is_shown_once_and_taken_back_at_once()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var key = await MakeKeyAsync(manager, "Logiciel montré une fois", KeyUse.ReadContacts);
        using var software = Software(key);

        await (await software.GetAsync("/api/v1/contacts", Cancellation)).JsonAsync(HttpStatusCode.OK);
        var page = await manager.PageAsync("/ma-structure/cles");
        Assert.DoesNotContain(key, page.Source.Text, StringComparison.Ordinal);
        var card = page.QuerySelectorAll("main li.spro-card")
            .Single(one => one.Words().Contains("Logiciel montré une fois", StringComparison.Ordinal));
        await manager.PostPageAsync(
            "/ma-structure/cles",
            card.Only("form").Fields(("reprendre", card.Only("button").GetAttribute("value")!))
        );

        using var after = await software.GetAsync("/api/v1/contacts", Cancellation);
        Assert.Equal((HttpStatusCode.Unauthorized, "key-refused", null), await after.ProblemAsync());
        Assert.DoesNotContain(key, site.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_with_a_forged_one_or_with_the_cookie_of_a_browser_nothing_is_opened()
    {
        using var nobody = site.Client();
        using var forged = Software("spro_" + new string('A', 43));
        using var browser = await site.SignedClientAsync(Role.StructureManager, follow: false);

        foreach (var path in (string[])["/api/v1/contacts", "/api/v1/referrals?direction=sent"])
        {
            using var missing = await nobody.GetAsync(path, Cancellation);
            Assert.Equal((HttpStatusCode.Unauthorized, "key-missing", null), await missing.ProblemAsync());
            Assert.Equal("Bearer", missing.Headers.WwwAuthenticate.Single().Scheme);
            using var unknown = await forged.GetAsync(path, Cancellation);
            Assert.Equal((HttpStatusCode.Unauthorized, "key-refused", null), await unknown.ProblemAsync());
            using var cookie = await browser.GetAsync(path, Cancellation);
            Assert.Equal((HttpStatusCode.Unauthorized, "key-missing", null), await cookie.ProblemAsync());
        }
        // A key opens no page.
        using var software = Software(await KeyAsync(KeyUse.ReadContacts));
        Assert.StartsWith("/connexion", await software.LocationAsync("/guichet"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_does_what_it_was_made_for_and_nothing_else()
    {
        using var software = Software(await KeyAsync(KeyUse.ReadContacts));

        foreach (
            var (path, body) in ((string, object?)[])
                [
                    ("/api/v1/contacts", new { contacts = Array.Empty<object>() }),
                    ("/api/v1/referrals", new { }),
                    ("/api/v1/referrals/K7M4-QT9R/acts", new { }),
                    ("/api/v1/monthly-totals", new { }),
                ]
        )
        {
            using var refused = await software.PostAsJsonAsync(path, body, Cancellation);
            Assert.Equal((HttpStatusCode.Forbidden, "key-not-for-this", null), await refused.ProblemAsync());
        }
        using var read = await software.GetAsync("/api/v1/referrals?direction=sent", Cancellation);
        Assert.Equal((HttpStatusCode.Forbidden, "key-not-for-this", null), await read.ProblemAsync());
    }

    [Fact]
    public async Task Contacts_are_recorded_once_each_saying_by_itself_what_is_wrong_and_stand_at_the_desk()
    {
        using var software = Software(await KeyAsync(KeyUse.WriteContacts, KeyUse.ReadContacts));
        var place = await OwnPlaceAsync();
        var reference = Guid.NewGuid().ToString("N");
        var body = new
        {
            contacts = new object[]
            {
                new
                {
                    reference,
                    placeId = place,
                    channel = "phone",
                    situation = new { age = new { min = 16, max = 17 }, needs = new[] { "vae" } },
                    communeCode = "53130",
                },
                new { reference = "Camille Martin", placeId = place },
                new
                {
                    reference = "a",
                    placeId = place,
                    canal = "phone",
                },
                new { reference = "b", placeId = Guid.NewGuid() },
            },
        };

        var first = await PostAsync(software, "/api/v1/contacts", body);
        var again = await PostAsync(software, "/api/v1/contacts", body);

        Assert.Equal((1, 0, 3), Counts(first));
        Assert.Equal((0, 1, 3), Counts(again));
        Assert.Equal(
            ["recorded", "invalid-reference", "unknown-field", "not-your-place"],
            first
                .GetProperty("results")
                .EnumerateArray()
                .Select(one => one.GetProperty("code").GetString() ?? one.GetProperty("status").GetString()!)
        );
        var listed = (await ListAsync(software, "/api/v1/contacts?since=2026-11-24")).Single(one =>
            one.GetProperty("reference").GetString() == reference
        );
        Assert.Equal(16, listed.GetProperty("situation").GetProperty("age").GetProperty("min").GetInt32());
        Assert.NotEmpty(listed.GetProperty("answered").EnumerateArray());
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var id = listed.GetProperty("id").GetGuid();
        Assert.NotNull((await agent.PageAsync("/guichet")).QuerySelector($"main table a[href='/guichet/{id}']"));
        Assert.NotEmpty((await agent.PageAsync($"/guichet/{id}")).QuerySelectorAll("main ol.spro-branch > li"));
        // What the desk types and what another software tells are written the same way.
        var typed = await agent.ReceiveAsync(("commune", "Laval"), ("age", "16-17"), ("needs", "vae"));
        var both = (Guid[])[id, Guid.Parse(typed.Split('/')[^1])];
        await using var db = await site.OpenStoreAsync();
        Assert.Single(
            (await db.Set<Contact>().Where(one => both.Contains(one.Id)).ToListAsync(Cancellation))
                .Select(one => one.Said)
                .Distinct()
        );
    }

    [Fact]
    public async Task What_a_person_has_had_erased_is_not_recorded_again_and_the_software_is_told_why()
    {
        using var software = Software(await KeyAsync(KeyUse.WriteContacts));
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var body = new
        {
            contacts = new object[]
            {
                new { reference = Guid.NewGuid().ToString("N"), placeId = await OwnPlaceAsync() },
            },
        };
        var told = (await PostAsync(software, "/api/v1/contacts", body)).GetProperty("results")[0];
        var form = (await agent.PageAsync($"/droits?accueil={told.GetProperty("id").GetGuid()}")).Only(
            "main form:has([name=Kind])"
        );
        var request = Guid.Parse(form.Only("input[name=Id]").GetAttribute("value")!);
        await agent.PostPageAsync("/droits", form.Fields(("Kind", "Erasure")));
        Guid answer;
        await using (var db = await site.OpenStoreAsync())
            answer = await db.Set<DataAnswer>()
                .Where(one => one.RequestId == request)
                .Select(one => one.Id)
                .SingleAsync(Cancellation);
        var erase = (await agent.PageAsync("/droits/" + answer)).Only("main form[action$='handler=do']");
        await agent.PostPageAsync(erase.GetAttribute("action")!, erase.Fields());

        var again = (await PostAsync(software, "/api/v1/contacts", body)).GetProperty("results")[0];

        Assert.Equal(("refused", "erased-on-request"), (Text(again, "status"), Text(again, "code")));
        Assert.Contains("a demandé l'effacement", Text(again, "detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "invalid-json", null)]
    [InlineData("[]", "not-an-object", null)]
    [InlineData("""{"contacts":[]}""", "wrong-count", "contacts")]
    [InlineData("""{"contacts":3}""", "wrong-type", "contacts")]
    [InlineData("""{"contact":[]}""", "unknown-field", "contact")]
    public async Task A_body_that_is_none_is_refused_by_its_name(string body, string code, string? field)
    {
        using var software = Software(await KeyAsync(KeyUse.WriteContacts));
        using var text = new StringContent(body, Encoding.UTF8, "application/json");
        using var refused = await software.PostAsync("/api/v1/contacts", text, Cancellation);

        Assert.Equal((HttpStatusCode.BadRequest, code, field), await refused.ProblemAsync());
    }

    [Fact]
    public async Task A_hand_over_goes_from_one_software_to_the_other_and_a_third_finds_nothing()
    {
        using var sender = Software(await KeyAsync(KeyUse.SendReferrals, KeyUse.ReadReferrals, KeyUse.AnswerReferrals));
        var (mission, missionPlace) = await ElsewhereAsync("Mission locale");
        using var receiver = Software(await KeyOfAsync(mission, [.. Enum.GetValues<KeyUse>()]));
        var (third, _) = await ElsewhereAsync("Point information jeunesse");
        using var stranger = Software(await KeyOfAsync(third, [.. Enum.GetValues<KeyUse>()]));
        var own = Guid.NewGuid().ToString("N");
        var body = new
        {
            reference = own,
            placeId = await OwnPlaceAsync(),
            toPlaceId = missionPlace,
            person = new { name = "Maëlle Essai", phone = "0639980001" },
            consent = new { items = new[] { "name", "situation" }, manner = "oral" },
            situation = new { age = new { min = 16, max = 17 }, mainStatus = "no_activity" },
            communeCode = "53130",
            reason = "Elle y est déjà allée",
        };

        var sent = await PostAsync(sender, "/api/v1/referrals", body);
        var again = await PostAsync(sender, "/api/v1/referrals", body);
        var reference = sent.GetProperty("reference").GetString()!;
        Assert.Equal(reference, again.GetProperty("reference").GetString());
        Assert.Equal(("sent", own), (Text(sent, "state"), Text(sent, "ownReference")));

        var received = (await ListAsync(receiver, "/api/v1/referrals?direction=received")).Single(one =>
            Text(one, "reference") == reference
        );
        Assert.Equal("Maëlle Essai", received.GetProperty("person").GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, received.GetProperty("person").GetProperty("phone").ValueKind);
        Assert.Equal(JsonValueKind.Null, received.GetProperty("ownReference").ValueKind);

        var acts = $"/api/v1/referrals/{reference}/acts";
        using (
            var foreign = await stranger.PostAsJsonAsync(acts, new { reference = "1", act = "accept" }, Cancellation)
        )
            Assert.Equal((HttpStatusCode.NotFound, "not-found", null), await foreign.ProblemAsync());
        Assert.DoesNotContain(
            await ListAsync(stranger, "/api/v1/referrals?direction=received"),
            one => Text(one, "reference") == reference
        );
        // The table of transitions is the same as on the pages.
        Assert.Equal("not-now", await RefusedAsync(sender, acts, new { reference = "1", act = "accept" }));
        Assert.Equal("reason-missing", await RefusedAsync(receiver, acts, new { reference = "1", act = "decline" }));
        Assert.Equal("unknown-value", await RefusedAsync(receiver, acts, new { reference = "1", act = "expire" }));
        await PostAsync(receiver, acts, new { reference = "1", act = "acknowledge" });
        Assert.Equal("not-now", await RefusedAsync(receiver, acts, new { reference = "5", act = "meet" }));
        await PostAsync(receiver, acts, new { reference = "2", act = "accept" });
        await PostAsync(receiver, acts, new { reference = "2", act = "accept" });
        var met = await PostAsync(receiver, acts, new { reference = "3", act = "meet" });
        Assert.Equal("met", Text(met, "state"));
        await PostAsync(
            receiver,
            acts,
            new
            {
                reference = "4",
                act = "end",
                outcome = "entered-training",
            }
        );

        var told = (await ListAsync(sender, "/api/v1/referrals?direction=sent&since=2026-11-24T00:00:00Z")).Single(
            one => Text(one, "reference") == reference
        );
        Assert.Equal(("ended", "entered-training"), (Text(told, "state"), Text(told, "outcome")));
        await using var db = await site.OpenStoreAsync();
        var id = await db.Set<Referral>()
            .Where(one => one.Reference == reference)
            .Select(one => one.Id)
            .SingleAsync(Cancellation);
        var readers = await db.Set<AccessRecord>().Where(one => one.ObjectId == id).ToListAsync(Cancellation);
        Assert.All(readers, one => Assert.Equal(Role.Software, one.Role));
        Assert.Equal(2, readers.Select(one => one.AccountId).Distinct().Count());
    }

    [Fact]
    public async Task A_month_is_deposited_and_shown_as_declared()
    {
        using var software = Software(await KeyAsync(KeyUse.DepositTotals));
        var total = await PostAsync(
            software,
            "/api/v1/monthly-totals",
            new
            {
                month = "2026-09",
                counts = new object[]
                {
                    new
                    {
                        channel = "on-site",
                        contacts = 1240,
                        answered = 1200,
                    },
                    new { channel = "phone", contacts = 310 },
                },
            }
        );

        Assert.Equal("2026-09", Text(total, "month"));
        using var client = site.Client();
        var page = (await client.PageAsync("/accueils/chiffres?mois=2026-09")).Words("main");
        Assert.Contains("Nombre de structures qui l'ont déclaré : 1 1 550", page, StringComparison.Ordinal);
        var csv = await client.GetStringAsync("/accueils/chiffres.csv?mois=2026-09", Cancellation);
        // In words and local time for whoever opens it, then in codes for programs.
        Assert.Contains(
            "2026-09;déclaré;Centre d'information et d'orientation, avec les psychologues de l'Éducation nationale (rectorat);par des structures;manière de venir;téléphone;310;24/11/2026 10:00;declare;CIO;structures;canal;phone",
            csv,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Nombres comptés le 24 novembre 2026 à 10 h",
            page.Replace('\u00a0', ' '),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "month-wrong",
            await RefusedAsync(
                software,
                "/api/v1/monthly-totals",
                new { month = "2026-11", counts = new[] { new { channel = "phone", contacts = 1 } } }
            )
        );
    }

    [Fact]
    public async Task The_software_of_a_network_deposits_its_totals_and_can_do_nothing_else()
    {
        using var coordinator = await site.SignedClientAsync(Role.NetworkCoordinator);
        var form = (await coordinator.PageAsync("/ma-structure/cles")).Only("main form:has(input[name=LastDay])");
        Assert.Equal(
            nameof(KeyUse.DepositTotals),
            Assert.Single(form.QuerySelectorAll("input[name=Uses]")).GetAttribute("value")
        );
        var forged = await coordinator.PostPageAsync(
            "/ma-structure/cles",
            form.Fields(("Name", "Trop"), ("Uses", nameof(KeyUse.ReadContacts)))
        );
        Assert.Contains("Cochez ce que", forged.Words(".govuk-error-summary"), StringComparison.Ordinal);
        var key = await MakeKeyAsync(coordinator, "Logiciel du réseau", KeyUse.DepositTotals);
        using var software = Software(key);

        // Only whoever coordinates that network sees it.
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        Assert.DoesNotContain(
            "Logiciel du réseau",
            (await manager.PageAsync("/ma-structure/cles")).Words("main"),
            StringComparison.Ordinal
        );
        var counts = new[] { new { channel = "phone", contacts = 4210 } };
        var deposited = await PostAsync(software, "/api/v1/monthly-totals", new { month = "2026-08", counts });
        var own = Text(deposited, "networkCode")!;
        Assert.Equal(
            own,
            Text(
                await PostAsync(
                    software,
                    "/api/v1/monthly-totals",
                    new
                    {
                        month = "2026-08",
                        networkCode = own,
                        counts,
                    }
                ),
                "networkCode"
            )
        );
        Assert.Equal(
            "not-your-network",
            await RefusedAsync(
                software,
                "/api/v1/monthly-totals",
                new
                {
                    month = "2026-08",
                    networkCode = own == "CIO" ? "ML" : "CIO",
                    counts,
                }
            )
        );
        await using (var db = await site.OpenStoreAsync())
        {
            var total = Assert.Single(
                await db.Set<DeclaredTotal>()
                    .Where(one => one.Month == new DateOnly(2026, 8, 1))
                    .ToListAsync(Cancellation)
            );
            Assert.Equal((null, own, 4210), (total.StructureId, total.NetworkCode, total.Counts.Single().Contacts));
        }
        foreach (
            var path in (string[])
                ["/api/v1/contacts", "/api/v1/referrals?direction=sent", "/api/v1/referrals?direction=received"]
        )
        {
            using var read = await software.GetAsync(path, Cancellation);
            Assert.Equal((HttpStatusCode.Forbidden, "key-not-for-this", null), await read.ProblemAsync());
        }
        foreach (var path in (string[])["/api/v1/contacts", "/api/v1/referrals", "/api/v1/referrals/K7M4-QT9R/acts"])
        {
            using var written = await software.PostAsJsonAsync(path, new { }, Cancellation);
            Assert.Equal((HttpStatusCode.Forbidden, "key-not-for-this", null), await written.ProblemAsync());
        }
        Assert.StartsWith("/connexion", await software.LocationAsync("/totaux-du-mois"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_of_forged_keys_stops_before_the_store_and_keeps_out_no_key_that_has_opened_something()
    {
        const string Forger = "203.0.113.31";
        using var working = Software(await KeyAsync(KeyUse.ReadContacts), from: Forger);
        using var unused = Software(await KeyAsync(KeyUse.ReadContacts), from: Forger);
        var statuses = new List<HttpStatusCode> { await StatusAsync(working) };
        for (var i = 0; i < 25; i++)
        {
            using var forged = Software($"spro_{new string('A', 40)}{i:000}", from: Forger);
            statuses.Add(await StatusAsync(forged));
        }

        Assert.Equal(HttpStatusCode.OK, statuses[0]);
        Assert.All(statuses[1..21], status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.All(statuses[21..], status => Assert.Equal(HttpStatusCode.TooManyRequests, status));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(working));
        // A key that would be found shows that nobody looked.
        using var refused = await unused.GetAsync("/api/v1/contacts", Cancellation);
        Assert.Equal("60", Assert.Single(refused.Headers.GetValues("Retry-After")));
        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many-requests", null), await refused.ProblemAsync());
        using var elsewhere = Software(unused.DefaultRequestHeaders.Authorization!.Parameter!, from: "203.0.113.32");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(elsewhere));

        static async Task<HttpStatusCode> StatusAsync(HttpClient software)
        {
            using var answer = await software.GetAsync("/api/v1/contacts?since=2030-01-01", Cancellation);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Many_right_keys_behind_one_address_all_open_something_at_once()
    {
        const string Supplier = "203.0.113.33";
        List<Guid> structures = [.. site.Catalogue.Doors.All.Select(door => door.Structure.Id).Distinct()];
        for (var hosted = 0; hosted < 23; hosted++)
        {
            var key = await KeyOfAsync(structures[hosted % structures.Count], [KeyUse.ReadContacts]);
            using var software = Software(key, from: Supplier);
            using var answer = await software.GetAsync("/api/v1/contacts?since=2030-01-01", Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_whole_network_of_version_6_is_one_caller()
    {
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 25; i++)
        {
            using var forged = Software("spro_" + new string('B', 43), from: $"2001:db8:1:2::{i + 1:x}");
            using var answer = await forged.GetAsync("/api/v1/contacts", Cancellation);
            last = answer.StatusCode;
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task A_key_that_calls_too_often_waits_whether_or_not_it_may_do_what_it_asks()
    {
        using var software = Software(await KeyAsync(KeyUse.ReadContacts));
        HttpStatusCode[] expected = [HttpStatusCode.OK, HttpStatusCode.Forbidden];
        // By turns a call that it may make, and one that it may not.
        string[] paths = ["/api/v1/contacts?since=2030-01-01", "/api/v1/referrals?direction=sent"];
        var calls = 0;
        HttpStatusCode last;
        do
        {
            using var answer = await software.GetAsync(paths[calls % 2], Cancellation);
            last = answer.StatusCode;
        } while (last == expected[calls++ % 2] && calls <= 320);
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        using var forbidden = await software.GetAsync(paths[1], Cancellation);
        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many-requests", null), await forbidden.ProblemAsync());
    }

    [Fact]
    public async Task A_file_of_the_desk_says_line_by_line_what_it_took()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var form = (await agent.PageAsync("/guichet/fichiers")).Only("main form[novalidate]");
        var unique = Guid.NewGuid().ToString("N");
        var place = await OwnPlaceAsync();
        var text =
            $"reference;date;canal;age;lieu_id\r\n{unique};2026-11-23;visio;15;{place}\r\n{unique}b;demain;visio;;{place}\r\n";

        var page = await UploadAsync();
        Assert.Contains(
            "Lignes nouvelles : 1. Lignes déjà connues : 0. Lignes refusées : 1.",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("demain", page, StringComparison.Ordinal);
        Assert.Contains(
            "Lignes nouvelles : 0. Lignes déjà connues : 1.",
            await UploadAsync(),
            StringComparison.Ordinal
        );
        using var file = await agent.GetAsync("/guichet/fichiers?handler=accueils&depuis=2026-11-01", Cancellation);
        Assert.Equal(
            ("attachment", "accueils.csv", "text/csv"),
            (
                file.Content.Headers.ContentDisposition!.DispositionType,
                file.Content.Headers.ContentDisposition.FileName,
                file.Content.Headers.ContentType!.MediaType
            )
        );
        var written = await file.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains(unique, written, StringComparison.Ordinal);

        async Task<string> UploadAsync()
        {
            using var sent = new MultipartFormDataContent();
            foreach (var (name, value) in form.Fields(("Kind", "accueils")))
                if (name != "fichier")
                    sent.Add(new StringContent(value), name);
            sent.Add(new StringContent(text, Encoding.UTF8, "text/csv"), "fichier", "accueils.csv");
            using var answer = await agent.PostAsync("/guichet/fichiers", sent, Cancellation);
            var read = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(
                await answer.Content.ReadAsStringAsync(Cancellation)
            );
            return read.Words("main");
        }
    }

    [Fact]
    public async Task A_sheet_of_strokes_is_entered_corrected_and_says_which_number_is_none()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        const string At = "/guichet/batons?jour=2026-11-20&lignes=Channels";
        var form = (await agent.PageAsync(At)).Only("main form[novalidate]");
        var action = form.GetAttribute("action")!;

        var refused = await agent.PostPageAsync(action, form.Fields(("n-OnSite-15", "beaucoup")));
        Assert.NotNull(refused.QuerySelector("#n-OnSite-15-error"));
        var noted = await agent.PostPageAsync(action, form.Fields(("n-OnSite-15", "4"), ("n-Phone-x", "3")));
        Assert.Contains("C'est noté : 7 personnes", noted.Words("main"), StringComparison.Ordinal);
        var again = (await agent.PageAsync(At)).Only("#n-OnSite-15");
        Assert.Equal("4", again.GetAttribute("value"));
    }

    [Fact]
    public async Task The_card_leaves_by_SMS_to_a_number_that_receives_any()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var contact = await agent.ReceiveAsync(("age", "16-17"), ("commune", "Laval"));
        var print = (await agent.PageAsync(contact)).Only($"main form[action='{contact}/carte']");
        var card = await agent.PostPageAsync(contact + "/carte", print.Fields());
        var form = card.Only("main form:has(input[name=Mobile])");
        var action = form.GetAttribute("action")!;

        var refused = await agent.PostPageAsync(action, form.Fields(("Mobile", "02 61 91 00 00")));
        Assert.Contains("mobile", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        var sent = await agent.PostPageAsync(action, form.Fields(("Mobile", "06 39 98 00 41")));
        Assert.Contains("La carte part par SMS", sent.Words("main"), StringComparison.Ordinal);
        // The same code as on paper; and no other than that of this person.
        Assert.Equal(card.Words("code.spro-sheet__code"), sent.Words("code.spro-sheet__code"));
        var forged = await agent.PostPageAsync(
            action,
            form.Fields(("Mobile", "06 39 98 00 41"))
                .Where(field => field.Key != "Printed")
                .Append(new("Printed", "333-333-333"))
        );
        Assert.DoesNotContain("part par SMS", forged.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_are_read_as_far_as_ones_role_reaches()
    {
        foreach (
            var (role, says) in ((Role, string)[])
                [
                    (Role.StructureManager, "lieu par lieu"),
                    (Role.NetworkCoordinator, "Votre réseau"),
                    (Role.Region, "Votre territoire"),
                ]
        )
        {
            using var client = await site.SignedClientAsync(role);
            var page = await client.PageAsync("/chiffres-des-accueils?mois=2026-10");
            Assert.Contains(says, page.Words("main"), StringComparison.Ordinal);
        }
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        await agent.PageAsync("/chiffres-des-accueils", HttpStatusCode.Forbidden);
        await agent.PageAsync("/ma-structure/cles", HttpStatusCode.Forbidden);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static (int, int, int) Counts(JsonElement json) =>
        (
            json.GetProperty("recorded").GetInt32(),
            json.GetProperty("known").GetInt32(),
            json.GetProperty("refused").GetInt32()
        );

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body, Cancellation);
        return await answer.JsonAsync(HttpStatusCode.OK);
    }

    private static async Task<string> RefusedAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body, Cancellation);
        var (status, code, _) = await answer.ProblemAsync();
        Assert.Equal(HttpStatusCode.BadRequest, status);
        return code;
    }

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(HttpClient client, string path)
    {
        List<JsonElement> all = [];
        for (var next = path; next is not null; )
        {
            using var answer = await client.GetAsync(next, Cancellation);
            var page = await answer.JsonAsync(HttpStatusCode.OK);
            all.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.GetProperty("next").GetString();
        }
        return all;
    }

    private HttpClient Software(string key, string? from = null)
    {
        var client = site.Client();
        if (from is not null)
            client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private async Task<string> KeyAsync(params KeyUse[] uses)
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        return await MakeKeyAsync(manager, "Logiciel d'essai", uses);
    }

    private static async Task<string> MakeKeyAsync(HttpClient manager, string name, params KeyUse[] uses)
    {
        var form = (await manager.PageAsync("/ma-structure/cles")).Only("main form:has(input[name=LastDay])");
        var page = await manager.PostPageAsync(
            "/ma-structure/cles",
            form.Fields([("Name", name), .. uses.Select(use => ("Uses", use.ToString()))])
        );
        return page.Words("code.spro-handover");
    }

    /// <summary>A key of another structure: nobody manages it in the store, and that is enough.</summary>
    private Task<string> KeyOfAsync(Guid structure, IReadOnlyList<KeyUse> uses) =>
        site
            .Services.GetRequiredService<AccessKeys>()
            .MakeAsync(
                new Actor(Guid.NewGuid(), Guid.NewGuid(), "Ailleurs", Role.StructureManager, structure),
                new NewAccessKey(Guid.CreateVersion7(), "Ailleurs", uses, DateOnly.FromDateTime(site.Now).AddDays(90)),
                Cancellation
            );

    private async Task<Guid> OwnPlaceAsync()
    {
        await using var db = await site.OpenStoreAsync();
        var structure = await db.Set<AccountMembership>()
            .Where(one => one.Role == Role.StructureManager)
            .OrderBy(one => one.ValidFrom)
            .Select(one => one.StructureId!.Value)
            .FirstAsync(Cancellation);
        return site.Catalogue.Doors.All.First(door => door.Structure.Id == structure).Place.Id;
    }

    private async Task<(Guid Structure, Guid Place)> ElsewhereAsync(string name)
    {
        var own = await OwnPlaceAsync();
        var door = site.Catalogue.Doors.All.First(one =>
            one.Place.Id != own && one.Place.Name.Contains(name, StringComparison.OrdinalIgnoreCase)
        );
        return (door.Structure.Id, door.Place.Id);
    }
}
