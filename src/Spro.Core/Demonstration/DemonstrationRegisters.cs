using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.ActionPlans;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Evidence;
using Spro.Core.Evidence.Frozen;
using Spro.Core.Governance;
using Spro.Core.Privacy;
using Spro.Core.ProfessionalDevelopment;
using Spro.Core.Steering;
using Spro.Core.Territories;

namespace Spro.Core.Demonstration;

/// <summary>
/// Fictitious registers: one published some months ago, with a reply, one that waits for replies, and the one that the past
/// session was given. They say what the fictitious year said on their day; what a threshold judges, or nothing of that year
/// tells, is not measured.
/// </summary>
internal static class DemonstrationRegisters
{
    private const string Source = "demonstration-registers";
    private const int FirstMonthOfWarning = 9;

    /// <summary>The identifier of one of them.</summary>
    public static Guid IdOf(string key) => StableId.Of(Source, key);

    /// <summary>Adds those that are not there.</summary>
    public static async Task AddAsync(
        SproDbContext db,
        SigningKeys signing,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        if (
            await db.Set<FrozenRegister>().AnyAsync(one => one.FromDemonstration, cancellationToken)
            || !await db.Set<Body>().AnyAsync(one => one.FromDemonstration, cancellationToken)
        )
            return;
        var year = await FictitiousYear.ReadAsync(db, cancellationToken);
        var published = now.AddMonths(-11);
        await AddAsync("published", published, DateOnly.FromDateTime(published).AddDays(20), published.AddDays(25));
        await AddAsync("waiting", now.AddDays(-2), DateOnly.FromDateTime(now).AddDays(40), publishedAt: null);
        // The plan it announces was published: see DemonstrationTerritories.
        var awaited = DateOnly.FromDateTime(now.AddDays(-DemonstrationTerritories.DaysOfPlanAwaited));
        db.Add(
            new RegisterReply
            {
                RegisterId = IdOf("published"),
                ObligationCode = "OBL-28",
                Body = "La référente ou le référent Orientation : Mayenne",
                Text =
                    $"Le comité local Mayenne Nord écrit son plan. Il le lira en {awaited.ToString("MMMM yyyy", CultureInfo.GetCultureInfo("fr-FR"))} (exemple fictif).",
                WrittenAt = published.AddDays(12),
                Revision = 1,
            }
        );
        await db.SaveChangesAsync(cancellationToken);

        async Task AddAsync(string key, DateTime takenAt, DateOnly until, DateTime? publishedAt)
        {
            var content = year.Frozen(takenAt);
            var (signature, publicKey) = await signing.SignAsync(content, cancellationToken);
            db.Add(
                new FrozenRegister
                {
                    Id = IdOf(key),
                    Day = DateOnly.FromDateTime(takenAt),
                    RepliesUntil = until,
                    Content = content,
                    Signature = signature,
                    PublicKey = publicKey,
                    PublishedAt = publishedAt,
                    FromDemonstration = true,
                }
            );
        }
    }

    /// <summary>Adds that of the past session, beside the figures that were frozen for it.</summary>
    public static async Task AddOfSessionAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        var id = DemonstrationNetworkLife.IdOf("session");
        if (
            await db.Set<SessionSnapshot>()
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.MeetingId == id, cancellationToken)
                is not { TakenAt: var takenAt }
            || await db.Set<SessionRegister>().AnyAsync(one => one.MeetingId == id, cancellationToken)
        )
            return;
        var year = await FictitiousYear.ReadAsync(db, cancellationToken);
        db.Add(SessionRegisters.Of(id, year.Frozen(takenAt), takenAt));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes them away; that of the session goes with it.</summary>
    public static async Task RemoveAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        var ids = db.Set<FrozenRegister>().Where(one => one.FromDemonstration).Select(one => one.Id);
        await db.Set<RegisterReply>()
            .Where(reply => ids.Contains(reply.RegisterId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<FrozenRegister>().Where(one => one.FromDemonstration).ExecuteDeleteAsync(cancellationToken);
    }

    // What was done, as it stands in the store, so that a register of the past and the one of today tell the same facts.
    private sealed record FictitiousYear(
        IReadOnlyList<Territory> Departments,
        IReadOnlyList<Territory> Committees,
        IReadOnlyList<Body> Bodies,
        IReadOnlyList<ActionPlan> Plans,
        IReadOnlyList<Meeting> Meetings,
        IReadOnlyList<(DateTime StartsAt, DevelopmentTheme Theme)> Sessions
    )
    {
        public static async Task<FictitiousYear> ReadAsync(SproDbContext db, CancellationToken cancellationToken)
        {
            var territories = await db.Set<Territory>()
                .AsNoTracking()
                .Where(one => one.ValidTo == null && one.ParentCode != null)
                .Where(one => one.Kind == TerritoryKind.Department || one.Kind == TerritoryKind.Clefop)
                .OrderBy(one => one.Code)
                .ToListAsync(cancellationToken);
            var committees = territories.FindAll(one => one.Kind == TerritoryKind.Clefop);
            return new(
                territories.FindAll(one =>
                    one.Kind == TerritoryKind.Department && committees.Exists(other => other.ParentCode == one.Code)
                ),
                committees,
                await db.Set<Body>().AsNoTracking().Where(one => one.FromDemonstration).ToListAsync(cancellationToken),
                await db.Set<ActionPlan>()
                    .AsNoTracking()
                    .Include(plan => plan.Actions)
                    .Where(plan => plan.FromDemonstration && plan.PublishedAt != null)
                    .ToListAsync(cancellationToken),
                await db.Set<Meeting>()
                    .AsNoTracking()
                    .Include(meeting => meeting.Groups)
                    .Where(meeting => meeting.FromDemonstration && meeting.State == MeetingState.Held)
                    .ToListAsync(cancellationToken),
                [
                    .. (
                        await (
                            from session in db.Set<DevelopmentSession>()
                            join module in db.Set<ProgrammeModule>() on session.ModuleId equals module.Id
                            where session.State == SessionState.Held
                            select new { session.StartsAt, module.Theme }
                        ).ToListAsync(cancellationToken)
                    ).Select(one => (one.StartsAt, one.Theme)),
                ]
            );
        }

        public byte[] Frozen(DateTime at) =>
            new FrozenContent(
                FrozenContent.Current,
                at,
                [Told(null, at), .. Departments.Select(department => Told(department, at))]
            ).Write();

        private FrozenTerritory Told(Territory? department, DateTime at)
        {
            var day = LocalCalendar.Metropolitan.DayOf(at);
            Dictionary<string, (ObligationState State, IEnumerable<string> Told)> known = new(StringComparer.Ordinal)
            {
                ["OBL-12"] = (ObligationState.NotMeasured, Exchanges(department, at)),
                ["OBL-28"] = PlansOn(department, day, at),
                ["OBL-29"] = Groups(department, day),
                ["OBL-30"] = MutualKnowledge(department, day, at),
            };
            if (department is null)
                known["OBL-18"] = Development(day, at);
            return new(
                department?.Code,
                department?.Name,
                [
                    .. Obligation
                        .All.Where(one => department is null || known.ContainsKey(one.Code))
                        .Select(one =>
                        {
                            var (state, told) = known.GetValueOrDefault(one.Code, (ObligationState.NotMeasured, []));
                            return new FrozenObligation(
                                one.Code,
                                one.Clause,
                                one.Title,
                                one.Rule,
                                null,
                                state,
                                [
                                    .. told.Select(text => new EvidenceRow(
                                        EvidenceKind.Observed,
                                        text + " (exemple fictif)",
                                        department?.Code
                                    )),
                                ]
                            );
                        }),
                ]
            );
        }

        private IReadOnlyList<Territory> CommitteesOf(Territory? department) =>
            [.. Committees.Where(one => department is null || one.ParentCode == department.Code)];

        private IEnumerable<string> Exchanges(Territory? department, DateTime at) =>
            Departments
                .Where(one => department is null || one.Code == department.Code)
                .Select(one =>
                    Meetings
                        .Where(meeting =>
                            meeting.IsExchange && meeting.StartsAt < at && meeting.DepartmentCodes.Contains(one.Code)
                        )
                        .MaxBy(meeting => meeting.StartsAt)
                        is { } last
                        ? $"{one.Name}, dernier temps d'échanges tenu : le {LocalCalendar.Metropolitan.DayOf(last.StartsAt).InFrench}."
                        : $"{one.Name} : aucun temps d'échanges tenu n'est noté."
                );

        private (ObligationState, IEnumerable<string>) PlansOn(Territory? department, DateOnly day, DateTime at)
        {
            var all = CommitteesOf(department);
            var inForce = Plans
                .Where(plan => plan.PublishedAt < at && plan.ValidFrom <= day && plan.ValidTo >= day)
                .ToLookup(plan => plan.BodyId);
            var with = all.Select(one => inForce[DemonstrationNetworkLife.IdOf("committee/" + one.Code)])
                .Where(plans => plans.Any())
                .ToList();
            var whole = with.Count(plans => plans.Any(plan => !plan.LacksGuidanceForEverybody));
            return with.Count == 0
                ? (ObligationState.NotMeasured, [])
                : (
                    with.Count < all.Count ? ObligationState.NotKept
                    : whole < all.Count ? ObligationState.Due
                    : ObligationState.Kept,
                    [
                        $"Comités locaux avec un plan publié et en cours : {with.Count} sur {all.Count}. Avec une action d'orientation pour tous les publics : {whole}.",
                    ]
                );
        }

        private (ObligationState, IEnumerable<string>) Groups(Territory? department, DateOnly day)
        {
            var all = CommitteesOf(department);
            var run = all.Count(one =>
                Bodies.Any(body =>
                    body.Kind == BodyKind.TechnicalGroup
                    && body.TerritoryCode == one.Code
                    && body.RunBy is not null
                    && body.HoldsOn(day)
                )
            );
            return (
                run == all.Count ? ObligationState.Kept : ObligationState.NotKept,
                [
                    $"Comités locaux avec un groupe technique, et une personne désignée pour l'animer : {run} sur {all.Count}.",
                ]
            );
        }

        private (ObligationState, IEnumerable<string>) MutualKnowledge(Territory? department, DateOnly day, DateTime at)
        {
            var actions = Meetings.Where(one => one.IsMutualKnowledge && one.StartsAt < at).ToList();
            var groups = CommitteesOf(department)
                .Select(one => DemonstrationNetworkLife.IdOf("group/" + one.Code))
                .ToList();
            var missing = Without(day.Year);
            // A year of which nothing at all is recorded was not lived here.
            var missed = actions.Exists(one => YearOf(one) < day.Year) ? Without(day.Year - 1) : 0;
            if (missing == groups.Count && (missed == 0 || missed == groups.Count))
                return (missed > 0 ? ObligationState.Late : ObligationState.NotMeasured, []);
            List<string> told =
            [
                $"Groupes qui ont participé à une action tenue en {day.Year} : {groups.Count - missing} sur {groups.Count}.",
            ];
            if (missing > 0 && day.Month >= FirstMonthOfWarning)
                told.Add($"Sans action tenue : {missing}. L'année finit le 31 décembre.");
            if (missed > 0)
                told.Add($"En {day.Year - 1}, groupes sans aucune action tenue : {missed}.");
            return (
                missed > 0 || missing > 0 && day is { Month: 12, Day: 31 } ? ObligationState.Late
                : missing > 0 ? ObligationState.Due
                : ObligationState.Kept,
                told
            );

            int Without(int year) =>
                groups.Count(group =>
                    !actions.Exists(one => YearOf(one) == year && one.Groups.Exists(other => other.BodyId == group))
                );

            static int YearOf(Meeting meeting) => LocalCalendar.Metropolitan.DayOf(meeting.StartsAt).Year;
        }

        private (ObligationState, IEnumerable<string>) Development(DateOnly day, DateTime at)
        {
            var held = Sessions
                .Where(one => one.StartsAt < at && LocalCalendar.Metropolitan.DayOf(one.StartsAt).Year == day.Year)
                .ToList();
            DevelopmentTheme[] owed =
            [
                DevelopmentTheme.Practices,
                DevelopmentTheme.DigitalTools,
                DevelopmentTheme.NewNeeds,
            ];
            return (
                Array.TrueForAll(owed, theme => held.Exists(one => one.Theme == theme))
                    ? ObligationState.Kept
                    : ObligationState.Due,
                [
                    $"Sessions tenues en {day.Year}, sur les trois thèmes dus : {held.Count(one => owed.Contains(one.Theme))}.",
                ]
            );
        }
    }
}
