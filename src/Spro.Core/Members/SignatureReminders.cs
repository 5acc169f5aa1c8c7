using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>
/// Reminds structures that have not signed the values of the charter, at the rhythm at which they are asked whether their places
/// are right. It goes on until they sign, and hides no door.
/// </summary>
public sealed class SignatureReminders(
    IDbContextFactory<SproDbContext> databases,
    Outbox outbox,
    MessageTemplates templates,
    IdentityKeys keys,
    TimeProvider clock
)
{
    /// <summary>The address of the page where one signs, before the identifier of the structure.</summary>
    public const string Path = "/ma-structure/engagements/";

    /// <summary>Reminds each structure whose signature is missing; safe on several nodes at once. Gives how many were reminded.</summary>
    public async Task<int> RemindAsync(CancellationToken cancellationToken)
    {
        var reminded = 0;
        var keyring = await keys.OpenAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(now);
        foreach (var structure in await DueAsync(today, cancellationToken))
        {
            // One at a time: one that fails holds back no other.
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var known = await db.Set<SignatureReminder>()
                .SingleOrDefaultAsync(one => one.StructureId == structure.Id, cancellationToken);
            if (known?.SentOn == today)
                continue;
            var recipients = await db.RecipientsAsync(keyring, structure.Id, now, cancellationToken);
            if (recipients.Count == 0)
                continue;
            if (known is null)
                db.Add(new SignatureReminder { StructureId = structure.Id, SentOn = today });
            else
                known.SentOn = today;
            foreach (var recipient in recipients)
                outbox.Add(
                    db,
                    keyring,
                    new NewMessage(
                        recipient,
                        templates.SignatureWanted(structure.Name, templates.PageAt(Path + structure.Id))
                    )
                    {
                        StructureId = structure.Id,
                    }
                );
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                reminded++;
            }
            catch (DbUpdateException)
            {
                // Another node has just reminded it.
            }
        }
        return reminded;
    }

    private async Task<List<(Guid Id, string Name)>> DueAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var networks = MemberNetworks.Codes;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var unsigned = await db.Set<Structure>()
            .Where(one => one.CharterSignedOn == null && one.NetworkCode != null && networks.Contains(one.NetworkCode))
            .Where(one =>
                db.Set<Place>()
                    .Any(place => place.StructureId == one.Id && (place.ValidTo == null || place.ValidTo >= today))
            )
            .OrderBy(one => one.Id)
            .Select(one => new
            {
                one.Id,
                one.Name,
                SentOn = db.Set<SignatureReminder>()
                    .Where(reminder => reminder.StructureId == one.Id)
                    .Select(reminder => (DateOnly?)reminder.SentOn)
                    .FirstOrDefault(),
                Months = db.Set<ConfirmationRhythm>()
                    .Where(rhythm => rhythm.StructureId == one.Id)
                    .Select(rhythm => (int?)rhythm.Months)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. unsigned
                .Where(one =>
                    one.SentOn is not { } sent || sent.AddMonths(one.Months ?? Place.MonthsOfConfirmation) <= today
                )
                .Select(one => (one.Id, one.Name)),
        ];
    }
}
