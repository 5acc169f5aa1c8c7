namespace Spro.Core.Referrals;

/// <summary>
/// All that is kept of a hand-over, for the person to take away and give to whom they like (articles 15 and 20 of the
/// GDPR). Times are in UTC.
/// </summary>
/// <param name="Reference">How it is named.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="CreatedAt">When the structure was chosen.</param>
/// <param name="Sender">The structure that sends.</param>
/// <param name="Receiver">The structure that receives.</param>
/// <param name="AppointmentAt">When they are to meet.</param>
/// <param name="Person">The person.</param>
/// <param name="Reason">Why that structure was chosen, as a professional wrote it.</param>
/// <param name="Clock">The clock that a text started.</param>
/// <param name="ClockFrom">Since which day.</param>
/// <param name="Situation">What they said of their situation, as an address says it.</param>
/// <param name="Consents">What they agreed to, and when.</param>
/// <param name="Events">What happened.</param>
/// <param name="Calls">The calls they asked for.</param>
/// <param name="Readings">Who read it.</param>
/// <param name="Complaints">What they complained about, and the answers.</param>
public sealed record ReferralCopy(
    string Reference,
    ReferralState State,
    ReferralOutcome? Outcome,
    DateTime CreatedAt,
    string Sender,
    string Receiver,
    DateTime? AppointmentAt,
    ReferredPerson Person,
    string? Reason,
    StatutoryClock Clock,
    DateOnly? ClockFrom,
    string Situation,
    IReadOnlyList<CopiedConsent> Consents,
    IReadOnlyList<CopiedEvent> Events,
    IReadOnlyList<CopiedCall> Calls,
    IReadOnlyList<CopiedReading> Readings,
    IReadOnlyList<CopiedComplaint> Complaints
)
{
    internal static ReferralCopy Of(
        FollowedReferral followed,
        IEnumerable<ReferralConsent> consents,
        IEnumerable<CopiedComplaint> complaints
    )
    {
        var (file, referral) = (followed.File, followed.File.Referral);
        return new ReferralCopy(
            referral.Reference,
            referral.State,
            referral.Outcome,
            referral.CreatedAt,
            file.Sender,
            file.Receiver,
            referral.AppointmentAt,
            file.Person,
            file.Reason,
            referral.Clock,
            referral.ClockFrom,
            referral.Said,
            [
                .. consents.Select(one => new CopiedConsent(
                    one.Items,
                    one.Manner,
                    one.GivenAt,
                    one.WithdrawnAt,
                    one.Basis
                )),
            ],
            [
                .. file.Events.Select(trace => new CopiedEvent(
                    trace.Event.Act,
                    trace.Event.At,
                    trace.Event.By,
                    trace.Author,
                    trace.Event.DeclineReason,
                    trace.Note
                )),
            ],
            [.. followed.Calls.Select(call => new CopiedCall(call.AskedAt, call.DueOn, call.DoneAt))],
            [
                .. followed.Readings.Select(reading => new CopiedReading(
                    reading.At,
                    reading.StructureId == referral.SenderId ? file.Sender
                        : reading.StructureId == referral.ReceiverId ? file.Receiver
                        : null,
                    reading.Role?.ToString()
                )),
            ],
            [.. complaints]
        );
    }
}

/// <summary>An agreement.</summary>
/// <param name="Items">To share what.</param>
/// <param name="Manner">How it was given.</param>
/// <param name="GivenAt">When.</param>
/// <param name="WithdrawnAt">When it was taken back.</param>
/// <param name="Basis">What allows the data to be handled, apart from it.</param>
public sealed record CopiedConsent(
    IReadOnlyList<SharedItem> Items,
    ConsentManner Manner,
    DateTime GivenAt,
    DateTime? WithdrawnAt,
    LegalBasis Basis
);

/// <summary>A fact.</summary>
/// <param name="Act">What.</param>
/// <param name="At">When.</param>
/// <param name="By">Which side.</param>
/// <param name="Author">Who, when it was a professional.</param>
/// <param name="Reason">Why it was declined.</param>
/// <param name="Note">What was written.</param>
public sealed record CopiedEvent(
    ReferralAct Act,
    DateTime At,
    Party By,
    string? Author,
    DeclineReason? Reason,
    string? Note
);

/// <summary>A call asked for.</summary>
/// <param name="AskedAt">When.</param>
/// <param name="DueOn">Last day to call.</param>
/// <param name="DoneAt">When it was made.</param>
public sealed record CopiedCall(DateTime AskedAt, DateOnly DueOn, DateTime? DoneAt);

/// <summary>A reading.</summary>
/// <param name="At">When.</param>
/// <param name="Structure">Which structure; null for one that had it before.</param>
/// <param name="Role">As what; null by a link.</param>
public sealed record CopiedReading(DateTime At, string? Structure, string? Role);

/// <summary>A complaint.</summary>
/// <param name="At">When.</param>
/// <param name="Text">What they said.</param>
/// <param name="AnsweredAt">When it was answered.</param>
/// <param name="Answer">What was answered.</param>
public sealed record CopiedComplaint(DateTime At, string Text, DateTime? AnsweredAt, string? Answer);
