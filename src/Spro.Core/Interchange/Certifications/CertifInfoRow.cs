using System.Globalization;
using System.Text.RegularExpressions;
using Spro.Core.Interchange.Fields;
using Spro.Core.Interchange.Files;
using Spro.Core.Knowledge;

namespace Spro.Core.Interchange.Certifications;

/// <summary>
/// A line of Certif Info: a certification, or a permit, or a course that prepares for one, its domain of training in
/// words, and what it replaced. A certification that replaced several has as many lines.
/// </summary>
internal sealed partial class CertifInfoRow(TableReader table, string version)
{
    private static readonly string[] RomeColumns =
    [
        "Code_Rome_1",
        "Code_Rome_2",
        "Code_Rome_3",
        "Code_Rome_4",
        "Code_Rome_5",
    ];

    /// <summary>The columns read; the file has others, one of them with backticks around its name.</summary>
    public static readonly string[] Columns =
    [
        "Code_Diplome",
        "Libelle_Diplome",
        "Libelle_Type_Diplome",
        "Code_Niveau_Europeen",
        UpdatedColumn,
        "Code_FormaCode",
        .. RomeColumns,
        "Code_RNCP",
        "Code_RS",
        "valideur",
        "certificateur",
        "Annee_Derniere_Session",
        "Code_Ancien_RNCP",
        "Etat",
    ];

    private const string UpdatedColumn = "Date_MaJ";
    private const string LabelColumn = "Libelle_FormaCode";
    private const string Preparation = "4";

    /// <summary>Why the line is left out; null while it is sound.</summary>
    public ImportReject? Problem { get; private set; }

    /// <summary>The day the source changed the line; null when it is unreadable.</summary>
    public static DateOnly? UpdatedOn(TableReader table) =>
        DateOnly.TryParseExact(
            table[UpdatedColumn],
            "dd/MM/yyyy",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    /// <summary>The rows that the line gives; to be left alone when there is a <see cref="Problem"/>.</summary>
    public IReadOnlyList<VersionedRow> Read()
    {
        Problem = null;
        if (table.Flaw is { } flaw)
        {
            Refuse("ligne", flaw);
            return [];
        }
        var id = Digits("Code_Diplome");
        if (id is null)
            Refuse("Code_Diplome", "Ce champ est vide.");
        var title = PlainText.Line(table["Libelle_Diplome"]);
        if (title is null)
            Refuse("Libelle_Diplome", "Ce champ est vide.");
        var state = table["Etat"];
        if (state is not ("0" or "11" or Preparation))
            Refuse("Etat", $"L'état « {state} » n'est pas attendu ici.");
        var updated = UpdatedOn(table);
        if (updated is null)
            Refuse(UpdatedColumn, $"« {table[UpdatedColumn]} » n'est pas une date comme 28/06/2024.");
        var code =
            Digits("Code_RNCP") is { } rncp ? "RNCP" + rncp
            : Digits("Code_RS") is { } rs ? "RS" + rs
            : "CI" + id;
        var certification = new Certification
        {
            Version = version,
            SourceId = id ?? "",
            Code = code,
            Title = title ?? "",
            Type = PlainText.Line(table["Libelle_Type_Diplome"]),
            Level = Level(),
            // Who delivers it, else who validates it.
            Certifier = PlainText.Line(table["certificateur"]) ?? PlainText.Line(table["valideur"]),
            IsCertifying = state != Preparation,
            LastSessionYear = Year("Annee_Derniere_Session"),
            RomeCodes = RomeCodes(),
            Formacodes = Digits("Code_FormaCode") ?? "",
            UpdatedOn = updated,
        };
        List<VersionedRow> rows = [certification];
        if (Digits("Code_Ancien_RNCP") is { } old && "RNCP" + old != code)
            rows.Add(
                new CertificationSuccession
                {
                    Version = version,
                    OldCode = "RNCP" + old,
                    NewCode = code,
                }
            );
        // A file without this column leaves the domain not known.
        if (certification.Formacodes.Length > 0 && PlainText.Line(table[LabelColumn]) is { } label)
            rows.Add(
                new FormacodeLabel
                {
                    Version = version,
                    Code = certification.Formacodes,
                    Label = label,
                }
            );
        return rows;
    }

    /// <summary>A code that the file has already named otherwise keeps its first name.</summary>
    public ImportReject OtherLabel(FormacodeLabel label) =>
        new(
            table.Where,
            LabelColumn,
            $"Le Formacode {label.Code} a plus haut un autre nom que « {label.Label} » : le premier est gardé."
        );

    /// <summary>Leaves the line out, if it is not already.</summary>
    public void Refuse(string field, string reason) => Problem ??= new ImportReject(table.Where, field, reason);

    private string? Digits(string column)
    {
        if (table[column] is { } text && !DigitsShape().IsMatch(text))
            Refuse(column, $"« {text} » n'est pas un nombre entier.");
        return table[column];
    }

    private int? Level() =>
        table["Code_Niveau_Europeen"] switch
        {
            null => null,
            [>= '3' and <= '8' and var level] => level - '0',
            var other => Unexpected("Code_Niveau_Europeen", $"Le niveau « {other} » ne va pas de 3 à 8."),
        };

    private int? Year(string column) =>
        table[column] switch
        {
            null => null,
            { Length: 4 } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) =>
                year,
            var other => Unexpected(column, $"« {other} » n'est pas une année."),
        };

    private string RomeCodes()
    {
        var codes = RomeColumns.Select(column => table[column]).OfType<string>().Distinct(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            if (!CodeShape.IsRome(code))
                Refuse("Code_Rome", $"« {code} » n'est pas un code ROME : une lettre de A à N et quatre chiffres.");
        }
        return string.Join(' ', codes);
    }

    private int? Unexpected(string field, string reason)
    {
        Refuse(field, reason);
        return null;
    }

    [GeneratedRegex("^[0-9]{1,9}$")]
    private static partial Regex DigitsShape();
}
