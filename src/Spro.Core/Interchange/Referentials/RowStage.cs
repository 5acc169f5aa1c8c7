using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Knowledge;

namespace Spro.Core.Interchange.Referentials;

/// <summary>What a row of the file is to the store.</summary>
internal enum RowNews
{
    /// <summary>The store, or the file so far, says the same.</summary>
    Known,
    Changed,
    Added,

    /// <summary>The file has already said otherwise.</summary>
    Contradicted,
}

/// <summary>One table of an edition while it is imported: what it holds, and the differences that the file brings.</summary>
internal abstract class RowStage
{
    public abstract Task LoadAsync(SproDbContext db, string version, CancellationToken cancellationToken);

    public abstract RowNews Judge(VersionedRow row);

    public abstract int Count { get; }

    public abstract bool Has(object key);

    /// <summary>Writes the staged differences of this table.</summary>
    public abstract Task SwitchAsync(SproDbContext db, Guid runId, CancellationToken cancellationToken);
}

/// <inheritdoc />
internal sealed class RowStage<T> : RowStage
    where T : VersionedRow
{
    private const int Batch = 1_000;

    private readonly Dictionary<object, Known> _rows = [];

    public override async Task LoadAsync(SproDbContext db, string version, CancellationToken cancellationToken)
    {
        await foreach (
            var row in db.Set<T>()
                .AsNoTracking()
                .Where(row => row.Version == version)
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
            _rows.Add(row.Key, new Known(row, IsMet: false));
    }

    public override RowNews Judge(VersionedRow row)
    {
        var incoming = (T)row;
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, incoming.Key, out var isThere);
        var (current, isMet) = known;
        known = new Known(current ?? incoming, IsMet: true);
        if (!isThere)
            return RowNews.Added;
        if (current == incoming)
            return RowNews.Known;
        if (isMet)
            return RowNews.Contradicted;
        known = new Known(incoming, IsMet: true);
        return RowNews.Changed;
    }

    /// <summary>A row of the store or of the file so far; met when the file has it.</summary>
    private readonly record struct Known(T Row, bool IsMet);

    public override int Count => _rows.Count;

    public override bool Has(object key) => _rows.ContainsKey(key);

    public override async Task SwitchAsync(SproDbContext db, Guid runId, CancellationToken cancellationToken)
    {
        var after = -1;
        while (true)
        {
            var staged = await db.Set<StagedRow>()
                .AsNoTracking()
                .Where(row => row.RunId == runId && row.RowType == typeof(T).Name && row.Rank > after)
                .OrderBy(row => row.Rank)
                .Take(Batch)
                .ToListAsync(cancellationToken);
            if (staged.Count == 0)
                return;
            after = staged[^1].Rank;
            var rows = staged.ToLookup(row => row.IsNew, row => JsonSerializer.Deserialize<T>(row.Payload)!);
            await BulkInsert.InsertAsync(db, [.. rows[true]], cancellationToken);
            db.UpdateRange(rows[false]);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }
}
