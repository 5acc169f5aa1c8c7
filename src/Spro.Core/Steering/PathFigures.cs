using Spro.Core.Common;

namespace Spro.Core.Steering;

/// <summary>Whether people are sent round (indicator I17). Nothing is published of fewer than ten paths.</summary>
/// <param name="Paths">People handed over at least once.</param>
/// <param name="MeanStructures">Structures that each has been to, the first door included, on average.</param>
/// <param name="Loops">Hand-overs to a structure that had had the person already.</param>
/// <param name="Overrides">Hand-overs to a structure that the first answer did not give, with a reason.</param>
public sealed record PathFigures(int Paths, double MeanStructures, int? Loops, int? Overrides)
{
    /// <summary>The figures as they may be published; null when the paths are too few.</summary>
    /// <param name="paths">How many structures each path has been to.</param>
    /// <param name="loops">How many loops.</param>
    /// <param name="overrides">How many choices against the answer.</param>
    public static PathFigures? Publish(IReadOnlyCollection<int> paths, int loops, int overrides)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return paths.Count < SmallNumbers.Fewest
            ? null
            : new(paths.Count, paths.Average(), SmallNumbers.Shown(loops), SmallNumbers.Shown(overrides));
    }
}
