using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Feedback;

/// <summary>How many people sent that difference between two self-ratings: neither who, nor when, nor the marks.</summary>
public sealed class LearnedDifference
{
    /// <summary>The difference, from −15 to 15.</summary>
    public int Difference { get; set; }

    /// <summary>How many sent it.</summary>
    public int Count { get; set; }
}

internal sealed class LearnedDifferenceMapping : IEntityTypeConfiguration<LearnedDifference>
{
    public void Configure(EntityTypeBuilder<LearnedDifference> builder)
    {
        builder.ToTable("learned_differences").HoldsNoPersonalData();
        builder.HasKey(learned => learned.Difference);
        builder.Property(learned => learned.Difference).ValueGeneratedNever();
    }
}

/// <summary>What people learned of finding their way, as they chose to tell.</summary>
/// <param name="Answers">How many told.</param>
/// <param name="MeanDifference">Mean difference, from −15 to 15; null, "not measured", under ten answers.</param>
public sealed record Learned(int Answers, double? MeanDifference)
{
    /// <summary>Under this many answers nothing is said.</summary>
    public const int FewestAnswers = 10;
}

/// <summary>Counts the differences that people send.</summary>
public sealed class LearnedDifferences(IDbContextFactory<SproDbContext> databases)
{
    /// <summary>Counts one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No two ratings differ so much.</exception>
    public async Task AddAsync(int difference, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(difference, SelfRating.GreatestDifference);
        ArgumentOutOfRangeException.ThrowIfLessThan(difference, -SelfRating.GreatestDifference);
        if (await CountAsync(difference, cancellationToken))
            return;
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            db.Add(new LearnedDifference { Difference = difference, Count = 1 });
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody else sent the first of that difference at the same moment.
            if (!await CountAsync(difference, cancellationToken))
                throw;
        }
    }

    /// <summary>What was learned, on the whole.</summary>
    public async Task<Learned> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await db.Set<LearnedDifference>().AsNoTracking().ToListAsync(cancellationToken);
        var answers = all.Sum(learned => learned.Count);
        return new Learned(
            answers,
            answers < Learned.FewestAnswers
                ? null
                : all.Sum(learned => (double)learned.Difference * learned.Count) / answers
        );
    }

    private async Task<bool> CountAsync(int difference, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<LearnedDifference>()
                .Where(learned => learned.Difference == difference)
                .ExecuteUpdateAsync(
                    learned => learned.SetProperty(one => one.Count, one => one.Count + 1),
                    cancellationToken
                ) > 0;
    }
}
