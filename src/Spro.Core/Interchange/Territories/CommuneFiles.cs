using System.Text.Json;
using Spro.Core.Territories;

namespace Spro.Core.Interchange.Territories;

/// <summary>The files of INSEE that say what exists: regions, departments, arrondissements, communes and their past.</summary>
internal sealed class CommuneFiles(SourceFiles files, TerritoryAssembly territory)
{
    private const string CommuneFile = "communes.json";
    private readonly List<(string Whole, string Code, string Name, FormerNameKind Kind)> _parts = [];

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        await ReadTerritoriesAsync("regions.json", TerritoryKind.Region, null, cancellationToken);
        await ReadTerritoriesAsync(
            "departements.json",
            TerritoryKind.Department,
            ("region", TerritoryKind.Region),
            cancellationToken
        );
        await ReadTerritoriesAsync(
            "arrondissements.json",
            TerritoryKind.Arrondissement,
            ("departement", TerritoryKind.Department),
            cancellationToken
        );
        await ReadCommunesAsync(cancellationToken);
        await ReadMovementsAsync(cancellationToken);
    }

    private Task ReadTerritoriesAsync(
        string file,
        TerritoryKind kind,
        (string Field, TerritoryKind Kind)? parent,
        CancellationToken cancellationToken
    ) =>
        files.ReadJsonAsync(
            file,
            record =>
            {
                var parentCode = parent is null ? null : record.Text(parent.Value.Field);
                if (record.Text("code") is not { } code || record.Name("nom") is not { } name)
                {
                    record.Reject("code", "Le code ou le nom manque.");
                }
                else if (parent is { } level && (parentCode is null || !territory.Knows(level.Kind, parentCode)))
                {
                    record.Reject(level.Field, $"« {parentCode} » est inconnu.");
                }
                else
                {
                    record.Take(territory.Add(kind, code, name, parentCode));
                }
            },
            cancellationToken
        );

    private async Task ReadCommunesAsync(CancellationToken cancellationToken)
    {
        await files.ReadJsonAsync(CommuneFile, ReadCommune, cancellationToken);
        var withCommunes = territory
            .Communes.Select(commune => commune.DepartmentCode)
            .ToHashSet(StringComparer.Ordinal);
        if (
            territory.Territories.FirstOrDefault(one =>
                one.Kind == TerritoryKind.Department && !withCommunes.Contains(one.Code)
            ) is
            { } empty
        )
        {
            throw SourceFolder.Refused(CommuneFile, $"est incomplet : aucune commune pour « {empty.Name} »");
        }

        foreach (var (whole, code, name, kind) in _parts)
        {
            if (territory.Commune(whole) is not null)
            {
                territory.AddFormerName(whole, code, name, kind, null);
            }
        }
    }

    private void ReadCommune(SourceRecord record)
    {
        if (record.Text("code") is not { Length: 5 } code || record.Name("nom") is not { } name)
        {
            record.Reject("code", "Le code INSEE de cinq caractères ou le nom manque.");
            return;
        }

        switch (record.Text("type"))
        {
            case "commune-actuelle":
                ReadPresentCommune(record, code, name);
                break;
            case "commune-deleguee":
                ReadPart(record, code, name, FormerNameKind.Delegated, "chefLieu");
                break;
            case "commune-associee":
                ReadPart(record, code, name, FormerNameKind.Associated, "chefLieu");
                break;
            case "arrondissement-municipal":
                ReadPart(record, code, name, FormerNameKind.MunicipalDistrict, "commune");
                break;
            case var type:
                record.Reject("type", $"Le type « {type} » est inconnu.");
                break;
        }
    }

    private void ReadPart(SourceRecord record, string code, string name, FormerNameKind kind, string field)
    {
        if (record.Text(field) is not { } whole)
        {
            record.Reject(field, "La commune à laquelle rattacher ce nom manque.");
            return;
        }

        // Kept for later: the commune it is part of may come further down.
        _parts.Add((whole, code, name, kind));
        record.Take();
    }

    private void ReadPresentCommune(SourceRecord record, string code, string name)
    {
        int? inhabitants = null;
        if (record.Json.TryGetProperty("population", out var population))
        {
            if (population.ValueKind != JsonValueKind.Number || !population.TryGetInt32(out var count) || count < 0)
            {
                record.Reject("population", "La population n'est pas un nombre.");
                return;
            }

            inhabitants = count;
        }

        if (record.Text("departement") is not { } department || !territory.Knows(TerritoryKind.Department, department))
        {
            record.Reject("departement", $"Le département « {record.Text("departement")} » est inconnu.");
            return;
        }

        var commune = new Commune
        {
            Code = code,
            Name = name,
            SortName = PlaceName.SortForm(name),
            DepartmentCode = department,
            Population = inhabitants,
            Source = TerritorySources.Communes.Source,
            SourceVersion = TerritorySources.Communes.Version,
            SourceDate = TerritorySources.Communes.Date,
        };
        if (!territory.AddCommune(commune))
        {
            record.Reject("code", $"Le code « {code} » figure deux fois.");
            return;
        }

        record.Take();
        if (
            record.Text("arrondissement") is { } arrondissement
            && territory.Knows(TerritoryKind.Arrondissement, arrondissement)
        )
        {
            territory.Join(code, TerritoryKind.Arrondissement, arrondissement);
        }

        if (record.Json.TryGetProperty("codesPostaux", out var postcodes) && postcodes.ValueKind == JsonValueKind.Array)
        {
            foreach (var postcode in postcodes.EnumerateArray().Select(item => item.ToString()))
            {
                if (PostalFiles.IsPostcode(postcode))
                {
                    territory.AddPostcode(code, postcode);
                }
            }
        }
    }

    private async Task ReadMovementsAsync(CancellationToken cancellationToken)
    {
        const string file = "insee_cog_mouvements-communes.csv";
        List<CommuneMovement> movements = [];
        await files.ReadCsvAsync(
            file,
            ',',
            ["MOD", "DATE_EFF", "TYPECOM_AV", "COM_AV", "LIBELLE_AV", "TYPECOM_AP", "COM_AP", "LIBELLE_AP"],
            record =>
            {
                if (CommuneHistory.Day(record.Text("DATE_EFF")) is not { } day)
                {
                    record.Reject("DATE_EFF", "La date n'est pas de la forme 2026-01-31.");
                }
                // Other rows tell of a commune and its own parts: the list of communes has them already.
                else if (record.Text("TYPECOM_AP") == "COM")
                {
                    movements.Add(
                        new CommuneMovement(
                            record.Text("MOD") ?? "",
                            day,
                            record.Text("TYPECOM_AV") == "COM",
                            record.Code("COM_AV", 5),
                            record.Name("LIBELLE_AV") ?? "",
                            record.Code("COM_AP", 5),
                            record.Name("LIBELLE_AP") ?? ""
                        )
                    );
                    record.Take();
                }
            },
            cancellationToken
        );
        if (movements.Count == 0)
        {
            throw SourceFolder.Refused(file, "ne contient aucun événement");
        }

        territory.Apply(new CommuneHistory(movements));
    }
}
