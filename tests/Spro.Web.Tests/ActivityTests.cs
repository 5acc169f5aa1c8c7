using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Feedback;
using Spro.Core.Knowledge;

namespace Spro.Web.Tests;

/// <summary>"Apprendre à s'orienter": activities, and a self-rating that stays with the person.</summary>
public class ActivityTests(Site site)
{
    private readonly HttpClient _client = site.Client();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_activity_leads_to_the_next_and_the_first_rating_goes_along()
    {
        var path = "/s-orienter?avant=23142";
        foreach (var activity in Activities.BuiltIn.All)
        {
            var page = await _client.PageAsync(path);
            path = $"/s-orienter/{activity.Id}?avant=23142";
            Assert.NotNull(page.QuerySelector($"main a[href='{path}']"));
        }
        var last = await _client.PageAsync(path);
        Assert.NotNull(last.QuerySelector("main a[href='/s-orienter/point?avant=23142']"));
        Assert.True(last.QuerySelectorAll(".spro-activity ol li").Length >= 3);
        await _client.PageAsync("/s-orienter/inconnue", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_first_rating_gives_five_digits_to_keep_and_the_second_what_changed()
    {
        var first = await _client.PageAsync("/s-orienter/point?r1=2&r2=3&r3=1&r4=4&r5=2&avant=");
        Assert.Contains("23142", first.Words("main"));
        Assert.NotNull(first.QuerySelector("main a[href='/s-orienter?avant=23142']"));
        Assert.Null(first.QuerySelector("form"));

        var second = await _client.PageAsync("/s-orienter/point?r1=4&r2=3&r3=3&r4=4&r5=2&avant=23142");
        Assert.Contains("monte de 4", second.Words("main"));
        var form = second.Only("form[method=post]");
        Assert.Equal("/s-orienter/point", form.GetAttribute("action"));
        Assert.Equal([new("difference", "4")], form.Fields());
    }

    [Fact]
    public async Task What_is_missing_or_unclear_is_asked_again_and_nothing_given_is_lost()
    {
        var page = await _client.PageAsync("/s-orienter/point?avant=9&r1=2");

        Assert.Equal(5, page.QuerySelectorAll(".govuk-error-message").Length);
        Assert.NotNull(page.QuerySelector("input[name=r1][value='2'][checked]"));
        Assert.Equal("9", page.QuerySelector("input[name=avant]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Only_a_difference_that_can_be_is_counted_and_nothing_with_it()
    {
        foreach (var difference in new[] { "3", "3", "-15" })
        {
            using var body = new FormUrlEncodedContent([new("difference", difference)]);
            using var sent = await _client.PostAsync("/s-orienter/point", body, Cancel);
            Assert.Equal("/s-orienter/point?merci=true", sent.Headers.Location!.ToString());
        }
        foreach (var wrong in new[] { "", "16", "-2147483648", "beaucoup" })
        {
            using var body = new FormUrlEncodedContent([new("difference", wrong)]);
            using var refused = await _client.PostAsync("/s-orienter/point", body, Cancel);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
        await using var db = await site.OpenStoreAsync();
        var kept = await db.Set<LearnedDifference>().ToDictionaryAsync(one => one.Difference, one => one.Count, Cancel);
        Assert.Equal((2, 1), (kept[3], kept[-15]));
        Assert.DoesNotContain(kept.Keys, key => Math.Abs(key) > SelfRating.GreatestDifference);
        var learned = await site.Services.GetRequiredService<LearnedDifferences>().ReadAsync(Cancel);
        Assert.Null(learned.MeanDifference);
    }
}
