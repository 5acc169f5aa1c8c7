using Spro.Core.ActionPlans;
using Spro.Core.Database;
using Spro.Core.Governance;
using Spro.Core.Territories;

namespace Spro.Core.Demonstration;

/// <summary>
/// The fictitious life of every department: plans of half of the local committees, exchanges, actions to know each other. What
/// is missing or late is part of it.
/// </summary>
internal static class DemonstrationTerritories
{
    // The committee, the intercommunal area of its plan, and how many days ago it was published.
    private static readonly (string Committee, string Epci, int Days, bool ForEverybody)[] Plans =
    [
        ("CLPE44001", "244400404", 500, true),
        ("CLPE44003", "244400644", 430, true),
        ("CLPE49001", "244900015", 480, true),
        ("CLPE49002", "200071678", 140, true),
        ("CLPE53002", "200055887", DaysOfPlanAwaited, true),
        ("CLPE72001", "247200132", 390, false),
        ("CLPE85001", "248500589", 200, true),
        ("CLPE85003", "200071165", 60, true),
    ];

    /// <summary>How many days ago the plan was published that a reply to the first register announces.</summary>
    public const int DaysOfPlanAwaited = 250;

    // What was held, how many days ago, and for whom: all networks, or the groups of the department too.
    private static readonly (string Key, string Department, string Place, int Days, bool WithGroups)[] Held =
    [
        ("exchange/44", "44", "Maison fictive de l'orientation, Nantes", 120, false),
        ("exchange/44/before", "44", "Salle fictive, Saint-Nazaire", 330, false),
        ("exchange/49", "49", "Espace fictif, Angers", 75, false),
        ("exchange/53/before", "53", "Maison fictive de l'orientation, Laval", 235, false),
        ("exchange/72", "72", "Espace fictif, Le Mans", 210, false),
        ("exchange/85", "85", "Salle fictive, La Roche-sur-Yon", 400, false),
        ("action/44", "44", "Lycée fictif, Nantes", 150, true),
        ("action/49", "49", "Campus fictif, Angers", 65, true),
        ("action/72", "72", "Lycée fictif, Le Mans", 35, true),
        ("action/44/before", "44", "Lycée fictif, Nantes", 530, true),
        ("action/49/before", "49", "Campus fictif, Angers", 440, true),
        ("action/53/before", "53", "Lycée fictif, Laval", 450, true),
        ("action/72/before", "72", "Lycée fictif, Le Mans", 420, true),
        ("action/85/before", "85", "Lycée fictif, La Roche-sur-Yon", 410, true),
    ];

    /// <summary>Adds it beside that of the department of the demonstration.</summary>
    public static void Add(SproDbContext db, IReadOnlyList<Territory> committees, DateTime now)
    {
        foreach (var (code, epci, days, forEverybody) in Plans)
            if (committees.FirstOrDefault(one => one.Code == code) is { } committee)
                db.Add(PlanOf(committee, epci, now.AddDays(-days), forEverybody, now));
        foreach (var (key, department, place, days, withGroups) in Held)
            db.Add(MeetingOf(key, department, place, -days, withGroups, committees, now));
        db.Add(MeetingOf("action/85", "85", "Lycée fictif, La Roche-sur-Yon", 26, withGroups: true, committees, now));
        db.Add(MeetingOf("exchange/85/next", "85", "Salle fictive, Les Sables-d'Olonne", 48, false, committees, now));
    }

    private static string NameOf(string department) =>
        department switch
        {
            "44" => "Loire-Atlantique",
            "49" => "Maine-et-Loire",
            "53" => "Mayenne",
            "72" => "Sarthe",
            _ => "Vendée",
        };

    private static ActionPlan PlanOf(
        Territory committee,
        string epci,
        DateTime published,
        bool forEverybody,
        DateTime now
    )
    {
        var from = DateOnly.FromDateTime(published);
        var today = DateOnly.FromDateTime(now);
        PlanAction New(string key, string title, string lead, int due, PlanProgress progress) =>
            new()
            {
                Id = DemonstrationNetworkLife.IdOf($"plan-action/{committee.Code}/{key}"),
                Title = title,
                IsGuidance = true,
                Lead = lead,
                ObjectiveIds = [DemonstrationNetworkLife.IdOf("objective/2")],
                DueOn = today.AddDays(due),
                Progress = progress,
                Revision = 1,
            };

        var welcome = New(
            "1",
            "Un accueil commun un jour de marché (fictif)",
            "Mission locale fictive",
            90,
            PlanProgress.UnderWay
        );
        (welcome.IsForEverybody, welcome.Audience) = (forEverybody, forEverybody ? null : "Jeunes de 16 à 25 ans");
        var visits = New(
            "2",
            "Des visites d'entreprises avec les lycées (fictif)",
            "Centre d'information et d'orientation fictif",
            committee.Code.EndsWith('1') ? -20 : 150,
            committee.Code.EndsWith('1') ? PlanProgress.Done : PlanProgress.ToStart
        );
        visits.Audience = "Lycéennes et lycéens";
        return new()
        {
            Id = DemonstrationNetworkLife.IdOf("plan/" + committee.Code),
            BodyId = DemonstrationNetworkLife.IdOf("committee/" + committee.Code),
            Title = "Plan d'actions fictif\u00A0: " + committee.Name,
            TerritoryKind = TerritoryKind.Epci,
            TerritoryCodes = [epci],
            ValidFrom = from,
            ValidTo = from.AddYears(3).AddDays(-1),
            PublishedAt = published,
            FromDemonstration = true,
            Revision = 1,
            Actions = [welcome, visits],
        };
    }

    private static Meeting MeetingOf(
        string key,
        string department,
        string place,
        int days,
        bool withGroups,
        IReadOnlyList<Territory> committees,
        DateTime now
    )
    {
        var meeting = DemonstrationNetworkLife.New(
            key,
            (withGroups ? "Journée fictive pour se connaître, " : "Temps d'échanges fictif, ") + NameOf(department),
            DemonstrationNetworkLife.Day(now, days, withGroups ? 9 : 14),
            withGroups ? 7 : 3
        );
        (meeting.IsMutualKnowledge, meeting.IsExchange) = (withGroups, !withGroups);
        (meeting.DepartmentCodes, meeting.Place) = ([department], place);
        meeting.Agenda = withGroups
            ? "Une visite dans chaque structure, en petits groupes"
            : "Ce que chaque réseau propose de neuf\nLes demandes qui ont attendu";
        if (withGroups)
            meeting.Groups =
            [
                .. committees
                    .Where(one => one.ParentCode == department)
                    .Select(
                        (one, rank) =>
                            new MeetingGroup
                            {
                                BodyId = DemonstrationNetworkLife.IdOf("group/" + one.Code),
                                IsOrganiser = rank == 0,
                            }
                    ),
            ];
        if (days > 0)
        {
            meeting.State = MeetingState.Planned;
            return meeting;
        }
        meeting.State = MeetingState.Held;
        meeting.ConvenedAt = meeting.StartsAt.AddDays(-30);
        meeting.Attendances =
        [
            DemonstrationNetworkLife.Came("ML", 6),
            DemonstrationNetworkLife.Came("CIO", 4),
            DemonstrationNetworkLife.Came("FT", 5),
        ];
        if (!withGroups)
        {
            meeting.Minutes = "Chaque réseau a dit ce qu'il a de neuf. Le groupe a relu les demandes qui ont attendu.";
            meeting.PublicExtract = "Les réseaux se sont dit ce qu'ils ont de neuf. Tout est fictif.";
            meeting.PublishedAt = meeting.StartsAt.AddDays(7);
        }
        return meeting;
    }
}
