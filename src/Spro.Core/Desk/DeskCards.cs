using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Guidance;
using Spro.Core.Messages;
using Spro.Core.Privacy;

namespace Spro.Core.Desk;

/// <summary>
/// Sends the card of a contact by SMS, to a number given for that only: it is sealed in the outbox until it has left, then
/// erased; nothing ties it to the contact.
/// </summary>
public sealed class DeskCards(
    IDbContextFactory<SproDbContext> databases,
    IdentityKeys keys,
    Outbox outbox,
    MessageTemplates templates,
    TimeProvider clock
)
{
    /// <summary>A card that has not left by then no longer does.</summary>
    public static readonly TimeSpan Useful = TimeSpan.FromHours(24);

    /// <summary>Sends the code of a card; the same form twice sends once.</summary>
    /// <param name="actor">Who receives.</param>
    /// <param name="form">Chosen by the form.</param>
    /// <param name="contact">The contact, of the actor's structure.</param>
    /// <param name="number">The number.</param>
    /// <param name="code">The code of the card, which continues the path of the contact.</param>
    /// <param name="next">The next door.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">The number receives no SMS.</exception>
    public async Task SendAsync(
        Actor actor,
        Guid form,
        Contact contact,
        string number,
        CardCode code,
        Door next,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentNullException.ThrowIfNull(next);
        if (actor.StructureFor(Purpose.Welcome) != contact.StructureId)
            throw new NotAllowedException(Purpose.Welcome);
        var to = Recipient.BySms(number);
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<OutgoingMessage>().AnyAsync(message => message.AboutId == form, cancellationToken))
            return;
        outbox.Add(
            db,
            keyring,
            new NewMessage(
                to,
                templates.DeskCard(
                    code,
                    new PublicPlace(next.Place.Name, next.Place.Phone, next.Network is { IsConfided: true })
                )
            )
            {
                AboutId = form,
                StructureId = contact.StructureId,
                UsefulUntil = clock.GetUtcNow().UtcDateTime + Useful,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
