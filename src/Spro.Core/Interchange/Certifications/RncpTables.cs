using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Spro.Core.Common;
using Spro.Core.Interchange.Fields;
using Spro.Core.Interchange.Files;

namespace Spro.Core.Interchange.Certifications;

/// <summary>
/// The directory as tables, as in 2021: sheets, their ROME codes and their certifiers, each in a file recognised by its
/// columns. The other tables of the folder (blocks, specialities, ways in) are left alone.
/// </summary>
internal sealed record RncpTables(string Sheets, string RomeCodes, string Certifiers)
{
    private const string Code = "CodeRNCP";

    private static readonly string[] SheetColumns =
    [
        Code,
        "intituleDiplome",
        "date_fin_validite_enregistrement",
        "ActiveInactive",
        "NiveauEurope",
        "TypeCertif",
        "AncienneFiche",
        "NouvelleFiche",
    ];
    private static readonly string[] RomeColumns = [Code, "Rome"];
    private static readonly string[] CertifierColumns = [Code, "Certificateur"];

    /// <summary>Finds the three tables of a folder.</summary>
    /// <exception cref="RefusedException">One is missing, or there are two of a kind.</exception>
    public static async Task<RncpTables> FindAsync(string folder, CancellationToken cancellationToken)
    {
        List<(string Path, IReadOnlyList<string> Header)> tables = [];
        foreach (
            var path in Directory
                .EnumerateFiles(folder)
                .Where(file => InputFile.IsNamed(file, ".csv"))
                .Order(StringComparer.Ordinal)
        )
        {
            using var table = await OpenAsync(path, [], cancellationToken);
            tables.Add((path, table.Header));
        }
        return new RncpTables(
            One(SheetColumns, "rncp_info"),
            One(RomeColumns, "rncp_rome"),
            One(CertifierColumns, "rncp_certificateurs")
        );

        string One(string[] columns, string name) =>
            tables.Where(table => columns.All(table.Header.Contains)).Select(table => table.Path).ToList() switch
            {
                [var path] => path,
                [] => throw new RefusedException(
                    "wrong-format",
                    $"Il manque dans « {folder} » la table « {name} » : ses colonnes sont {string.Join(", ", columns)}."
                ),
                _ => throw new RefusedException(
                    "several-editions",
                    $"« {folder} » a plusieurs tables « {name} » : importez une édition après l'autre, chacune dans son dossier."
                ),
            };
    }

    /// <summary>Every sheet, with what the other tables say of it.</summary>
    public async IAsyncEnumerable<RncpSheet> ReadAsync(
        ImportTally tally,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var details = new RncpDetails();
        var words = new Dictionary<string, string?>(StringComparer.Ordinal);
        await ReadAsync(RomeCodes, RomeColumns, details, words, tally, cancellationToken);
        await ReadAsync(Certifiers, CertifierColumns, details, words, tally, cancellationToken);
        var met = new HashSet<string>(StringComparer.Ordinal);
        using (var table = await OpenAsync(Sheets, SheetColumns, cancellationToken))
        {
            while (await table.ReadAsync(cancellationToken))
            {
                var sheet = SheetAt(table, tally.Meet());
                if (sheet.Code is { } code)
                {
                    // A sheet has as many lines as successors: those of the other tables are counted with the first.
                    var isFirst = met.Add(code);
                    var said = details.Of(code);
                    sheet.Ranks.EnsureCapacity(1 + said.Length);
                    foreach (var detail in said)
                    {
                        (detail.IsRome ? sheet.RomeCodes : sheet.Certifiers).Add(detail.Value);
                        if (isFirst)
                            sheet.Ranks.Add(detail.Rank);
                    }
                }
                yield return sheet;
            }
        }
        foreach (var code in details.Codes.Where(code => !met.Contains(code)))
        foreach (var detail in details.Of(code))
            tally.Reject(
                detail.Rank,
                new ImportReject(
                    $"{Path.GetFileName(detail.IsRome ? RomeCodes : Certifiers)}:{detail.Line}",
                    Code,
                    $"La table des fiches n'a pas {code}."
                )
            );
    }

    private static RncpSheet SheetAt(TableReader table, int rank)
    {
        var sheet = new RncpSheet(table.File, table.Line, rank)
        {
            Code = table[Code],
            Title = table["intituleDiplome"],
            Type = table["TypeCertif"],
            Level = table["NiveauEurope"],
            State = table["ActiveInactive"],
            EndsOn = table["date_fin_validite_enregistrement"],
        };
        if (table["AncienneFiche"] is { } older)
            sheet.Replaced.Add(older);
        if (table["NouvelleFiche"] is { } newer)
            sheet.ReplacedBy.Add(newer);
        if (table.Flaw is { } flaw)
            sheet.Refuse("ligne", flaw);
        return sheet;
    }

    private static async Task ReadAsync(
        string path,
        string[] columns,
        RncpDetails details,
        Dictionary<string, string?> words,
        ImportTally tally,
        CancellationToken cancellationToken
    )
    {
        var isRome = columns == RomeColumns;
        using var table = await OpenAsync(path, columns, cancellationToken);
        while (await table.ReadAsync(cancellationToken))
        {
            var rank = tally.Meet();
            var value = table[columns[1]];
            if (table.Flaw is { } flaw)
                tally.Reject(rank, new ImportReject(table.Where, "ligne", flaw));
            else if (table[Code] is not { } code)
                tally.Reject(rank, new ImportReject(table.Where, Code, "Ce champ est vide."));
            else if (isRome && !CodeShape.IsRome(value))
                tally.Reject(
                    rank,
                    new ImportReject(
                        table.Where,
                        "Rome",
                        $"« {value} » n'est pas un code ROME : une lettre de A à N et quatre chiffres."
                    )
                );
            else
            {
                // A few thousand codes and names come again and again: each is cleaned once, and kept once.
                if (value is not null)
                {
                    ref var word = ref CollectionsMarshal.GetValueRefOrAddDefault(words, value, out var isKnown);
                    if (!isKnown)
                        word = isRome ? value : RncpSheet.NameOf(value);
                    value = word;
                }
                details.Add(code, new RncpDetail(rank, table.Line, isRome, value));
            }
        }
    }

    private static async Task<TableReader> OpenAsync(string path, string[] columns, CancellationToken cancellationToken)
    {
        var encoding = await FileEncoding.OfAsync(path, cancellationToken);
        return await CsvTable.Open(path, ";", encoding).WithHeaderAsync(columns, cancellationToken);
    }
}
