using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.GoodPractices;

namespace Spro.Core.Evidence.Rules;

/// <summary>OBL-27: good practices are published, and taken up elsewhere.</summary>
internal sealed class PracticeRule(IDbContextFactory<SproDbContext> databases) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-27";

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return Judge(
            await db.Set<GoodPractice>()
                .Where(practice => practice.State == PracticeState.Published)
                .OrderByDescending(practice => practice.ReviewedAt)
                .ThenBy(practice => practice.Id)
                .Select(practice => new SharedPractice(
                    practice.Id,
                    practice.Title,
                    db.Set<PracticeReuse>().Count(reuse => reuse.PracticeId == practice.Id)
                ))
                .ToListAsync(cancellationToken)
        );
    }

    /// <summary>Judges what is published and taken up, the last published first (pure).</summary>
    public static Assessment Judge(IReadOnlyList<SharedPractice> published)
    {
        if (published.Count == 0)
            return Assessment.NotMeasured();
        var reused = published.Count(one => one.Reuses > 0);
        return Assessment.Of(
            reused > 0 ? ObligationState.Kept : ObligationState.Due,
            [
                new(EvidenceKind.Observed, $"Bonnes pratiques lues et publiées par la commission : {published.Count}."),
                new(EvidenceKind.Observed, $"Reprises, notées par une autre structure : {reused}."),
                .. ShortList.Rows(
                    [.. published.OrderByDescending(one => one.Reuses)],
                    one =>
                        new(
                            EvidenceKind.Observed,
                            $"« {one.Title} », reprises notées : {one.Reuses}.",
                            Link: EvidenceLinks.Practice(one.Id)
                        )
                ),
            ]
        );
    }
}

/// <summary>A practice that anybody reads.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Reuses">How many structures took it up.</param>
internal sealed record SharedPractice(Guid Id, string Title, int Reuses);
