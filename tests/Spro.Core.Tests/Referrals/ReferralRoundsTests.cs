using Spro.Core.Referrals;
using Spro.TestSupport;

namespace Spro.Core.Tests.Referrals;

/// <summary>What is promised to a person and not done is told to the référent.</summary>
public class ReferralRoundsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_call_not_made_in_time_is_with_the_referent_until_it_is_made(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var escalations = town.Started.Get<Escalations>();
        var sent = await town.SendAsync();
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Accept);
        var call = Guid.CreateVersion7();
        var due = await town.FollowUps.AskCallAsync(sent.Id, call, "0639980001", TimeBand.Morning, Cancellation);
        Assert.Equal(new DateOnly(2026, 11, 26), due);

        town.Advance(TimeSpan.FromDays(2));
        await town.Rounds.RunAsync(Cancellation);
        Assert.Empty(await escalations.OfAsync(town.Officer, Cancellation));
        town.Advance(TimeSpan.FromDays(1));
        await town.Rounds.RunAsync(Cancellation);
        await town.Rounds.RunAsync(Cancellation);
        Assert.Single(await escalations.OfAsync(town.Officer, Cancellation));
        var told = (await town.PostAsync()).Where(one => one.Text.Contains(sent.Reference, StringComparison.Ordinal));
        Assert.Equal("ml@example.org", told.Last().To);

        Assert.True(await town.Calls.DoneAsync(town.Receiver, call, Cancellation));
        Assert.Empty(await escalations.OfAsync(town.Officer, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_yes_without_a_meeting_is_asked_about_then_told_to_both_then_to_the_referent(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var escalations = town.Started.Get<Escalations>();
        var sent = await town.SendAsync();
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Accept);
        await UntilAsync(ReferralChase.DaysBeforeAskingNews);
        Assert.Equal(ChaseStep.Remind, (await town.ReadAsync(sent.Id)).Chased);
        await UntilAsync(ReferralChase.DaysBeforeWarningOfNoMeeting - ReferralChase.DaysBeforeAskingNews);
        Assert.Equal(ChaseStep.WarnBoth, (await town.ReadAsync(sent.Id)).Chased);
        Assert.Empty(await escalations.OfAsync(town.Officer, Cancellation));
        await UntilAsync(ReferralChase.DaysBeforeEscalatingNoMeeting - ReferralChase.DaysBeforeWarningOfNoMeeting);
        Assert.Single(await escalations.OfAsync(town.Officer, Cancellation));

        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Meet);
        Assert.Empty(await escalations.OfAsync(town.Officer, Cancellation));

        async Task UntilAsync(int days)
        {
            town.Advance(TimeSpan.FromDays(days));
            await town.Rounds.RunAsync(Cancellation);
        }
    }
}
