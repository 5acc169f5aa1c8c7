using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Spro.Core.Interchange.Fields;
using Spro.Core.Interchange.Files;
using Spro.Core.Structures;

namespace Spro.Core.Interchange.Formats;

/// <summary>
/// The directory of the administration (DILA): <c>{"service":[…]}</c>, its lists sometimes written as JSON inside a
/// string. Only the kinds of services that matter to guidance are taken.
/// </summary>
public sealed class DilaFormat(ReadingContext context) : IDirectoryFormat
{
    // Kind of local service, our network. A kind absent from here is left out; training bodies are, on purpose
    // (independence of the first answer).
    private static readonly Dictionary<string, string?> Networks = new(StringComparer.Ordinal)
    {
        ["cio"] = "CIO",
        ["suio"] = "SUIO",
        ["cij"] = "IJ",
        ["france_travail"] = "FT",
        ["pole_emploi"] = "FT",
        ["mission_locale"] = "ML",
        ["cap_emploi"] = "CAP_EMPLOI",
        ["apec"] = "APEC",
        ["cci"] = "CCI",
        ["chambre_metier"] = "CMA",
        ["chambre_agriculture"] = "CA",
        ["carif_oref"] = "CARIFOREF",
        ["epide"] = "EPIDE",
        ["maison_handicapees"] = "MDPH",
        ["cg"] = "DEPARTEMENT",
        ["france_services"] = "FRANCE_SERVICES",
        ["cidf"] = "CIDFF",
        ["cdg"] = "CMC",
        ["ssti"] = "OCC_HEALTH",
        ["spip"] = "SPIP",
        ["maison_emploi"] = null,
    };

    private static readonly string[] RangeProperties =
    [
        "nom_jour_debut",
        "nom_jour_fin",
        "valeur_heure_debut_1",
        "valeur_heure_fin_1",
        "valeur_heure_debut_2",
        "valeur_heure_fin_2",
    ];

    private static readonly string[] Days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    /// <inheritdoc />
    public string Code => "dila";

    /// <inheritdoc />
    public async IAsyncEnumerable<DirectoryItem> ReadAsync(
        string path,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var services = JsonRecordReader.Open(path, "service");
        while (await services.ReadAsync(cancellationToken))
            yield return FromJson(services.Current, services.Where, SourceEdition.Of(path));
    }

    private DirectoryItem FromJson(JsonElement record, string where, string edition)
    {
        var fields = new FieldReader(where, context);
        fields.KnownAs(record.Text("code_insee_commune"), record.Text("nom"));
        var kinds = record
            .Elements("pivot")
            .Select(pivot => pivot.Text("type_service_local"))
            .OfType<string>()
            .ToList();
        var kind = kinds.Find(Networks.ContainsKey);
        if (kind is null)
            fields.Reject("pivot", $"« {string.Join(", ", kinds)} » : hors de l'annuaire de l'orientation.");
        var id = fields.Id("id", record.Text("id"));
        var name = fields.Required("nom", record.Text("nom"));
        var website = fields.Url("site_internet", First(record, "site_internet"));
        var date = DayOf(record.Text("date_modification"));
        var phone = fields.Phone("telephone", First(record, "telephone"));
        var email = fields.Email("adresse_courriel", First(record, "adresse_courriel"));
        var structure = new Structure
        {
            Source = Code,
            SourceId = id,
            SourceVersion = edition,
            SourceDate = date,
            NetworkCode = kind is null ? null : Networks[kind],
            Name = name,
            Siret = fields.Siret("siret", record.Text("siret")),
            Description = fields.Text("mission", record.Text("mission")),
            Website = website,
        };
        var place = new Place
        {
            Source = Code,
            SourceId = id,
            SourceVersion = edition,
            SourceDate = date,
            StructureId = DirectoryIds.OfStructure(Code, id),
            Name = name,
            Phone = phone,
            Email = email,
            Website = website,
            WrittenAlternative = fields.Url("formulaire_contact", First(record, "formulaire_contact")),
            Channels =
                Channels.Place
                | (phone is null ? Channels.None : Channels.Phone)
                | (email is null ? Channels.None : Channels.Written),
        };
        ReadHours(record, place, fields);
        ReadAddress(record, place, fields);
        return fields.Result(structure, place);
    }

    private static void ReadAddress(JsonElement record, Place place, FieldReader fields)
    {
        // A postal address is where letters go, not where people are received.
        var addresses = record.Elements("adresse");
        var address = addresses.FirstOrDefault(
            one => one.Text("type_adresse") == "Adresse",
            addresses is [var first, ..] ? first : default
        );
        var complements = new[] { address.Text("complement1"), address.Text("complement2") }.Where(text =>
            text is not ""
        );
        place.Address = fields.Line("adresse", address.Text("numero_voie"));
        place.AddressComplement = fields.Line("adresse", string.Join(", ", complements.OfType<string>()));
        place.Postcode = address.Text("code_postal") is { Length: 5 } postcode ? postcode : null;
        (place.StepFree, place.AccessibilityNote) = address.Text("accessibilite") switch
        {
            "ACC" => (true, null),
            "DEM" => ((bool?)null, "Accessible sur demande."),
            "NAC" => (false, null),
            _ => (null, null),
        };
        if (fields.Line("adresse", address.Text("note_accessibilite")) is { } note)
            place.AccessibilityNote = note;
        fields.Locate(
            place,
            new Location("code_insee_commune", "adresse")
            {
                Code =
                    record.Text("code_insee_commune") is { Length: 5 } code ? code
                    : record.Elements("pivot").SelectMany(pivot => pivot.Elements("code_insee_commune")).ToList()
                        is [{ ValueKind: JsonValueKind.String } only]
                        ? only.GetString()
                    : null,
                Commune = address.Text("nom_commune"),
                Position = fields.Position("adresse", address.Text("latitude"), address.Text("longitude")),
            }
        );
    }

    private static void ReadHours(JsonElement record, Place place, FieldReader fields)
    {
        var notes = new List<string>();
        var week = new WeekHours();
        var readable = true;
        foreach (var range in record.Elements("plage_ouverture"))
        {
            var (first, last) = (DayOfWeek(range, "nom_jour_debut"), DayOfWeek(range, "nom_jour_fin"));
            readable &= first >= 0 && last >= first && TryAdd(week, range, first, last);
            if (fields.Line("plage_ouverture", range.Text("commentaire")) is { } note)
                notes.Add(first >= 0 ? $"{Between(first, last)} : {note}" : note);
        }
        if (fields.Text("commentaire_plage_ouverture", record.Text("commentaire_plage_ouverture")) is { } comment)
            notes.Add(comment);
        place.HoursNote = notes.Count == 0 ? null : string.Join('\n', notes);
        if (readable)
        {
            place.Hours = week.ToString();
            return;
        }
        var words = record.Elements("plage_ouverture").Select(InWords).OfType<string>();
        if (PlainText.Line(string.Join(" ; ", words)) is { } asWritten)
            fields.HoursToConfirm(place, "plage_ouverture", asWritten, "des plages se contredisent.");
    }

    private static bool TryAdd(WeekHours week, JsonElement range, int first, int last)
    {
        foreach (var slot in (ReadOnlySpan<char>)['1', '2'])
        {
            var (from, to) = (range.Text("valeur_heure_debut_" + slot), range.Text("valeur_heure_fin_" + slot));
            if (string.IsNullOrEmpty(from) && string.IsNullOrEmpty(to))
                continue;
            if (!TryTime(from, out var opens) || !TryTime(to, out var closes))
                return false;
            for (var day = first; day <= last; day++)
            {
                if (!week.TryAdd(day, opens, closes))
                    return false;
            }
        }
        return true;
    }

    private static bool TryTime(string? text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static int DayOfWeek(JsonElement range, string property) =>
        Array.FindIndex(Days, day => string.Equals(day, range.Text(property), StringComparison.OrdinalIgnoreCase));

    private static string Between(int first, int last) =>
        last > first ? $"Du {Days[first]} au {Days[last]}" : char.ToUpperInvariant(Days[first][0]) + Days[first][1..];

    private static string? InWords(JsonElement range) =>
        string.Join(
            ' ',
            RangeProperties.Select(property => range.Text(property)).Where(text => !string.IsNullOrEmpty(text))
        );

    // Lists hold plain strings, or objects whose text is in "valeur".
    private static string? First(JsonElement record, string property) =>
        record.Elements(property) is [var first, ..]
            ? first.ValueKind == JsonValueKind.String
                ? first.GetString()
                : first.Text("valeur")
            : null;

    private static DateOnly? DayOf(string? date) =>
        date is { Length: >= 10 }
        && DateOnly.TryParseExact(
            date[..10],
            "dd/MM/yyyy",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
}
