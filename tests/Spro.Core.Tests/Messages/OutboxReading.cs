using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;

namespace Spro.Core.Tests.Messages;

/// <summary>A message that waits to leave, opened.</summary>
internal sealed record Owed(OutgoingMessage Message, string To, MessageContent Content)
{
    public MessageKind Kind => Message.Kind;

    /// <summary>The end of the address of its first link: the secret, when it has one.</summary>
    public string Token => Content.Blocks.First(block => block.Link is not null).Link!.Segments[^1];
}

/// <summary>Reads what a store owes people.</summary>
internal static class OutboxReading
{
    /// <summary>What has not left and was not called back, in the order in which it was recorded, then in that of kinds.</summary>
    public static async Task<IReadOnlyList<Owed>> OwedAsync(
        this IDbContextFactory<SproDbContext> databases,
        IdentityKeys keys
    )
    {
        var cancellation = TestContext.Current.CancellationToken;
        var keyring = await keys.OpenAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var all = await db.Set<OutgoingMessage>()
            .AsNoTracking()
            .Where(message => message.WithdrawnAt == null)
            .ToListAsync(cancellation);
        return
        [
            .. all.OrderBy(message => message.CreatedAt)
                .ThenBy(message => message.Kind)
                .Select(message => new Owed(
                    message,
                    keyring.Read(message.Recipient!, OutgoingMessageMapping.RecipientColumn, message.Id),
                    MessageContent.FromJson(
                        keyring.Read(message.Content!, OutgoingMessageMapping.ContentColumn, message.Id)
                    )
                )),
        ];
    }

    /// <summary>A table that is not there: whatever writes into it fails, and all that goes with it.</summary>
    public static Task TakeAwayAsync(this IDbContextFactory<SproDbContext> databases, string table) =>
        RunAsync(databases, $"ALTER TABLE {table} RENAME TO {table}_away");

    /// <summary>Gives it back.</summary>
    public static Task GiveBackAsync(this IDbContextFactory<SproDbContext> databases, string table) =>
        RunAsync(databases, $"ALTER TABLE {table}_away RENAME TO {table}");

    private static async Task RunAsync(IDbContextFactory<SproDbContext> databases, string sql)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync(sql, cancellation);
    }
}
