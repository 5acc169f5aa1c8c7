using System.Text.Json;
using Spro.Core.Common;

namespace Spro.Core.Charter;

/// <summary>A question that a charter leaves to the Région: two of its sentences disagree, or one does not say enough.</summary>
/// <param name="Key">Stable.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Text">What is not clear, in plain French.</param>
/// <param name="Reading">How the service reads it until the Région answers.</param>
/// <param name="Words">Words that a charter must hold, each in some clause, for the question to be asked.</param>
public sealed record CharterQuestion(string Key, string Title, string Text, string Reading, IReadOnlyList<string> Words)
{
    /// <summary>The clauses it is about; empty when the charter does not raise it.</summary>
    public IReadOnlyList<Clause> In(IReadOnlyList<Clause> clauses)
    {
        List<Clause> found = [];
        foreach (var words in Words)
        {
            if (
                clauses.FirstOrDefault(one => one.Text.Contains(words, StringComparison.OrdinalIgnoreCase))
                is not { } clause
            )
                return [];
            if (!found.Contains(clause))
                found.Add(clause);
        }
        return found;
    }
}

/// <summary>The questions known of the charters that were read (<c>data/charter/questions.json</c>).</summary>
public static class CharterQuestions
{
    /// <summary>Whether filling the vacant place needs an amendment.</summary>
    public const string VacantPlace = "place-vacante";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CharterQuestion> All { get; } =
        JsonSerializer.Deserialize<List<CharterQuestion>>(
            EmbeddedData.ReadText("charter/questions.json"),
            JsonSerializerOptions.Web
        )!;
}
