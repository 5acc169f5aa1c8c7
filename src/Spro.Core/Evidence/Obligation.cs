using System.Text.Json;
using Spro.Core.Common;

namespace Spro.Core.Evidence;

/// <summary>
/// Something owed, with the rule that says from what happened whether it is kept (DOMAIN §1.3;
/// <c>data/charter/obligations.json</c>).
/// </summary>
/// <param name="Code">Stable ("OBL-09", "L1").</param>
/// <param name="Clause">The duty of the charter that it comes from ("C4.1.1").</param>
/// <param name="Title">In a few words.</param>
/// <param name="Rule">What must be true, in plain French.</param>
/// <param name="Missing">What would have to be recorded to say that it is kept, in a sentence; null when all of it is.</param>
public sealed record Obligation(string Code, string Clause, string Title, string Rule, string? Missing = null)
{
    /// <summary>All of them, in their order.</summary>
    public static IReadOnlyList<Obligation> All { get; } =
        JsonSerializer.Deserialize<List<Obligation>>(
            EmbeddedData.ReadText("charter/obligations.json"),
            JsonSerializerOptions.Web
        )!;

    /// <summary>The one of that code; null when there is none.</summary>
    public static Obligation? Find(string code) => All.FirstOrDefault(one => one.Code == code);
}
