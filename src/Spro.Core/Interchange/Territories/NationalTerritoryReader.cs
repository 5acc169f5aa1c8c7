using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Spro.Core.Territories;

namespace Spro.Core.Interchange.Territories;

/// <summary>What one file of the folder gave. Records neither taken nor rejected repeat what is already known.</summary>
public sealed record SourceFileCount(string File, int Read, int Taken, int Rejected);

/// <summary>The national files, read and reconciled; nothing is stored yet.</summary>
/// <param name="Data">The records, ready to apply.</param>
/// <param name="Edition">The day from which the files hold.</param>
/// <param name="Files">Counts per file.</param>
/// <param name="Rejected">Records refused, with their reasons.</param>
public sealed record TerritoryReading(
    TerritoryData Data,
    DateOnly Edition,
    IReadOnlyList<SourceFileCount> Files,
    IReadOnlyList<ImportReject> Rejected
);

/// <summary>
/// Reads a folder of the official national files (INSEE, La Poste, France Travail; names in data/territory/README.md).
/// Intercommunalities come from the INSEE membership file alone: the other list in circulation is a year older.
/// </summary>
public sealed class NationalTerritoryReader
{
    private const double RequiredCoverage = 0.95;
    private const int PrefixLength = 4; // "CLPE"
    private const int RankLength = 3;
    private const string NoEpci = "ZZZZZZZZZ";

    private readonly SourceFolder _folder;
    private readonly Dictionary<(TerritoryKind Kind, string Code), Territory> _territories = [];
    private readonly Dictionary<string, Commune> _communes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Commune, TerritoryKind Kind), string> _memberships = [];
    private readonly HashSet<(string Commune, string Postcode)> _postcodes = [];
    private readonly Dictionary<(string Commune, string Code, string Name), CommuneFormerName> _formerNames = [];
    private readonly Dictionary<string, GeoPoint> _positions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _today = new(StringComparer.Ordinal);
    private readonly List<ImportReject> _rejected = [];
    private readonly List<SourceFileCount> _files = [];
    private CommuneHistory _history = new([]);

    private NationalTerritoryReader(SourceFolder folder) => _folder = folder;

    /// <summary>Reads the whole folder. A wrong or truncated file refuses everything with one French sentence.</summary>
    public static async Task<TerritoryReading> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var reader = new NationalTerritoryReader(new SourceFolder(folder));
        await reader.ReadTerritoriesAsync("regions.json", TerritoryKind.Region, null, cancellationToken);
        await reader.ReadTerritoriesAsync("departements.json", TerritoryKind.Department, "region", cancellationToken);
        await reader.ReadTerritoriesAsync(
            "arrondissements.json",
            TerritoryKind.Arrondissement,
            "departement",
            cancellationToken
        );
        await reader.ReadCommunesAsync(cancellationToken);
        await reader.ReadMovementsAsync(cancellationToken);
        await reader.ReadPostcodesAsync(cancellationToken);
        await reader.ReadPositionsAsync(cancellationToken);
        await reader.ReadOtherPositionsAsync(cancellationToken);
        await reader.ReadEmploymentZonesAsync(cancellationToken);
        await reader.ReadEpciAsync(cancellationToken);
        await reader.ReadPresumedClefopAsync(cancellationToken);
        reader.CompleteFromOrigin();
        return reader.Reading();
    }

    private TerritoryReading Reading() =>
        new(
            new TerritoryData(
                [.. _territories.Values],
                [.. _communes.Values],
                [.. _memberships.Select(pair => CommuneMembership.Of(pair.Key.Commune, pair.Key.Kind, pair.Value))],
                [
                    .. _postcodes.Select(pair => new CommunePostcode
                    {
                        CommuneCode = pair.Commune,
                        Postcode = pair.Postcode,
                    }),
                ],
                [.. _formerNames.Values]
            ),
            _history.Edition,
            _files,
            _rejected
        );

    private Task ReadTerritoriesAsync(
        string file,
        TerritoryKind kind,
        string? parentField,
        CancellationToken cancellationToken
    ) =>
        ReadJsonAsync(
            file,
            (record, tally) =>
            {
                if (Text(record, "code") is not { } code || Name(file, record) is not { } name)
                {
                    tally.Reject("code", "Le code ou le nom manque.");
                    return;
                }

                var parent = parentField is null ? null : Text(record, parentField);
                var parentKind = kind == TerritoryKind.Department ? TerritoryKind.Region : TerritoryKind.Department;
                if (parentField is not null && (parent is null || !_territories.ContainsKey((parentKind, parent))))
                {
                    tally.Reject(parentField, $"« {parent} » est inconnu.");
                    return;
                }

                tally.Take(Add(kind, code, name, parent));
            },
            cancellationToken
        );

    private async Task ReadCommunesAsync(CancellationToken cancellationToken)
    {
        const string file = "communes.json";
        await ReadJsonAsync(file, (record, tally) => ReadCommune(file, record, tally), cancellationToken);
        var withCommunes = _communes.Values.Select(commune => commune.DepartmentCode).ToHashSet(StringComparer.Ordinal);
        if (
            _territories.Values.FirstOrDefault(territory =>
                territory.Kind == TerritoryKind.Department && !withCommunes.Contains(territory.Code)
            ) is
            { } empty
        )
        {
            throw SourceFolder.Refused(file, $"est incomplet : aucune commune pour « {empty.Name} »");
        }

        foreach (var former in _formerNames.Values.Where(former => !_communes.ContainsKey(former.CommuneCode)).ToList())
        {
            _formerNames.Remove((former.CommuneCode, former.FormerCode, former.Name));
            _rejected.Add(new($"{file}, {former.FormerCode}", "chefLieu", Missing(former.CommuneCode)));
        }

        foreach (var former in _formerNames.Values)
        {
            _today.TryAdd(former.FormerCode, former.CommuneCode);
        }
    }

    private void ReadCommune(string file, JsonElement record, Tally tally)
    {
        if (Text(record, "code") is not { Length: 5 } code || Name(file, record) is not { } name)
        {
            tally.Reject("code", "Le code INSEE de cinq caractères ou le nom manque.");
            return;
        }

        switch (Text(record, "type"))
        {
            case "commune-actuelle":
                ReadPresentCommune(record, code, name, tally);
                break;
            case "commune-deleguee":
                AddPart(FormerNameKind.Delegated, "chefLieu");
                break;
            case "commune-associee":
                AddPart(FormerNameKind.Associated, "chefLieu");
                break;
            case "arrondissement-municipal":
                AddPart(FormerNameKind.MunicipalDistrict, "commune");
                break;
            case var type:
                tally.Reject("type", $"Le type « {type} » est inconnu.");
                break;
        }

        void AddPart(FormerNameKind kind, string field)
        {
            if (Text(record, field) is not { } whole)
            {
                tally.Reject(field, "La commune à laquelle rattacher ce nom manque.");
                return;
            }

            tally.Take(AddFormerName(whole, code, name, kind, null));
        }
    }

    private void ReadPresentCommune(JsonElement record, string code, string name, Tally tally)
    {
        var department = Text(record, "departement");
        if (department is null || !_territories.ContainsKey((TerritoryKind.Department, department)))
        {
            tally.Reject("departement", $"Le département « {department} » est inconnu.");
            return;
        }

        var hasPopulation = record.TryGetProperty("population", out var population);
        var inhabitants = 0;
        if (hasPopulation && !IsCount(population, out inhabitants))
        {
            tally.Reject("population", "La population n'est pas un nombre.");
            return;
        }

        var added = _communes.TryAdd(
            code,
            new Commune
            {
                Code = code,
                Name = name,
                SortName = PlaceName.SortForm(name),
                DepartmentCode = department,
                Population = hasPopulation ? inhabitants : null,
                Source = TerritorySources.Communes.Source,
                SourceVersion = TerritorySources.Communes.Version,
                SourceDate = TerritorySources.Communes.Date,
            }
        );
        if (!added)
        {
            tally.Reject("code", $"Le code « {code} » figure deux fois.");
            return;
        }

        tally.Take(true);
        if (
            Text(record, "arrondissement") is { } arrondissement
            && _territories.ContainsKey((TerritoryKind.Arrondissement, arrondissement))
        )
        {
            _memberships[(code, TerritoryKind.Arrondissement)] = arrondissement;
        }

        if (record.TryGetProperty("codesPostaux", out var postcodes) && postcodes.ValueKind == JsonValueKind.Array)
        {
            foreach (var postcode in postcodes.EnumerateArray())
            {
                if (postcode.ValueKind == JsonValueKind.String && IsPostcode(postcode.GetString()))
                {
                    _postcodes.Add((code, postcode.GetString()!));
                }
            }
        }
    }

    private async Task ReadMovementsAsync(CancellationToken cancellationToken)
    {
        const string file = "insee_cog_mouvements-communes.csv";
        List<CommuneMovement> movements = [];
        await ReadCsvAsync(
            file,
            ',',
            ["MOD", "DATE_EFF", "TYPECOM_AV", "COM_AV", "LIBELLE_AV", "TYPECOM_AP", "COM_AP", "LIBELLE_AP"],
            (row, tally) =>
            {
                if (CommuneHistory.Day(row.GetField("DATE_EFF")!) is not { } day)
                {
                    tally.Reject("DATE_EFF", "La date n'est pas de la forme 2026-01-31.");
                    return;
                }

                // Between a commune and its own parts: the present parts are already known from the list of communes.
                if (row.GetField("TYPECOM_AP") != "COM")
                {
                    return;
                }

                movements.Add(
                    new(
                        row.GetField("MOD")!,
                        day,
                        row.GetField("TYPECOM_AV") == "COM",
                        row.GetField("COM_AV")!,
                        Correct(file, row.GetField("LIBELLE_AV")!),
                        row.GetField("COM_AP")!,
                        row.GetField("LIBELLE_AP")!
                    )
                );
                tally.Take(true);
            },
            cancellationToken
        );
        if (movements.Count == 0)
        {
            throw SourceFolder.Refused(file, "ne contient aucun événement");
        }

        _history = new CommuneHistory(movements);
        foreach (var (code, name, lastDay, today) in _history.PastCommunes())
        {
            var isBack = _communes.TryGetValue(code, out var same) && same.Name == name;
            if (!isBack && _communes.ContainsKey(today))
            {
                AddFormerName(today, code, name, FormerNameKind.Former, lastDay);
                _today.TryAdd(code, today);
            }
        }

        foreach (var commune in _communes.Values)
        {
            commune.ValidFrom = _history.FirstDay(commune.Code, commune.Name);
        }
    }

    private Task ReadPostcodesAsync(CancellationToken cancellationToken) =>
        ReadJsonAsync(
            "codes-postaux.json",
            (record, tally) =>
            {
                var postcode = Text(record, "codePostal");
                var commune = Text(record, "codeCommune") ?? "";
                if (!IsPostcode(postcode))
                {
                    tally.Reject("codePostal", $"« {postcode} » n'est pas un code postal.");
                }
                else if (Today(commune) is not { } today)
                {
                    tally.Reject("codeCommune", Missing(commune));
                }
                else
                {
                    tally.Take(_postcodes.Add((today, postcode!)));
                }
            },
            cancellationToken
        );

    private async Task ReadPositionsAsync(CancellationToken cancellationToken)
    {
        const string file = "laposte_hexasmal.csv";
        HashSet<string> named = new(StringComparer.Ordinal);
        await ReadCsvAsync(
            file,
            ';',
            ["Code_commune_INSEE", "coordonnees_gps"],
            (row, tally) =>
            {
                var code = Padded(row.GetField("Code_commune_INSEE")!, 5);
                if (Today(code) is not { } today)
                {
                    tally.Reject("Code_commune_INSEE", Missing(code));
                    return;
                }

                named.Add(today);
                var text = row.GetField("coordonnees_gps")!;
                if (text.Length == 0)
                {
                    return;
                }

                var parts = text.Split(',');
                if (
                    parts.Length != 2
                    || !double.TryParse(parts[0], CultureInfo.InvariantCulture, out var latitude)
                    || !double.TryParse(parts[1], CultureInfo.InvariantCulture, out var longitude)
                )
                {
                    tally.Reject("coordonnees_gps", $"« {text} » n'est pas une position.");
                    return;
                }

                Locate(new GeoPoint(latitude, longitude), code, "coordonnees_gps", tally);
            },
            cancellationToken
        );
        RequireCoverage(file, named);
    }

    /// <summary>
    /// A table dump whose points (well-known binary, in hexadecimal) complete the positions of La Poste. Optional.
    /// </summary>
    private async Task ReadOtherPositionsAsync(CancellationToken cancellationToken)
    {
        const string file = "cities_city.sql";
        const int codeColumn = 5;
        const int pointColumn = 6;
        const int headerLength = 18; // byte order, type and spatial reference, two hexadecimal digits a byte
        const int pointLength = headerLength + 32;
        if (!_folder.Has(file))
        {
            return;
        }

        var tally = new Tally(file, _rejected);
        await foreach (var line in _folder.Lines(file, cancellationToken))
        {
            var columns = line.Split('\t');
            if (columns.Length <= pointColumn)
            {
                continue;
            }

            tally.Next(columns[codeColumn]);
            if (Today(columns[codeColumn]) is null)
            {
                tally.Reject("code_insee", Missing(columns[codeColumn]));
                continue;
            }

            var point = columns[pointColumn];
            if (point.Length != pointLength || !point.All(char.IsAsciiHexDigit))
            {
                tally.Reject("coords", "La position n'est pas un point.");
                continue;
            }

            var numbers = Convert.FromHexString(point[headerLength..]);
            Locate(
                new GeoPoint(BitConverter.ToDouble(numbers, sizeof(double)), BitConverter.ToDouble(numbers, 0)),
                columns[codeColumn],
                "coords",
                tally
            );
        }

        _files.Add(tally.Count());
    }

    private void Locate(GeoPoint position, string code, string field, Tally tally)
    {
        if (FranceBounds.Check(position) != PositionCheck.Plausible)
        {
            tally.Reject(field, "La position est hors de France, ou latitude et longitude sont inversées.");
        }
        else
        {
            tally.Take(_positions.TryAdd(code, position));
        }
    }

    private async Task ReadEmploymentZonesAsync(CancellationToken cancellationToken)
    {
        const string file = "zones/seed_insee_zone_emploi_commune.csv";
        HashSet<string> named = new(StringComparer.Ordinal);
        await ReadCsvAsync(
            file,
            ',',
            ["codgeo", "ze2020", "libze2020"],
            (row, tally) =>
            {
                var commune = Padded(row.GetField("codgeo")!, 5);
                var zone = Padded(row.GetField("ze2020")!, 4);
                Join(
                    commune,
                    TerritoryKind.EmploymentZone,
                    zone,
                    Correct(file, row.GetField("libze2020")!),
                    null,
                    tally
                );
                named.Add(commune);
            },
            cancellationToken
        );
        RequireCoverage(file, named);
    }

    private async Task ReadEpciAsync(CancellationToken cancellationToken)
    {
        const string file = "zones/seed_insee_epci_commune.csv";
        HashSet<string> named = new(StringComparer.Ordinal);
        await ReadCsvAsync(
            file,
            ',',
            ["codgeo", "epci", "libepci"],
            (row, tally) =>
            {
                var commune = Padded(row.GetField("codgeo")!, 5);
                var epci = row.GetField("epci")!;
                named.Add(commune);
                if (epci != NoEpci)
                {
                    Join(commune, TerritoryKind.Epci, epci, Correct(file, row.GetField("libepci")!), null, tally);
                }
            },
            cancellationToken
        );
        RequireCoverage(file, named);
    }

    private async Task ReadPresumedClefopAsync(CancellationToken cancellationToken)
    {
        const string file = "zones/seed_ft_clpe.csv";
        HashSet<string> named = new(StringComparer.Ordinal);
        List<(string Commune, string Committee)> past = [];
        await ReadCsvAsync(
            file,
            ',',
            ["commune_id", "territoire_id", "territoire_libelle", "departement_id"],
            (row, tally) =>
            {
                var code = Padded(row.GetField("commune_id")!, 5);
                var committee = row.GetField("territoire_id")!;
                var department = Padded(row.GetField("departement_id")!, 2);
                if (Today(code) is not { } today)
                {
                    tally.Reject("commune_id", Missing(code));
                    return;
                }

                named.Add(today);
                if (today != code)
                {
                    past.Add((today, committee));
                    return;
                }

                var name = CommitteeName(Correct(file, row.GetField("territoire_libelle")!));
                if (RegionOf(_communes[code].DepartmentCode) != RegionOf(DepartmentOf(committee) ?? department))
                {
                    tally.Reject(
                        "territoire_id",
                        $"« {name} » ({committee}) est dans une autre région que {_communes[code].Name} ({code}) : la commune reste sans CLEFOP présumé."
                    );
                    return;
                }

                Join(code, TerritoryKind.Clefop, committee, name, DepartmentOf(committee) ?? department, tally);
            },
            cancellationToken
        );
        RequireCoverage(file, named);
        foreach (var (commune, committee) in past)
        {
            if (_territories.ContainsKey((TerritoryKind.Clefop, committee)))
            {
                _memberships.TryAdd((commune, TerritoryKind.Clefop), committee);
            }
        }
    }

    /// <summary>A commune that left another after a file was made keeps the position and committee of that other.</summary>
    private void CompleteFromOrigin()
    {
        const int decimals = 5; // about one metre
        foreach (var commune in _communes.Values)
        {
            var origin = _history.ComesFrom(commune.Code) ?? commune.Code;
            if (_positions.TryGetValue(commune.Code, out var position) || _positions.TryGetValue(origin, out position))
            {
                commune.Latitude = Math.Round(position.Latitude, decimals);
                commune.Longitude = Math.Round(position.Longitude, decimals);
            }

            if (_memberships.TryGetValue((Today(origin) ?? origin, TerritoryKind.Clefop), out var committee))
            {
                _memberships.TryAdd((commune.Code, TerritoryKind.Clefop), committee);
            }
        }
    }

    private void Join(string commune, TerritoryKind kind, string code, string name, string? parent, Tally tally)
    {
        if (!_communes.ContainsKey(commune))
        {
            tally.Reject("codgeo", Missing(commune));
        }
        else if (string.IsNullOrWhiteSpace(code) || string.IsNullOrWhiteSpace(name))
        {
            tally.Reject("code", "Le code ou le nom du territoire manque.");
        }
        else if (_memberships.TryAdd((commune, kind), code))
        {
            Add(kind, code, name, parent);
            tally.Take(true);
        }
        else if (_memberships[(commune, kind)] != code)
        {
            tally.Reject("code", $"La commune {commune} figure deux fois, dans deux territoires.");
        }
    }

    private bool Add(TerritoryKind kind, string code, string name, string? parent)
    {
        var source = TerritorySources.Of(kind);
        var calendar = kind switch
        {
            TerritoryKind.Region => TerritoryCalendar.OfRegion(code),
            TerritoryKind.Department => TerritoryCalendar.OfDepartment(code),
            _ => ((string TimeZone, string HolidayZone)?)null,
        };
        return _territories.TryAdd(
            (kind, code),
            new Territory
            {
                Kind = kind,
                Code = code,
                Name = name,
                SortName = PlaceName.SortForm(name),
                ParentCode = parent,
                TimeZone = calendar?.TimeZone,
                HolidayZone = calendar?.HolidayZone,
                Note = kind == TerritoryKind.Clefop ? TerritorySources.PresumedClefop : null,
                Source = source.Source,
                SourceVersion = source.Version,
                SourceDate = source.Date,
            }
        );
    }

    private bool AddFormerName(string commune, string code, string name, FormerNameKind kind, DateOnly? lastDay)
    {
        if (_communes.TryGetValue(commune, out var present) && present.Code == code && present.Name == name)
        {
            return false;
        }

        if (_formerNames.TryGetValue((commune, code, name), out var known))
        {
            known.ValidTo = known.ValidTo > lastDay ? known.ValidTo : lastDay;
            return false;
        }

        _formerNames[(commune, code, name)] = new CommuneFormerName
        {
            CommuneCode = commune,
            FormerCode = code,
            Name = name,
            Kind = kind,
            ValidTo = lastDay,
        };
        return true;
    }

    private string? Today(string code) => _communes.ContainsKey(code) ? code : _today.GetValueOrDefault(code);

    private string? RegionOf(string department) =>
        _territories.GetValueOrDefault((TerritoryKind.Department, department))?.ParentCode;

    /// <summary>"CLPE44001" belongs to department 44: the column beside it gives the department of the commune.</summary>
    private string? DepartmentOf(string committee) =>
        committee.Length > PrefixLength + RankLength
        && committee[PrefixLength..^RankLength] is var code
        && _territories.ContainsKey((TerritoryKind.Department, code))
            ? code
            : null;

    private void RequireCoverage(string file, HashSet<string> named)
    {
        // The overseas collectivities (regions of three digits) are in none of these files.
        var expected = _communes
            .Values.Where(commune => RegionOf(commune.DepartmentCode) is { Length: 2 })
            .Select(commune => commune.Code)
            .ToList();
        var covered = expected.Count(named.Contains);
        if (covered < expected.Count * RequiredCoverage)
        {
            throw SourceFolder.Refused(
                file,
                $"est incomplet : il ne couvre que {covered} communes sur {expected.Count}"
            );
        }
    }

    private async Task ReadJsonAsync(string file, Action<JsonElement, Tally> take, CancellationToken cancellationToken)
    {
        var tally = new Tally(file, _rejected);
        var number = 0;
        await foreach (var record in _folder.JsonRecords(file, cancellationToken))
        {
            tally.Next($"enregistrement {++number}");
            take(record, tally);
        }

        Close(tally);
    }

    private async Task ReadCsvAsync(
        string file,
        char delimiter,
        string[] columns,
        Action<CsvReader, Tally> take,
        CancellationToken cancellationToken
    )
    {
        var tally = new Tally(file, _rejected);
        await foreach (var row in _folder.CsvRows(file, delimiter, columns, cancellationToken))
        {
            tally.Next($"ligne {row.Parser.RawRow}");
            take(row, tally);
        }

        Close(tally);
    }

    private void Close(Tally tally)
    {
        var count = tally.Count();
        if (count.Read == 0 || count.Rejected > count.Read / 2)
        {
            throw SourceFolder.Refused(count.File, "n'est pas le fichier attendu : presque rien n'y est lisible");
        }

        _files.Add(count);
    }

    private static string? Name(string file, JsonElement record) =>
        Text(record, "nom") is { } name ? Correct(file, name) : null;

    /// <summary>"Ã" is in no French place name: it is UTF-8 read as Latin 1 by somebody before us.</summary>
    private static string Correct(string file, string name) =>
        name.AsSpan().ContainsAny('\uFFFD', 'Ã')
            ? throw SourceFolder.Refused(file, $"est mal encodé (« {name} ») : il faut de l'UTF-8")
            : name;

    private static string? Text(JsonElement record, string field) =>
        record.ValueKind == JsonValueKind.Object
        && record.TryGetProperty(field, out var value)
        && value.ValueKind == JsonValueKind.String
        && !string.IsNullOrWhiteSpace(value.GetString())
            ? value.GetString()
            : null;

    private static bool IsCount(JsonElement value, out int count)
    {
        count = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out count) && count >= 0;
    }

    private static bool IsPostcode(string? text) => text is { Length: 5 } && text.All(char.IsAsciiDigit);

    /// <summary>Several copies in circulation went through a spreadsheet and lost their leading zeros.</summary>
    private static string Padded(string code, int length) => code.Trim().PadLeft(length, '0');

    private static string Missing(string code) =>
        $"La commune de code {code} n'existe pas au code officiel géographique en vigueur.";

    /// <summary>"LOIRE-ATLANTIQUE NORD" reads "Loire-Atlantique Nord".</summary>
    private static string CommitteeName(string capitals)
    {
        string[] small = ["de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "sur", "sous", "au", "aux"];
        var name = capitals.ToLowerInvariant().ToCharArray();
        for (var start = 0; start < name.Length; start++)
        {
            if (!char.IsLetter(name[start]) || (start > 0 && char.IsLetterOrDigit(name[start - 1])))
            {
                continue;
            }

            var end = Array.FindIndex(name, start, letter => !char.IsLetter(letter));
            var word = new string(name, start, (end < 0 ? name.Length : end) - start);
            if (start == 0 || !small.Contains(word, StringComparer.Ordinal))
            {
                name[start] = char.ToUpperInvariant(name[start]);
            }
        }

        return new string(name);
    }

    private sealed class Tally(string file, List<ImportReject> rejects)
    {
        private string _where = "";
        private int _read;
        private int _taken;
        private int _rejected;

        public void Next(string where)
        {
            _where = where;
            _read++;
        }

        public void Take(bool isNew) => _taken += isNew ? 1 : 0;

        public void Reject(string field, string reason)
        {
            _rejected++;
            rejects.Add(new ImportReject($"{file}, {_where}", field, reason));
        }

        public SourceFileCount Count() => new(file, _read, _taken, _rejected);
    }
}
