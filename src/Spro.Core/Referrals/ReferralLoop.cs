namespace Spro.Core.Referrals;

/// <summary>Sees a person sent round: from A to B and back to A (AT-06-6).</summary>
public static class ReferralLoop
{
    /// <summary>Whether a structure has already had the person on this path.</summary>
    /// <param name="sender">The structure that sends now.</param>
    /// <param name="receiver">The structure chosen.</param>
    /// <param name="before">The hand-overs of the path so far, any order.</param>
    public static bool Closes(Guid sender, Guid receiver, IEnumerable<(Guid Sender, Guid Receiver)> before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return receiver == sender || before.Any(leg => leg.Sender == receiver || leg.Receiver == receiver);
    }

    /// <summary>How many structures a person has been to, the first door included (I17).</summary>
    public static int Length(IEnumerable<(Guid Sender, Guid Receiver)> legs) =>
        legs.SelectMany(leg => (Guid[])[leg.Sender, leg.Receiver]).Distinct().Count();
}
