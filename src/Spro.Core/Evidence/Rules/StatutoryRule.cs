using Spro.Core.Referrals;
using Spro.Core.Steering;

namespace Spro.Core.Evidence.Rules;

/// <summary>L1 and L2: young people are met within the days that a text of law gives; no threshold is asked.</summary>
/// <param name="code">The obligation.</param>
/// <param name="clock">Its clock.</param>
/// <param name="delays">Counts it.</param>
internal sealed class StatutoryRule(string code, StatutoryClock clock, ReferralDelays delays) : IObligationRule
{
    /// <inheritdoc />
    public string Code => code;

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken) =>
        Judge([
            .. (await delays.ByDepartmentAsync(cancellationToken)).Where(one =>
                one.Delays.Clock == clock && (asked.Department is null || one.DepartmentCode == asked.Department)
            ),
        ]);

    /// <summary>
    /// Judges the clocks of departments (pure). Where one is of too few people to be told, nothing is kept that could
    /// hide somebody late.
    /// </summary>
    public static Assessment Judge(IReadOnlyList<(string? DepartmentCode, StatutoryDelays Delays)> all)
    {
        var told = all.Where(one => one.Delays.Started is > 0).ToList();
        if (told.Count == 0)
            return Assessment.NotMeasured();
        return Assessment.Of(
            told.Exists(one => one.Delays.Overdue > 0) ? ObligationState.Late
                : told.Exists(one => one.Delays.Late > 0) ? ObligationState.NotKept
                : told.Count < all.Count ? ObligationState.NotMeasured
                : told.Exists(one => one.Delays.Running > 0) ? ObligationState.Due
                : ObligationState.Kept,
            [
                .. told.Select(one => new EvidenceRow(
                    EvidenceKind.Observed,
                    $"Demandes : {one.Delays.Started}. Reçues à temps : {one.Delays.InTime}, en retard : {one.Delays.Late}. Sans entretien, délai passé : {one.Delays.Overdue}, délai en cours : {one.Delays.Running}.",
                    one.DepartmentCode
                )),
            ]
        );
    }
}
