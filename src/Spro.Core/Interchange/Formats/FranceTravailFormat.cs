using System.Runtime.CompilerServices;
using System.Text.Json;
using Spro.Core.Interchange.Fields;
using Spro.Core.Interchange.Files;
using Spro.Core.Search;
using Spro.Core.Structures;

namespace Spro.Core.Interchange.Formats;

/// <summary>
/// Agencies of France Travail: the table with addresses and positions (2020), or the JSON list with a department only.
/// A folder is read from the table. One structure per region, one place per agency.
/// </summary>
public sealed class FranceTravailFormat(ReadingContext context) : IDirectoryFormat
{
    private static readonly string[] Columns =
    [
        "REFERENCE_PE",
        "NOM",
        "TYPE_SITE",
        "LIBELLE_REGION",
        "COMPLEMENT_ADRESSE",
        "DC_COMPLEMENTADRSITEPHYSIQUE",
        "ADRESSE",
        "CODE_POSTAL",
        "COMMUNE",
        "DN_LATITUDE",
        "DN_LONGITUDE",
    ];

    /// <inheritdoc />
    public string Code => "france-travail-agencies";

    /// <inheritdoc />
    public IAsyncEnumerable<DirectoryItem> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = SourceFile.Choose(path, "pole_emploi_agencies", "agences_pe");
        return FileKind.IsJson(file) ? ReadJsonAsync(file, cancellationToken) : ReadCsvAsync(file, cancellationToken);
    }

    private async IAsyncEnumerable<DirectoryItem> ReadCsvAsync(
        string path,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var table = CsvTable.Open(path, ",");
        await table.WithHeaderAsync(Columns, cancellationToken);
        while (await table.ReadAsync(cancellationToken))
            yield return FromRow(table, SourceEdition.Of(path));
    }

    private async IAsyncEnumerable<DirectoryItem> ReadJsonAsync(
        string path,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var agencies = JsonRecordReader.Open(path);
        while (await agencies.ReadAsync(cancellationToken))
        {
            if (agencies is { Index: 0, Current: var first } && first.Text("structure") != "POLE_EMPLOI")
                throw Refusals.NotThisFormat(Path.GetFileName(path), "ce ne sont pas des agences de France Travail");
            yield return FromJson(agencies.Current, agencies.Where, SourceEdition.Of(path));
        }
    }

    private DirectoryItem FromRow(TableReader row, string edition)
    {
        if (row.Flaw is { } flaw)
            return DirectoryItem.Refuse(row.Where, "ligne", flaw);
        var fields = new FieldReader(row.Where, context);
        if (row["TYPE_SITE"] is not "ALE" and var type)
            fields.Reject("TYPE_SITE", $"« {type} » : une direction, qui ne reçoit pas le public.");
        var id = fields.Id("REFERENCE_PE", row["REFERENCE_PE"]);
        var name = Capitals.Lower(fields.Required("NOM", row["NOM"])).Replace("Ape ", "", StringComparison.Ordinal);
        var region = Capitals.Lower(fields.Required("LIBELLE_REGION", row["LIBELLE_REGION"]));
        var complements = new[] { row["COMPLEMENT_ADRESSE"], row["DC_COMPLEMENTADRSITEPHYSIQUE"] }.OfType<string>();
        var place = new Place
        {
            Source = Code,
            SourceId = id,
            SourceVersion = edition,
            StructureId = DirectoryIds.OfStructure(Code, RegionId(region)),
            Name = $"France Travail {name}",
            Address = fields.Line("ADRESSE", row["ADRESSE"]),
            AddressComplement = fields.Line("COMPLEMENT_ADRESSE", string.Join(", ", complements)),
            Postcode = row["CODE_POSTAL"],
            Channels = Channels.Place,
        };
        fields.Locate(
            place,
            new Location("COMMUNE", "DN_LATITUDE")
            {
                Commune = row["COMMUNE"],
                Position = fields.Position("DN_LATITUDE", row["DN_LATITUDE"], row["DN_LONGITUDE"]),
            }
        );
        return fields.Result(Region(region, edition), place);
    }

    private DirectoryItem FromJson(JsonElement record, string where, string edition)
    {
        var fields = new FieldReader(where, context);
        var id = fields.Id("id", record.Text("id"));
        var name = fields.Required("nom_agence", record.Text("nom_agence"));
        var region = fields.Required("nom_region", record.Text("nom_region"));
        var place = new Place
        {
            Source = Code,
            SourceId = id,
            SourceVersion = edition,
            StructureId = DirectoryIds.OfStructure(Code, RegionId(region)),
            Name = PresentName(name),
            Channels = Channels.Place,
        };
        fields.Locate(
            place,
            new Location("code_departement", "id") { Department = DepartmentCode.Of(record.Text("code_departement")) }
        );
        return fields.Result(Region(region, edition), place);
    }

    // The public body was renamed on 1 January 2024; the file has the former name.
    private static string PresentName(string name)
    {
        const string former = "Pôle emploi ";
        var at = name.IndexOf(former, StringComparison.OrdinalIgnoreCase);
        return at < 0
            ? $"France Travail {Capitals.Lower(name)}"
            : string.Concat(name.AsSpan(0, at), "France Travail ", Capitals.Lower(name[(at + former.Length)..]))
                .Replace("Relai ", "Relais ", StringComparison.Ordinal);
    }

    private Structure Region(string region, string edition) =>
        new()
        {
            Source = Code,
            SourceId = RegionId(region),
            SourceVersion = edition,
            NetworkCode = "FT",
            Name = $"France Travail {region}",
        };

    private static string RegionId(string region) => "region-" + FrenchText.Fold(region).Replace(' ', '-');
}
