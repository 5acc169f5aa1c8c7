using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Referrals;

/// <summary>Something that a person opens with a reference and a word that they chose, without an account.</summary>
public interface IOpenedByWord
{
    /// <summary>Which.</summary>
    Guid Id { get; }

    /// <summary>What the hash of the word is bound to.</summary>
    Guid WordKey { get; }

    /// <summary>Keyed hash of the word; null when they chose none.</summary>
    [SuppressMessage("Performance", "CA1819:Properties should not return arrays", Justification = "A column.")]
    byte[]? Word { get; }

    /// <summary>Wrong words since the last right one.</summary>
    int WrongWords { get; }

    /// <summary>Until when no word is tried; null when words may be.</summary>
    DateTime? ClosedUntil { get; }
}

/// <summary>Judges a word, and makes each wrong one dearer.</summary>
internal static class ChosenWord
{
    /// <summary>Wrong words before it closes for a while.</summary>
    public const int MostWrong = 5;

    // It doubles each time: a word of four figures is not found by trying.
    private static readonly TimeSpan FirstClosing = TimeSpan.FromMinutes(15);
    private const int MostDoublings = 6;

    /// <summary>Whether a word opens something; as long to say for what does not exist.</summary>
    public static async Task<bool> OpensAsync<T>(
        SproDbContext db,
        IdentityKeyring keyring,
        T? found,
        string word,
        DateTime now,
        CancellationToken cancellationToken
    )
        where T : class, IOpenedByWord
    {
        var hash = keyring.HashOf(found?.WordKey ?? Guid.Empty, word);
        if (found is not { Word: { } expected } || now < found.ClosedUntil)
            return false;
        // Counted before it is judged: of two who try at once, one is not looked at.
        var wrong = found.WrongWords + 1;
        DateTime? closedUntil =
            wrong % MostWrong == 0 ? now + FirstClosing * (1 << Math.Min(wrong / MostWrong - 1, MostDoublings)) : null;
        if (
            !await SetAsync<T>(db, found.Id, found.WrongWords, wrong, closedUntil, cancellationToken)
            || !CryptographicOperations.FixedTimeEquals(hash, expected)
        )
            return false;
        await SetAsync<T>(db, found.Id, null, 0, null, cancellationToken);
        return true;
    }

    private static async Task<bool> SetAsync<T>(
        SproDbContext db,
        Guid id,
        int? before,
        int wrong,
        DateTime? closedUntil,
        CancellationToken cancellationToken
    )
        where T : class =>
        await db.Set<T>()
            .Where(one =>
                EF.Property<Guid>(one, nameof(IOpenedByWord.Id)) == id
                && (before == null || EF.Property<int>(one, nameof(IOpenedByWord.WrongWords)) == before)
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(one => EF.Property<int>(one, nameof(IOpenedByWord.WrongWords)), wrong)
                        .SetProperty(
                            one => EF.Property<DateTime?>(one, nameof(IOpenedByWord.ClosedUntil)),
                            closedUntil
                        ),
                cancellationToken
            ) > 0;
}
