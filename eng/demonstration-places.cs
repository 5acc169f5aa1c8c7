// Writes the real places of data/demonstration from public files, as lines of the `places` template:
//   dotnet run eng/demonstration-places.cs -- ../shared/data data/demonstration
// Each file is named after its source, and keeps the source's own identifiers. Only facts are carried: no sentence of a
// source, no mobile number, no e-mail address except the generic ones of France services. Same files in, same files out.
#:package CsvHelper
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property NoWarn=$(NoWarn);MA0047

using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;

var (source, target) = (args[0], args[1]);
var structures = Path.Combine(source, "structures");
var communes = Communes.Read(Path.Combine(source, "communes"));

var agencies = Agencies().ToList();
var franceServices = FranceServices().ToList();
Write("france-travail-agencies", agencies);
Write("france-services", franceServices);
Write("missions-locales", YouthMissions());
Write("digital-help", DigitalHelp().OrderBy(place => place.Id, StringComparer.Ordinal));

// France Travail: agencies only (type ALE): the regional and departmental offices of the file receive nobody. The last
// six digits of the reference are the site: two agencies at one site are one door.
IEnumerable<Place> Agencies() =>
    Csv("france-travail/pole_emploi_agencies.csv")
        .Where(row => InRegion(row["CODE_POSTAL"]) && row["TYPE_SITE"] == "ALE")
        .DistinctBy(row => row["REFERENCE_PE"][^6..])
        .Select(row =>
        {
            var commune = communes.Find(row["CODE_POSTAL"][..2], row["COMMUNE"]);
            return new Place(
                row["REFERENCE_PE"],
                "France Travail " + Names.Agency(row["NOM"], row["CODE_POSTAL"], communes)
            )
            {
                StructureId = "region-pays-de-la-loire",
                StructureName = "France Travail Pays de la Loire",
                Network = "FT",
                Address = row["ADRESSE"].Replace('¿', '\''),
                Complement = row["DC_COMPLEMENTADRSITEPHYSIQUE"] is "NULL" ? "" : row["DC_COMPLEMENTADRSITEPHYSIQUE"],
                Postcode = communes.Postcode(commune, row["CODE_POSTAL"]),
                Commune = commune,
                Position = Position.Of(row["DN_LATITUDE"], row["DN_LONGITUDE"]),
                // The national line, as the digital-help files give it for nine agencies.
                Phone = "39 49",
                Service = "Accueil et conseil pour trouver un emploi ou une formation",
                Level = "conseil",
                Needs = "job_search,return_to_training,financing_training",
                Publics = "demandeurs-emploi",
                MinimumAge = "16",
                // The file says 2020 and no more: its first day, so that no agency looks fresher than it is.
                Confirmed = new DateOnly(2020, 1, 1),
            };
        })
        .OrderBy(place => place.Id, StringComparer.Ordinal);

// A bus is a moving place, without stops since the file dates none. The others called "itinérante" keep a fixed door.
IEnumerable<Place> FranceServices() =>
    Csv("france-services/liste-fs-20221201.csv")
        .Where(row => Communes.Departments.Contains(row["insee_dep"]))
        .Select(row => new Place(row["id_fs"], Names.Plain(row["lib_fs"]))
        {
            Network = "FRANCE_SERVICES",
            Kind = row["lib_fs"].StartsWith("Bus", StringComparison.Ordinal) ? "mobile" : "fixe",
            Address = row["adresse"],
            Complement = row["complement_adresse"],
            Commune = communes.Current(row["insee_com"]),
            Postcode = communes.Postcode(communes.Current(row["insee_com"]), row["code_postal"]),
            Department = row["insee_dep"],
            Position = Position.Of(row["latitude"], row["longitude"]),
            Hours = Hours.Of([
                row["h_lundi"],
                row["h_mardi"],
                row["h_mercredi"],
                row["h_jeudi"],
                row["h_vendredi"],
                row["h_samedi"],
            ]),
            Phone = Contacts.Phone(row["telephone"]),
            Email = row["mail"].EndsWith("@france-services.gouv.fr", StringComparison.Ordinal) ? row["mail"] : "",
            Service = "Aide aux démarches",
            Level = "premier accueil",
            Publics = "tous-publics",
            Confirmed = new DateOnly(2022, 12, 1),
        })
        .OrderBy(place => place.Id, StringComparer.Ordinal);

// Names and departments only: the file has no address.
IEnumerable<Place> YouthMissions() =>
    Json("missions-locales/referentiel_structures_milo.json")
        .Where(row => Communes.Departments.Contains(Text(row, "code_departement")))
        .Select(row => new Place(Text(row, "id"), Names.YouthMission(Text(row, "id"), Text(row, "nom_usuel")))
        {
            Network = "ML",
            Department = Text(row, "code_departement"),
            Service = "Accompagnement des jeunes de 16 à 25 ans",
            Level = "accompagnement",
            Needs = "job_search,return_to_training,apprenticeship_search,info_jobs,social_obstacles",
            Publics = "jeunes",
            MinimumAge = "16",
            MaximumAge = "25",
            // The day of the edition read.
            Confirmed = new DateOnly(2025, 11, 12),
        })
        .OrderBy(place => place.Id, StringComparer.Ordinal);

// Digital help in Maine-et-Loire, then in Angers. Left out: places the file calls inactive or that receive nobody, France
// Travail agencies and France services (they have files of their own), and a place of Angers given by both.
IEnumerable<Place> DigitalHelp()
{
    var known = new List<Place>();
    foreach (var place in Angers().Concat(MaineEtLoire()))
    {
        var agency = Regex.IsMatch(place.Name, "^p[ôo]le emploi", RegexOptions.IgnoreCase);
        var hub =
            place.Name.Contains("France Services", StringComparison.OrdinalIgnoreCase)
            && franceServices.Exists(other => other.Commune == place.Commune);
        if (!agency && !hub && !known.Exists(other => place.SameDoorAs(other)))
        {
            known.Add(place);
            yield return place;
        }
    }
}

IEnumerable<Place> MaineEtLoire() =>
    Json("mednum/maine-et-loire.json")
        .Where(row =>
            Text(row, "NOM_STRUCTURE") is not ""
            && Text(row, "Accueil") is not "non"
            && Text(row, "AFFICHAGE") is not "INACTIF"
        )
        .Select(row =>
        {
            var commune = communes.Find("49", Text(row, "COMMUNE"));
            return new Place(Text(row, "ID_LieuMed"), Names.Plain(Text(row, "NOM_STRUCTURE")))
            {
                Network = Names.Network(Text(row, "NOM_STRUCTURE"), Text(row, "SS_CAT")),
                Address = $"{Text(row, "N°")} {Text(row, "ADRESSE")}".Trim(),
                Complement = Text(row, "COMP_ADRESSE"),
                Commune = commune,
                Postcode = communes.Postcode(commune, Text(row, "CP")),
                Department = "49",
                Position = Position.OfLambert93(Text(row, "x"), Text(row, "y")),
                Phone = Contacts.Phone(Text(row, "NUM_TEL")),
                Website = Contacts.Website(Text(row, "SITE_WEB")),
                Service = "Aide numérique",
                Level = "premier accueil",
                // One series of dates reads "09/0102023".
                Confirmed = DateOnly.TryParseExact(
                    Text(row, "DAT_MaJ").Replace("/0102023", "/01/2023", StringComparison.Ordinal),
                    "dd/MM/yyyy",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var date
                )
                    ? date
                    : new DateOnly(2020, 1, 1),
            };
        });

IEnumerable<Place> Angers() =>
    Json("mednum/angers.json")
        .Select(row => new Place("angers-" + Text(row, "TYPO_UID"), Names.Plain(Text(row, "USER_NOM")))
        {
            Network = Names.Network(Text(row, "USER_NOM"), ""),
            Address = Text(row, "USER_ADRES"),
            Commune = communes.Find("49", Text(row, "commune")),
            Postcode = Text(row, "code_postal"),
            Department = "49",
            Position = Position.Of(Text(row, "LAT"), Text(row, "LNG")),
            Phone = Contacts.Phone(Text(row, "TELEPHONE")),
            Website = Contacts.Website(Text(row, "SITE_INTER")),
            Service = "Aide numérique",
            Level = "premier accueil",
            Confirmed = DateOnly.FromDateTime(
                DateTime.ParseExact(Text(row, "DATE_MAJ"), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            ),
        });

List<Dictionary<string, string>> Csv(string file)
{
    using var reader = new CsvReader(new StreamReader(Path.Combine(structures, file)), CultureInfo.InvariantCulture);
    return
    [
        .. reader
            .GetRecords<dynamic>()
            .Select(row =>
                ((IDictionary<string, object>)row).ToDictionary(cell => cell.Key, cell => ((string)cell.Value).Trim())
            ),
    ];
}

List<JsonElement> Json(string file)
{
    using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(structures, file)));
    return [.. document.RootElement.EnumerateArray().Select(row => row.Clone())];
}

static string Text(JsonElement row, string field) =>
    row.TryGetProperty(field, out var value) ? value.ToString().Replace(' ', ' ').Trim() : "";

static bool InRegion(string postcode) => Communes.Departments.Contains(postcode[..2]);

void Write(string file, IEnumerable<Place> places)
{
    var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", NewLine = "\n" };
    using var writer = new CsvWriter(new StreamWriter(Path.Combine(target, file + ".csv"), false), configuration);
    foreach (var column in Place.Columns)
    {
        writer.WriteField(column);
    }

    writer.NextRecord();
    var count = 0;
    foreach (var place in places)
    {
        foreach (var cell in place.Cells(communes))
        {
            writer.WriteField(cell);
        }

        writer.NextRecord();
        count++;
    }

    Console.WriteLine($"{file}: {count} places");
}

/// <summary>One line of the template; the columns a real source never fills are left empty.</summary>
internal sealed record Place(string Id, string Name)
{
    public static readonly string[] Columns =
        "structure_id;structure_nom;reseau;siret;structure_site;lieu_id;lieu_nom;type;adresse;complement;code_postal;commune;code_insee;departement;latitude;longitude;horaires;horaires_precision;telephone;courriel;contact_ecrit;site;rendez_vous;canaux;plain_pied;accessibilite;acceslibre;venir;apporter;statut;statut_precision;fermetures;passages;service_nom;service_description;niveau;besoins;publics;age_min;age_max;zones;conditions;confirme_le;fictif".Split(
            ';'
        );

    public string StructureId { get; init; } = Id;
    public string StructureName { get; init; } = Name;
    public string Network { get; init; } = "";
    public string Kind { get; init; } = "fixe";
    public string Address { get; init; } = "";
    public string Complement { get; init; } = "";
    public string Postcode { get; init; } = "";
    public string? Commune { get; init; }
    public string Department { get; init; } = "";
    public Position? Position { get; init; }
    public string Hours { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Email { get; init; } = "";
    public string Website { get; init; } = "";
    public required string Service { get; init; }
    public required string Level { get; init; }
    public string Needs { get; init; } = "";
    public string Publics { get; init; } = "";
    public string MinimumAge { get; init; } = "";
    public string MaximumAge { get; init; } = "";
    public DateOnly Confirmed { get; init; }

    /// <summary>Same telephone within 60 m (0.0008° of longitude here): the same door under two names.</summary>
    public bool SameDoorAs(Place other) =>
        Phone != ""
        && Phone == other.Phone
        && Position is { } here
        && other.Position is { } there
        && Math.Abs(here.Latitude - there.Latitude) < 0.00055
        && Math.Abs(here.Longitude - there.Longitude) < 0.0008;

    public IEnumerable<string> Cells(Communes communes)
    {
        // A position in another commune is a slip of the source: which of the two is right cannot be told from here.
        var position = Commune is null || Position is null || communes.Holds(Commune, Position) ? Position : null;
        var cells = new Dictionary<string, string>
        {
            ["structure_id"] = StructureId,
            ["structure_nom"] = StructureName,
            ["reseau"] = Network,
            ["lieu_id"] = Id,
            ["lieu_nom"] = Name,
            ["type"] = Kind,
            ["adresse"] = Address,
            ["complement"] = Complement,
            ["code_postal"] = Postcode,
            ["commune"] = Commune is null ? "" : communes.Name(Commune),
            ["code_insee"] = Commune ?? "",
            ["departement"] = Department is "" ? Commune?[..2] ?? "" : Department,
            ["latitude"] = position?.Latitude.ToString("F5", CultureInfo.InvariantCulture) ?? "",
            ["longitude"] = position?.Longitude.ToString("F5", CultureInfo.InvariantCulture) ?? "",
            ["horaires"] = Hours,
            ["telephone"] = Phone,
            ["courriel"] = Email,
            ["site"] = Website,
            ["canaux"] = string.Join(
                ',',
                new[]
                {
                    Address is "" ? "" : "sur place",
                    Phone is "" ? "" : "téléphone",
                    Email is "" ? "" : "écrit",
                }.Where(channel => channel is not "")
            ),
            ["service_nom"] = Service,
            ["niveau"] = Level,
            ["besoins"] = Needs,
            ["publics"] = Publics,
            ["age_min"] = MinimumAge,
            ["age_max"] = MaximumAge,
            ["confirme_le"] = Confirmed.ToString("O", CultureInfo.InvariantCulture),
        };
        return Columns.Select(column => cells.GetValueOrDefault(column, ""));
    }
}

/// <summary>Degrees (WGS 84).</summary>
internal sealed record Position(double Latitude, double Longitude)
{
    public static Position? Of(string latitude, string longitude) =>
        Number(latitude) is { } north && Number(longitude) is { } east ? new Position(north, east) : null;

    /// <summary>From metres in Lambert 93 (conic, IGN's published constants), by the usual iteration on the latitude.</summary>
    public static Position? OfLambert93(string x, string y)
    {
        if (Number(x) is not { } east || Number(y) is not { } north)
        {
            return null;
        }

        const double n = 0.7256077650532670;
        const double c = 11754255.4260960;
        const double xs = 700000;
        const double ys = 12655612.0498760;
        const double e = 0.0818191910428158;
        var r = Math.Sqrt(((east - xs) * (east - xs)) + ((north - ys) * (north - ys)));
        var longitude = (Math.Atan((east - xs) / (ys - north)) / n) + (3 * Math.PI / 180);
        var isometric = -Math.Log(r / c) / n;
        var latitude = (2 * Math.Atan(Math.Exp(isometric))) - (Math.PI / 2);
        for (var step = 0; step < 20; step++)
        {
            var sine = e * Math.Sin(latitude);
            latitude = (2 * Math.Atan(Math.Pow((1 + sine) / (1 - sine), e / 2) * Math.Exp(isometric))) - (Math.PI / 2);
        }

        return new Position(latitude * 180 / Math.PI, longitude * 180 / Math.PI);
    }

    private static double? Number(string text) =>
        double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}

/// <summary>The communes of the region: today's code for the names in use before a merger.</summary>
internal sealed class Communes
{
    public static readonly HashSet<string> Departments = ["44", "49", "53", "72", "85"];
    private readonly Dictionary<string, string> names = [];
    private readonly Dictionary<string, string> current = [];
    private readonly Dictionary<(string Department, string Name), string> byName = [];
    private readonly Dictionary<(string Department, string Name), string> spelling = [];
    private readonly ILookup<string, string> postcodes;
    private readonly HashSet<string> deliveries;
    private readonly ILookup<string, Position?> positions;

    private Communes(IEnumerable<JsonElement> rows, IReadOnlyList<string[]> postal)
    {
        postcodes = postal.ToLookup(line => line[0], line => line[2]);
        deliveries = [.. postal.Select(line => line[2])];
        positions = postal.ToLookup(line => line[0], line => Centre(line[5]));
        var kept = rows.Select(row =>
                (
                    Code: row.GetProperty("code").GetString()!,
                    Name: row.GetProperty("nom").GetString()!,
                    Into: row.TryGetProperty("chefLieu", out var into) ? into.GetString() : null
                )
            )
            .Where(row => Departments.Contains(row.Code[..2]))
            .OrderBy(row => row.Into is not null);
        foreach (var (code, name, into) in kept)
        {
            var today = into ?? code;
            names.TryAdd(today, name);
            current.TryAdd(code, today);
            byName.TryAdd((code[..2], Fold(name)), today);
            spelling.TryAdd((code[..2], Fold(name)), name);
        }
    }

    public static Communes Read(string folder)
    {
        using var communes = JsonDocument.Parse(Unzip(Path.Combine(folder, "communes.json.gz")));
        using var postal = new StreamReader(Unzip(Path.Combine(folder, "laposte_hexasmal.csv.gz")));
        return new Communes(
            communes
                .RootElement.EnumerateArray()
                .Where(row => row.GetProperty("type").GetString() != "arrondissement-municipal"),
            [.. postal.ReadToEnd().Split('\n').Select(line => line.Trim().Split(';')).Where(line => line.Length > 5)]
        );
    }

    public string Name(string code) => names[code];

    /// <summary>Today's commune for a code; null when the source gives none.</summary>
    public string? Current(string code) => code is "" ? null : current[code];

    /// <summary>Today's commune for a name, whole ("Ancenis-Saint-Géréon") or its first words ("Ancenis").</summary>
    public string Find(string department, string name) =>
        byName.TryGetValue((department, Fold(name)), out var code)
            ? code
            : byName
                .Single(pair =>
                    pair.Key.Department == department
                    && pair.Key.Name.StartsWith(Fold(name) + " ", StringComparison.Ordinal)
                )
                .Value;

    /// <summary>The name with its accents, today's or an older one; null when it is no commune.</summary>
    public string? Spell(string department, string name) => spelling.GetValueOrDefault((department, Fold(name)));

    /// <summary>The postcode of the source, unless La Poste delivers no commune under it (a business code, a slip).</summary>
    public string Postcode(string? commune, string given) =>
        commune is null || deliveries.Contains(given) ? given
        : postcodes[commune].Distinct().ToList() is [var only] ? only
        : "";

    /// <summary>Whether a position is within some 17 km of the commune's centre, more than any commune of the region needs.</summary>
    public bool Holds(string commune, Position position) =>
        positions[commune].FirstOrDefault() is not { } centre
        || (
            Math.Abs(centre.Latitude - position.Latitude) < 0.15
            && Math.Abs(centre.Longitude - position.Longitude) < 0.22
        );

    private static Position? Centre(string text) =>
        text.Split(", ") is [var north, var east] ? Position.Of(north, east) : null;

    private static string Fold(string name)
    {
        var letters = name.ToLowerInvariant()
            .Replace("œ", "oe", StringComparison.Ordinal)
            .Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            .Select(letter => char.IsLetter(letter) ? letter : ' ');
        var words = string.Concat(letters)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word =>
                word is "st" ? "saint"
                : word is "ste" ? "sainte"
                : word
            );
        return string.Join(' ', words);
    }

    private static GZipStream Unzip(string file) => new(File.OpenRead(file), CompressionMode.Decompress);
}

/// <summary>Names as the public reads them: accents back, no acronym left unexplained.</summary>
internal static partial class Names
{
    private static readonly Dictionary<string, string> AgencySpelling = new()
    {
        ["LA BAULE GUERANDE"] = "La Baule et Guérande",
        ["LA ROCHE SUD"] = "La Roche-sur-Yon Sud",
        ["LA ROCHE NORD"] = "La Roche-sur-Yon Nord",
        ["Olonne sur Mer"] = "Olonne-sur-Mer",
        ["Nantes Ste Luce"] = "Nantes Sainte-Luce",
        ["Saint Sébastien"] = "Saint-Sébastien-sur-Loire",
    };

    private static readonly Dictionary<string, string> YouthMissionSpelling = new()
    {
        ["44109S00"] = "Mission locale Nantes",
        ["44161S00"] = "Mission locale Saint-Gildas-des-Bois",
        ["49331S00"] = "Mission locale du Segréen",
        ["49345S00"] = "Mission locale Layon Thouarcé",
        ["53130S00"] = "Mission locale Mayenne",
        ["72180S00"] = "Mission locale Sarthe Nord",
        ["85092S00"] = "Mission locale Sud Vendée",
        ["85109S00"] = "Mission locale du Haut Bocage",
        ["85194S00"] = "Mission locale Vendée Atlantique",
    };

    private static readonly (string Pattern, string Words)[] Acronyms =
    [
        (@"\bPIJ\b", "Point information jeunesse"),
        (@"\bCCAS\b", "Centre communal d'action sociale"),
        (@"\bCIAS\b", "Centre intercommunal d'action sociale"),
        (@"\bCSCI\b", "Centre socioculturel intercommunal"),
        (@"\bCSC\b", "Centre socioculturel"),
        (@"\bCSI\b", "Centre social intercommunal"),
        (@"\bCS\b", "Centre social"),
        (@"\bCPAM\b", "Caisse primaire d'assurance maladie"),
        (@"\bCAF\b", "Caisse d'allocations familiales"),
        (@"\bCARSAT\b", "Caisse d'assurance retraite et de la santé au travail"),
        (@"\bMSA\b", "Mutualité sociale agricole"),
        (@"\bMJC\b", "Maison des jeunes et de la culture"),
        (@"\bCLIC\b", "Centre local d'information et de coordination gérontologique"),
        (@"\bEPN\b", "Espace public numérique"),
        (@"\bCC\b", "Communauté de communes"),
        (@"^CLCV \(", "Association CLCV ("),
        (@"^APF, Délégation", "APF France handicap, délégation de"),
    ];

    public static string Agency(string name, string postcode, Communes communes)
    {
        var bare = Prefix().Replace(name, "");
        if (AgencySpelling.TryGetValue(bare, out var spelt))
        {
            return spelt;
        }

        var words = bare.Split(' ');
        for (var length = words.Length; length > 0; length--)
        {
            if (communes.Spell(postcode[..2], string.Join(' ', words[..length])) is { } commune)
            {
                return string.Join(' ', [commune, .. words[length..].Select(Capitalised)]);
            }
        }

        return bare;
    }

    public static string YouthMission(string id, string name) =>
        YouthMissionSpelling.GetValueOrDefault(
            id,
            name.Replace("Mission Locale", "Mission locale", StringComparison.Ordinal)
        );

    public static string Plain(string name) =>
        Spaces()
            .Replace(
                Acronyms.Aggregate(name, (text, acronym) => Regex.Replace(text, acronym.Pattern, acronym.Words)).Trim(),
                " "
            );

    /// <summary>The network a name or a category of the source states; empty when neither does.</summary>
    public static string Network(string name, string category) =>
        category.Contains("Jeunesse (PIJ)", StringComparison.Ordinal) ? "IJ"
        : name.StartsWith("Mission locale", StringComparison.OrdinalIgnoreCase) ? "ML"
        : name.StartsWith("Centre d'Information et d'Orientation", StringComparison.OrdinalIgnoreCase) ? "CIO"
        : "";

    private static string Capitalised(string word) =>
        word.Any(char.IsLower) ? word : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word.ToLowerInvariant());

    [GeneratedRegex("^APE ")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

/// <summary>Weekly hours, from one text a day ("09:00 - 12:00 / 13:30 - 17:00") to the OpenStreetMap syntax.</summary>
internal static partial class Hours
{
    private static readonly string[] Days = ["Mo", "Tu", "We", "Th", "Fr", "Sa"];

    public static string Of(string[] texts)
    {
        var week = texts.Select(Day).ToList();
        var rules = week.Select((spans, day) => (spans, day))
            .Where(rule => rule.spans is not "")
            .GroupBy(rule => rule.spans, rule => rule.day)
            .Select(rule => $"{Range([.. rule])} {rule.Key}");
        return string.Join("; ", rules);
    }

    private static string Day(string text)
    {
        var times = Time().Matches(text).Select(time => time.Value).ToList();
        var spans = times
            .Chunk(2)
            .Where(span => span is [var from, var to] && from != to)
            .Distinct(SpanComparer.Instance);
        var joined = new List<string[]>();
        foreach (var span in spans)
        {
            if (joined is [.., var last] && last[1] == span[0])
            {
                last[1] = span[1];
            }
            else
            {
                joined.Add(span);
            }
        }

        return string.Join(',', joined.Select(span => $"{span[0]}-{span[1]}"));
    }

    private static string Range(int[] days)
    {
        var runs = new List<(int From, int To)>();
        foreach (var day in days)
        {
            if (runs is [.., var last] && last.To == day - 1)
            {
                runs[^1] = (last.From, day);
            }
            else
            {
                runs.Add((day, day));
            }
        }

        return string.Join(
            ',',
            runs.Select(run =>
                run.From == run.To
                    ? Days[run.From]
                    : $"{Days[run.From]}{(run.To == run.From + 1 ? ',' : '-')}{Days[run.To]}"
            )
        );
    }

    [GeneratedRegex(@"\d\d:\d\d")]
    private static partial Regex Time();

    private sealed class SpanComparer : IEqualityComparer<string[]>
    {
        public static readonly SpanComparer Instance = new();

        public bool Equals(string[]? x, string[]? y) => x!.SequenceEqual(y!);

        public int GetHashCode(string[] obj) => HashCode.Combine(obj[0], obj[1]);
    }
}

/// <summary>Ways of reaching a body, never one person: a mobile number may be somebody's own.</summary>
internal static partial class Contacts
{
    public static string Phone(string text)
    {
        var digits = Numbers()
            .Match(text.Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal))
            .Value;
        return string.Join(' ', digits.Chunk(2).Select(pair => new string(pair)));
    }

    public static string Website(string text)
    {
        var address = text.StartsWith("www.", StringComparison.Ordinal) ? "http://" + text : text;
        return
            Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && !address.Contains(' ', StringComparison.Ordinal)
            ? address
            : "";
    }

    [GeneratedRegex(@"^(?:0[1-59]\d{8}|3\d{3}$)")]
    private static partial Regex Numbers();
}
