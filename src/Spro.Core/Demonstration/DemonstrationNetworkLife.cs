using Microsoft.EntityFrameworkCore;
using Spro.Core.ActionPlans;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.GoodPractices;
using Spro.Core.Governance;
using Spro.Core.Papers;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Demonstration;

/// <summary>
/// A fictitious year of bodies, meetings, decisions, plans and practices, around the day it is loaded; each says that it is
/// fictitious.
/// </summary>
internal static class DemonstrationNetworkLife
{
    private const string Source = "demonstration-network-life";
    private const string Department = "53";
    private const string LavalAgglomeration = "200083392";

    /// <summary>The identifier of one of its objects.</summary>
    public static Guid IdOf(string key) => StableId.Of(Source, key);

    /// <summary>Adds it once, where the territory and the structures it speaks of are there.</summary>
    public static async Task AddAsync(SproDbContext db, DateTime now, CancellationToken cancellationToken)
    {
        var mission = DirectoryIds.OfStructure("fictitious", "fictif-ml-" + LavalAgglomeration);
        var centre = DirectoryIds.OfStructure("fictitious", "fictif-cio-53");
        if (
            await db.Set<Body>().AnyAsync(body => body.FromDemonstration, cancellationToken)
            || await db.Set<Structure>().CountAsync(one => one.Id == mission || one.Id == centre, cancellationToken) < 2
        )
            return;
        var committees = await db.Set<Territory>()
            .AsNoTracking()
            .Where(one => one.Kind == TerritoryKind.Clefop && one.ParentCode != null && one.ValidTo == null)
            .OrderBy(one => one.Code)
            .ToListAsync(cancellationToken);
        var today = DateOnly.FromDateTime(now);
        var since = new DateOnly(today.Year - 1, 1, 1);
        db.Add(Commission(since));
        foreach (var territory in committees)
        {
            db.Add(Of(territory, BodyKind.LocalCommittee, "Comité local fictif\u00A0: " + territory.Name, since));
            db.Add(Of(territory, BodyKind.TechnicalGroup, "Groupe technique fictif\u00A0: " + territory.Name, since));
        }
        db.AddRange(Seats(since, mission));
        // Bodies first: what follows names them.
        await db.SaveChangesAsync(cancellationToken);

        db.AddRange(Sessions(now));
        db.AddRange(
            Encounters(
                now,
                [.. committees.Where(one => one.ParentCode == Department).Select(one => IdOf("group/" + one.Code))]
            )
        );
        db.AddRange(DecisionsOf(now));
        db.Add(
            new Paper
            {
                Id = IdOf("paper"),
                AboutId = IdOf("session"),
                Title = "Rapport fictif de l'année",
                Link = "https://example.org/rapport-fictif",
                IsPublic = true,
                AddedAt = now.AddDays(-65),
            }
        );
        if (committees.Find(one => one.ParentCode == Department) is { } committee)
            AddPlan(db, committee.Code, today, now);
        DemonstrationTerritories.Add(db, committees, now);
        db.AddRange(PracticesOf(now, centre));
        db.Add(
            new PracticeReuse
            {
                PracticeId = IdOf("practice/1"),
                StructureId = mission,
                At = now.AddDays(-12),
                Note = "Repris le mercredi, avec une autre salle.",
            }
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes it away, with what was written on it, and the seats of fictitious structures.</summary>
    public static async Task RemoveAsync(
        SproDbContext db,
        IQueryable<Guid> structures,
        CancellationToken cancellationToken
    )
    {
        var bodies = db.Set<Body>().Where(body => body.FromDemonstration).Select(body => body.Id);
        var meetings = db.Set<Meeting>().Where(one => one.FromDemonstration || bodies.Contains(one.BodyId!.Value));
        var ids = meetings.Select(one => one.Id);
        await db.Set<Paper>().Where(paper => ids.Contains(paper.AboutId)).ExecuteDeleteAsync(cancellationToken);
        await meetings.ExecuteDeleteAsync(cancellationToken);
        await db.Set<MeetingGroup>()
            .Where(group => bodies.Contains(group.BodyId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<ActionPlan>()
            .Where(plan => plan.FromDemonstration || bodies.Contains(plan.BodyId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<StrategyObjective>().Where(one => one.FromDemonstration).ExecuteDeleteAsync(cancellationToken);
        await db.Set<GoodPractice>().Where(one => one.FromDemonstration).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Body>()
            .Where(body => bodies.Contains(body.PredecessorId!.Value))
            .ExecuteUpdateAsync(set => set.SetProperty(body => body.PredecessorId, (Guid?)null), cancellationToken);
        await db.Set<Mandate>()
            .Where(seat => structures.Contains(seat.StructureId!.Value))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<Body>().Where(body => body.FromDemonstration).ExecuteDeleteAsync(cancellationToken);
    }

    private static Body Commission(DateOnly since) =>
        new()
        {
            Id = IdOf("commission"),
            Kind = BodyKind.Commission,
            TerritoryKind = TerritoryKind.Region,
            TerritoryCode = "52",
            ValidFrom = since,
            Chairs = "La Région et l'État, ensemble (fictif)",
            RunBy = "Le service orientation de la Région (fictif)",
            Names = [new BodyName { Name = "Commission fictive Orientation et Territoires", From = since }],
            FromDemonstration = true,
            Revision = 1,
        };

    private static Body Of(Territory territory, BodyKind kind, string name, DateOnly since) =>
        new()
        {
            Id = IdOf((kind == BodyKind.TechnicalGroup ? "group/" : "committee/") + territory.Code),
            Kind = kind,
            TerritoryKind = TerritoryKind.Clefop,
            TerritoryCode = territory.Code,
            DepartmentCode = territory.ParentCode,
            ValidFrom = since,
            RunBy = kind == BodyKind.TechnicalGroup ? "Référente ou référent Orientation de la Région (fictif)" : null,
            Names = [new BodyName { Name = name, From = since }],
            FromDemonstration = true,
            Revision = 1,
        };

    private static IEnumerable<Mandate> Seats(DateOnly since, Guid mission)
    {
        yield return new Mandate
        {
            Id = IdOf("seat/ml"),
            BodyId = IdOf("commission"),
            Function = "Membre",
            NetworkCode = "ML",
            ValidFrom = since,
        };
        yield return new Mandate
        {
            Id = IdOf("seat/cio"),
            BodyId = IdOf("commission"),
            Function = "Membre",
            NetworkCode = "CIO",
            ValidFrom = since,
        };
        yield return new Mandate
        {
            Id = IdOf("seat/mission"),
            BodyId = IdOf("commission"),
            Function = "Personne invitée",
            StructureId = mission,
            ValidFrom = since,
        };
        yield return new Mandate
        {
            Id = IdOf("seat/partners"),
            BodyId = IdOf("commission"),
            Function = "Vice-présidence",
            Organisation = "Partenaires sociaux (fictif)",
            ValidFrom = since,
        };
    }

    private static IEnumerable<Meeting> Sessions(DateTime now)
    {
        var held = New("session", "Séance fictive d'automne", Day(now, -60, 9), 3);
        (held.BodyId, held.IsSession, held.State) = (IdOf("commission"), true, MeetingState.Held);
        held.Place = "Salle fictive du Conseil régional";
        held.Agenda =
            "Les chiffres de l'orientation et du décrochage\nLes plans des territoires\nLes bonnes pratiques proposées";
        held.ConvenedAt = held.StartsAt.AddDays(-20);
        held.Minutes = "La commission a lu les chiffres. Elle demande une carte des lieux trop loin des habitants.";
        held.PublicExtract =
            "La commission a lu les chiffres de l'année. Elle a demandé une carte des communes loin d'un lieu d'accueil, et publié deux bonnes pratiques. Tout est fictif.";
        held.PublishedAt = held.StartsAt.AddDays(10);
        held.Attendances = [Came("ML", 4), Came("CIO", 3), Came(Attendance.Others, 6)];
        yield return held;

        var next = New("next-session", "Séance fictive d'hiver", Day(now, 15, 9), 3);
        (next.BodyId, next.IsSession, next.State) = (IdOf("commission"), true, MeetingState.Convened);
        next.Place = "Salle fictive du Conseil régional";
        next.Agenda =
            "Les décisions à faire\nLes délais d'accueil des jeunes sortis sans diplôme\nLe programme de l'an prochain";
        next.ConvenedAt = now.AddDays(-5);
        yield return next;
    }

    private static IEnumerable<Meeting> Encounters(DateTime now, List<Guid> groups)
    {
        var exchange = New("exchange", "Temps d'échanges fictif de la Mayenne", Day(now, -40, 14), 3);
        (exchange.IsExchange, exchange.State) = (true, MeetingState.Held);
        (exchange.DepartmentCodes, exchange.Place) = ([Department], "Maison fictive de l'orientation, Laval");
        exchange.Agenda = "Qui fait quoi pour les adultes en reconversion\nCe que chaque réseau propose de neuf";
        exchange.ConvenedAt = exchange.StartsAt.AddDays(-30);
        exchange.Minutes = "Chaque réseau a présenté une offre. Le groupe demande une liste commune des ateliers.";
        exchange.PublicExtract =
            "Les réseaux de la Mayenne se sont présenté leurs ateliers. Une liste commune est en préparation. Tout est fictif.";
        exchange.PublishedAt = exchange.StartsAt.AddDays(7);
        exchange.Attendances = [Came("ML", 5), Came("CIO", 4), Came("FT", 6)];
        yield return exchange;

        var action = New("action", "Journée fictive pour se connaître", Day(now, -100, 9), 7);
        (action.IsMutualKnowledge, action.IsExchange, action.State) = (true, true, MeetingState.Held);
        (action.DepartmentCodes, action.Place) = ([Department], "Lycée fictif, Laval");
        action.Agenda = "Une visite dans chaque structure, en petits groupes";
        action.ConvenedAt = action.StartsAt.AddDays(-30);
        action.Attendances = [Came("ML", 9), Came("CIO", 7)];
        action.Groups =
        [
            .. groups.Index().Select(group => new MeetingGroup { BodyId = group.Item, IsOrganiser = group.Index == 0 }),
        ];
        yield return action;

        var planned = New("planned", "Temps d'échanges fictif de la Sarthe", Day(now, 30, 14), 2);
        (planned.IsExchange, planned.State) = (true, MeetingState.Planned);
        (planned.DepartmentCodes, planned.Place) = (["72"], "Espace fictif, Le Mans");
        planned.Agenda = "Les outils à distance de chaque réseau";
        yield return planned;
    }

    private static IEnumerable<Decision> DecisionsOf(DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        var taken = Day(now, -60, 11);
        yield return new Decision
        {
            Id = IdOf("decision/late"),
            MeetingId = IdOf("session"),
            Text = "Dresser la carte fictive des communes loin d'un lieu d'accueil",
            OwnerKind = DecisionOwnerKind.Role,
            OwnerKey = nameof(Accounts.Role.Region),
            DueOn = today.AddDays(-20),
            RecordedAt = taken,
        };
        yield return new Decision
        {
            Id = IdOf("decision/open"),
            MeetingId = IdOf("session"),
            Text = "Proposer un calendrier fictif de permanences dans trois intercommunalités",
            OwnerKind = DecisionOwnerKind.Network,
            OwnerKey = "ML",
            DueOn = today.AddDays(20),
            RecordedAt = taken,
            News =
            [
                new DecisionNews
                {
                    Id = IdOf("news/open"),
                    At = now.AddDays(-15),
                    Note = "Deux intercommunalités ont répondu.",
                },
            ],
        };
        yield return new Decision
        {
            Id = IdOf("decision/done"),
            MeetingId = IdOf("session"),
            Text = "Publier deux bonnes pratiques fictives",
            OwnerKind = DecisionOwnerKind.Body,
            OwnerKey = IdOf("commission").ToString(),
            DueOn = today.AddDays(-30),
            State = DecisionState.Done,
            RecordedAt = taken,
            ClosedAt = now.AddDays(-35),
        };
    }

    private static void AddPlan(SproDbContext db, string committee, DateOnly today, DateTime now)
    {
        db.Add(
            Objective(
                "objective/1",
                "1",
                "Une porte ouverte près de chaque habitante et habitant (fictif)",
                "Communes à plus de 30 km d'un lieu d'accueil, dans les chiffres de chaque séance",
                today,
                GuidanceAxis.EqualAccess
            )
        );
        db.Add(
            Objective(
                "objective/2",
                "2",
                "Des réseaux qui se connaissent et travaillent ensemble (fictif)",
                "Aiguillages dont la suite est connue, dans les chiffres de chaque séance",
                today,
                GuidanceAxis.Coordination,
                GuidanceAxis.Quality
            )
        );
        db.Add(
            new ActionPlan
            {
                Id = IdOf("plan"),
                BodyId = IdOf("committee/" + committee),
                Title = "Plan d'actions fictif du bassin de Laval",
                TerritoryKind = TerritoryKind.Epci,
                TerritoryCodes = [LavalAgglomeration],
                ValidFrom = new DateOnly(today.Year, 1, 1),
                ValidTo = new DateOnly(today.Year + 1, 12, 31),
                PublishedAt = now.AddDays(-90),
                FromDemonstration = true,
                Revision = 1,
                Actions =
                [
                    new PlanAction
                    {
                        Id = IdOf("plan-action/1"),
                        Title = "Permanence d'orientation au marché (fictif)",
                        IsGuidance = true,
                        IsForEverybody = true,
                        Lead = "Mission locale fictive",
                        ObjectiveIds = [IdOf("objective/1")],
                        DueOn = today.AddDays(60),
                        Progress = PlanProgress.UnderWay,
                        Evaluation = "Deux matinées par mois depuis le printemps.",
                        Revision = 1,
                    },
                    new PlanAction
                    {
                        Id = IdOf("plan-action/2"),
                        Title = "Visites d'ateliers avec les collèges (fictif)",
                        IsGuidance = true,
                        Audience = "Élèves de troisième",
                        Lead = "Centre d'information et d'orientation fictif",
                        ObjectiveIds = [IdOf("objective/2")],
                        DueOn = today.AddDays(-10),
                        Progress = PlanProgress.ToStart,
                        Revision = 1,
                    },
                ],
            }
        );
    }

    private static StrategyObjective Objective(
        string key,
        string code,
        string title,
        string indicator,
        DateOnly today,
        params GuidanceAxis[] axes
    ) =>
        new()
        {
            Id = IdOf(key),
            Strategy = "Stratégie régionale fictive",
            Code = code,
            Title = title,
            Indicator = indicator,
            Axes = [.. axes.Select(axis => axis.ToString())],
            ValidFrom = new DateOnly(today.Year - 1, 1, 1),
            FromDemonstration = true,
        };

    private static IEnumerable<GoodPractice> PracticesOf(DateTime now, Guid structure)
    {
        GoodPractice New(string key, string title, string need, string what) =>
            new()
            {
                Id = IdOf(key),
                Title = title,
                Need = need,
                What = what,
                StructureId = structure,
                SubmittedAt = now.AddDays(-80),
                FromDemonstration = true,
            };

        var first = New(
            "practice/1",
            "Accueillir à deux réseaux le même après-midi (fictif)",
            "Des familles viennent deux fois pour deux réponses.",
            "Une fois par semaine, deux réseaux tiennent le même accueil. La personne repart avec les deux réponses."
        );
        var second = New(
            "practice/2",
            "Un carnet de visites pour se connaître (fictif)",
            "Les collègues des autres réseaux changent souvent.",
            "Chaque nouvelle personne passe une demi-journée dans trois structures, et l'écrit dans un carnet commun."
        );
        foreach (var one in (GoodPractice[])[first, second])
        {
            (one.State, one.ReviewedAt) = (PracticeState.Published, now.AddDays(-55));
            yield return one;
        }
        var waiting = New(
            "practice/3",
            "Des rendez-vous du soir une fois par mois (fictif)",
            "Les personnes en emploi ne peuvent pas venir la journée.",
            "Un soir par mois, l'accueil reste ouvert jusqu'à vingt heures."
        );
        waiting.SubmittedAt = now.AddDays(-8);
        yield return waiting;
    }

    internal static Meeting New(string key, string title, DateTime start, int hours) =>
        new()
        {
            Id = IdOf(key),
            Title = title,
            StartsAt = start,
            EndsAt = start.AddHours(hours),
            FromDemonstration = true,
            Revision = 1,
        };

    internal static Attendance Came(string network, int people) => new() { NetworkCode = network, People = people };

    // That hour on the clocks of Paris, so many days from now, or the first day after on which people work.
    internal static DateTime Day(DateTime now, int days, int hour)
    {
        var day = LocalCalendar.Metropolitan.DayOf(now).AddDays(days);
        while (
            day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
            || LocalCalendar.Metropolitan.Holidays.IsHoliday(day)
        )
            day = day.AddDays(1);
        return LocalCalendar.Metropolitan.ToUtc(day.ToDateTime(new TimeOnly(hour, 0)));
    }
}
