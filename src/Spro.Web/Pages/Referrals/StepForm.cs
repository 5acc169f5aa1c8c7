using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Referrals;
using Spro.Core.Territories;

namespace Spro.Web.Pages.Referrals;

/// <summary>One step of a hand-over, as a form has it: with an account or by a link.</summary>
public sealed class StepForm
{
    /// <summary>Chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>What.</summary>
    public ReferralAct Act { get; set; }

    /// <summary>Why it is declined.</summary>
    public DeclineReason? Decline { get; set; }

    /// <summary>The place proposed instead, or the one it is given to.</summary>
    public Guid? Door { get; set; }

    /// <summary>What is proposed instead, or what the other should know.</summary>
    public string? Note { get; set; }

    /// <summary>The day of an appointment.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>Its time.</summary>
    public TimeOnly? Time { get; set; }

    /// <summary>What came of it.</summary>
    public ReferralOutcome? Outcome { get; set; }

    /// <summary>The agreement of the person, for another structure.</summary>
    public ConsentForm Consent { get; set; } = new();

    /// <summary>Why a structure where they have been.</summary>
    public string? Reason { get; set; }

    /// <summary>Who answers, without an account.</summary>
    public string? Author { get; set; }

    /// <summary>The day as a field of a date holds it.</summary>
    internal string? DayText => Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The time as a field of a time holds it.</summary>
    internal string? TimeText => Time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    internal ReferralStep ToStep(PublicCatalogue catalogue, LocalCalendar calendar) =>
        new(Id, Act)
        {
            DeclineReason = Act == ReferralAct.Decline ? Decline : null,
            CounterPlaceId = Act == ReferralAct.Decline ? Door : null,
            Note = Note,
            AppointmentAt = Day is { } day && Time is { } time ? calendar.ToUtc(day.ToDateTime(time)) : null,
            Outcome = Act == ReferralAct.End ? Outcome : null,
            To = Act == ReferralAct.Redirect && Door is { } place ? catalogue.Doors.Find(place) : null,
            Consent = Act == ReferralAct.Redirect ? Consent.Given() : null,
            Reason = Reason,
            AnsweredAs = Author,
        };

    /// <summary>Says what was refused beside its field.</summary>
    internal static void Tell(ModelStateDictionary state, RefusedException refused) =>
        state.AddModelError(
            "Step."
                + refused.Field switch
                {
                    "motif" => nameof(Decline),
                    "proposition" => nameof(Note),
                    "rendez-vous" => nameof(Day),
                    "issue" => nameof(Outcome),
                    "porte" => nameof(Door),
                    "accord" => "Consent.Items",
                    "message" => nameof(Note),
                    "auteur" => nameof(Author),
                    _ => nameof(Act),
                },
            refused.Message
        );
}
