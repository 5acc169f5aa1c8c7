using Spro.Core.Accounts;
using Spro.Core.Desk;
using Spro.Core.Feedback;
using Spro.Core.Guidance;

namespace Spro.Hosting;

/// <summary>What has been kept as long as it was promised, and goes.</summary>
/// <param name="Codes">Situations kept under a short code.</param>
/// <param name="Remarks">Remarks about a page or a place.</param>
/// <param name="Contacts">Contacts of the desks.</param>
/// <param name="SignIns">Sessions of professionals that have ended.</param>
public readonly record struct Expired(int Codes, int Remarks, int Contacts, int SignIns);

/// <summary>Keeps the promise of how long things are kept: the site does it each hour, an operator when they want.</summary>
public sealed class Retention(SavedSituations situations, Remarks remarks, Contacts contacts, SignIns signIns)
{
    /// <summary>Deletes what has expired.</summary>
    public async Task<Expired> ApplyAsync(CancellationToken cancellationToken) =>
        new(
            await situations.DeleteExpiredAsync(cancellationToken),
            await remarks.DeleteExpiredAsync(cancellationToken),
            await contacts.DeleteExpiredAsync(cancellationToken),
            await signIns.DeleteExpiredAsync(cancellationToken)
        );
}
