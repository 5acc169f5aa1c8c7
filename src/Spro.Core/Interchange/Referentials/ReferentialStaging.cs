using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Knowledge;

namespace Spro.Core.Interchange.Referentials;

/// <summary>
/// Brings rows into one edition of a referential: only what differs from the store is staged, then one short
/// transaction writes it. Nothing is taken away: another edition is another version.
/// </summary>
internal sealed class ReferentialStaging : IAsyncDisposable
{
    private const int Batch = 2_000;

    private readonly IDbContextFactory<SproDbContext> _databases;
    private readonly TimeProvider _clock;
    private readonly IReadOnlyDictionary<Type, RowStage> _tables;
    private readonly Guid _runId = Guid.CreateVersion7();
    private readonly List<StagedRow> _batch = [];
    private int _rank;

    private ReferentialStaging(
        IDbContextFactory<SproDbContext> databases,
        TimeProvider clock,
        IReadOnlyDictionary<Type, RowStage> tables
    )
    {
        _databases = databases;
        _clock = clock;
        _tables = tables;
    }

    /// <summary>Starts from what the store holds of an edition.</summary>
    public static async Task<ReferentialStaging> OpenAsync(
        IDbContextFactory<SproDbContext> databases,
        TimeProvider clock,
        IReadOnlyDictionary<Type, RowStage> tables,
        string version,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var table in tables.Values)
            await table.LoadAsync(db, version, cancellationToken);
        return new ReferentialStaging(databases, clock, tables);
    }

    /// <summary>Whether the edition has this row, in the store or in the file so far.</summary>
    public bool Has<T>(object key)
        where T : VersionedRow => _tables[typeof(T)].Has(key);

    /// <summary>Whether the edition has anything of this table.</summary>
    public bool HasAny<T>()
        where T : VersionedRow => _tables[typeof(T)].Count > 0;

    /// <summary>Compares a row, and stages it if it brings something.</summary>
    public async ValueTask<RowNews> TakeAsync(VersionedRow row, CancellationToken cancellationToken)
    {
        var news = _tables[row.GetType()].Judge(row);
        if (news is RowNews.Known or RowNews.Contradicted)
            return news;
        _batch.Add(
            new StagedRow
            {
                RunId = _runId,
                Rank = _rank++,
                RowType = row.GetType().Name,
                IsNew = news == RowNews.Added,
                Payload = JsonSerializer.Serialize(row, row.GetType()),
            }
        );
        if (_batch.Count >= Batch)
            await FlushAsync(cancellationToken);
        return news;
    }

    /// <summary>Writes all that was staged, and who published it; or only makes sure that it can be, when it is a trial.</summary>
    public async Task SwitchAsync(ReferentialVersion version, bool dryRun, CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        if (_rank == 0)
            return;
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var table in _tables.Values)
            await table.SwitchAsync(db, _runId, cancellationToken);
        var known = await db.Set<ReferentialVersion>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                row => row.Referential == version.Referential && row.Version == version.Version,
                cancellationToken
            );
        if (known is null)
            db.Add(version);
        else
            db.Update(version with { Revision = known.Revision + 1 });
        await db.SaveChangesAsync(cancellationToken);
        if (dryRun)
            return;
        await db.BumpPublicDataAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Clears the staging, whatever happened, and that of runs that died.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_rank == 0)
            return;
        // Also what a run that was killed left behind: nobody stages for more than a day.
        var stale = Guid.CreateVersion7(_clock.GetUtcNow().AddDays(-1));
        await using var db = await _databases.CreateDbContextAsync(CancellationToken.None);
        await db.Set<StagedRow>()
            .Where(row => row.RunId == _runId || row.RunId < stale)
            .ExecuteDeleteAsync(CancellationToken.None);
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await BulkInsert.InsertAsync(db, _batch, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        _batch.Clear();
    }
}
