using Spro.Core.Common;

namespace Spro.Core.Associates;

/// <summary>What forms of this module send, read.</summary>
internal static class Typed
{
    public static string Line(string? typed, string field, string missing, int longest = CallForProjects.LongestLine) =>
        Optional(typed, field, longest) ?? throw RefusedException.At(field, "missing", missing);

    public static string? Optional(string? typed, string field, int longest = CallForProjects.LongestText) =>
        TypedText.Optional(typed, field, longest);

    /// <summary>An address that may be left out.</summary>
    public static string? Link(string? typed, string field) =>
        string.IsNullOrWhiteSpace(typed) ? null : Papers.WebLink.Read(typed, field);
}
