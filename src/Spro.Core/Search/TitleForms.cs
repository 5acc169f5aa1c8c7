namespace Spro.Core.Search;

/// <summary>The forms that one title holds: "Agent / Agente de sûreté" is "Agent de sûreté" and "Agente de sûreté".</summary>
public static class TitleForms
{
    private const string Slash = " / ";

    /// <summary>Letters that a masculine and a feminine share at least, unless the word is shorter.</summary>
    private const int SharedLetters = 3;

    /// <summary>
    /// The masculine form, the feminine, and the title itself, since people copy it; the title alone when it holds one
    /// form.
    /// </summary>
    public static IReadOnlyList<string> Of(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var slash = title.IndexOf(Slash, StringComparison.Ordinal);
        if (slash < 0)
        {
            return [title];
        }

        var left = title[..slash].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var right = title[(slash + Slash.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // "Secrétaire facturier / facturière": the feminine takes over at the word it resembles.
        var from = right.Length == 0 ? 0 : Math.Max(0, Array.FindIndex(left, word => Resemble(word, right[0])));
        return
        [
            string.Join(' ', [.. left, .. right.Skip(left.Length - from)]),
            string.Join(' ', [.. left.Take(from), .. right]),
            title,
        ];
    }

    private static bool Resemble(string masculine, string feminine)
    {
        var shared = Math.Min(SharedLetters, Math.Min(masculine.Length, feminine.Length));
        return string.Compare(masculine, 0, feminine, 0, shared, StringComparison.OrdinalIgnoreCase) == 0;
    }
}
