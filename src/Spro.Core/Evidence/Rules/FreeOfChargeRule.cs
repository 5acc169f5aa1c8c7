using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Feedback;
using Spro.Core.Members;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-01: no service has a price, and no report of money asked for is left longer than the days that the commission has
/// adopted. That nobody complains proves nothing: the obligation is kept only where reports were followed to an end.
/// </summary>
internal sealed class FreeOfChargeRule(IDbContextFactory<SproDbContext> databases) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-01";

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var reports = await (
            from remark in db.Set<Remark>()
            join answer in db.Set<ReportAnswer>() on remark.Id equals answer.RemarkId into answers
            from answer in answers.DefaultIfEmpty()
            where remark.Kind == RemarkKind.AskedToPay
            select new { remark.CreatedAt, IsOpen = answer == null }
        ).ToListAsync(cancellationToken);
        return Judge(
            [.. reports.Select(report => (DateOnly.FromDateTime(report.CreatedAt), report.IsOpen))],
            asked.Day,
            asked.Threshold(Code)
        );
    }

    /// <summary>Judges the reports of money asked for (pure).</summary>
    public static Assessment Judge(IReadOnlyList<(DateOnly Day, bool IsOpen)> reports, DateOnly day, int? days)
    {
        var builtIn = new EvidenceRow(
            EvidenceKind.BuiltIn,
            "Un service n'a pas de champ pour un prix, et un texte qui en contient un est refusé."
        );
        if (reports.Count == 0)
            return Assessment.NotMeasured(builtIn);
        var open = reports.Where(report => report.IsOpen).ToList();
        IReadOnlyList<EvidenceRow> evidence =
        [
            new(
                EvidenceKind.Observed,
                $"Signalements « on m'a demandé de payer » : {reports.Count}. Encore ouverts : {open.Count}."
            ),
            builtIn,
        ];
        return days is not { } most
            ? Assessment.NotMeasured(evidence)
            : Assessment.Of(
                open.Exists(report => report.Day < day.AddDays(-most)) ? ObligationState.Late
                    : open.Count > 0 ? ObligationState.Due
                    : ObligationState.Kept,
                evidence
            );
    }
}
