using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Spro.Core.Database;
using Spro.TestSupport;

namespace Spro.Core.Tests.Database;

/// <summary>What the model reads of a database, whatever its entities are.</summary>
internal static class ModelRows
{
    private static readonly MethodInfo ReadOne = Own(nameof(ReadOneAsync));
    private static readonly MethodInfo FindOne = Own(nameof(FindOneAsync));

    /// <summary>Every entity that has a table of its own.</summary>
    public static IEnumerable<IEntityType> Entities(SproDbContext db) =>
        db.Model.GetEntityTypes().Where(entity => !entity.IsOwned());

    /// <summary>Every row of an entity's table, those that are closed to everybody too.</summary>
    public static Task<IReadOnlyList<object>> ReadAsync(
        TestDatabase database,
        IEntityType entity,
        CancellationToken cancellationToken
    ) =>
        (Task<IReadOnlyList<object>>)
            ReadOne.MakeGenericMethod(entity.ClrType).Invoke(null, [database, cancellationToken])!;

    /// <summary>The same row, asked for by its key: a key written otherwise than the model writes it is not found.</summary>
    public static Task<object?> FindAsync(
        TestDatabase database,
        IEntityType entity,
        object row,
        CancellationToken cancellationToken
    ) =>
        (Task<object?>)
            FindOne.MakeGenericMethod(entity.ClrType).Invoke(null, [database, entity, row, cancellationToken])!;

    private static async Task<IReadOnlyList<object>> ReadOneAsync<T>(
        TestDatabase database,
        CancellationToken cancellationToken
    )
        where T : class
    {
        await using var db = database.CreateDbContext();
        return await db.Set<T>().IgnoreQueryFilters().AsNoTracking().ToListAsync(cancellationToken);
    }

    private static async Task<object?> FindOneAsync<T>(
        TestDatabase database,
        IEntityType entity,
        object row,
        CancellationToken cancellationToken
    )
        where T : class
    {
        await using var db = database.CreateDbContext();
        var found = db.Set<T>().IgnoreQueryFilters().AsNoTracking();
        foreach (var property in entity.FindPrimaryKey()!.Properties)
        {
            var one = Expression.Parameter(typeof(T));
            found = found.Where(
                Expression.Lambda<Func<T, bool>>(
                    Expression.Equal(
                        Expression.Property(one, property.PropertyInfo!),
                        Expression.Constant(property.GetGetter().GetClrValue(row), property.ClrType)
                    ),
                    one
                )
            );
        }
        return await found.SingleOrDefaultAsync(cancellationToken);
    }

    private static MethodInfo Own(string name) =>
        typeof(ModelRows).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
}
