using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Teams;
using Spro.Core.Common;
using Spro.TestSupport;

namespace Spro.Core.Tests.Accounts.Teams;

public sealed class TeamTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Who_leaves_at_once_opens_nothing_more_and_stays_in_the_history(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var account = await test.JoinAsync(test.Manager);
        var actor = await test.SignInAsync(account);
        var member = await MemberAsync(test, account);

        Assert.True(
            await test.Team.LeaveAsync(test.Manager, member.MembershipId, shown: null, lastDay: null, Cancellation)
        );

        Assert.Null(await test.SignIns.RecogniseAsync(actor.SessionId, Cancellation));
        Assert.Empty(await test.SignIns.ChoicesAsync(account, Cancellation));
        var after = await MemberAsync(test, account);
        Assert.Equal((false, test.Today, test.Today), (after.IsThere, after.From, after.To));
        // A double click finds nothing left to do.
        Assert.False(
            await test.Team.LeaveAsync(test.Manager, member.MembershipId, shown: null, lastDay: null, Cancellation)
        );
        Assert.Single(await test.EventsOfAsync(account), kind => kind == AccountEventKind.Left);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_leaves_on_a_day_works_until_its_evening(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var account = await test.JoinAsync(test.Manager);
        var member = await MemberAsync(test, account);

        Assert.Equal(
            "day-past",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    test.Team.LeaveAsync(test.Manager, member.MembershipId, null, test.Today.AddDays(-1), Cancellation)
                )
            ).Code
        );
        await test.Team.LeaveAsync(test.Manager, member.MembershipId, null, test.Today.AddDays(1), Cancellation);

        test.Started.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Single(await test.SignIns.ChoicesAsync(account, Cancellation));
        test.Started.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await test.SignIns.ChoicesAsync(account, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Another_role_ends_the_one_before_and_its_sessions_and_both_are_told(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var account = await test.JoinAsync(test.Manager);
        var actor = await test.SignInAsync(account);
        var member = await MemberAsync(test, account);

        await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        try
                        {
                            await test.Team.ChangeRoleAsync(
                                test.Manager,
                                member.MembershipId,
                                Role.StructureManager,
                                Cancellation
                            );
                        }
                        catch (RefusedException refused) when (refused.Code == "changed-meanwhile") { }
                    })
                )
        );

        Assert.Null(await test.SignIns.RecogniseAsync(actor.SessionId, Cancellation));
        Assert.Equal(Role.StructureManager, (await test.SignInAsync(account)).Role);
        var all = (await test.Team.MembersAsync(test.Manager, Cancellation)).Where(one => one.AccountId == account);
        Assert.Equal(
            [(Role.StructureManager, true), (Role.Adviser, false)],
            all.Select(one => (one.Role, one.IsThere))
        );
        await Assert.ThrowsAsync<RefusedException>(() =>
            test.Team.ChangeRoleAsync(test.Manager, member.MembershipId, Role.Administrator, Cancellation)
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_last_manager_neither_leaves_nor_becomes_something_else(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var last = await MemberAsync(test, test.Manager.AccountId);
        await RefusedAsync(() => test.Team.LeaveAsync(test.Manager, last.MembershipId, null, null, Cancellation));
        await RefusedAsync(() =>
            test.Team.ChangeRoleAsync(test.Manager, last.MembershipId, Role.Adviser, Cancellation)
        );

        // One who is leaving before, or whose account is closed, does not count.
        var second = await test.JoinAsync(test.Manager, Role.StructureManager);
        var leaving = await MemberAsync(test, second);
        await test.Team.LeaveAsync(test.Manager, leaving.MembershipId, null, test.Today.AddDays(3), Cancellation);
        await RefusedAsync(() =>
            test.Team.LeaveAsync(test.Manager, last.MembershipId, null, test.Today.AddDays(3), Cancellation)
        );
        Assert.True(
            await test.Team.LeaveAsync(test.Manager, last.MembershipId, null, test.Today.AddDays(2), Cancellation)
        );

        static async Task RefusedAsync(Func<Task> act) =>
            Assert.Equal("last-manager", (await Assert.ThrowsAsync<RefusedException>(act)).Code);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Two_managers_who_make_each_other_leave_at_once_leave_one_of_them(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var second = await test.SignInAsync(await test.JoinAsync(test.Manager, Role.StructureManager));
        var (one, other) = (await MemberAsync(test, test.Manager.AccountId), await MemberAsync(test, second.AccountId));

        await Task.WhenAll(
            TryAsync(test.Manager, other),
            TryAsync(second, one),
            TryAsync(test.Manager, other),
            TryAsync(second, one)
        );

        Assert.Single(
            await test.Team.MembersAsync(test.Manager, Cancellation),
            member => member is { IsThere: true, Role: Role.StructureManager }
        );

        async Task TryAsync(Actor actor, TeamMember member)
        {
            try
            {
                await test.Team.LeaveAsync(actor, member.MembershipId, null, null, Cancellation);
            }
            catch (RefusedException refused) when (refused.Code is "last-manager" or "changed-meanwhile") { }
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task People_of_another_structure_do_not_exist(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var account = await test.JoinAsync(test.Manager);
        var member = await MemberAsync(test, account);

        Assert.Null(await test.Team.FindAsync(test.Stranger, member.MembershipId, Cancellation));
        Assert.DoesNotContain(
            await test.Team.MembersAsync(test.Stranger, Cancellation),
            one => one.AccountId == account
        );
        Assert.False(await test.Team.LeaveAsync(test.Stranger, member.MembershipId, null, null, Cancellation));
        Assert.False(
            await test.Team.ChangeRoleAsync(test.Stranger, member.MembershipId, Role.ReceptionAgent, Cancellation)
        );
        Assert.Null(await test.Team.MakePasswordLinkAsync(test.Stranger, member.MembershipId, Cancellation));
        Assert.NotNull(await test.Team.MakePasswordLinkAsync(test.Manager, member.MembershipId, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_account_unused_for_90_days_is_closed_until_it_is_invited_again(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var register = test.Started.Get<AccountRegister>();
        var account = await test.JoinAsync(test.Manager);
        await test.SignInAsync(account);
        test.Started.Clock.Advance(TimeSpan.FromDays(89));
        Assert.Equal(0, await register.DisableUnusedAsync(Cancellation));
        test.Started.Clock.Advance(TimeSpan.FromDays(1));

        // Closed by its age, whether the job has run or not.
        Assert.Empty(await test.SignIns.ChoicesAsync(account, Cancellation));
        Assert.Equal(1, await register.DisableUnusedAsync(Cancellation));
        Assert.Equal(0, await register.DisableUnusedAsync(Cancellation));
        var closed = (await register.ListAsync(Cancellation)).Single(one => one.Id == account);
        Assert.Equal(DisabledReason.Unused, closed.DisabledReason);
        Assert.Empty(closed.Is);

        var link = await test.Invitations.InviteAsync(test.Manager, TestStructures.Somebody(), Cancellation);
        Assert.False((await test.Acceptance.FindAsync(link.Token, Cancellation))!.ChoosesPassword);
        await test.Acceptance.AcceptAsync(link.Token, account, Cancellation);
        Assert.Equal(Role.Adviser, (await test.SignInAsync(account)).Role);
        Assert.Contains(AccountEventKind.Reopened, await test.EventsOfAsync(account));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_account_closed_by_who_runs_the_software_loses_its_sessions_at_once(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var register = test.Started.Get<AccountRegister>();
        var account = await test.JoinAsync(test.Manager);
        var actor = await test.SignInAsync(account);

        await register.DisableAsync(TestStructures.Email, Cancellation);
        await register.DisableAsync(TestStructures.Email, Cancellation);

        Assert.Null(await test.SignIns.RecogniseAsync(actor.SessionId, Cancellation));
        Assert.Single(await test.EventsOfAsync(account), kind => kind == AccountEventKind.Disabled);
        Assert.Equal(
            "unknown-account",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    register.DisableAsync("personne@example.org", Cancellation)
                )
            ).Code
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Ending_all_other_sessions_keeps_this_one(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var account = await test.JoinAsync(test.Manager);
        var (here, elsewhere) = (await test.SignInAsync(account), await test.SignInAsync(account));

        Assert.Equal(1, await test.SignIns.EndOthersAsync(here, Cancellation));

        Assert.NotNull(await test.SignIns.RecogniseAsync(here.SessionId, Cancellation));
        Assert.Null(await test.SignIns.RecogniseAsync(elsewhere.SessionId, Cancellation));
        Assert.NotNull(await test.SignIns.RecogniseAsync(test.Manager.SessionId, Cancellation));
    }

    private static async Task<TeamMember> MemberAsync(TestStructures test, Guid account) =>
        (await test.Team.MembersAsync(test.Manager, Cancellation)).First(one => one.AccountId == account);
}
