using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Spro.Core.OpenData;

/// <summary>
/// A CSV file that a spreadsheet opens well in French (semicolons, UTF-8 with its mark) and in which no cell is ever a
/// formula.
/// </summary>
internal static class OpenCsv
{
    /// <summary>Writes the rows; numbers, days and yes/no go as data, text as text.</summary>
    public static async Task WriteAsync(
        Stream output,
        IReadOnlyList<string> columns,
        IEnumerable<object?[]> rows,
        CancellationToken cancellationToken
    )
    {
        await using var text = new StreamWriter(output, new UTF8Encoding(true), leaveOpen: true);
        await using var csv = new CsvWriter(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", NewLine = "\r\n" }
        );
        foreach (var column in columns)
            csv.WriteField(column);
        await csv.NextRecordAsync();
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var cell in row)
                csv.WriteField(TextOf(cell));
            await csv.NextRecordAsync();
        }
    }

    private static string? TextOf(object? cell) =>
        cell switch
        {
            string text => Harmless(text),
            IEnumerable<string> list => Harmless(string.Join(',', list)),
            bool yes => yes ? "true" : "false",
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };

    // What a source writes must not run in the spreadsheet of whoever opens the file.
    private static string Harmless(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
}
