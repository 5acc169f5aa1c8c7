using Spro.Core.Governance;

namespace Spro.Web.Pages.Governance;

/// <summary>Meetings in a table.</summary>
/// <param name="Lines">The meetings.</param>
/// <param name="Caption">What the table is.</param>
internal sealed record MeetingTable(IReadOnlyList<MeetingLine> Lines, string Caption);

/// <summary>Decisions in a table.</summary>
/// <param name="Lines">The decisions.</param>
/// <param name="Today">The day by which some are late.</param>
/// <param name="Caption">What the table is.</param>
/// <param name="AsAt">The moment as of which they are shown, open then; null for now.</param>
internal sealed record DecisionTable(
    IReadOnlyList<DecisionView> Lines,
    DateOnly Today,
    string Caption,
    DateTime? AsAt = null
);
