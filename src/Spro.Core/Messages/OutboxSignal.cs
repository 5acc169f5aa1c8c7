using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Messages;

/// <summary>Wakes the sender of this node when something has been recorded here: it then waits for no clock.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _recorded = new(0, 1);

    /// <summary>Wakes it once the context has saved. In a longer transaction it finds nothing yet, and looks again by itself.</summary>
    internal void WakeOnceSaved(SproDbContext db)
    {
        db.SavedChanges -= OnSaved;
        db.SavedChanges += OnSaved;
    }

    /// <summary>Waits until something is recorded on this node, or for that long.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) =>
        _recorded.WaitAsync(longest, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _recorded.Dispose();

    /// <summary>Wakes it now.</summary>
    internal void Wake()
    {
        try
        {
            _recorded.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake.
        }
    }

    private void OnSaved(object? sender, SavedChangesEventArgs saved) => Wake();
}
