using System.Globalization;

namespace Spro.Core.Common;

/// <summary>A Markdown file of ours: a head of <c>key: value</c> lines between two <c>---</c>, then the text.</summary>
internal sealed class MarkdownHead
{
    private const string Fence = "---";
    private readonly string _name;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Reads a file.</summary>
    /// <exception cref="RefusedException">Code <c>invalid-sheet</c>; the message names the file and what is wrong.</exception>
    public MarkdownHead(string name, string markdown, IReadOnlyCollection<string> keys)
    {
        _name = name;
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var end = Array.IndexOf(lines, Fence, 1);
        if (lines[0] != Fence || end < 0)
            throw Refuse("l'en-tête entre deux lignes « --- » manque");
        foreach (var line in lines[1..end])
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var key = colon > 0 ? line[..colon].Trim() : line;
            if (!keys.Contains(key, StringComparer.Ordinal) || !_values.TryAdd(key, line[(colon + 1)..].Trim()))
                throw Refuse($"la ligne « {line} » n'est pas comprise ou est répétée");
        }
        Text = string.Join('\n', lines[(end + 1)..]).Trim();
        if (Text.Length == 0)
            throw Refuse("le texte manque");
    }

    /// <summary>What comes after the head.</summary>
    public string Text { get; }

    /// <summary>The value of a key; null when it is absent or empty.</summary>
    public string? Find(string key) => _values.GetValueOrDefault(key) is { Length: > 0 } value ? value : null;

    /// <summary>The value of a key that must be there.</summary>
    public string Required(string key) => Find(key) ?? throw Refuse($"« {key} » manque");

    /// <summary>The day of a key that must be there.</summary>
    public DateOnly Day(string key) =>
        DateOnly.TryParseExact(Find(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Refuse($"« {key} » doit être une date comme 2026-11-20");

    /// <summary>The values of a key that holds several.</summary>
    public string[] List(string key, char separator = ',') =>
        (Find(key) ?? "").Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What to throw when the file says something else than it should.</summary>
    public RefusedException Refuse(string why) =>
        RefusedException.At(_name, "invalid-sheet", $"Fiche {_name} : {why}.");
}
