using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Spro.Core.Common;

namespace Spro.Core.Tests.Demonstration;

/// <summary>One line of a demonstration file: a place, its structure, one service.</summary>
public sealed class DemonstrationLine(string file, IReadOnlyDictionary<string, string> cells)
{
    public string File => file;

    public string this[string column] => cells[column];

    public string Where => $"{file}, {this["lieu_id"]}, {this["lieu_nom"]}";

    public bool IsFictitious => this["fictif"] is "oui";

    public bool Receives => this["statut"] is not "fermé";

    public IEnumerable<string> Filled => cells.Values.Where(cell => cell.Length > 0);
}

/// <summary>The demonstration files as they ship, embedded in the library.</summary>
public static class DemonstrationFiles
{
    private const string Folder = "data/demonstration/";

    public static IReadOnlyList<string> Columns { get; } =
        "structure_id;structure_nom;reseau;siret;structure_site;lieu_id;lieu_nom;type;adresse;complement;code_postal;commune;code_insee;departement;latitude;longitude;horaires;horaires_precision;telephone;courriel;contact_ecrit;site;rendez_vous;canaux;plain_pied;accessibilite;acceslibre;venir;apporter;statut;statut_precision;fermetures;passages;service_nom;service_description;niveau;besoins;publics;age_min;age_max;zones;conditions;confirme_le;fictif".Split(
            ';'
        );

    public static IReadOnlyList<DemonstrationLine> Lines { get; } =
    [.. typeof(StableId).Assembly.GetManifestResourceNames().Where(IsTable).SelectMany(Read)];

    public static IEnumerable<DemonstrationLine> Places => Lines.DistinctBy(line => (line.File, line["lieu_id"]));

    public static IEnumerable<DemonstrationLine> Fictitious => Lines.Where(line => line.IsFictitious);

    public static IEnumerable<DemonstrationLine> Real => Lines.Where(line => !line.IsFictitious);

    // Folders below hold something else than places.
    private static bool IsTable(string resource) =>
        resource.StartsWith(Folder, StringComparison.Ordinal)
        && resource.EndsWith(".csv", StringComparison.Ordinal)
        && !resource[Folder.Length..].Contains('/', StringComparison.Ordinal);

    private static IEnumerable<DemonstrationLine> Read(string resource)
    {
        using var stream = typeof(StableId).Assembly.GetManifestResourceStream(resource)!;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";" };
        using var csv = new CsvReader(new StreamReader(stream), configuration);
        csv.Read();
        csv.ReadHeader();
        Assert.Equal(Columns, csv.HeaderRecord);
        while (csv.Read())
        {
            yield return new DemonstrationLine(
                resource[Folder.Length..],
                Columns.ToDictionary(column => column, column => csv.GetField(column)!)
            );
        }
    }
}
