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
                .CountAsync(practice => practice.State == PracticeState.Published, cancellationToken),
            await db.Set<PracticeReuse>().Select(reuse => reuse.PracticeId).Distinct().CountAsync(cancellationToken)
        );
    }

    /// <summary>Judges what is published and taken up (pure).</summary>
    public static Assessment Judge(int published, int reused) =>
        published == 0
            ? Assessment.NotMeasured()
            : Assessment.Of(
                reused > 0 ? ObligationState.Kept : ObligationState.Due,
                [
                    new(EvidenceKind.Observed, $"Bonnes pratiques lues et publiées par la commission : {published}."),
                    new(EvidenceKind.Observed, $"Reprises, notées par une autre structure : {reused}."),
                ]
            );
}
