using Spro.Core.Territories;

namespace Spro.Web.Pages;

/// <summary>
/// The commune that an address or a form names. What somebody typed and the code that the site chose are two fields:
/// "53100" typed is the postcode of Mayenne, although another commune has it as its INSEE code.
/// </summary>
internal sealed record AskedCommune
{
    /// <summary>What somebody typed: a name, an old name, a postcode.</summary>
    public const string TextField = "commune";

    /// <summary>The INSEE code of a commune already found.</summary>
    public const string CodeField = "insee";

    private const int LongestText = 100;

    /// <summary>Nothing was asked.</summary>
    public static AskedCommune None { get; } = new();

    public string? Text { get; private init; }
    public CommuneRecord? Commune { get; private init; }

    /// <summary>The communes between which the person must choose.</summary>
    public IReadOnlyList<CommuneMatch> Choices { get; private init; } = [];

    /// <summary>Something was asked that is no commune, or several.</summary>
    public bool IsUnclear => Text is not null && Commune is null;

    /// <summary>Something was asked that is no commune.</summary>
    public bool IsUnknown => IsUnclear && Choices.Count == 0;

    /// <summary>What the field shows again: enough to find this very commune, or what was typed.</summary>
    public string? FieldText => Commune?.Label ?? Text;

    /// <summary>The field that carries it on.</summary>
    public KeyValuePair<string, string>? Pair =>
        Commune is not null ? new(CodeField, Commune.Code)
        : Text is not null ? new(TextField, Text)
        : null;

    public static AskedCommune Read(TerritoryIndex territory, string? code, string? text)
    {
        if (!string.IsNullOrWhiteSpace(code))
            return territory.CommuneToday(code.Trim()) is { } chosen
                ? new AskedCommune { Commune = chosen }
                : new AskedCommune { Text = code.Trim() };
        if (string.IsNullOrWhiteSpace(text))
            return None;
        text = text.Trim();
        return text.Length > LongestText
            ? new AskedCommune { Text = text }
            : territory.Finder.Resolve(text) switch
            {
                CommuneResolution.One one => new AskedCommune { Text = text, Commune = one.Commune },
                CommuneResolution.Several several => new AskedCommune { Text = text, Choices = several.Matches },
                _ => new AskedCommune { Text = text },
            };
    }
}
