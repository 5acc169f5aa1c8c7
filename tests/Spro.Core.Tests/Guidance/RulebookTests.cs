using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Guidance;
using Spro.Core.Tests.Catalogue;
using Spro.TestSupport;

namespace Spro.Core.Tests.Guidance;

public sealed class RulebookTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task The_built_in_rules_are_published_once(string engine)
    {
        await using var database = await StartedAsync(engine);
        var rulebook = new Rulebook(database, new FakeTimeProvider(Morning));
        await rulebook.PublishBuiltInAsync(Cancellation);
        await rulebook.PublishBuiltInAsync(Cancellation);
        await using var db = database.CreateDbContext();
        var rules = await db.Set<PublishedRuleSet>().SingleAsync(Cancellation);
        Assert.Equal(RuleSet.BuiltIn.Version, rules.Version);
        Assert.Equal(RuleSet.BuiltIn.ValidFrom, rules.ValidFrom);
        Assert.Equal(RuleSet.BuiltInDocument, rules.Document);
        Assert.Null(await rulebook.NewBuiltInAsync(Cancellation));
        Assert.Equal(Morning.UtcDateTime, rules.PublishedAt);
        Assert.Equal(2, await db.PublicDataVersionAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_update_of_the_software_leaves_the_rules_published_here_alone(string engine)
    {
        await using var database = await StartedAsync(engine);
        var rulebook = new Rulebook(database, new FakeTimeProvider(Morning));
        await using var db = database.CreateDbContext();
        db.Add(
            new PublishedRuleSet
            {
                Version = "la-nôtre",
                ValidFrom = RuleSet.BuiltIn.ValidFrom,
                Document = RuleSet.BuiltInDocument,
                PublishedAt = Morning.UtcDateTime,
            }
        );
        await db.SaveChangesAsync(Cancellation);

        await rulebook.PublishBuiltInAsync(Cancellation);

        Assert.Equal("la-nôtre", (await db.Set<PublishedRuleSet>().SingleAsync(Cancellation)).Version);
        Assert.Equal(RuleSet.BuiltIn.Version, await rulebook.NewBuiltInAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_new_version_is_published_and_a_published_one_never_changes(string engine)
    {
        await using var database = await StartedAsync(engine);
        var rulebook = new Rulebook(database, new FakeTimeProvider(Morning));
        var next = Edited("\"version\": \"2026-11\"", "\"version\": \"2027-01\"");
        await rulebook.PublishAsync(next, [], Cancellation);
        var retouched = next.Replace("\"maxAnswers\": 4", "\"maxAnswers\": 5", StringComparison.Ordinal);
        Assert.NotEqual(next, retouched);
        var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
            rulebook.PublishAsync(retouched, [], Cancellation)
        );
        Assert.Equal("published-rule-set", refusal.Code);
        await using var db = database.CreateDbContext();
        Assert.Equal(next, (await db.Set<PublishedRuleSet>().SingleAsync(Cancellation)).Document);
        Assert.Equal(2, await db.PublicDataVersionAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Rules_that_leave_somebody_without_an_answer_are_refused_and_nothing_is_written(string engine)
    {
        await using var database = await StartedAsync(engine);
        var rulebook = new Rulebook(database, new FakeTimeProvider(Morning));
        // The last resort no longer applies to everybody.
        var incomplete = Edited(
            "\"when\": {\"always\": true}",
            "\"when\": {\"field\": \"age\", \"op\": \"gte\", \"value\": 90}"
        );
        var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
            rulebook.PublishAsync(incomplete, [], Cancellation)
        );
        Assert.Equal("incomplete-rule-set", refusal.Code);
        await using var db = database.CreateDbContext();
        Assert.Empty(await db.Set<PublishedRuleSet>().ToListAsync(Cancellation));
        Assert.Equal(1, await db.PublicDataVersionAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_version_after_which_nothing_would_apply_is_refused(string engine)
    {
        await using var database = await StartedAsync(engine);
        var rulebook = new Rulebook(database, new FakeTimeProvider(Morning));
        var ends = Edited("\"validTo\": null", "\"validTo\": \"2026-12-31\"");
        var starts = Edited("\"version\": \"2026-11\"", "\"version\": \"2027-01\"")
            .Replace("\"validFrom\": \"2025-01-01\"", "\"validFrom\": \"2027-01-01\"", StringComparison.Ordinal);

        var never = await Assert.ThrowsAsync<RefusedException>(() => rulebook.PublishAsync(ends, [], Cancellation));
        var notYet = await Assert.ThrowsAsync<RefusedException>(() => rulebook.PublishAsync(starts, [], Cancellation));

        Assert.Equal("days-without-rules", never.Code);
        Assert.Contains("1er janvier 2027", never.Message, StringComparison.Ordinal);
        Assert.Equal("days-without-rules", notYet.Code);
        Assert.Contains("24 novembre 2026", notYet.Message, StringComparison.Ordinal);
        await using var db = database.CreateDbContext();
        Assert.Empty(await db.Set<PublishedRuleSet>().ToListAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Rules_are_refused_where_their_signatories_cannot_be_reached(string engine)
    {
        await using var database = await StartedAsync(engine);
        var rulebook = new Rulebook(database, new FakeTimeProvider(Morning));
        CommuneReach[] onlyYouth = [new(Directories.Commune("53130"), new HashSet<string> { "IJ", "ML" })];

        var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
            rulebook.PublishAsync(RuleSet.BuiltInDocument, onlyYouth, Cancellation)
        );

        Assert.Equal("incomplete-rule-set", refusal.Code);
    }

    private static string Edited(string from, string to)
    {
        var edited = RuleSet.BuiltInDocument.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(RuleSet.BuiltInDocument, edited);
        return edited;
    }

    private static async Task<TestDatabase> StartedAsync(string engine)
    {
        var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        db.Add(new PublicDataVersion { Id = 1, Version = 1 });
        await db.SaveChangesAsync(Cancellation);
        return database;
    }
}
