using System.Runtime.CompilerServices;
using Spro.Core.Interchange.Fields;
using Spro.Core.Interchange.Files;
using Spro.Core.Search;
using Spro.Core.Structures;

namespace Spro.Core.Interchange.Formats;

/// <summary>
/// The house template of professionals: people of the network, for the network only. <c>structure_source</c> says which
/// source the structure's identifier is of; "places" when empty.
/// </summary>
public sealed class ProfessionalsFormat(ReadingContext context, ColumnMapping mapping) : IDirectoryFormat
{
    private static readonly string[] Required = ["professionnel_id", "structure_id", "nom"];

    /// <summary>Columns of the template, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "professionnel_id",
        "structure_id",
        "structure_source",
        "nom",
        "fonction",
        "courriel",
        "telephone",
        "sujets",
        "confirme_le",
        "fictif",
    ];

    /// <inheritdoc />
    public string Code => "professionals";

    /// <summary>Writes the empty template, as a CSV file or as a workbook.</summary>
    public static Task WriteTemplateAsync(Stream output, bool workbook, CancellationToken cancellationToken) =>
        HouseTable.WriteAsync(output, Columns, workbook, cancellationToken);

    /// <inheritdoc />
    public async IAsyncEnumerable<DirectoryItem> ReadAsync(
        string path,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var table = await HouseTable.OpenAsync(path, cancellationToken);
        await table.WithTemplateAsync(Columns, Required, mapping, Path.GetFileName(path), cancellationToken);
        while (await table.ReadAsync(cancellationToken))
            yield return FromRow(table);
    }

    private DirectoryItem FromRow(TableReader row)
    {
        if (row.Flaw is { } flaw)
            return DirectoryItem.Refuse(row.Where, "ligne", flaw);
        var fields = new FieldReader(row.Where, context);
        var structure = fields.Id("structure_id", row["structure_id"]);
        var source = row["structure_source"] ?? "places";
        var person = new Professional
        {
            Source = Code,
            SourceId = fields.Id("professionnel_id", row["professionnel_id"]),
            StructureId = structure.Length == 0 ? Guid.Empty : DirectoryIds.OfStructure(source, structure),
            Name = fields.Required("nom", row["nom"]),
            Role = fields.Line("fonction", row["fonction"]),
            Email = fields.WorkEmail("courriel", row["courriel"]),
            Phone = fields.Phone("telephone", row["telephone"]),
            Topics = fields.Line("sujets", row["sujets"]),
            ConfirmedOn = fields.PastDate("confirme_le", row["confirme_le"]),
            IsFictitious = FrenchText.Fold(row["fictif"] ?? "") == "oui",
        };
        return fields.Result(person);
    }
}
