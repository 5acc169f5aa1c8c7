using Spro.Core.Common;

namespace Spro.Core.ProfessionalDevelopment;

/// <summary>What a report counts of a theme.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Held">Sessions held.</param>
/// <param name="Came">People who came, session by session; null when too few to be told.</param>
/// <param name="Satisfaction">The mean of what they thought at once, from 1 to 4; null from too few.</param>
/// <param name="Changed">Of a hundred who answered three months later, how many say it changed their practice; null from too few.</param>
public sealed record ThemeFigures(DevelopmentTheme Theme, int Held, int? Came, decimal? Satisfaction, int? Changed);

/// <summary>What a report counts of a network or of a department. Numbers of few people are not told.</summary>
/// <param name="Code">The network or the department; null for what is of none.</param>
/// <param name="Enrolled">Enrolments.</param>
/// <param name="Came">People who came, session by session.</param>
/// <param name="Hours">Hours followed, all together; not told when who came is not.</param>
public sealed record PartFigures(string? Code, int? Enrolled, int? Came, int? Hours);

/// <summary>The year of the programme in figures.</summary>
/// <param name="Year">The year.</param>
/// <param name="CountedAt">When it was counted.</param>
/// <param name="Planned">Sessions of the programme, those that were called off left out.</param>
/// <param name="Cancelled">Those that were called off.</param>
/// <param name="Total">All networks together.</param>
/// <param name="Themes">By theme.</param>
/// <param name="Networks">By network.</param>
/// <param name="Departments">By department.</param>
public sealed record DevelopmentReport(
    int Year,
    DateTime CountedAt,
    int Planned,
    int Cancelled,
    PartFigures Total,
    IReadOnlyList<ThemeFigures> Themes,
    IReadOnlyList<PartFigures> Networks,
    IReadOnlyList<PartFigures> Departments
)
{
    /// <summary>Sessions held.</summary>
    public int Held => Themes.Sum(one => one.Held);
}
