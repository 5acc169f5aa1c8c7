using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.ActionPlans;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Knowledge;
using Spro.Core.Messages;
using Spro.Core.Papers;
using Spro.Core.Privacy;
using Spro.Core.Territories;

namespace Spro.Core.Agenda;

/// <summary>What organisers do with their actions: write, publish, duplicate, call off, report, join papers.</summary>
public sealed class OrganisedActions(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    AgendaMessages messages,
    IdentityKeys keys,
    TimeProvider clock
)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Writes an action; those who are registered are told when its moment or place changes.</summary>
    /// <exception cref="RefusedException">Something is missing or does not hold together; it names the field.</exception>
    public async Task SaveAsync(Actor actor, ActionDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        actor.Require(Purpose.Actions);
        var keyring = await keys.OpenAsync(cancellationToken);
        await Seating.InTurnAsync(databases, SaveOnceAsync, cancellationToken);

        async Task<bool> SaveOnceAsync(SproDbContext db)
        {
            var action = await SeatCount.TurnAsync(db, draft.Id, cancellationToken);
            var isAgain = action is not null && draft.Revision == 0;
            if (action is null)
            {
                db.Add(action = new AgendaAction { Id = draft.Id, Title = "" });
                action.Give(actor);
            }
            else
            {
                action = await OwnAsync(db, actor, draft.Id, cancellationToken);
                if (!isAgain)
                    Revisions.Require(action.Revision, draft.Revision);
                if (!isAgain && action.State is ActionState.Held or ActionState.Cancelled)
                    throw new RefusedException("over", "Cette action est tenue ou annulée : elle ne se change plus.");
            }
            var before = (action.StartsAt, action.EndsAt, action.Place, action.CommuneCode, action.Link);
            await FillAsync(db, actor, action, draft, cancellationToken);
            if (isAgain)
            {
                db.RequireSame();
                return false;
            }
            if (action.Revision == 0)
                await db.Set<AgendaAction>()
                    .Where(one => one.Title == action.Title && one.StartsAt == action.StartsAt)
                    .Where(one => one.Organiser == action.Organiser && one.StructureId == action.StructureId)
                    .Where(one => one.Publics == action.Publics && one.IsForProfessionals == action.IsForProfessionals)
                    .Where(one => one.CommuneCode == action.CommuneCode && one.State != ActionState.Cancelled)
                    .RequireNoneAsync(
                        "title",
                        "Cette action est déjà préparée, au même moment et au même endroit.",
                        cancellationToken
                    );
            if (
                action.Capacity is { } seats
                && await SeatCount.TakenAsync(db, action.Id, cancellationToken) is var taken
                && taken > seats
            )
                throw RefusedException.At("capacity", "taken", $"{taken} personnes ont déjà une place : pas moins.");
            Write(action, actor);
            if (action.State != ActionState.Published)
                return true;
            await db.BumpPublicDataAsync(cancellationToken);
            if (before != (action.StartsAt, action.EndsAt, action.Place, action.CommuneCode, action.Link))
                await TellAllAsync(
                    db,
                    action,
                    "Le moment ou le lieu a changé. Voici le nouveau.",
                    ActionSms.Changed,
                    keyring,
                    cancellationToken
                );
            await SeatCount.MoveUpAsync(db, action, messages, keyring, cancellationToken);
            return true;
        }
    }

    /// <summary>Makes an action known; twice is once.</summary>
    /// <exception cref="RefusedException">It is past, or called off.</exception>
    public async Task PublishAsync(Actor actor, Guid id, int revision, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var action = await OwnAsync(db, actor, id, cancellationToken);
        if (action.State == ActionState.Published)
            return;
        Revisions.Require(action.Revision, revision);
        if (action.State != ActionState.Draft || action.StartsAt <= Now)
            throw new RefusedException("over", "Cette action est passée, tenue ou annulée : elle ne se publie plus.");
        (action.State, action.PublishedAt) = (ActionState.Published, Now);
        Write(action, actor);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveRevisionAsync(cancellationToken);
        await db.BumpPublicDataAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Calls an action off, for a reason that everybody who is registered is told; twice is once.</summary>
    /// <exception cref="RefusedException">It was held, or no reason is given.</exception>
    public async Task CancelAsync(
        Actor actor,
        Guid id,
        int revision,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        await Seating.InTurnAsync(databases, CancelOnceAsync, cancellationToken);

        async Task<bool> CancelOnceAsync(SproDbContext db)
        {
            await SeatCount.TurnAsync(db, id, cancellationToken);
            var action = await OwnAsync(db, actor, id, cancellationToken);
            if (action.State == ActionState.Cancelled)
                return false;
            Revisions.Require(action.Revision, revision);
            if (action.State == ActionState.Held)
                throw new RefusedException("held", "Cette action a été tenue : elle ne s'annule plus.");
            action.CancelledFor = ActionReach.Line(reason, "reason", "Écrivez pourquoi, en quelques mots.");
            action.State = ActionState.Cancelled;
            Write(action, actor);
            await db.BumpPublicDataAsync(cancellationToken);
            await TellAllAsync(
                db,
                action,
                "C'est annulé : " + action.CancelledFor,
                ActionSms.Cancelled,
                keyring,
                cancellationToken
            );
            return true;
        }
    }

    /// <summary>Copies an action into a new draft, a week later or the next week to come; twice is once.</summary>
    public async Task DuplicateAsync(Actor actor, Guid id, Guid copyId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var action = await OwnAsync(db, actor, id, cancellationToken);
        var weeks = Math.Max(1, (int)Math.Ceiling((Now.AddDays(7) - action.StartsAt).TotalDays / 7));
        var copy = new AgendaAction
        {
            Id = copyId,
            Kind = action.Kind,
            Title = action.Title,
            Description = action.Description,
            IsForProfessionals = action.IsForProfessionals,
            Publics = action.Publics,
            RomeCodes = [.. action.RomeCodes],
            StartsAt = Later(action.StartsAt, weeks),
            EndsAt = Later(action.EndsAt, weeks),
            PlaceKind = action.PlaceKind,
            Place = action.Place,
            CommuneCode = action.CommuneCode,
            Link = action.Link,
            DepartmentCodes = [.. action.DepartmentCodes],
            HowToCome = action.HowToCome,
            Access = action.Access,
            AccessNote = action.AccessNote,
            Capacity = action.Capacity,
            TakesRegistrations = action.TakesRegistrations,
            NeedsAgreement = action.NeedsAgreement,
            Contact = action.Contact,
            PlanId = action.PlanId,
            IsOfOfficer = action.IsOfOfficer,
            FromDemonstration = action.FromDemonstration,
        };
        copy.Give(actor);
        Write(copy, actor);
        db.Add(copy);
        await db.SaveNewAsync(cancellationToken);

        // The same hour on the clocks, whatever the season.
        static DateTime Later(DateTime utc, int weeks) =>
            LocalCalendar.Metropolitan.ToUtc(LocalCalendar.Metropolitan.ToLocal(utc).AddDays(7 * weeks));
    }

    /// <summary>Writes that an action was held and who came; those who came are asked what they thought of it, once.</summary>
    /// <exception cref="RefusedException">It has not begun, was called off, or a number cannot be; it names the field.</exception>
    public async Task ReportAsync(Actor actor, Guid id, ActionReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        var keyring = await keys.OpenAsync(cancellationToken);
        // In its turn: somebody who withdraws meanwhile is neither counted nor thanked.
        await Seating.InTurnAsync(databases, ReportOnceAsync, cancellationToken);

        async Task<bool> ReportOnceAsync(SproDbContext db)
        {
            await SeatCount.TurnAsync(db, id, cancellationToken);
            var action = await OwnAsync(db, actor, id, cancellationToken);
            Revisions.Require(action.Revision, report.Revision);
            if (action.State is ActionState.Cancelled or ActionState.Draft)
                throw new RefusedException("cancelled", "Cette action n'est pas publiée, ou est annulée.");
            if (action.StartsAt > Now)
                throw new RefusedException(
                    "ahead",
                    "Cette action n'a pas commencé : la présence se note le jour même."
                );
            var registrations = await db.Set<Registration>()
                .Where(one => one.ActionId == id && one.State != RegistrationState.Withdrawn)
                .ToListAsync(cancellationToken);
            var total = Count(registrations, report);
            var isFirst = action.State != ActionState.Held;
            action.State = ActionState.Held;
            action.Came = total;
            // Once registrations are erased, how many there were is no longer counted anew.
            if (action.Registered is null || registrations.Count > 0)
                action.Registered = registrations
                    .Where(one => one.State == RegistrationState.Expected)
                    .Sum(one => one.People);
            (action.Women, action.Men) = (report.Women, report.Men);
            Write(action, actor);
            if (isFirst)
                foreach (var one in registrations.Where(one => one.Came > 0))
                    await messages.TellAsync(
                        db,
                        action,
                        one,
                        "Merci d'être venu ou venue. Qu'en avez-vous pensé ? Trois questions vous attendent, sans votre nom.",
                        keyring,
                        cancellationToken
                    );
            await db.BumpPublicDataAsync(cancellationToken);
            return true;
        }
    }

    // How many came, all together; each registration says how many of it did.
    private static int Count(List<Registration> registrations, ActionReport report)
    {
        if (report.Others is < 0 or > AgendaAction.MostSeats)
            throw RefusedException.At("others", "range", "Écrivez un nombre, à partir de 0.");
        foreach (var one in registrations)
        {
            var came = report.Came.GetValueOrDefault(one.Id);
            if (came < 0 || came > one.People)
                throw RefusedException.At($"came-{one.Id}", "range", $"Écrivez un nombre, de 0 à {one.People}.");
            one.Came = came;
        }
        var total = registrations.Sum(one => one.Came ?? 0) + report.Others;
        if (total == 0)
            throw RefusedException.At(
                "others",
                "nobody",
                "Personne n'est venu ? Annulez alors l'action, en disant pourquoi."
            );
        return (report.Women ?? 0) < 0 || (report.Men ?? 0) < 0 || (report.Women ?? 0) + (report.Men ?? 0) > total
            ? throw RefusedException.At(
                "women",
                "range",
                $"Les deux nombres font {total} au plus : c'est qui est venu."
            )
            : total;
    }

    /// <summary>An officer says whether an action that names them is theirs; the last word stays, the same one twice is once.</summary>
    /// <exception cref="RefusedException">The action names no officer, or one of another department.</exception>
    public async Task AnswerAsync(Actor actor, Guid id, bool agrees, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var naming = ActionReach.NamingOf(db.Set<AgendaAction>(), actor).Where(one => one.Id == id);
        if (!await naming.AnyAsync(cancellationToken))
            throw new RefusedException("unknown-action", "Cette action n'existe plus, ou elle ne vous nomme pas.");
        // The organiser's own writing is not disturbed: nothing that they fill in changes.
        await naming
            .Where(one => one.OfficerAgrees != agrees || one.OfficerAgrees == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => one.OfficerAgrees, agrees).SetProperty(one => one.OfficerAnsweredAt, Now),
                cancellationToken
            );
    }

    /// <summary>Joins a paper: a document, or the link to a recording.</summary>
    /// <exception cref="RefusedException">It is missing or is not taken; it names the field.</exception>
    public async Task AddPaperAsync(Actor actor, Guid id, PaperDraft draft, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await OwnAsync(db, actor, id, cancellationToken);
        await PaperShelf.AddAsync(db, id, draft, Now, cancellationToken);
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Takes a paper away.</summary>
    public async Task RemovePaperAsync(Actor actor, Guid id, Guid paperId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await OwnAsync(db, actor, id, cancellationToken);
        await db.Set<Paper>()
            .Where(paper => paper.Id == paperId && paper.AboutId == id)
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>An action that the actor writes.</summary>
    /// <exception cref="RefusedException">There is none such.</exception>
    internal static async Task<AgendaAction> OwnAsync(
        SproDbContext db,
        Actor actor,
        Guid id,
        CancellationToken cancellationToken
    ) =>
        await ActionReach
            .OwnOf(db.Set<AgendaAction>(), actor)
            .SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
        ?? throw new RefusedException("unknown-action", "Cette action n'existe plus, ou elle n'est pas à vous.");

    private static (bool, ActionKind, string) OfficerSees(AgendaAction action) =>
        (action.IsOfOfficer, action.Kind, string.Join(' ', action.DepartmentCodes));

    private static void Write(AgendaAction action, Actor actor)
    {
        action.Revision++;
        action.WrittenBy = actor.AccountId;
    }

    private async Task FillAsync(
        SproDbContext db,
        Actor actor,
        AgendaAction action,
        ActionDraft draft,
        CancellationToken cancellationToken
    )
    {
        var wrong = new Mistakes(draft.Unread);
        var before = OfficerSees(action);
        if (draft.Kind is { } kind)
            action.Kind = kind;
        else
            wrong.Add("kind", "missing", "Choisissez ce que c'est.");
        action.Title = wrong.Try(() => ActionReach.Line(draft.Title, "title", "Donnez un titre.")) ?? "";
        action.Description = Text(draft.Description, "description");
        if (action.Description is null)
            wrong.Add("description", "missing", "Écrivez ce qui se passe ce jour-là.");
        var wasForProfessionals = action.IsForProfessionals;
        (action.IsForProfessionals, action.Publics) = (
            draft.IsForProfessionals,
            draft.IsForProfessionals ? ActionPublics.None : draft.Publics
        );
        if (!action.IsForProfessionals && action.Publics == ActionPublics.None)
            wrong.Add("publics", "missing", "Cochez pour qui c'est.");
        if (draft.IsForProfessionals && draft.Publics != ActionPublics.None)
            wrong.Add(
                "publics",
                "both",
                "Une action est pour les professionnels et professionnelles, ou pour le public : choisissez."
            );
        else if (
            draft.IsForProfessionals
            && !wasForProfessionals
            && await db.Set<Registration>()
                .AnyAsync(
                    one => one.ActionId == action.Id && one.State != RegistrationState.Withdrawn,
                    cancellationToken
                )
        )
            wrong.Add(
                "publics",
                "registered",
                "Des personnes y sont inscrites : annulez cette action, et écrivez-en une autre pour les professionnels et professionnelles."
            );
        var occupations = wrong.Try(() =>
            OccupationsTyped.Read(
                catalogues.Current.Occupations,
                draft.Occupations,
                "occupations",
                AgendaAction.MostOccupations
            )
        );
        if (occupations is not null && !action.RomeCodes.SequenceEqual(occupations, StringComparer.Ordinal))
            action.RomeCodes = [.. occupations];
        When(action, draft, wrong);
        Where(action, draft, wrong);
        action.HowToCome = Text(draft.HowToCome, "transport");
        // From afar, nothing is said of a place.
        action.Access =
            draft.PlaceKind == ActionPlace.Remote ? draft.Access & AgendaAction.AccessFromAfar : draft.Access;
        action.AccessNote = Text(draft.AccessNote, "access");
        // Said before one comes (AT-21-1).
        if (draft.PlaceKind is not (null or ActionPlace.Remote) && action.HowToCome is null)
            wrong.Add("transport", "missing", "Écrivez comment venir, avec et sans voiture.");
        if (action is { Access: ActionAccess.None, AccessNote: null })
            wrong.Add(
                "access",
                "missing",
                draft.PlaceKind == ActionPlace.Remote
                    ? "Cochez ce qu'on peut suivre à distance en langue des signes ou par écrit, ou écrivez ce qui manque : chacun et chacune doit le savoir avant."
                    : "Cochez ce que le lieu permet, ou écrivez ce qui manque : chacun et chacune doit savoir avant de venir."
            );
        (action.TakesRegistrations, action.NeedsAgreement) = (
            draft.TakesRegistrations,
            draft.TakesRegistrations && !draft.IsForProfessionals && draft.NeedsAgreement
        );
        action.Capacity = draft.Capacity;
        if (action.Capacity is < 1 or > AgendaAction.MostSeats)
            wrong.Add("capacity", "range", $"Écrivez un nombre, de 1 à {AgendaAction.MostSeats}.");
        action.Contact = wrong.Try(() => ActionReach.Text(draft.Contact, "contact"));
        var reads = draft.PlanId is not null;
        action.PlanId = await db.Set<ActionPlan>()
            .Where(plan => plan.Id == draft.PlanId && plan.PublishedAt != null)
            .Select(plan => (Guid?)plan.Id)
            .SingleOrDefaultAsync(cancellationToken);
        if (reads && action.PlanId is null)
            wrong.Add("plan", "unknown", "Choisissez un plan de la liste.");
        action.IsOfOfficer = draft.IsOfOfficer || actor.Role == Role.RegionalGuidanceOfficer;
        // What an officer said of another action, or of the same one elsewhere, says nothing of this one.
        if (OfficerSees(action) != before)
            (action.OfficerAgrees, action.OfficerAnsweredAt) = (null, null);
        // Until a sort is chosen, that of the record says nothing.
        if (draft.Kind == ActionKind.Discovery && action is { PlanId: null, IsOfOfficer: false })
            wrong.Add(
                "plan",
                "missing",
                "Une découverte des métiers tient à un plan de territoire, ou à la référente ou au référent Orientation : choisissez."
            );
        wrong.Throw();

        string? Text(string? typed, string field) =>
            wrong.Try(() => ActionReach.Text(typed, field, AgendaAction.LongestText));
    }

    private void When(AgendaAction action, ActionDraft draft, Mistakes wrong)
    {
        if (draft.StartsAt is null)
            wrong.Add("start", "missing", "Écrivez le jour et l'heure du début.");
        if (draft.EndsAt is null)
            wrong.Add("end", "missing", "Écrivez le jour et l'heure de fin.");
        if (draft is not { StartsAt: { } start, EndsAt: { } end })
            return;
        if (end <= start || end - start > AgendaAction.Longest)
            wrong.Add("end", "order", "La fin vient après le début, un mois plus tard au plus.");
        if (start != action.StartsAt && start <= Now)
            wrong.Add("start", "past", "Ce moment est passé : écrivez un début à venir.");
        else if (start > Now.AddYears(AgendaAction.LongestAhead))
            wrong.AddTooFar("start", AgendaAction.LongestAhead);
        (action.StartsAt, action.EndsAt) = (start, end);
    }

    private void Where(AgendaAction action, ActionDraft draft, Mistakes wrong)
    {
        action.Link = wrong.Try(() => string.IsNullOrWhiteSpace(draft.Link) ? null : WebLink.Read(draft.Link, "link"));
        if (draft.PlaceKind is not { } kind)
        {
            wrong.Add("placeKind", "missing", "Choisissez dans quelle sorte de lieu.");
            return;
        }
        action.PlaceKind = kind;
        var territory = catalogues.Current.Territory;
        if (action.PlaceKind == ActionPlace.Remote)
        {
            (action.Place, action.CommuneCode) = (null, null);
            if (action.Link is null)
                wrong.Add("link", "missing", "Écrivez le lien pour suivre à distance.");
        }
        else
        {
            action.Place = wrong.Try(() => ActionReach.Line(draft.Place, "place", "Écrivez le nom du lieu et la rue."));
            if (territory.Finder.Resolve(draft.Commune ?? "") is CommuneResolution.One one)
                action.CommuneCode = one.Commune.Code;
            else
                wrong.Add(
                    "commune",
                    "unknown",
                    "Écrivez le nom de la commune ; ajoutez son département si d'autres ont le même nom."
                );
        }
        var departments = catalogues
            .Current.Departments.Select(one => one.Code)
            .Where(code =>
                draft.DepartmentCodes.Contains(code)
                // Who lives there is concerned.
                || action.CommuneCode is { } commune && territory.CommuneToday(commune)?.Department.Code == code
            )
            .ToList();
        if (!action.DepartmentCodes.SequenceEqual(departments, StringComparer.Ordinal))
            action.DepartmentCodes = departments;
    }

    private async Task TellAllAsync(
        SproDbContext db,
        AgendaAction action,
        string news,
        ActionSms sms,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        var all = await db.Set<Registration>()
            .Where(one => one.ActionId == action.Id && one.State != RegistrationState.Withdrawn)
            .ToListAsync(cancellationToken);
        foreach (var one in all)
        {
            await messages.TellAsync(db, action, one, news, keyring, cancellationToken, sms);
            await messages.TellGuardianAsync(db, action, one, news, keyring, cancellationToken);
        }
    }
}
