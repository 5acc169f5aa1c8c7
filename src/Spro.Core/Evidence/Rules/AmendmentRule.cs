using Microsoft.EntityFrameworkCore;
using Spro.Core.Charter;
using Spro.Core.Database;

namespace Spro.Core.Evidence.Rules;

/// <summary>OBL-31: every version after the first came by an amendment.</summary>
internal sealed class AmendmentRule(IDbContextFactory<SproDbContext> databases) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-31";

    /// <inheritdoc />
    public bool IsDated => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var versions = await db.Set<CharterVersion>()
            .Where(version => version.PublishedAt < asked.End)
            .OrderBy(version => version.Number)
            .Select(version => new { version.Number, version.Amendment })
            .ToListAsync(cancellationToken);
        return Judge([.. versions.Select(version => (version.Number, version.Amendment))]);
    }

    /// <summary>Judges the published versions (pure).</summary>
    public static Assessment Judge(IReadOnlyList<(int Number, string? Amendment)> versions)
    {
        var later = versions.Where(version => version.Number > 1).ToList();
        return Assessment.Of(
            later.Exists(version => version.Amendment is null) ? ObligationState.NotKept : ObligationState.Kept,
            [
                .. later.Select(version => new EvidenceRow(
                    EvidenceKind.Observed,
                    version.Amendment is { } amendment
                        ? $"La version {version.Number} vient de cet avenant : {amendment}."
                        : $"La version {version.Number} n'a pas d'avenant.",
                    Link: EvidenceLinks.CharterVersion(version.Number)
                )),
                new(
                    EvidenceKind.BuiltIn,
                    "Le site refuse de publier une phrase ou un signataire qui change sans citer l'avenant."
                ),
            ]
        );
    }
}
