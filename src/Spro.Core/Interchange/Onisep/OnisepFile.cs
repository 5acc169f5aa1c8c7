using Spro.Core.Common;
using Spro.Core.Interchange.Files;
using Spro.Core.Knowledge;

namespace Spro.Core.Interchange.Onisep;

/// <summary>What a file of Onisep holds.</summary>
internal enum OnisepLayout
{
    /// <summary>Idéo-Métiers: a table, one line for each occupation and publication about it.</summary>
    Occupations,

    /// <summary>Its sheets about occupations, whole.</summary>
    OccupationSheets,

    /// <summary>Its sheets about trainings, whole.</summary>
    TrainingSheets,

    /// <summary>A table from certifications to its sheets about trainings.</summary>
    Passage,
}

/// <summary>A file of Onisep: known by what it holds, whether it is CSV, JSON or XML.</summary>
internal sealed record OnisepFile(string Path, OnisepLayout Layout, ReferentialVersion Edition)
{
    /// <summary>The file, or all those of a folder and of the folders below it; what is not of Onisep is left alone.</summary>
    /// <exception cref="RefusedException">There is none, one is damaged, or nothing tells when one is of.</exception>
    public static async Task<IReadOnlyList<OnisepFile>> FindAsync(
        string path,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var isFolder = Directory.Exists(path);
        List<OnisepFile> files = [];
        IEnumerable<string> candidates = isFolder
            ? Directory
                .EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(file => InputFile.IsNamed(file, ".csv", ".json", ".xml", ".zip"))
                .Order(StringComparer.Ordinal)
            : [path];
        foreach (var file in candidates)
        {
            try
            {
                if (await RecogniseAsync(file, cancellationToken) is { } layout)
                    files.Add(new OnisepFile(file, layout, OnisepPublication.Of(file, layout, today)));
            }
            // The folder has files of others.
            catch (RefusedException refusal) when (isFolder && refusal.Code is "wrong-format" or "wrong-encoding") { }
        }
        return files.Count > 0
            ? files
            : throw new RefusedException(
                "wrong-format",
                isFolder
                    ? $"Le dossier « {path} » ne contient aucun fichier de l'Onisep sur les métiers ou les formations."
                    : $"Le fichier « {path} » n'est ni une table de métiers, ni des fiches, ni la table de passage de l'Onisep."
            );
    }

    /// <summary>Every record of the file, one at a time.</summary>
    /// <exception cref="RefusedException">The file is damaged.</exception>
    public IAsyncEnumerable<OnisepRecord> ReadAsync(CancellationToken cancellationToken) =>
        Layout switch
        {
            OnisepLayout.Occupations => OnisepTables.OccupationsAsync(this, cancellationToken),
            OnisepLayout.Passage => OnisepTables.PassageAsync(this, cancellationToken),
            _ => new OnisepSheetFile(this).Read().ToAsyncEnumerable(),
        };

    private static async Task<OnisepLayout?> RecogniseAsync(string path, CancellationToken cancellationToken)
    {
        if (InputFile.IsNamed(path, ".xml", ".zip"))
        {
            using var xml = XmlFile.Open(path, longestText: 0);
            switch (xml.Reader.Name)
            {
                case "metiers":
                    return OnisepLayout.OccupationSheets;
                case "formations":
                    return OnisepLayout.TrainingSheets;
                case "root":
                    break;
                default:
                    return null;
            }
        }
        using var table = OnisepTables.Open(path);
        var header = (await table.WithHeaderAsync([], cancellationToken)).Header;
        return OnisepTables.AreOccupations(header) ? OnisepLayout.Occupations
            : OnisepTables.IsPassage(header) ? OnisepLayout.Passage
            : null;
    }
}
