using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.Referrals;

/// <summary>A structure named by an act, with its name.</summary>
/// <param name="Recipient">What the act says.</param>
/// <param name="Structure">Its name.</param>
public sealed record NamedRecipient(EarlyLeaverRecipient Recipient, string Structure);

/// <summary>The structures that the Région names to receive reports of early leavers: recorded from its acts.</summary>
public sealed class EarlyLeaverRecipients(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    private const int MostFound = 20;

    /// <summary>All of them, those of today first, by name.</summary>
    public async Task<IReadOnlyList<NamedRecipient>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await (
            from recipient in db.Set<EarlyLeaverRecipient>().AsNoTracking()
            join structure in db.Set<Structure>() on recipient.StructureId equals structure.Id
            select new { recipient, structure.Name }
        ).ToListAsync(cancellationToken);
        return
        [
            .. all.Select(one => new NamedRecipient(one.recipient, one.Name))
                .OrderByDescending(one => one.Recipient.HoldsOn(Today))
                .ThenBy(one => one.Structure, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>Structures whose name contains some words, to be named; the first twenty.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> FindAsync(
        Actor actor,
        string words,
        CancellationToken cancellationToken
    )
    {
        actor.Require(Purpose.Designation);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await db.Set<Structure>().Select(one => new { one.Id, one.Name }).ToListAsync(cancellationToken);
        var wanted = Search.FrenchText.Fold(words.Trim());
        return
        [
            .. all.Where(one => Search.FrenchText.Fold(one.Name).Contains(wanted, StringComparison.Ordinal))
                .OrderBy(one => one.Name, StringComparer.CurrentCulture)
                .Take(MostFound)
                .Select(one => (one.Id, one.Name)),
        ];
    }

    /// <summary>Records that an act names a structure; the same form twice records once.</summary>
    /// <exception cref="RefusedException">Something is missing, or the structure is named already.</exception>
    public async Task NameAsync(
        Actor actor,
        Guid id,
        Guid? structureId,
        string? act,
        DateOnly? from,
        CancellationToken cancellationToken
    )
    {
        actor.Require(Purpose.Designation);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            structureId is not { } structure
            || !await db.Set<Structure>().AnyAsync(one => one.Id == structure, cancellationToken)
        )
            throw RefusedException.At("structure", "structure-missing", "Choisissez une structure de la liste.");
        if (act?.Trim() is not { Length: > 0 and <= EarlyLeaverRecipient.LongestAct } cited)
            throw RefusedException.At("act", "act-missing", "Citez l'acte de la Région : son numéro et sa date.");
        if (from is not { } first)
            throw RefusedException.At("from", "day-missing", "Écrivez le jour à partir duquel il s'applique.");
        var recipient = new EarlyLeaverRecipient
        {
            Id = id,
            StructureId = structure,
            Act = cited,
            ValidFrom = first,
            RecordedBy = actor.AccountId,
            RecordedAt = clock.GetUtcNow().UtcDateTime,
        };
        if (await db.IsKeptAsync(recipient, one => (one.StructureId, one.Act, one.ValidFrom), cancellationToken))
            return;
        var named = await db.Set<EarlyLeaverRecipient>()
            .AsNoTracking()
            .Where(one => one.StructureId == structure)
            .ToListAsync(cancellationToken);
        if (named.Exists(one => one.HoldsOn(first)))
            throw RefusedException.At("structure", "named-already", "Cette structure est déjà désignée à cette date.");
        db.Add(recipient);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Ends it today; false when there is none such that holds.</summary>
    public async Task<bool> EndAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Purpose.Designation);
        DateOnly? today = Today;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<EarlyLeaverRecipient>()
                .Where(one => one.Id == id && (one.ValidTo == null || one.ValidTo > today))
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.ValidTo, today), cancellationToken) > 0;
    }

    /// <summary>Whether a structure may be sent a school's report on a day.</summary>
    internal static async Task<bool> IsNamedAsync(
        SproDbContext db,
        Guid structure,
        DateOnly day,
        CancellationToken cancellationToken
    ) =>
        await db.Set<EarlyLeaverRecipient>()
            .AnyAsync(
                one =>
                    one.StructureId == structure && one.ValidFrom <= day && (one.ValidTo == null || one.ValidTo >= day),
                cancellationToken
            );

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
