using Spro.Core.Database;

namespace Spro.Core.Appointments;

/// <summary>When somebody is told something of their appointment.</summary>
public enum AppointmentMoment
{
    /// <summary>It is booked.</summary>
    Booked,

    /// <summary>It was moved.</summary>
    Changed,

    /// <summary>It will not take place.</summary>
    Cancelled,

    /// <summary>It is soon.</summary>
    Reminder,

    /// <summary>A slot was freed, and is kept for them for a while.</summary>
    SlotFreed,

    /// <summary>The summary of the interview is there.</summary>
    Summary,
}

/// <summary>What somebody is told.</summary>
/// <param name="Moment">Why now.</param>
/// <param name="About">The appointment, or who of the waiting list.</param>
/// <param name="StructureId">Who receives.</param>
/// <param name="PlaceId">Where.</param>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it ends.</param>
/// <param name="Way">How they meet; several for a proposal.</param>
/// <param name="Changes">How many times it was moved.</param>
/// <param name="To">Who is told, and how.</param>
/// <param name="Token">The secret of their link; null when there is nothing left to do.</param>
/// <param name="ExpiresAt">Until when a proposal holds; null for the others.</param>
public sealed record AppointmentMessage(
    AppointmentMoment Moment,
    Guid About,
    Guid StructureId,
    Guid PlaceId,
    DateTime Start,
    DateTime End,
    Ways Way,
    int Changes,
    ExpectedPerson To,
    string? Token,
    DateTime? ExpiresAt = null
);

/// <summary>Tells people of their appointments by the channel they chose.</summary>
public interface IAppointmentMessages
{
    /// <summary>Adds what is to be sent to what <paramref name="db"/> saves: it leaves if, and only if, that is saved.</summary>
    Task AddAsync(SproDbContext db, AppointmentMessage message, CancellationToken cancellationToken);
}
