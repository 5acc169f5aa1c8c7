using Microsoft.EntityFrameworkCore;
using Spro.Core.ActionPlans;
using Spro.Core.Database;
using Spro.Core.Papers;
using Spro.TestSupport;

namespace Spro.Core.Tests.Database;

/// <summary>Two clicks of the same form at the same instant.</summary>
public class RevisionsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task The_slower_click_of_a_form_is_told_that_its_row_is_there_and_any_other_failure_is_one(
        string engine
    )
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var id = Guid.CreateVersion7();
        foreach (var isFirst in (bool[])[true, false])
        {
            await using var db = started.Database.CreateDbContext();
            db.Add(
                new StrategyObjective
                {
                    Id = id,
                    Strategy = "Stratégie",
                    Code = "1",
                    Title = "Objectif",
                    ValidFrom = new DateOnly(2026, 1, 1),
                }
            );
            Assert.Equal(isFirst, await db.SaveNewAsync(Cancellation));
        }
        await using var orphan = started.Database.CreateDbContext();
        orphan.Add(new PaperFile { Id = Guid.CreateVersion7(), Bytes = [1] });
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => orphan.SaveNewAsync(Cancellation));
    }
}
