using System.Globalization;
using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Demonstration;

/// <summary>A year of people received at fictitious desks, up to the moment it is made; none of them is anybody.</summary>
internal static class DemonstrationContacts
{
    /// <summary>How many whole months there are before that of the day.</summary>
    public const int Months = 12;

    private const string Source = "demonstration-contacts";
    private const string OnPaper = "fictif-cio-53147";

    // July and August are quiet, the return of September is not.
    private static readonly int[] Rhythm = [120, 110, 115, 95, 85, 80, 45, 25, 130, 125, 110, 80];

    // What people say, and how often of each network: centre d'information et d'orientation, mission locale, others.
    private static readonly (Situation Said, int Cio, int Ml, int Other)[] Profiles =
    [
        (Who(15, 15, MainStatus.Pupil, Needs.SchoolGuidance), 14, 0, 3),
        (Who(16, 17, MainStatus.Pupil, Needs.SchoolGuidance | Needs.DiscoverJobs), 24, 2, 8),
        (Who(16, 17, MainStatus.Pupil, Needs.ApprenticeshipSearch), 12, 6, 6),
        (Who(16, 17, MainStatus.NoActivity, Needs.ReturnToTraining) with { HighestDiplomaLevel = 0 }, 7, 18, 5),
        (Who(18, 25, MainStatus.Student, Needs.HigherEdGuidance), 18, 1, 10),
        (Who(18, 25, MainStatus.Jobseeker, Needs.JobSearch), 3, 28, 10),
        (Who(18, 25, MainStatus.NoActivity, Needs.ReturnToTraining) with { HighestDiplomaLevel = 0 }, 5, 22, 6),
        (Who(18, 25, MainStatus.Jobseeker, Needs.DiscoverJobs | Needs.ReturnToTraining), 4, 14, 8),
        (Who(26, 29, MainStatus.Employee, Needs.CareerChange), 3, 1, 8),
        (Who(30, 99, MainStatus.Employee, Needs.CareerChange | Needs.FinancingTraining), 3, 1, 12),
        (Who(30, 99, MainStatus.Jobseeker, Needs.CareerChange), 2, 2, 10),
        (Who(30, 99, MainStatus.Homemaker, Needs.ReturnAfterBreak), 1, 1, 5),
        (Who(30, 99, MainStatus.Pupil, Needs.SchoolGuidance) with { Age = null, MainStatus = null }, 4, 4, 9),
    ];

    /// <summary>The identifier of one of its rows.</summary>
    public static Guid IdOf(string key) => StableId.Of(Source, key);

    /// <summary>The contacts of all desks, the oldest first at each.</summary>
    public static IReadOnlyList<Contact> Of(DateTime now)
    {
        var networks = Networks.BuiltIn;
        var rules = RuleSet.BuiltIn;
        Dictionary<(int, string), (string Said, IReadOnlyList<string> Answered)> told = [];
        List<Contact> all = [];
        foreach (var desk in DemonstrationDesk.All)
        {
            var draws = new Draws($"contacts/{desk.PlaceKey}");
            foreach (var day in WorkingDays(now))
            {
                var expected = desk.PerDay * Rhythm[day.Month - 1] / 100;
                var count = expected / 100 + (draws.Chance(expected % 100) ? 1 : 0);
                // Not one a day, day after day.
                count += draws.OneOf((0, 6), (1, 2), (-1, count > 0 ? 2 : 0));
                foreach (var rank in Enumerable.Range(0, count))
                {
                    var at = MomentOf(day, 9 + draws.Below(8), draws.Below(60));
                    var one = NewContact(desk, draws, day, rank, at);
                    if (at < now)
                        all.Add(one);
                }
            }
        }
        return all;

        Contact NewContact(DemonstrationDesk desk, Draws draws, DateOnly day, int rank, DateTime at)
        {
            var (said, answered) = Told(Draw(desk, draws), desk);
            var key = string.Create(CultureInfo.InvariantCulture, $"{desk.PlaceKey}/{day:O}/{rank}");
            var contact = new Contact
            {
                Id = IdOf(key),
                StructureId = desk.StructureId,
                PlaceId = desk.PlaceId,
                ReceivedBy = desk.AccountId,
                RecordedAt = at,
                Day = day,
                Channel = draws.OneOf(
                    (ContactChannel.OnSite, 58),
                    (ContactChannel.Phone, 24),
                    (ContactChannel.Written, 8),
                    (ContactChannel.Outreach, 6),
                    (ContactChannel.Video, 4)
                ),
                Said = said,
                RulesVersion = rules.Version,
                Answered = answered,
                Ending = draws.OneOf((ContactEnding.AnsweredHere, 6), (ContactEnding.AdviserHere, 4)),
                PathId = IdOf("path/" + key),
            };
            // Elsewhere, when the answer gives a network that has a door in the same town.
            if (
                draws.Chance(40)
                && PartnersOf(desk).Where(other => answered.Contains(other.Network)).ToList() is { Count: > 0 } doors
            )
                (contact.Ending, contact.NextPlaceId) = (
                    ContactEnding.OtherDoor,
                    doors[draws.Below(doors.Count)].PlaceId
                );
            return contact;
        }

        (string Said, IReadOnlyList<string> Answered) Told(int profile, DemonstrationDesk desk)
        {
            if (!told.TryGetValue((profile, desk.Commune), out var known))
            {
                var situation = Profiles[profile].Said with
                {
                    DepartmentCode = desk.Department,
                    ResidesInRegion = true,
                };
                var decision = FirstAnswer.Decide(rules, situation);
                known = told[(profile, desk.Commune)] = (
                    Said.Of(Profiles[profile].Said, desk.Commune, networks),
                    [
                        .. decision
                            .Answers.Concat(decision.Complements)
                            .Where(one => !one.Network.IsConfided)
                            .Select(one => one.Network.Code),
                    ]
                );
            }
            return known;
        }
    }

    /// <summary>What stood on paper at one desk that has no screen: a sheet each Wednesday.</summary>
    public static IEnumerable<TallySheet> Sheets(DateTime now)
    {
        var desk = DemonstrationDesk.All.First(one => one.PlaceKey == OnPaper);
        var draws = new Draws("sheets");
        foreach (var day in WorkingDays(now).Where(day => day.DayOfWeek == DayOfWeek.Wednesday))
        {
            List<TallyCell> cells =
            [
                Cell(ContactChannel.OnSite, "16-17", 3 + draws.Below(3)),
                Cell(ContactChannel.OnSite, "18-25", 2 + draws.Below(3)),
                Cell(ContactChannel.Phone, null, 1 + draws.Below(3)),
            ];
            if (MomentOf(day, 17, 30) < now)
                yield return new TallySheet
                {
                    Id = IdOf($"sheet/{day:O}"),
                    StructureId = desk.StructureId,
                    PlaceId = desk.PlaceId,
                    Day = day,
                    Rows = TallyRows.Channels,
                    Cells = cells,
                    EnteredBy = desk.AccountId,
                    EnteredOn = day,
                };
        }

        static TallyCell Cell(ContactChannel channel, string? age, int count) =>
            new()
            {
                Row = channel.ToString(),
                Age = age,
                Count = count,
            };
    }

    /// <summary>What a network says that it received, month by month; the last one is not deposited yet.</summary>
    public static IEnumerable<DeclaredTotal> Totals(string network, Guid depositedBy, DateTime now)
    {
        var draws = new Draws("totals");
        for (var back = Months; back > 1; back--)
        {
            var month = FirstOfMonth(now).AddMonths(-back);
            var people = 18 * Rhythm[month.Month - 1] + draws.Below(90);
            yield return new DeclaredTotal
            {
                // As the service makes it, so that depositing again replaces it.
                Id = StableId.Of($"total/{network}", month.ToString("O", CultureInfo.InvariantCulture)),
                NetworkCode = network,
                Month = month,
                Counts =
                [
                    Count(ContactChannel.OnSite, people * 6 / 10),
                    Count(ContactChannel.Phone, people * 3 / 10),
                    Count(ContactChannel.Outreach, people / 10),
                ],
                DepositedBy = depositedBy,
                DepositedAt = MomentOf(month.AddMonths(1).AddDays(5), 10, 0),
            };
        }

        static DeclaredCount Count(ContactChannel channel, int people) =>
            new()
            {
                Channel = channel,
                Contacts = people,
                Answered = people * 9 / 10,
            };
    }

    /// <summary>Whom a desk may send people to: other structures of the same town.</summary>
    public static IEnumerable<DemonstrationDesk> PartnersOf(DemonstrationDesk desk) =>
        DemonstrationDesk
            .All.Concat(DemonstrationDesk.Answering)
            .Where(other => other.Commune == desk.Commune && other.StructureId != desk.StructureId);

    /// <summary>The days on which people work, from the first of the months told to that of the moment.</summary>
    public static IEnumerable<DateOnly> WorkingDays(DateTime now)
    {
        var today = LocalCalendar.Metropolitan.DayOf(now);
        for (var day = FirstOfMonth(now).AddMonths(-Months); day <= today; day = day.AddDays(1))
            if (
                day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                && !LocalCalendar.Metropolitan.Holidays.IsHoliday(day)
            )
                yield return day;
    }

    /// <summary>That hour on the clocks of Paris, in UTC.</summary>
    public static DateTime MomentOf(DateOnly day, int hour, int minute) =>
        LocalCalendar.Metropolitan.ToUtc(day.ToDateTime(new TimeOnly(hour, minute)));

    private static DateOnly FirstOfMonth(DateTime now)
    {
        var today = LocalCalendar.Metropolitan.DayOf(now);
        return new(today.Year, today.Month, 1);
    }

    private static int Draw(DemonstrationDesk desk, Draws draws)
    {
        Span<(int Value, int Weight)> weighted = stackalloc (int, int)[Profiles.Length];
        foreach (var (index, (_, cio, ml, other)) in Profiles.Index())
            weighted[index] = (
                index,
                desk.Network switch
                {
                    "CIO" => cio,
                    "ML" => ml,
                    _ => other,
                }
            );
        return draws.OneOf<int>(weighted);
    }

    private static Situation Who(int from, int to, MainStatus status, Needs needs) =>
        Situation.Empty with
        {
            Age = new AgeRange(from, to),
            MainStatus = status,
            Needs = needs,
        };
}
