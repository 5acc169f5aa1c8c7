using System.Text.Json;
using Spro.Core.Catalogue;
using Spro.Core.Desk;
using Spro.Core.Referrals;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

#pragma warning disable CA1812 // Described only: the bodies are read by hand, so that a refusal names its field.

/// <summary>Somebody to hand over.</summary>
/// <param name="Reference">What the caller's software calls it; it names nobody.</param>
/// <param name="ContactReference">The reference of the contact it comes from: what was said there is not said again.</param>
/// <param name="PlaceId">The place of the structure where the person is.</param>
/// <param name="ToPlaceId">The place chosen for them.</param>
/// <param name="Person">Who they are, as far as they want it known.</param>
/// <param name="Consent">Their agreement; left out when they said no.</param>
/// <param name="Situation">What they said, without a contact.</param>
/// <param name="CommuneCode">INSEE code of the commune where they live, without a contact.</param>
/// <param name="Reason">Why that structure, when the first answer gives another or they have been there already.</param>
/// <param name="IsFormalRequest">A formal request that came to the wrong body: transmitted without agreement (CRPA L114-2).</param>
/// <param name="Clock">"none" (by default), "fifteen-days" or "three-months".</param>
/// <param name="ClockFrom">The day of the request or of the report, with a clock.</param>
/// <param name="Word">The word they chose, to follow it by themselves.</param>
/// <param name="News">How they want news: "none" (by default), "sms", "email" or "letter".</param>
internal sealed record ReferralRequestContract(
    string Reference,
    string? ContactReference,
    Guid PlaceId,
    Guid ToPlaceId,
    ReferredPersonContract? Person,
    ConsentContract? Consent,
    IReadOnlyDictionary<string, JsonElement>? Situation,
    string? CommuneCode,
    string? Reason,
    bool? IsFormalRequest,
    string? Clock,
    DateOnly? ClockFrom,
    string? Word,
    string? News
);

/// <summary>The agreement of the person.</summary>
/// <param name="Items">What they agree to share: "name", "phone", "email", "postal-address", "situation", "message".</param>
/// <param name="Manner">"oral", "written" or "online".</param>
/// <param name="RepresentativePresent">A legal representative was there.</param>
internal sealed record ConsentContract(IReadOnlyList<string> Items, string Manner, bool? RepresentativePresent);

/// <summary>One step of a hand-over.</summary>
/// <param name="Reference">What the caller's software calls this act.</param>
/// <param name="Act">What is done.</param>
/// <param name="Reason">Why it is declined: "no-room", "other-territory", "other-mission", "already-supported", "not-reached", "something-missing".</param>
/// <param name="CounterPlaceId">The place proposed instead.</param>
/// <param name="Note">What is proposed instead, or what the other should know.</param>
/// <param name="AppointmentAt">When they are to meet.</param>
/// <param name="Outcome">What came of it: "advised", "supported", "entered-training", "found-work", "handed-on", "no-longer-needed", "lost-to-follow-up".</param>
internal sealed record ReferralActContract(
    string Reference,
    string Act,
    string? Reason,
    Guid? CounterPlaceId,
    string? Note,
    DateTimeOffset? AppointmentAt,
    string? Outcome
);

#pragma warning restore CA1812

/// <summary>Who somebody is, as far as that side may know it.</summary>
internal sealed record ReferredPersonContract(
    string? Name,
    string? Phone,
    string? Email,
    string? PostalAddress,
    string? Message
);

/// <summary>Some hand-overs.</summary>
internal sealed record ReferralList(IReadOnlyList<ReferralContract> Items, int Total, string? Next);

/// <summary>A hand-over, as far as that side may read it.</summary>
/// <param name="Reference">How both structures name it.</param>
/// <param name="OwnReference">What the sender's software calls it; for the sender only.</param>
/// <param name="Direction">"sent" or "received".</param>
/// <param name="State">Where it stands.</param>
/// <param name="StateSince">Since when.</param>
/// <param name="ChangedAt">When anything last happened.</param>
/// <param name="FromPlaceId">The place of the sender.</param>
/// <param name="From">The structure that sends.</param>
/// <param name="ToPlaceId">The place of the receiver.</param>
/// <param name="To">The structure that receives.</param>
/// <param name="Person">The person.</param>
/// <param name="Situation">What they said.</param>
/// <param name="CommuneCode">Where they live.</param>
/// <param name="Shared">What they agreed to share.</param>
/// <param name="AppointmentAt">When they are to meet.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="AnswerBy">The last day to act.</param>
/// <param name="ClockEnd">The last day of what a text sets.</param>
/// <param name="Open">What that side may do now.</param>
/// <param name="Events">What happened, the first first.</param>
internal sealed record ReferralContract(
    string Reference,
    string? OwnReference,
    string Direction,
    string State,
    DateTimeOffset StateSince,
    DateTimeOffset ChangedAt,
    Guid FromPlaceId,
    string From,
    Guid ToPlaceId,
    string To,
    ReferredPersonContract Person,
    IReadOnlyDictionary<string, JsonElement> Situation,
    string? CommuneCode,
    IReadOnlyList<string> Shared,
    DateTimeOffset? AppointmentAt,
    string? Outcome,
    DateOnly? AnswerBy,
    DateOnly? ClockEnd,
    IReadOnlyList<string> Open,
    IReadOnlyList<ReferralEventContract> Events
)
{
    public static ReferralContract Of(ReferralFile file, PublicCatalogue catalogue)
    {
        var referral = file.Referral;
        var isSender = file.Side == Party.Sender;
        var (situation, commune) = Said.Read(file.Said, catalogue.Networks);
        return new(
            referral.Reference,
            isSender ? referral.SenderReference : null,
            isSender ? "sent" : "received",
            ApiValues.Of(referral.State),
            new DateTimeOffset(referral.StateSince),
            new DateTimeOffset(referral.LastEventAt),
            referral.SenderPlaceId,
            file.Sender,
            referral.ReceiverPlaceId,
            file.Receiver,
            new(file.Person.Name, file.Person.Phone, file.Person.Email, file.Person.PostalAddress, file.Person.Message),
            ContactEndpoints.Written(situation),
            commune,
            [.. referral.Shared.Select(ApiValues.Of)],
            referral.AppointmentAt is { } at ? new DateTimeOffset(at) : null,
            referral.Outcome is { } outcome ? ApiValues.Of(outcome) : null,
            file.Deadline,
            referral.ClockEnd,
            [.. file.Open.Select(ApiValues.Of)],
            [
                .. file.Events.Select(trace => new ReferralEventContract(
                    ApiValues.Of(trace.Event.Act),
                    ApiValues.Of(trace.Event.To),
                    new DateTimeOffset(trace.Event.At),
                    trace.Event.DeclineReason is { } reason ? ApiValues.Of(reason) : null,
                    trace.Event.CounterPlaceId,
                    trace.Note
                )),
            ]
        );
    }
}

/// <summary>What happened.</summary>
/// <param name="Act">What was done.</param>
/// <param name="State">Where it has stood since.</param>
/// <param name="At">When.</param>
/// <param name="DeclineReason">Why it was declined.</param>
/// <param name="CounterPlaceId">The place proposed instead.</param>
/// <param name="Note">What was written with it.</param>
internal sealed record ReferralEventContract(
    string Act,
    string State,
    DateTimeOffset At,
    string? DeclineReason,
    Guid? CounterPlaceId,
    string? Note
);
