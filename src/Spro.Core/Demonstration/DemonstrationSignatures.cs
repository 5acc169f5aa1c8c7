using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange;
using Spro.Core.Members;
using Spro.Core.Structures;

namespace Spro.Core.Demonstration;

/// <summary>Fictitious structures for which the head of their network has signed the values of the charter; some have not yet.</summary>
internal static class DemonstrationSignatures
{
    private const int Signed = 85;

    /// <summary>Signs for those that have not, and writes it in their history.</summary>
    /// <param name="db">The store.</param>
    /// <param name="coordinator">The account of the head of a network.</param>
    /// <param name="network">That network.</param>
    /// <param name="now">Now, in UTC.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task AddAsync(
        SproDbContext db,
        Guid coordinator,
        string network,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var signatories = Networks
            .BuiltIn.Where(one => one.Membership == Membership.Signatory)
            .Select(one => one.Code)
            .ToList();
        var structures = await db.Set<Structure>()
            .Where(one =>
                one.FromDemonstration
                && one.IsFictitious
                && one.CharterSignedOn == null
                && one.ValidTo == null
                && signatories.Contains(one.NetworkCode!)
                && !db.Set<DirectoryChange>().Any(change => change.RecordId == one.Id)
            )
            .ToListAsync(cancellationToken);
        foreach (var structure in structures)
        {
            var draws = new Draws("signature/" + structure.SourceId);
            if (!draws.Chance(Signed))
                continue;
            // A network signs for its structures in one sitting.
            var at = now.Date.AddDays(-60 - new Draws("signatures/" + structure.NetworkCode).Below(200)).AddHours(9);
            var before = RecordFacts.Of(structure);
            (structure.CharterSignedOn, structure.CharterSignedByNetwork) = (DateOnly.FromDateTime(at), true);
            var (was, becomes) = RecordFacts.Differences(before, RecordFacts.Of(structure));
            db.Add(
                new DirectoryChange
                {
                    Id = StableId.Of("demonstration-signatures", structure.SourceId),
                    RecordId = structure.Id,
                    Number = 1,
                    Record = RecordKind.Structure,
                    StructureId = structure.Id,
                    Kind = DirectoryChangeKind.ValuesSigned,
                    At = at,
                    ActorId = structure.NetworkCode == network ? coordinator : null,
                    Role = Role.NetworkCoordinator,
                    Before = was.ToJsonString(RecordFacts.Json),
                    After = becomes.ToJsonString(RecordFacts.Json),
                }
            );
        }
        await db.SaveChangesAsync(cancellationToken);
    }
}
