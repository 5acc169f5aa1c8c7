using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Spro.Core.Database;

namespace Spro.Core.Privacy;

/// <summary>
/// Once a key has been replaced for long enough that no node seals with the older any more, seals again under the new one
/// what the older sealed, then forgets the older.
/// </summary>
public sealed class Resealing(IDbContextFactory<SproDbContext> databases, IdentityKeys keys, TimeProvider clock)
{
    // Far longer than nodes remember their keys, and than a request lasts.
    private static readonly TimeSpan Settled = TimeSpan.FromHours(1);

    private const int RowsAtOnce = 500;

    /// <summary>Seals again all that is of an older key; gives how many columns of rows.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var current = keyring.CurrentKey;
        var settledSince = clock.GetUtcNow().UtcDateTime - Settled;
        if (
            !await OlderKeys(db, current).AnyAsync(cancellationToken)
            || !await db.Set<IdentityKey>()
                .AnyAsync(key => key.Number == current && key.ActiveFrom <= settledSince, cancellationToken)
        )
            return 0;
        var done = 0;
        foreach (var entity in db.Model.GetEntityTypes().Where(entity => SealedOf(entity).Count > 0))
        {
            var run =
                (Task<int>)
                    typeof(Resealing)
                        .GetMethod(
                            nameof(ResealAsync),
                            System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static
                        )!
                        .MakeGenericMethod(entity.ClrType)
                        .Invoke(null, [db, entity, keyring, cancellationToken])!;
            done += await run;
        }
        await OlderKeys(db, current).ExecuteDeleteAsync(cancellationToken);
        return done;
    }

    private static IQueryable<IdentityKey> OlderKeys(SproDbContext db, int current) =>
        db.Set<IdentityKey>().Where(key => key.Use == IdentityKeyUse.Sealing && key.Number < current);

    private static List<IProperty> SealedOf(IEntityType entity) =>
        [.. entity.GetProperties().Where(property => property.ClrType == typeof(Sealed))];

    private static async Task<int> ResealAsync<T>(
        SproDbContext db,
        IEntityType entity,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var columns = SealedOf(entity);
        var done = 0;
        var last = Guid.Empty;
        while (true)
        {
            db.ChangeTracker.Clear();
            var after = last;
            // What is closed until the archives agree is sealed again too.
            var rows = await db.Set<T>()
                .IgnoreQueryFilters()
                .Where(row => EF.Property<Guid>(row, "Id") > after)
                .OrderBy(row => EF.Property<Guid>(row, "Id"))
                .Take(RowsAtOnce)
                .ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                var id = (Guid)entity.FindProperty("Id")!.GetGetter().GetClrValue(row)!;
                last = id;
                foreach (var column in columns)
                {
                    if (column.GetGetter().GetClrValue(row) is not Sealed old || old.KeyNumber == keyring.CurrentKey)
                        continue;
                    var name = $"{entity.GetTableName()}.{column.GetColumnName()}";
                    var fresh = keyring.Seal(keyring.Read(old, name, id), name, id);
                    // Only if nobody has written it since.
                    done += await Where<T>(db, id, column, old)
                        .ExecuteUpdateAsync(set => set.SetProperty(Property<T>(column), fresh), cancellationToken);
                }
            }
            if (rows.Count < RowsAtOnce)
                return done;
        }
    }

    private static IQueryable<T> Where<T>(SproDbContext db, Guid id, IProperty column, Sealed old)
        where T : class =>
        db.Set<T>()
            .IgnoreQueryFilters()
            .Where(row => EF.Property<Guid>(row, "Id") == id && EF.Property<Sealed>(row, column.Name).Equals(old));

    private static Expression<Func<T, Sealed>> Property<T>(IProperty column)
    {
        var row = Expression.Parameter(typeof(T));
        return Expression.Lambda<Func<T, Sealed>>(Expression.Property(row, column.PropertyInfo!), row);
    }
}
