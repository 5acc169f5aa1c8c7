using Spro.Core.Common;

namespace Spro.Core.Papers;

/// <summary>An address of the web that a form gives.</summary>
public static class WebLink
{
    /// <summary>The longest, in characters.</summary>
    public const int Longest = 500;

    /// <summary>The address; refused when it is none of the web, by https.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="field">The field that is at fault.</param>
    /// <exception cref="RefusedException">It is missing, or is no such address.</exception>
    public static string Read(string? typed, string field) =>
        typed?.Trim() is { Length: > 0 and <= Longest } text
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps
        && address.UserInfo.Length == 0
            ? text
            : throw RefusedException.At(field, "link", "Écrivez une adresse complète, qui commence par « https:// ».");
}
