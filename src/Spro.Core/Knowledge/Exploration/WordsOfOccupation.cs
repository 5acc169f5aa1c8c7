using System.Text.RegularExpressions;
using Spro.Core.Search;

namespace Spro.Core.Knowledge.Exploration;

/// <summary>What the editions write of an occupation, sentence by sentence, each with the edition that says it.</summary>
internal sealed partial class WordsOfOccupation
{
    public WordsOfOccupation(OccupationRecord occupation)
    {
        Conditions =
        [
            .. Of(occupation.Surroundings, said => said.Conditions),
            .. Of(occupation.Conditions, said => said),
            .. Of(occupation.HardSides, said => said),
        ];
        Acts = [.. Of(occupation.Skills, said => said.BasicKnowHow), .. Of(occupation.Day, said => said)];
        Access = [.. Of(occupation.Access, said => said)];
    }

    /// <summary>Where, when, and what is hard.</summary>
    public IReadOnlyList<Sentence> Conditions { get; }

    /// <summary>What everyone there can do, and does in a day.</summary>
    public IReadOnlyList<Sentence> Acts { get; }

    /// <summary>How one gets there.</summary>
    public IReadOnlyList<Sentence> Access { get; }

    private static IEnumerable<Sentence> Of<T>(Quoted<T>? quoted, Func<T, IReadOnlyList<string>> read) =>
        quoted is null
            ? []
            : read(quoted.Value)
                .SelectMany(text => EndOfSentence().Split(text))
                .Where(text => text.Length > 0)
                .Select(text => new Sentence(text, $" {FrenchText.Fold(text)} ", quoted.From));

    [GeneratedRegex(@"(?<=[.!?])\s+|\s*\r?\n\s*")]
    private static partial Regex EndOfSentence();

    /// <param name="Text">As written.</param>
    /// <param name="Folded">In one form, a space before and after each word.</param>
    /// <param name="From">The edition.</param>
    internal sealed record Sentence(string Text, string Folded, ReferentialVersion From);
}
