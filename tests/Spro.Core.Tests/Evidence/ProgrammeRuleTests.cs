using Spro.Core.Evidence;
using Spro.Core.Evidence.Rules;
using Spro.Core.ProfessionalDevelopment;

namespace Spro.Core.Tests.Evidence;

/// <summary>The programme of a year and its report, judged from what was held and published.</summary>
public sealed class ProgrammeRuleTests
{
    private static readonly DateOnly Autumn = new(2026, 11, 2);

    [Fact]
    public void A_programme_is_kept_once_the_three_themes_were_held_due_before_the_year_ends_and_late_afterwards()
    {
        Assert.Equal(ObligationState.NotMeasured, ProgrammeRule.Judge([], Autumn).State);
        Assert.Equal(ObligationState.NotMeasured, ProgrammeRule.Judge([Year(2026, false, 1, 1, 1)], Autumn).State);
        Assert.Equal(ObligationState.Kept, ProgrammeRule.Judge([Year(2026, true, 1, 1, 1)], Autumn).State);
        // A session that is only planned is not there.
        Assert.Equal(ObligationState.Due, ProgrammeRule.Judge([Year(2026, true, 4, 1, 0)], Autumn).State);
        Assert.Equal(
            ObligationState.Late,
            ProgrammeRule.Judge([Year(2026, true, 4, 1, 0)], new DateOnly(2026, 12, 31)).State
        );
        Assert.Equal(
            ObligationState.Late,
            ProgrammeRule.Judge([Year(2026, true, 1, 1, 1), Year(2025, true, 1, 0, 1)], Autumn).State
        );
        Assert.Equal(ObligationState.Due, ProgrammeRule.Judge([Year(2025, true, 1, 1, 1)], Autumn).State);
    }

    [Fact]
    public void A_report_is_due_the_year_after_and_late_the_one_after_that()
    {
        Assert.Equal(ObligationState.NotMeasured, ProgrammeReportRule.Judge([Year(2026, true)], Autumn).State);
        Assert.Equal(ObligationState.Due, ProgrammeReportRule.Judge([Year(2025, true)], Autumn).State);
        Assert.Equal(ObligationState.Late, ProgrammeReportRule.Judge([Year(2024, true)], Autumn).State);
        Assert.Equal(
            ObligationState.Kept,
            ProgrammeReportRule.Judge([Year(2026, true), Year(2025, true) with { IsReported = true }], Autumn).State
        );
    }

    private static ProgrammeYear Year(int year, bool isPublished, params int[] held) =>
        new(
            year,
            isPublished,
            IsReported: false,
            held.Index().ToDictionary(one => (DevelopmentTheme)one.Index, one => one.Item)
        );
}
