using Spro.Core.Privacy;

namespace Spro.Core.Referrals;

/// <summary>What happened to a hand-over: kept as it happened, and never changed.</summary>
public sealed class ReferralEvent
{
    /// <summary>Chosen by the form: a form sent twice leaves one trace.</summary>
    public Guid Id { get; set; }

    /// <summary>Of which hand-over.</summary>
    public Guid ReferralId { get; set; }

    /// <summary>Its place among those of the hand-over: several may have one moment.</summary>
    public int Order { get; set; }

    /// <summary>What was done.</summary>
    public ReferralAct Act { get; set; }

    /// <summary>Where it stood.</summary>
    public ReferralState From { get; set; }

    /// <summary>Where it has stood since.</summary>
    public ReferralState To { get; set; }

    /// <summary>Who did it.</summary>
    public Party By { get; set; }

    /// <summary>With which account; null for the person, the clock, and those who answer by a link.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>Who answered by a link, as they said.</summary>
    public Sealed? AnsweredAs { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; set; }

    /// <summary>The receiver at that moment.</summary>
    public Guid ReceiverId { get; set; }

    /// <summary>Why it was declined.</summary>
    public DeclineReason? DeclineReason { get; set; }

    /// <summary>The place that the receiver proposes instead.</summary>
    public Guid? CounterPlaceId { get; set; }

    /// <summary>What the receiver proposes instead, or what the sender should know.</summary>
    public Sealed? Note { get; set; }
}

/// <summary>
/// The person agreed (AT-06-1): a guarantee of the service, kept apart from the legal basis of what is done with the
/// data, which is the mission of public interest (DOMAIN §2.6).
/// </summary>
public sealed class ReferralConsent
{
    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>To which hand-over.</summary>
    public Guid ReferralId { get; set; }

    /// <summary>To whom.</summary>
    public Guid ReceiverId { get; set; }

    /// <summary>To share what.</summary>
    public IReadOnlyList<SharedItem> Items { get; set; } = [];

    /// <summary>How.</summary>
    public ConsentManner Manner { get; set; }

    /// <summary>Who wrote it down; null when the person did, on line.</summary>
    public Guid? RecordedBy { get; set; }

    /// <summary>When.</summary>
    public DateTime GivenAt { get; set; }

    /// <summary>When it was taken back; null while it holds.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <summary>A legal representative was there: asked only where a text asks it (L313-8).</summary>
    public bool RepresentativePresent { get; set; }

    /// <summary>What allows the data to be handled, apart from this agreement.</summary>
    public LegalBasis Basis { get; set; }
}

/// <summary>What allows personal data to be handled (article 6 of the GDPR).</summary>
public enum LegalBasis
{
    /// <summary>The mission of public interest of the service: article 6(1)(e).</summary>
    PublicInterest,

    /// <summary>Consent, for a body outside the service: article 6(1)(a).</summary>
    Consent,
}
