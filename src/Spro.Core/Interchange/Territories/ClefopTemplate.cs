using Spro.Core.Interchange.Fields;
using Spro.Core.Interchange.Files;
using Spro.Core.Interchange.Formats;
using Spro.Core.Territories;

namespace Spro.Core.Interchange.Territories;

/// <summary>
/// The house template in which a Région writes its CLEFOP, all of them: one line is one perimeter, made of whole
/// intercommunalités (<c>epci</c>), of communes, or of both.
/// </summary>
public static class ClefopTemplate
{
    private static readonly string[] FileNames = ["clefop.csv", "clefop.xlsx"];
    private static readonly string[] Required = ["code", "nom"];

    /// <summary>Its columns, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    ["code", "nom", "epci", "communes", "depuis", "jusqu_au", "note"];

    /// <summary>Writes the empty template, as a CSV file or as a workbook.</summary>
    public static Task WriteAsync(Stream output, bool workbook, CancellationToken cancellationToken) =>
        HouseTable.WriteAsync(output, Columns, workbook, cancellationToken);

    /// <summary>The file of the template in a folder; null when it holds none.</summary>
    internal static string? In(string folder) =>
        FileNames.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Reads the lines; one that cannot be taken is left out with its reason.</summary>
    internal static async Task<ClefopList> ReadAsync(
        string path,
        ReadingContext context,
        CancellationToken cancellationToken
    )
    {
        using var table = await HouseTable.OpenAsync(path, cancellationToken);
        var file = Path.GetFileName(path);
        await table.WithTemplateAsync(Columns, Required, ColumnMapping.None, file, cancellationToken);
        var perimeters = new List<ClefopPerimeter>();
        var rejected = new List<ImportReject>();
        while (await table.ReadAsync(cancellationToken))
        {
            if (Read(table, context, perimeters) is { } reject)
                rejected.Add(reject);
        }
        return new ClefopList(perimeters, rejected);
    }

    private static ImportReject? Read(TableReader row, ReadingContext context, List<ClefopPerimeter> read)
    {
        if (row.Flaw is { } flaw)
            return new ImportReject(row.Where, "ligne", flaw);
        var fields = new FieldReader(row.Where, context);
        var perimeter = new ClefopPerimeter(
            fields.Id("code", row["code"]),
            fields.Required("nom", row["nom"]),
            [.. Communes(row, context, fields)],
            fields.Date("depuis", row["depuis"]),
            fields.Date("jusqu_au", row["jusqu_au"]),
            fields.Line("note", row["note"])
        );
        if (perimeter.Code.Length > 20)
            fields.Reject("code", "Ce code dépasse 20 caractères.");
        if (perimeter.Communes.Count == 0)
            fields.Reject("epci", "Un CLEFOP a au moins un EPCI ou une commune.");
        if (perimeter.To < perimeter.From)
            fields.Reject("jusqu_au", "Le dernier jour est avant le premier.");
        if (read.Exists(other => other.Code == perimeter.Code))
            fields.Reject("code", "Ce code figure plus haut dans le fichier.");
        if (read.SelectMany(other => other.Communes).FirstOrDefault(perimeter.Communes.Contains) is { } shared)
            fields.Reject("communes", $"La commune {shared.Name} ({shared.Code}) est dans un CLEFOP plus haut.");
        if (!fields.Rejected)
            read.Add(perimeter);
        return fields.Rejection;
    }

    private static HashSet<CommuneRecord> Communes(TableReader row, ReadingContext context, FieldReader fields)
    {
        var communes = new HashSet<CommuneRecord>();
        foreach (var code in PlacesFormat.ListOf(row["epci"]))
        {
            var members = context.Territory.Communes.Where(commune => commune.Epci?.Code == code).ToList();
            if (members.Count == 0)
                fields.Reject("epci", $"L'EPCI {PlainText.Line(code)} est inconnu de notre territoire.");
            communes.UnionWith(members);
        }
        foreach (var code in PlacesFormat.ListOf(row["communes"]))
        {
            if (context.Territory.CommuneToday(PlacesFormat.Padded(code)!) is { } commune)
                communes.Add(commune);
            else
                fields.Reject("communes", $"La commune {PlainText.Line(code)} est inconnue de notre territoire.");
        }
        return communes;
    }
}

/// <summary>What the template holds.</summary>
internal sealed record ClefopList(IReadOnlyList<ClefopPerimeter> Perimeters, IReadOnlyList<ImportReject> Rejected);

/// <summary>A CLEFOP as the Région writes it.</summary>
internal sealed record ClefopPerimeter(
    string Code,
    string Name,
    IReadOnlyList<CommuneRecord> Communes,
    DateOnly? From,
    DateOnly? To,
    string? Note
);
