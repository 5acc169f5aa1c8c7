using Spro.Core.Common;

namespace Spro.Core.Steering;

/// <summary>
/// How hand-overs of a department go on (indicators I12 to I16, DOMAIN §6). A number under ten is not published: null.
/// </summary>
/// <param name="DepartmentCode">Of the first door, by its INSEE code; null when its place names none.</param>
/// <param name="Asked">A structure was chosen with the person.</param>
/// <param name="SaidNo">The person said no, then or later: it costs them nothing.</param>
/// <param name="Sent">The receiver had it.</param>
/// <param name="Acknowledged">The receiver said so, or answered.</param>
/// <param name="Accepted">The receiver took over.</param>
/// <param name="Declined">A receiver declined: it stands beside what was accepted.</param>
/// <param name="Met">They met.</param>
/// <param name="OutcomeKnown">What came of it is known.</param>
/// <param name="Lost">Nobody knows where the person is.</param>
public sealed record ReferralFunnel(
    string? DepartmentCode,
    int? Asked,
    int? SaidNo,
    int? Sent,
    int? Acknowledged,
    int? Accepted,
    int? Declined,
    int? Met,
    int? OutcomeKnown,
    int? Lost
)
{
    /// <summary>
    /// The numbers as they may be published: none under ten, and none that gives one back by subtraction. A step is left out
    /// when too few stopped between the last one shown and it; so is what happened to all but a few of a step.
    /// </summary>
    public static ReferralFunnel Publish(string? department, FunnelCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var asked = SmallNumbers.Shown(counts.Asked);
        var sent = SmallNumbers.Shown(counts.Sent, asked);
        var acknowledged = SmallNumbers.Shown(counts.Acknowledged, sent ?? asked);
        var above = acknowledged ?? sent ?? asked;
        var accepted = SmallNumbers.Shown(counts.Accepted, above);
        var known = SmallNumbers.Shown(counts.OutcomeKnown, asked);
        var saidNo = SmallNumbers.Shown(counts.SaidNo, asked);
        var lost = SmallNumbers.Shown(counts.Lost, asked);
        // What is left when all that ended is taken away.
        if (SmallNumbers.TellsOfFew(asked - known - lost) || SmallNumbers.TellsOfFew(asked - known - lost - saidNo))
            lost = null;
        return new(
            department,
            asked,
            saidNo,
            sent,
            acknowledged,
            accepted,
            SmallNumbers.Shown(counts.Declined, above, above - accepted),
            SmallNumbers.Shown(counts.Met, accepted ?? above),
            known,
            lost
        );
    }
}

/// <summary>How many hand-overs came that far.</summary>
/// <param name="Asked">Chosen.</param>
/// <param name="SaidNo">Refused by the person.</param>
/// <param name="Sent">Sent.</param>
/// <param name="Acknowledged">Acknowledged or answered.</param>
/// <param name="Accepted">Accepted.</param>
/// <param name="Declined">Declined.</param>
/// <param name="Met">Met.</param>
/// <param name="OutcomeKnown">With a known outcome.</param>
/// <param name="Lost">Lost.</param>
public sealed record FunnelCounts(
    int Asked,
    int SaidNo,
    int Sent,
    int Acknowledged,
    int Accepted,
    int Declined,
    int Met,
    int OutcomeKnown,
    int Lost
);
