using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Papers;
using Spro.Core.Territories;

namespace Spro.Core.ProfessionalDevelopment;

/// <summary>A programme as a form gives it.</summary>
/// <param name="Year">The year.</param>
/// <param name="Revision">The revision that the form shows; zero for a new one.</param>
/// <param name="Introduction">What the year is for.</param>
/// <param name="IsPublished">Anybody reads it from now on.</param>
public sealed record ProgrammeDraft(int Year, int Revision, string? Introduction, bool IsPublished);

/// <summary>A module as a form gives it.</summary>
/// <param name="Id">Chosen by the form.</param>
/// <param name="Revision">The revision that the form shows; zero for a new one.</param>
/// <param name="Year">The year of its programme.</param>
/// <param name="Theme">What it is about.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Aim">What one can do after it.</param>
/// <param name="Audience">Whom it is for.</param>
public sealed record ModuleDraft(
    Guid Id,
    int Revision,
    int Year,
    DevelopmentTheme? Theme,
    string? Title,
    string? Aim,
    string? Audience
);

/// <summary>A session as a form gives it.</summary>
/// <param name="Id">Chosen by the form.</param>
/// <param name="Revision">The revision that the form shows; zero for a new one.</param>
/// <param name="ModuleId">Its module.</param>
/// <param name="StartsAt">When it starts, in UTC.</param>
/// <param name="EndsAt">When it ends, in UTC.</param>
/// <param name="Hours">How many hours one learns.</param>
/// <param name="Place">Where.</param>
/// <param name="Link">Where to follow it from afar.</param>
/// <param name="Trainers">Who leads it.</param>
/// <param name="Capacity">How many seats.</param>
/// <param name="EnrolBy">The last day to enrol.</param>
/// <param name="NeedsAgreement">A manager has to agree.</param>
/// <param name="IsOpenToRelays">Those without an account may enrol.</param>
/// <param name="Access">How one gets in and follows, whatever one's disability.</param>
/// <param name="OtherDays">The days between the first and the last, when they do not follow each other; none otherwise.</param>
public sealed record SessionDraft(
    Guid Id,
    int Revision,
    Guid ModuleId,
    DateTime? StartsAt,
    DateTime? EndsAt,
    decimal? Hours,
    string? Place,
    string? Link,
    string? Trainers,
    int? Capacity,
    DateOnly? EnrolBy,
    bool NeedsAgreement,
    bool IsOpenToRelays,
    string? Access,
    IReadOnlyCollection<DateOnly>? OtherDays = null
)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];
}

/// <summary>What the Cariforef writes: the programme of a year, its modules, its sessions.</summary>
public sealed class Programmes(
    IDbContextFactory<SproDbContext> databases,
    EnrolmentMessages messages,
    TimeProvider clock
)
{
    /// <summary>The code of the refusal of what another has changed since.</summary>
    public const string ChangedMeanwhile = Revisions.Code;

    private const int MostHours = 60;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The years of which a programme may be written: the one that ends, this one and the next.</summary>
    public bool IsYearToWrite(int year) => Math.Abs(year - LocalCalendar.Metropolitan.DayOf(Now).Year) <= 1;

    /// <summary>Writes the programme of a year, and publishes it.</summary>
    /// <exception cref="RefusedException">Something is missing; it names the field.</exception>
    public async Task SaveAsync(Actor actor, ProgrammeDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        Require(actor);
        if (!IsYearToWrite(draft.Year))
            throw new RefusedException("year", "Le programme s'écrit pour cette année, celle d'avant ou la suivante.");
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var programme = await db.Set<YearProgramme>().FindAsync([draft.Year], cancellationToken);
        var isAgain = programme is not null && draft.Revision == 0;
        if (programme is null)
            db.Add(programme = new YearProgramme { Year = draft.Year });
        else if (!isAgain)
            Revisions.Require(programme.Revision, draft.Revision);
        programme.Introduction = Typed.Optional(draft.Introduction, "introduction", YearProgramme.LongestText);
        if (draft.IsPublished)
        {
            if (programme.Introduction is null)
                throw RefusedException.At("introduction", "missing", "Écrivez ce que l'année vise avant de publier.");
            if (!await db.Set<ProgrammeModule>().AnyAsync(one => one.Year == draft.Year, cancellationToken))
                throw RefusedException.At("published", "empty", "Ajoutez au moins un module avant de publier.");
            programme.PublishedAt ??= Now;
        }
        else if (programme.PublishedAt is not null)
            throw RefusedException.At(
                "published",
                "published",
                "Ce programme est publié : des personnes s'y inscrivent. Annulez plutôt les sessions qui n'ont pas lieu."
            );
        if (isAgain)
        {
            db.RequireSame();
            return;
        }
        await WriteAsync(db, () => programme.Revision++, cancellationToken);
    }

    /// <summary>Writes a module.</summary>
    /// <exception cref="RefusedException">Something is missing; it names the field.</exception>
    public async Task SaveAsync(Actor actor, ModuleDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        Require(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var module = await db.Set<ProgrammeModule>().FindAsync([draft.Id], cancellationToken);
        var isAgain = module is not null && draft.Revision == 0;
        if (module is null)
        {
            if (await db.Set<YearProgramme>().FindAsync([draft.Year], cancellationToken) is null)
                throw new RefusedException("no-programme", "Écrivez d'abord le programme de cette année.");
            db.Add(
                module = new ProgrammeModule
                {
                    Id = draft.Id,
                    Year = draft.Year,
                    Title = "",
                    Aim = "",
                    Audience = "",
                }
            );
        }
        else if (!isAgain)
            Revisions.Require(module.Revision, draft.Revision);
        var wrong = new Mistakes();
        if (draft.Theme is { } theme)
            module.Theme = theme;
        else
            wrong.Add("theme", "missing", "Choisissez un thème.");
        module.Title = wrong.Try(() => Typed.Needed(draft.Title, "title", "Donnez un titre au module.")) ?? "";
        module.Aim =
            wrong.Try(() =>
                Typed.Needed(draft.Aim, "aim", "Écrivez ce que l'on saura faire après.", YearProgramme.LongestText)
            ) ?? "";
        module.Audience =
            wrong.Try(() => Typed.Needed(draft.Audience, "audience", "Écrivez à qui il s'adresse.")) ?? "";
        wrong.Throw();
        if (isAgain)
        {
            db.RequireSame();
            return;
        }
        await db.Set<ProgrammeModule>()
            .Where(one => one.Id != module.Id && one.Year == module.Year && one.Title == module.Title)
            .RequireNoneAsync("title", "Le programme a déjà un module de ce titre.", cancellationToken);
        await WriteAsync(db, () => module.Revision++, cancellationToken);
    }

    /// <summary>Writes a session; when its moment or place changes, those who are enrolled are told.</summary>
    /// <exception cref="RefusedException">Something is missing or does not hold together; it names the field.</exception>
    public async Task SaveAsync(Actor actor, SessionDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        Require(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var session = await db.Set<DevelopmentSession>().FindAsync([draft.Id], cancellationToken);
        var isAgain = session is not null && draft.Revision == 0;
        var module =
            await db.Set<ProgrammeModule>().FindAsync([session?.ModuleId ?? draft.ModuleId], cancellationToken)
            ?? throw new RefusedException("unknown-module", "Ce module n'existe plus.");
        if (session is null)
            db.Add(session = new DevelopmentSession { Id = draft.Id, ModuleId = module.Id });
        else if (!isAgain)
        {
            Revisions.Require(session.Revision, draft.Revision);
            if (session.State != SessionState.Planned)
                throw new RefusedException("over", "Cette session est tenue ou annulée : elle ne change plus.");
        }
        var before = (session.StartsAt, session.EndsAt, session.Place, session.Link, string.Join(' ', session.Days));
        Fill(session, draft, module);
        if (isAgain)
        {
            db.RequireSame();
            return;
        }
        await db.Set<DevelopmentSession>()
            .Where(one => one.Id != session.Id && one.ModuleId == session.ModuleId && one.StartsAt == session.StartsAt)
            .Where(one => one.Place == session.Place && one.Link == session.Link && one.State != SessionState.Cancelled)
            .RequireNoneAsync("start", "Ce module a déjà une session à ce moment, au même endroit.", cancellationToken);
        var enrolments = await db.Set<Enrolment>()
            .Where(one => one.SessionId == session.Id)
            .ToListAsync(cancellationToken);
        var seated = enrolments.Count(one => one.State == EnrolmentState.Seated);
        if (session.Capacity < seated)
            throw RefusedException.At(
                "capacity",
                "too-few",
                $"{seated} personnes ont déjà une place : écrivez ce nombre au moins."
            );
        if (
            session.Revision > 0
            && before != (session.StartsAt, session.EndsAt, session.Place, session.Link, string.Join(' ', session.Days))
        )
            await messages.TellAsync(db, session, enrolments, EnrolmentNews.Changed, cancellationToken);
        await messages.TellAsync(
            db,
            session,
            Seats.Move(session.Capacity, enrolments, Now),
            EnrolmentNews.Moved,
            cancellationToken
        );
        session.Turns++;
        await WriteAsync(db, () => session.Revision++, cancellationToken);
    }

    /// <summary>Calls a session off, for a reason; those who are enrolled are told.</summary>
    /// <exception cref="RefusedException">It was held, or no reason is given.</exception>
    public async Task CancelAsync(
        Actor actor,
        Guid id,
        int revision,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        Require(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var session =
            await db.Set<DevelopmentSession>().FindAsync([id], cancellationToken)
            ?? throw new RefusedException("unknown-session", "Cette session n'existe plus.");
        if (session.State == SessionState.Cancelled)
            return;
        Revisions.Require(session.Revision, revision);
        if (session.State == SessionState.Held)
            throw new RefusedException("held", "Cette session a été tenue : elle ne s'annule plus.");
        session.CancelledFor = Typed.Needed(reason, "reason", "Écrivez pourquoi, en quelques mots.");
        session.State = SessionState.Cancelled;
        var enrolments = await db.Set<Enrolment>().Where(one => one.SessionId == id).ToListAsync(cancellationToken);
        await messages.TellAsync(db, session, enrolments, EnrolmentNews.Cancelled, cancellationToken);
        session.Turns++;
        await WriteAsync(db, () => session.Revision++, cancellationToken);
    }

    private void Fill(DevelopmentSession session, SessionDraft draft, ProgrammeModule module)
    {
        var wrong = new Mistakes(draft.Unread);
        if (draft.StartsAt is null)
            wrong.Add("start", "missing", "Écrivez le jour et l'heure du début.");
        if (draft.EndsAt is null)
            wrong.Add("end", "missing", "Écrivez le jour et l'heure de la fin.");
        if (draft is { StartsAt: { } start, EndsAt: { } end })
            When(session, draft, module, start, end, wrong);
        if (draft.Hours is { } hours and > 0 and <= MostHours)
            session.Minutes = (int)(hours * 60);
        else
            wrong.Add(
                "hours",
                "out-of-range",
                $"Écrivez le nombre d'heures, par exemple 6 ou 3,5 ; {MostHours} au plus."
            );
        session.Place = wrong.Try(() => Typed.Optional(draft.Place, "place"));
        session.Link = wrong.Try(() => string.IsNullOrWhiteSpace(draft.Link) ? null : WebLink.Read(draft.Link, "link"));
        if (string.IsNullOrWhiteSpace(draft.Place) && string.IsNullOrWhiteSpace(draft.Link))
            wrong.Add("place", "missing", "Écrivez où elle se tient, ou le lien pour la suivre.");
        session.Trainers = wrong.Try(() => Typed.Optional(draft.Trainers, "trainers"));
        if (draft.Capacity is { } seats and > 0 and <= DevelopmentSession.MostSeats)
            session.Capacity = seats;
        else
            wrong.Add(
                "capacity",
                "out-of-range",
                $"Écrivez le nombre de places, de 1 à {DevelopmentSession.MostSeats}."
            );
        (session.NeedsAgreement, session.IsOpenToRelays) = (draft.NeedsAgreement, draft.IsOpenToRelays);
        session.Access = wrong.Try(() => Typed.Optional(draft.Access, "access", YearProgramme.LongestText));
        wrong.Throw();
    }

    private void When(
        DevelopmentSession session,
        SessionDraft draft,
        ProgrammeModule module,
        DateTime start,
        DateTime end,
        Mistakes wrong
    )
    {
        if (LocalCalendar.Metropolitan.DayOf(start).Year != module.Year)
            wrong.Add(
                "start",
                "other-year",
                $"Cette session est du programme de {module.Year} : choisissez un jour de cette année."
            );
        if (start != session.StartsAt && start <= Now)
            wrong.Add("start", "past", "Choisissez un jour à venir.");
        var (opens, closes) = (LocalCalendar.Metropolitan.ToLocal(start), LocalCalendar.Metropolitan.ToLocal(end));
        if (end <= start || closes.TimeOfDay <= opens.TimeOfDay)
            wrong.Add("end", "order", "La fin vient après le début, à une heure plus tardive.");
        else if (
            wrong.Try(() => Days(DateOnly.FromDateTime(opens), DateOnly.FromDateTime(closes), draft.OtherDays ?? [])) is
            { } days
        )
        {
            if (!session.Days.SequenceEqual(days))
                session.Days = days;
            var dayLong = closes.TimeOfDay - opens.TimeOfDay;
            var count =
                days.Count > 0
                    ? days.Count
                    : DateOnly.FromDateTime(closes).DayNumber - DateOnly.FromDateTime(opens).DayNumber + 1;
            if (draft.Hours is { } hours and <= MostHours && hours > (decimal)(dayLong * count).TotalHours)
                wrong.Add(
                    "hours",
                    "too-long",
                    $"La session dure {InHours(dayLong * count)} au plus, d'après {(count > 1 ? "ses jours et ses heures" : "son début et sa fin")}. Corrigez la durée, ou le début et la fin."
                );
        }
        (session.StartsAt, session.EndsAt) = (start, end);
        var last = LocalCalendar.Metropolitan.DayOf(start);
        session.EnrolBy = draft.EnrolBy ?? last;
        if (session.EnrolBy > last)
            wrong.Add("enrolby", "order", "Le dernier jour pour s'inscrire vient avant la session.");
    }

    private static string InHours(TimeSpan time) =>
        time.Minutes == 0 ? $"{(int)time.TotalHours}\u00a0h" : $"{(int)time.TotalHours}\u00a0h\u00a0{time.Minutes:00}";

    // Its days, when they do not follow each other.
    private static List<DateOnly> Days(DateOnly first, DateOnly last, IReadOnlyCollection<DateOnly> others)
    {
        if (others.FirstOrDefault(day => day < first || day > last) is var outside && outside != default)
            throw RefusedException.At(
                "days",
                "outside",
                $"Le {outside.InFrench} n'est pas entre le premier jour et le dernier : corrigez l'un ou l'autre."
            );
        if (others.Count == 0)
            return last.DayNumber - first.DayNumber < DevelopmentSession.MostDaysInARow
                ? []
                : throw RefusedException.At(
                    "days",
                    "missing",
                    $"Au-delà de {DevelopmentSession.MostDaysInARow} jours de suite, écrivez chaque jour de la session."
                );
        List<DateOnly> days = [.. others.Append(first).Append(last).Distinct().Order()];
        return days.Count <= DevelopmentSession.MostDays
            ? days
            : throw RefusedException.At(
                "days",
                "too-many",
                $"Une session a {DevelopmentSession.MostDays} jours au plus : faites-en deux."
            );
    }

    // A row that the form has chosen the key of is written once, whatever is clicked.
    private static async Task WriteAsync(SproDbContext db, Action count, CancellationToken cancellationToken)
    {
        var isNew = db.ChangeTracker.Entries().Any(row => row.State == EntityState.Added);
        count();
        if (!await db.SaveNewAsync(cancellationToken) && !isNew)
            throw Revisions.ChangedMeanwhile();
    }

    private static void Require(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.DevelopmentSteering);
    }
}
