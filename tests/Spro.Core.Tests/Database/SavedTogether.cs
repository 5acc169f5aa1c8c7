using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Spro.Core.Database;
using Spro.TestSupport;

namespace Spro.Core.Tests.Database;

/// <summary>Contexts that save only once as many as said are about to: each has read before any has written.</summary>
internal sealed class SavedTogether(TestDatabase database, int count)
    : SaveChangesInterceptor,
        IDbTransactionInterceptor,
        IDbContextFactory<SproDbContext>
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = count;

    public SproDbContext CreateDbContext()
    {
        using var plain = database.CreateDbContext();
        var options = (DbContextOptions<SproDbContext>)plain.GetService<IDbContextOptions>();
        return new SproDbContext(new DbContextOptionsBuilder<SproDbContext>(options).AddInterceptors(this).Options);
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        await MeetAsync(cancellationToken);
        return result;
    }

    // Where there is one, it is what holds the others back.
    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default
    )
    {
        await MeetAsync(cancellationToken);
        return result;
    }

    private Task MeetAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref _left) <= 0)
            _all.TrySetResult();
        return _all.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
    }
}
