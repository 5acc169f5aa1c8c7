using System.Globalization;
using System.Text.RegularExpressions;
using Spro.Core.Interchange.Fields;
using Spro.Core.Interchange.Files;
using Spro.Core.Interchange.Referentials;
using Spro.Core.Knowledge;

namespace Spro.Core.Interchange.Rome;

/// <summary>A row of a ROME table while it is read: what is wrong first with it is why it is left out.</summary>
internal sealed partial class RomeRow(TableReader table, ReferentialStaging staging, string version)
{
    private const int LongestOgrCode = 10;

    /// <summary>Why the row is left out; null while it is sound.</summary>
    public ImportReject? Problem { get; private set; }

    /// <summary>The edition read.</summary>
    public string Version { get; } = version;

    /// <summary>What the lines at hand stand under, in tables that are drawn as trees.</summary>
    public string? Heading { get; set; }

    /// <summary>Goes to the row the reader is at.</summary>
    public void Begin()
    {
        Problem = null;
        if (table.Flaw is { } flaw)
            Refuse("ligne", flaw);
    }

    /// <summary>A text; some editions wrote each apostrophe twice.</summary>
    public string? Optional(string column) => Text(table[column]);

    /// <summary>The text of a column without heading.</summary>
    public string? Optional(int column) => Text(table[column]);

    /// <summary>A text that the row cannot do without.</summary>
    public string Required(string column) => Required(column, Optional(column));

    /// <inheritdoc cref="Required(string)"/>
    public string Required(string field, string? text)
    {
        if (text is null)
            Refuse(field, "Ce champ est vide.");
        return text ?? "";
    }

    /// <summary>A ROME code: a letter and four digits.</summary>
    public string RomeCode(string column) =>
        table[column] is var code && CodeShape.IsRome(code) ? code! : RomeCode(column, Text(code));

    /// <inheritdoc cref="RomeCode(string)"/>
    public string RomeCode(string field, string? code)
    {
        if (!CodeShape.IsRome(code))
            Refuse(field, $"« {code} » n'est pas un code ROME : une lettre de A à N et quatre chiffres.");
        return code ?? "";
    }

    /// <summary>The code of an occupation that the edition has.</summary>
    public string Occupation(string column)
    {
        var code = RomeCode(column);
        if (Problem is null && !staging.Has<Occupation>(code))
            Refuse(column, $"Le métier « {code} » n'est pas dans cette édition du ROME.");
        return code;
    }

    /// <summary>The code of a skill, or of a place or condition of work, that the edition has.</summary>
    public string SkillOf(string column)
    {
        var code = OgrCode(column);
        if (Problem is null && !staging.Has<Skill>(code))
            Refuse(column, $"L'élément de code OGR « {code} » n'est pas dans cette édition du ROME.");
        return code;
    }

    /// <summary>A code of the ROME's own numbering; workbooks write it with decimals.</summary>
    public string OgrCode(string column)
    {
        if (table[column] is { } plain && CodeShape.IsNumber(plain, LongestOgrCode))
            return plain;
        var code = Optional(column);
        if (code is null || !OgrCodeShape().IsMatch(code))
            Refuse(column, $"« {code} » n'est pas un code OGR : un nombre entier.");
        return code?.Split('.')[0] ?? "";
    }

    /// <summary>One of a few values.</summary>
    public T OneOf<T>(string column, params ReadOnlySpan<(string Written, T Meant)> values)
    {
        var written = Optional(column);
        foreach (var value in values)
        {
            if (value.Written == written)
                return value.Meant;
        }
        Refuse(column, $"La valeur « {written} » n'est pas attendue ici.");
        return values[0].Meant;
    }

    /// <summary>A rank, from 0.</summary>
    public int Rank(string column)
    {
        var written = table[column];
        if (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) || rank > 10_000)
            Refuse(column, $"« {written} » n'est pas un rang.");
        return rank;
    }

    /// <summary>"O" or "N"; null when the edition does not say.</summary>
    public bool? YesOrNo(string column) =>
        Optional(column) is null ? null : OneOf<bool?>(column, ("O", true), ("N", false));

    /// <summary>Leaves the row out, if it is not already.</summary>
    public void Refuse(string field, string reason) => Problem ??= new ImportReject(table.Where, field, reason);

    private static string? Text(string? cell) => PlainText.Line(cell)?.Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex(@"^[0-9]{1,10}(\.0+)?$")]
    private static partial Regex OgrCodeShape();
}
