namespace Spro.Core.Ambassadors;

/// <summary>A request to meet, as a form gives it.</summary>
/// <param name="Id">Chosen by the form: sent twice, it is asked once.</param>
/// <param name="Name">How the person wants to be called.</param>
/// <param name="Email">Where they are answered.</param>
/// <param name="Question">What they would like to know.</param>
/// <param name="Way">How they wish to meet.</param>
/// <param name="IsMinor">They are under 18; null when not said.</param>
/// <param name="AdultName">The adult who is informed.</param>
/// <param name="AdultEmail">Where that adult is written to.</param>
public sealed record EncounterDraft(
    Guid Id,
    string? Name,
    string? Email,
    string? Question,
    EncounterWays Way,
    bool? IsMinor,
    string? AdultName,
    string? AdultEmail
);

/// <summary>What an ambassador answers.</summary>
/// <param name="State">Accepted, declined, or let go.</param>
/// <param name="MeetsAt">When they propose to meet, in UTC.</param>
/// <param name="Where">Where or how.</param>
/// <param name="IsNoHome">That place is nobody's home.</param>
public sealed record EncounterReply(EncounterState State, DateTime? MeetsAt, string? Where, bool IsNoHome);
