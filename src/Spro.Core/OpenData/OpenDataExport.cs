using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.OpenData;

/// <summary>
/// What the service gives back to everybody: the directory, its services, the communes and the rules, with licence and
/// date. Only public data is in a catalogue: no professional, nobody's situation.
/// </summary>
/// <param name="catalogue">The snapshot published.</param>
/// <param name="publicUrl">Where the service is, without a trailing slash.</param>
/// <param name="today">The day of the export.</param>
public sealed class OpenDataExport(PublicCatalogue catalogue, Uri publicUrl, DateOnly today)
{
    /// <summary>Our licence, on what is ours; each line of a source keeps the source's.</summary>
    public const string Licence = "Licence Ouverte 2.0 (Etalab)";

    private const string Csv = "text/csv; charset=utf-8";
    private const string Json = "application/json; charset=utf-8";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Every file, in the order shown.</summary>
    public IReadOnlyList<OpenDataFile> Files =>
        [
            new("places.csv", Csv, WritePlacesAsync),
            new("places.json", Json, WritePlacesJsonAsync),
            new("services.csv", Csv, WriteServicesAsync),
            new("communes.csv", Csv, WriteCommunesAsync),
            new("rules.json", Json, WriteRulesAsync),
            new("README.md", "text/markdown; charset=utf-8", WriteReadmeAsync),
        ];

    /// <summary>The sources left out, which state no licence: their places, seen on the site, are not ours to give.</summary>
    public IReadOnlyList<SourceLeftOut> LeftOut =>
        [
            .. Current
                .Where(door => LicenceOf(door) is null)
                .GroupBy(door => door.Place.Source, StringComparer.Ordinal)
                .Select(group => new SourceLeftOut(group.Key, Sources.Of(group.Key).Name, group.Count())),
        ];

    // A place that has ended is no more part of the directory.
    private IEnumerable<Door> Current => catalogue.Doors.All.Where(door => door.Place.HoldsOn(today));

    private IEnumerable<Door> Doors => Current.Where(door => LicenceOf(door) is not null);

    private static string? LicenceOf(Door door) => Sources.Of(door.Place.Source).Licence;

    private IEnumerable<OpenPlace> Places =>
        Doors.Select(door => OpenPlace.Of(door, LicenceOf(door)!, publicUrl, today));

    private Task WritePlacesAsync(Stream output, CancellationToken cancellationToken) =>
        OpenCsv.WriteAsync(output, OpenPlace.Columns, Places.Select(place => place.Cells), cancellationToken);

    private Task WritePlacesJsonAsync(Stream output, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(
            output,
            new
            {
                licence = Licence,
                date = today,
                version = catalogue.Version,
                leftOut = LeftOut,
                items = Places,
            },
            Options,
            cancellationToken
        );

    private Task WriteServicesAsync(Stream output, CancellationToken cancellationToken) =>
        OpenCsv.WriteAsync(
            output,
            [
                "placeId",
                "id",
                "name",
                "description",
                "level",
                "needs",
                "audiences",
                "minimumAge",
                "maximumAge",
                "eligibilityZones",
                "conditions",
                "themes",
                "source",
                "sourceDate",
                "licence",
                "fictitious",
            ],
            Doors.SelectMany(door =>
                door.Services.Where(service => Sources.Of(service.Source).Licence is not null)
                    .Select(service => CellsOf(door, service))
            ),
            cancellationToken
        );

    private static object?[] CellsOf(Door door, ServiceOffer service) =>
        [
            door.Place.Id,
            service.Id,
            service.Name,
            service.Description,
            ServiceDetails.LevelOf(service.Level),
            service.Needs,
            service.Audiences,
            service.MinimumAge,
            service.MaximumAge,
            service.EligibilityZones,
            service.Conditions,
            service.Themes,
            service.Source,
            service.SourceDate,
            Sources.Of(service.Source).Licence,
            service.IsFictitious,
        ];

    private Task WriteCommunesAsync(Stream output, CancellationToken cancellationToken) =>
        OpenCsv.WriteAsync(
            output,
            [
                "code",
                "name",
                "department",
                "epciCode",
                "epci",
                "employmentZone",
                "clefop",
                "population",
                "latitude",
                "longitude",
                "postcodes",
            ],
            catalogue
                .Territory.Communes.Where(catalogue.Covers)
                .OrderBy(commune => commune.Code, StringComparer.Ordinal)
                .Select(commune =>
                    new object?[]
                    {
                        commune.Code,
                        commune.Name,
                        commune.Department.Code,
                        commune.Epci?.Code,
                        commune.Epci?.Name,
                        commune.EmploymentZone?.Name,
                        // The committees that stand for CLEFOP come from a list without licence.
                        commune.Clefop
                            is { Note: not TerritorySources.PresumedClefop } clefop
                            ? clefop.Name
                            : null,
                        commune.Population,
                        commune.Position?.Latitude,
                        commune.Position?.Longitude,
                        commune.Postcodes,
                    }
                ),
            cancellationToken
        );

    private Task WriteRulesAsync(Stream output, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(
            output,
            PublishedRules.Of(catalogue.VersionOn(today), catalogue.Words, Licence, today),
            Options,
            cancellationToken
        );

    private async Task WriteReadmeAsync(Stream output, CancellationToken cancellationToken)
    {
        var text = $"""
            # Données ouvertes du service public régional de l'orientation

            Données du {today.InFrench}, publiées par {publicUrl}. Ce que nous avons écrit ou
            rassemblé est sous {Licence} : vous pouvez le réutiliser librement en citant ce service et cette date. Chaque
            lieu et chaque service vient d'une source et garde la licence qu'elle énonce (colonnes `source` et `licence`).

            {LeftOutText()}

            | fichier | contenu |
            |---|---|
            | `places.csv`, `places.json` | les lieux d'accueil ; les horaires suivent la syntaxe `opening_hours` d'OpenStreetMap ; `exceptions` (jours particuliers) et `stops` (passages d'un lieu mobile) l'emportent sur eux |
            | `services.csv` | ce que l'on fait dans chaque lieu ; `placeId` renvoie à `id` de `places.csv` |
            | `communes.csv` | les communes du territoire, d'après l'Institut national de la statistique (Insee) et La Poste |
            | `rules.json` | les règles qui donnent la première réponse, avec leur fondement ; de quoi refaire le calcul |

            Les fichiers CSV sont en UTF-8, séparés par des points-virgules. Une cellule de texte qui commencerait comme une
            formule de tableur est précédée d'une apostrophe. Une ligne où `fictitious` vaut `true` est inventée pour la
            démonstration : ne la diffusez pas comme un lieu réel.

            ## Refaire le calcul d'une réponse

            Avec `rules.json` seul, on retrouve les services d'une réponse (les lieux viennent ensuite de l'annuaire) :

            1. Ne garder que les règles dont les dates (`validFrom`, `validTo`) contiennent le jour.
            2. Une condition (`condition`) est vraie, fausse ou inconnue. `all` vaut la moins vraie de ses parties, `any` la
               plus vraie. Un champ non dit rend inconnu le test qui le lit, sauf `said` (vrai si le champ est dit, ou s'il
               ne l'est pas) et `unsaid` (vrai s'il n'est pas dit). Un âge entre deux bornes rend le test inconnu s'il n'a
               pas la même valeur à tous les âges. `hasAny` : l'un de ces besoins est dit.
            3. Une règle compte si sa condition est vraie. Un service est écarté si la condition de son filtre (`filters`)
               est fausse, sauf quand la règle a `bypassesFilters`. `$currentReferentNetwork` est le service où la personne
               a déjà un conseiller ou une conseillère.
            4. Règles de secours (`fallback`) : on regarde ce que donnent les autres règles, champs volontaires
               (`voluntaryFields`) laissés de côté, aux rangs `primary` et `secondary`. Rien : les règles `nothingElse`
               comptent. Des services, dont aucun n'est `signatory` : les règles `noSignatory` comptent. Sinon, aucune.
            5. Chaque service garde sa meilleure place : rang (`primary`, `secondary`, `complement`), puis `order`, puis
               ordre alphabétique des codes.
            6. Les `maxAnswers` premiers services des deux premiers rangs sont montrés d'abord. Si aucun n'est `signatory`,
               le premier signataire qui suit prend la dernière de ces places. Puis `maxComplements` compléments ; le reste
               est montré ensuite, dans l'ordre.
            7. Les repères (`flags`) sont ceux de toutes les règles qui comptent.

            """;
        await output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    private string LeftOutText() =>
        LeftOut is { Count: > 0 } sources
            ? "Ne sont pas reprises, faute de licence énoncée par leur source : "
                + string.Join(" ; ", sources.Select(source => $"{source.Name} ({source.Places} lieux)"))
                + ". Le nom des CLEFOP présumés ne l'est pas non plus, pour la même raison."
            : "Le nom des CLEFOP présumés n'est pas repris, faute de licence énoncée par sa source.";
}
