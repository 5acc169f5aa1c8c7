namespace Spro.Core.Appointments;

/// <summary>An appointment in a list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it ends.</param>
/// <param name="Way">How they meet.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Subject">What it is for.</param>
/// <param name="Person">How the person wants to be called.</param>
/// <param name="Adviser">Who receives.</param>
/// <param name="Place">Where.</param>
/// <param name="HasNeedsToAnswer">Something they need still has to be arranged.</param>
/// <param name="ToCall">They chose to be called before the day, and were not.</param>
/// <param name="IsPlaceClosed">The place was noted as closed that day since: it is to be moved.</param>
public sealed record AppointmentLine(
    Guid Id,
    DateTime Start,
    DateTime End,
    Ways Way,
    AppointmentState State,
    string Subject,
    string Person,
    string Adviser,
    string Place,
    bool HasNeedsToAnswer,
    bool ToCall,
    bool IsPlaceClosed
);

/// <summary>A note of the structure.</summary>
/// <param name="Author">Who wrote it.</param>
/// <param name="WrittenAt">When.</param>
/// <param name="Text">The note.</param>
public sealed record NoteText(string Author, DateTime WrittenAt, string Text);

/// <summary>All that one may read of an appointment.</summary>
/// <param name="Appointment">The appointment.</param>
/// <param name="Person">Who is expected.</param>
/// <param name="Adviser">Who receives.</param>
/// <param name="Place">Where.</param>
/// <param name="Structure">Which structure receives.</param>
/// <param name="IsOwn">The reader's structure receives; else it has booked for somebody, and reads no more than it wrote.</param>
/// <param name="NeedsAnswer">What was arranged for what they need.</param>
/// <param name="Summary">The summary that the person keeps; null when there is none, or it is not the reader's.</param>
/// <param name="Notes">Private notes, the latest first; none when they are not the reader's.</param>
public sealed record AppointmentFile(
    Appointment Appointment,
    ExpectedPerson Person,
    string Adviser,
    string Place,
    string Structure,
    bool IsOwn,
    string? NeedsAnswer,
    string? Summary,
    IReadOnlyList<NoteText> Notes
);
