using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Accounts.Keys;

/// <summary>A key to be made.</summary>
/// <param name="Id">Chosen by the form.</param>
/// <param name="Name">The name of the program.</param>
/// <param name="Uses">What it may do.</param>
/// <param name="LastDay">The last day it opens anything.</param>
public sealed record NewAccessKey(Guid Id, string? Name, IReadOnlyList<KeyUse> Uses, DateOnly? LastDay);

/// <summary>A key, as the manager of its structure, or the coordinator of its network, sees it.</summary>
/// <param name="Key">The key, hashed.</param>
/// <param name="Name">The name of the program.</param>
/// <param name="Holds">It opens something today.</param>
public sealed record ListedKey(AccessKey Key, string Name, bool Holds);

/// <summary>A program that has shown its key.</summary>
/// <param name="Actor">Who acts: the program, in its structure or for its network.</param>
/// <param name="Uses">What it may do.</param>
public sealed record KeyHolder(Actor Actor, IReadOnlyList<KeyUse> Uses);

/// <summary>
/// Makes, lists, takes back and recognises the keys of programs of a structure, or of a network. A key is shown once; the store has its
/// hash. One that nobody uses for <see cref="Account.LongestUnused"/> opens nothing any more, like any account.
/// </summary>
public sealed class AccessKeys(
    IDbContextFactory<SproDbContext> databases,
    IdentityKeys keys,
    ErasureJournal journal,
    TimeProvider clock
)
{
    /// <summary>What every key begins with, so that a key lost in a file is recognised as one.</summary>
    public const string Prefix = "spro_";

    /// <summary>The most keys that a structure, or a network, has at once.</summary>
    public const int Most = 20;

    /// <summary>Makes a key, and gives it: it is never given again.</summary>
    /// <exception cref="RefusedException">Something is missing or too long, or this form has already made one.</exception>
    public async Task<string> MakeAsync(Actor actor, NewAccessKey asked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(asked);
        var (structure, network) = HolderOf(actor);
        var now = Now;
        var name = NameOf(asked.Name);
        var allowed = AccessKey.UsesWithin(Rights.Of(actor.Role, Purpose.AccessKeys));
        var uses = asked.Uses.Distinct().Where(allowed.Contains).Order().ToList();
        if (uses.Count == 0)
            throw RefusedException.At("uses", "uses-missing", "Cochez ce que le logiciel pourra faire.");
        var today = DateOnly.FromDateTime(now);
        if (asked.LastDay is not { } last || last < today || last > today.AddDays(AccessKey.LongestDays))
            throw RefusedException.At("lastDay", "last-day-wrong", "Donnez un dernier jour, dans un an au plus.");
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<AccessKey>().AnyAsync(key => key.Id == asked.Id, cancellationToken))
            throw AlreadyMade();
        var held = await db.Set<AccessKey>()
            .CountAsync(
                key =>
                    key.StructureId == structure
                    && key.NetworkCode == network
                    && key.RevokedAt == null
                    && key.ExpiresAt > now,
                cancellationToken
            );
        if (held >= Most)
            throw RefusedException.At(
                "name",
                "too-many-keys",
                "Vous avez déjà vingt clés : fermez celles qui ne servent plus."
            );
        var token = LinkToken.New();
        db.Add(keyring.NewProgram(asked.Id, name, token.Hash, now));
        db.Add(
            new AccessKey
            {
                Id = asked.Id,
                StructureId = structure,
                NetworkCode = network,
                TokenHash = token.Hash,
                Uses = uses,
                MadeBy = actor.AccountId,
                MadeAt = now,
                ExpiresAt = last.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.Set<AccessKey>().AnyAsync(key => key.Id == asked.Id, cancellationToken))
                throw AlreadyMade();
            throw;
        }
        return Prefix + token.Text;
    }

    /// <summary>The keys of the actor's structure, or network, those that open something first, then by name.</summary>
    public async Task<IReadOnlyList<ListedKey>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var (structure, network) = HolderOf(actor);
        var keyring = await keys.OpenAsync(cancellationToken);
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await (
            from key in db.Set<AccessKey>().AsNoTracking()
            join account in db.Set<Account>() on key.Id equals account.Id
            where key.StructureId == structure && key.NetworkCode == network
            select new { Key = key, Account = account }
        ).ToListAsync(cancellationToken);
        return
        [
            .. all.Select(one => new ListedKey(
                    one.Key,
                    keyring.NameOf(one.Account),
                    one.Key.HoldsAt(now) && one.Account.IsOpenAt(now)
                ))
                .OrderByDescending(one => one.Holds)
                .ThenBy(one => one.Name, StringComparer.CurrentCulture)
                .ThenByDescending(one => one.Key.MadeAt),
        ];
    }

    /// <summary>Takes a key back, at once; false when there is none such of the actor's structure, or network.</summary>
    public async Task<bool> RevokeAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var (structure, network) = HolderOf(actor);
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var own = db.Set<AccessKey>()
            .Where(key =>
                key.Id == id && key.StructureId == structure && key.NetworkCode == network && key.RevokedAt == null
            );
        if (!await own.AnyAsync(cancellationToken))
            return false;
        await journal.WriteAsync([Erasure.Of(now, ErasedThing.AccessKey, id)], cancellationToken);
        return await own.ExecuteUpdateAsync(set => set.SetProperty(key => key.RevokedAt, now), cancellationToken) > 0;
    }

    /// <summary>
    /// Deletes the keys that have opened nothing for <see cref="Account.YearsKnown"/>, and forgets the name of their programs:
    /// what they recorded stays. Gives how many.
    /// </summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var (now, oldest) = (Now, Now.AddYears(-Account.YearsKnown));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var old = await db.Set<AccessKey>()
            .Where(key => key.RevokedAt < oldest || key.ExpiresAt < oldest)
            .ToListAsync(cancellationToken);
        if (old.Count == 0)
            return 0;
        var keyring = await keys.OpenAsync(cancellationToken);
        var ids = old.ConvertAll(key => key.Id);
        foreach (
            var program in await db.Set<Account>()
                .Where(account => ids.Contains(account.Id) && account.ForgottenAt == null)
                .ToListAsync(cancellationToken)
        )
        {
            (program.DisabledAt, program.DisabledReason) = (program.DisabledAt ?? now, DisabledReason.Unused);
            keyring.Forget(program, now);
        }
        db.RemoveRange(old);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return old.Count;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node has just done it.
            return 0;
        }
    }

    /// <summary>The program that shows a key; null when it opens nothing: unknown, taken back, expired, unused for long.</summary>
    public async Task<KeyHolder?> RecogniseAsync(string shown, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var hash = shown.StartsWith(Prefix, StringComparison.Ordinal) ? LinkToken.HashOf(shown[Prefix.Length..]) : [];
        if (hash.Length == 0)
            return null;
        var now = Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from key in db.Set<AccessKey>().AsNoTracking()
            join account in db.Set<Account>() on key.Id equals account.Id
            where key.TokenHash == hash
            select new { Key = key, Account = account }
        ).SingleOrDefaultAsync(cancellationToken);
        if (found is null || !found.Key.HoldsAt(now) || !found.Account.IsOpenAt(now))
            return null;
        var today = DateOnly.FromDateTime(now);
        if (found.Key.LastUsedOn != today)
        {
            await db.Set<AccessKey>()
                .Where(key => key.Id == found.Key.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(key => key.LastUsedOn, today), cancellationToken);
            await db.Set<Account>()
                .Where(account => account.Id == found.Key.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(account => account.LastUsedAt, now), cancellationToken);
        }
        return new KeyHolder(
            new Actor(
                found.Key.Id,
                found.Key.Id,
                (await keys.OpenAsync(cancellationToken)).NameOf(found.Account),
                found.Key.NetworkCode is null ? Role.Software : Role.NetworkSoftware,
                found.Key.StructureId,
                NetworkCode: found.Key.NetworkCode
            ),
            found.Key.Uses
        );
    }

    private static (Guid? Structure, string? Network) HolderOf(Actor actor) =>
        Rights.Of(actor.Role, Purpose.AccessKeys) == Reach.Network
            ? (null, actor.NetworkFor(Purpose.AccessKeys))
            : (actor.StructureFor(Purpose.AccessKeys), null);

    private static string NameOf(string? typed) =>
        typed?.Trim() is { Length: > 0 and <= AccessKey.LongestName } name && !name.Any(char.IsControl)
            ? name
            : throw RefusedException.At(
                "name",
                "name-unreadable",
                $"Écrivez le nom du logiciel, en {AccessKey.LongestName} caractères au plus."
            );

    private static RefusedException AlreadyMade() =>
        new(
            "key-already-made",
            "Cette clé vient d'être créée, et elle n'est montrée qu'une fois. Si vous ne l'avez pas notée, fermez-la et créez-en une autre."
        );

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
