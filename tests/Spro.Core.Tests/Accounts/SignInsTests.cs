using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Tests.Database;
using Spro.TestSupport;

namespace Spro.Core.Tests.Accounts;

public sealed class SignInsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_demonstration_has_accounts_for_each_role(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine, demo: true);

        var choices = await started.Get<SignIns>().OfDemonstrationAsync(Cancellation);

        Assert.Equal(Roles.OfPeople, choices.Select(choice => choice.Role).Distinct());
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_session_is_recognised_until_it_is_ended_and_its_owner_sees_it(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var (signIns, actor) = (started.Get<SignIns>(), await started.SignInAsync(Role.Adviser));

        Assert.Equal(actor, await signIns.RecogniseAsync(actor.SessionId, Cancellation));
        var seen = Assert.Single(await signIns.OfAsync(actor, Cancellation));
        Assert.Equal((actor.SessionId, SigningIn.Device), (seen.Id, seen.Device));

        Assert.True(await signIns.EndAsync(actor, actor.SessionId, Cancellation));
        Assert.Null(await signIns.RecogniseAsync(actor.SessionId, Cancellation));
        Assert.Empty(await signIns.OfAsync(actor, Cancellation));
        Assert.False(await signIns.EndAsync(actor, actor.SessionId, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Nobody_ends_the_session_of_somebody_else(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var signIns = started.Get<SignIns>();
        var (adviser, administrator) = (
            await started.SignInAsync(Role.Adviser),
            await started.SignInAsync(Role.Administrator)
        );

        Assert.False(await signIns.EndAsync(administrator, adviser.SessionId, Cancellation));
        Assert.NotNull(await signIns.RecogniseAsync(adviser.SessionId, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Whoever_runs_the_software_ends_the_sessions_of_one_account_or_of_all(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine, demo: true);
        var (signIns, register) = (started.Get<SignIns>(), started.Get<AccountRegister>());
        var (adviser, manager) = (
            await started.SignInAsync(Role.Adviser),
            await started.SignInAsync(Role.StructureManager)
        );
        var email = (await register.ListAsync(Cancellation)).Single(one => one.Id == adviser.AccountId).Email;

        Assert.Equal(1, await register.SignOutAsync(email.ToUpperInvariant(), Cancellation));
        Assert.Null(await signIns.RecogniseAsync(adviser.SessionId, Cancellation));
        Assert.NotNull(await signIns.RecogniseAsync(manager.SessionId, Cancellation));
        Assert.Equal(1, await register.SignOutAsync(null, Cancellation));
        Assert.Null(await signIns.RecogniseAsync(manager.SessionId, Cancellation));
        Assert.Equal(0, await register.SignOutAsync(null, Cancellation));
        // Their owners see it, and sign in again.
        var seen = Assert.Single(
            await started.Get<AccountEvents>().OfAsync(adviser, Cancellation),
            one => one.Kind == AccountEventKind.SignedOut
        );
        Assert.False(seen.ByOneself);
        Assert.NotEmpty(await signIns.ChoicesAsync(adviser.AccountId, Cancellation));
        await Assert.ThrowsAsync<RefusedException>(() => register.SignOutAsync("personne@example.org", Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Going_on_as_something_else_makes_no_session_younger(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine, demo: true);
        var (signIns, actor) = (started.Get<SignIns>(), await started.SignInAsync(Role.Adviser));
        var opened = started.Clock.GetUtcNow().UtcDateTime;
        for (var hour = 0; hour < 11; hour++)
        {
            started.Clock.Advance(TimeSpan.FromHours(1));
            Assert.NotNull(await signIns.RecogniseAsync(actor.SessionId, Cancellation));
        }
        var same = Assert.Single(await signIns.ChoicesAsync(actor.AccountId, Cancellation));
        var changed = (await signIns.ChangeAsync(actor, same.MembershipId, SigningIn.Device, Cancellation))!;

        Assert.Equal(opened, changed.CreatedAt);
        Assert.False(changed.IsFreshAt(started.Clock.GetUtcNow().UtcDateTime));
        started.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Null(await signIns.RecogniseAsync(changed.Id, Cancellation));

        // Of a session that is no longer kept, nobody knows how old the next one would be.
        var again = await started.SignInAsync(Role.Adviser);
        same = Assert.Single(await signIns.ChoicesAsync(again.AccountId, Cancellation));
        await using var db = started.Database.CreateDbContext();
        await db.Set<SignInSession>().Where(one => one.Id == again.SessionId).ExecuteDeleteAsync(Cancellation);
        Assert.Null(await signIns.ChangeAsync(again, same.MembershipId, SigningIn.Device, Cancellation));
        Assert.Empty(await signIns.OfAsync(again, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_session_that_nobody_uses_ends_after_two_hours_and_any_after_twelve(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var (signIns, actor) = (started.Get<SignIns>(), await started.SignInAsync(Role.Adviser));
        for (var hour = 1.5; hour < 12; hour += 1.5)
        {
            started.Clock.Advance(TimeSpan.FromHours(1.5));
            Assert.NotNull(await signIns.RecogniseAsync(actor.SessionId, Cancellation));
        }
        started.Clock.Advance(TimeSpan.FromHours(1.5));
        Assert.Null(await signIns.RecogniseAsync(actor.SessionId, Cancellation));

        var other = await started.SignInAsync(Role.Adviser);
        started.Clock.Advance(SignInSession.LongestPause);
        Assert.Null(await signIns.RecogniseAsync(other.SessionId, Cancellation));

        started.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(2, await signIns.DeleteExpiredAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_has_left_or_is_disabled_is_no_longer_recognised_from_that_moment(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var signIns = started.Get<SignIns>();
        var (adviser, manager) = (
            await started.SignInAsync(Role.Adviser),
            await started.SignInAsync(Role.StructureManager)
        );
        var yesterday = DateOnly.FromDateTime(started.Clock.GetUtcNow().UtcDateTime).AddDays(-1);
        await using (var db = started.Database.CreateDbContext())
        {
            await db.Set<AccountMembership>()
                .Where(membership => membership.AccountId == adviser.AccountId)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.ValidTo, yesterday), Cancellation);
            await db.Set<Account>()
                .Where(account => account.Id == manager.AccountId)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(one => one.DisabledAt, started.Clock.GetUtcNow().UtcDateTime),
                    Cancellation
                );
        }

        Assert.Null(await signIns.RecogniseAsync(adviser.SessionId, Cancellation));
        Assert.Null(await signIns.RecogniseAsync(manager.SessionId, Cancellation));
    }

    [Fact]
    public void The_Region_the_State_and_the_commission_open_nothing_that_concerns_a_person() =>
        Assert.All(
            [
                Role.RegionalGuidanceOfficer,
                Role.Region,
                Role.StateObserver,
                Role.CommissionMember,
                Role.Administrator,
                Role.DataProtectionOfficer,
            ],
            role => Assert.Equal(Reach.Nothing, Rights.Of(role, Purpose.Welcome))
        );
}
