using System.Text.Json;
using System.Text.RegularExpressions;
using Spro.Core.Interchange.Fields;
using Spro.Core.Interchange.Files;
using Spro.Core.Structures;

namespace Spro.Core.Interchange.DataInclusion;

/// <summary>
/// Reads the properties of one record under the schema's own constraints (types, lengths, patterns, closed lists):
/// what breaks one rejects the record. Formats (e-mail, URL) only annotate in JSON Schema: what breaks one is dropped.
/// </summary>
internal sealed partial class SchemaReader(JsonElement record, FieldReader fields)
{
    private static readonly string[] AddressProperties = ["adresse", "commune", "code_postal", "code_insee"];

    public FieldReader Fields { get; } = fields;

    public string Id(string property) => Fields.Id(property, String(property));

    /// <summary>A text of the lengths the schema asks for, in characters; null when absent.</summary>
    public string? Text(string property, int shortest = 0, int longest = int.MaxValue)
    {
        if (String(property) is not { } text)
            return null;
        var length = text.EnumerateRunes().Count();
        if (length < shortest || length > longest)
            Fields.Reject(property, $"Ce champ doit avoir de {shortest} à {longest} caractères.");
        return text;
    }

    public string? Postcode() => Fields.Matching("code_postal", String("code_postal"), FiveDigits(), "un code postal");

    public string? CommuneCode() => Fields.Matching("code_insee", String("code_insee"), FiveSigns(), "un code INSEE");

    public string? Siret() => Fields.Matching("siret", String("siret"), FourteenDigits(), "un SIRET à 14 chiffres");

    public DateOnly? UpdatedOn()
    {
        var written = Fields.Matching("date_maj", String("date_maj"), IsoDay(), "une date de la forme 2026-11-24");
        var day = Fields.PastDate("date_maj", written);
        if (day is null)
            Fields.Reject("date_maj", "Ce champ est obligatoire.");
        else if (day < new DateOnly(2000, 1, 1))
            Fields.Reject("date_maj", "Cette date est antérieure à l'an 2000.");
        return day;
    }

    public string? Number(string property)
    {
        if (!record.TryGetProperty(property, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind == JsonValueKind.Number)
            return value.GetDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        Fields.Reject(property, "Ce champ doit être un nombre.");
        return null;
    }

    /// <summary>One code of a closed list.</summary>
    public string? Code(string property, IReadOnlySet<string> known)
    {
        var code = String(property);
        if (code is not null && !known.Contains(code))
            Unknown(property, code);
        return code;
    }

    /// <summary>Distinct codes of a closed list; empty when absent.</summary>
    public List<string> Codes(string property, IReadOnlySet<string> known)
    {
        var codes = Strings(property);
        foreach (var code in codes.Where(code => !known.Contains(code)))
            Unknown(property, code);
        return codes;
    }

    /// <summary>Territories: communes, departments, EPCI, countries; "france" asks nothing.</summary>
    public List<string> Zones()
    {
        var zones = Strings("zone_eligibilite");
        foreach (var zone in zones.Where(zone => zone != "france" && !Zone().IsMatch(zone)))
            Unknown("zone_eligibilite", zone);
        return zones.Contains("france") ? [] : zones;
    }

    /// <summary>Whether the record says anything of where it is.</summary>
    public bool HasAddress => AddressProperties.Any(property => !string.IsNullOrWhiteSpace(record.Text(property)));

    /// <summary>The place that the record speaks of, without its position yet.</summary>
    public Place Place(string source, string id, Guid structureId, string name, DateOnly? date)
    {
        var place = new Place
        {
            Source = source,
            SourceId = id,
            SourceVersion = Vocabulary.Version,
            SourceDate = date,
            StructureId = structureId,
            Name = name,
            Address = Fields.Line("adresse", Text("adresse")),
            AddressComplement = Fields.Line("complement_adresse", Text("complement_adresse")),
            Postcode = Postcode(),
            Phone = Fields.Phone("telephone", Text("telephone")),
            Email = Fields.Email("courriel", Text("courriel")),
        };
        Fields.Hours(place, "horaires_accueil", Text("horaires_accueil"));
        return place;
    }

    /// <summary>Places it where the record says.</summary>
    public void Locate(Place place) =>
        Fields.Locate(
            place,
            new Location("commune", "latitude")
            {
                Code = CommuneCode(),
                Commune = Text("commune"),
                Position = Fields.Position("latitude", Number("latitude"), Number("longitude")),
            }
        );

    /// <summary>
    /// The record to give back as it came: only what the schema knows, less what was dropped or mended on the way and the
    /// name of a person. Null when it is rejected.
    /// </summary>
    /// <param name="place">The place that it speaks of, as read.</param>
    /// <param name="cleaned">Puts what was cleaned in the place of what was written.</param>
    public string? AsGiven<T>(Place place, Func<T, T> cleaned)
        where T : DataInclusionRecord
    {
        var commune = Fields.Line("commune", Text("commune"));
        var sourceUrl = Fields.Url("lien_source", Text("lien_source"));
        // What breaks the schema could not be read as a record of it.
        if (Fields.Rejected)
            return null;
        var written = cleaned(record.Deserialize<T>(DataInclusionExport.Json)!);
        var hasPosition = place is { PositionIsCommune: false, Latitude: not null };
        var given = written with
        {
            Address = place.Address,
            AddressComplement = place.AddressComplement,
            Commune = commune,
            Latitude = hasPosition ? place.Latitude : null,
            Longitude = hasPosition ? place.Longitude : null,
            Phone = place.Phone is not null && PhoneSigns().IsMatch(written.Phone!) ? written.Phone : place.Phone,
            Email = place.Email,
            Hours = DataInclusionExport.HoursOf(place),
            SourceUrl = sourceUrl,
        };
        return JsonSerializer.Serialize(given, given.GetType(), DataInclusionExport.Json);
    }

    private List<string> Strings(string property)
    {
        if (!record.TryGetProperty(property, out var value) || value.ValueKind == JsonValueKind.Null)
            return [];
        if (
            value.ValueKind != JsonValueKind.Array
            || value.EnumerateArray().Any(one => one.ValueKind != JsonValueKind.String)
        )
        {
            Fields.Reject(property, "Ce champ doit être une liste de textes.");
            return [];
        }
        var codes = value.EnumerateArray().Select(one => one.GetString()!).ToList();
        if (codes.Distinct(StringComparer.Ordinal).Count() != codes.Count)
            Fields.Reject(property, "Une valeur y figure deux fois.");
        return codes;
    }

    private string? String(string property)
    {
        if (!record.TryGetProperty(property, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind == JsonValueKind.String && record.Text(property) is { } text)
            return text;
        Fields.Reject(property, "Ce champ doit être un texte.");
        return null;
    }

    private void Unknown(string property, string code) =>
        Fields.Reject(
            property,
            $"« {PlainText.Line(code[..Math.Min(code.Length, 80)])} » n'est pas dans la liste du schéma {Vocabulary.Version}."
        );

    [GeneratedRegex(@"\A[\d +().-]+\z")]
    private static partial Regex PhoneSigns();

    [GeneratedRegex(@"\A\d{5}\z")]
    private static partial Regex FiveDigits();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\d\z")]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"\A\w{5}\z")]
    private static partial Regex FiveSigns();

    [GeneratedRegex(@"\A\d{14}\z")]
    private static partial Regex FourteenDigits();

    [GeneratedRegex(@"\A(?:\w{5}|\w{2,3}|\d{9})\z")]
    private static partial Regex Zone();
}
