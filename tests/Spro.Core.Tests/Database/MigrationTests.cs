using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Database;
using Spro.Database.Postgres;
using Spro.Database.Sqlite;
using Spro.Hosting;
using Spro.TestSupport;

namespace Spro.Core.Tests.Database;

/// <summary>The schema follows the model, from nothing and after a crash.</summary>
public sealed class MigrationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // No server is asked: both models are compared in memory.
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void The_migrations_say_all_that_the_model_says(string engine)
    {
        var options = new DbContextOptionsBuilder<SproDbContext>();
        if (engine == "sqlite")
            SqliteDatabase.Configure(options, "Data Source=never-opened.db");
        else
            PostgresDatabase.Configure(options, "Host=never-called");
        using var db = new SproDbContext(options.Options);
        Assert.False(
            db.Database.HasPendingModelChanges(),
            "The model has changed without a migration: dotnet run eng/migrate.cs -- Name"
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_empty_database_is_migrated_and_every_table_can_be_read(string engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        await using var services = StartedDatabase.Services(database, TimeProvider.System);
        await services.GetRequiredService<FirstStart>().MigrateAsync(Cancellation);

        await using var db = database.CreateDbContext();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
        foreach (var entity in ModelRows.Entities(db))
            Assert.Empty(await ModelRows.ReadAsync(database, entity, Cancellation));
    }

    [Fact]
    public async Task A_migration_that_was_killed_does_not_keep_the_next_start_waiting()
    {
        await using var database = await TestDatabase.CreateEmptyAsync("sqlite");
        await using (var killed = database.CreateDbContext())
        {
            // What a killed process leaves behind: the row that Entity Framework never took away, and the file of ours.
            _ = await killed.GetService<IHistoryRepository>().AcquireDatabaseLockAsync(Cancellation);
            await File.WriteAllTextAsync(
                new SqliteConnectionStringBuilder(database.ConnectionString).DataSource + ".migrating",
                "",
                Cancellation
            );
        }
        await using var services = StartedDatabase.Services(database, TimeProvider.System);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        await services.GetRequiredService<FirstStart>().PrepareAsync(patience.Token);

        await using var db = database.CreateDbContext();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
    }
}
