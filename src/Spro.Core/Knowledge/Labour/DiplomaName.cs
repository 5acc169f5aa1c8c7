using Spro.Core.Search;

namespace Spro.Core.Knowledge.Labour;

/// <summary>
/// Links a diploma of InserJeunes with a certification by their names, since its files by diploma have no code: the same
/// kind of diploma and the same words, but for capitals, accents and punctuation. Nothing is guessed beyond that.
/// </summary>
internal static class DiplomaName
{
    private const string Additional = "MC";

    // How InserJeunes calls a kind, and how directories begin a title or call a kind.
    private static readonly (string Kind, string[] Written)[] Kinds =
    [
        ("CAP", ["cap", "certificat d aptitude professionnelle"]),
        ("BAC PRO", ["bac pro", "baccalaureat professionnel"]),
        ("BTS", ["bts", "brevet de technicien superieur"]),
        ("BP", ["bp", "brevet professionnel", "brevet professionnel education nationale"]),
        (
            Additional,
            [
                "mc",
                "mention complementaire",
                "mention complementaire de niveau 3",
                "mention complementaire de niveau 4",
                "certificat de specialisation",
                "certificat de specialisation cs de niveau 3 education nationale",
                "certificat de specialisation cs de niveau 4 education nationale",
            ]
        ),
    ];

    /// <summary>The key of a diploma as InserJeunes names it.</summary>
    public static string KeyOf(string kind, string name) => $"{kind} {FrenchText.Fold(name)}";

    /// <summary>
    /// The keys under which InserJeunes may have a title, the likeliest first: additional diplomas were of level 5 before
    /// levels were numbered again, and are of level 3 since.
    /// </summary>
    public static IEnumerable<string> KeysOf(string title, string? type, int? level)
    {
        var words = FrenchText.Fold(title);
        var kindWords = FrenchText.Fold(type ?? "");
        foreach (var (kind, written) in Kinds)
        {
            var begins = written
                .Where(one => words.StartsWith(one + " ", StringComparison.Ordinal))
                .MaxBy(one => one.Length);
            if (begins is null && !written.Contains(kindWords, StringComparer.Ordinal))
                continue;
            var name = begins is null ? words : words[(begins.Length + 1)..];
            return kind != Additional ? [$"{kind} {name}"]
                : level == 3 ? [$"MC3 {name}", $"MC5 {name}"]
                : level == 4 ? [$"MC4 {name}"]
                : [];
        }
        return [];
    }
}
