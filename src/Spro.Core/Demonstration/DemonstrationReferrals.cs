using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Demonstration;

/// <summary>
/// Fictitious hand-overs: those that follow the contacts of a year, and some that wait today for the accounts of the demonstration.
/// </summary>
internal static class DemonstrationReferrals
{
    private const string Source = "demonstration-referrals";
    private const string ManyIn = "53";

    private static readonly string[] FirstNames =
    [
        "Alix",
        "Camille",
        "Charlie",
        "Claude",
        "Dominique",
        "Eden",
        "Lou",
        "Maxime",
        "Morgan",
        "Noa",
        "Sacha",
        "Yaël",
    ];

    private static readonly string[] LastNames = ["Essai", "Exemple", "Maquette", "Modèle", "Témoin"];

    private static readonly IReadOnlyList<SharedItem> Usual =
    [
        SharedItem.Name,
        SharedItem.Phone,
        SharedItem.Situation,
        SharedItem.Message,
    ];

    /// <summary>The identifier of one of them.</summary>
    public static Guid IdOf(string key) => StableId.Of(Source, key);

    /// <summary>Somebody who does not exist.</summary>
    public static string NameOf(Draws draws) =>
        $"{FirstNames[draws.Below(FirstNames.Length)]} {LastNames[draws.Below(LastNames.Length)]} (personne fictive)";

    /// <summary>A telephone number that is nobody's.</summary>
    public static string PhoneOf(Draws draws) => $"06 39 98 {draws.Below(100):00} {draws.Below(100):00}";

    /// <summary>What followed some contacts of the year: most of those directed to another door went with a hand-over.</summary>
    public static IEnumerable<DemonstrationCourse> After(
        IReadOnlyList<Contact> contacts,
        IdentityKeyring keyring,
        DateTime now
    )
    {
        var draws = new Draws("referrals");
        var desks = DemonstrationDesk.All.Concat(DemonstrationDesk.Answering).ToDictionary(desk => desk.PlaceId);
        foreach (var contact in contacts.Where(one => one.NextPlaceId is not null))
        {
            // The last fortnight has its own, below.
            if (!draws.Chance(85) || contact.RecordedAt > now.AddDays(-15))
                continue;
            var course = New(
                contact.Id.ToString("N"),
                desks[contact.PlaceId],
                desks[contact.NextPlaceId!.Value],
                contact.RecordedAt.AddMinutes(6),
                keyring,
                now
            );
            (course.Referral.ContactId, course.Referral.PathId) = (contact.Id, contact.PathId);
            if (course.Referral.ReceiverNetwork == "ML" && IsOutOfSchool(contact.Said))
                (course.Referral.Clock, course.Referral.ClockFrom) = (StatutoryClock.FifteenDays, contact.Day);
            Live(course, contact.Said, draws);
            course.Wait(now);
            yield return course;
        }

        // Of sixteen to twenty-five without a diploma: the text gives fifteen days (D122-3-3).
        static bool IsOutOfSchool(string said)
        {
            var situation = Said.Read(said, Networks.BuiltIn).Situation;
            return situation is { MainStatus: MainStatus.NoActivity, HighestDiplomaLevel: 0 };
        }
    }

    /// <summary>What waits today: to take over, to answer, late, back, met, and with the référent in several departments.</summary>
    /// <param name="keyring">Seals who they are.</param>
    /// <param name="now">Now, in UTC.</param>
    /// <param name="expected">The next appointment of a structure; null when it has none.</param>
    public static IEnumerable<DemonstrationCourse> Waiting(
        IdentityKeyring keyring,
        DateTime now,
        Func<Guid, DateTime?> expected
    )
    {
        var (centre, mission) = (DemonstrationDesk.All[0], DemonstrationDesk.All[1]);
        var draws = new Draws("waiting");
        foreach (
            var (from, to, name) in ((DemonstrationDesk, DemonstrationDesk, string)[])
                [(mission, centre, "received"), (centre, mission, "sent")]
        )
        {
            foreach (var (state, days) in ((string, int)[])[("new", 1), ("silent", 4), ("escalated", 9), ("back", 20)])
            {
                var silent = Sent($"{name}/{state}", from, to, days);
                silent.Wait(now);
                yield return silent;
            }
            var read = Sent($"{name}/read", from, to, 3);
            read.Do(ReferralAct.Acknowledge, Party.Receiver, Ago(2), to.AdviserId);
            yield return read;
            var accepted = Sent($"{name}/accepted", from, to, 15);
            accepted.Do(ReferralAct.Accept, Party.Receiver, Ago(13), to.AdviserId);
            accepted.Wait(now);
            yield return accepted;
            var met = Sent($"{name}/met", from, to, 14);
            met.Do(ReferralAct.Accept, Party.Receiver, Ago(12), to.AdviserId);
            met.Do(ReferralAct.MakeAppointment, Party.Receiver, Ago(12, 15), to.AdviserId, appointment: Ago(6, 14));
            met.Do(ReferralAct.Meet, Party.Receiver, Ago(6, 15), to.AdviserId);
            yield return met;
            var declined = Sent($"{name}/declined", from, to, 4);
            declined.Do(
                ReferralAct.Decline,
                Party.Receiver,
                Ago(1),
                to.AdviserId,
                "Une structure plus près de chez elle peut la recevoir cette semaine (fictif).",
                DeclineReason.OtherTerritory
            );
            yield return declined;
            if (expected(to.StructureId) is { } day)
            {
                var taken = Sent($"{name}/expected", from, to, 2);
                taken.Do(ReferralAct.TakeSlot, Party.Sender, Ago(1, 16), from.AccountId, appointment: day);
                yield return taken;
            }
        }
        // A clock of the law that runs.
        var clock = Sent("clock", centre, mission, 8, StatutoryClock.FifteenDays);
        clock.Do(ReferralAct.Acknowledge, Party.Receiver, Ago(7), mission.AdviserId);
        clock.Do(ReferralAct.Accept, Party.Receiver, Ago(5), mission.AdviserId);
        clock.Wait(now);
        yield return clock;
        // Elsewhere, the référente or the référent has one that nobody answered.
        foreach (var town in DemonstrationDesk.All.Where(one => one.Department != "53").GroupBy(one => one.Commune))
            if (town.ToList() is [var first, var second])
            {
                var silent = Sent($"escalated/{town.Key}", first, second, 10);
                silent.Wait(now);
                yield return silent;
            }

        DateTime Ago(int workingDays, int hour = 10)
        {
            var day = LocalCalendar.Metropolitan.DayOf(now);
            while (workingDays > 0)
            {
                day = day.AddDays(-1);
                if (
                    day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                    && !LocalCalendar.Metropolitan.Holidays.IsHoliday(day)
                )
                    workingDays--;
            }
            return DemonstrationContacts.MomentOf(day, hour, 0);
        }

        DemonstrationCourse Sent(
            string key,
            DemonstrationDesk from,
            DemonstrationDesk to,
            int workingDays,
            StatutoryClock text = StatutoryClock.None
        )
        {
            var course = New(key, from, to, Ago(workingDays), keyring, now);
            if (text != StatutoryClock.None)
                (course.Referral.Clock, course.Referral.ClockFrom) = (
                    text,
                    LocalCalendar.Metropolitan.DayOf(course.Referral.CreatedAt)
                );
            course.Referral.Said = Said.Of(
                Situation.Empty with
                {
                    Age = new AgeRange(18, 25),
                    MainStatus = MainStatus.NoActivity,
                    HighestDiplomaLevel = 0,
                    Needs = Needs.ReturnToTraining,
                },
                from.Commune,
                Networks.BuiltIn
            );
            course.Send(PersonOf(draws), Usual);
            return course;
        }
    }

    // What becomes of most, of some, of a few.
    private static void Live(DemonstrationCourse course, string said, Draws draws)
    {
        var referral = course.Referral;
        var answerer = DemonstrationDesk.All.FirstOrDefault(desk => desk.PlaceId == referral.ReceiverPlaceId);
        var account = answerer?.AdviserId;
        // Where there are many, some say no, wait or are declined, so that those numbers are published too.
        var many = referral.DepartmentCode == ManyIn;
        if (many && draws.Chance(15))
        {
            course.SayNo();
            return;
        }
        referral.Said = said;
        course.Send(PersonOf(draws), Usual);
        var at = referral.CreatedAt;
        if (draws.Chance(many ? 16 : 5))
        {
            // Nobody answers, until it goes back; half come late all the same.
            at = At(at, 25);
            if (draws.Chance(50))
            {
                course.Do(
                    ReferralAct.End,
                    Party.Sender,
                    at,
                    referral.WrittenBy,
                    outcome: ReferralOutcome.NoLongerNeeded
                );
                return;
            }
        }
        course.Do(ReferralAct.Acknowledge, Party.Receiver, After(draws.Below(2), minutes: 30), account);
        if (draws.Chance(many ? 18 : 8))
        {
            course.Do(
                ReferralAct.Decline,
                Party.Receiver,
                After(1 + draws.Below(3), minutes: 60),
                account,
                "Une autre structure la suit déjà (fictif).",
                draws.OneOf(
                    (DeclineReason.AlreadySupported, 4),
                    (DeclineReason.NoRoom, 3),
                    (DeclineReason.OtherTerritory, 2)
                )
            );
            course.Do(
                ReferralAct.End,
                Party.Sender,
                After(4, minutes: 90),
                referral.WrittenBy,
                outcome: ReferralOutcome.NoLongerNeeded
            );
            return;
        }
        course.Do(ReferralAct.Accept, Party.Receiver, After(1 + draws.Below(3), minutes: 60), account);
        var meets = 5 + draws.Below(9);
        course.Do(
            ReferralAct.MakeAppointment,
            Party.Receiver,
            After(3, minutes: 90),
            account,
            appointment: After(meets)
        );
        if (draws.Chance(12))
        {
            course.Do(ReferralAct.Miss, Party.Receiver, After(meets, minutes: 60), account);
            meets += 7 + draws.Below(5);
            course.Do(
                ReferralAct.MakeAppointment,
                Party.Receiver,
                After(meets - 5),
                account,
                appointment: After(meets)
            );
        }
        if (draws.Chance(90))
            course.Do(ReferralAct.Meet, Party.Receiver, After(meets, minutes: 60), account);
        // Of one in eight, nobody says what came of it: it is counted as lost.
        if (draws.Chance(88))
            course.Do(
                ReferralAct.End,
                Party.Receiver,
                After(meets + 20 + draws.Below(35)),
                account,
                outcome: draws.OneOf(
                    (ReferralOutcome.Advised, 38),
                    (ReferralOutcome.Supported, 36),
                    (ReferralOutcome.EnteredTraining, 14),
                    (ReferralOutcome.FoundWork, 8),
                    (ReferralOutcome.NoLongerNeeded, 4)
                )
            );

        DateTime After(int days, int minutes = 0) => At(at, days).AddMinutes(minutes);
    }

    // Some days later, on a day that people work.
    private static DateTime At(DateTime moment, int days)
    {
        var later = moment.AddDays(days);
        while (
            LocalCalendar.Metropolitan.DayOf(later) is var day
            && (
                day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
                || LocalCalendar.Metropolitan.Holidays.IsHoliday(day)
            )
        )
            later = later.AddDays(1);
        return later;
    }

    private static ReferredPerson PersonOf(Draws draws) =>
        new(
            NameOf(draws),
            PhoneOf(draws),
            Message: "Elle cherche une formation, et préfère le matin (message fictif)."
        );

    private static DemonstrationCourse New(
        string key,
        DemonstrationDesk from,
        DemonstrationDesk to,
        DateTime at,
        IdentityKeyring keyring,
        DateTime now
    )
    {
        var id = IdOf(key);
        return new(
            new Referral
            {
                Id = id,
                Reference = ReferenceOf(key),
                PathId = IdOf("path/" + key),
                SenderId = from.StructureId,
                SenderPlaceId = from.PlaceId,
                WrittenBy = from.AccountId,
                ReceiverId = to.StructureId,
                ReceiverPlaceId = to.PlaceId,
                ReceiverNetwork = to.Network,
                DepartmentCode = from.Department,
                State = ReferralState.Proposed,
                StateSince = at,
                CreatedAt = at,
                LastEventAt = at,
                Said = "",
            },
            keyring,
            now
        );
    }

    private static string ReferenceOf(string key)
    {
        var draws = new Draws("reference/" + key);
        Span<char> letters = stackalloc char[9];
        for (var index = 0; index < letters.Length; index++)
            letters[index] = index == 4 ? '-' : SavedSituations.Alphabet[draws.Below(SavedSituations.Alphabet.Length)];
        return new(letters);
    }
}
