using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.DataProtection;
using Spro.Core.Referrals;
using Spro.Core.Territories;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-07: what is sent has the person's agreement, and what people ask about their data is
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
        var sent = from trace in db.Set<ReferralEvent>() where trace.To == ReferralState.Sent select trace;
        return Judge(
            new(
                await sent.CountAsync(cancellationToken),
                // Given before, to whoever receives, and not taken back by then.
                await sent.CountAsync(
                    trace =>
                        !db.Set<ReferralConsent>()
                            .Any(consent =>
                                consent.ReferralId == trace.ReferralId
                                && consent.GivenAt <= trace.At
                                && (consent.WithdrawnAt == null || consent.WithdrawnAt > trace.At)
                            ),
                    cancellationToken
                ),
                await (
                    from answer in db.Set<DataAnswer>()
                    join request in db.Set<DataRequest>() on answer.RequestId equals request.Id
                    where answer.AnsweredAt == null && request.DueOn < asked.Day
                    select answer.Id
                ).CountAsync(cancellationToken),
                (
                    await (
                        from answer in db.Set<DataAnswer>()
                        join request in db.Set<DataRequest>() on answer.RequestId equals request.Id
                        where answer.AnsweredAt != null
                        select new { answer.AnsweredAt, request.DueOn }
                    ).ToListAsync(cancellationToken)
                )
                    .Select(one => (Day: LocalCalendar.Metropolitan.DayOf(one.AnsweredAt!.Value), one.DueOn))
                    .Count(one => one.Day > one.DueOn && one.Day >= asked.YearStart)
            )
        );
    }

    /// <summary>Judges what was counted (pure); the counts themselves are of people, and are not told.</summary>
    public static Assessment Judge(ConfidentialityFacts facts)
    {
        var builtIn = new EvidenceRow(EvidenceKind.BuiltIn, "Ouvrir un dossier note la lecture, que la personne voit.");
        if (facts is { Sent: 0, LateAnswers: 0, AnsweredLate: 0 })
            return Assessment.NotMeasured(builtIn);
        return Assessment.Of(
            facts.WithoutAgreement > 0 ? ObligationState.NotKept
                : facts.LateAnswers > 0 ? ObligationState.Late
                : facts.AnsweredLate > 0 ? ObligationState.NotKept
                : ObligationState.Kept,
            [
                new(
                    EvidenceKind.Observed,
                    facts.WithoutAgreement == 0
                        ? "Aucune transmission n'est partie sans l'accord noté de la personne."
                        : "Des transmissions sont parties sans l'accord noté de la personne."
                ),
                new(
                    EvidenceKind.Observed,
                    facts.LateAnswers == 0
                        ? "Aucune demande d'une personne sur ses données n'attend depuis plus d'un mois."
                        : "Des demandes de personnes sur leurs données attendent depuis plus d'un mois."
                ),
                .. facts.AnsweredLate == 0
                    ? []
                    : (EvidenceRow[])
                        [new(EvidenceKind.Observed, "Cette année, des réponses sont venues après leur mois.")],
                builtIn,
            ]
        );
    }
}

/// <summary>What confidentiality is judged from: counts, never a person.</summary>
/// <param name="Sent">Hand-overs sent.</param>
/// <param name="WithoutAgreement">Of these, those without an agreement on record.</param>
/// <param name="LateAnswers">Requests about data whose month is over.</param>
/// <param name="AnsweredLate">Requests answered this year, after their month.</param>
internal sealed record ConfidentialityFacts(int Sent, int WithoutAgreement, int LateAnswers, int AnsweredLate);
