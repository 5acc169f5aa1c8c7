using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Spro.Core.Common;
using Spro.Core.Interchange.Files;
using Spro.Core.Knowledge.Labour;

namespace Spro.Core.Interchange.Labour;

/// <summary>A file of figures, recognised by its columns, whatever its encoding and its separator.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Table">What it holds.</param>
/// <param name="Period">The period it tells of when no column does; null when nothing says.</param>
/// <param name="Year">The last year it tells of; null when nothing says.</param>
internal sealed partial record LabourFile(string Path, LabourTable Table, string? Period, int? Year)
{
    /// <summary>Files that tell their period nowhere, and where it was found.</summary>
    private static readonly Dictionary<string, string> KnownPeriods = new(StringComparer.OrdinalIgnoreCase)
    {
        // Documentation of the statistical portraits of 2021.
        ["salaires_3niv.csv"] = "2017-2019",
        ["input_carte1.csv"] = "2017",
        // The same values as the file dated 2020.
        ["metiers_tension_bmo.csv"] = "2020",
        // Published with the portraits of 2021.
        ["fap225_rome.csv"] = "2021",
        ["intitule_fap2009.txt"] = "2009",
        ["passage_fap2009_romev3.txt"] = "2009",
    };

    /// <summary>
    /// The bands of pay published with the portraits of 2021: the two highest have each other's label. As written, 60 of
    /// the 299 families that have both contradict the median of the same publication; once exchanged, none.
    /// </summary>
    private const string ExchangedBands = "AB6752FCDC90BE94C886E9440ED99C41C89604E0D825A0438FC2260487FC95B7";

    /// <summary>Whether the two highest bands of pay have each other's label in this very file.</summary>
    public bool HasExchangedBands { get; private init; }

    /// <summary>Name of the file.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Its version: the publication, and the last year it tells of.</summary>
    public string Version => $"{Table.Dataset.Code}-{Year}";

    /// <summary>
    /// The tables of figures of a folder and the folders below, or a single file, in the order to read them. Other files
    /// of a folder are left alone.
    /// </summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static async Task<IReadOnlyList<LabourFile>> FindAsync(
        string path,
        IReadOnlyList<LabourTable> tables,
        CancellationToken cancellationToken
    )
    {
        var isFolder = Directory.Exists(path);
        string[] paths = isFolder
            ?
            [
                .. Directory
                    .EnumerateFiles(path, "*", SearchOption.AllDirectories)
                    .Where(file => InputFile.IsNamed(file, ".csv", ".json", ".txt"))
                    .Order(StringComparer.Ordinal),
            ]
            : [path];
        List<LabourFile> files = [];
        foreach (var file in paths)
        {
            if (await RecogniseAsync(file, tables, cancellationToken) is { } known)
                files.Add(known);
        }
        if (files.Count == 0)
            throw new RefusedException(
                "wrong-format",
                isFolder
                    ? $"Le dossier « {path} » ne contient aucune table connue de ce format."
                    : $"Le fichier « {path} » n'est pas une table connue de ce format : aucune n'a ces colonnes."
            );
        return [.. files.OrderBy(file => tables.ToList().IndexOf(file.Table))];
    }

    /// <summary>Opens it after its heading.</summary>
    public async Task<TableReader> OpenAsync(CancellationToken cancellationToken)
    {
        var reader = await ReaderOfAsync(Path, cancellationToken);
        return await reader.WithHeaderAsync(Table.Columns, cancellationToken);
    }

    private static async Task<LabourFile?> RecogniseAsync(
        string path,
        IReadOnlyList<LabourTable> tables,
        CancellationToken cancellationToken
    )
    {
        LabourTable? table;
        using (var reader = await ReaderOfAsync(path, cancellationToken))
        {
            IReadOnlyCollection<string> header;
            try
            {
                header = (await reader.WithHeaderAsync([], cancellationToken)).Header;
            }
            // Another kind of file of the folder: JSON that is no table, columns named twice.
            catch (RefusedException) when (System.IO.Path.GetExtension(path) is not ".csv")
            {
                return null;
            }
            // SAS files all have the same two columns: what the first row says tells them apart.
            var first = await reader.ReadAsync(cancellationToken) ? reader : null;
            table = tables.FirstOrDefault(one =>
                one.Columns.All(header.Contains) && (one.IsSuch is null || (first is not null && one.IsSuch(first)))
            );
            if (table is null)
                return null;
            if (table.PeriodColumn is { } column)
                return new LabourFile(path, table, null, await LastYearAsync(reader, column, cancellationToken));
        }
        var name = System.IO.Path.GetFileName(path);
        var period =
            table.Period
            ?? KnownPeriods.GetValueOrDefault(name)
            ?? (YearInName().Match(name) is { Success: true } year ? year.Value : null);
        return new LabourFile(path, table, period, period is null ? null : YearOf(period))
        {
            HasExchangedBands =
                table.Dataset == LabourDataset.Pay && await HashOfAsync(path, cancellationToken) == ExchangedBands,
        };
    }

    private static async Task<string> HashOfAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = InputFile.Open(path);
        return Convert.ToHexString(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    private static async Task<int?> LastYearAsync(
        TableReader reader,
        string column,
        CancellationToken cancellationToken
    )
    {
        int? last = null;
        do
        {
            if (
                reader[column]?.Trim() is { Length: >= 4 } period
                && int.TryParse(period[^4..], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            )
                last = Math.Max(last ?? 0, year);
        } while (await reader.ReadAsync(cancellationToken));
        return last;
    }

    private static int YearOf(string period) => int.Parse(period[^4..], CultureInfo.InvariantCulture);

    private static async Task<TableReader> ReaderOfAsync(string path, CancellationToken cancellationToken)
    {
        var start = Start(path);
        if (start.AsSpan().TrimStart('\uFEFF').TrimStart() is ['[' or '{', ..])
            return JsonTable.Open(path);
        var encoding = await FileEncoding.OfAsync(path, cancellationToken);
        if (SasFormatTable.Begins(start))
            return await SasFormatTable.OpenAsync(path, encoding, cancellationToken);
        var heading = start.Split('\n')[0];
        return CsvTable.Open(path, heading.Count(';') > heading.Count(',') ? ";" : ",", encoding);
    }

    // Separators and markers are plain letters in every encoding met.
    private static string Start(string path)
    {
        using var stream = InputFile.Open(path);
        var bytes = new byte[16_384];
        return Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }

    [GeneratedRegex(@"(?<!\d)20\d\d(?!\d)")]
    private static partial Regex YearInName();
}
