using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Ambassadors;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Library;
using Spro.Core.Papers;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Demonstration;

/// <summary>
/// Fictitious people and companies who talk of their occupation, requests to meet them, and a shared library, around the day
/// they are loaded; each says that it is fictitious.
/// </summary>
internal static class DemonstrationSharing
{
    private const string Source = "demonstration-sharing";
    private const string Agreed = "Accueil fictif de l'entreprise, 1 rue de l'Exemple, Laval";

    /// <summary>How many of its ambassadors one associated body hosts.</summary>
    public const int Hosted = 3;

    /// <summary>The identifier of one of its objects.</summary>
    public static Guid IdOf(string key) => StableId.Of(Source, key);

    /// <summary>The end of the link of one of its fictitious mailboxes: no secret, there is nobody behind it.</summary>
    public static string LinkOf(string key) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Source}/{key}")));

    /// <summary>Adds it once, where the structures it speaks of are there.</summary>
    public static async Task AddAsync(
        SproDbContext db,
        IdentityKeyring keyring,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var (host, centre, mission) = (
            DirectoryIds.OfStructure("fictitious", "fictif-associated-53"),
            DirectoryIds.OfStructure("fictitious", "fictif-cio-53"),
            DirectoryIds.OfStructure("fictitious", "fictif-ml-200083392")
        );
        if (
            await db.Set<Ambassador>().AnyAsync(one => one.FromDemonstration, cancellationToken)
            || await db.Set<Structure>()
                .CountAsync(one => one.Id == host || one.Id == centre || one.Id == mission, cancellationToken) < 3
        )
            return;
        foreach (var sector in (string[])["D", "H", "G"])
            if (
                !await db.Set<SectorHost>()
                    .AnyAsync(one => one.SectorCode == sector && one.StructureId == host, cancellationToken)
            )
                db.Add(new SectorHost { SectorCode = sector, StructureId = host });
        db.Add(
            new PortalStatement
            {
                Id = IdOf("portal"),
                Address = "https://rencontre-un-pro.example.org",
                Companies = 214,
                CountedOn = DateOnly.FromDateTime(now).AddDays(-30),
                RecordedAt = now.AddDays(-29),
                FromDemonstration = true,
            }
        );
        db.AddRange(Ambassadors(keyring, host, now));
        db.AddRange(Requests(keyring, now));
        AddLibrary(db, host, centre, mission, now);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes it away, with what was written on it.</summary>
    public static async Task RemoveAsync(
        SproDbContext db,
        IQueryable<Guid> structures,
        CancellationToken cancellationToken
    )
    {
        await db.Set<Ambassador>()
            .Where(one => one.FromDemonstration || structures.Contains(one.HostId!.Value))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<SectorHost>()
            .Where(one => structures.Contains(one.StructureId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<PortalStatement>().Where(one => one.FromDemonstration).ExecuteDeleteAsync(cancellationToken);
        var items = db.Set<LibraryItem>()
            .Where(one => one.FromDemonstration || structures.Contains(one.OwnerId!.Value));
        var ids = items.Select(one => one.Id);
        var versions = db.Set<LibraryVersion>().Where(one => ids.Contains(one.ItemId)).Select(one => one.Id);
        await db.Set<Paper>().Where(paper => versions.Contains(paper.AboutId)).ExecuteDeleteAsync(cancellationToken);
        await items.ExecuteDeleteAsync(cancellationToken);
        await db.Set<LibraryUse>()
            .Where(one => structures.Contains(one.StructureId))
            .ExecuteDeleteAsync(cancellationToken);
    }

    private static IEnumerable<Ambassador> Ambassadors(IdentityKeyring keyring, Guid host, DateTime now)
    {
        Ambassador New(
            string key,
            AmbassadorKind kind,
            string name,
            string topics,
            EncounterWays ways,
            params string[] codes
        )
        {
            var id = IdOf(key);
            var one = new Ambassador
            {
                Id = id,
                Kind = kind,
                Name = "",
                Topics = "",
                RomeCodes = [.. codes],
                DepartmentCodes = ["53"],
                Ways = ways,
                Availability = "Le mercredi après-midi",
                Quota = 4,
                State = AmbassadorState.Active,
                HostId = host,
                IsAccepted = true,
                Email = keyring.Seal($"{key.Replace('/', '-')}@example.org", Ambassador.EmailColumn, id),
                EmailKey = Ambassador.KeyOf(keyring, $"{key.Replace('/', '-')}@example.org"),
                Contact = keyring.Seal("Personne fictive, 02 61 91 09 00", Ambassador.ContactColumn, id),
                Link = keyring.Seal(LinkOf(key), Ambassador.LinkColumn, id),
                LinkHash = LinkToken.HashOf(LinkOf(key)),
                RegisteredAt = now.AddDays(-120),
                ConfirmedAt = now.AddDays(-119),
                Revision = 1,
                FromDemonstration = true,
            };
            one.Describe(name, topics);
            return one;
        }

        var workshop = New(
            "ambassador/1",
            AmbassadorKind.Company,
            "Fromagerie imaginaire du Bocage (fictif)",
            "On montre la salle de fabrication et le contrôle. On parle des horaires du matin, du froid et du travail en équipe.",
            EncounterWays.OnSite | EncounterWays.Remote,
            "H2102"
        );
        workshop.CommuneCode = "53130";
        yield return workshop;
        yield return New(
            "ambassador/2",
            AmbassadorKind.Person,
            "Camille, qui fait le pain (fictif)",
            "Camille raconte ses nuits, ses mains dans la farine, et son apprentissage commencé à trente ans.",
            EncounterWays.Phone | EncounterWays.AtSchool,
            "D1102"
        );
        var silent = New(
            "ambassador/3",
            AmbassadorKind.Company,
            "Brasserie imaginaire (fictif)",
            "Une petite équipe fait de la bière et la vend.",
            EncounterWays.OnSite,
            "H2102"
        );
        silent.Pause(isSilent: true);
        yield return silent;
        var waiting = New(
            "ambassador/4",
            AmbassadorKind.Company,
            "Auberge imaginaire de la Mayenne (fictif)",
            "En cuisine et en salle, deux équipes vous montrent un service.",
            EncounterWays.OnSite,
            "G1803"
        );
        (waiting.State, waiting.HostId, waiting.IsAccepted) = (AmbassadorState.Waiting, null, false);
        yield return waiting;
        var region = New(
            "ambassador/5",
            AmbassadorKind.Person,
            "Sam, au fil du bois (fictif)",
            "Sam parle du chantier, des plans et de la pluie.",
            EncounterWays.Phone,
            "F1503"
        );
        (region.HostId, region.DepartmentCodes) = (null, ["44", "53"]);
        yield return region;
    }

    private static IEnumerable<EncounterRequest> Requests(IdentityKeyring keyring, DateTime now)
    {
        EncounterRequest New(string key, string ambassador, int days, EncounterState state, EncounterWays way)
        {
            var id = IdOf(key);
            return new()
            {
                Id = id,
                AmbassadorId = IdOf(ambassador),
                Name = keyring.Seal("Personne fictive", EncounterRequest.NameColumn, id),
                Email = keyring.Seal($"{key.Replace('/', '-')}@example.org", EncounterRequest.EmailColumn, id),
                EmailKey = EncounterRequest.KeyOf(keyring, $"{key.Replace('/', '-')}@example.org"),
                Question = keyring.Seal(
                    "À quoi ressemble une journée\u00A0? (question fictive)",
                    EncounterRequest.QuestionColumn,
                    id
                ),
                Link = keyring.Seal(LinkOf(key), EncounterRequest.LinkColumn, id),
                LinkHash = LinkToken.HashOf(LinkOf(key)),
                Way = way,
                AskedAt = now.AddDays(-days),
                PassedAt = now.AddDays(-days),
                AnsweredAt = state == EncounterState.Waiting ? null : now.AddDays(-days + 2),
                State = state,
                FromDemonstration = true,
            };
        }

        yield return New("request/1", "ambassador/1", 2, EncounterState.Waiting, EncounterWays.OnSite);
        var held = New("request/2", "ambassador/1", 40, EncounterState.Accepted, EncounterWays.OnSite);
        held.MeetsAt = now.AddDays(-20);
        held.Agreed = keyring.Seal(Agreed, EncounterRequest.AgreedColumn, held.Id);
        yield return held;
        var ahead = New("request/3", "ambassador/2", 6, EncounterState.Accepted, EncounterWays.Phone);
        (ahead.IsMinor, ahead.MeetsAt) = (true, now.AddDays(5));
        ahead.AdultName = keyring.Seal("Adulte fictif ou fictive", EncounterRequest.AdultNameColumn, ahead.Id);
        ahead.AdultEmail = keyring.Seal("adulte@example.org", EncounterRequest.AdultEmailColumn, ahead.Id);
        ahead.Agreed = keyring.Seal("Par téléphone", EncounterRequest.AgreedColumn, ahead.Id);
        yield return ahead;
        yield return New("request/4", "ambassador/1", 5, EncounterState.LetGo, EncounterWays.OnSite);
        for (var rank = 0; rank < SilenceRule.InARow; rank++)
            yield return New(
                $"request/silent-{rank}",
                "ambassador/3",
                30 + rank,
                EncounterState.Lapsed,
                EncounterWays.OnSite
            );
    }

    private static void AddLibrary(SproDbContext db, Guid host, Guid centre, Guid mission, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        LibraryItem Add(string key, LibraryKind kind, string title, string summary, string source, string version)
        {
            var item = new LibraryItem
            {
                Id = IdOf(key),
                Kind = kind,
                Title = "",
                Summary = "",
                Source = "",
                Licence = "À utiliser et à changer, en citant la source (fictif)",
                ReviewOn = today.AddDays(200),
                SharedAt = now.AddDays(-60),
                IsPublic = true,
                FromDemonstration = true,
                Revision = 1,
            };
            item.Describe(title, summary, source);
            db.Add(item);
            AddVersion(item, version, 60, null);
            return item;
        }

        void AddVersion(LibraryItem item, string label, int days, string? changes)
        {
            var id = IdOf($"version/{item.Id}/{label}");
            db.Add(
                new LibraryVersion
                {
                    Id = id,
                    ItemId = item.Id,
                    Label = label,
                    DatedOn = today.AddDays(-days),
                    Changes = changes,
                    AddedAt = now.AddDays(-days),
                }
            );
            db.Add(
                new Paper
                {
                    Id = id,
                    AboutId = id,
                    Title = item.Title,
                    Link = "https://example.org/outil-fictif",
                    IsPublic = true,
                    AddedAt = now.AddDays(-days),
                }
            );
        }

        var tool = Add(
            "library/1",
            LibraryKind.SectorTool,
            "Mallette fictive des métiers de l'agroalimentaire",
            "Douze cartes pour parler des gestes, des horaires et des idées reçues, en groupe ou seul à seul.",
            "Fédération imaginaire et Région (fictif)",
            "1"
        );
        (tool.OwnerId, tool.OwnerRole, tool.SectorCode) = (host, Role.AssociatedBody, "H");
        (tool.IsWithRegion, tool.RegionConfirmedAt) = (true, now.AddDays(-50));
        AddVersion(tool, "2", 10, "Trois cartes de plus sur la maintenance.");
        var study = Add(
            "library/2",
            LibraryKind.Study,
            "Étude fictive\u00A0: les métiers de demain en Mayenne",
            "Ce que les entreprises disent chercher d'ici cinq ans, métier par métier.",
            "Cariforef fictif",
            "2026"
        );
        (study.OwnerRole, study.DepartmentCodes) = (Role.Cariforef, ["53"]);
        var story = Add(
            "library/3",
            LibraryKind.Experience,
            "Expérience fictive\u00A0: des entretiens en marchant",
            "Un conseiller ou une conseillère reçoit dehors, une fois par semaine. Les silences gênent moins.",
            "Équipe fictive du centre d'information et d'orientation",
            "1"
        );
        (story.OwnerId, story.OwnerRole, story.IsPublic) = (centre, Role.Adviser, false);
        story.ReviewOn = today.AddDays(-15);
        db.Add(
            new LibraryUse
            {
                ItemId = tool.Id,
                StructureId = mission,
                At = now.AddDays(-20),
                Feedback = "Les cartes sur les horaires lancent bien la discussion. (fictif)",
            }
        );
        db.Add(
            new LibraryUse
            {
                ItemId = study.Id,
                StructureId = centre,
                At = now.AddDays(-9),
            }
        );
    }
}
