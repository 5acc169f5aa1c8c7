using System.Data;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Spro.Core.Common;

namespace Spro.Core.Database;

/// <summary>
/// Copies every row of a store into an empty one, of the other engine or of the same: how one moves from SQLite to
/// PostgreSQL, or back. What is sealed stays sealed: the same master key opens it.
/// </summary>
public static class StoreCopy
{
    private const int RowsAtOnce = 2000;

    private static readonly MethodInfo CopyOne = typeof(StoreCopy).GetMethod(
        nameof(CopyAsync),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    /// <summary>Copies all of it, or nothing; gives how many rows.</summary>
    /// <param name="from">The store to read, as it is at one moment.</param>
    /// <param name="to">The store to fill: it has the same schema, and no row.</param>
    /// <param name="cancellationToken">Stops, and leaves the target empty.</param>
    /// <exception cref="RefusedException">The target holds something already.</exception>
    public static async Task<long> RunAsync(SproDbContext from, SproDbContext to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        await using var reading = await from.Database.BeginTransactionAsync(
            IsolationLevel.RepeatableRead,
            cancellationToken
        );
        await using var writing = await to.Database.BeginTransactionAsync(cancellationToken);
        var rows = 0L;
        foreach (var entity in InOrder(from.Model))
            rows += await (Task<long>)
                CopyOne.MakeGenericMethod(entity.ClrType).Invoke(null, [from, to, cancellationToken])!;
        await writing.CommitAsync(cancellationToken);
        return rows;
    }

    private static async Task<long> CopyAsync<T>(
        SproDbContext from,
        SproDbContext to,
        CancellationToken cancellationToken
    )
        where T : class
    {
        // What is closed until the archives agree is copied too.
        if (await to.Set<T>().IgnoreQueryFilters().AnyAsync(cancellationToken))
            throw new RefusedException(
                "target-not-empty",
                "La base d'arrivée contient déjà quelque chose : rien n'y a été écrit. Donnez une base vide."
            );
        var rows = 0L;
        var some = new List<T>(RowsAtOnce);
        await foreach (
            var row in from.Set<T>()
                .IgnoreQueryFilters()
                .AsNoTracking()
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            some.Add(row);
            if (some.Count == RowsAtOnce)
                await WriteAsync();
        }
        await WriteAsync();
        return rows;

        async Task WriteAsync()
        {
            await BulkInsert.InsertAsync(to, some, cancellationToken);
            rows += some.Count;
            some.Clear();
        }
    }

    // What others refer to comes first.
    private static List<IEntityType> InOrder(IModel model)
    {
        // What is owned goes with its owner.
        var left = model.GetEntityTypes().Where(entity => !entity.IsOwned()).ToList();
        var ordered = new List<IEntityType>();
        while (left.Count > 0)
        {
            var free = left.FindAll(entity =>
                entity
                    .GetForeignKeys()
                    .All(key => key.PrincipalEntityType == entity || !left.Contains(key.PrincipalEntityType))
            );
            if (free.Count == 0)
                throw new InvalidOperationException("Tables refer to each other in a circle.");
            ordered.AddRange(free);
            left.RemoveAll(free.Contains);
        }
        return ordered;
    }
}
