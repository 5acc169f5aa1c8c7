using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Referrals;
using Spro.Core.Tests.Accounts;
using Spro.TestSupport;

namespace Spro.Core.Tests.Referrals;

/// <summary>A network sets its own deadlines, and sees which of its structures keep them.</summary>
public class CoordinationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task The_deadlines_of_a_network_hold_for_what_waits_already_and_for_no_other_network(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var coordination = town.Started.Get<Coordination>();
        var coordinator = await town.Started.SignInAsync(Role.NetworkCoordinator, network: "ML");
        var sent = await town.SendAsync();
        var elsewhere = await town.SendAsync(town.Draft() with { To = town.Elsewhere });
        var usual = (await town.ReadAsync(sent.Id)).NextChaseOn!.Value;

        await coordination.SetAsync(coordinator, ReferralDeadlines.Usual, 6, 8, Cancellation);

        Assert.True((await town.ReadAsync(sent.Id)).NextChaseOn > usual);
        Assert.Equal(usual, (await town.ReadAsync(elsewhere.Id)).NextChaseOn);
        var file = await town.Referrals.OpenAsync(town.Receiver, sent.Id, Cancellation);
        Assert.Equal(new DateOnly(2026, 12, 2), file!.Deadline);
        Assert.True((await coordination.OfAsync(coordinator, Cancellation)).AreOwn);

        // Twice is once; from a page opened before, other deadlines would replace what nobody has read there.
        await coordination.SetAsync(coordinator, ReferralDeadlines.Usual, 6, 8, Cancellation);
        Assert.Equal(
            "changed-meanwhile",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    coordination.SetAsync(coordinator, ReferralDeadlines.Usual, 3, 3, Cancellation)
                )
            ).Code
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task It_counts_what_waits_and_what_is_late_in_its_own_structures(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var coordination = town.Started.Get<Coordination>();
        var coordinator = await town.Started.SignInAsync(Role.NetworkCoordinator, network: "ML");
        var other = await town.Started.SignInAsync(Role.NetworkCoordinator, network: "CIO");
        await town.SendAsync();
        town.Advance(TimeSpan.FromDays(7));
        await town.SendAsync();

        var line = Assert.Single((await coordination.OfAsync(coordinator, Cancellation)).Structures);
        Assert.Equal((2, 1), (line.Waiting, line.Late));
        Assert.Empty((await coordination.OfAsync(other, Cancellation)).Structures);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(11, 5)]
    [InlineData(2, 0)]
    [InlineData(2, 31)]
    [InlineData(null, 5)]
    public async Task A_number_of_days_out_of_bounds_is_refused(int? toAcknowledge, int? toAnswer)
    {
        await using var town = await TestReferrals.OpenAsync("sqlite");
        var coordinator = await town.Started.SignInAsync(Role.NetworkCoordinator, network: "ML");
        await Assert.ThrowsAsync<RefusedException>(() =>
            town
                .Started.Get<Coordination>()
                .SetAsync(coordinator, ReferralDeadlines.Usual, toAcknowledge, toAnswer, Cancellation)
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Whoever_coordinates_no_network_sees_and_sets_nothing(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var coordination = town.Started.Get<Coordination>();
        var nobody = await town.Started.SignInAsync(Role.NetworkCoordinator);
        foreach (var actor in (Actor[])[nobody, town.Sender, town.Officer])
        {
            Assert.False(actor.May(Purpose.Coordination));
            await Assert.ThrowsAsync<NotAllowedException>(() => coordination.OfAsync(actor, Cancellation));
            await Assert.ThrowsAsync<NotAllowedException>(() =>
                coordination.SetAsync(actor, ReferralDeadlines.Usual, 1, 1, Cancellation)
            );
        }
    }
}
