using Spro.Core.Common;
using Spro.Core.Interchange.Files;

namespace Spro.Core.Interchange.Rome;

/// <summary>A file of the ROME, recognised by its columns.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Sheet">The sheet of the workbook; null for another file.</param>
/// <param name="Table">What it holds.</param>
internal sealed record RomeFile(string Path, string? Sheet, RomeTable Table)
{
    /// <summary>Opens it after its heading.</summary>
    public async Task<TableReader> OpenAsync(CancellationToken cancellationToken)
    {
        TableReader reader = InputFile.IsZip(Path)
            ? await XlsxTable.OpenAsync(Path, cancellationToken, Sheet)
            : CsvTable.Open(Path, ",");
        return await reader.WithHeaderAsync(Table.Columns.Where(column => column.Length > 0), cancellationToken);
    }
}

/// <summary>The files of one edition of the ROME, what is pointed at first.</summary>
/// <param name="Version">The edition.</param>
/// <param name="Files">In the order to read them.</param>
internal sealed record RomeFiles(string Version, IReadOnlyList<RomeFile> Files)
{
    /// <summary>Finds, in a folder or a single file, the tables of the ROME. Other files of a folder are left alone.</summary>
    /// <exception cref="RefusedException">There is none, or they are of several editions, or of one that nothing tells.</exception>
    public static async Task<RomeFiles> FindAsync(string path, CancellationToken cancellationToken)
    {
        var isFolder = Directory.Exists(path);
        List<RomeFile> files = [];
        string[] paths = isFolder
            ?
            [
                .. Directory
                    .EnumerateFiles(path)
                    .Where(file => InputFile.IsNamed(file, ".csv", ".xlsx"))
                    .Order(StringComparer.Ordinal),
            ]
            : [path];
        foreach (var file in paths)
        {
            if (await RecogniseAsync(file, cancellationToken) is { } known)
                files.Add(known);
        }
        if (files.Count == 0)
            throw new RefusedException(
                "wrong-format",
                isFolder
                    ? $"Le dossier « {path} » ne contient aucune table du ROME (fichiers CSV ou XLSX de France Travail)."
                    : $"Le fichier « {path} » n'est pas une table du ROME : aucune n'a ces colonnes."
            );
        var versions = files.Select(EditionOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return versions switch
        {
            [var version] => new RomeFiles(version, [.. files.OrderBy(file => RomeTable.All.IndexOf(file.Table))]),
            [] => throw new RefusedException(
                "unknown-edition",
                "Rien ne dit de quelle édition du ROME il s'agit : gardez les noms d'origine, comme « unix_texte_v460_utf8.csv »."
            ),
            _ => throw new RefusedException(
                "several-editions",
                $"Plusieurs éditions du ROME sont ici ({string.Join(", ", versions)}) : importez-les l'une après l'autre, chacune dans son dossier."
            ),
        };
    }

    private static string? EditionOf(RomeFile file) =>
        (file.Sheet is null ? null : RomeEdition.In(file.Sheet)) ?? RomeEdition.In(Path.GetFileName(file.Path));

    private static async Task<RomeFile?> RecogniseAsync(string path, CancellationToken cancellationToken)
    {
        if (new FileInfo(path) is not { Exists: true, Length: > 0 } || !InputFile.IsZip(path))
        {
            using var table = CsvTable.Open(path, ",");
            return await TableAsync(table, cancellationToken) is { } found ? new RomeFile(path, null, found) : null;
        }
        foreach (var sheet in XlsxTable.SheetsOf(path))
        {
            using var table = await XlsxTable.OpenAsync(path, cancellationToken, sheet);
            try
            {
                if (await TableAsync(table, cancellationToken) is { } found)
                    return new RomeFile(path, sheet, found);
            }
            // Workbooks have empty sheets, for pivot tables.
            catch (RefusedException refusal) when (refusal.Code == Refusals.EmptyCode) { }
        }
        return null;
    }

    private static async Task<RomeTable?> TableAsync(TableReader reader, CancellationToken cancellationToken) =>
        RomeTable.Of((await reader.WithHeaderAsync([], cancellationToken)).Header);
}
