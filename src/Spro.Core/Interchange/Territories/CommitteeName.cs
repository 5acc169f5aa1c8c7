namespace Spro.Core.Interchange.Territories;

/// <summary>How France Travail writes its CLPE, and how people read them.</summary>
internal static class CommitteeName
{
    private const int PrefixLength = 4; // "CLPE"
    private const int RankLength = 3;

    private static readonly HashSet<string> SmallWords =
    [
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "l",
        "et",
        "en",
        "sur",
        "sous",
        "au",
        "aux",
    ];

    /// <summary>"CLPE44001" is seated in department 44; the file's own column gives the department of the commune.</summary>
    public static string? DepartmentOf(string? code) =>
        code?.Length > PrefixLength + RankLength ? code[PrefixLength..^RankLength] : null;

    /// <summary>"LOIRE-ATLANTIQUE NORD" reads "Loire-Atlantique Nord".</summary>
    public static string Readable(string capitals)
    {
        var name = capitals.ToLowerInvariant().ToCharArray();
        for (var start = 0; start < name.Length; start++)
        {
            if (!char.IsLetter(name[start]) || (start > 0 && char.IsLetterOrDigit(name[start - 1])))
            {
                continue;
            }

            var end = Array.FindIndex(name, start, letter => !char.IsLetter(letter));
            var word = new string(name, start, (end < 0 ? name.Length : end) - start);
            if (start == 0 || !SmallWords.Contains(word))
            {
                name[start] = char.ToUpperInvariant(name[start]);
            }
        }

        return new string(name);
    }
}
