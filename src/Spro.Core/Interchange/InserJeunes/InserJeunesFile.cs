using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Spro.Core.Common;
using Spro.Core.Interchange.Files;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;

namespace Spro.Core.Interchange.InserJeunes;

/// <summary>How a table of InserJeunes is laid out; a heading tells which.</summary>
internal enum InserJeunesLayout
{
    /// <summary>The open data of training centres, several pairs of years one under the other.</summary>
    TrainingCentres,

    /// <summary>One pair of years, apprentices only; the name of the file tells which.</summary>
    Apprentices,

    /// <summary>One pair of years, lycées; apprentices apart where there are some.</summary>
    Schools,

    /// <summary>Means by diploma over lycées and years, made by a third party (JSON).</summary>
    Diplomas,
}

/// <summary>A line of a file of InserJeunes.</summary>
/// <param name="Where">Where it is, for the report.</param>
/// <param name="Row">What it says.</param>
/// <param name="Problem">Why it is left out; null when it is sound.</param>
internal sealed record InserJeunesRow(string Where, VersionedRow Row, ImportReject? Problem);

/// <summary>A file of InserJeunes.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Layout">How it is laid out.</param>
/// <param name="Cohort">The pair of years it is of; the last one when it has several; empty when nothing tells.</param>
internal sealed partial record InserJeunesFile(string Path, InserJeunesLayout Layout, string Cohort)
{
    /// <summary>The establishment.</summary>
    public const string Uai = "n°UAI de l'établissement";

    /// <summary>Which pupils of a lycée.</summary>
    public const string Group = "Dont apprentis en EPLE";

    private const string Year = "Année";
    private const string ByDiploma = "lycees-by-diploma";

    /// <summary>The edition: two layouts of the same years may differ, and are kept apart.</summary>
    public string Version =>
        Layout switch
        {
            InserJeunesLayout.TrainingCentres => $"open-data-{Cohort}",
            InserJeunesLayout.Diplomas => ByDiploma,
            _ => $"tables-{Cohort}",
        };

    /// <summary>The edition as the public is told of it.</summary>
    public ReferentialVersion Edition(DateOnly today) =>
        new()
        {
            Referential = ReferentialVersion.InserJeunes,
            Version = Version,
            Source = Layout == InserJeunesLayout.Diplomas ? DiplomaInsertion.Credit : "Depp et Dares, InserJeunes",
            Licence = "Licence Ouverte 2.0",
            ImportedOn = today,
        };

    /// <summary>Reads its lines.</summary>
    public async IAsyncEnumerable<InserJeunesRow> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (Layout == InserJeunesLayout.Diplomas)
        {
            await using var records = JsonRecordReader.Open(Path);
            while (await records.ReadAsync(cancellationToken))
            {
                var element = new DiplomaElement(records.Current, records.Where);
                var row = element.Read(Version);
                yield return new InserJeunesRow(records.Where, row, element.Problem);
            }
            yield break;
        }
        using var table = await CsvTable.Open(Path, ";").WithHeaderAsync([], cancellationToken);
        while (await table.ReadAsync(cancellationToken))
        {
            var line = new InserJeunesLine(table, this);
            var row = line.Read();
            yield return new InserJeunesRow(table.Where, row, line.Problem);
        }
    }

    /// <summary>Finds them. Other files of a folder are left alone.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static async Task<IReadOnlyList<InserJeunesFile>> FindAsync(string path, CancellationToken cancellationToken)
    {
        var isFolder = Directory.Exists(path);
        string[] paths = isFolder
            ?
            [
                .. Directory
                    .EnumerateFiles(path, "*", SearchOption.AllDirectories)
                    .Where(file => InputFile.IsNamed(file, ".csv", ".json"))
                    .Order(StringComparer.Ordinal),
            ]
            : [path];
        List<InserJeunesFile> files = [];
        foreach (var file in paths)
        {
            if (await RecogniseAsync(file, cancellationToken) is { } known)
                files.Add(known);
        }
        return files.Count > 0
            ? files
            : throw new RefusedException(
                "wrong-format",
                isFolder
                    ? $"Le dossier « {path} » ne contient aucune table d'InserJeunes par établissement ou par diplôme."
                    : $"Le fichier « {path} » n'est pas une table d'InserJeunes par établissement ou par diplôme, ou son nom ne dit plus les années (« 2022_2023 »)."
            );
    }

    /// <summary>"2022-2023" of "cumul 2022-2023" or of "2022_2023".</summary>
    public static string? CohortIn(string? text) =>
        Years().Match(text ?? "") is { Success: true } years
            ? $"{years.Groups["first"].Value}-{years.Groups["last"].Value}"
            : null;

    private static async Task<InserJeunesFile?> RecogniseAsync(string path, CancellationToken cancellationToken)
    {
        if (InputFile.IsNamed(path, ".json"))
        {
            await using var records = JsonRecordReader.Open(path);
            return
                await records.ReadAsync(cancellationToken)
                && records.Current.Text("source") == DiplomaElement.Source
                && records.Current.Text("granularity") is not null
                ? new InserJeunesFile(path, InserJeunesLayout.Diplomas, "")
                : null;
        }
        try
        {
            using var table = CsvTable.Open(path, ";");
            var header = (await table.WithHeaderAsync([], cancellationToken)).Header;
            if (header.Contains("UAI") && header.Contains(Year) && header.Contains("Taux emploi 6 mois"))
            {
                string? last = null;
                while (await table.ReadAsync(cancellationToken))
                {
                    if (CohortIn(table[Year]) is { } cohort && string.CompareOrdinal(cohort, last) > 0)
                        last = cohort;
                }
                return last is null ? null : new InserJeunesFile(path, InserJeunesLayout.TrainingCentres, last);
            }
            return
                header.Contains(Uai)
                && header.Contains("Taux")
                && CohortIn(System.IO.Path.GetFileName(path)) is { } years
                ? new InserJeunesFile(
                    path,
                    header.Contains(Group) ? InserJeunesLayout.Schools : InserJeunesLayout.Apprentices,
                    years
                )
                : null;
        }
        // Other files of the folder are in other encodings.
        catch (RefusedException refusal) when (refusal.Code == "wrong-encoding")
        {
            return null;
        }
    }

    [GeneratedRegex(@"(?<first>20\d\d)[-_](?<last>20\d\d)")]
    private static partial Regex Years();
}

/// <summary>A line of InserJeunes.</summary>
internal sealed partial class InserJeunesLine(TableReader table, InserJeunesFile file)
{
    /// <summary>Why the line is left out; null while it is sound.</summary>
    public ImportReject? Problem { get; private set; }

    private void Refuse(string field, string reason) => Problem ??= new ImportReject(table.Where, field, reason);

    /// <summary>What it says.</summary>
    public InsertionRate Read()
    {
        if (table.Flaw is { } flaw)
            Refuse("ligne", flaw);
        return file.Layout == InserJeunesLayout.TrainingCentres ? Centre() : Establishment();
    }

    private InsertionRate Centre() =>
        new()
        {
            Version = file.Version,
            Uai = Uai("UAI"),
            Cohort = Cohort(),
            Track = TrainingTrack.Apprenticeship,
            Name = Name("Libellé"),
            RegionCode = Labour.LabourRow.RegionOf(table["Région"] ?? ""),
            WentOn = Share("DEVENIR Part poursuite études") ?? Share("Taux poursuite études"),
            InWork = Share("DEVENIR Part en emploi 6 mois"),
            Otherwise = Share("DEVENIR Part autre situation 6 mois"),
            BrokenContracts = Share("Part contrats apprentissage interrompus"),
            EmployedAfter6 = Share("Taux emploi 6 mois"),
            ExpectedAfter6 = Share("Taux emploi 6 mois attendu"),
            EmployedAfter12 = Share("Taux emploi 12 mois"),
            EmployedAfter18 = Share("Taux emploi 18 mois"),
            EmployedAfter24 = Share("Taux emploi 24 mois"),
        };

    private InsertionRate Establishment() =>
        new()
        {
            Version = file.Version,
            Uai = Uai(InserJeunesFile.Uai),
            Cohort = file.Cohort,
            Track = Track(),
            Name = Name("Libellé de l'établissement"),
            RegionCode = Labour.LabourRow.RegionOf(table["Région"] ?? ""),
            WentOn = Share("Part en poursuite d'études") ?? Share("Taux de poursuite d'études"),
            InWork = Share("Part en emploi 6 mois après la sortie"),
            Otherwise = Share("Part des autres situations"),
            EmployedAfter6 = Share("Taux"),
            ExpectedAfter6 = Share("Taux attendu"),
        };

    private TrainingTrack Track()
    {
        if (file.Layout == InserJeunesLayout.Apprentices)
            return TrainingTrack.Apprenticeship;
        switch (table[InserJeunesFile.Group]?.Trim())
        {
            case "ensemble":
                return TrainingTrack.Everyone;
            case "dont apprentis":
                return TrainingTrack.Apprenticeship;
            case "dont élèves en voie pro sco":
                return TrainingTrack.School;
            case var other:
                Refuse(InserJeunesFile.Group, $"La valeur « {other} » n'est pas attendue ici.");
                return TrainingTrack.Everyone;
        }
    }

    private string Uai(string column)
    {
        var uai = table[column]?.Trim() ?? "";
        if (!UaiShape().IsMatch(uai))
            Refuse(column, $"« {uai} » n'est pas un numéro d'établissement : sept chiffres et une lettre.");
        return uai;
    }

    private string Cohort()
    {
        if (InserJeunesFile.CohortIn(table["Année"]) is { } cohort)
            return cohort;
        Refuse("Année", $"« {table["Année"]} » n'est pas une paire d'années.");
        return "";
    }

    private string Name(string column)
    {
        if (Fields.PlainText.Line(table[column]) is { } name)
            return name;
        Refuse(column, "Ce champ est vide.");
        return "";
    }

    /// <summary>Out of a hundred; null when it is not published ("nd", or an empty cell).</summary>
    private double? Share(string column)
    {
        if (table[column]?.Trim() is not { } written || written is "nd" or "NA")
            return null;
        if (
            double.TryParse(
                written.Replace(',', '.'),
                System.Globalization.NumberStyles.AllowDecimalPoint,
                System.Globalization.CultureInfo.InvariantCulture,
                out var share
            ) && share is >= 0 and <= 100
        )
            return share;
        Refuse(column, $"« {written} » n'est pas une part sur cent.");
        return null;
    }

    [GeneratedRegex("^[0-9]{7}[A-Z]$")]
    private static partial Regex UaiShape();
}
