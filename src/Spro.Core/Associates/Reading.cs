namespace Spro.Core.Associates;

/// <summary>Somebody whom the Région named to read the applications of a call.</summary>
public sealed class CallReader
{
    /// <summary>The call.</summary>
    public Guid CallId { get; set; }

    /// <summary>Their account.</summary>
    public Guid AccountId { get; set; }

    /// <summary>When they were named.</summary>
    public DateTime NamedAt { get; set; }
}

/// <summary>Points of one criterion.</summary>
public sealed class CriterionScore
{
    /// <summary>The criterion.</summary>
    public Guid CriterionId { get; set; }

    /// <summary>From 0 to <see cref="ApplicationReading.MostPoints"/>.</summary>
    public int Points { get; set; }

    /// <summary>Why.</summary>
    public required string Comment { get; set; }
}

/// <summary>
/// One reader and one application: first whether they have an interest in it, then what they think of it. Given, it no longer
/// changes.
/// </summary>
public sealed class ApplicationReading
{
    /// <summary>The most points of a criterion.</summary>
    public const int MostPoints = 5;

    /// <summary>How many readings a decision takes.</summary>
    public const int Least = 2;

    /// <summary>The application.</summary>
    public Guid ApplicationId { get; set; }

    /// <summary>The reader.</summary>
    public Guid AccountId { get; set; }

    /// <summary>When they said whether they have an interest.</summary>
    public DateTime DeclaredAt { get; set; }

    /// <summary>They have one: they neither read nor score.</summary>
    public bool HasInterest { get; set; }

    /// <summary>Which, as far as they say.</summary>
    public string? Interest { get; set; }

    /// <summary>Their points; none until they are given.</summary>
    public List<CriterionScore> Scores { get; set; } = [];

    /// <summary>When they were given; null before.</summary>
    public DateTime? GivenAt { get; set; }
}

/// <summary>What may be seen of readings, and what they come to (pure).</summary>
public static class ReadingRules
{
    /// <summary>
    /// The readings that somebody may see of an application: a reader their own, and the others' once theirs and another are in;
    /// the Région all of them, once two are in.
    /// </summary>
    /// <param name="readings">Those of the application.</param>
    /// <param name="account">Who looks.</param>
    /// <param name="isReader">They are named to read it.</param>
    public static IReadOnlyList<ApplicationReading> SeenBy(
        IReadOnlyList<ApplicationReading> readings,
        Guid account,
        bool isReader
    )
    {
        ArgumentNullException.ThrowIfNull(readings);
        var given = readings.Where(one => one.GivenAt is not null).ToList();
        var isIn = given.Exists(one => one.AccountId == account);
        var isSetAside = readings.Any(one => one.AccountId == account && one.HasInterest);
        return isSetAside ? []
            : given.Count >= ApplicationReading.Least && (isIn || !isReader) ? given
            : [.. given.Where(one => one.AccountId == account)];
    }

    /// <summary>What a reading comes to, in hundredths of all the points there are.</summary>
    public static int PercentOf(ApplicationReading reading, IReadOnlyList<CallCriterion> criteria)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(criteria);
        var most = criteria.Sum(one => one.Weight) * ApplicationReading.MostPoints;
        var points = criteria.Sum(one =>
            one.Weight * (reading.Scores.Find(score => score.CriterionId == one.Id)?.Points ?? 0)
        );
        return most == 0 ? 0 : (int)Math.Round(100.0 * points / most, MidpointRounding.AwayFromZero);
    }
}
