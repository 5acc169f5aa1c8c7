using Spro.Core.Privacy;

namespace Spro.Core.Appointments;

/// <summary>Somebody waits for a slot to be freed; the first in order is proposed it first.</summary>
public sealed class Waiting
{
    /// <summary>Opaque; chosen by the form, so that a form sent twice makes one.</summary>
    public Guid Id { get; set; }

    /// <summary>The structure they wish to see.</summary>
    public Guid StructureId { get; set; }

    /// <summary>Account of the adviser they wish to see; null for any.</summary>
    public Guid? AdviserId { get; set; }

    /// <summary>From which day they can come.</summary>
    public DateOnly From { get; set; }

    /// <summary>Until which day they can, and wait.</summary>
    public DateOnly To { get; set; }

    /// <summary>The ways that suit them.</summary>
    public Ways Ways { get; set; }

    /// <summary>Since when: it gives the order.</summary>
    public DateTime Since { get; set; }

    /// <summary>Account of the professional who wrote them down.</summary>
    public Guid BookedBy { get; set; }

    /// <summary>Their structure.</summary>
    public Guid BookedByStructureId { get; set; }

    /// <summary>The hand-over it is part of; null when of none.</summary>
    public Guid? ReferralId { get; set; }

    /// <summary>How they want to be called.</summary>
    public required Sealed Name { get; set; }

    /// <summary>Telephone; null when not given.</summary>
    public Sealed? Phone { get; set; }

    /// <summary>E-mail; null when not given.</summary>
    public Sealed? Email { get; set; }

    /// <summary>Postal address; null when not given.</summary>
    public Sealed? Address { get; set; }

    /// <summary>How they chose to be told.</summary>
    public ReminderChannel Channel { get; set; }

    /// <summary>What they need on the day, as <see cref="Appointment.Needs"/>.</summary>
    public Sealed? Needs { get; set; }

    /// <summary>Where it stands.</summary>
    public WaitingState State { get; set; }

    /// <summary>As <see cref="Appointment.ClosedAt"/>.</summary>
    public DateTime? ClosedAt { get; set; }
}

/// <summary>Where somebody of the waiting list stands.</summary>
public enum WaitingState
{
    /// <summary>They wait; a seat may be kept for them meanwhile.</summary>
    Waiting,

    /// <summary>They took a slot.</summary>
    Served,

    /// <summary>They do not wait any more.</summary>
    Withdrawn,
}

/// <summary>A seat that was proposed to somebody of the waiting list: it is not proposed to them twice.</summary>
public sealed class ProposedSeat
{
    /// <summary>To whom.</summary>
    public Guid WaitingId { get; set; }

    /// <summary>In which sitting.</summary>
    public Guid SittingId { get; set; }

    /// <summary>When.</summary>
    public DateTime ProposedAt { get; set; }
}
