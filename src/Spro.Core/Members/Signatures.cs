using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Members;

/// <summary>
/// A structure signs the values of the charter (charter §3), or the head of its network signs for its structures. A signature is
/// dated and may be renewed; that of a structure is renewed by the structure alone. A missing one is shown, and hides no door. It
/// says nothing of whether the places are right.
/// </summary>
public sealed class Signatures(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>The structures of the actor that have not signed, by name.</summary>
    public async Task<IReadOnlyList<Structure>> UnsignedAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var structures = await Unsigned(db.StructuresOf(actor).AsNoTracking()).ToListAsync(cancellationToken);
        return [.. structures.OrderBy(one => one.Name, StringComparer.CurrentCulture).ThenBy(one => one.Id)];
    }

    /// <summary>Whether the actor may sign for a structure: the head of its network signs over no signature of its own.</summary>
    public static bool MaySign(Actor actor, Structure structure)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(structure);
        return !IsOfNetwork(actor) || structure.CharterSignedOn is null || structure.CharterSignedByNetwork;
    }

    /// <summary>Signs for a structure of the actor's, again when it has signed already. Gives how many.</summary>
    public Task<int> SignAsync(Actor actor, Guid structureId, CancellationToken cancellationToken) =>
        SignAsync(actor, structures => structures.Where(one => one.Id == structureId), cancellationToken);

    /// <summary>Signs for those of the structures of the actor that are named and have not signed. Gives how many.</summary>
    /// <exception cref="RefusedException">None is named.</exception>
    public Task<int> SignForAsync(
        Actor actor,
        IReadOnlyCollection<Guid> structureIds,
        CancellationToken cancellationToken
    ) =>
        structureIds.Count == 0
            ? throw RefusedException.At("structures", "missing", "Cochez au moins une structure.")
            : SignAsync(
                actor,
                structures => Unsigned(structures).Where(one => structureIds.Contains(one.Id)),
                cancellationToken
            );

    /// <summary>Signs for all the structures of the actor that have not signed. Gives how many.</summary>
    /// <param name="actor">The head of the network.</param>
    /// <param name="told">How many they were told: nobody signs for more than they have read.</param>
    /// <param name="cancellationToken">To stop.</param>
    /// <exception cref="RefusedException">There are more of them now.</exception>
    public async Task<int> SignForAllAsync(Actor actor, int told, CancellationToken cancellationToken)
    {
        var ids = (await UnsignedAsync(actor, cancellationToken)).Select(one => one.Id).ToHashSet();
        return ids.Count > told
            ? throw RefusedException.At(
                "structures",
                "changed-meanwhile",
                $"Elles sont {ids.Count} à n'avoir pas signé, et non {told} : relisez, puis cochez de nouveau."
            )
            : await SignAsync(
                actor,
                structures => Unsigned(structures).Where(one => ids.Contains(one.Id)),
                cancellationToken
            );
    }

    private static bool IsOfNetwork(Actor actor) => Rights.Of(actor.Role, Purpose.Directory) == Reach.Network;

    private static IQueryable<Structure> Unsigned(IQueryable<Structure> structures) =>
        structures.Where(one => one.CharterSignedOn == null && one.ReplacedById == null && one.ValidTo == null);

    private async Task<int> SignAsync(
        Actor actor,
        Func<IQueryable<Structure>, IQueryable<Structure>> which,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var isOfNetwork = IsOfNetwork(actor);
        for (var tried = 1; ; tried++)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var today = LocalCalendar.Metropolitan.DayOf(now);
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var structures = await which(db.StructuresOf(actor))
                .Where(one => one.ReplacedById == null)
                // One that its network's head signed for today may still sign itself.
                .Where(one => one.CharterSignedOn != today || one.CharterSignedByNetwork && !isOfNetwork)
                .ToListAsync(cancellationToken);
            structures.RemoveAll(one => !MaySign(actor, one));
            var ids = structures.ConvertAll(one => one.Id);
            var numbers = await db.Set<DirectoryChange>()
                .Where(one => ids.Contains(one.RecordId))
                .GroupBy(one => one.RecordId)
                .Select(some => new { some.Key, Last = some.Max(one => one.Number) })
                .ToDictionaryAsync(one => one.Key, one => one.Last, cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            foreach (var structure in structures)
            {
                var before = RecordFacts.Of(structure);
                (structure.CharterSignedOn, structure.CharterSignedByNetwork) = (today, isOfNetwork);
                var (was, becomes) = RecordFacts.Differences(before, RecordFacts.Of(structure));
                db.Add(
                    new DirectoryChange
                    {
                        Id = Guid.CreateVersion7(new DateTimeOffset(now)),
                        RecordId = structure.Id,
                        Number = numbers.GetValueOrDefault(structure.Id) + 1,
                        Record = RecordKind.Structure,
                        StructureId = structure.Id,
                        Kind = DirectoryChangeKind.ValuesSigned,
                        At = now,
                        ActorId = actor.AccountId,
                        Role = actor.Role,
                        Before = was.ToJsonString(RecordFacts.Json),
                        After = becomes.ToJsonString(RecordFacts.Json),
                    }
                );
            }
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                await db.BumpPublicDataAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return structures.Count;
            }
            // One of them was changed this instant.
            catch (DbUpdateException) when (tried < Tries) { }
        }
    }
}
