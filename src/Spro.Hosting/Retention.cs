using Spro.Core.Feedback;
using Spro.Core.Guidance;

namespace Spro.Hosting;

/// <summary>What has been kept as long as it was promised, and goes.</summary>
/// <param name="Codes">Situations kept under a short code.</param>
/// <param name="Remarks">Remarks about a page or a place.</param>
public readonly record struct Expired(int Codes, int Remarks);

/// <summary>Keeps the promise of how long things are kept: the site does it each hour, an operator when they want.</summary>
public sealed class Retention(SavedSituations situations, Remarks remarks)
{
    /// <summary>Deletes what has expired.</summary>
    public async Task<Expired> ApplyAsync(CancellationToken cancellationToken) =>
        new(
            await situations.DeleteExpiredAsync(cancellationToken),
            await remarks.DeleteExpiredAsync(cancellationToken)
        );
}
