using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Messages;

/// <summary>A letter that a structure has to print and post.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="AboutId">The object it is about; null when there is none.</param>
/// <param name="DueAt">Since when, in UTC.</param>
/// <param name="Lines">The name, then the address.</param>
/// <param name="Content">What it says.</param>
public sealed record Letter(
    Guid Id,
    Guid? AboutId,
    DateTime DueAt,
    IReadOnlyList<string> Lines,
    MessageContent Content
);

/// <summary>
/// The letters of a structure. Paper has no server that accepts: a professional prints the letter, posts it, and says so.
/// Who may is the caller's to check (<c>Actor.StructureFor</c>): this module knows no accounts, so that they may use it.
/// </summary>
public sealed class Letters(IDbContextFactory<SproDbContext> databases, IdentityKeys keys, TimeProvider clock)
{
    /// <summary>Those to print now, the oldest first.</summary>
    public async Task<IReadOnlyList<Letter>> ToPrintAsync(Guid structureId, CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var waiting = await Waiting(db, structureId).OrderBy(message => message.DueAt).ToListAsync(cancellationToken);
        return [.. waiting.Select(message => Open(message, keyring)).OfType<Letter>()];
    }

    /// <summary>One of them; null when that structure has no such letter to print.</summary>
    public async Task<Letter?> FindAsync(Guid structureId, Guid id, CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return
            await Waiting(db, structureId).SingleOrDefaultAsync(message => message.Id == id, cancellationToken)
                is { } message
            ? Open(message, keyring)
            : null;
    }

    /// <summary>Notes that it is printed and goes by post: what it says is blanked at once. False when there is no such letter.</summary>
    public async Task<bool> NotePrintedAsync(
        Guid structureId,
        Guid id,
        Guid printedBy,
        CancellationToken cancellationToken
    )
    {
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Waiting(db, structureId)
                .Where(message => message.Id == id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(message => message.State, MessageState.Sent)
                            .SetProperty(message => message.SentAt, now)
                            .SetProperty(message => message.PrintedBy, printedBy)
                            .SetProperty(message => message.Recipient, (Sealed?)null)
                            .SetProperty(message => message.Content, (Sealed?)null),
                    cancellationToken
                ) == 1;
    }

    private IQueryable<OutgoingMessage> Waiting(SproDbContext db, Guid structureId)
    {
        var now = Now;
        return db.Set<OutgoingMessage>()
            .AsNoTracking()
            .Where(message =>
                message.Channel == MessageChannel.Letter
                && message.StructureId == structureId
                && message.State == MessageState.Waiting
                && message.WithdrawnAt == null
                && message.DueAt <= now
            );
    }

    private static Letter? Open(OutgoingMessage message, IdentityKeyring keyring)
    {
        if (message is not { Recipient: { } recipient, Content: { } content })
            return null;
        try
        {
            return new Letter(
                message.Id,
                message.AboutId,
                message.DueAt,
                keyring.Read(recipient, OutgoingMessageMapping.RecipientColumn, message.Id).Split('\n'),
                MessageContent.FromJson(keyring.Read(content, OutgoingMessageMapping.ContentColumn, message.Id))
            );
        }
        catch (CryptographicException)
        {
            // Its key is gone: nobody can print it, and it will be a dead letter.
            return null;
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
