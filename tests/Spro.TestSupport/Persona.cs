using System.Text.Json;

namespace Spro.TestSupport;

/// <summary>An open persona of the domain (personas_open.json), and what is expected of its first answer.</summary>
public sealed record Persona
{
    private const int MostQuestions = 3;

    /// <summary>The open personas.</summary>
    public static IReadOnlyList<Persona> Open { get; } =
        JsonSerializer.Deserialize<Persona[]>(
            File.ReadAllText(RepositoryRoot.SharedData("domain/personas_open.json")),
            JsonSerializerOptions.Web
        )!;

    /// <summary>"O01"…</summary>
    public required string Id { get; init; }

    /// <summary>What it says, as the API takes it.</summary>
    public required JsonElement Situation { get; init; }

    /// <summary>What is expected.</summary>
    public required Expected Expect { get; init; }

    /// <summary>What an answer lacks, or has too much; empty when it is the one expected.</summary>
    public IEnumerable<string> Disappointments(
        IReadOnlyList<string> answers,
        IReadOnlyList<string> complements,
        IReadOnlyList<string> others,
        IReadOnlyList<string> flags,
        int questions
    )
    {
        if (!answers.Take(1).Any(Expect.FirstAnyOf.Contains))
            yield return $"first of {string.Join(", ", answers)}";
        foreach (var network in Expect.MustInclude.Except([.. answers, .. complements]))
            yield return $"without {network}";
        foreach (var network in Expect.MustNotInclude.Intersect([.. answers, .. complements, .. others]))
            yield return $"with {network}";
        foreach (var flag in Expect.Flags.Except(flags))
            yield return $"without {flag}";
        if (questions > MostQuestions)
            yield return $"{questions} questions";
    }

    /// <summary>The expectations of a persona: codes of networks and of flags.</summary>
    public sealed record Expected(string[] FirstAnyOf, string[] MustInclude, string[] MustNotInclude, string[] Flags);
}
