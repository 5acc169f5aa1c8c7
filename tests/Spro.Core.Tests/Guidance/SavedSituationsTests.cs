using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Guidance;
using Spro.TestSupport;

namespace Spro.Core.Tests.Guidance;

public sealed class SavedSituationsTests
{
    private const string Query = "age=17&besoin=discover-jobs";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_code_gives_its_situation_back_however_it_is_typed(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var situations = new SavedSituations(database, _clock);
        var code = await situations.KeepAsync(Query, Cancellation);
        Assert.Matches("^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}$", code);
        string[] typings =
        [
            code,
            code.Replace("-", "", StringComparison.Ordinal),
            code.Replace('-', ' '),
            $"  {code[..4]} - {code[4..]}\n",
#pragma warning disable CA1308 // A person types in lower case.
            code.ToLowerInvariant(),
#pragma warning restore CA1308
        ];
        foreach (var typed in typings)
            Assert.Equal(Query, await situations.FindAsync(typed, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_unknown_code_gives_nothing(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var situations = new SavedSituations(database, _clock);
        var code = await situations.KeepAsync(Query, Cancellation);
        var other = (code[0] == '3' ? '4' : '3') + code[1..];
        foreach (var typed in new[] { other, code[..^1], code + "3", "", "' OR 1=1 --" })
            Assert.Null(await situations.FindAsync(typed, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_code_works_for_90_days_then_is_deleted(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var situations = new SavedSituations(database, _clock);
        var code = await situations.KeepAsync(Query, Cancellation);
        _clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromSeconds(1));
        var later = await situations.KeepAsync("age=40", Cancellation);
        Assert.Equal(0, await situations.DeleteExpiredAsync(Cancellation));
        Assert.Equal(Query, await situations.FindAsync(code, Cancellation));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await situations.FindAsync(code, Cancellation));
        Assert.Equal(1, await situations.DeleteExpiredAsync(Cancellation));
        Assert.Equal("age=40", await situations.FindAsync(later, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_database_holds_no_code_that_works(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var situations = new SavedSituations(database, _clock);
        var code = await situations.KeepAsync(Query, Cancellation);
        var bare = code.Replace("-", "", StringComparison.Ordinal);
        await using var db = database.CreateDbContext();
        var row = await db.Set<SavedSituation>().SingleAsync(Cancellation);
        Assert.DoesNotContain(bare, row.CodeHash, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(bare, row.Query, StringComparison.OrdinalIgnoreCase);
        Assert.Null(await situations.FindAsync(row.CodeHash, Cancellation));
        Assert.Equal(_clock.GetUtcNow().UtcDateTime, row.CreatedAt);
        Assert.Equal(DateTimeKind.Utc, row.ExpiresAt.Kind);
    }
}
