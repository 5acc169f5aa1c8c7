using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Spro.Core.Database;
using Spro.TestSupport;

namespace Spro.Core.Tests.Database;

/// <summary>Contexts that save only once as many as said are about to: each has read before any has written.</summary>
internal sealed class SavedTogether(TestDatabase database, int count)
    : SaveChangesInterceptor,
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
        if (Interlocked.Decrement(ref _left) <= 0)
            _all.TrySetResult();
        await _all.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
        return result;
    }
}
