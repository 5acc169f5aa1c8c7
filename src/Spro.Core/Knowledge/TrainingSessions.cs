using System.Globalization;

namespace Spro.Core.Knowledge;

/// <summary>Sessions of a training as one text, so that an offer is compared and replaced whole.</summary>
public static class TrainingSessions
{
    /// <summary>Reads what <see cref="Write"/> wrote, earliest first.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static IReadOnlyList<TrainingSession> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            .. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(one =>
                    one.Split('/') is [var start, var end]
                        ? new TrainingSession(Day(start), end.Length == 0 ? null : Day(end))
                        : new TrainingSession(Day(one), null)
                )
                .OrderBy(session => session.Start)
                .ThenBy(session => session.End),
        ];
    }

    /// <summary>One text for all, earliest first and each once: the same sessions always give the same text.</summary>
    public static string Write(IEnumerable<TrainingSession> sessions) =>
        string.Join(
            ';',
            sessions
                .Distinct()
                .OrderBy(session => session.Start)
                .ThenBy(session => session.End)
                .Select(session => string.Create(CultureInfo.InvariantCulture, $"{session.Start:O}/{session.End:O}"))
        );

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
