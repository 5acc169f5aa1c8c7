using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Governance;
using Spro.Core.Steering;
using Spro.Core.Territories;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-26: the commission has met and received the figures of guidance and of early leavers, by department, as they
/// stood. The threshold is the longest time since, in months.
/// </summary>
internal sealed class EvaluationRule(IDbContextFactory<SproDbContext> databases) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-26";

    /// <inheritdoc />
    public bool IsDated => true;

    /// <inheritdoc />
    public ThresholdUnit? Threshold => ThresholdUnit.Months;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var sessions = await (
            from meeting in db.Set<Meeting>()
            join snapshot in db.Set<SessionSnapshot>() on meeting.Id equals snapshot.MeetingId
            join body in db.Set<Body>() on meeting.BodyId equals body.Id
            where
                body.Kind == BodyKind.Commission
                && body.TerritoryKind == TerritoryKind.Region
                && meeting.State == MeetingState.Held
            select new { meeting.StartsAt, snapshot.TakenAt }
        ).ToListAsync(cancellationToken);
        // Figures taken another day are not those the session received.
        var last = sessions
            .Where(one => Day(one.StartsAt) == Day(one.TakenAt))
            .Select(one => (DateOnly?)Day(one.StartsAt))
            .Where(day => day <= asked.Day)
            .Max();
        return Judge(last, asked.Day, asked.Threshold(Code));

        static DateOnly Day(DateTime moment) => LocalCalendar.Metropolitan.DayOf(moment);
    }

    /// <summary>Judges the last session that received figures (pure).</summary>
    public static Assessment Judge(DateOnly? last, DateOnly day, int? months)
    {
        if (last is not { } session)
            return Assessment.NotMeasured();
        IReadOnlyList<EvidenceRow> evidence =
        [
            new(EvidenceKind.Observed, $"La commission a reçu les chiffres à sa séance du {session.InFrench}."),
        ];
        return months is not { } most
            ? Assessment.NotMeasured(evidence)
            : Assessment.Of(session >= day.AddMonths(-most) ? ObligationState.Kept : ObligationState.Late, evidence);
    }
}
