using System.Globalization;
using Spro.Core.Interchange.Fields;
using Spro.Core.Knowledge;

namespace Spro.Core.Interchange.Certifications;

/// <summary>
/// A sheet of a directory of France compétences in the words of its file, and the rows it gives: the tables of 2021 and
/// the XML flow say the same things in two shapes.
/// </summary>
internal sealed class RncpSheet(string file, int line, int rank)
{
    /// <summary>Longest text taken, in characters: the longest real title of 2021 has 558.</summary>
    public const int LongestText = 1_000;

    /// <summary>Where the sheet is, for the report.</summary>
    public string Where => $"{file}:{line}";

    /// <summary>The records of the file that say it: itself, then its lines in other tables.</summary>
    public List<int> Ranks { get; } = [rank];

    /// <summary>Number of the sheet: "RNCP38386", "RS5638".</summary>
    public string? Code { get; set; }

    /// <summary>Official title.</summary>
    public string? Title { get; set; }

    /// <summary>Kind of diploma.</summary>
    public string? Type { get; set; }

    /// <summary>European level, with a word or three letters before its digit.</summary>
    public string? Level { get; set; }

    /// <summary>Whether it is registered on the day of the edition.</summary>
    public string? State { get; set; }

    /// <summary>Last day of the registration.</summary>
    public string? EndsOn { get; set; }

    /// <summary>Who certifies: names as <see cref="NameOf"/> cleans them.</summary>
    public List<string?> Certifiers { get; } = [];

    /// <summary>ROME codes, in the order of the file.</summary>
    public List<string?> RomeCodes { get; } = [];

    /// <summary>Codes of the Formacode thesaurus, each with its name.</summary>
    public List<RncpFormacode> Formacodes { get; } = [];

    /// <summary>Sheets that it replaced.</summary>
    public List<string?> Replaced { get; } = [];

    /// <summary>Sheets that replaced it.</summary>
    public List<string?> ReplacedBy { get; } = [];

    /// <summary>Why the sheet is left out; null while it is sound.</summary>
    public ImportReject? Problem { get; private set; }

    /// <summary>What is not taken as written, while the rest is.</summary>
    public List<ImportReject> Corrections { get; } = [];

    /// <summary>Leaves the sheet out, if it is not already.</summary>
    public void Refuse(string field, string reason) => Problem ??= new ImportReject(Where, field, reason);

    /// <summary>The certification, and what it replaced or was replaced by; none when there is a <see cref="Problem"/>.</summary>
    public IReadOnlyList<VersionedRow> Read(string version)
    {
        if (!CodeShape.IsSheet(Code))
            Refuse("fiche", $"« {Code} » n'est pas un numéro de fiche comme RNCP38386 ou RS5638.");
        var title = PlainText.Line(Title);
        if (title is null)
            Refuse("intitulé", "Ce champ est vide.");
        if (title?.Length > LongestText)
            Refuse("intitulé", $"Plus de {LongestText} caractères.");
        var certification = new Certification
        {
            Version = version,
            SourceId = Code ?? "",
            Code = Code ?? "",
            Title = title ?? "",
            Type = PlainText.Line(Type),
            Level = ReadLevel(),
            Certifier = ReadCertifiers(),
            IsActive = ReadState(),
            EndsOn = ReadDay(),
            RomeCodes = Codes(RomeCodes, "code ROME", CodeShape.IsRome),
            Formacodes = Codes([.. Formacodes.Select(one => one.Code)], "code Formacode", IsFormacode),
        };
        if (Problem is not null)
            return [];
        List<VersionedRow> rows = [certification];
        foreach (var code in Replaced)
            AddSuccession(code, Code);
        foreach (var code in ReplacedBy)
            AddSuccession(Code, code);
        rows.AddRange(Labels(version));
        return rows;

        void AddSuccession(string? older, string? newer)
        {
            if (CodeShape.IsSheet(older) && CodeShape.IsSheet(newer) && older != newer)
                rows.Add(
                    new CertificationSuccession
                    {
                        Version = version,
                        OldCode = older!,
                        NewCode = newer!,
                    }
                );
        }
    }

    /// <summary>A code that the file has already named otherwise keeps its first name.</summary>
    public ImportReject OtherLabel(FormacodeLabel label) =>
        new(
            Where,
            "libellé Formacode",
            $"Le Formacode {label.Code} a plus haut un autre nom que « {label.Label} » : le premier est gardé."
        );

    private IEnumerable<FormacodeLabel> Labels(string version)
    {
        foreach (var one in Formacodes)
        {
            if (one.Code is { } code && IsFormacode(code) && PlainText.Line(one.Label) is { } label)
                yield return new FormacodeLabel
                {
                    Version = version,
                    Code = code,
                    Label = label,
                };
        }
    }

    private static bool IsFormacode(string code) => code.Length == 5 && CodeShape.IsNumber(code, 5);

    private int? ReadLevel()
    {
        if (Level is null)
            return null;
        if (Level is [.., >= '3' and <= '8'] && IsLevelWord(Level.AsSpan(0, Level.Length - 1)))
            return Level[^1] - '0';
        // The flow also has "REPRISE", of sheets taken over from before: a reason not to know, none to leave it out.
        Corrections.Add(new ImportReject(Where, "niveau", $"« {Level} » n'est pas un niveau de 3 à 8 : non connu."));
        return null;
    }

    // "niveau4", "NIV 4".
    private static bool IsLevelWord(ReadOnlySpan<char> word)
    {
        if (word is [.., ' '])
            word = word[..^1];
        return word.Equals("niveau", StringComparison.OrdinalIgnoreCase)
            || word.Equals("NIV", StringComparison.OrdinalIgnoreCase);
    }

    private bool? ReadState()
    {
        switch (State)
        {
            case null:
                return null;
            case "ACTIVE" or "Oui":
                return true;
            case "INACTIVE" or "Non":
                return false;
            default:
                Refuse("actif", $"« {State} » ne dit pas si la fiche est active.");
                return null;
        }
    }

    private DateOnly? ReadDay()
    {
        if (EndsOn is null)
            return null;
        // As the flow writes days, as somebody else's copies of it do, and as the tables of 2021 do.
        var shape = EndsOn switch
        {
            [_, _, '/', _, _, '/', _, _, _, _] => "dd/MM/yyyy",
            [_, _, _, _, '-', ..] => "yyyy-MM-dd",
            _ => "M/d/yy",
        };
        if (DateOnly.TryParseExact(EndsOn, shape, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Refuse("fin d'enregistrement", $"« {EndsOn} » n'est pas une date comme 31/08/2026.");
        return null;
    }

    /// <summary>The name of a certifier as plain text: some tables write each apostrophe twice.</summary>
    public static string? NameOf(string? certifier) =>
        PlainText.Line(certifier)?.Replace("''", "'", StringComparison.Ordinal);

    private string? ReadCertifiers()
    {
        if (Certifiers is [] or [_])
            return Certifiers is [var only] ? only : null;
        List<string> names = [];
        foreach (var name in Certifiers)
        {
            if (name is not null && !names.Contains(name))
                names.Add(name);
        }
        return names.Count > 0 ? string.Join(" ; ", names) : null;
    }

    private string Codes(List<string?> given, string field, Func<string, bool> isSound)
    {
        if (given.Count == 0)
            return "";
        List<string> sound = [];
        foreach (var code in given.Count == 1 ? given : given.Distinct(StringComparer.Ordinal))
        {
            if (code is null)
                continue;
            if (isSound(code))
                sound.Add(code);
            else
                Corrections.Add(
                    new ImportReject(Where, field, $"« {code} » n'est pas un {field} : il n'est pas repris.")
                );
        }
        return string.Join(' ', sound);
    }
}

/// <summary>A Formacode of a sheet.</summary>
internal sealed class RncpFormacode
{
    /// <summary>Five digits, if it is sound.</summary>
    public string? Code { get; set; }

    /// <summary>The domain of training in words.</summary>
    public string? Label { get; set; }
}
