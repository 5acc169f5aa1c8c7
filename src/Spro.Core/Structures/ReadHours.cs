using Spro.Core.Structures.Opening;

namespace Spro.Core.Structures;

/// <summary>
/// Hours read once for all the places that keep the same: a country has a hundred thousand places and far fewer weeks,
/// and each week remembers the days it was asked about.
/// </summary>
internal sealed class ReadHours
{
    private readonly Dictionary<string, OpeningHours?> _read = new(StringComparer.Ordinal);

    /// <summary>The hours a text says; null when there is none, or when it is not understood.</summary>
    public OpeningHours? Of(string? text)
    {
        if (text is null)
            return null;
        if (!_read.TryGetValue(text, out var hours))
            _read[text] = hours = OpeningHours.TryParse(text, out var understood, out _) ? understood : null;
        return hours;
    }
}
