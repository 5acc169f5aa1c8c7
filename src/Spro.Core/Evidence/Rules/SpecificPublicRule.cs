using Spro.Core.Steering;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-34, in part: young people without a diploma, or reported by their school, who were handed over, and what followed. Nobody
/// counts people with a disability, whose word is not kept: this part alone keeps nothing.
/// </summary>
internal sealed class SpecificPublicRule(ReferralDelays delays) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-34";

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken) =>
        Judge([
            .. (await delays.ByDepartmentAsync(cancellationToken)).Where(one =>
                asked.Department is null || one.DepartmentCode == asked.Department
            ),
        ]);

    /// <summary>Shows what is told of each clock of the law (pure); it judges nobody.</summary>
    public static Assessment Judge(IReadOnlyList<(string? DepartmentCode, StatutoryDelays Delays)> all) =>
        Assessment.NotMeasured([
            .. all.Where(one => one.Delays.Started is > 0)
                .Select(one => new EvidenceRow(
                    EvidenceKind.Observed,
                    $"{(one.Delays.Clock == Referrals.StatutoryClock.FifteenDays ? "Jeunes de 16 à 25 ans sans diplôme" : "Jeunes signalés par leur établissement")}, demandes : {one.Delays.Started}. Reçus à temps : {one.Delays.InTime} ; en retard : {one.Delays.Late} ; pas encore : {one.Delays.Overdue + one.Delays.Running}.",
                    one.DepartmentCode
                )),
        ]);
}
