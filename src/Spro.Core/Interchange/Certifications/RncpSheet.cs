using System.Globalization;
using System.Text.RegularExpressions;
using Spro.Core.Interchange.Fields;
using Spro.Core.Knowledge;

namespace Spro.Core.Interchange.Certifications;

/// <summary>
/// A sheet of a directory of France compétences in the words of its file, and the rows it gives: the tables of 2021 and
/// the XML flow say the same things in two shapes.
/// </summary>
internal sealed partial class RncpSheet(string where, int rank)
{
    /// <summary>Longest text taken, in characters: the longest real title of 2021 has 558.</summary>
    public const int LongestText = 1_000;

    // As the flow writes days, as somebody else's copies of it do, and as the tables of 2021 do.
    private static readonly string[] Days = ["dd/MM/yyyy", "yyyy-MM-dd", "M/d/yy"];

    /// <summary>Where the sheet is, for the report.</summary>
    public string Where { get; } = where;

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

    /// <summary>Who certifies.</summary>
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

    /// <summary>Whether a text is a ROME code: a letter from A to N and four digits.</summary>
    public static bool IsRome(string? text) => text is not null && RomeShape().IsMatch(text);

    /// <summary>Leaves the sheet out, if it is not already.</summary>
    public void Refuse(string field, string reason) => Problem ??= new ImportReject(Where, field, reason);

    /// <summary>The certification, and what it replaced or was replaced by; none when there is a <see cref="Problem"/>.</summary>
    public IReadOnlyList<VersionedRow> Read(string version)
    {
        if (!IsSheet(Code))
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
            RomeCodes = Codes(RomeCodes, "code ROME", IsRome),
            Formacodes = Codes([.. Formacodes.Select(one => one.Code)], "code Formacode", IsFormacode),
        };
        return Problem is not null
            ? []
            :
            [
                certification,
                .. Replaced
                    .Where(IsSheet)
                    .Select(code => (Old: code!, New: Code!))
                    .Concat(ReplacedBy.Where(IsSheet).Select(code => (Old: Code!, New: code!)))
                    .Where(pair => pair.Old != pair.New)
                    .Select(pair => new CertificationSuccession
                    {
                        Version = version,
                        OldCode = pair.Old,
                        NewCode = pair.New,
                    }),
                .. Labels(version),
            ];
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

    private static bool IsFormacode(string code) => FormacodeShape().IsMatch(code);

    private static bool IsSheet(string? code) => code is not null && SheetShape().IsMatch(code);

    private int? ReadLevel()
    {
        if (Level is null)
            return null;
        if (LevelShape().Match(Level) is { Success: true } level)
            return level.Groups["level"].ValueSpan[0] - '0';
        // The flow also has "REPRISE", of sheets taken over from before: a reason not to know, none to leave it out.
        Corrections.Add(new ImportReject(Where, "niveau", $"« {Level} » n'est pas un niveau de 3 à 8 : non connu."));
        return null;
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
        if (DateOnly.TryParseExact(EndsOn, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Refuse("fin d'enregistrement", $"« {EndsOn} » n'est pas une date comme 31/08/2026.");
        return null;
    }

    // Some tables write each apostrophe twice.
    private string? ReadCertifiers() =>
        Certifiers
            .Select(name => PlainText.Line(name)?.Replace("''", "'", StringComparison.Ordinal))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList()
            is { Count: > 0 } names
            ? string.Join(" ; ", names)
            : null;

    private string Codes(List<string?> given, string field, Func<string, bool> isSound)
    {
        List<string> sound = [];
        foreach (var code in given.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (isSound(code))
                sound.Add(code);
            else
                Corrections.Add(
                    new ImportReject(Where, field, $"« {code} » n'est pas un {field} : il n'est pas repris.")
                );
        }
        return string.Join(' ', sound);
    }

    [GeneratedRegex(@"^(?:RNCP|RS)[0-9]{1,9}$")]
    private static partial Regex SheetShape();

    [GeneratedRegex(@"^(?:niveau|NIV) ?(?<level>[3-8])$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LevelShape();

    [GeneratedRegex(@"^[A-N][0-9]{4}$")]
    private static partial Regex RomeShape();

    [GeneratedRegex(@"^[0-9]{5}$")]
    private static partial Regex FormacodeShape();
}

/// <summary>A Formacode of a sheet.</summary>
internal sealed class RncpFormacode
{
    /// <summary>Five digits, if it is sound.</summary>
    public string? Code { get; set; }

    /// <summary>The domain of training in words.</summary>
    public string? Label { get; set; }
}
