namespace Spro.Core.Common;

/// <summary>What somebody types in a form, read in one way.</summary>
internal static class TypedText
{
    /// <summary>A text that may be left out: trimmed, its lines ended alike; null when nothing was typed.</summary>
    /// <exception cref="RefusedException">It is longer than <paramref name="longest"/> characters.</exception>
    public static string? Optional(string? typed, string field, int longest) =>
        typed?.Trim() is not { Length: > 0 } text ? null
        : text.Length <= longest ? text.ReplaceLineEndings("\n")
        : throw RefusedException.At(field, "too-long", $"Écrivez {longest} caractères au plus.");
}
