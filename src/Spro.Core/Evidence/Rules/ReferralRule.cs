using System.Globalization;
using Spro.Core.Steering;

namespace Spro.Core.Evidence.Rules;

/// <summary>OBL-15: hand-overs are answered, and what came of them is known.</summary>
internal sealed class ReferralRule(ReferralFunnels funnels) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-15";

    /// <inheritdoc />
    public ThresholdUnit? Threshold => ThresholdUnit.Percent;

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken) =>
        Judge(
            [
                .. (await funnels.ByDepartmentAsync(cancellationToken)).Where(funnel =>
                    asked.Department is null || funnel.DepartmentCode == asked.Department
                ),
            ],
            asked.Threshold(Code)
        );

    /// <summary>Judges funnels as they are published: a number that is not published is not counted (pure).</summary>
    public static Assessment Judge(IReadOnlyList<ReferralFunnel> funnels, int? threshold)
    {
        var known = funnels.Where(funnel => funnel is { Sent: > 0, OutcomeKnown: not null }).ToList();
        if (known.Count == 0)
            return Assessment.NotMeasured();
        // A department of too few people to be told would be left out of the share.
        var isWhole = funnels.All(funnel => funnel is { Sent: not null, OutcomeKnown: not null });
        var (sent, ended) = (known.Sum(funnel => funnel.Sent!.Value), known.Sum(funnel => funnel.OutcomeKnown!.Value));
        return Assessment.Against(
            100d * ended / sent,
            isWhole ? threshold : null,
            [
                new(EvidenceKind.Observed, $"Sur {sent} aiguillages envoyés, la suite de {ended} est connue."),
                .. known.Select(funnel => new EvidenceRow(
                    EvidenceKind.Observed,
                    $"Envoyés : {funnel.Sent}. Acceptés : {Shown(funnel.Accepted)}. Refusés : {Shown(funnel.Declined)}. Perdus de vue : {Shown(funnel.Lost)}.",
                    funnel.DepartmentCode
                )),
            ]
        );
    }

    private static string Shown(int? count) => count?.ToString(CultureInfo.CurrentCulture) ?? "moins de dix";
}
