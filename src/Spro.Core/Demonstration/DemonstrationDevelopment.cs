using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.ProfessionalDevelopment;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Demonstration;

/// <summary>
/// A fictitious professional development programme, around the day it is loaded: the year before with its report, this one
/// with sessions held, to come and full, and the next when it is near.
/// </summary>
internal static class DemonstrationDevelopment
{
    private const string Source = "demonstration-development";
    private const int FirstMonthOfNext = 11;

    // Sessions go from town to town, and people come from the whole region.
    private static readonly (string Department, string Town)[] Towns =
    [
        ("53", "Laval"),
        ("49", "Angers"),
        ("44", "Nantes"),
        ("72", "Le Mans"),
        ("85", "La Roche-sur-Yon"),
    ];

    private static readonly (DevelopmentTheme Theme, string Title, string Aim)[] Modules =
    [
        (
            DevelopmentTheme.Practices,
            "Écouter avant d'orienter (fictif)",
            "Conduire un premier échange qui laisse la personne choisir."
        ),
        (
            DevelopmentTheme.DigitalTools,
            "Chercher un métier avec la personne, à l'écran (fictif)",
            "Se servir des fiches et des chiffres sans quitter la personne des yeux."
        ),
        (
            DevelopmentTheme.NewNeeds,
            "Accompagner à distance (fictif)",
            "Tenir un entretien par téléphone ou par vidéo, et savoir quand se voir."
        ),
        (
            DevelopmentTheme.Other,
            "Connaître les droits à la formation (fictif)",
            "Dire à qui s'adresser, sans promettre."
        ),
    ];

    /// <summary>The identifier of one of its objects.</summary>
    public static Guid IdOf(string key) => StableId.Of(Source, key);

    /// <summary>Adds it once, where the accounts it speaks of are there.</summary>
    public static async Task AddAsync(
        SproDbContext db,
        IdentityKeyring keyring,
        Guid adviser,
        Guid structure,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        if (
            await db.Set<YearProgramme>().AnyAsync(cancellationToken)
            || !await db.Set<Account>().AnyAsync(account => account.Id == adviser, cancellationToken)
            || !await db.Set<Structure>().AnyAsync(one => one.Id == structure, cancellationToken)
        )
            return;
        var today = LocalCalendar.Metropolitan.DayOf(now);
        foreach (var year in (int[])[today.Year - 1, today.Year, today.Year + 1])
        {
            db.Add(
                new YearProgramme
                {
                    Year = year,
                    Introduction =
                        "Programme fictif\u00A0: mieux écouter, se servir des outils numériques, accompagner à distance.",
                    PublishedAt =
                        year <= today.Year || today.Month >= FirstMonthOfNext
                            ? Earliest(now.AddDays(-1), Hour(new DateOnly(year - 1, 12, 1), 9))
                            : null,
                    FromDemonstration = true,
                    Revision = 1,
                }
            );
            db.AddRange(
                Modules.Select(
                    (one, index) =>
                        new ProgrammeModule
                        {
                            Id = ModuleOf(year, index),
                            Year = year,
                            Theme = one.Theme,
                            Title = one.Title,
                            Aim = one.Aim,
                            Audience = "Toute personne qui accueille ou conseille, de tout réseau",
                            Revision = 1,
                        }
                )
            );
        }
        var people = new People(db, keyring, adviser, structure, now);
        for (var index = 0; index < Modules.Length; index++)
        {
            AddHeld(db, people, $"before/{index}", index, new DateOnly(today.Year - 1, 6, 2 + index));
            AddHeld(
                db,
                people,
                $"held/{index}",
                index,
                index == 1
                    ? today.AddDays(-20)
                    : new DateOnly(today.Year, 1, 5).AddDays(Math.Min(60, today.DayOfYear / 2) + index)
            );
        }
        AddToCome(db, people, today);
        await db.SaveChangesAsync(cancellationToken);
        var before = await db.Set<YearProgramme>().FindAsync([today.Year - 1], cancellationToken);
        (before!.ReportedAt, before.ReportWords) = (
            Earliest(now.AddDays(-1), Hour(new DateOnly(today.Year, 2, 2), 9)),
            "Bilan fictif. Les quatre thèmes ont eu leur session. Les relais demandent plus de sessions à distance."
        );
        before.Report = DevelopmentReports.Freeze(
            await DevelopmentReports.CountAsync(db, before.Year, before.ReportedAt.Value, cancellationToken)
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes it away with who enrolled in it.</summary>
    public static async Task RemoveAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        var years = db.Set<YearProgramme>().Where(one => one.FromDemonstration).Select(one => one.Year);
        var modules = db.Set<ProgrammeModule>().Where(one => years.Contains(one.Year)).Select(one => one.Id);
        var sessions = db.Set<DevelopmentSession>().Where(one => modules.Contains(one.ModuleId)).Select(one => one.Id);
        await db.Set<Opinion>().Where(one => sessions.Contains(one.SessionId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Enrolment>().Where(one => sessions.Contains(one.SessionId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<DevelopmentSession>()
            .Where(one => modules.Contains(one.ModuleId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<ProgrammeModule>().Where(one => years.Contains(one.Year)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<YearProgramme>().Where(one => one.FromDemonstration).ExecuteDeleteAsync(cancellationToken);
    }

    private static void AddHeld(SproDbContext db, People people, string key, int module, DateOnly day)
    {
        var session = New(key, module, day);
        if (session.EndsAt > people.Now)
            return;
        session.State = SessionState.Held;
        db.Add(session);
        foreach (var (network, count) in ((string?, int)[])[("ML", 6), ("CIO", 5), ("FT", 4), (null, 3)])
            for (var index = 0; index < count; index++)
                people.Add(session, $"{network ?? "relais"} {index + 1}", network, came: index == 3 ? 0 : 3);
        people.AddAdviser(session, cameToAll: true);
        for (var index = 0; index < 14; index++)
            db.Add(
                new Opinion
                {
                    Id = IdOf($"{key}/opinion/{index}"),
                    SessionId = session.Id,
                    Useful = index % 5 == 0 ? 2 : 4,
                    Clear = 3,
                    Fitting = index % 3 == 0 ? 2 : 3,
                    Comment = index == 4 ? "Plus d'exercices à deux, s'il vous plaît (avis fictif)." : null,
                }
            );
        if (session.EndsAt.AddMonths(Enrolment.MonthsToPractise) < people.Now)
            for (var index = 0; index < 12; index++)
                db.Add(
                    new Opinion
                    {
                        Id = IdOf($"{key}/later/{index}"),
                        SessionId = session.Id,
                        Changed = index % 4 == 0 ? 2 : 3,
                    }
                );
    }

    private static void AddToCome(SproDbContext db, People people, DateOnly today)
    {
        var open = New("open", 2, today.AddDays(16));
        open.IsOpenToRelays = true;
        var agreement = New("agreement", 0, today.AddDays(20));
        agreement.NeedsAgreement = true;
        var full = New("full", 3, today.AddDays(12));
        full.Capacity = 3;
        db.AddRange(open, agreement, full);
        people.Add(open, "ML 1", "ML", came: null);
        people.Add(open, "relais 1", null, came: null);
        people.AddAdviser(agreement, cameToAll: false);
        for (var index = 0; index < 5; index++)
            people.Add(
                full,
                $"ML {index + 1}",
                "ML",
                came: null,
                index < 3 ? EnrolmentState.Seated : EnrolmentState.Waiting
            );
        // One that is over, and of which nobody has noted yet who came.
        var toNote = New("to-note", 1, today.AddDays(-2));
        db.Add(toNote);
        people.Add(toNote, "ML 1", "ML", came: null);
        people.Add(toNote, "CIO 1", "CIO", came: null);
        people.Add(toNote, "sans inscription", null, came: 1, EnrolmentState.CameAlong);
        // Three days that do not follow each other.
        var spread = New("spread", 0, today.AddDays(30));
        var first = LocalCalendar.Metropolitan.DayOf(spread.StartsAt);
        spread.Days = [first, first.AddDays(7), first.AddDays(21)];
        (spread.EndsAt, spread.Minutes) = (Hour(first.AddDays(21), 17), 1080);
        db.Add(spread);
        var cancelled = New("cancelled", 2, today.AddDays(9));
        (cancelled.State, cancelled.CancelledFor) = (SessionState.Cancelled, "Trop peu d'inscriptions (fictif).");
        db.Add(cancelled);
    }

    private static DevelopmentSession New(string key, int module, DateOnly day)
    {
        while (
            day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
            || LocalCalendar.Metropolitan.Holidays.IsHoliday(day)
        )
            day = day.AddDays(1);
        return new()
        {
            Id = IdOf(key),
            ModuleId = ModuleOf(day.Year, module),
            StartsAt = Hour(day, 9),
            EndsAt = Hour(day, 17),
            Minutes = 360,
            Place = $"Salle fictive de l'orientation, {Towns[(module + day.Year + day.Month) % Towns.Length].Town}",
            Trainers = "Une formatrice et un formateur fictifs",
            Capacity = 20,
            EnrolBy = day.AddDays(-2),
            Access = "De plain-pied. Boucle magnétique et supports lisibles à l'écran, sur demande (fictif).",
            Revision = 1,
        };
    }

    private static Guid ModuleOf(int year, int index) =>
        IdOf(string.Create(CultureInfo.InvariantCulture, $"module/{year}/{index}"));

    private static DateTime Hour(DateOnly day, int hour) =>
        LocalCalendar.Metropolitan.ToUtc(day.ToDateTime(new TimeOnly(hour, 0)));

    private static DateTime Earliest(DateTime one, DateTime other) => one < other ? one : other;

    private sealed class People(SproDbContext db, IdentityKeyring keyring, Guid adviser, Guid structure, DateTime now)
    {
        private int _added;

        public DateTime Now => now;

        public Enrolment Add(
            DevelopmentSession session,
            string who,
            string? network,
            int? came,
            EnrolmentState state = EnrolmentState.Seated
        )
        {
            var id = IdOf($"{session.Id}/{who}");
            var enrolment = new Enrolment
            {
                Id = id,
                SessionId = session.Id,
                NetworkCode = network,
                DepartmentCode = Towns[_added % Towns.Length].Department,
                Name = keyring.Seal($"Personne fictive {++_added}", Enrolment.NameColumn, id),
                Email = keyring.Seal("personne@example.org", Enrolment.EmailColumn, id),
                Organisation = keyring.Seal("Structure fictive", Enrolment.OrganisationColumn, id),
                Since = session.StartsAt.AddDays(-30),
                State = state,
                Came = came,
            };
            Certify(session, enrolment);
            db.Add(enrolment);
            return enrolment;
        }

        public void AddAdviser(DevelopmentSession session, bool cameToAll)
        {
            var id = IdOf($"{session.Id}/adviser");
            var enrolment = new Enrolment
            {
                Id = id,
                SessionId = session.Id,
                AccountId = adviser,
                StructureId = structure,
                NetworkCode = "CIO",
                DepartmentCode = "53",
                Name = keyring.Seal("Sacha Fictif", Enrolment.NameColumn, id),
                Email = keyring.Seal("conseil@example.org", Enrolment.EmailColumn, id),
                Since = session.StartsAt.AddDays(-31),
                State = EnrolmentState.Seated,
                Came = cameToAll ? 3 : null,
            };
            if (session.NeedsAgreement)
                (enrolment.Agreement, enrolment.AgreementUntil) = (
                    ManagerAgreement.Asked,
                    now.AddDays(Enrolment.DaysToAgree)
                );
            Certify(session, enrolment);
            db.Add(enrolment);
        }

        private void Certify(DevelopmentSession session, Enrolment enrolment)
        {
            if (enrolment.HasCome && session.EndsAt < now)
                (enrolment.CertificateCode, enrolment.CertifiedAt) = (Certificates.NewCode(), session.EndsAt);
        }
    }
}
