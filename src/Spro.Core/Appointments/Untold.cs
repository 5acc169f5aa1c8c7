using Spro.Core.Database;

namespace Spro.Core.Appointments;

/// <summary>Tells nobody: what stands in as long as nothing sends messages.</summary>
public sealed class Untold : IAppointmentMessages
{
    /// <inheritdoc />
    public Task AddAsync(SproDbContext db, AppointmentMessage message, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
