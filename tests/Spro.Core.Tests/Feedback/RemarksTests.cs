using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Feedback;
using Spro.TestSupport;

namespace Spro.Core.Tests.Feedback;

public sealed class RemarksTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_remark_is_kept_whole_and_dated(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 30, 0, TimeSpan.Zero));
        var place = Guid.NewGuid();
        var text = new string('é', Remark.LongestText);
        var remarks = new Remarks(database, clock);
        foreach (var kind in Enum.GetValues<RemarkKind>())
        {
            await remarks.AddAsync(
                new Remark
                {
                    Kind = kind,
                    Page = "/annuaire",
                    PlaceId = place,
                    RulesVersion = "2026-11",
                    Text = text,
                },
                form: Guid.Empty,
                Cancellation
            );
        }
        await using var db = database.CreateDbContext();
        var kept = await db.Set<Remark>().Where(remark => remark.PlaceId == place).ToListAsync(Cancellation);
        Assert.Equal(Enum.GetValues<RemarkKind>(), kept.Select(remark => remark.Kind).Order());
        Assert.All(kept, remark => Assert.Equal(clock.GetUtcNow().UtcDateTime, remark.CreatedAt));
        Assert.All(
            kept,
            remark => Assert.Equal(("/annuaire", "2026-11", text), (remark.Page, remark.RulesVersion, remark.Text))
        );
        Assert.Equal(kept.Count, kept.Select(remark => remark.Id).Distinct().Count());
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_form_sent_twice_says_it_once_and_other_words_are_another_remark(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var remarks = new Remarks(database, new FakeTimeProvider());
        var form = Guid.NewGuid();
        foreach (var text in (string[])["Trente euros", "Trente euros", "Quarante euros"])
            await remarks.AddAsync(
                new Remark
                {
                    Kind = RemarkKind.AskedToPay,
                    Page = "/lieux/essai",
                    Text = text,
                },
                form,
                Cancellation
            );

        Assert.Equal(
            ["Quarante euros", "Trente euros"],
            (await remarks.ListAsync(Cancellation)).Select(one => one.Text).Order()
        );
    }
}
