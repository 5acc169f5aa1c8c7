using Microsoft.EntityFrameworkCore;
using Spro.Core.Charter;
using Spro.Core.Database;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// L10: each signatory says how it takes part and how one sees it. It is declared: it is never shown as kept.
/// </summary>
internal sealed class ParticipationRule(Charters charters, IDbContextFactory<SproDbContext> databases) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "L10";

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        if (await charters.ShowAsync(number: null, cancellationToken) is not { } shown)
            return Assessment.NotMeasured();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var committed = await db.Set<Commitment>()
            .Select(commitment => commitment.SignatoryKey)
            .Distinct()
            .ToListAsync(cancellationToken);
        return Judge([
            .. shown
                .Charter.Signatories.Where(one => one.State != SignatureState.Vacant)
                .Select(one => (one.NameToday, committed.Contains(one.Key))),
        ]);
    }

    /// <summary>Judges which signatories have said something (pure).</summary>
    public static Assessment Judge(IReadOnlyList<(string Name, bool HasCommitted)> signatories)
    {
        var silent = signatories.Where(one => !one.HasCommitted).Select(one => one.Name).ToList();
        return Assessment.Of(
            silent.Count > 0 ? ObligationState.Due : ObligationState.Kept,
            [
                new(
                    EvidenceKind.Declared,
                    $"Signataires qui ont dit comment ils participent : {signatories.Count - silent.Count} sur {signatories.Count}."
                ),
                .. ShortList.Named("Réponse attendue", silent, EvidenceKind.Declared),
            ]
        );
    }
}
