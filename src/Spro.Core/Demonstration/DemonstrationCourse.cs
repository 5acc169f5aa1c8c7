using System.Globalization;
using Spro.Core.Common;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Territories;

namespace Spro.Core.Demonstration;

/// <summary>
/// Lives one fictitious hand-over as the service would have: each step by the table of transitions, silence chased on its days.
/// </summary>
internal sealed class DemonstrationCourse(Referral referral, IdentityKeyring keyring, DateTime now)
{
    private const int FirstHour = 7;

    private static readonly LocalCalendar Calendar = LocalCalendar.Metropolitan;

    /// <summary>The hand-over.</summary>
    public Referral Referral => referral;

    /// <summary>What happened to it.</summary>
    public List<ReferralEvent> Events { get; } = [];

    /// <summary>What the person agreed to.</summary>
    public ReferralConsent? Consent { get; private set; }

    /// <summary>The person agrees, and it leaves.</summary>
    public void Send(ReferredPerson person, IReadOnlyList<SharedItem> shared)
    {
        var at = referral.CreatedAt;
        Choose();
        referral.Seal(keyring, person, reason: null);
        referral.Shared = shared;
        Consent = new ReferralConsent
        {
            Id = IdOf("consent"),
            ReferralId = referral.Id,
            ReceiverId = referral.ReceiverId,
            Items = shared,
            Manner = ConsentManner.Oral,
            RecordedBy = referral.WrittenBy,
            GivenAt = at,
            Basis = LegalBasis.PublicInterest,
        };
        Do(ReferralAct.Agree, Party.Person, at, referral.WrittenBy);
        Do(ReferralAct.Send, Party.Sender, at, referral.WrittenBy);
    }

    /// <summary>The person says no: nothing of who they are is kept.</summary>
    public void SayNo()
    {
        Choose();
        referral.Said = "";
        Do(ReferralAct.Withdraw, Party.Person, referral.CreatedAt, referral.WrittenBy);
    }

    /// <summary>Does a step, unless it is still to come or silence has led elsewhere; gives whether it is done.</summary>
    public bool Do(
        ReferralAct act,
        Party by,
        DateTime at,
        Guid? account = null,
        string? note = null,
        DeclineReason? declined = null,
        ReferralOutcome? outcome = null,
        DateTime? appointment = null
    )
    {
        if (at > now)
            return false;
        Wait(at);
        if (at < referral.LastEventAt || ReferralTransitions.Next(referral.State, act, by) is null)
            return false;
        var trace = referral.Do(IdOf("step"), act, by, at, Calendar, ReferralDeadlines.Usual);
        trace.AccountId = account;
        trace.DeclineReason = declined;
        trace.Seal(
            keyring,
            note,
            by == Party.Receiver && account is null ? "Dominique Fictif, accueil (personne fictive)" : null
        );
        if (by == Party.Receiver)
            referral.FollowedBy ??= account;
        if (act == ReferralAct.End)
            referral.Outcome = outcome;
        if (act is ReferralAct.MakeAppointment or ReferralAct.TakeSlot)
            referral.AppointmentAt = appointment;
        referral.Plan(Calendar, ReferralDeadlines.Usual);
        Events.Add(trace);
        return true;
    }

    /// <summary>Does all that silence calls for until a moment, as <see cref="ReferralRounds"/> does.</summary>
    public void Wait(DateTime until)
    {
        while (referral.Due(Calendar, ReferralDeadlines.Usual) is { } due)
        {
            var at = DemonstrationContacts.MomentOf(due.On, FirstHour, 0);
            if (at < referral.LastEventAt)
                at = referral.LastEventAt;
            if (at > until)
                return;
            switch (due.Step)
            {
                case ChaseStep.Expire:
                    Events.Add(
                        referral.Do(
                            IdOf("step"),
                            ReferralAct.Expire,
                            Party.Clock,
                            at,
                            Calendar,
                            ReferralDeadlines.Usual
                        )
                    );
                    break;
                case ChaseStep.Lose:
                    Events.Add(
                        referral.Do(IdOf("step"), ReferralAct.End, Party.Clock, at, Calendar, ReferralDeadlines.Usual)
                    );
                    referral.Outcome = ReferralOutcome.LostToFollowUp;
                    break;
                default:
                    if (due.IsStatutory)
                        referral.ClockChased = due.Step;
                    else
                        referral.Chased = due.Step;
                    if (due.Step == ChaseStep.Escalate)
                        referral.Escalate(Calendar.DayOf(at));
                    referral.Plan(Calendar, ReferralDeadlines.Usual);
                    break;
            }
        }
    }

    private void Choose() =>
        Events.Add(
            new ReferralEvent
            {
                Id = referral.Id,
                ReferralId = referral.Id,
                Act = ReferralAct.Propose,
                From = referral.State,
                To = referral.State,
                By = Party.Sender,
                AccountId = referral.WrittenBy,
                At = referral.CreatedAt,
                ReceiverId = referral.ReceiverId,
            }
        );

    private Guid IdOf(string what) =>
        StableId.Of(
            "demonstration-course",
            string.Create(CultureInfo.InvariantCulture, $"{referral.Id}/{what}/{Events.Count}")
        );
}
