using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Papers;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Publications;

/// <summary>A publication as a form gives it.</summary>
/// <param name="Id">Chosen by the form.</param>
/// <param name="Revision">The one that was read; zero for a new one.</param>
/// <param name="Collection">The collection.</param>
/// <param name="Title">The title.</param>
/// <param name="EditionYear">The year.</param>
/// <param name="Audience">Whom for.</param>
/// <param name="Summary">What is in it.</param>
/// <param name="PrintRun">How many copies.</param>
/// <param name="PublishedOn">The day it appeared.</param>
public sealed record PublicationDraft(
    Guid Id,
    int Revision,
    string? Collection,
    string? Title,
    int? EditionYear,
    string? Audience,
    string? Summary,
    int? PrintRun,
    DateOnly? PublishedOn
)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];
}

/// <summary>A line of a distribution list, with what was sent.</summary>
/// <param name="Recipient">The line.</param>
/// <param name="Sendings">What was sent, the first first.</param>
public sealed record DistributionLine(PublicationRecipient Recipient, IReadOnlyList<PublicationSending> Sendings)
{
    /// <summary>How many copies were sent.</summary>
    public int Sent => Sendings.Sum(one => one.Copies);
}

/// <summary>A publication with its files.</summary>
/// <param name="Publication">The publication.</param>
/// <param name="Papers">Its files and links.</param>
/// <param name="Planned">How many copies its distribution list plans in all.</param>
/// <param name="Copies">How many copies were sent in all.</param>
/// <param name="Reached">To how many schools and structures.</param>
public sealed record PublicationView(
    RegionalPublication Publication,
    IReadOnlyList<Paper> Papers,
    int Planned,
    int Copies,
    int Reached
);

/// <summary>Regional publications: the catalogue, and what was sent to whom (charter C1.8).</summary>
public sealed class RegionalPublications(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>How many lines a list may have.</summary>
    public const int MostRecipients = 3000;

    private const int MostCopies = 1_000_000;
    private DateTime Now => clock.GetUtcNow().UtcDateTime;
    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(Now);

    /// <summary>What anybody may read, by collection, the last edition first.</summary>
    public async Task<IReadOnlyList<PublicationView>> CatalogueAsync(CancellationToken cancellationToken)
    {
        var today = Today;
        return await ListAsync(
            all => all.Where(one => one.PublishedOn != null && one.PublishedOn <= today),
            cancellationToken
        );
    }

    /// <summary>All of them, for the Région.</summary>
    public Task<IReadOnlyList<PublicationView>> AllAsync(Actor actor, CancellationToken cancellationToken)
    {
        Require(actor);
        return ListAsync(all => all, cancellationToken);
    }

    /// <summary>One, for the Région; null when there is none.</summary>
    public async Task<PublicationView?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        Require(actor);
        return (await ListAsync(all => all.Where(one => one.Id == id), cancellationToken)).SingleOrDefault();
    }

    /// <summary>A page of its distribution list, by name.</summary>
    public async Task<ListPage<DistributionLine>> DistributionAsync(
        Actor actor,
        Guid id,
        int page,
        CancellationToken cancellationToken
    )
    {
        Require(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var recipients = await db.Set<PublicationRecipient>()
            .AsNoTracking()
            .Where(one => one.PublicationId == id)
            .OrderBy(one => one.Name)
            .ThenBy(one => one.Code)
            .PageAsync(page, cancellationToken);
        var shown = recipients.Rows.Select(one => one.Id).ToList();
        return recipients.With(
            await LinesAsync(
                db,
                recipients.Rows,
                sendings => sendings.Where(one => shown.Contains(one.RecipientId)),
                cancellationToken
            )
        );
    }

    /// <summary>Writes a publication; the same form twice writes it once.</summary>
    /// <exception cref="RefusedException">Something is missing; it names the field. Or somebody changed it meanwhile.</exception>
    public async Task SaveAsync(Actor actor, PublicationDraft draft, CancellationToken cancellationToken)
    {
        Require(actor);
        ArgumentNullException.ThrowIfNull(draft);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var wrong = new Mistakes(draft.Unread);
        string Line(string? typed, string field, string missing) =>
            wrong.Try(() =>
                TypedText.Optional(typed, field, RegionalPublication.LongestLine)
                ?? throw RefusedException.At(field, "missing", missing)
            ) ?? "";
        var collection = Line(
            draft.Collection,
            "collection",
            "Écrivez la collection, par exemple « Après la troisième »."
        );
        var title = Line(draft.Title, "title", "Écrivez le titre.");
        var audience = Line(draft.Audience, "audience", "Écrivez à qui ce document s'adresse.");
        if (draft.EditionYear is not (>= 2000 and <= 2200))
            wrong.Add("editionYear", "year", "Écrivez l'année de l'édition, en quatre chiffres.");
        if (draft.PrintRun is < 1 or > MostCopies)
            wrong.Add("printRun", "print-run", "Écrivez un nombre d'exemplaires, ou laissez vide.");
        var summary = wrong.Try(() => TypedText.Optional(draft.Summary, "summary", RegionalPublication.LongestText));
        wrong.Throw();
        var known = await db.Set<RegionalPublication>()
            .SingleOrDefaultAsync(one => one.Id == draft.Id, cancellationToken);
        var isAgain = known is not null && draft.Revision == 0;
        if (known is not null && !isAgain)
            Revisions.Require(known.Revision, draft.Revision);
        var publication =
            known
            ?? new RegionalPublication
            {
                Id = draft.Id,
                Collection = "",
                Title = "",
                Audience = "",
            };
        (publication.Collection, publication.Title, publication.Audience) = (collection, title, audience);
        (publication.EditionYear, publication.Summary) = (draft.EditionYear!.Value, summary);
        (publication.PrintRun, publication.PublishedOn) = (draft.PrintRun, draft.PublishedOn);
        if (isAgain)
        {
            db.RequireSame();
            return;
        }
        await db.Set<RegionalPublication>()
            .Where(one => one.Id != draft.Id && one.Collection == collection && one.Title == title)
            .Where(one => one.EditionYear == publication.EditionYear && one.Audience == audience)
            .RequireNoneAsync("title", "Cette édition est déjà dans la liste.", cancellationToken);
        publication.Revision++;
        if (known is null)
            db.Add(publication);
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Joins its file, or the address where it is.</summary>
    /// <exception cref="RefusedException">Something is missing or not taken; it names the field.</exception>
    public async Task AddPaperAsync(Actor actor, Guid id, PaperDraft draft, CancellationToken cancellationToken)
    {
        Require(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.Set<RegionalPublication>().AnyAsync(one => one.Id == id, cancellationToken))
            throw Gone();
        await PaperShelf.AddAsync(db, id, draft, Now, cancellationToken);
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>The file of a publication that has appeared, or for who prepares it; null when there is none such.</summary>
    /// <param name="actor">Who asks; null for anybody.</param>
    /// <param name="id">The paper.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(Paper Paper, byte[] Bytes)?> PaperAsync(
        Actor? actor,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        var today = Today;
        var isTheirs = actor?.May(Purpose.Publications) == true;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from paper in db.Set<Paper>().AsNoTracking()
            join file in db.Set<PaperFile>().AsNoTracking() on paper.Id equals file.Id
            join publication in db.Set<RegionalPublication>() on paper.AboutId equals publication.Id
            where paper.Id == id && (isTheirs || publication.PublishedOn != null && publication.PublishedOn <= today)
            select new { paper, file.Bytes }
        ).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.paper, found.Bytes);
    }

    /// <summary>
    /// Adds schools to the distribution list, one a line: code, name, commune, copies. A school that is there already takes the new
    /// number.
    /// </summary>
    /// <exception cref="RefusedException">A line is not understood; none is added.</exception>
    public async Task AddSchoolsAsync(Actor actor, Guid id, string? lines, CancellationToken cancellationToken)
    {
        Require(actor);
        var read = SchoolLines.Read(lines);
        await AddAsync(
            id,
            read.Select(one => (RecipientKind.School, one.Code, one.Name, one.Commune, one.Copies)),
            cancellationToken
        );
    }

    /// <summary>Adds every structure of a network to the distribution list, each with as many copies.</summary>
    /// <exception cref="RefusedException">The network has none, or the number is missing.</exception>
    public async Task AddNetworkAsync(
        Actor actor,
        Guid id,
        string? network,
        int? copies,
        CancellationToken cancellationToken
    )
    {
        Require(actor);
        var wrong = new Mistakes();
        if (copies is not (>= 1 and <= MostCopies))
            wrong.Add("copies", "copies", "Écrivez combien d'exemplaires chaque structure doit recevoir.");
        var today = Today;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var structures = await db.Set<Structure>()
            .Where(one => one.NetworkCode == network && (one.ValidTo == null || one.ValidTo >= today))
            .Where(one => db.Set<Place>().Any(place => place.StructureId == one.Id))
            .Select(one => new { one.Id, one.Name })
            .ToListAsync(cancellationToken);
        if (structures.Count == 0)
            wrong.Add("network", "no-structure", "Choisissez un réseau qui a des structures dans l'annuaire.");
        wrong.Throw();
        await AddAsync(
            id,
            structures.Select(one =>
                (RecipientKind.Structure, one.Id.ToString(), one.Name, (string?)null, copies!.Value)
            ),
            cancellationToken
        );
    }

    /// <summary>Notes that lines of the list were sent what they still had to have, on a day.</summary>
    /// <param name="actor">Who notes it.</param>
    /// <param name="id">The publication.</param>
    /// <param name="form">Chosen by the form: sent twice, it is noted once.</param>
    /// <param name="lines">The lines; none means every line that waits.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">
    /// The day is missing, to come, or before the publication appeared; or nothing is left to send.
    /// </exception>
    public async Task NoteSentAsync(
        Actor actor,
        Guid id,
        Guid form,
        IReadOnlyCollection<Guid> lines,
        DateOnly? day,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (day is not { } sentOn || sentOn > Today)
            throw RefusedException.At("sentOn", "day", "Écrivez le jour de l'envoi, aujourd'hui ou avant.");
        Require(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // Two who note at once would both send what is left: the second is told.
        var publication =
            await db.Set<RegionalPublication>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
            ?? throw Gone();
        if (sentOn < publication.PublishedOn)
            throw RefusedException.At(
                "sentOn",
                "before",
                $"Ce document a paru le {publication.PublishedOn.Value.InFrench} : l'envoi vient ce jour-là, ou après."
            );
        publication.Revision++;
        var all = await AllLinesAsync(db, id, cancellationToken);
        var due = all.Where(line => lines.Count == 0 || lines.Contains(line.Recipient.Id))
            .Select(line => (Id: StableId.Of(form.ToString(), line.Recipient.Id.ToString()), Line: line))
            .ToList();
        // The same click, once more.
        if (due.Exists(one => one.Line.Sendings.Any(sending => sending.Id == one.Id)))
            return;
        var rows = due.Where(one => one.Line.Recipient.Planned > one.Line.Sent)
            .Select(one => new PublicationSending
            {
                Id = one.Id,
                RecipientId = one.Line.Recipient.Id,
                Copies = one.Line.Recipient.Planned - one.Line.Sent,
                SentOn = sentOn,
            })
            .ToList();
        if (rows.Count == 0)
            throw RefusedException.At("sentOn", "all-sent", "Tout a déjà été envoyé à ces destinataires.");
        db.AddRange(rows);
        try
        {
            await db.SaveNewAsync(cancellationToken);
        }
        catch (RefusedException)
        {
            // The other click of the same form has just noted it; somebody else has not.
            var ids = rows.ConvertAll(one => one.Id);
            db.ChangeTracker.Clear();
            if (!await db.Set<PublicationSending>().AnyAsync(one => ids.Contains(one.Id), cancellationToken))
                throw;
        }
    }

    /// <summary>Takes back the last sending noted for lines: it was noted by mistake.</summary>
    /// <param name="actor">Who corrects.</param>
    /// <param name="id">The publication.</param>
    /// <param name="revision">The revision of the publication that the form shows: twice takes one sending back.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">No line is chosen, none was sent anything, or the list changed meanwhile.</exception>
    public async Task TakeBackSentAsync(
        Actor actor,
        Guid id,
        int revision,
        IReadOnlyCollection<Guid> lines,
        CancellationToken cancellationToken
    )
    {
        Require(actor);
        ArgumentNullException.ThrowIfNull(lines);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var publication =
            await db.Set<RegionalPublication>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
            ?? throw Gone();
        Revisions.Require(publication.Revision, revision);
        var sent = await (
            from sending in db.Set<PublicationSending>()
            join line in db.Set<PublicationRecipient>() on sending.RecipientId equals line.Id
            where line.PublicationId == id && lines.Contains(line.Id)
            select sending
        ).ToListAsync(cancellationToken);
        if (sent.Count == 0)
            throw RefusedException.At("chosen", "no-line", "Cochez les destinataires dont l'envoi est faux.");
        db.RemoveRange(
            sent.GroupBy(one => one.RecipientId)
                .Select(some => some.OrderBy(one => one.SentOn).ThenBy(one => one.Id).Last())
        );
        publication.Revision++;
        await db.SaveRevisionAsync(cancellationToken);
    }

    /// <summary>Takes lines off the list. What was sent stays known, so its line does too.</summary>
    /// <exception cref="RefusedException">No line is chosen, or one of them was sent something.</exception>
    public async Task RemoveAsync(
        Actor actor,
        Guid id,
        IReadOnlyCollection<Guid> lines,
        CancellationToken cancellationToken
    )
    {
        Require(actor);
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count == 0)
            throw RefusedException.At("chosen", "no-line", "Cochez les destinataires à retirer de la liste.");
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var sent = await db.Set<PublicationRecipient>()
            .Where(one => one.PublicationId == id && lines.Contains(one.Id))
            .Where(one => db.Set<PublicationSending>().Any(sending => sending.RecipientId == one.Id))
            .OrderBy(one => one.Name)
            .Select(one => one.Name)
            .FirstOrDefaultAsync(cancellationToken);
        if (sent is not null)
            throw RefusedException.At(
                "chosen",
                "sent",
                $"«\u00A0{sent}\u00A0» a déjà reçu des exemplaires\u00A0: sa ligne reste dans la liste."
            );
        await db.Set<PublicationRecipient>()
            .Where(one => one.PublicationId == id && lines.Contains(one.Id))
            .Where(one => !db.Set<PublicationSending>().Any(sending => sending.RecipientId == one.Id))
            .ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<DistributionLine>> AllLinesAsync(
        SproDbContext db,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        var recipients = db.Set<PublicationRecipient>().AsNoTracking().Where(one => one.PublicationId == id);
        return await LinesAsync(
            db,
            await recipients.ToListAsync(cancellationToken),
            sendings => sendings.Where(one => recipients.Any(recipient => recipient.Id == one.RecipientId)),
            cancellationToken
        );
    }

    private static async Task<IReadOnlyList<DistributionLine>> LinesAsync(
        SproDbContext db,
        IReadOnlyList<PublicationRecipient> recipients,
        Func<IQueryable<PublicationSending>, IQueryable<PublicationSending>> theirs,
        CancellationToken cancellationToken
    )
    {
        var sendings = (
            await theirs(db.Set<PublicationSending>().AsNoTracking())
                .OrderBy(one => one.SentOn)
                .ToListAsync(cancellationToken)
        ).ToLookup(one => one.RecipientId);
        return [.. recipients.Select(one => new DistributionLine(one, [.. sendings[one.Id]]))];
    }

    private async Task AddAsync(
        Guid id,
        IEnumerable<(RecipientKind Kind, string Code, string Name, string? Commune, int Copies)> recipients,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.Set<RegionalPublication>().AnyAsync(one => one.Id == id, cancellationToken))
            throw Gone();
        var known = await db.Set<PublicationRecipient>()
            .Where(one => one.PublicationId == id)
            .ToDictionaryAsync(one => one.Id, cancellationToken);
        foreach (var one in recipients)
        {
            var line = StableId.Of(id.ToString(), $"{one.Kind}/{one.Code}");
            if (!known.TryGetValue(line, out var recipient))
            {
                known[line] = recipient = new()
                {
                    Id = line,
                    PublicationId = id,
                    Kind = one.Kind,
                    Code = one.Code,
                    Name = one.Name,
                };
                db.Add(recipient);
            }
            (recipient.Name, recipient.Commune, recipient.Planned) = (one.Name, one.Commune, one.Copies);
        }
        if (known.Count > MostRecipients)
            throw RefusedException.At(
                "schools",
                "too-many",
                $"Une liste a {MostRecipients.ToString(CultureInfo.InvariantCulture)} destinataires au plus."
            );
        await db.SaveNewAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<PublicationView>> ListAsync(
        Func<IQueryable<RegionalPublication>, IQueryable<RegionalPublication>> which,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await which(db.Set<RegionalPublication>().AsNoTracking())
            .OrderBy(one => one.Collection)
            .ThenByDescending(one => one.EditionYear)
            .ThenBy(one => one.Title)
            .ToListAsync(cancellationToken);
        var ids = all.ConvertAll(one => one.Id);
        var papers = (
            await db.Set<Paper>()
                .AsNoTracking()
                .Where(one => ids.Contains(one.AboutId))
                .OrderBy(one => one.AddedAt)
                .ToListAsync(cancellationToken)
        ).ToLookup(one => one.AboutId);
        var planned = await db.Set<PublicationRecipient>()
            .Where(one => ids.Contains(one.PublicationId))
            .GroupBy(one => one.PublicationId)
            .Select(some => new { some.Key, Copies = some.Sum(one => one.Planned) })
            .ToDictionaryAsync(one => one.Key, one => one.Copies, cancellationToken);
        var sent = await (
            from recipient in db.Set<PublicationRecipient>()
            join sending in db.Set<PublicationSending>() on recipient.Id equals sending.RecipientId
            where ids.Contains(recipient.PublicationId)
            group new { recipient.Id, sending.Copies } by recipient.PublicationId into some
            select new
            {
                some.Key,
                Copies = some.Sum(row => row.Copies),
                Reached = some.Select(row => row.Id).Distinct().Count(),
            }
        ).ToDictionaryAsync(one => one.Key, cancellationToken);
        return all.ConvertAll(one =>
        {
            var count = sent.GetValueOrDefault(one.Id);
            return new PublicationView(
                one,
                [.. papers[one.Id]],
                planned.GetValueOrDefault(one.Id),
                count?.Copies ?? 0,
                count?.Reached ?? 0
            );
        });
    }

    private static RefusedException Gone() => new("unknown-publication", "Cette publication n'existe plus.");

    private static void Require(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Publications);
    }
}
