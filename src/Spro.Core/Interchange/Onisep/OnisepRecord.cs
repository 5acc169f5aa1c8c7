using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Spro.Core.Interchange.Certifications;
using Spro.Core.Interchange.Fields;
using Spro.Core.Knowledge;

namespace Spro.Core.Interchange.Onisep;

/// <summary>One record of a file of Onisep: the rows it gives, or why it is left out.</summary>
internal sealed partial class OnisepRecord(string where)
{
    /// <summary>Longest text taken, in characters: the longest real title has 230.</summary>
    public const int LongestText = 1_000;

    private readonly List<VersionedRow> _rows = [];

    /// <summary>Why it is left out; null while it is sound.</summary>
    public ImportReject? Problem { get; private set; }

    /// <summary>What is not taken as written, while the rest is.</summary>
    public List<ImportReject> Corrections { get; } = [];

    /// <summary>What it gives; nothing when there is a <see cref="Problem"/>.</summary>
    public IReadOnlyList<VersionedRow> Rows => Problem is null ? _rows : [];

    /// <summary>Gives a row.</summary>
    public void Give(VersionedRow row) => _rows.Add(row);

    /// <summary>Leaves the record out, if it is not already.</summary>
    public void Refuse(string field, string reason) => Problem ??= new ImportReject(where, field, reason);

    /// <summary>"MET.69", alone or at the end of an address of Onisep.</summary>
    public string OccupationId(string field, string? text) =>
        Id(
            field,
            IsAddress(text) ? text[(text.LastIndexOf('/') + 1)..] : text,
            OccupationShape(),
            "un identifiant de métier de l'Onisep comme MET.69"
        );

    /// <summary>"FOR.1000".</summary>
    public string TrainingId(string field, string? text) =>
        Id(field, text, TrainingShape(), "un identifiant de formation de l'Onisep comme FOR.1000");

    /// <summary>A title, with " / " between its two forms whatever spaces the source forgot.</summary>
    public string Title(string field, string? text)
    {
        if (PlainText.Line(text) is not { } line)
        {
            Refuse(field, "Ce champ est vide.");
            return "";
        }
        if (line.Length > LongestText)
            Refuse(field, $"Plus de {LongestText} caractères.");
        return HasOddSlash(line) ? Slash().Replace(line, " / ") : line;
    }

    /// <summary>The title of which the source gives each form.</summary>
    public string Title(string field, string? masculine, string? feminine)
    {
        // A slash inside a form ("français / LSF") is not the one between two forms.
        var (he, she) = (Slash().Replace(Title(field, masculine), "/"), Slash().Replace(Title(field, feminine), "/"));
        return he == she ? he : $"{he} / {she}";
    }

    /// <summary>Codes of the ROME; what is not one is not taken.</summary>
    public string RomeCodes(string field, IReadOnlyList<string?> codes)
    {
        // Nearly all have one.
        if (codes is [{ } only] && CodeShape.IsRome(only))
            return only;
        List<string> sound = [];
        foreach (var code in codes.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (CodeShape.IsRome(code))
                sound.Add(code);
            else
                Corrections.Add(
                    new ImportReject(where, field, $"« {code} » n'est pas un code ROME : il n'est pas repris.")
                );
        }
        return string.Join(' ', sound);
    }

    /// <summary>A day as "25/06/2024"; null when there is none.</summary>
    public DateOnly? Day(string field, string? text)
    {
        if (text is null)
            return null;
        if (DateOnly.TryParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Refuse(field, $"« {text} » n'est pas une date comme 25/06/2024.");
        return null;
    }

    private string Id(string field, string? text, Regex shape, string what)
    {
        if (text is not null && shape.IsMatch(text))
            return text;
        Refuse(field, text is null ? "Ce champ est vide." : $"« {text} » n'est pas {what}.");
        return "";
    }

    private static bool IsAddress([NotNullWhen(true)] string? text) =>
        text?.StartsWith("https://www.onisep.fr/", StringComparison.Ordinal) == true
        || text?.StartsWith("http://www.onisep.fr/", StringComparison.Ordinal) == true;

    /// <summary>Whether a slash has a space on one side only.</summary>
    private static bool HasOddSlash(string line)
    {
        for (var at = line.IndexOf('/', 1); at > 0 && at < line.Length - 1; at = line.IndexOf('/', at + 1))
        {
            if (line[at - 1] == ' ' != (line[at + 1] == ' '))
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"^MET\.[0-9]{1,9}$")]
    private static partial Regex OccupationShape();

    [GeneratedRegex(@"^FOR\.[0-9]{1,9}$")]
    private static partial Regex TrainingShape();

    [GeneratedRegex(@" */ +| +/ *")]
    private static partial Regex Slash();
}
