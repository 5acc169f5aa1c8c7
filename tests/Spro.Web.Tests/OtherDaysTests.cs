using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
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
        var sheet = await client.PostPageAsync("/feuille", [new("commune", "53147"), new("age", "15"), new("isDetained", "true")]);
        var code = sheet.Words(".spro-sheet__code");

        site.Clock.Advance(TimeSpan.FromDays(89.9));
        Assert.Equal("/reponse?commune=53147&age=15", await client.LocationAsync("/c/" + code));
        site.Clock.Advance(TimeSpan.FromDays(0.2));
        Assert.StartsWith("/code", await client.LocationAsync("/c/" + code));

        await using var db = store.CreateDbContext();
        for (var wait = 0; wait < 50 && await CodesAsync() > 0; wait++)
        {
            // The hourly cleaning runs beside this test.
            site.Clock.Advance(TimeSpan.FromHours(1));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        Assert.Equal(0, await CodesAsync());

        Task<int> CodesAsync() => db.Set<SavedSituation>().CountAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Pages_and_answers_are_the_same_on_each_database(string engine)
    {
        await using var store = await TestDatabase.CreateAsync(engine);
        await using var site = new SiteOn(store);
        await site.InitializeAsync();
        using var client = site.Client();

        var answer = await client.AnswerAsync("""{ "situation": { "age": 17, "mainStatus": "no_activity" }, "communeCode": "53147" }""");
        Assert.Equal("ML", answer.Codes("answers")[0]);
        Assert.NotEmpty((await client.PageAsync("/lieux?commune=53147&ouvert=maintenant")).QuerySelectorAll(".spro-card"));
        Assert.Contains("inventaire", (await client.PageAsync("/lieux/" + TestPlaces.ExceptionallyClosed)).Words("main"));
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
