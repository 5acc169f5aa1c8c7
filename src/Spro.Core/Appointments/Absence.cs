namespace Spro.Core.Appointments;

/// <summary>An adviser does not receive between two instants, whatever their openings say. Why is nobody's business.</summary>
public sealed class Absence
{
    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The structure in which it was noted.</summary>
    public Guid StructureId { get; set; }

    /// <summary>Account of the adviser: they receive in none of their structures.</summary>
    public Guid AdviserId { get; set; }

    /// <summary>Since when.</summary>
    public DateTime Start { get; set; }

    /// <summary>Until when, not included.</summary>
    public DateTime End { get; set; }
}
