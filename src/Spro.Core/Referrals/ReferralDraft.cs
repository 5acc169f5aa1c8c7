using Spro.Core.Catalogue;

namespace Spro.Core.Referrals;

/// <summary>What a professional writes down with a person to hand them over.</summary>
/// <param name="Id">Chosen by the form.</param>
/// <param name="From">The place where the person is.</param>
/// <param name="To">The place chosen for them.</param>
/// <param name="Said">What they said of their situation, as an address says it.</param>
/// <param name="Person">Who they are, as far as they want it known.</param>
/// <param name="Consent">Their agreement; null when they said no.</param>
public sealed record ReferralDraft(
    Guid Id,
    Door From,
    Door To,
    string Said,
    ReferredPerson Person,
    GivenConsent? Consent
)
{
    /// <summary>What the sender's own software calls it.</summary>
    public string? SenderReference { get; init; }

    /// <summary>The contact it comes from.</summary>
    public Guid? ContactId { get; init; }

    /// <summary>The path that it continues; null for a first desk.</summary>
    public Guid? PathId { get; init; }

    /// <summary>The receiver is none of those of the first answer.</summary>
    public bool IsOverride { get; init; }

    /// <summary>Why that structure, when the answer gives another or the person has been there already.</summary>
    public string? Reason { get; init; }

    /// <summary>A formal request that came to the wrong body: it is transmitted, and the person told.</summary>
    public bool IsFormalRequest { get; init; }

    /// <summary>The clock that a text starts.</summary>
    public StatutoryClock Clock { get; init; }

    /// <summary>The day of the request or of the report.</summary>
    public DateOnly? ClockFrom { get; init; }

    /// <summary>The word they chose to follow it; null when they chose none.</summary>
    public string? Word { get; init; }

    /// <summary>How they want news.</summary>
    public NewsChannel News { get; init; }
}

/// <summary>Who somebody is, as far as they want it known: everything may be missing.</summary>
/// <param name="Name">How they are called.</param>
/// <param name="Phone">Their telephone number.</param>
/// <param name="Email">Their e-mail address.</param>
/// <param name="PostalAddress">Where letters reach them.</param>
/// <param name="Message">A few words to the receiver.</param>
public sealed record ReferredPerson(
    string? Name = null,
    string? Phone = null,
    string? Email = null,
    string? PostalAddress = null,
    string? Message = null
)
{
    /// <summary>The longest name, number or address, in characters.</summary>
    public const int LongestLine = 120;

    /// <summary>The longest postal address, in characters.</summary>
    public const int LongestAddress = 300;
}

/// <summary>The agreement of the person, item by item.</summary>
/// <param name="Items">What they agree to share.</param>
/// <param name="Manner">How they said so.</param>
/// <param name="RepresentativePresent">A legal representative was there.</param>
public sealed record GivenConsent(
    IReadOnlyList<SharedItem> Items,
    ConsentManner Manner,
    bool RepresentativePresent = false
);

/// <summary>One step of a hand-over, with what it needs.</summary>
/// <param name="Id">Chosen by the form.</param>
/// <param name="Act">What.</param>
public sealed record ReferralStep(Guid Id, ReferralAct Act)
{
    /// <summary>Why it is declined.</summary>
    public DeclineReason? DeclineReason { get; init; }

    /// <summary>The place proposed instead.</summary>
    public Guid? CounterPlaceId { get; init; }

    /// <summary>What is proposed instead, or what the other should know.</summary>
    public string? Note { get; init; }

    /// <summary>When they are to meet.</summary>
    public DateTime? AppointmentAt { get; init; }

    /// <summary>What came of it.</summary>
    public ReferralOutcome? Outcome { get; init; }

    /// <summary>The place it is given to after a refusal or a silence.</summary>
    public Door? To { get; init; }

    /// <summary>The agreement of the person, for that place.</summary>
    public GivenConsent? Consent { get; init; }

    /// <summary>Why that place, when the person has been there already.</summary>
    public string? Reason { get; init; }

    /// <summary>Who answers by a link, as they say.</summary>
    public string? AnsweredAs { get; init; }
}
