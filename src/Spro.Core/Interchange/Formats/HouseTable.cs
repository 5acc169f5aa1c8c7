using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using Spro.Core.Common;
using Spro.Core.Interchange.Files;

namespace Spro.Core.Interchange.Formats;

/// <summary>A template of ours: a list of columns, as a CSV file (semicolons, UTF-8) or the first sheet of a workbook.</summary>
internal static class HouseTable
{
    public static async Task<TableReader> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new RefusedException("no-such-file", $"Le fichier « {path} » n'existe pas.");
        return InputFile.IsZip(path) ? await XlsxTable.OpenAsync(path, cancellationToken) : CsvTable.Open(path, ";");
    }

    /// <summary>Reads the header; a column that is neither ours nor mapped refuses the file by its name.</summary>
    public static async Task WithTemplateAsync(
        this TableReader table,
        IReadOnlyList<string> columns,
        IEnumerable<string> required,
        ColumnMapping mapping,
        string file,
        CancellationToken cancellationToken
    )
    {
        mapping.CheckAgainst(columns);
        await table.WithHeaderAsync(required, cancellationToken, name => mapping[name]);
        if (
            table.Header.FirstOrDefault(name => mapping[name].Length > 0 && !columns.Contains(mapping[name])) is { } odd
        )
        {
            throw Refusals.NotThisFormat(
                file,
                $"la colonne « {odd} » n'est pas du modèle ; associez-la à une colonne du modèle, ou à rien"
            );
        }
    }

    /// <summary>Writes the template with no row.</summary>
    public static async Task WriteAsync(
        Stream output,
        IReadOnlyList<string> columns,
        bool workbook,
        CancellationToken cancellationToken
    )
    {
        if (workbook)
        {
            var header = columns.ToDictionary(column => column, _ => (object?)null);
            await output.SaveAsAsync(
                new[] { header },
                configuration: new OpenXmlConfiguration { AutoFilter = false },
                cancellationToken: cancellationToken
            );
            return;
        }
        await using var text = new StreamWriter(output, new UTF8Encoding(true), leaveOpen: true);
        await using var csv = new CsvWriter(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", NewLine = "\r\n" }
        );
        foreach (var column in columns)
            csv.WriteField(column);
        await csv.NextRecordAsync();
    }
}
