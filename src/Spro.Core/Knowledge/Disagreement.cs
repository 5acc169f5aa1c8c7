using System.Text.RegularExpressions;
using Spro.Core.Search;

namespace Spro.Core.Knowledge;

/// <summary>What two editions may say otherwise of a certification.</summary>
public enum CertificationFact
{
    /// <summary>Its title, beyond the way of writing it.</summary>
    Title,

    /// <summary>Its level.</summary>
    Level,

    /// <summary>Last day of its registration.</summary>
    EndsOn,

    /// <summary>Whether it is registered.</summary>
    IsActive,
}

/// <summary>A fact that editions do not agree about.</summary>
/// <param name="Fact">Which one.</param>
/// <param name="Told">The certification as each of them tells it: one for each thing said, the newest edition first.</param>
public sealed partial record Disagreement(CertificationFact Fact, IReadOnlyList<CertificationRecord> Told)
{
    // They join words, and directories differ by them without saying anything else.
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "dan",
        "mention",
        "opt",
        "option",
        "par",
        "pour",
        "specialite",
        "sur",
        "une",
    };

    /// <summary>
    /// What editions that tell one certification, newest first, do not agree about; what an edition does not tell
    /// contradicts nothing. Having been registered once and being no longer is no contradiction: time passed.
    /// </summary>
    public static IReadOnlyList<Disagreement> Among(IReadOnlyList<CertificationRecord> told)
    {
        ArgumentNullException.ThrowIfNull(told);
        Disagreement[] all =
        [
            new(CertificationFact.Title, Different(told, SameTitle)),
            new(
                CertificationFact.Level,
                Different([.. told.Where(one => one.Level is not null)], (one, other) => one.Level == other.Level)
            ),
            new(
                CertificationFact.EndsOn,
                Different([.. told.Where(one => one.EndsOn is not null)], (one, other) => one.EndsOn == other.EndsOn)
            ),
            new(
                CertificationFact.IsActive,
                Different(
                    [.. told.Where(one => one.IsActive is not null)],
                    (newer, older) => newer.IsActive == older.IsActive || newer.IsActive == false
                )
            ),
        ];
        return [.. all.Where(one => one.Told.Count > 1)];
    }

    private static List<CertificationRecord> Different(
        IReadOnlyList<CertificationRecord> told,
        Func<CertificationRecord, CertificationRecord, bool> agree
    )
    {
        List<CertificationRecord> different = [];
        foreach (var one in told)
        {
            if (!different.Exists(newer => agree(newer, one)))
                different.Add(one);
        }
        return different;
    }

    // An option that one of them lists, or words that only one of them adds, are no other title.
    private static bool SameTitle(CertificationRecord one, CertificationRecord other) =>
        WordsOf(one).Any(words => WordsOf(other).Any(others => words.IsSubsetOf(others) || others.IsSubsetOf(words)));

    // Between brackets each puts its own acronym, or the university that the school is in.
    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Aside();

    private static List<HashSet<string>> WordsOf(CertificationRecord one) =>
        [
            .. (one.Options.Count > 0 ? one.Options : [one.Title]).Select(title =>
                FrenchText
                    .Fold(Aside().Replace(title, " "))
                    .Split(' ')
                    .Select(word => word.TrimEnd('s', 'x'))
                    .Where(word => word.Length > 2 && !Small.Contains(word))
                    .ToHashSet(StringComparer.Ordinal)
            ),
        ];
}
