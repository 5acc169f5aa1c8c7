using Microsoft.EntityFrameworkCore;
using Spro.Core.Charter;
using Spro.Core.Common;
using Spro.Core.Database;

namespace Spro.Core.Demonstration;

/// <summary>A fictitious charter with its first amendment, signed, and what one of its signatories commits to.</summary>
internal static class DemonstrationCharter
{
    // Each signatory of the text, with the networks that it brings and who signed.
    private static readonly (string Key, string[] Networks, string Representative)[] Signatures =
    [
        ("region-fictive", ["REGION"], "Maxime Fictif, pour la Région fictive"),
        ("academie-fictive", ["CIO"], "Andréa Fictif, pour l'Académie fictive"),
        ("universites-fictives", ["SUIO"], "Lou Fictif, pour les Universités fictives"),
        ("reseau-fictif-des-missions-locales", ["ML"], "Claude Fictif, pour son réseau"),
        ("reseau-fictif-information-jeunesse", ["IJ"], "Alix Fictif, pour son réseau"),
        ("reseau-fictif-pour-l-emploi", ["FT"], "Dominique Fictif, pour son réseau"),
        ("reseau-fictif-emploi-et-handicap", ["CAP_EMPLOI"], "Sacha Fictif, pour son réseau"),
        ("reseau-fictif-des-cadres", ["APEC"], "Camille Fictif, pour son réseau"),
        ("reseau-fictif-des-chambres", ["CCI", "CA"], "Morgan Fictif, pour son réseau"),
        ("reseau-fictif-de-l-artisanat", ["CMA"], "Eden Fictif, pour son réseau"),
    ];

    private static readonly string First = EmbeddedData.ReadText("demonstration/charter.txt");

    private static readonly string Amended = First
        .Replace("Un guide présente", "Un guide, refait chaque année, présente", StringComparison.Ordinal)
        .Replace(
            "le Réseau fictif Information Jeunesse,",
            "le Réseau fictif Information Jeunesse, le Réseau fictif de l'artisanat,",
            StringComparison.Ordinal
        );

    /// <summary>Adds it where there is no charter.</summary>
    public static async Task AddAsync(
        SproDbContext db,
        CharterIntake charters,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<CharterVersion>().AnyAsync(cancellationToken))
            return;
        await charters.TakeAsync(CharterText.Read(First), by: null, asDemonstration: true, cancellationToken);
        await charters.TakeAsync(CharterText.Read(Amended), by: null, asDemonstration: true, cancellationToken);
        var today = DateOnly.FromDateTime(now);
        foreach (
            var version in await db.Set<CharterVersion>().OrderBy(one => one.Number).ToListAsync(cancellationToken)
        )
        {
            if (version.IsDraft)
            {
                version.Amendment = "Avenant fictif n° 1";
                version.IsSubstantial = false;
                version.SubstantialReasons = "Un réseau de plus signe, et le guide est refait chaque année.";
                version.Publish([], today.AddMonths(-2), now);
            }
            else
                version.InForceFrom = today.AddYears(-1);
            foreach (
                var signatory in await db.Set<CharterSignatory>()
                    .Where(one => one.VersionId == version.Id)
                    .ToListAsync(cancellationToken)
            )
                Sign(signatory, version.InForceFrom!.Value, today);
        }
        db.Add(
            new Commitment
            {
                Id = StableId.Of("demonstration-charter", "commitment"),
                SignatoryKey = "reseau-fictif-des-missions-locales",
                Statement =
                    "Chaque structure du réseau reçoit sans rendez-vous au moins deux demi-journées par semaine.",
                Measure = "Les horaires publiés dans l'annuaire.",
                Since = today.AddYears(-1),
                RecordedAt = now,
                Evidence =
                [
                    new()
                    {
                        Day = today.AddMonths(-1),
                        Label = "Relevé fictif des horaires du réseau",
                        Address = "https://example.org/releve",
                    },
                ],
            }
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    // The place of the adviser's body stays vacant.
    private static void Sign(CharterSignatory signatory, DateOnly day, DateOnly today)
    {
        if (Array.Find(Signatures, one => one.Key == signatory.Key) is not { Key: not null } signed)
            return;
        signatory.Bring(signed.Networks);
        signatory.Sign(signed.Representative, day, today);
    }
}
