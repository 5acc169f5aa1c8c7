using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Database;

namespace Spro.Core.Appointments;

/// <summary>The links that a person takes away on paper: each time new ones, as their secrets are not kept.</summary>
public sealed class AppointmentPapers(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>A new link by which the person changes or cancels, to hand over on paper; null when there is none such.</summary>
    public async Task<string?> ConfirmationLinkAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var own = actor.StructureFor(Purpose.Appointments);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var end = await db.Set<Appointment>()
            .Where(one => one.Id == id && (one.StructureId == own || one.BookedByStructureId == own))
            .Select(one => (DateTime?)one.End)
            .SingleOrDefaultAsync(cancellationToken);
        if (end is not { } expires)
            return null;
        var token = AppointmentLink.Issue(
            db,
            new AppointmentLink
            {
                TokenHash = "",
                Use = LinkUse.Manage,
                AppointmentId = id,
                ExpiresAt = expires,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    /// <summary>A new link to the summary, to hand over on paper; null when there is none.</summary>
    public async Task<string?> SummaryLinkAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            !await AppointmentFiles
                .ReceivedBy(db, actor, Purpose.Advice)
                .AnyAsync(one => one.Id == id && one.Summary != null, cancellationToken)
        )
            return null;
        var token = IssueSummary(db, id, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    internal static string IssueSummary(SproDbContext db, Guid id, DateTime now) =>
        AppointmentLink.Issue(
            db,
            new AppointmentLink
            {
                TokenHash = "",
                Use = LinkUse.Summary,
                AppointmentId = id,
                ExpiresAt = now + AppointmentLink.SummaryLife,
            }
        );
}
