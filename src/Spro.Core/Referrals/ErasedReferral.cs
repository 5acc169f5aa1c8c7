namespace Spro.Core.Referrals;

/// <summary>
/// A hand-over that was erased because the person asked: it still counts in the figures of its department (how far it came,
/// what came of it), and leads to nobody: no date, no structure, no path.
/// </summary>
public sealed class ErasedReferral
{
    /// <summary>Opaque, and drawn apart from everything else.</summary>
    public Guid Id { get; set; }

    /// <summary>Department of the first door.</summary>
    public string? DepartmentCode { get; set; }

    /// <summary>The person said no, then or later.</summary>
    public bool SaidNo { get; set; }

    /// <summary>The receiver had it.</summary>
    public bool WasSent { get; set; }

    /// <summary>The receiver said so, or answered.</summary>
    public bool WasAcknowledged { get; set; }

    /// <summary>The receiver took over.</summary>
    public bool WasAccepted { get; set; }

    /// <summary>A receiver declined.</summary>
    public bool WasDeclined { get; set; }

    /// <summary>They met.</summary>
    public bool HasMet { get; set; }

    /// <summary>What came of it.</summary>
    public ReferralOutcome? Outcome { get; set; }

    /// <summary>What is left of a hand-over.</summary>
    internal static ErasedReferral Of(Referral referral, IReadOnlyCollection<ReferralEvent> events)
    {
        bool Has(ReferralAct act) => events.Any(trace => trace.Act == act);
        // A slot opened to the network, then taken, is a yes too.
        var isTaken = events.Any(trace =>
            trace.From is ReferralState.Sent or ReferralState.Acknowledged or ReferralState.Expired
            && trace.To is ReferralState.Accepted or ReferralState.AppointmentMade
        );
        return new ErasedReferral
        {
            Id = Guid.NewGuid(),
            DepartmentCode = referral.DepartmentCode,
            SaidNo = Has(ReferralAct.Withdraw),
            WasSent = events.Any(trace => trace.To == ReferralState.Sent),
            WasAcknowledged = isTaken || Has(ReferralAct.Acknowledge) || Has(ReferralAct.Decline),
            WasAccepted = isTaken,
            WasDeclined = Has(ReferralAct.Decline),
            HasMet = Has(ReferralAct.Meet),
            Outcome = referral.Outcome,
        };
    }
}
