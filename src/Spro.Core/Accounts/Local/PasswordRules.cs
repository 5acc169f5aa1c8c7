using Spro.Core.Common;

namespace Spro.Core.Accounts.Local;

/// <summary>
/// Which passwords are taken: long enough, and not among those that thieves try first. Nothing is asked of their letters,
/// figures and signs (docs/adr/0021).
/// </summary>
public static class PasswordRules
{
    /// <summary>The fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>The most characters.</summary>
    public const int Longest = 128;

    // Of the five of the estimator (0 to 4): about a hundred million million tries.
    private const int EnoughScore = 3;

    // What comes after says nothing that the beginning does not, and costs time.
    private const int Estimated = 72;

    /// <summary>Takes a password, or says what is wrong with it.</summary>
    /// <param name="password">What was chosen.</param>
    /// <param name="about">What says who they are: name, address, structure. Passwords made of it are found first.</param>
    /// <exception cref="RefusedException">It is too short, too long, or easy to find.</exception>
    public static void Check(string? password, params IEnumerable<string> about)
    {
        ArgumentNullException.ThrowIfNull(about);
        var length = password?.EnumerateRunes().Count() ?? 0;
        if (length < Shortest)
            throw RefusedException.At(
                "password",
                "password-short",
                $"Choisissez au moins {Shortest} caractères : trois ou quatre mots suffisent."
            );
        if (length > Longest || password!.Length > 2 * Longest)
            throw RefusedException.At("password", "password-long", $"Choisissez {Longest} caractères au plus.");
        var known = about
            .SelectMany(text => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.Length > 2)
            .Concat(CommonWords.All);
        string[] words = [.. known.Select(FrenchLetters.Plain)];
        var plain = FrenchLetters.Plain(password);
        // Spaces and signs between letters hide nothing from who guesses, nor does saying it twice.
        if (IsEasy(plain, words) || IsEasy(string.Concat(plain.Where(char.IsLetterOrDigit)), words))
            throw RefusedException.At(
                "password",
                "password-common",
                "Ce mot de passe ressemble à ceux que l'on essaie en premier : mots courants, suites, noms, dates. Choisissez trois ou quatre mots sans lien entre eux."
            );
    }

    private static bool IsEasy(string plain, string[] words)
    {
        var once = Once(plain);
        return once.Length > 0
            && Zxcvbn.Zxcvbn.MatchPassword(once.Length > Estimated ? once[..Estimated] : once, words).Score
                < EnoughScore;
    }

    // "abcabcabc" is "abc".
    private static string Once(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
            if (text.Length % length == 0 && text.AsSpan(length).SequenceEqual(text.AsSpan(0, text.Length - length)))
                return text[..length];
        return text;
    }

    private static readonly char[] Separators = [' ', '@', '.', '-', '_', '\'', '’'];
}
