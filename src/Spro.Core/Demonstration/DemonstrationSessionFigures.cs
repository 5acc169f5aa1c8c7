using Microsoft.EntityFrameworkCore;
using Spro.Core.Appointments;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Governance;
using Spro.Core.Guidance;
using Spro.Core.Referrals;
using Spro.Core.Steering;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Demonstration;

/// <summary>The figures that the last fictitious session was given: those of that morning, counted from the fictitious year itself.</summary>
internal static class DemonstrationSessionFigures
{
    private static readonly ReferralState[] Waiting =
    [
        ReferralState.Sent,
        ReferralState.Acknowledged,
        ReferralState.Expired,
    ];

    /// <summary>Freezes them, where the session is.</summary>
    public static async Task AddAsync(
        SproDbContext db,
        TerritoryIndex territory,
        IReadOnlyList<Contact> contacts,
        IReadOnlyList<DemonstrationCourse> courses,
        IReadOnlyList<Appointment> appointments,
        CancellationToken cancellationToken
    )
    {
        var id = DemonstrationNetworkLife.IdOf("session");
        if (
            await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
                is not { } session
            || await db.Set<SessionSnapshot>().AnyAsync(one => one.MeetingId == id, cancellationToken)
        )
            return;
        var day = LocalCalendar.Metropolitan.DayOf(session.StartsAt);
        var at = DemonstrationContacts.MomentOf(day, 1, 0);
        var month = new DateOnly(day.Year, day.Month, 1).AddMonths(-1);
        db.Add(
            SessionSnapshots.Of(
                id,
                SessionFigures.Told(
                    MonthOf(month, territory, contacts, db),
                    [
                        .. courses
                            .GroupBy(course => course.Referral.DepartmentCode)
                            .OrderBy(group => group.Key, StringComparer.Ordinal)
                            .Select(group => ReferralFunnel.Publish(group.Key, FunnelOf([.. group], at))),
                    ],
                    [
                        .. courses
                            .Select(course => course.Referral)
                            .Where(one =>
                                one.Clock != StatutoryClock.None
                                && one.CreatedAt < at
                                && (one.State != ReferralState.Withdrawn || one.FirstMetAt is not null)
                            )
                            .GroupBy(one => (one.DepartmentCode, one.Clock))
                            .OrderBy(group => group.Key.DepartmentCode, StringComparer.Ordinal)
                            .Select(group => (group.Key.DepartmentCode, DelaysOf(group.Key.Clock, group, day, at))),
                    ],
                    PathFigures.Publish(
                        [
                            .. courses
                                .Where(course =>
                                    course.Events.Exists(one => one.At < at && one.To == ReferralState.Sent)
                                )
                                .Select(course =>
                                    ReferralLoop.Length([(course.Referral.SenderId, course.Referral.ReceiverId)])
                                ),
                        ],
                        loops: 0,
                        overrides: 0
                    ),
                    [
                        .. DemonstrationDesk
                            .All.DistinctBy(desk => desk.Network)
                            .OrderBy(desk => desk.Network, StringComparer.Ordinal)
                            .Select(desk => DelayOf(desk.Network, appointments, at))
                            .OfType<AdviceDelay>(),
                    ],
                    territory,
                    Networks.BuiltIn
                ),
                at
            )
        );
    }

    private static DeskMonth MonthOf(
        DateOnly month,
        TerritoryIndex territory,
        IReadOnlyList<Contact> contacts,
        SproDbContext db
    )
    {
        var communes = DemonstrationDesk.All.ToDictionary(desk => desk.PlaceId, desk => desk.Commune);
        return new(
            month,
            DeskFigure.Publish(
                DeskFigure.Of([
                    .. contacts
                        .Where(one => IsIn(one.Day))
                        .Select(one =>
                        {
                            var situation = Said.Read(one.Said, Networks.BuiltIn).Situation;
                            return new DeskFact(
                                EpciOf(one.PlaceId),
                                FigureSource.Observed,
                                one.Channel,
                                AgeBands.Of(situation.Age),
                                SituationField.MainStatus.TextOf(situation),
                                true,
                                1
                            );
                        }),
                    .. from sheet in db.Set<TallySheet>().Local
                    where IsIn(sheet.Day)
                    from cell in sheet.Cells
                    select new DeskFact(
                        EpciOf(sheet.PlaceId),
                        FigureSource.Tally,
                        Enum.Parse<ContactChannel>(cell.Row),
                        cell.Age,
                        null,
                        null,
                        cell.Count
                    ),
                ])
            ),
            [
                .. DeclaredFigure
                    .Of(db.Set<DeclaredTotal>().Local.Where(total => total.Month == month))
                    .Select(one => one.Published()),
            ]
        );

        bool IsIn(DateOnly day) => day >= month && day < month.AddMonths(1);

        string? EpciOf(Guid place) => territory.CommuneToday(communes[place])?.Epci?.Code;
    }

    // As the service counts them from the same traces: see ReferralFunnels.
    private static FunnelCounts FunnelOf(IReadOnlyList<DemonstrationCourse> courses, DateTime at)
    {
        var before = courses
            .Select(course => (course.Referral, Events: course.Events.FindAll(one => one.At < at)))
            .Where(one => one.Events.Count > 0)
            .ToList();
        var ended = before.FindAll(one => Has(one.Events, ReferralAct.End));
        return new(
            before.Count,
            Count(ReferralAct.Withdraw),
            before.Count(one => one.Events.Exists(trace => trace.To == ReferralState.Sent)),
            Leads(
                ReferralState.Acknowledged,
                ReferralState.Accepted,
                ReferralState.AppointmentMade,
                ReferralState.Declined
            ),
            Leads(ReferralState.Accepted, ReferralState.AppointmentMade),
            Count(ReferralAct.Decline),
            Count(ReferralAct.Meet),
            ended.Count(one => one.Referral.Outcome != ReferralOutcome.LostToFollowUp),
            ended.Count(one => one.Referral.Outcome == ReferralOutcome.LostToFollowUp)
        );

        int Count(ReferralAct act) => before.Count(one => Has(one.Events, act));

        int Leads(params ReferralState[] states) =>
            before.Count(one => one.Events.Exists(trace => Waiting.Contains(trace.From) && states.Contains(trace.To)));

        static bool Has(List<ReferralEvent> events, ReferralAct act) => events.Exists(one => one.Act == act);
    }

    private static StatutoryDelays DelaysOf(
        StatutoryClock clock,
        IEnumerable<Referral> referrals,
        DateOnly day,
        DateTime at
    ) =>
        StatutoryDelays.Count(
            clock,
            [
                .. referrals.Select(one =>
                    (
                        one.ClockEnd!.Value,
                        one.FirstMetAt < at ? LocalCalendar.Metropolitan.DayOf(one.FirstMetAt.Value) : (DateOnly?)null
                    )
                ),
            ],
            day
        );

    private static AdviceDelay? DelayOf(string network, IReadOnlyList<Appointment> appointments, DateTime at)
    {
        var structures = DemonstrationDesk
            .All.Where(desk => desk.Network == network)
            .Select(desk => desk.StructureId)
            .ToHashSet();
        return AdviceDelay.Of(
            network,
            [
                .. appointments
                    .Where(one =>
                        structures.Contains(one.StructureId) && one.BookedAt < at && one.FirstOffered is not null
                    )
                    .Select(one =>
                        Math.Max(
                            0,
                            LocalCalendar.Metropolitan.DayOf(one.FirstOffered!.Value).DayNumber - one.AskedOn.DayNumber
                        )
                    ),
            ]
        );
    }
}
