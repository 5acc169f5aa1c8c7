using Spro.Core.Common;

namespace Spro.Core.ProfessionalDevelopment;

/// <summary>Reads what forms of the programme typed.</summary>
internal static class Typed
{
    public static string Needed(
        string? typed,
        string field,
        string missing,
        int longest = ProgrammeModule.LongestLine
    ) => Optional(typed, field, longest) ?? throw RefusedException.At(field, "missing", missing);

    public static string? Optional(string? typed, string field, int longest = ProgrammeModule.LongestLine) =>
        TypedText.Optional(typed, field, longest);
}
