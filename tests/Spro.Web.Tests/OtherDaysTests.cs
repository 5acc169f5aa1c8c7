using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
