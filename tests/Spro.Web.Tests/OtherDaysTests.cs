using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Evidence.Frozen;
using Spro.Core.Guidance;
using Spro.TestSupport;

namespace Spro.Web.Tests;

/// <summary>What time does, on each database, on a site of its own.</summary>
public class OtherDaysTests
{
    [Theory]
    [OnEachDatabase]
    public async Task A_code_opens_for_ninety_days_and_is_then_forgotten(string engine)
    {
        await using var store = await TestDatabase.CreateAsync(engine);
        await using var site = new SiteOn(store);
        await site.InitializeAsync();
        using var client = site.Client();
        var sheet = await client.PostPageAsync(
            "/feuille",
            [new("commune", "53147"), new("age", "15"), new("isDetained", "true")]
        );
        var code = sheet.Words(".spro-sheet__code");

        await using var db = store.CreateDbContext();
        var kept = await db.Set<SavedSituation>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Site.Start.UtcDateTime.AddDays(90), kept.ExpiresAt);
        Assert.Equal("/reponse?insee=53147&age=15", await client.LocationAsync("/c/" + code));

        // Ninety days of a stopped clock are long to tell: the code is made ninety days older instead.
        kept.ExpiresAt = Site.Start.UtcDateTime;
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("/code", await client.LocationAsync("/c/" + code));
        var situations = site.Services.GetRequiredService<SavedSituations>();
        Assert.Equal(1, await situations.DeleteExpiredAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_year_that_is_over_shows_what_is_dated_at_its_last_day_on_pages_and_for_programs(string engine)
    {
        await using var store = await TestDatabase.CreateAsync(engine);
        await using var site = new SiteOn(store);
        await site.InitializeAsync();
        await using (var db = store.CreateDbContext())
        {
            // Nothing of that year was frozen.
            await db.Set<RegisterReply>().ExecuteDeleteAsync(TestContext.Current.CancellationToken);
            await db.Set<FrozenRegister>().ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }
        using var person = site.Client();

        var register = await person.PageAsync("/charte/devoirs?annee=2025");
        var obligation = await person.PageAsync("/charte/devoirs/OBL-18?annee=2025");
        using var answer = JsonDocument.Parse(
            await person.GetStringAsync("/api/v1/obligations?year=2025", TestContext.Current.CancellationToken)
        );

        Assert.Equal("2025", register.Only("select[name=annee] option[selected]").GetAttribute("value"));
        Assert.Contains("le 31 décembre 2025", register.Words("main .govuk-inset-text"), StringComparison.Ordinal);
        var shown = register.QuerySelectorAll("main section a").Select(one => one.GetAttribute("href")).ToList();
        Assert.Contains("/charte/devoirs/OBL-18?annee=2025", shown);
        // Which doors there were is known on the day only.
        Assert.DoesNotContain("/charte/devoirs/OBL-09?annee=2025", shown);
        Assert.Contains("Voir où il en est aujourd'hui", obligation.Words("main"), StringComparison.Ordinal);
        Assert.Equal(shown.Count, answer.RootElement.GetProperty("total").GetInt32());
        foreach (
            var (address, status) in new (string, HttpStatusCode)[]
            {
                ("/charte/devoirs?annee=1999", HttpStatusCode.NotFound),
                ("/charte/devoirs/OBL-09?annee=2025", HttpStatusCode.NotFound),
                ("/api/v1/obligations?year=1999", HttpStatusCode.BadRequest),
            }
        )
        {
            using var refused = await person.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal(status, refused.StatusCode);
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task Pages_and_answers_are_the_same_on_each_database(string engine)
    {
        await using var store = await TestDatabase.CreateAsync(engine);
        await using var site = new SiteOn(store);
        await site.InitializeAsync();
        using var client = site.Client();

        var answer = await client.AnswerAsync(
            """{ "situation": { "age": 17, "mainStatus": "no_activity" }, "communeCode": "53147" }"""
        );
        Assert.Equal("ML", answer.Codes("answers")[0]);
        Assert.NotEmpty(
            (await client.PageAsync("/lieux?insee=53147&ouvert=maintenant")).QuerySelectorAll(".spro-card")
        );
        Assert.Contains(
            "inventaire",
            (await client.PageAsync("/lieux/" + TestPlaces.ExceptionallyClosed)).Words("main")
        );
    }

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
