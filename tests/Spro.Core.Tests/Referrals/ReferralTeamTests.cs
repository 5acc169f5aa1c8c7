using Spro.Core.Accounts;
using Spro.Core.Accounts.Teams;
using Spro.Core.Common;
using Spro.Core.Referrals;
using Spro.Core.Tests.Accounts;
using Spro.TestSupport;

namespace Spro.Core.Tests.Referrals;

/// <summary>A hand-over is the team's, not one person's.</summary>
public class ReferralTeamTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Who_takes_it_over_follows_it_and_an_absence_is_made_up_for_in_one_act(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var team = town.Started.Get<ReferralTeam>();
        var colleague = await town.Started.SignInAsync(Role.Adviser, town.To.Structure.Id);
        List<Guid> all = [];
        for (var one = 0; one < 3; one++)
        {
            var sent = await town.SendAsync();
            await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Accept);
            all.Add(sent.Id);
        }
        var over = await town.SendAsync();
        await town.DoAsync(town.Receiver, over.Id, ReferralAct.Accept);
        await town.DoAsync(
            town.Receiver,
            over.Id,
            new ReferralStep(Guid.CreateVersion7(), ReferralAct.End) { Outcome = ReferralOutcome.Advised }
        );
        Assert.Equal(3, (await OfAsync(town.Receiver)).Follows);

        Assert.Equal(3, await team.RelieveAsync(colleague, town.Receiver.AccountId, colleague.AccountId, Cancellation));

        Assert.Equal((0, 3), ((await OfAsync(town.Receiver)).Follows, (await OfAsync(colleague)).Follows));
        Assert.Equal(town.Receiver.AccountId, (await town.ReadAsync(over.Id)).FollowedBy);
        Assert.True(await team.GiveAsync(town.Receiver, all[0], town.Receiver.AccountId, Cancellation));
        Assert.Equal(town.Receiver.AccountId, (await town.ReadAsync(all[0])).FollowedBy);

        async Task<Colleague> OfAsync(Actor actor) =>
            (await team.OfAsync(town.Receiver, Cancellation)).Single(one => one.AccountId == actor.AccountId);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_list_goes_on_page_after_page_and_who_waits_longest_comes_first(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var lists = town.Started.Get<ReferralLists>();
        List<Guid> sent = [];
        for (var one = 0; one <= ReferralLists.PageLength; one++)
        {
            sent.Add((await town.SendAsync()).Id);
            town.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await lists.ReceivedAsync(town.Receiver, isOver: false, page: 1, Cancellation);
        var second = await lists.ReceivedAsync(town.Receiver, isOver: false, page: 2, Cancellation);

        Assert.Equal((true, false), (first.HasMore, second.HasMore));
        Assert.Equal(sent, first.Lines.Concat(second.Lines).Select(line => line.Referral.Id));
        Assert.Empty((await lists.ReceivedAsync(town.Receiver, isOver: false, page: int.MaxValue, Cancellation)).Lines);
        var latest = await lists.SentAsync(town.Sender, isOver: false, page: -1, Cancellation);
        Assert.Equal(sent[^1], latest.Lines[0].Referral.Id);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Nobody_of_another_structure_gives_it_nor_is_given_it(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var team = town.Started.Get<ReferralTeam>();
        var sent = await town.SendAsync();
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Accept);

        Assert.False(await team.GiveAsync(town.Third, sent.Id, town.Third.AccountId, Cancellation));
        Assert.False(await team.GiveAsync(town.Sender, sent.Id, town.Sender.AccountId, Cancellation));
        Assert.Equal(
            0,
            await team.RelieveAsync(town.Third, town.Receiver.AccountId, town.Third.AccountId, Cancellation)
        );
        Assert.Equal(
            "not-a-colleague",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    team.GiveAsync(town.Receiver, sent.Id, town.Third.AccountId, Cancellation)
                )
            ).Code
        );
        Assert.Equal(town.Receiver.AccountId, (await town.ReadAsync(sent.Id)).FollowedBy);
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_somebody_who_left_followed_is_shown_and_can_be_taken_over(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var manager = await town.Started.SignInAsync(Role.StructureManager, town.To.Structure.Id);
        var team = town.Started.Get<ReferralTeam>();
        var sent = await town.SendAsync();
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Accept);
        var members = await town.Started.Get<Team>().MembersAsync(manager, Cancellation);
        var leaving = members.Single(one => one.AccountId == town.Receiver.AccountId);
        await town.Started.Get<Team>().LeaveAsync(manager, leaving.MembershipId, null, null, Cancellation);

        var gone = (await team.OfAsync(manager, Cancellation)).Single(one => one.AccountId == town.Receiver.AccountId);
        Assert.Equal((false, 1), (gone.IsThere, gone.Follows));
        Assert.Equal(1, await team.RelieveAsync(manager, gone.AccountId, manager.AccountId, Cancellation));
    }
}
