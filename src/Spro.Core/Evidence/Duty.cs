using System.Text.Json;
using Spro.Core.Charter;
using Spro.Core.Common;

namespace Spro.Core.Evidence;

/// <summary>A duty that the charter lays down, with the sentences that do so (<c>data/charter/duties.json</c>).</summary>
/// <param name="Id">Stable ("C4.1.2").</param>
/// <param name="Title">In a few words of ours.</param>
/// <param name="Words">Words by which a sentence of a charter is known to lay it down; each version says it in its own.</param>
public sealed record Duty(string Id, string Title, IReadOnlyList<string> Words)
{
    /// <summary>All of them, in the order of the charter.</summary>
    public static IReadOnlyList<Duty> All { get; } =
        JsonSerializer.Deserialize<List<Duty>>(
            EmbeddedData.ReadText("charter/duties.json"),
            JsonSerializerOptions.Web
        )!;

    /// <summary>The one of that id; null when there is none.</summary>
    public static Duty? Find(string id) => All.FirstOrDefault(duty => duty.Id == id);

    /// <summary>The sentences that lay it down; none when this charter no longer does.</summary>
    public IReadOnlyList<Clause> In(IReadOnlyList<Clause> clauses) =>
        [
            .. clauses.Where(clause =>
                clause.Kind == ClauseKind.Sentence
                && Words.Any(words => clause.Text.Contains(words, StringComparison.Ordinal))
            ),
        ];

    /// <summary>What is owed by it, by rules that can be computed.</summary>
    public IEnumerable<Obligation> Obligations => Obligation.All.Where(one => one.Clause == Id);
}
