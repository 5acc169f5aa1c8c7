using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Feedback;
using Spro.Core.Members;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-01: no service has a price, and no report of money asked for is left longer than the days that the commission has
/// adopted. That nobody complains proves nothing: what is verified is the words of each service.
/// </summary>
internal sealed class FreeOfChargeRule(IDbContextFactory<SproDbContext> databases, CatalogueHost catalogues)
    : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-01";

    /// <inheritdoc />
    public ThresholdUnit? Threshold => ThresholdUnit.Days;

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
        var services = catalogues
            .Current.Doors.All.Where(door => door.Network?.Membership is Membership.Signatory or Membership.Associated)
            .SelectMany(door => door.Services)
            .DistinctBy(service => service.Id)
            .ToList();
        return Judge(
            services.Count,
            services.Count(service =>
                Prices.FirstIn($"{service.Name}\n{service.Description}\n{service.Conditions}") is not null
            ),
            [.. reports.Select(report => (LocalCalendar.Metropolitan.DayOf(report.CreatedAt), report.IsOpen))],
            asked.Day,
            asked.Threshold(Code)
        );
    }

    /// <summary>Judges the reports of money asked for (pure).</summary>
    /// <param name="services">How many services are published.</param>
    /// <param name="priced">Of these, those whose words hold a price.</param>
    /// <param name="reports">Reports of money asked for.</param>
    /// <param name="day">The day of the judgement.</param>
    /// <param name="days">The most that a report may wait; null when none is adopted.</param>
    public static Assessment Judge(
        int services,
        int priced,
        IReadOnlyList<(DateOnly Day, bool IsOpen)> reports,
        DateOnly day,
        int? days
    )
    {
        var open = reports.Where(report => report.IsOpen).ToList();
        IReadOnlyList<EvidenceRow> evidence =
        [
            new(EvidenceKind.Verified, $"Services relus un à un par le site : {services}. Avec un prix : {priced}."),
            new(
                EvidenceKind.Observed,
                open.Count == 0
                    ? "Aucun signalement « on m'a demandé de payer » n'est ouvert. Cela ne prouve rien à soi seul."
                    : "Des signalements « on m'a demandé de payer » sont encore ouverts."
            ),
        ];
        return priced > 0 ? Assessment.Of(ObligationState.NotKept, evidence)
            : days is not { } most || services == 0 ? Assessment.NotMeasured(evidence)
            : Assessment.Of(
                open.Exists(report => report.Day < day.AddDays(-most)) ? ObligationState.Late
                    : open.Count > 0 ? ObligationState.Due
                    : ObligationState.Kept,
                evidence
            );
    }
}
