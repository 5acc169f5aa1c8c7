using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Papers;
using Spro.Core.Publications;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Demonstration;

/// <summary>Two fictitious editions of the guide, so that a difference shows, and some fictitious publications.</summary>
internal static class DemonstrationPublications
{
    private const string Region = "52";

    private static Guid IdOf(string key) => StableId.Of("demonstration-publications", key);

    /// <summary>Adds them where there is none.</summary>
    public static async Task AddAsync(SproDbContext db, DateTime now, CancellationToken cancellationToken)
    {
        if (
            await db.Set<GuideEdition>().AnyAsync(cancellationToken)
            || !await db.Set<Place>().AnyAsync(one => one.FromDemonstration, cancellationToken)
        )
            return;
        await AddEditionsAsync(db, now, cancellationToken);
        var today = DateOnly.FromDateTime(now);
        AddPublication(
            db,
            "after",
            "Après la troisième",
            "Après la troisième en région fictive",
            "Collégiennes et collégiens, et leurs familles",
            3000,
            today.AddDays(-70),
            now
        );
        AddPublication(
            db,
            "trades",
            "Zoom sur un secteur",
            "Les métiers fictifs de la mer",
            "Lycéennes et lycéens, apprenties et apprentis",
            null,
            today.AddDays(-120),
            now
        );
        AddPublication(
            db,
            "next",
            "Après la troisième",
            "Après la troisième, l'édition qui se prépare (fictive)",
            "Collégiennes et collégiens, et leurs familles",
            3200,
            null,
            now
        );
        string[] schools = ["Collège fictif des Essais", "Lycée fictif de la Maquette", "Collège fictif du Modèle"];
        foreach (var (rank, name) in schools.Index())
        {
            var line = new PublicationRecipient
            {
                Id = IdOf("school/" + rank),
                PublicationId = IdOf("after"),
                Kind = RecipientKind.School,
                Code = $"053999{rank}X",
                Name = name,
                Commune = "Laval",
                Planned = 120 + 40 * rank,
            };
            db.Add(line);
            if (rank < 2)
                db.Add(
                    new PublicationSending
                    {
                        Id = IdOf("sending/" + rank),
                        RecipientId = line.Id,
                        Copies = line.Planned,
                        SentOn = today.AddDays(-60),
                    }
                );
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes them away.</summary>
    public static async Task RemoveAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        var editions = db.Set<GuideEdition>().Where(one => one.FromDemonstration).Select(one => one.Number);
        await db.Set<GuideFile>().Where(one => editions.Contains(one.Number)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<GuideEdition>().Where(one => one.FromDemonstration).ExecuteDeleteAsync(cancellationToken);
        var publications = db.Set<RegionalPublication>().Where(one => one.FromDemonstration).Select(one => one.Id);
        var lines = db.Set<PublicationRecipient>()
            .Where(one => publications.Contains(one.PublicationId))
            .Select(one => one.Id);
        await db.Set<PublicationSending>()
            .Where(one => lines.Contains(one.RecipientId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<PublicationRecipient>()
            .Where(one => publications.Contains(one.PublicationId))
            .ExecuteDeleteAsync(cancellationToken);
        var papers = db.Set<Paper>().Where(one => publications.Contains(one.AboutId)).Select(one => one.Id);
        await db.Set<PaperFile>().Where(one => papers.Contains(one.Id)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Paper>().Where(one => publications.Contains(one.AboutId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<RegionalPublication>().Where(one => one.FromDemonstration).ExecuteDeleteAsync(cancellationToken);
    }

    // Last year a structure was not there yet, another has left since, and a third had other hours.
    private static async Task AddEditionsAsync(SproDbContext db, DateTime now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now);
        var territory = TerritoryIndex.Build(await TerritoryData.LoadAsync(db, cancellationToken), today);
        var doors = await PublicCatalogue.LoadDoorsAsync(db, territory, today, cancellationToken);
        // Only what is fictitious: a real place was in no fictitious edition.
        var guide = GuideDocument.Of(
            doors.All.Where(door => door.Place.IsFictitious),
            [],
            Networks.BuiltIn,
            territory.Departments.Where(one => one.ParentCode == Region),
            territory,
            today.AddDays(-20)
        );
        guide = guide with { Entries = [.. guide.Entries.Select(entry => AsOf(guide.Day, entry))] };
        if (guide.Entries is not [var changed, .., var absent])
            return;
        var left = changed with
        {
            PlaceId = IdOf("left-place"),
            StructureId = IdOf("left"),
            Structure = "Permanence fictive qui a fermé",
            Name = "Permanence fictive qui a fermé",
        };
        // Its label stood on both days, and has ended since.
        var ended = DirectoryIds.OfStructure("fictitious", "fictif-associated-former");
        if (await db.Set<Structure>().SingleOrDefaultAsync(one => one.Id == ended, cancellationToken) is { } former)
            guide = guide with
            {
                Entries =
                [
                    .. guide.Entries,
                    guide.Entries.First(entry => entry.Standing == GuideStanding.Associated) with
                    {
                        PlaceId = IdOf("former-place"),
                        StructureId = former.Id,
                        Structure = former.Name,
                        Name = former.Name,
                    },
                ],
            };
        var lastYear = today.AddDays(-385);
        var before = guide with
        {
            Day = lastYear,
            Entries =
            [
                .. guide
                    .Entries.Where(entry => entry.StructureId != absent.StructureId)
                    .Select(entry => entry == changed ? entry with { Hours = ["Le mardi, de 9 h à 12 h"] } : entry)
                    .Append(left)
                    .Select(entry => AsOf(lastYear, entry)),
            ],
        };
        foreach (var (rank, edition) in ((GuideDocument[])[before, guide]).Index())
            db.Add(
                Guides.EditionOf(
                    rank + 1,
                    edition,
                    now.AddDays(rank == 0 ? -385 : -20),
                    by: null,
                    isDemonstration: true
                )
            );
        await db.SaveChangesAsync(cancellationToken);
    }

    // A guide prints no confirmation that came after it: that of before is as long before it.
    private static GuideEntry AsOf(DateOnly day, GuideEntry entry) =>
        entry.ConfirmedOn > day
            ? entry with
            {
                ConfirmedOn = day.AddDays(-1 - entry.ConfirmedOn.Value.DayNumber % 60),
            }
            : entry;

    private static void AddPublication(
        SproDbContext db,
        string key,
        string collection,
        string title,
        string audience,
        int? printRun,
        DateOnly? published,
        DateTime now
    )
    {
        db.Add(
            new RegionalPublication
            {
                Id = IdOf(key),
                Collection = collection,
                Title = title,
                EditionYear = (published ?? DateOnly.FromDateTime(now).AddDays(200)).Year,
                Audience = audience,
                Summary = "Ce document est fictif\u00A0: il montre comment une publication est présentée.",
                PrintRun = printRun,
                PublishedOn = published,
                Revision = 1,
                FromDemonstration = true,
            }
        );
        if (published is not null)
            db.Add(
                new Paper
                {
                    Id = IdOf("paper/" + key),
                    AboutId = IdOf(key),
                    Title = "Lire ce document fictif",
                    Link = "https://example.org/publication-fictive",
                    IsPublic = true,
                    AddedAt = now.AddDays(-60),
                }
            );
    }
}
