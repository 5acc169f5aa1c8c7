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

    /// <summary>
    /// Saves rows whose keys forms have chosen; false when one was there already: the other click of the same form was faster.
    /// </summary>
    public static async Task<bool> SaveNewAsync(this SproDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var added = db
            .ChangeTracker.Entries()
            .Where(row => row.State == EntityState.Added && !row.Metadata.IsOwned())
            .Select(row =>
                (
                    row.Metadata.ClrType,
                    Key: row.Metadata.FindPrimaryKey()!
                        .Properties.Select(one => row.Property(one).CurrentValue)
                        .ToArray()
                )
            )
            .ToList();
        try
        {
            await db.SaveRevisionAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            foreach (var (type, key) in added)
                if (await db.FindAsync(type, key, cancellationToken) is not null)
                    return false;
            throw;
        }
    }

    /// <summary>
    /// The form of a new record, sent again, says what is kept; one that says something else was written on what it does not show.
    /// </summary>
    public static void RequireSame(this SproDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db.ChangeTracker.HasChanges())
            throw KeptOtherwise();
    }

    /// <summary>
    /// Whether the form of a record that is written once is sent again: it says what is kept. One that says something else is
    /// refused, so that nobody believes it saved.
    /// </summary>
    /// <param name="db">Where it is kept.</param>
    /// <param name="record">As the form says it, not added yet.</param>
    /// <param name="said">What the form says of it, to compare.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<bool> IsKeptAsync<T>(
        this SproDbContext db,
        T record,
        Func<T, object> said,
        CancellationToken cancellationToken
    )
        where T : class
    {
        ArgumentNullException.ThrowIfNull(db);
        var key = db
            .Model.FindEntityType(typeof(T))!
            .FindPrimaryKey()!
            .Properties.Select(one => one.PropertyInfo!.GetValue(record))
            .ToArray();
        if (await db.FindAsync(typeof(T), key, cancellationToken) is not T kept)
            return false;
        return said(kept).Equals(said(record)) ? true : throw KeptOtherwise();
    }

    /// <summary>Refuses a new record that says what another says already: its form was opened anew, and written again.</summary>
    /// <param name="twins">Those that say the same.</param>
    /// <param name="field">Where the form says it.</param>
    /// <param name="message">What to say.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task RequireNoneAsync<T>(
        this IQueryable<T> twins,
        string field,
        string message,
        CancellationToken cancellationToken
    )
    {
        if (await twins.AnyAsync(cancellationToken))
            throw RefusedException.At(field, "known", message);
    }

    /// <summary>The refusal of a form that is sent again and says something else than what is kept.</summary>
    public static RefusedException KeptOtherwise() =>
        new(
            Code,
            "Ce formulaire est déjà enregistré, et ce qui est gardé dit autre chose. Rouvrez la page pour le relire, puis recommencez si besoin."
        );

    /// <summary>The refusal of what was written on a record as it no longer is.</summary>
    public static RefusedException ChangedMeanwhile() =>
        new(
            Code,
            "Cela a changé depuis que vous avez ouvert la page. Relisez, puis recommencez si c'est encore utile."
        );
}
