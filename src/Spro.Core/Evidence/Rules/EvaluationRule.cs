using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Governance;
using Spro.Core.Steering;
using Spro.Core.Territories;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-26: the commission has met and received the figures of guidance and those of early leavers, of the region and of its
/// territories, as they stood. They are looked for in what was frozen for the session. The threshold is the longest time since,
/// in months.
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
                && meeting.StartsAt < asked.End
            orderby meeting.StartsAt descending
            select new
            {
                meeting.Id,
                meeting.Title,
                meeting.StartsAt,
                IsPublished = meeting.PublishedAt != null,
                snapshot,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return Judge(
            [
                .. sessions
                    // Figures taken another day are not those the session received.
                    .Where(one => Day(one.StartsAt) == Day(one.snapshot.TakenAt))
                    .Select(one => new SessionReceived(
                        new(one.Id, one.Title, Day(one.StartsAt), one.IsPublished),
                        SessionSnapshots.Read(one.snapshot)
                    )),
            ],
            asked.Day,
            asked.Threshold(Code)
        );

        static DateOnly Day(DateTime moment) => LocalCalendar.Metropolitan.DayOf(moment);
    }

    /// <summary>Judges what sessions received, the last first (pure): the last one that received both sorts keeps it.</summary>
    public static Assessment Judge(IReadOnlyList<SessionReceived> sessions, DateOnly day, int? months)
    {
        if (sessions.Count == 0)
            return Assessment.NotMeasured();
        IReadOnlyList<EvidenceRow> evidence =
        [
            .. ShortList.Rows(
                sessions,
                one =>
                    new(
                        EvidenceKind.Observed,
                        $"Séance de la commission {one.Session.InWords}. Chiffres reçus de l'orientation : {Word(one.HasGuidance)} ; du décrochage : {Word(one.HasEarlyLeavers)} ; par territoire : {Word(one.IsTerritorial)}.",
                        Link: one.Session.Link
                    )
            ),
        ];
        if (months is not { } most)
            return Assessment.NotMeasured(evidence);
        var last = sessions.Where(one => one.IsWhole).Select(one => (DateOnly?)one.Session.Day).FirstOrDefault();
        return Assessment.Of(
            last is null ? ObligationState.Due
                : last >= day.AddMonths(-most) ? ObligationState.Kept
                : ObligationState.Late,
            evidence
        ) with
        {
            DueBy = last?.AddMonths(most),
        };

        static string Word(bool said) => said ? "oui" : "non";
    }
}

/// <summary>What a session of the commission received.</summary>
/// <param name="Session">The session.</param>
/// <param name="Figures">The figures frozen for it.</param>
internal sealed record SessionReceived(HeldMeeting Session, IReadOnlyList<SessionFigure> Figures)
{
    /// <summary>Figures of guidance: where the places are tells of nobody who came.</summary>
    public bool HasGuidance => Figures.Any(one => one.IsOfGuidance);

    /// <summary>Figures of those who left school early, were they too few to be told.</summary>
    public bool HasEarlyLeavers => Figures.Any(one => one.IsOfEarlyLeavers);

    /// <summary>Each sort is told of territories.</summary>
    public bool IsTerritorial =>
        Figures.Any(one => one is { IsOfGuidance: true, Heading: not null })
        && Figures.Any(one => one is { IsOfEarlyLeavers: true, Heading: not null });

    /// <summary>All that is owed to the commission.</summary>
    public bool IsWhole => HasGuidance && HasEarlyLeavers && IsTerritorial;
}
