namespace Spro.Core.Ambassadors;

/// <summary>
/// When an ambassador is paused for having answered nobody: the last <see cref="InARow"/> requests that came to them are all
/// past their time without an answer. Nobody is sent to a door that never opens; one click opens it again.
/// </summary>
public static class SilenceRule
{
    /// <summary>How many in a row.</summary>
    public const int InARow = 3;

    /// <summary>How many days one has to answer.</summary>
    public const int DaysToAnswer = 10;

    /// <summary>After how many days one is reminded.</summary>
    public const int DaysToReminder = 4;

    /// <summary>Whether the last requests say so (pure).</summary>
    /// <param name="latestFirst">What came of the requests since they were last shown again, the latest first; what still waits, and what the person took back, says nothing.</param>
    public static bool IsSilent(IEnumerable<EncounterState> latestFirst)
    {
        var told = latestFirst
            .Where(state => state is not (EncounterState.Waiting or EncounterState.Cancelled))
            .Take(InARow)
            .ToList();
        return told.Count == InARow && told.TrueForAll(state => state == EncounterState.Lapsed);
    }
}
