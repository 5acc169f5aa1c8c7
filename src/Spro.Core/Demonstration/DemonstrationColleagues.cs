using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.Demonstration;

/// <summary>Invented professionals whom colleagues may call, in invented structures; each says that she or he is fictitious.</summary>
internal static class DemonstrationColleagues
{
    private const string Source = "demonstration-colleagues";

    private static readonly (string Structure, string Name, string Role, string Phone, string Topics)[] All =
    [
        (
            "fictif-ml-200083392",
            "Camille Essai (personne fictive)",
            "conseillère, référente apprentissage",
            "02 61 91 40 01",
            "apprentissage, sortie sans diplôme"
        ),
        (
            "fictif-ml-200083392",
            "Sacha Exemple (personne fictive)",
            "accueil",
            "02 61 91 40 02",
            "premier rendez-vous, logement"
        ),
        (
            "fictif-cio-53",
            "Dominique Modèle (personne fictive)",
            "psychologue de l'éducation nationale",
            "02 61 91 40 03",
            "orientation au lycée, retour en formation initiale"
        ),
        (
            "fictif-cap-emploi-53",
            "Alix Témoin (personne fictive)",
            "conseiller maintien dans l'emploi",
            "02 61 91 40 04",
            "handicap, aménagement du poste"
        ),
    ];

    /// <summary>Adds, once, those whose structure is there.</summary>
    public static async Task AddAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        if (await db.Set<Professional>().AnyAsync(person => person.Source == Source, cancellationToken))
            return;
        foreach (var one in All)
        {
            var structure = DirectoryIds.OfStructure("fictitious", one.Structure);
            if (!await db.Set<Structure>().AnyAsync(known => known.Id == structure, cancellationToken))
                continue;
            db.Add(
                new Professional
                {
                    Id = StableId.Of(Source, one.Name),
                    Source = Source,
                    SourceId = one.Name,
                    StructureId = structure,
                    Name = one.Name,
                    Role = one.Role,
                    Phone = one.Phone,
                    Topics = one.Topics,
                    IsFictitious = true,
                    FromDemonstration = true,
                }
            );
        }
        await db.SaveChangesAsync(cancellationToken);
    }
}
