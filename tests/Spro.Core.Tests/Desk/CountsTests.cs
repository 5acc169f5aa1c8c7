using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Core.Messages;
using Spro.Core.Steering;
using Spro.TestSupport;

namespace Spro.Core.Tests.Desk;

/// <summary>What is counted without detail: paper sheets and declared months; and the card that leaves by SMS.</summary>
public sealed class CountsTests
{
    private static readonly CardCode Code = new("K7M-4QT-9RX");
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateOnly October = new(2026, 10, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_sheet_of_strokes_is_kept_and_may_be_corrected_the_same_day_only(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        var tallies = desk.Started.Get<Tallies>();

        Assert.Equal(7, await EnterAsync([Cell("OnSite", "16-17", 5), Cell("Phone", null, 2), Cell("Video", "15", 0)]));
        Assert.Equal(3, await EnterAsync([Cell("OnSite", "16-17", 3)]));
        var sheet = Assert.Single(await tallies.RecentAsync(desk.Agent, Cancellation));
        Assert.Equal(("OnSite", "16-17", 3), (sheet.Cells[0].Row, sheet.Cells[0].Age, sheet.Total));

        desk.Advance(TimeSpan.FromDays(1));
        Assert.Equal("sheet-closed", await RefusalAsync([Cell("OnSite", "16-17", 4)]));
        var stranger = desk.Agent with { StructureId = desk.Other.Structure.Id };
        Assert.Null(await tallies.FindAsync(stranger, desk.Own.Place.Id, Today, Cancellation));

        Task<int> EnterAsync(IReadOnlyList<TallyCell> cells) =>
            tallies.EnterAsync(desk.Agent, desk.Own.Place.Id, Today, TallyRows.Channels, cells, Cancellation);

        async Task<string> RefusalAsync(IReadOnlyList<TallyCell> cells) =>
            (await Assert.ThrowsAsync<RefusedException>(() => EnterAsync(cells))).Code;
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_wrong_sheet_is_refused_whole_and_an_empty_one_takes_it_away(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        var tallies = desk.Started.Get<Tallies>();

        Assert.Equal("not-your-place", await RefusalAsync(desk.Other.Place.Id, Today, Cell("OnSite", null, 1)));
        Assert.Equal("day-wrong", await RefusalAsync(desk.Own.Place.Id, Today.AddDays(1), Cell("OnSite", null, 1)));
        Assert.Equal("day-wrong", await RefusalAsync(desk.Own.Place.Id, Today.AddDays(-32), Cell("OnSite", null, 1)));
        Assert.Equal("count-wrong", await RefusalAsync(desk.Own.Place.Id, Today, Cell("OnSite", null, 1000)));
        Assert.Equal("count-wrong", await RefusalAsync(desk.Own.Place.Id, Today, Cell("OnSite", null, -1)));
        Assert.Equal("count-wrong", await RefusalAsync(desk.Own.Place.Id, Today, Cell("vae", null, 1)));
        Assert.Equal("count-wrong", await RefusalAsync(desk.Own.Place.Id, Today, Cell("OnSite", "17", 1)));
        Assert.Empty(await tallies.RecentAsync(desk.Agent, Cancellation));

        foreach (var count in (int[])[1, 0])
            await tallies.EnterAsync(
                desk.Agent,
                desk.Own.Place.Id,
                Today,
                TallyRows.Needs,
                [Cell("vae", "30-99", count)],
                Cancellation
            );
        Assert.Empty(await tallies.RecentAsync(desk.Agent, Cancellation));
        // What would tell of health is not a row.
        Assert.DoesNotContain("disability_rights", TallySheet.RowsOf(TallyRows.Needs, desk.Catalogue.Networks));

        async Task<string> RefusalAsync(Guid place, DateOnly day, TallyCell cell) =>
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    tallies.EnterAsync(desk.Agent, place, day, TallyRows.Channels, [cell], Cancellation)
                )
            ).Code;
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_declared_month_is_one_for_each_structure_and_network_and_is_replaced_whole(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        var totals = desk.Started.Get<DeclaredTotals>();
        var manager = desk.Agent with { Role = Role.StructureManager };
        var coordinator = new Actor(
            Guid.NewGuid(),
            Guid.NewGuid(),
            "Claude",
            Role.NetworkCoordinator,
            StructureId: null,
            NetworkCode: "CIO"
        );

        await totals.DepositAsync(manager, October, [Count(ContactChannel.OnSite, 120, 118)], Cancellation);
        await totals.DepositAsync(manager, October, [Count(ContactChannel.Phone, 30, null)], Cancellation);
        await totals.DepositAsync(coordinator, October, [Count(ContactChannel.OnSite, 900, 880)], Cancellation);

        var own = Assert.Single(await totals.ListAsync(manager, Cancellation));
        Assert.Equal(
            ("CIO", ContactChannel.Phone, 30),
            (own.NetworkCode, own.Counts[0].Channel, own.Counts[0].Contacts)
        );
        Assert.Equal(900, Assert.Single(await totals.ListAsync(coordinator, Cancellation)).Counts[0].Contacts);
        Assert.Equal("month-wrong", await RefusalAsync(new DateOnly(2026, 11, 1), Count(ContactChannel.OnSite, 1, 1)));
        Assert.Equal("month-wrong", await RefusalAsync(new DateOnly(2024, 10, 1), Count(ContactChannel.OnSite, 1, 1)));
        Assert.Equal("count-wrong", await RefusalAsync(October, Count(ContactChannel.OnSite, 1, 2)));
        Assert.Equal("count-wrong", await RefusalAsync(October, Count(ContactChannel.OnSite, -1, null)));
        await Assert.ThrowsAsync<NotAllowedException>(() => totals.ListAsync(desk.Agent, Cancellation));
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            totals.ListAsync(coordinator with { NetworkCode = null }, Cancellation)
        );

        async Task<string> RefusalAsync(DateOnly month, DeclaredCount count) =>
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    totals.DepositAsync(manager, month, [count], Cancellation)
                )
            ).Code;
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_month_is_counted_by_source_and_what_is_declared_stands_beside(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        var manager = desk.Agent with { Role = Role.StructureManager };
        for (var number = 0; number < 12; number++)
            await desk.Entries.EnterAsync(
                desk.Agent,
                new ContactEntry($"n{number}", desk.Own.Place.Id, ContactChannel.Phone, new() { Age = new(16, 17) })
                {
                    At = new DateTime(2026, 10, 20, 9, 0, 0, DateTimeKind.Utc),
                },
                ContactOrigin.Software,
                Cancellation
            );
        await desk
            .Started.Get<Tallies>()
            .EnterAsync(
                desk.Agent,
                desk.Own.Place.Id,
                new DateOnly(2026, 10, 26),
                TallyRows.Channels,
                [Cell("OnSite", "18-25", 3)],
                Cancellation
            );
        await desk
            .Started.Get<DeclaredTotals>()
            .DepositAsync(manager, October, [Count(ContactChannel.OnSite, 40, null)], Cancellation);
        var figures = desk.Started.Get<DeskFigures>();

        var own = await figures.OfAsync(manager, October, Cancellation);
        Assert.Equal([12, 3], own.Observed.Select(one => one.Total!.Value));
        Assert.Equal([100, null], own.Observed.Select(one => one.AnsweredShare));
        Assert.Equal(40, Assert.Single(own.Declared).Total);
        var open = await figures.PublicAsync(October, Cancellation);
        Assert.Equal([12, null], open.Observed.Select(one => one.Total));
        Assert.Equal(
            ("Phone", 12),
            (open.Observed[0].Channels.Single().Code!, open.Observed[0].Channels.Single().Count!.Value)
        );
        Assert.Empty((await figures.PublicAsync(October.AddMonths(-1), Cancellation)).Observed);
        var stranger = await figures.OfAsync(
            manager with
            {
                StructureId = desk.Other.Structure.Id,
            },
            October,
            Cancellation
        );
        Assert.Empty(stranger.Observed);
        Assert.Empty(stranger.Declared);
        Assert.DoesNotContain(October.AddMonths(1), figures.Months);
        await Assert.ThrowsAsync<NotAllowedException>(() => figures.OfAsync(desk.Agent, October, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_card_leaves_by_SMS_once_and_its_number_is_not_kept(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        var contact = await desk.ReceiveAsync();
        var cards = desk.Started.Get<DeskCards>();
        var form = Guid.CreateVersion7();
        foreach (var _ in (int[])[1, 2])
            await cards.SendAsync(desk.Agent, form, contact, "06 39 98 00 12", Code, desk.Other, Cancellation);
        await using (var db = desk.OpenStore())
        {
            var waiting = await db.Set<OutgoingMessage>().AsNoTracking().SingleAsync(Cancellation);
            Assert.NotNull(waiting.Recipient);
            Assert.NotEqual(contact.Id, waiting.AboutId);
        }

        await desk.Started.Get<MessageSender>().RunOnceAsync(Cancellation);

        await using var after = desk.OpenStore();
        var sent = await after.Set<OutgoingMessage>().AsNoTracking().SingleAsync(Cancellation);
        Assert.Equal(MessageState.Sent, sent.State);
        Assert.Null(sent.Recipient);
        Assert.Null(sent.Content);
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            cards.SendAsync(desk.Agent, Guid.NewGuid(), contact, "02 61 91 00 00", Code, desk.Other, Cancellation)
        );
        Assert.Equal("invalid-mobile", refused.Code);
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            cards.SendAsync(
                desk.Agent with
                {
                    StructureId = desk.Other.Structure.Id,
                },
                Guid.NewGuid(),
                contact,
                "06 39 98 00 12",
                Code,
                desk.Other,
                Cancellation
            )
        );
    }

    private static TallyCell Cell(string row, string? age, int count) =>
        new()
        {
            Row = row,
            Age = age,
            Count = count,
        };

    private static DeclaredCount Count(ContactChannel channel, int contacts, int? answered) =>
        new()
        {
            Channel = channel,
            Contacts = contacts,
            Answered = answered,
        };
}
