using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.DataProtection;

/// <summary>Tells structures that somebody waits for their answer.</summary>
public sealed class RequestMessages(Outbox outbox, MessageTemplates templates)
{
    /// <summary>
    /// Tells the structure of an answer, in what the caller saves. Nothing of the person is said; where the directory knows no
    /// address, the structure sees it in its list.
    /// </summary>
    internal async Task TellAsync(
        SproDbContext db,
        IdentityKeyring keyring,
        DataAnswer answer,
        DateOnly dueOn,
        CancellationToken cancellationToken
    )
    {
        var email = await db.Set<Place>()
            .Where(place => place.StructureId == answer.StructureId && place.Email != null)
            .OrderBy(place => place.Id)
            .Select(place => place.Email)
            .FirstOrDefaultAsync(cancellationToken);
        if (string.IsNullOrWhiteSpace(email))
            return;
        try
        {
            outbox.Add(
                db,
                keyring,
                new NewMessage(
                    Recipient.ByEmail(email),
                    templates.DataRequestWaiting(dueOn, templates.PageAt($"{DataRequests.Path}/{answer.Id}"))
                )
                {
                    AboutId = answer.Id,
                    StructureId = answer.StructureId,
                }
            );
        }
        catch (RefusedException)
        {
            // The directory holds what its sources wrote.
        }
    }
}
