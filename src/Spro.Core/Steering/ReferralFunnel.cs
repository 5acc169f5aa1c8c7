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
    /// <summary>Numbers under this are of too few people to be published (DOMAIN §2.6).</summary>
    public const int Fewest = 10;

    /// <summary>The numbers as they may be published. No total is: it would give back by subtraction what is left out.</summary>
    public static ReferralFunnel Publish(string? department, FunnelCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return new(
            department,
            Shown(counts.Asked),
            Shown(counts.SaidNo),
            Shown(counts.Sent),
            Shown(counts.Acknowledged),
            Shown(counts.Accepted),
            Shown(counts.Declined),
            Shown(counts.Met),
            Shown(counts.OutcomeKnown),
            Shown(counts.Lost)
        );

        // Zero says nothing of anybody.
        static int? Shown(int count) => count is 0 or >= Fewest ? count : null;
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
