using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Common;
using Spro.Core.Database;

namespace Spro.Core.Privacy;

/// <summary>
/// Something was erased because a person asked so. Its identifier alone is left, so that what the structure's own software, a
/// file or a late second click sends again under it is not kept again.
/// </summary>
public sealed class Tombstone
{
    /// <summary>How long one stands: as long as what it stands for would have been kept.</summary>
    public const int YearsKept = 2;

    /// <summary>The identifier of what was erased: opaque, or made from the reference that a structure's software gives.</summary>
    public Guid Id { get; set; }

    /// <summary>The day of the erasure.</summary>
    public DateOnly ErasedOn { get; set; }
}

internal sealed class TombstoneMapping : IEntityTypeConfiguration<Tombstone>
{
    private const string Purpose = "Ne pas recréer ce qu'une personne a fait effacer";
    private const string Retention = "Deux ans après l'effacement";

    public void Configure(EntityTypeBuilder<Tombstone> builder)
    {
        builder.ToTable("tombstones").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasIndex(one => one.ErasedOn);
        builder.Classify(one => one.Id, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(one => one.ErasedOn, DataClass.Pseudonymous, Purpose, Retention);
    }
}

/// <summary>Lays tombstones, and refuses what they stand for.</summary>
public sealed class Tombstones(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>The code by which a sender knows why nothing was kept.</summary>
    public const string Code = "erased-on-request";

    /// <summary>Why nothing is kept under an identifier.</summary>
    internal static RefusedException Refusal() =>
        new(
            Code,
            "La personne a demandé l'effacement de ces données : rien n'est repris sous cet identifiant. Pour une nouvelle demande, prenez une nouvelle référence ou un nouveau formulaire."
        );

    /// <summary>Lays one, in what the caller saves; twice is once.</summary>
    internal static async Task LayAsync(SproDbContext db, Guid id, DateTime at, CancellationToken cancellationToken)
    {
        if (await db.Set<Tombstone>().FindAsync([id], cancellationToken) is null)
            db.Add(new Tombstone { Id = id, ErasedOn = DateOnly.FromDateTime(at) });
    }

    /// <summary>
    /// Refuses what was erased on request. To be asked once nothing is found under the identifier: an erasure lays the stone in
    /// the transaction that deletes.
    /// </summary>
    /// <exception cref="RefusedException">A tombstone stands for it.</exception>
    internal static async Task RefuseAsync(SproDbContext db, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<Tombstone>().AnyAsync(one => one.Id == id, cancellationToken))
            throw Refusal();
    }

    /// <summary>Takes away those that have stood as long as promised; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddYears(-Tombstone.YearsKept);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Tombstone>().Where(one => one.ErasedOn < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
