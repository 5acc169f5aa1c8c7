using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.DataProtection;
using Spro.Core.Referrals;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-07: what is sent has the person's agreement, what is read is noted, and what people ask about their data is
/// answered within its month (article 12 of the GDPR).
/// </summary>
internal sealed class ConfidentialityRule(IDbContextFactory<SproDbContext> databases) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-07";

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var sent = db.Set<ReferralEvent>()
            .Where(trace => trace.To == ReferralState.Sent)
            .Select(trace => trace.ReferralId)
            .Distinct();
        return Judge(
            new(
                await sent.CountAsync(cancellationToken),
                await sent.CountAsync(
                    id => !db.Set<ReferralConsent>().Any(consent => consent.ReferralId == id),
                    cancellationToken
                ),
                await db.Set<AccessRecord>().CountAsync(cancellationToken),
                await (
                    from answer in db.Set<DataAnswer>()
                    join request in db.Set<DataRequest>() on answer.RequestId equals request.Id
                    where answer.AnsweredAt == null && request.DueOn < asked.Day
                    select answer.Id
                ).CountAsync(cancellationToken)
            )
        );
    }

    /// <summary>Judges what was counted (pure).</summary>
    public static Assessment Judge(ConfidentialityFacts facts)
    {
        if (facts.Sent == 0)
            return Assessment.NotMeasured();
        return Assessment.Of(
            facts.WithoutAgreement > 0 ? ObligationState.NotKept
                : facts.LateAnswers > 0 ? ObligationState.Late
                : facts.Readings == 0 ? ObligationState.NotMeasured
                : ObligationState.Kept,
            [
                new(
                    EvidenceKind.Observed,
                    $"Transmissions sans l'accord noté de la personne : {facts.WithoutAgreement}."
                ),
                new(EvidenceKind.Observed, $"Lectures de dossiers notées : {facts.Readings}."),
                new(
                    EvidenceKind.Observed,
                    $"Demandes de personnes sur leurs données, sans réponse après un mois : {facts.LateAnswers}."
                ),
            ]
        );
    }
}

/// <summary>What confidentiality is judged from: counts, never a person.</summary>
/// <param name="Sent">Hand-overs sent.</param>
/// <param name="WithoutAgreement">Of these, those without an agreement on record.</param>
/// <param name="Readings">Readings noted.</param>
/// <param name="LateAnswers">Requests about data whose month is over.</param>
internal sealed record ConfidentialityFacts(int Sent, int WithoutAgreement, int Readings, int LateAnswers);
