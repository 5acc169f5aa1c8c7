using Microsoft.EntityFrameworkCore;
using Spro.Core.Associates;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Papers;
using Spro.Core.Structures;

namespace Spro.Core.Demonstration;

/// <summary>
/// Fictitious calls, applications and labels around the day they are loaded; each says that it is fictitious.
/// </summary>
internal static class DemonstrationAssociates
{
    private const string Source = "demonstration-associates";
    private const string Decider = "Commission permanente fictive du conseil régional";
    private const string Remedies = "Texte fictif\u00A0: la Région écrit ici comment contester, et jusqu'à quand.";

    private static readonly string[] Labelled =
    [
        "fictif-associated-44",
        "fictif-associated-49",
        "fictif-associated-53",
        "fictif-associated-72",
        "fictif-associated-85",
    ];

    /// <summary>The identifier of one of its objects.</summary>
    public static Guid IdOf(string key) => StableId.Of(Source, key);

    /// <summary>Adds them once, where the structures they speak of are there.</summary>
    /// <param name="db">The store.</param>
    /// <param name="readers">The accounts that read applications.</param>
    /// <param name="now">Now, in UTC.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task AddAsync(
        SproDbContext db,
        IReadOnlyList<Guid> readers,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var ids = Labelled.Select(one => DirectoryIds.OfStructure("fictitious", one)).ToList();
        var structures = await db.Set<Structure>().Where(one => ids.Contains(one.Id)).ToListAsync(cancellationToken);
        if (
            structures.Count < ids.Count
            || await db.Set<LabelDecision>().AnyAsync(one => one.FromDemonstration, cancellationToken)
        )
            return;
        var today = DateOnly.FromDateTime(now);
        var former = new Structure
        {
            Id = DirectoryIds.OfStructure("fictitious", "fictif-associated-former"),
            Source = "fictitious",
            SourceId = "fictif-associated-former",
            Name = "Fédération imaginaire pour les métiers du bois (structure fictive)",
            IsFictitious = true,
            FromDemonstration = true,
        };
        db.Add(former);
        db.AddRange(CallsOf(now));
        db.AddRange(
            readers.Select(account => new CallReader
            {
                CallId = IdOf("call/closed"),
                AccountId = account,
                NamedAt = now.AddDays(-9),
            })
        );
        db.AddRange(ApplicationsOf(now));
        // The first has no interest in one, and has said nothing yet of the other.
        db.AddRange(
            readers
                .Take(1)
                .Select(account => new ApplicationReading
                {
                    ApplicationId = IdOf("application/eligible"),
                    AccountId = account,
                    DeclaredAt = now.AddDays(-7),
                })
        );
        foreach (var (rank, structure) in structures.OrderBy(one => one.SourceId, StringComparer.Ordinal).Index())
        {
            var label = AddLabel(db, structure, now, today.AddDays(-400), today.AddDays(rank == 1 ? 60 : 700));
            Listing.Apply(structure, [label], today);
        }
        AddLabel(db, former, now, today.AddDays(-740), today.AddDays(-20));
        AddCommitments(db, now);
        var recognised = DirectoryIds.OfStructure("fictitious", "fictif-cio-53");
        if (await db.Set<Structure>().AnyAsync(one => one.Id == recognised, cancellationToken))
            db.Add(
                new ProviderRecognition
                {
                    Id = IdOf("recognition"),
                    StructureId = recognised,
                    Act = "Arrêté fictif n° 12",
                    ValidFrom = today.AddDays(-200),
                    Revision = 1,
                    FromDemonstration = true,
                }
            );
        await db.SaveChangesAsync(cancellationToken);
        await db.BumpPublicDataAsync(cancellationToken);
    }

    /// <summary>Takes them away, with what was done on them, as them, or for structures of the demonstration.</summary>
    public static async Task RemoveAsync(
        SproDbContext db,
        IQueryable<Guid> structures,
        IQueryable<Guid> accounts,
        CancellationToken cancellationToken
    )
    {
        var calls = db.Set<CallForProjects>().Where(call => call.FromDemonstration).Select(call => call.Id);
        var applications = db.Set<CallApplication>().Where(one => calls.Contains(one.CallId)).Select(one => one.Id);
        var decisions = db.Set<LabelDecision>().Where(one => one.FromDemonstration).Select(one => one.Id);
        var labels = db.Set<AssociatedLabel>()
            .Where(one => structures.Contains(one.StructureId) || decisions.Contains(one.DecisionId));
        var ids = labels.Select(one => one.Id);
        var commitments = db.Set<LabelCommitment>().Where(one => ids.Contains(one.LabelId)).Select(one => one.Id);
        await db.Set<Paper>()
            .Where(paper =>
                calls.Contains(paper.AboutId)
                || applications.Contains(paper.AboutId)
                || commitments.Contains(paper.AboutId)
            )
            .ExecuteDeleteAsync(cancellationToken);
        await labels.ExecuteDeleteAsync(cancellationToken);
        await db.Set<ProviderRecognition>()
            .Where(one => one.FromDemonstration || structures.Contains(one.StructureId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<LabelDecision>().Where(one => one.FromDemonstration).ExecuteDeleteAsync(cancellationToken);
        await db.Set<CallForProjects>().Where(one => one.FromDemonstration).ExecuteDeleteAsync(cancellationToken);
        await db.Set<CallReader>().Where(one => accounts.Contains(one.AccountId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ApplicationReading>()
            .Where(one => accounts.Contains(one.AccountId))
            .ExecuteDeleteAsync(cancellationToken);
    }

    private static IEnumerable<CallForProjects> CallsOf(DateTime now)
    {
        yield return Call("open", "Appel à projets fictif\u00A0: faire connaître les métiers du soin", now, -12, 24);
        yield return Call(
            "closed",
            "Appel à projets fictif\u00A0: faire connaître les métiers de l'énergie",
            now,
            -50,
            -10
        );
        // Not published yet: the Région still writes it.
        var draft = Call(
            "draft",
            "Appel à projets fictif\u00A0: faire connaître les métiers du numérique",
            now,
            20,
            80
        );
        draft.PublishedAt = null;
        yield return draft;
    }

    private static CallForProjects Call(string key, string title, DateTime now, int opens, int closes) =>
        new()
        {
            Id = IdOf("call/" + key),
            Title = title,
            What =
                "Texte fictif. La Région cherche des organismes qui font connaître un secteur, ses métiers et ses conditions de travail.\nIls animent un réseau d'ambassadrices et d'ambassadeurs, et invitent des entreprises à recevoir le public.",
            Remedies = Remedies,
            Criteria =
            [
                Criterion(key, 1, "Des métiers montrés tels qu'ils sont", 3),
                Criterion(key, 2, "Des rencontres dans chaque département", 2),
                Criterion(key, 3, "Une place égale pour toutes et tous", 2),
            ],
            Questions =
            [
                new CallQuestion
                {
                    Id = IdOf($"question/{key}/1"),
                    Text = "Votre organisme représente-t-il un secteur\u00A0?",
                },
                new CallQuestion
                {
                    Id = IdOf($"question/{key}/2"),
                    Text = "Vos actions sont-elles gratuites pour le public\u00A0?",
                },
            ],
            OpensAt = now.Date.AddDays(opens).AddHours(8),
            ClosesAt = now.Date.AddDays(closes).AddHours(11),
            DecisionBy = DateOnly.FromDateTime(now).AddDays(closes + 45),
            PublishedAt = now.Date.AddDays(opens - 5),
            FromDemonstration = true,
            Revision = 1,
        };

    private static CallCriterion Criterion(string key, int rank, string text, int weight) =>
        new()
        {
            Id = IdOf($"criterion/{key}/{rank}"),
            Text = text,
            Weight = weight,
        };

    private static IEnumerable<CallApplication> ApplicationsOf(DateTime now)
    {
        yield return Application("sent", "Union imaginaire du gaz vert (organisme fictif)", ApplicationState.Sent, now);
        var eligible = Application(
            "eligible",
            "Branche imaginaire de l'énergie (organisme fictif)",
            ApplicationState.Eligible,
            now
        );
        eligible.CheckNote = "Dossier complet, conditions remplies (fictif).";
        eligible.CheckedAt = now.AddDays(-8);
        yield return eligible;
    }

    private static CallApplication Application(string key, string name, ApplicationState state, DateTime now) =>
        new()
        {
            Id = IdOf("application/" + key),
            CallId = IdOf("call/closed"),
            BodyName = name,
            Presentation = "Nous réunissons des entreprises d'un secteur inventé.",
            Project = "Douze rencontres par an dans les lycées, et des visites d'entreprises ouvertes à tout le monde.",
            Answers =
            [
                .. Enumerable
                    .Range(1, 2)
                    .Select(rank => new ApplicationAnswer { About = IdOf($"question/closed/{rank}"), Yes = true }),
                .. Enumerable
                    .Range(1, 3)
                    .Select(rank => new ApplicationAnswer
                    {
                        About = IdOf($"criterion/closed/{rank}"),
                        Text = "Réponse fictive à ce critère.",
                    }),
            ],
            Commitments =
            [
                new PlannedCommitment
                {
                    Kind = CommitmentKind.Ambassadors,
                    Text = "Former vingt personnes du secteur.",
                },
                new PlannedCommitment
                {
                    Kind = CommitmentKind.Companies,
                    Text = "Inviter trente entreprises à s'inscrire.",
                },
            ],
            State = state,
            CreatedAt = now.AddDays(-30),
            SentAt = now.AddDays(-14),
            Revision = 3,
        };

    private static AssociatedLabel AddLabel(
        SproDbContext db,
        Structure structure,
        DateTime now,
        DateOnly from,
        DateOnly to
    )
    {
        var id = IdOf("label/" + structure.SourceId);
        db.Add(
            new LabelDecision
            {
                Id = id,
                CallTitle = "Appel à projets fictif des années passées",
                BodyName = structure.Name,
                DecidedBy = Decider,
                DecidedOn = from.AddDays(-10),
                Reference = "fictif-" + structure.SourceId[^2..],
                IsFavourable = true,
                RecordedAt = now.AddDays(-300),
                FromDemonstration = true,
            }
        );
        var label = new AssociatedLabel
        {
            Id = id,
            StructureId = structure.Id,
            DecisionId = id,
            ValidFrom = from,
            ValidTo = to,
            Revision = 1,
        };
        db.Add(label);
        return label;
    }

    private static void AddCommitments(SproDbContext db, DateTime now)
    {
        // Of the body that has an account: it says there where it is with them.
        var label = IdOf("label/fictif-associated-53");
        db.Add(
            Commitment(
                "ambassadors",
                label,
                CommitmentKind.Ambassadors,
                "Animer un réseau de vingt ambassadrices et ambassadeurs (fictif).",
                CommitmentProgress.UnderWay,
                new CommitmentProof
                {
                    Id = IdOf("proof/ambassadors"),
                    CommitmentId = IdOf("commitment/ambassadors"),
                    Text = "Ambassadrices et ambassadeurs inscrits (fictif)",
                    // Those of the list: see DemonstrationSharing.
                    Count = DemonstrationSharing.Hosted,
                    AddedAt = now.AddDays(-60),
                    VerifiedAt = now.AddDays(-50),
                }
            )
        );
        db.Add(
            Commitment(
                "tools",
                label,
                CommitmentKind.SectorTools,
                "Écrire avec la Région un jeu de cartes des métiers (fictif).",
                CommitmentProgress.UnderWay,
                new CommitmentProof
                {
                    Id = IdOf("proof/tools"),
                    CommitmentId = IdOf("commitment/tools"),
                    Text = "Séances de travail tenues (fictif)",
                    Count = 3,
                    AddedAt = now.AddDays(-20),
                }
            )
        );
        db.Add(
            Commitment(
                "companies",
                label,
                CommitmentKind.Companies,
                "Inviter quarante entreprises à recevoir le public (fictif).",
                CommitmentProgress.Planned
            )
        );
        db.Add(
            new LabelReport
            {
                Id = IdOf("report"),
                LabelId = label,
                Year = now.Year,
                AskedOn = DateOnly.FromDateTime(now).AddDays(-10),
                DueOn = DateOnly.FromDateTime(now).AddDays(50),
            }
        );
    }

    private static LabelCommitment Commitment(
        string key,
        Guid label,
        CommitmentKind kind,
        string text,
        CommitmentProgress progress,
        params IEnumerable<CommitmentProof> proofs
    ) =>
        new()
        {
            Id = IdOf("commitment/" + key),
            LabelId = label,
            Kind = kind,
            Text = text,
            Progress = progress,
            Proofs = [.. proofs],
            Revision = 1,
        };
}
