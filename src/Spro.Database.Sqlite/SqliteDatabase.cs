using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Database;

namespace Spro.Database.Sqlite;

/// <summary>The default store: one file, a real production choice for one machine.</summary>
public static class SqliteDatabase
{
    /// <summary>Registers the one context over the SQLite file of <paramref name="connectionString"/>.</summary>
    public static IServiceCollection AddSqliteDatabase(this IServiceCollection services, string connectionString)
    {
        services.AddDbContextFactory<SproDbContext>(options => Configure(options, connectionString));
        services.AddSingleton<IDatabaseEngine>(new SqliteEngine(connectionString));
        return services;
    }

    /// <summary>Configures a context for <paramref name="connectionString"/>: also what tests and design-time tools use.</summary>
    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options
            .UseSqlite(
                WithDefaults(connectionString),
                sqlite => sqlite.MigrationsAssembly(typeof(SqliteDatabase).Assembly.FullName)
            )
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(SqlitePragmas.Instance);
    }

    // Private cache: with a shared one, SQLITE_LOCKED skips the busy handler and writers fail at once.
    private static string WithDefaults(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString)
        {
            Cache = SqliteCacheMode.Private,
            ForeignKeys = true,
        }.ToString();
}
