using System.Globalization;

namespace Spro.Core.Interchange.Territories;

/// <summary>One event of the INSEE file of commune movements, from a full commune to a full commune.</summary>
internal sealed record CommuneMovement(
    string Kind,
    DateOnly Date,
    bool FromFullCommune,
    string FromCode,
    string FromName,
    string ToCode,
    string ToName
);

/// <summary>What the INSEE movements say of the past of the present communes.</summary>
internal sealed class CommuneHistory(IReadOnlyList<CommuneMovement> movements)
{
    // INSEE event codes: 10 renamed, 20 created, 21 re-established, 31 and 33 merged, 32 commune nouvelle,
    // 41 moved to another department, 50 chief town moved (the code changes).
    private static readonly HashSet<string> Continues = ["10", "31", "32", "33", "41", "50"];
    private static readonly HashSet<string> Begins = ["10", "20", "21", "32", "41", "50"];

    private readonly ILookup<string, CommuneMovement> _leaving = movements
        .Where(movement => movement.FromFullCommune && Continues.Contains(movement.Kind))
        .ToLookup(movement => movement.FromCode, StringComparer.Ordinal);

    private readonly ILookup<string, CommuneMovement> _reaching = movements.ToLookup(
        movement => movement.ToCode,
        StringComparer.Ordinal
    );

    /// <summary>
    /// The day of the latest event: an edition of the official geographic code is known by it.
    /// </summary>
    public DateOnly Edition => movements.Max(movement => movement.Date);

    /// <summary>Each past commune (code, name, last day) with the code it leads to today.</summary>
    public IEnumerable<(string Code, string Name, DateOnly LastDay, string Today)> PastCommunes() =>
        _leaving
            .SelectMany(group => group)
            .Select(movement =>
                (
                    movement.FromCode,
                    movement.FromName,
                    movement.Date.AddDays(-1),
                    Follow(movement.ToCode, movement.Date)
                )
            );

    /// <summary>The first day of the commune under this code and name; null when it predates the file (1943).</summary>
    public DateOnly? FirstDay(string code, string name)
    {
        DateOnly? first = null;
        foreach (var day in _reaching[code].GroupBy(movement => movement.Date))
        {
            var began = day.Any(movement => Begins.Contains(movement.Kind) && movement.ToName == name);
            var wasThere = day.Any(movement =>
                movement.FromFullCommune && movement.FromCode == code && movement.FromName == name
            );
            if (began && !wasThere && !(first > day.Key))
            {
                first = day.Key;
            }
        }

        return first;
    }

    /// <summary>The commune this one came out of last: by a split or under another code. Null when there is none.</summary>
    public string? ComesFrom(string code) =>
        _reaching[code]
            .Where(movement =>
                movement.FromFullCommune && movement.FromCode != code && movement.Kind is "20" or "21" or "41" or "50"
            )
            .MaxBy(movement => movement.Date)
            ?.FromCode;

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private string Follow(string code, DateOnly since)
    {
        while (
            _leaving[code]
                .Where(movement => movement.Date > since && movement.ToCode != code)
                .MinBy(movement => movement.Date)
                is { } next
        )
        {
            (code, since) = (next.ToCode, next.Date);
        }

        return code;
    }
}
