namespace Spro.Core.Appointments;

/// <summary>Some time of an adviser, between two instants; the end is not in it.</summary>
/// <param name="AdviserId">Account of the adviser.</param>
/// <param name="Start">From when.</param>
/// <param name="End">Until when.</param>
public readonly record struct AdviserTime(Guid AdviserId, DateTime Start, DateTime End)
{
    /// <summary>The two have an instant in common.</summary>
    public bool Overlaps(DateTime start, DateTime end) => Start < end && start < End;
}

/// <summary>A slot in which somebody is, or may soon be, expected.</summary>
/// <param name="Time">When, and by whom.</param>
/// <param name="OpeningId">The opening it was cut from.</param>
/// <param name="FreeSeats">How many more people it takes.</param>
public readonly record struct TakenSlot(AdviserTime Time, Guid OpeningId, int FreeSeats);
