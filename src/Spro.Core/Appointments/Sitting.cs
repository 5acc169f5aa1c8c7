namespace Spro.Core.Appointments;

/// <summary>
/// A slot in which somebody is expected, or was. What makes two people in one slot impossible is in the store: an adviser
/// holds each five minutes once (<see cref="HeldTime"/>), and a sitting has as many seats as it takes people, and no more.
/// </summary>
public sealed class Sitting
{
    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>The structure that receives.</summary>
    public Guid StructureId { get; set; }

    /// <summary>Where.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>Account of the adviser.</summary>
    public Guid AdviserId { get; set; }

    /// <summary>The opening it was cut from.</summary>
    public Guid OpeningId { get; set; }

    /// <summary>When it starts.</summary>
    public DateTime Start { get; set; }

    /// <summary>When it ends.</summary>
    public DateTime End { get; set; }

    /// <summary>Counts who takes or gives back a seat: writing it first makes them wait for one another.</summary>
    public int Turns { get; set; }
}

/// <summary>Five minutes of an adviser, held by one sitting.</summary>
public sealed class HeldTime
{
    /// <summary>Account of the adviser.</summary>
    public Guid AdviserId { get; set; }

    /// <summary>When they start.</summary>
    public DateTime At { get; set; }

    /// <summary>By which sitting.</summary>
    public Guid SittingId { get; set; }
}

/// <summary>Room for one person in a sitting.</summary>
public sealed class Seat
{
    /// <summary>In which sitting.</summary>
    public Guid SittingId { get; set; }

    /// <summary>From 0.</summary>
    public int Number { get; set; }

    /// <summary>Who takes it; null when nobody does.</summary>
    public Guid? AppointmentId { get; set; }

    /// <summary>Who of the waiting list it is kept for (<see cref="HeldUntil"/>); null when for nobody.</summary>
    public Guid? WaitingId { get; set; }

    /// <summary>Until when it is kept for them.</summary>
    public DateTime? HeldUntil { get; set; }
}
