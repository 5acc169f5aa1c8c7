using Spro.Core.Common;
using Spro.Core.Knowledge;

namespace Spro.Core.Tests.Knowledge;

public class ActivitiesTests
{
    [Fact]
    public void The_path_goes_through_every_step_in_order_and_each_activity_can_be_done_with_somebody()
    {
        var all = Activities.BuiltIn.All;

        Assert.Equal(Activities.Steps, all.Select(activity => activity.Step).Distinct());
        Assert.Equal(all.Count, all.Select(activity => activity.Id).Distinct().Count());
        Assert.All(
            all,
            activity =>
                Assert.Contains("## Avec un conseiller ou une conseillère", activity.Text, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(all, activity => activity.Id == "point");
    }

    [Fact]
    public void Every_activity_is_easy_to_read_and_explains_its_acronyms()
    {
        Assert.All(
            Activities.BuiltIn.All,
            activity =>
            {
                Assert.True(Readability.Of(activity.Text).Ease >= Readability.Least, activity.Id);
                Assert.Empty(SheetCheck.HardSentences(activity.Text));
                Assert.Equal(activity.Text, Acronyms.BuiltIn.Expand(activity.Text, new HashSet<string>()));
            }
        );
    }

    [Theory]
    [InlineData("step: ailleurs\nminutes: 5")]
    [InlineData("step: agir\nminutes: peu")]
    public void An_activity_of_no_known_step_or_length_is_refused(string head)
    {
        var file = $"---\nid: x\ntitle: y\nreviewed: 2026-11-20\nowner: o\n{head}\n---\ntexte";

        Assert.Equal("invalid-sheet", Assert.Throws<RefusedException>(() => Activities.Read("x.md", file)).Code);
    }
}
