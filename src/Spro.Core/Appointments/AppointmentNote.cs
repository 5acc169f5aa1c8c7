using Spro.Core.Privacy;

namespace Spro.Core.Appointments;

/// <summary>What an adviser notes for themselves and their structure: no other institution ever reads it.</summary>
public sealed class AppointmentNote
{
    /// <summary>The longest note or summary, in characters.</summary>
    public const int LongestText = 4000;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>About which appointment.</summary>
    public Guid AppointmentId { get; set; }

    /// <summary>The structure of the author: it alone reads it.</summary>
    public Guid StructureId { get; set; }

    /// <summary>Account of the author.</summary>
    public Guid AuthorId { get; set; }

    /// <summary>When.</summary>
    public DateTime WrittenAt { get; set; }

    /// <summary>The note.</summary>
    public required Sealed Text { get; set; }
}
