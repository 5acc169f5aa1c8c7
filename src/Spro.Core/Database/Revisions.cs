using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;

namespace Spro.Core.Database;

/// <summary>Two people write the same record: the second is told, and nothing of the first is lost.</summary>
internal static class Revisions
{
    /// <summary>The code of the refusal to who writes on what somebody else has just changed.</summary>
    public const string Code = "changed-meanwhile";

    /// <summary>Refuses what was written on a record as it no longer is.</summary>
    public static void Require(int held, int read)
    {
        if (held != read)
            throw ChangedMeanwhile();
    }

    /// <summary>Saves, unless somebody saved the same record meanwhile.</summary>
    public static async Task SaveRevisionAsync(this SproDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw ChangedMeanwhile();
        }
    }

    /// <summary>What the second is told.</summary>
    public static RefusedException ChangedMeanwhile() =>
        new(
            Code,
            "Quelqu'un a changé cela pendant que vous écriviez. Relisez, puis recommencez si c'est encore utile."
        );
}
