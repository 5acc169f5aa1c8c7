using System.Collections.Frozen;
using static Spro.Core.Referrals.ReferralAct;
using static Spro.Core.Referrals.ReferralState;

namespace Spro.Core.Referrals;

/// <summary>
/// What may follow what, and by whom: the one table that pages, links, clocks and services obey. What is not written
/// here cannot be done.
/// </summary>
public static class ReferralTransitions
{
    private static readonly FrozenDictionary<
        (ReferralState From, ReferralAct Act),
        (ReferralState To, Party By)
    > Table = Rows().ToFrozenDictionary(row => (row.From, row.Act), row => (row.To, row.By));

    /// <summary>Where an act leads from a state; null when it cannot be done there, or not by that party.</summary>
    public static ReferralState? Next(ReferralState from, ReferralAct act, Party by) =>
        Table.TryGetValue((from, act), out var found) && found.By.HasFlag(by) ? found.To : null;

    /// <summary>What a party may do in a state, in the order of the acts.</summary>
    public static IEnumerable<ReferralAct> Open(ReferralState from, Party by) =>
        Enum.GetValues<ReferralAct>().Where(act => Next(from, act, by) is not null);

    /// <summary>Nothing follows.</summary>
    public static bool IsOver(ReferralState state) => state is Ended or Withdrawn;

    /// <summary>Whose turn it is; nobody's when it is over.</summary>
    public static Party TurnOf(ReferralState state) =>
        state switch
        {
            Proposed or Agreed or Declined or Expired => Party.Sender,
            Sent or Acknowledged or Accepted or AppointmentMade or Met or Missed => Party.Receiver,
            _ => Party.None,
        };

    /// <summary>Every row: for the page that shows the table, and for the tests that walk it.</summary>
    public static IEnumerable<(ReferralState From, ReferralAct Act, ReferralState To, Party By)> Rows()
    {
        yield return (Proposed, Agree, Agreed, Party.Sender | Party.Person);
        yield return (Proposed, Transmit, Sent, Party.Sender);
        yield return (Agreed, Send, Sent, Party.Sender);

        yield return (Sent, Acknowledge, Acknowledged, Party.Receiver);
        // An answer comes late rather than never.
        yield return (Expired, Acknowledge, Acknowledged, Party.Receiver);
        foreach (var waiting in (ReferralState[])[Sent, Acknowledged, Expired])
            yield return (waiting, Accept, Accepted, Party.Receiver);
        foreach (var waiting in (ReferralState[])[Sent, Acknowledged])
        {
            yield return (waiting, Decline, Declined, Party.Receiver);
            yield return (waiting, Expire, Expired, Party.Clock);
            // A structure that opens slots to the network takes over whoever is given one, or takes one kept for them.
            yield return (waiting, TakeSlot, AppointmentMade, Party.Sender | Party.Receiver | Party.Person);
        }

        foreach (var taken in (ReferralState[])[Accepted, AppointmentMade, Missed, Met])
        {
            yield return (taken, MakeAppointment, AppointmentMade, Party.Receiver);
            yield return (taken, End, Ended, Party.Receiver | Party.Clock);
        }
        foreach (var taken in (ReferralState[])[Accepted, AppointmentMade, Missed])
        {
            yield return (taken, Meet, Met, Party.Receiver);
            yield return (taken, TakeSlot, AppointmentMade, Party.Sender | Party.Receiver | Party.Person);
        }
        yield return (Met, TakeSlot, AppointmentMade, Party.Receiver);
        yield return (AppointmentMade, CancelAppointment, Accepted, Party.Sender | Party.Receiver | Party.Person);
        yield return (AppointmentMade, Miss, Missed, Party.Receiver);

        // Back to the sender, never to nowhere.
        foreach (var back in (ReferralState[])[Declined, Expired])
        {
            yield return (back, Redirect, Proposed, Party.Sender);
            yield return (back, End, Ended, Party.Sender | Party.Clock);
        }
        foreach (var begun in (ReferralState[])[Proposed, Agreed])
            yield return (begun, End, Ended, Party.Clock);

        // At any moment, without a reason.
        foreach (var state in Enum.GetValues<ReferralState>())
        {
            if (IsOver(state))
                continue;
            yield return (state, Withdraw, Withdrawn, Party.Person);
            if (state is not (Proposed or Agreed))
                yield return (state, ReportSilence, state, Party.Person);
        }
    }
}
