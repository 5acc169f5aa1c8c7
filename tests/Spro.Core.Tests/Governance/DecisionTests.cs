using Spro.Core.Governance;

namespace Spro.Core.Tests.Governance;

public sealed class DecisionTests
{
    private static readonly DateTime March = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_last_day_of_a_decision_is_told_as_it_stood_or_not_at_all()
    {
        var decision = new Decision
        {
            Text = "Une liste commune",
            OwnerKey = "ML",
            DueOn = new(2026, 4, 30),
            News = [new() { At = March, Note = "En route." }],
        };
        Assert.Equal(new(2026, 4, 30), decision.DueOnAt(March));

        // Put off twice: of the first day nothing is left, the second one is known.
        decision.News.Add(new() { At = March.AddDays(40), NewDueOn = new(2026, 6, 30) });
        decision.News.Add(new() { At = March.AddDays(90), NewDueOn = new(2026, 9, 30) });
        decision.DueOn = new(2026, 9, 30);
        Assert.Null(decision.DueOnAt(March));
        Assert.Equal(new(2026, 6, 30), decision.DueOnAt(March.AddDays(60)));
        Assert.Equal(new(2026, 9, 30), decision.DueOnAt(March.AddDays(91)));
    }
}
