using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Accounts;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Hosting;
using Spro.TestSupport;

namespace Spro.Web.Tests;

/// <summary>
/// Canaries are planted through the pages of a site of its own, by the person and by two structures. While they live, whoever
/// opens the store without the keys reads none. Once the person is forgotten nothing holds one: no table (opened with the keys),
/// no file of the site, no log, no journal, no outbox; and a form sent again plants none.
/// </summary>
public class ForgottenPersonTests
{
    private const string Form = "main form:not([action='/mon-compte'])";

    private static readonly string[] Canaries =
    [
        "CanariNom",
        "39987351",
        "canari-courriel",
        "CanariRue",
        "CanariMessage",
        "CanariAccueil",
        "CanariMotif",
        "CanariSuite",
        "CanariLien",
        "39987352",
        "CanariPlainte",
        "CanariAttendu",
        "39987353",
        "CanariAdresse",
        "CanariBilan",
        "CanariNote",
        "CanariAttente",
        "CanariRappel",
        "39987354",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Nothing_of_a_person_is_left_anywhere_once_each_structure_has_forgotten_them(string engine)
    {
        await using var store = await TestDatabase.CreateAsync(engine);
        await using var site = new SiteOn(store);
        await site.InitializeAsync();
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        using var adviser = await site.SignedClientAsync(Role.Adviser);
        using var mission = await site.SignedClientAsync(Role.Adviser, elsewhere: true);
        using var person = site.Browser();

        var referral = await HandOverAsync(site, agent);
        await AnswerByLinkAsync(site, agent, referral);
        await FollowAsync(agent, person, referral);
        var (appointment, booking) = await BookAsync(site, adviser);
        var (waiting, wish) = await WaitAsync(agent);
        var (contact, call) = await AskToBeCalledAsync(person, mission);
        await site.Services.GetRequiredService<MessageSender>().RunOnceAsync(Cancellation);

        // They live: the keys open each, and nothing else does.
        var opened = await OpenedAsync(site);
        Assert.All(Canaries, canary => Assert.Contains(canary, opened, StringComparison.OrdinalIgnoreCase));
        await CompactAsync(store);
        AssertSilent(await EverythingAsync(store));

        await person.FollowAsync((await agent.PageAsync(referral)).Words("h1 code"), "soleil 7");
        var form = (await person.PageAsync("/suivi")).Only("main form:has(button[name=Ask][value=Erasure])");
        await person.PostPageAsync(form.GetAttribute("action")!, form.Fields(("Ask", "Erasure")));
        await AskAsync(agent, "rendezvous", appointment);
        await AskAsync(agent, "rendezvous", waiting);
        await AskAsync(mission, "accueil", contact);
        foreach (var client in (HttpClient[])[mission, agent])
            Assert.NotEqual(0, await AnswerAsync(client));

        // An impatient click comes late.
        foreach (var sent in (Sent[])[booking, wish, call])
        {
            var refused = await sent.Client.PostPageAsync(sent.Path, sent.Fields);
            Assert.Contains("a demandé l'effacement", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        }
        await site.Services.GetRequiredService<MessageSender>().RunOnceAsync(Cancellation);
        await CompactAsync(store);

        AssertSilent(await OpenedAsync(site));
        AssertSilent(await EverythingAsync(store));
        AssertSilent(await FilesAsync(site));
        AssertSilent(site.Logs.Text);
    }

    // Received, directed elsewhere than the answer says, then handed over with all that can be shared.
    private static async Task<string> HandOverAsync(Site site, HttpClient agent)
    {
        var contact = await agent.ReceiveAsync(("age", "16-17"), ("mainStatus", "no_activity"), ("commune", "Laval"));
        foreach (var door in site.Catalogue.Doors.All)
        {
            var ending = (await agent.PageAsync(contact)).Only("main form:has(input[name=Ending])");
            await agent.PostPageAsync(
                contact,
                ending.Fields(("Ending", "OtherDoor"), ("Next", door.Place.Id.ToString()), ("Reason", "CanariAccueil"))
            );
            var kept = (await agent.PageAsync(contact)).Only("input[name=Reason]").GetAttribute("value");
            if (kept == "CanariAccueil")
                break;
        }
        var form = (await agent.PageAsync(contact + "/aiguillage")).Only("main form[novalidate]");
        var mission = form.QuerySelectorAll("input[name=To]")
            .First(input => input.ParentElement!.Words().Contains("Mission locale", StringComparison.Ordinal));
        using var sent = await agent.PostAsync(
            contact + "/aiguillage",
            new FormUrlEncodedContent(
                form.Fields(
                    ("To", mission.GetAttribute("value")!),
                    ("Consent.Answer", "Oral"),
                    ("Consent.Items", "Name"),
                    ("Consent.Items", "Phone"),
                    ("Consent.Items", "Email"),
                    ("Consent.Items", "PostalAddress"),
                    ("Consent.Items", "Message"),
                    ("Consent.Items", "Situation"),
                    ("Name", "CanariNom"),
                    ("Phone", "0639987351"),
                    ("Email", "canari-courriel@example.org"),
                    ("PostalAddress", "1 rue CanariRue, 53000 Laval"),
                    ("Message", "CanariMessage"),
                    ("Reason", "CanariMotif"),
                    ("News", "Email"),
                    ("Word", "Soleil 7")
                )
            ),
            Cancellation
        );
        var path = sent.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.StartsWith("/aiguillages/", path, StringComparison.Ordinal);
        return path;
    }

    private static async Task AnswerByLinkAsync(Site site, HttpClient agent, string referral)
    {
        using var receiver = site.Browser();
        await receiver.PageAsync(await agent.LinkAsync(referral));
        var form = (await receiver.PageAsync("/repondre")).Only("main form:has(button[value=Accept])");
        await receiver.PostPageAsync(
            "/repondre",
            form.Fields(("Step.Act", "Accept"), ("Step.Author", "CanariLien"), ("Step.Note", "CanariSuite"))
        );
    }

    private static async Task FollowAsync(HttpClient agent, HttpClient person, string referral)
    {
        var page = await person.FollowAsync((await agent.PageAsync(referral)).Words("h1 code"), "soleil 7");
        var call = page.Only("main form[action$='handler=call']");
        await person.PostPageAsync(
            call.GetAttribute("action")!,
            call.Fields(("Phone", "0639987352"), ("Band", "Morning"))
        );
        var complaint = (await person.PageAsync("/suivi")).Only("main form[action$='handler=complain']");
        await person.PostPageAsync(
            complaint.GetAttribute("action")!,
            complaint.Fields(("IsAboutReceiver", "true"), ("Complaint", "CanariPlainte : personne ne répond."))
        );
    }

    private static async Task<(string Id, Sent Booking)> BookAsync(Site site, HttpClient adviser)
    {
        var address = TestAppointments.SlotAddress(await site.FreeSlotAsync());
        var sent = new Sent(
            adviser,
            address,
            [
                .. (await adviser.PageAsync(address))
                    .Only(Form)
                    .Fields(
                        ("Way", "Phone"),
                        ("Person.Name", "CanariAttendu"),
                        ("Person.Phone", "0639987353"),
                        ("Person.Channel", "Letter"),
                        ("Person.Address", "2 rue CanariAdresse, 53000 Laval")
                    ),
            ]
        );
        using var booked = await adviser.PostAsync(address, new FormUrlEncodedContent(sent.Fields), Cancellation);
        var path = booked.RequestMessage!.RequestUri!.AbsolutePath;
        var note = (await adviser.PageAsync(path)).Only("main form[action$='handler=Note']");
        await adviser.PostPageAsync(path + "?handler=Note", note.Fields(("NewNote", "CanariNote")));
        await adviser.PostPageAsync(path + "?handler=Summary", note.Fields(("Summary", "CanariBilan")));
        return (path["/rendez-vous/".Length..], sent);
    }

    private static async Task<(string Id, Sent Wish)> WaitAsync(HttpClient agent)
    {
        const string path = "/rendez-vous/attente";
        var sent = new Sent(
            agent,
            path,
            [
                .. (await agent.PageAsync(path))
                    .Only("main form[novalidate]")
                    .Fields(
                        ("From", "2026-12-01"),
                        ("To", "2026-12-20"),
                        ("Ways", "InPerson"),
                        ("Person.Name", "CanariAttente"),
                        ("Person.Phone", "0639987353"),
                        ("Person.Channel", "Call")
                    ),
            ]
        );
        var list = await agent.PostPageAsync(path, sent.Fields);
        var link = list.QuerySelectorAll("main a[href*='rendezvous=']")
            .Single(one => one.Words().Contains("CanariAttente", StringComparison.Ordinal));
        return (link.GetAttribute("href")!.Split('=')[^1], sent);
    }

    private static async Task<(string Contact, Sent Call)> AskToBeCalledAsync(HttpClient person, HttpClient mission)
    {
        var answer = await person.PageAsync("/reponse?insee=53130&age=16-17&mainStatus=no_activity");
        var ask = answer.Only("main form[action='/etre-rappele']");
        var form = (await person.PostPageAsync("/etre-rappele", ask.Fields())).Only("main form[novalidate]");
        var place = form.QuerySelectorAll("input[name=Chosen]")
            .Single(one => one.ParentElement!.Words().Contains("Mission locale", StringComparison.Ordinal))
            .GetAttribute("value")!;
        var sent = new Sent(
            person,
            "/etre-rappele",
            [.. form.Fields(("Chosen", place), ("Name", "CanariRappel"), ("Phone", "0639987354"))]
        );
        await person.PostPageAsync(sent.Path, sent.Fields);
        var card = (await mission.PageAsync("/guichet"))
            .QuerySelectorAll("main li.spro-card")
            .Single(one => one.Words().Contains("CanariRappel", StringComparison.Ordinal));
        var taken = await mission.PostPageAsync(
            "/guichet?handler=take",
            card.Only("form").Fields(("call", card.Only("button").GetAttribute("value")!))
        );
        return (taken.Only("h1").GetAttribute("data-contact")!, sent);
    }

    private static async Task AskAsync(HttpClient client, string of, string id)
    {
        var form = (await client.PageAsync($"/droits?{of}={id}")).Only("main form:has([name=Kind])");
        var asked = await client.PostPageAsync("/droits", form.Fields(("Kind", "Erasure")));
        Assert.Contains("C'est noté", asked.Words("main"), StringComparison.Ordinal);
    }

    /// <summary>Erases all that a structure is asked to; gives how many requests there were.</summary>
    private static async Task<int> AnswerAsync(HttpClient client)
    {
        var waiting = (await client.PageAsync("/droits"))
            .QuerySelectorAll("main table a")
            .Where(link => link.Closest("tr")!.Words().Contains("À répondre", StringComparison.Ordinal))
            .Select(link => link.GetAttribute("href")!)
            .ToList();
        foreach (var path in waiting)
        {
            var form = (await client.PageAsync(path)).Only("main form[action$='handler=do']");
            await client.PostPageAsync(form.GetAttribute("action")!, form.Fields());
        }
        return waiting.Count;
    }

    /// <summary>All that is sealed in the store, opened with its keys.</summary>
    private static async Task<string> OpenedAsync(Site site)
    {
        var keyring = await site.Services.GetRequiredService<IdentityKeys>().OpenAsync(Cancellation);
        var all = new StringBuilder();
        await using var db = await site.OpenStoreAsync();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var columns = entity.GetProperties().Where(property => property.ClrType == typeof(Sealed)).ToList();
            if (columns.Count == 0)
                continue;
            var rows =
                (IQueryable<object>)
                    typeof(DbContext)
                        .GetMethod(nameof(DbContext.Set), [])!
                        .MakeGenericMethod(entity.ClrType)
                        .Invoke(db, null)!;
            foreach (var row in await rows.IgnoreQueryFilters().AsNoTracking().ToListAsync(Cancellation))
            foreach (var column in columns)
                all.AppendLine(
                    keyring.Read(
                        (Sealed?)column.GetGetter().GetClrValue(row),
                        $"{entity.GetTableName()}.{column.GetColumnName()}",
                        (Guid)entity.FindProperty("Id")!.GetGetter().GetClrValue(row)!
                    )
                );
        }
        return all.ToString();
    }

    /// <summary>All that the store holds, as it holds it: each column of each table.</summary>
    private static async Task<string> EverythingAsync(TestDatabase store)
    {
        await using var db = store.CreateDbContext();
        var tables = await (
            store.Engine == "sqlite"
                ? db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table'")
                : db.Database.SqlQuery<string>(
                    $"SELECT table_name::text AS \"Value\" FROM information_schema.tables WHERE table_schema = 'public'"
                )
        ).ToListAsync(Cancellation);
        Assert.Contains("referrals", tables);
        var all = new StringBuilder();
        await db.Database.OpenConnectionAsync(Cancellation);
        foreach (var table in tables)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // A name that the database gave.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync(Cancellation);
            while (await reader.ReadAsync(Cancellation))
                for (var column = 0; column < reader.FieldCount; column++)
                    all.AppendLine(
                        reader.GetValue(column) switch
                        {
                            byte[] bytes => Encoding.Latin1.GetString(bytes),
                            string[] texts => string.Join(' ', texts),
                            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
                        }
                    );
        }
        if (store.Engine == "sqlite")
        {
            var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(store.ConnectionString).DataSource;
            foreach (var path in (string[])[file, file + "-wal"])
                if (File.Exists(path))
                    all.AppendLine(await ReadAsync(path));
        }
        return all.ToString();
    }

    /// <summary>Every file of the site: messages to send, keys, the journal of erasures.</summary>
    private static async Task<string> FilesAsync(Site site)
    {
        var folder = site.Services.GetRequiredService<SproSettings>().DataDirectory;
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => Path.GetFileName(file) == "erasures.jsonl");
        var all = new StringBuilder();
        foreach (var file in files)
            all.AppendLine(file).AppendLine(await ReadAsync(file));
        return all.ToString();
    }

    private static async Task<string> ReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return await reader.ReadToEndAsync(Cancellation);
    }

    private static async Task CompactAsync(TestDatabase store)
    {
        await using var db = store.CreateDbContext();
        if (store.Engine != "sqlite")
        {
            await db.Database.ExecuteSqlRawAsync("VACUUM FULL", Cancellation);
            return;
        }
        await db.Database.ExecuteSqlRawAsync("VACUUM", Cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Cancellation);
    }

    private static void AssertSilent(string text) =>
        Assert.All(
            Canaries,
            // Not Assert.DoesNotContain: what it says of a whole store is read by nobody.
            canary =>
            {
                var at = text.IndexOf(canary, StringComparison.OrdinalIgnoreCase);
                Assert.True(
                    at < 0,
                    at < 0 ? "" : $"{canary}: {text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 80)]}"
                );
            }
        );

    /// <summary>A form as it was sent.</summary>
    private sealed record Sent(HttpClient Client, string Path, IReadOnlyList<KeyValuePair<string, string>> Fields);

    private sealed class SiteOn(TestDatabase store) : Site
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Spro:Storage", store.Engine);
            builder.UseSetting("ConnectionStrings:Spro", store.ConnectionString);
        }
    }
}
