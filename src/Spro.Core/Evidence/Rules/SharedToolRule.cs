using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Library;

namespace Spro.Core.Evidence.Rules;

/// <summary>OBL-19: tools and experiences are shared, and used by others than who shares them.</summary>
internal sealed class SharedToolRule(IDbContextFactory<SproDbContext> databases) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-19";

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var shared = db.Set<LibraryItem>().Where(item => item.WithdrawnAt == null);
        return Judge(
            await shared.CountAsync(item => item.Kind != LibraryKind.Experience, cancellationToken),
            await shared.CountAsync(item => item.Kind == LibraryKind.Experience, cancellationToken),
            await shared.CountAsync(item => db.Set<LibraryUse>().Any(use => use.ItemId == item.Id), cancellationToken),
            await shared.CountAsync(item => item.ReviewOn < asked.Day, cancellationToken)
        );
    }

    /// <summary>Judges what is shared and used (pure).</summary>
    public static Assessment Judge(int tools, int experiences, int used, int stale) =>
        tools + experiences == 0
            ? Assessment.NotMeasured()
            : Assessment.Of(
                tools > 0 && experiences > 0 && used > 0 ? ObligationState.Kept : ObligationState.Due,
                [
                    new(
                        EvidenceKind.Observed,
                        $"Outils et études partagés dans la bibliothèque : {tools}.",
                        Link: EvidenceLinks.SharedTools
                    ),
                    new(EvidenceKind.Observed, $"Expériences racontées : {experiences}."),
                    new(EvidenceKind.Observed, $"Utilisés, noté par une autre structure : {used}."),
                    new(EvidenceKind.Observed, $"À relire par qui en répond, la date étant passée : {stale}."),
                ]
            );
}
