namespace Spro.Core.Referrals;

/// <summary>A hand-over in a list: enough to know which it is and whose turn it is.</summary>
/// <param name="Referral">The hand-over, sealed; only what a list shows of it.</param>
/// <param name="Name">How the person is called, when the structure may know it.</param>
/// <param name="Other">The structure on the other side.</param>
/// <param name="Deadline">The last day to act; null when none is set.</param>
/// <param name="Follower">The colleague of the receiver who follows it; null for nobody yet, or for the sender.</param>
public sealed record ReferralLine(Referral Referral, string? Name, string Other, DateOnly? Deadline, string? Follower);

/// <summary>A hand-over, opened to one of its two structures.</summary>
/// <param name="Referral">The hand-over, sealed.</param>
/// <param name="Side">As whom it was opened.</param>
/// <param name="Sender">The structure that sends.</param>
/// <param name="Receiver">The structure that receives.</param>
/// <param name="Person">The person, as far as that side may know them.</param>
/// <param name="Said">What they said of their situation, as far as that side may know it.</param>
/// <param name="Reason">Why that structure was chosen; null without a reason, or for the receiver.</param>
/// <param name="Events">What happened, the first first.</param>
/// <param name="Deadline">The last day to act; null when none is set.</param>
public sealed record ReferralFile(
    Referral Referral,
    Party Side,
    string Sender,
    string Receiver,
    ReferredPerson Person,
    string Said,
    string? Reason,
    IReadOnlyList<ReferralTrace> Events,
    DateOnly? Deadline
)
{
    /// <summary>What that side may do now.</summary>
    public IEnumerable<ReferralAct> Open => ReferralTransitions.Open(Referral.State, Side);
}

/// <summary>A fact of a hand-over, opened.</summary>
/// <param name="Event">The fact, sealed.</param>
/// <param name="Note">What was written with it.</param>
/// <param name="Author">Who, when it was somebody with an account or by a link; null for the person and the clock.</param>
public sealed record ReferralTrace(ReferralEvent Event, string? Note, string? Author);
