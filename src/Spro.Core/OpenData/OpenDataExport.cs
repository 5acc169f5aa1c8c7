using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Structures;

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
    /// <summary>The licence, as named to whoever reuses the data.</summary>
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

    // A place that has ended is no more part of the directory.
    private IEnumerable<Door> Doors => catalogue.Doors.All.Where(door => door.Place.HoldsOn(today));

    private Task WritePlacesAsync(Stream output, CancellationToken cancellationToken) =>
        OpenCsv.WriteAsync(
            output,
            OpenPlace.Columns,
            Doors.Select(door => OpenPlace.Of(door, publicUrl, today).Cells),
            cancellationToken
        );

    private Task WritePlacesJsonAsync(Stream output, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(
            output,
            new
            {
                licence = Licence,
                date = today,
                version = catalogue.Version,
                items = Doors.Select(door => OpenPlace.Of(door, publicUrl, today)),
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
                "fictitious",
            ],
            Doors.SelectMany(door => door.Services.Select(service => CellsOf(door, service))),
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
                        commune.Clefop?.Name,
                        commune.Population,
                        commune.Position?.Latitude,
                        commune.Position?.Longitude,
                        commune.Postcodes,
                    }
                ),
            cancellationToken
        );

    private Task WriteRulesAsync(Stream output, CancellationToken cancellationToken)
    {
        var rules = catalogue.RulesOn(today);
        return JsonSerializer.SerializeAsync(
            output,
            new
            {
                licence = Licence,
                date = today,
                version = rules.Version,
                title = rules.Title,
                status = rules.Status == RuleSetStatus.Approved ? "approved" : "draft",
                author = rules.Author,
                approver = rules.Approver,
                validFrom = rules.ValidFrom,
                validTo = rules.ValidTo,
                notice = rules.Notice,
                rules = rules.Rules.Select(rule => new
                {
                    id = rule.Id,
                    name = rule.Name,
                    when = ConditionText.Of(rule.When, catalogue.Words),
                    networks = rule.Gives.Select(given => given.Network?.Code ?? "CURRENT_REFERENT"),
                    flags = rule.Flags.Select(flag => flag.Code),
                    reason = rule.Reason,
                    basis = rule.PublicBasis,
                }),
                filters = rules.Filters.Select(filter => new
                {
                    network = filter.Network.Code,
                    onlyIf = ConditionText.Of(filter.Condition, catalogue.Words),
                    reason = filter.Reason,
                }),
            },
            Options,
            cancellationToken
        );
    }

    private async Task WriteReadmeAsync(Stream output, CancellationToken cancellationToken)
    {
        var french = CultureInfo.GetCultureInfo("fr-FR");
        var text = $"""
            # Données ouvertes du service public régional de l'orientation

            Données du {today.ToString("d MMMM yyyy", french)}, publiées par {publicUrl}. {Licence} : vous pouvez les
            réutiliser librement en citant ce service et cette date, avec la source de chaque ligne (colonne « source »).

            | fichier | contenu |
            |---|---|
            | `places.csv`, `places.json` | les lieux d'accueil ; les horaires suivent la syntaxe `opening_hours` d'OpenStreetMap ; `exceptions` (jours particuliers) et `stops` (passages d'un lieu mobile) l'emportent sur eux |
            | `services.csv` | ce que l'on fait dans chaque lieu ; `placeId` renvoie à `id` de `places.csv` |
            | `communes.csv` | les communes du territoire, d'après l'Insee et La Poste |
            | `rules.json` | les règles qui donnent la première réponse, avec leur fondement |

            Les fichiers CSV sont en UTF-8, séparés par des points-virgules. Une cellule de texte qui commencerait comme une
            formule de tableur est précédée d'une apostrophe. Une ligne où `fictitious` vaut `true` est inventée pour la
            démonstration : ne la diffusez pas comme un lieu réel.

            """;
        await output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }
}
