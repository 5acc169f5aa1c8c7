using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Referrals;
using Spro.Core.Territories;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// L3: what comes to the wrong place is transmitted to another, and the person knows it. Here: hand-overs declined this year as of
/// another territory or another mission, and those that were sent on afterwards, which takes the person's agreement or tells them.
/// </summary>
internal sealed class WrongPlaceRule(IDbContextFactory<SproDbContext> databases) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "L3";

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        var since = LocalCalendar.Metropolitan.ToUtc(asked.YearStart.ToDateTime(TimeOnly.MinValue));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var events = db.Set<ReferralEvent>();
        var wrong =
            from trace in events
            join referral in db.Set<Referral>() on trace.ReferralId equals referral.Id
            where
                (
                    trace.DeclineReason == DeclineReason.OtherTerritory
                    || trace.DeclineReason == DeclineReason.OtherMission
                )
                && trace.At >= since
                && (asked.Department == null || referral.DepartmentCode == asked.Department)
            select trace;
        return Judge(
            await wrong.CountAsync(cancellationToken),
            await wrong.CountAsync(
                trace =>
                    events.Any(later =>
                        later.ReferralId == trace.ReferralId
                        && later.Order > trace.Order
                        && later.To == ReferralState.Sent
                    ),
                cancellationToken
            )
        );
    }

    /// <summary>Judges what came to the wrong place this year (pure).</summary>
    /// <param name="wrong">How many did.</param>
    /// <param name="transmitted">Of these, sent on afterwards.</param>
    public static Assessment Judge(int wrong, int transmitted)
    {
        var builtIn = new EvidenceRow(
            EvidenceKind.BuiltIn,
            "Rien ne part vers une autre structure sans l'accord de la personne, ou sans qu'elle soit prévenue quand la loi oblige à transmettre."
        );
        if (wrong < SmallNumbers.Fewest)
            return Assessment.NotMeasured(builtIn);
        return Assessment.Of(
            transmitted == wrong ? ObligationState.Kept : ObligationState.Due,
            [
                new(
                    EvidenceKind.Observed,
                    SmallNumbers.TellsOfFew(wrong - transmitted)
                        ? "Presque toutes les demandes refusées cette année comme étant d'un autre territoire ou d'une autre mission sont parties ailleurs ensuite."
                        : $"Sur environ {wrong / 10 * 10} demandes refusées cette année comme étant d'un autre territoire ou d'une autre mission, {100 * transmitted / wrong} % sont parties ailleurs ensuite."
                ),
                builtIn,
            ]
        );
    }
}
