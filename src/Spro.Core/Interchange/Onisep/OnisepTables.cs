using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Spro.Core.Interchange.Files;
using Spro.Core.Knowledge.Onisep;

namespace Spro.Core.Interchange.Onisep;

/// <summary>
/// The tables of Onisep, which say the same things in CSV, in JSON and in XML, under names that follow the format and
/// the year.
/// </summary>
internal static partial class OnisepTables
{
    private const string Title = "libelle_metier";
    private const string Link = "lien_site_onisepfr";
    private const string Rome = "code_rome";
    private const string Updated = "date_de_modification";

    private const string CertifInfo = "certif_info_ci_identifiant";
    private const string Rncp = "ci_code_rncp";
    private const string Training = "ideo_identifiant_formation";
    private const string TrainingTitle = "ideo_libelle_complet_formation";

    private static readonly HashSet<string> Read = new(StringComparer.Ordinal)
    {
        Title,
        Link,
        Rome,
        Updated,
        CertifInfo,
        Rncp,
        Training,
        TrainingTitle,
    };

    // As CSV has them; and as a copy of 2026 does.
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["libellé métier"] = Title,
        ["lien site onisep.fr"] = Link,
        ["code ROME"] = Rome,
        ["date de modification"] = Updated,
        ["libelle"] = Title,
        ["url_onisep"] = Link,
        ["codes_rome"] = Rome,
    };

    /// <summary>Opens a table by what its name says of its format.</summary>
    public static TableReader Open(string path) =>
        FileKind.IsJson(path) ? JsonTable.Open(path)
        : InputFile.IsNamed(path, ".xml", ".zip") ? XmlItemTable.Open(path, name => Read.Contains(Canonical(name)))
        : CsvTable.Open(path, ";");

    /// <summary>Whether a table with this heading is Idéo-Métiers.</summary>
    public static bool AreOccupations(IEnumerable<string> header)
    {
        var names = header.Select(Canonical).ToHashSet(StringComparer.Ordinal);
        return names.IsSupersetOf([Title, Link, Rome]);
    }

    /// <summary>Whether a table with this heading leads from certifications to trainings.</summary>
    public static bool IsPassage(IReadOnlyList<string> header) =>
        header.Contains(CertifInfo) && header.Contains(Rncp) && header.Contains(Training);

    /// <summary>The lines of Idéo-Métiers: an occupation has as many as it has publications.</summary>
    public static async IAsyncEnumerable<OnisepRecord> OccupationsAsync(
        OnisepFile file,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var table = await Open(file.Path).WithHeaderAsync([Title, Link, Rome], cancellationToken, Canonical);
        while (await table.ReadAsync(cancellationToken))
        {
            var record = RecordAt(table);
            record.Give(
                new OnisepOccupation
                {
                    Version = file.Edition.Version,
                    SheetId = record.OccupationId(Link, table[Link]),
                    Title = record.Title(Title, table[Title]),
                    RomeCodes = record.RomeCodes(Rome, CodesIn(table[Rome])),
                    UpdatedOn = record.Day(Updated, table[Updated]),
                }
            );
            yield return record;
        }
    }

    /// <summary>The lines of the table of passage: one for each certification, with its training when it has one.</summary>
    public static async IAsyncEnumerable<OnisepRecord> PassageAsync(
        OnisepFile file,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var table = await Open(file.Path)
            .WithHeaderAsync([CertifInfo, Rncp, Training, TrainingTitle], cancellationToken);
        while (await table.ReadAsync(cancellationToken))
        {
            var record = RecordAt(table);
            if (table[Training] is { } training)
            {
                var id = record.TrainingId(Training, training);
                record.Give(
                    new OnisepTraining
                    {
                        Version = file.Edition.Version,
                        SheetId = id,
                        Title = record.Title(TrainingTitle, table[TrainingTitle]),
                    }
                );
                foreach (var (column, prefix) in new[] { (CertifInfo, "CI"), (Rncp, "RNCP") })
                {
                    if (table[column] is not { } number)
                        continue;
                    if (!Digits().IsMatch(number))
                        record.Refuse(column, $"« {number} » n'est pas un nombre entier.");
                    record.Give(
                        new OnisepTrainingCode
                        {
                            Version = file.Edition.Version,
                            SheetId = id,
                            Code = prefix + number,
                        }
                    );
                }
            }
            yield return record;
        }
    }

    private static string Canonical(string name) => OtherNames.GetValueOrDefault(name, name);

    private static OnisepRecord RecordAt(TableReader table)
    {
        var record = new OnisepRecord(table.Where);
        if (table.Flaw is { } flaw)
            record.Refuse("ligne", flaw);
        return record;
    }

    /// <summary>"K1301 | K1302", or a JSON list of codes with their names.</summary>
    private static string?[] CodesIn(string? cell)
    {
        if (cell is null)
            return [];
        if (!cell.StartsWith('['))
            return !cell.Contains('|', StringComparison.Ordinal)
                ? [cell]
                : cell.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        try
        {
            return [.. JsonElement.Parse(cell).EnumerateArray().Select(one => one.Text("code"))];
        }
        catch (JsonException)
        {
            return [cell];
        }
    }

    [GeneratedRegex("^[0-9]{1,9}$")]
    private static partial Regex Digits();
}
