using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Guidance;

/// <summary>Keeps a situation under a short code, and gives it back until it expires.</summary>
public sealed class SavedSituations(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>How long a code works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(90);

    // No vowel (no word appears), nothing that reads like something else: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V.
    internal const string Alphabet = "34679CDFGHJKMNPQRTWXY";
    private const int Length = 9;

    /// <summary>Keeps <paramref name="query"/>; gives the code to print, in three groups ("K7M-4QT-9RX").</summary>
    /// <param name="query">What shows the same answer again.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="pathId">The path from desk to desk that the code continues.</param>
    public async Task<string> KeepAsync(string query, CancellationToken cancellationToken, Guid? pathId = null)
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Length);
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(
            new SavedSituation
            {
                CodeHash = Hash(code),
                Query = query,
                PathId = pathId,
                CreatedAt = now,
                ExpiresAt = now + Life,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return $"{code[..3]}-{code[3..6]}-{code[6..]}";
    }

    /// <summary>The query kept under <paramref name="code"/>, however it was typed; null when unknown or expired.</summary>
    public Task<string?> FindAsync(string code, CancellationToken cancellationToken) =>
        ReadAsync(code, situation => situation.Query, cancellationToken);

    /// <summary>The path that <paramref name="code"/> continues; null when it has none, is unknown or has expired.</summary>
    public Task<Guid?> PathOfAsync(string code, CancellationToken cancellationToken) =>
        ReadAsync(code, situation => situation.PathId, cancellationToken);

    /// <summary>Deletes what is kept under <paramref name="code"/>; false when nothing is.</summary>
    public async Task<bool> EraseAsync(string code, CancellationToken cancellationToken)
    {
        if (HashOf(code) is not { } hash)
            return false;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<SavedSituation>()
                .Where(situation => situation.CodeHash == hash)
                .ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <summary>The hash under which a code is kept; null when nothing is.</summary>
    public async Task<string?> KeyOfAsync(string code, CancellationToken cancellationToken) =>
        HashOf(code) is { } hash && await FindAsync(code, cancellationToken) is not null ? hash : null;

    /// <summary>Deletes what has expired; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<SavedSituation>()
            .Where(situation => situation.ExpiresAt <= now)
            .ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<T?> ReadAsync<T>(
        string code,
        Expression<Func<SavedSituation, T?>> what,
        CancellationToken cancellationToken
    )
    {
        if (HashOf(code) is not { } hash)
            return default;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<SavedSituation>()
            .Where(situation => situation.CodeHash == hash && situation.ExpiresAt > now)
            .Select(what)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The hash of a code as people type it; null when it cannot be one.</summary>
    private static string? HashOf(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var code = string.Concat(typed.ToUpperInvariant().Where(Alphabet.Contains));
        return code.Length == Length ? Hash(code) : null;
    }

    private static string Hash(string code) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(code)));
}
