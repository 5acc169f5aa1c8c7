using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Evidence;
using Spro.Core.Evidence.Frozen;
using Spro.Core.Governance;
using Spro.Core.Steering;
using Spro.Core.Tests.Governance;
using Spro.TestSupport;

namespace Spro.Core.Tests.Steering;

/// <summary>Indicators are frozen at the date of the session (AT-26-2).</summary>
public class SessionSnapshotsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Figures_freeze_by_themselves_on_the_day_and_never_change(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var snapshots = house.Started.Get<SessionSnapshots>();
        var body = await house.BodyAsync(BodyKind.Commission);
        var meeting = (await house.SaveAsync(house.Session(body, 1))).Meeting.Id;
        var other = (await house.SaveAsync(house.Session(await house.BodyAsync(BodyKind.Other), 1))).Meeting.Id;

        Assert.Equal(0, await snapshots.FreezeDueAsync(Cancellation));
        Assert.Equal(
            "ahead",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    snapshots.FreezeAsync(house.Region, meeting, Cancellation)
                )
            ).Code
        );
        Assert.Null((await snapshots.OfAsync(meeting, Cancellation)).Hash);

        house.Started.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await snapshots.FreezeDueAsync(Cancellation));
        Assert.Equal(0, await snapshots.FreezeDueAsync(Cancellation));
        await snapshots.FreezeAsync(house.Region, meeting, Cancellation);
        Assert.Null((await snapshots.OfAsync(other, Cancellation)).Hash);
        var frozen = await snapshots.OfAsync(meeting, Cancellation);
        Assert.NotEmpty(frozen.Figures);
        Assert.True(frozen.IsWhole);

        house.Started.Clock.Advance(TimeSpan.FromDays(40));
        // A session of long ago is not given the figures of now.
        foreach (var past in (Guid[])[meeting, other])
            Assert.Equal(
                "past",
                (
                    await Assert.ThrowsAsync<RefusedException>(() =>
                        snapshots.FreezeAsync(house.Region, past, Cancellation)
                    )
                ).Code
            );
        Assert.Null((await snapshots.OfAsync(other, Cancellation)).Hash);
        var later = await snapshots.OfAsync(meeting, Cancellation);
        Assert.Equal((frozen.TakenAt, frozen.Hash), (later.TakenAt, later.Hash));
        Assert.Equal(frozen.Figures, later.Figures);

        // Whoever changes the store is seen.
        await using var db = house.Started.Database.CreateDbContext();
        await db.Set<SessionSnapshot>()
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Figures, "[]"), Cancellation);
        Assert.False((await snapshots.OfAsync(meeting, Cancellation)).IsWhole);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_register_freezes_beside_the_figures_and_is_as_it_was_whatever_happens_since(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var registers = house.Started.Get<SessionRegisters>();
        var meeting = (await house.SaveAsync(house.Session(await house.BodyAsync(BodyKind.Commission), 1))).Meeting.Id;
        Assert.Equal(0, await registers.FreezeDueAsync(Cancellation));
        Assert.Null(await registers.FindAsync(meeting, Cancellation));

        house.Started.Clock.Advance(TimeSpan.FromDays(1));
        await house.Started.Get<SessionSnapshots>().FreezeDueAsync(Cancellation);
        Assert.Equal(1, await registers.FreezeDueAsync(Cancellation));
        Assert.Equal(0, await registers.FreezeDueAsync(Cancellation));

        var frozen = (await registers.FindAsync(meeting, Cancellation))!;
        house.Started.Clock.Advance(TimeSpan.FromDays(40));
        var later = (await registers.FindAsync(meeting, Cancellation))!;
        Assert.True(later.IsWhole);
        Assert.Equal((frozen.TakenAt, frozen.Hash), (later.TakenAt, later.Hash));
        Assert.Equal(
            Obligation.All.Select(one => one.Code),
            later.Content!.Territories[0].Obligations.Select(one => one.Code)
        );
    }
}
