using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Evidence;
using Spro.Core.Evidence.Frozen;
using Spro.Core.Privacy;

namespace Spro.Core.Demonstration;

/// <summary>Two fictitious registers: one published some months ago, with a reply, and one that waits for replies.</summary>
internal static class DemonstrationRegisters
{
    private const string Source = "demonstration-registers";

    // What a few obligations say; the others say that nothing measures them.
    private static readonly Dictionary<string, (ObligationState State, string Text)> Told = new(StringComparer.Ordinal)
    {
        ["OBL-01"] = (ObligationState.Kept, "Aucun service n'a de prix (exemple fictif)."),
        ["OBL-09"] = (ObligationState.Due, "Deux intercommunalités n'ont qu'un service à distance (exemple fictif)."),
        ["OBL-12"] = (ObligationState.Late, "Aucun temps d'échanges depuis quatorze mois en Mayenne (exemple fictif)."),
        ["OBL-18"] = (ObligationState.Kept, "Douze sessions tenues, sur les trois thèmes (exemple fictif)."),
        ["OBL-29"] = (ObligationState.NotKept, "Un comité local n'a pas de groupe technique (exemple fictif)."),
    };

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
        if (await db.Set<FrozenRegister>().AnyAsync(one => one.FromDemonstration, cancellationToken))
            return;
        var published = now.AddMonths(-11);
        await AddAsync("published", published, DateOnly.FromDateTime(published).AddDays(20), published.AddDays(25));
        await AddAsync("waiting", now.AddDays(-2), DateOnly.FromDateTime(now).AddDays(40), publishedAt: null);
        db.Add(
            new RegisterReply
            {
                RegisterId = IdOf("published"),
                ObligationCode = "OBL-12",
                Body = "La référente ou le référent Orientation : Mayenne",
                Text =
                    "Le temps d'échanges de printemps a été reporté, faute de salle. Une date est fixée en septembre (exemple fictif).",
                WrittenAt = published.AddDays(12),
                Revision = 1,
            }
        );
        await db.SaveChangesAsync(cancellationToken);

        async Task AddAsync(string key, DateTime takenAt, DateOnly until, DateTime? publishedAt)
        {
            var content = new FrozenContent(FrozenContent.Current, takenAt, [Region, .. Departments]).Write();
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

    /// <summary>Takes them away.</summary>
    public static async Task RemoveAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        var ids = db.Set<FrozenRegister>().Where(one => one.FromDemonstration).Select(one => one.Id);
        await db.Set<RegisterReply>()
            .Where(reply => ids.Contains(reply.RegisterId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<FrozenRegister>().Where(one => one.FromDemonstration).ExecuteDeleteAsync(cancellationToken);
    }

    private static FrozenTerritory Region => new(null, null, [.. Obligation.All.Select(Of)]);

    private static IEnumerable<FrozenTerritory> Departments =>
        [
            new("44", "Loire-Atlantique", [Of(Obligation.Find("OBL-09")!)]),
            new("53", "Mayenne", [Of(Obligation.Find("OBL-09")!), Of(Obligation.Find("OBL-12")!)]),
        ];

    private static FrozenObligation Of(Obligation one)
    {
        var known = Told.TryGetValue(one.Code, out var told);
        return new(
            one.Code,
            one.Clause,
            one.Title,
            one.Rule,
            null,
            known ? told.State : ObligationState.NotMeasured,
            known ? [new(EvidenceKind.Observed, told.Text)] : []
        );
    }
}
