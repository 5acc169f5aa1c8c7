using Spro.Core.Referrals;

namespace Spro.Core.Tests.Referrals;

/// <summary>The table of transitions, walked whole: nobody is lost between two doors.</summary>
public sealed class ReferralTransitionsTests
{
    private static IEnumerable<ReferralState> States => Enum.GetValues<ReferralState>();

    [Fact]
    public void Every_state_is_reached_from_the_first()
    {
        var reached = new HashSet<ReferralState> { ReferralState.Proposed };
        for (var before = 0; before != reached.Count; )
        {
            before = reached.Count;
            foreach (var (from, _, to, _) in ReferralTransitions.Rows())
                if (reached.Contains(from))
                    reached.Add(to);
        }
        Assert.Equal(States.Order(), reached.Order());
    }

    [Fact]
    public void From_every_state_that_goes_on_there_is_a_way_to_the_end_and_nothing_leaves_the_end()
    {
        foreach (var state in States)
        {
            var next = ReferralTransitions.Rows().Where(row => row.From == state).ToList();
            if (ReferralTransitions.IsOver(state))
                Assert.Empty(next);
            else
                Assert.Contains(Ends(state, []), over => over);
        }

        static IEnumerable<bool> Ends(ReferralState state, IReadOnlyList<ReferralState> seen) =>
            ReferralTransitions.IsOver(state)
                ? [true]
                : ReferralTransitions
                    .Rows()
                    // Not only by the person going away.
                    .Where(row => row.From == state && row.Act != ReferralAct.Withdraw && !seen.Contains(row.To))
                    .SelectMany(row => Ends(row.To, [.. seen, state]));
    }

    [Fact]
    public void The_person_may_say_no_at_any_moment_and_nobody_else_may_for_them()
    {
        foreach (var state in States)
        foreach (var party in (Party[])[Party.Sender, Party.Receiver, Party.Person, Party.Clock])
            Assert.Equal(
                party == Party.Person && !ReferralTransitions.IsOver(state) ? ReferralState.Withdrawn : null,
                ReferralTransitions.Next(state, ReferralAct.Withdraw, party)
            );
    }

    [Fact]
    public void Nothing_is_sent_before_the_person_agrees_but_a_formal_request_that_came_to_the_wrong_body()
    {
        var ways = ReferralTransitions.Rows().Where(row => row.To == ReferralState.Sent && row.From != row.To);
        Assert.Equal(
            [(ReferralState.Proposed, ReferralAct.Transmit), (ReferralState.Agreed, ReferralAct.Send)],
            ways.Select(row => (row.From, row.Act))
        );
    }

    [Fact]
    public void A_receiver_who_declines_or_stays_silent_gives_it_back_to_the_sender_and_ends_nothing()
    {
        foreach (var back in (ReferralState[])[ReferralState.Declined, ReferralState.Expired])
        {
            Assert.Equal(Party.Sender, ReferralTransitions.TurnOf(back));
            Assert.Contains(ReferralAct.Redirect, ReferralTransitions.Open(back, Party.Sender));
            Assert.DoesNotContain(ReferralAct.End, ReferralTransitions.Open(back, Party.Receiver));
        }
        // The structure that spotted a young person keeps contact until the other has it.
        Assert.DoesNotContain(ReferralAct.End, ReferralTransitions.Open(ReferralState.Sent, Party.Sender));
        Assert.DoesNotContain(ReferralAct.End, ReferralTransitions.Open(ReferralState.Acknowledged, Party.Sender));
    }

    [Fact]
    public void Whoever_has_the_turn_has_something_to_do()
    {
        foreach (var state in States)
            if (ReferralTransitions.TurnOf(state) is not Party.None and var turn)
                Assert.NotEmpty(ReferralTransitions.Open(state, turn));
    }

    [Fact]
    public void An_act_leads_to_one_state_from_each()
    {
        var twice = ReferralTransitions.Rows().GroupBy(row => (row.From, row.Act)).Where(rows => rows.Count() > 1);
        Assert.Empty(twice);
    }
}
