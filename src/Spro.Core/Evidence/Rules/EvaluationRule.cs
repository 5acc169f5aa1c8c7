using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Governance;
using Spro.Core.Steering;

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
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var end = asked.Day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var last = await (
            from meeting in db.Set<Meeting>()
            join snapshot in db.Set<SessionSnapshot>() on meeting.Id equals snapshot.MeetingId
            join body in db.Set<Body>() on meeting.BodyId equals body.Id
            where body.Kind == BodyKind.Commission && meeting.State == MeetingState.Held && meeting.StartsAt < end
            select (DateTime?)meeting.StartsAt
        ).MaxAsync(cancellationToken);
        return Judge(last is { } day ? DateOnly.FromDateTime(day) : null, asked.Day, asked.Threshold(Code));
    }

    /// <summary>Judges the last session that received figures (pure).</summary>
    public static Assessment Judge(DateOnly? last, DateOnly day, int? months)
    {
        if (last is not { } session)
            return Assessment.NotMeasured();
        IReadOnlyList<EvidenceRow> evidence =
        [
            new(
                EvidenceKind.Observed,
                $"La commission a reçu les chiffres à sa séance du {session.Day:00}/{session.Month:00}/{session.Year}."
            ),
        ];
        return months is not { } most
            ? Assessment.NotMeasured(evidence)
            : Assessment.Of(session >= day.AddMonths(-most) ? ObligationState.Kept : ObligationState.Late, evidence);
    }
}
