using Spro.Core.Knowledge.Labour;

namespace Spro.Web.Pages.Knowledge;

/// <summary>Families of occupations side by side: how hard it is to recruit, and jobs to fill.</summary>
/// <param name="Words">How figures are said.</param>
/// <param name="Tension">How hard it is to recruit.</param>
/// <param name="TensionIn">The territory of that; null when there is none to speak of.</param>
/// <param name="Jobs">Jobs to fill by 2030.</param>
/// <param name="JobsIn">The region of that; null when there is none to speak of.</param>
internal sealed record RecruitingView(
    LabourWords Words,
    OccupationComparison Tension,
    string? TensionIn,
    OccupationComparison Jobs,
    string? JobsIn
);

/// <summary>One of the two tables.</summary>
/// <param name="Words">How figures are said.</param>
/// <param name="Families">Its lines, in order.</param>
/// <param name="Caption">What it is of.</param>
/// <param name="Highest">The longest bar; levels have none.</param>
internal sealed record ComparisonTable(
    LabourWords Words,
    IReadOnlyList<ComparedFamily> Families,
    string Caption,
    double Highest
);
