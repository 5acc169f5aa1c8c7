using Microsoft.EntityFrameworkCore;
using Spro.Core.ActionPlans;
using Spro.Core.Agenda;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Papers;
using Spro.Core.Privacy;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Demonstration;

/// <summary>Fictitious actions of the agenda, over a year around the day they are loaded, with invented registrations.</summary>
internal static class DemonstrationAgenda
{
    private const string Source = "demonstration-agenda";

    /// <summary>The identifier of one of its objects.</summary>
    public static Guid IdOf(string key) => StableId.Of(Source, key);

    /// <summary>The secret of the page of one of its registrations: known to all, as they are nobody's.</summary>
    public static string SecretOf(string key) => key.PadRight(43, '0');

    /// <summary>Adds it once, where the structures that it speaks of are there.</summary>
    public static async Task AddAsync(
        SproDbContext db,
        IdentityKeyring keyring,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var mission = DirectoryIds.OfStructure("fictitious", "fictif-ml-200083392");
        var centre = DirectoryIds.OfStructure("fictitious", "fictif-cio-53");
        if (
            await db.Set<AgendaAction>().AnyAsync(one => one.FromDemonstration, cancellationToken)
            || await db.Set<Structure>().CountAsync(one => one.Id == mission || one.Id == centre, cancellationToken) < 2
        )
            return;
        var plan = DemonstrationNetworkLife.IdOf("plan");
        Guid? planId = await db.Set<ActionPlan>().AnyAsync(one => one.Id == plan, cancellationToken) ? plan : null;
        // The associated body of the fictitious directory, where it is there.
        var associated = DirectoryIds.OfStructure("fictitious", "fictif-associated-53");
        Guid? body = await db.Set<Structure>().AnyAsync(one => one.Id == associated, cancellationToken)
            ? associated
            : null;
        db.AddRange(ToCome(now, centre, mission, body, planId));
        db.AddRange(Over(now, centre, mission, planId));
        await db.SaveChangesAsync(cancellationToken);

        db.AddRange(RegistrationsOf(now, keyring));
        db.AddRange(
            Enumerable
                .Range(0, 12)
                .Select(rank => new ActionOpinion
                {
                    Id = IdOf($"opinion/{rank}"),
                    ActionId = IdOf("school"),
                    Welcome = 7 + rank % 4,
                    Clarity = 6 + rank % 4,
                    NextStep = 5 + rank % 5,
                })
        );
        db.Add(
            new Paper
            {
                Id = IdOf("replay"),
                AboutId = IdOf("past-webinar"),
                Title = "L'enregistrement (fictif)",
                Link = "https://example.org/enregistrement-fictif",
                IsPublic = true,
                AddedAt = now.AddDays(-80),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await db.BumpPublicDataAsync(cancellationToken);
    }

    /// <summary>Takes it away, with what was written in fictitious structures.</summary>
    public static async Task RemoveAsync(
        SproDbContext db,
        IQueryable<Guid> accounts,
        IQueryable<Guid> structures,
        CancellationToken cancellationToken
    )
    {
        var actions = db.Set<AgendaAction>()
            .Where(one =>
                one.FromDemonstration
                || structures.Contains(one.StructureId!.Value)
                || accounts.Contains(one.WrittenBy!.Value)
            );
        var ids = actions.Select(one => one.Id);
        await db.Set<Paper>().Where(paper => ids.Contains(paper.AboutId)).ExecuteDeleteAsync(cancellationToken);
        await actions.ExecuteDeleteAsync(cancellationToken);
    }

    private static IEnumerable<AgendaAction> ToCome(DateTime now, Guid centre, Guid mission, Guid? body, Guid? plan)
    {
        var visit = New("visit", ActionKind.CompanyVisit, "Visite fictive d'une menuiserie", Day(now, 9, 14), 2);
        In(visit, ActionPlace.Company, "Menuiserie fictive, 3 rue de l'Exemple", "53130", "53");
        (visit.StructureId, visit.Publics) = (mission, ActionPublics.Young | ActionPublics.Jobseekers);
        (visit.Capacity, visit.TakesRegistrations, visit.NeedsAgreement) = (4, true, true);
        visit.RomeCodes = ["F1503"];
        visit.Access = ActionAccess.None;
        visit.AccessNote =
            "L'atelier a trois marches. Dites-le en vous inscrivant\u00A0: nous cherchons une solution avec vous.";
        yield return visit;

        var discovery = New(
            "discovery",
            ActionKind.Discovery,
            "Une journée fictive pour essayer dix métiers",
            Day(now, 16, 9),
            7
        );
        In(discovery, ActionPlace.Elsewhere, "Salle fictive des fêtes, place de l'Exemple", "53147", "53");
        (discovery.StructureId, discovery.Publics, discovery.PlanId) = (centre, ActionPublics.Everybody, plan);
        (discovery.Capacity, discovery.TakesRegistrations) = (120, true);
        discovery.IsOfOfficer = plan is null;
        yield return discovery;

        var evening = New(
            "evening",
            ActionKind.Information,
            "Soirée fictive des familles\u00A0: après la troisième",
            Day(now, 23, 18),
            2
        );
        In(evening, ActionPlace.School, "Collège fictif, 5 rue de l'Exemple", "53130", "53");
        (evening.StructureId, evening.Publics) = (centre, ActionPublics.Pupils | ActionPublics.Families);
        yield return evening;

        var campus = New(
            "campus",
            ActionKind.Information,
            "Changer de voie à l'université (fictif)",
            Day(now, 30, 12),
            2
        );
        In(campus, ActionPlace.University, "Campus fictif, amphithéâtre Exemple", "44109", "44");
        (campus.Organiser, campus.Publics) = (OrganiserKind.Region, ActionPublics.Students);
        (campus.Capacity, campus.TakesRegistrations) = (80, true);
        yield return campus;

        var workshop = New(
            "officer",
            ActionKind.Discovery,
            "Les métiers fictifs du bâtiment, en vrai",
            Day(now, 37, 10),
            4
        );
        In(workshop, ActionPlace.Elsewhere, "Plateau technique fictif, 8 rue de l'Exemple", "72181", "72");
        (workshop.Organiser, workshop.IsOfOfficer) = (OrganiserKind.Officer, true);
        (workshop.Publics, workshop.Capacity) = (ActionPublics.Young | ActionPublics.Workers, 30);
        (workshop.TakesRegistrations, workshop.NeedsAgreement) = (true, true);
        yield return workshop;

        var remote = New(
            "webinar",
            ActionKind.Webinar,
            "Une heure fictive sur les métiers du soin",
            Day(now, 12, 12),
            1
        );
        Remote(remote);
        (remote.Organiser, remote.StructureId) = (OrganiserKind.AssociatedBody, body);
        (remote.Publics, remote.TakesRegistrations) = (ActionPublics.Everybody, true);
        yield return remote;

        var team = New(
            "team-webinar",
            ActionKind.Webinar,
            "Les métiers fictifs qui recrutent en 2027",
            Day(now, 19, 9),
            1
        );
        Remote(team);
        (team.Organiser, team.IsForProfessionals, team.TakesRegistrations) = (OrganiserKind.Cariforef, true, true);
        team.Capacity = 200;
        yield return team;

        var local = New(
            "local",
            ActionKind.LocalEconomy,
            "L'emploi en Mayenne, en chiffres fictifs",
            Day(now, 26, 14),
            2
        );
        In(
            local,
            ActionPlace.Network,
            "Centre fictif d'information et d'orientation, 10 rue de l'Exemple",
            "53130",
            "53"
        );
        (local.Organiser, local.IsForProfessionals, local.TakesRegistrations) = (OrganiserKind.Officer, true, true);
        (local.Capacity, local.IsOfOfficer) = (40, true);
        yield return local;

        var draft = New(
            "draft",
            ActionKind.CompanyVisit,
            "Visite fictive d'une laiterie (à relire)",
            Day(now, 45, 14),
            2
        );
        In(draft, ActionPlace.Company, "Laiterie fictive, 1 rue de l'Exemple", "53147", "53");
        (draft.StructureId, draft.Publics, draft.State) = (centre, ActionPublics.Jobseekers, ActionState.Draft);
        draft.PublishedAt = null;
        yield return draft;

        var cancelled = New("cancelled", ActionKind.CompanyVisit, "Visite fictive d'un garage", Day(now, 6, 14), 2);
        In(cancelled, ActionPlace.Company, "Garage fictif, 2 rue de l'Exemple", "53130", "53");
        (cancelled.StructureId, cancelled.Publics) = (centre, ActionPublics.Young);
        (cancelled.State, cancelled.CancelledFor) = (ActionState.Cancelled, "Le garage fictif ferme ce jour-là.");
        yield return cancelled;
    }

    private static IEnumerable<AgendaAction> Over(DateTime now, Guid centre, Guid mission, Guid? plan)
    {
        var school = New("school", ActionKind.Information, "Forum fictif des métiers au lycée", Day(now, -12, 9), 4);
        In(school, ActionPlace.School, "Lycée fictif, 4 rue de l'Exemple", "53130", "53");
        (school.StructureId, school.Publics) = (centre, ActionPublics.Pupils | ActionPublics.Apprentices);
        Held(school, 60, 54, 28, 24);
        yield return school;

        var past = New(
            "past-webinar",
            ActionKind.Webinar,
            "Webinaire fictif\u00A0: les métiers de l'eau",
            Day(now, -82, 12),
            1
        );
        Remote(past);
        (past.Organiser, past.Publics) = (OrganiserKind.Region, ActionPublics.Everybody);
        Held(past, 41, 33, null, null);
        yield return past;

        var tried = New(
            "past-discovery",
            ActionKind.Discovery,
            "Essayer les métiers fictifs du bois",
            Day(now, -120, 9),
            6
        );
        In(tried, ActionPlace.Elsewhere, "Atelier fictif, 6 rue de l'Exemple", "53130", "53");
        (tried.StructureId, tried.Publics, tried.PlanId) = (mission, ActionPublics.Young, plan);
        (tried.IsOfOfficer, tried.Capacity) = (plan is null, 30);
        tried.OfficerAgrees = plan is null ? true : null;
        Held(tried, 26, 22, 9, 12);
        yield return tried;

        var visited = New(
            "past-visit",
            ActionKind.CompanyVisit,
            "Visite fictive d'une usine, pour le réseau",
            Day(now, -200, 14),
            3
        );
        In(visited, ActionPlace.Company, "Usine fictive, 7 rue de l'Exemple", "53130", "53");
        (visited.Organiser, visited.IsForProfessionals, visited.IsOfOfficer) = (OrganiserKind.Officer, true, true);
        Held(visited, 18, 16, null, null);
        yield return visited;
    }

    private static IEnumerable<Registration> RegistrationsOf(DateTime now, IdentityKeyring keyring)
    {
        string[] names = ["Alix Fictif", "Camille Fictive", "Sacha Fictif", "Maxime Fictive", "Lou Fictif"];
        for (var rank = 0; rank < names.Length; rank++)
        {
            var one = Of("visit", rank + 1, now);
            one.State = rank < 4 ? RegistrationState.Expected : RegistrationState.Waiting;
            (one.IsMinor, one.AgreedAt) = (rank is 1 or 2, rank == 2 ? now.AddDays(-1) : null);
            one.Write(
                new RegistrationDraft(SecretOf($"visit{rank + 1}"))
                {
                    Name = names[rank],
                    Email = rank == 3 ? null : $"inscription{rank + 1}@example.org",
                    Phone = rank == 3 ? "06 39 98 00 33" : null,
                    Needs = rank == 1 ? [Need.StepFree, Need.Companion] : [],
                },
                keyring
            );
            if (one.LacksAgreement)
                one.GuardianTokenHash = Registration.HashOf(SecretOf($"guardian{rank + 1}"));
            yield return one;
        }
        var group = Of("discovery", 1, now);
        group.People = 24;
        group.Write(
            new RegistrationDraft(SecretOf("group1")) { Name = "Classe fictive de troisième B", People = 24 },
            keyring
        );
        yield return group;
        var came = Of("school", 1, now);
        (came.Came, came.People) = (1, 1);
        came.Write(
            new RegistrationDraft(SecretOf("came1")) { Name = "Andréa Fictive", Email = "venue@example.org" },
            keyring
        );
        yield return came;
    }

    private static Registration Of(string action, int number, DateTime now) =>
        new()
        {
            Id = IdOf($"registration/{action}/{number}"),
            ActionId = IdOf(action),
            Number = number,
            TokenHash = Registration.HashOf(
                SecretOf(
                    (
                        action switch
                        {
                            "discovery" => "group",
                            "school" => "came",
                            _ => action,
                        }
                    ) + number
                )
            ),
            People = 1,
            RegisteredAt = now.AddDays(-3),
        };

    private static AgendaAction New(string key, ActionKind kind, string title, DateTime start, int hours) =>
        new()
        {
            Id = IdOf(key),
            Kind = kind,
            Title = title,
            Description =
                "Vous regardez, vous essayez, vous posez vos questions à celles et ceux qui font ce métier. Cette action est fictive\u00A0: elle montre le site.",
            StartsAt = start,
            EndsAt = start.AddHours(hours),
            Access = ActionAccess.StepFree,
            Contact = "02 61 91 00 10",
            State = ActionState.Published,
            PublishedAt = start.AddDays(-60),
            FromDemonstration = true,
            Revision = 1,
        };

    private static void In(AgendaAction action, ActionPlace kind, string place, string commune, string department)
    {
        (action.PlaceKind, action.Place, action.CommuneCode) = (kind, place, commune);
        action.DepartmentCodes = [department];
        action.HowToCome =
            "Bus fictif, arrêt Exemple, à cinq minutes à pied. Des places de stationnement devant l'entrée.";
    }

    private static void Remote(AgendaAction action)
    {
        (action.PlaceKind, action.Link) = (ActionPlace.Remote, "https://example.org/webinaire-fictif");
        action.Access = ActionAccess.Transcription;
    }

    private static void Held(AgendaAction action, int registered, int came, int? women, int? men)
    {
        (action.State, action.TakesRegistrations) = (ActionState.Held, true);
        (action.Registered, action.Came, action.Women, action.Men) = (registered, came, women, men);
    }

    private static DateTime Day(DateTime now, int inDays, int hour)
    {
        var day = LocalCalendar.Metropolitan.DayOf(now).AddDays(inDays);
        // Nobody is received on a Sunday.
        if (day.DayOfWeek == DayOfWeek.Sunday)
            day = day.AddDays(1);
        return LocalCalendar.Metropolitan.ToUtc(day.ToDateTime(new TimeOnly(hour, 0)));
    }
}
