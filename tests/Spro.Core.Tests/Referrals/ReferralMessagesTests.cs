using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Messages;
using Spro.Core.Referrals;
using Spro.Core.Steering;
using Spro.TestSupport;

namespace Spro.Core.Tests.Referrals;

/// <summary>Who is told what of a hand-over, recorded with the act that it tells; and what is published of all of them.</summary>
public sealed class ReferralMessagesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task The_receiver_is_sent_a_link_that_opens_the_hand_over_and_says_nothing_of_the_person(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        await town.SendAsync();

        var (kind, to, text) = Assert.Single(await town.PostAsync());
        Assert.Equal((MessageKind.ReferralReceived, "ml@example.org"), (kind, to));
        Assert.DoesNotContain("Hostis", text, StringComparison.Ordinal);
        var start =
            text.IndexOf(ReferralMessages.ReplyPath, StringComparison.Ordinal) + ReferralMessages.ReplyPath.Length;
        var token = string.Concat(
            text[start..].TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
        );
        Assert.Equal(LinkState.Open, (await town.Links.FindAsync(token, Cancellation)).State);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_person_has_news_as_they_chose_and_none_when_they_chose_none(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var told = await town.SendAsync(town.Draft() with { News = NewsChannel.Sms });
        var untold = await town.SendAsync(town.Draft() with { PathId = Guid.CreateVersion7() });
        foreach (var referral in (Referral[])[told, untold])
            await town.DoAsync(town.Receiver, referral.Id, ReferralAct.Accept);

        var news = Assert.Single(await town.PostAsync(), one => one.Kind == MessageKind.ReferralNews);
        Assert.Equal("+33639980001", news.To);
        Assert.Contains("prend la suite", news.Text, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_number_that_receives_no_message_is_refused_beside_its_field(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var draft = town.Draft() with { News = NewsChannel.Sms };
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            town.SendAsync(draft with { Person = draft.Person with { Phone = "02 61 91 00 00" } })
        );
        Assert.Equal("nouvelles", refused.Field);
        Assert.Equal(
            "nouvelles",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    town.SendAsync(draft with { News = NewsChannel.Letter })
                )
            ).Field
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_has_not_left_does_not_leave_once_the_person_has_said_no(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync(town.Draft() with { News = NewsChannel.Sms });
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Acknowledge);
        await town.FollowUps.WithdrawAsync(sent.Id, Guid.CreateVersion7(), Cancellation);

        Assert.Empty(await town.PostAsync());
    }

    [Theory]
    [OnEachDatabase]
    public async Task Silence_is_told_to_the_receiver_then_to_both_then_to_the_referent_once_a_day(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        await Until(new DateOnly(2026, 11, 27));
        Assert.Equal(
            "ml@example.org",
            Assert.Single(await town.PostAsync(), one => one.Kind == MessageKind.ReferralReminder).To
        );
        await Until(new DateOnly(2026, 12, 1));
        Assert.Equal(
            ["cio@example.org", "ml@example.org"],
            (await town.PostAsync())
                .Where(one => one.Kind == MessageKind.ReferralWaiting)
                .Select(one => one.To)
                .Order(StringComparer.Ordinal)
        );
        await Until(new DateOnly(2026, 12, 3));
        Assert.Equal(1, await town.Rounds.TellOfficersAsync(Cancellation));
        Assert.Equal(0, await town.Rounds.TellOfficersAsync(Cancellation));
        var digest = Assert.Single(await town.PostAsync(), one => one.Kind == MessageKind.DailyDigest);
        Assert.Contains(sent.Reference, digest.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hostis", digest.Text, StringComparison.Ordinal);
        town.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await town.Rounds.TellOfficersAsync(Cancellation));

        async Task Until(DateOnly day)
        {
            while (DateOnly.FromDateTime(town.Started.Clock.GetUtcNow().UtcDateTime) < day)
            {
                town.Advance(TimeSpan.FromDays(1));
                await town.Rounds.RunAsync(Cancellation);
            }
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task Two_nodes_that_go_round_at_once_remind_once(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        await town.SendAsync();
        town.Advance(TimeSpan.FromDays(3));
        await Task.WhenAll(town.Rounds.RunAsync(Cancellation), town.Rounds.RunAsync(Cancellation));

        Assert.Single(await town.PostAsync(), one => one.Kind == MessageKind.ReferralReminder);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_person_takes_away_all_that_is_kept_with_what_they_agreed_to_and_who_read_it(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        await town.Referrals.OpenAsync(town.Receiver, sent.Id, Cancellation);
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Accept);

        var copy = (await town.FollowUps.CopyAsync(sent.Id, Cancellation))!;
        Assert.Equal("Anne-Gaëlle L'Hostis", copy.Person.Name);
        Assert.Equal("?age=16-17", copy.Situation);
        Assert.Equal(LegalBasis.PublicInterest, Assert.Single(copy.Consents).Basis);
        Assert.Equal(ReferralAct.Accept, copy.Events[^1].Act);
        Assert.Single(copy.Readings);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_funnel_counts_each_hand_over_once_and_publishes_no_number_under_ten(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        for (var person = 0; person < 12; person++)
        {
            var sent = await town.SendAsync(town.Draft() with { PathId = Guid.CreateVersion7() });
            await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Acknowledge);
            if (person < 11)
                await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Accept);
            if (person < 3)
                await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Meet);
        }

        var funnel = Assert.Single(await town.Started.Get<ReferralFunnels>().ByDepartmentAsync(Cancellation));
        Assert.Equal(new ReferralFunnel("53", 12, 0, 12, 12, null, 0, null, 0, 0), funnel);
    }
}
