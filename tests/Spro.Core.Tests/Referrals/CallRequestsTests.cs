using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Referrals;
using Spro.TestSupport;

namespace Spro.Core.Tests.Referrals;

/// <summary>After a first answer on line, somebody is called by the place they chose.</summary>
public class CallRequestsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task The_structure_that_was_chosen_reads_it_takes_it_once_and_forgets_who_it_was_that_night(
        string engine
    )
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var calls = town.Started.Get<CallRequests>();
        var id = Guid.CreateVersion7();
        var due = await AskAsync(town, id);
        Assert.Equal(new DateOnly(2026, 11, 26), due);
        Assert.Equal(due, await AskAsync(town, id));

        Assert.Empty(await calls.WaitingAsync(town.Sender, Cancellation));
        var waiting = Assert.Single(await calls.WaitingAsync(town.Receiver, Cancellation));
        Assert.Equal(("Lou Essai", "0639980001"), (waiting.Name, waiting.Phone));
        Assert.Null(await calls.TakeAsync(town.Sender, id, Cancellation));
        Assert.Equal("?age=16-17", (await calls.TakeAsync(town.Receiver, id, Cancellation))!.Said);
        Assert.NotNull(await calls.TakeAsync(town.Receiver, id, Cancellation));
        Assert.Empty(await calls.WaitingAsync(town.Receiver, Cancellation));
        Assert.Equal("0639980001", (await calls.OfContactAsync(town.Receiver, id, Cancellation))!.Phone);
        Assert.Null(await calls.OfContactAsync(town.Third, id, Cancellation));

        await calls.DeleteExpiredAsync(Cancellation);
        Assert.NotNull((await calls.OfContactAsync(town.Receiver, id, Cancellation))!.Phone);
        town.Advance(TimeSpan.FromDays(1));
        await calls.DeleteExpiredAsync(Cancellation);
        var after = await calls.OfContactAsync(town.Receiver, id, Cancellation);
        Assert.Equal((null, null), (after!.Name, after.Phone));
        town.Advance(TimeSpan.FromDays(CallRequests.DaysKept));
        Assert.Equal(1, await calls.DeleteExpiredAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Nobody_is_promised_a_call_by_a_structure_where_nobody_reads_it(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        await using (var db = town.Started.Database.CreateDbContext())
            await db.Set<AccountMembership>()
                .Where(one => one.StructureId == town.To.Structure.Id)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(one => one.ValidTo, new DateOnly(2026, 11, 23)),
                    Cancellation
                );
        var refused = await Assert.ThrowsAsync<RefusedException>(() => AskAsync(town, Guid.CreateVersion7()));
        Assert.Equal(("nobody-there", "place"), (refused.Code, refused.Field));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_call_that_is_late_is_counted_for_the_referent_who_reads_no_number(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var escalations = town.Started.Get<Escalations>();
        await AskAsync(town, Guid.CreateVersion7());
        town.Advance(TimeSpan.FromDays(2));
        Assert.Empty(await escalations.CallsOfAsync(town.Officer, Cancellation));
        town.Advance(TimeSpan.FromDays(1));
        Assert.Equal(
            new LateCalls(town.To.Structure.Name, 1, new DateOnly(2026, 11, 26)),
            Assert.Single(await escalations.CallsOfAsync(town.Officer, Cancellation))
        );
    }

    [Theory]
    [InlineData(null, "phone-missing")]
    [InlineData("06 39", "phone-wrong")]
    [InlineData("06 39 98 00 01 06 39 98 00 01", "phone-wrong")]
    public async Task A_number_that_reaches_nobody_is_refused(string? phone, string code)
    {
        await using var town = await TestReferrals.OpenAsync("sqlite");
        var refused = await Assert.ThrowsAsync<RefusedException>(() => AskAsync(town, Guid.CreateVersion7(), phone));
        Assert.Equal(code, refused.Code);
    }

    private static Task<DateOnly> AskAsync(TestReferrals town, Guid id, string? phone = "0639980001") =>
        town
            .Started.Get<CallRequests>()
            .AskAsync(id, town.To, "?age=16-17", "Lou Essai", phone, TimeBand.Morning, Cancellation);
}
