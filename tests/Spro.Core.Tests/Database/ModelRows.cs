using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Spro.Core.Database;
using Spro.TestSupport;

namespace Spro.Core.Tests.Database;

/// <summary>What the model reads of a database, whatever its entities are.</summary>
internal static class ModelRows
{
    private static readonly MethodInfo ReadOne = typeof(ModelRows).GetMethod(
        nameof(ReadOneAsync),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    /// <summary>Every entity that has a table of its own.</summary>
    public static IEnumerable<IEntityType> Entities(SproDbContext db) =>
        db.Model.GetEntityTypes().Where(entity => !entity.IsOwned());

    /// <summary>Every row of an entity's table.</summary>
    public static Task<IReadOnlyList<object>> ReadAsync(
        TestDatabase database,
        IEntityType entity,
        CancellationToken cancellationToken
    ) =>
        (Task<IReadOnlyList<object>>)
            ReadOne.MakeGenericMethod(entity.ClrType).Invoke(null, [database, cancellationToken])!;

    /// <summary>The same row, asked for by its key: a key written otherwise than the model writes it is not found.</summary>
    public static async Task<object?> FindAsync(
        TestDatabase database,
        IEntityType entity,
        object row,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.CreateDbContext();
        var key = entity.FindPrimaryKey()!.Properties.Select(property => property.GetGetter().GetClrValue(row));
        return await db.FindAsync(entity.ClrType, [.. key], cancellationToken);
    }

    private static async Task<IReadOnlyList<object>> ReadOneAsync<T>(
        TestDatabase database,
        CancellationToken cancellationToken
    )
        where T : class
    {
        await using var db = database.CreateDbContext();
        return await db.Set<T>().AsNoTracking().ToListAsync(cancellationToken);
    }
}
