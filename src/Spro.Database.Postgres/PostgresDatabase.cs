using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Database;

namespace Spro.Database.Postgres;

/// <summary>The store for several web nodes, replicas and fail-over.</summary>
public static class PostgresDatabase
{
    /// <summary>Registers the one context over the PostgreSQL database of <paramref name="connectionString"/>.</summary>
    public static IServiceCollection AddPostgresDatabase(this IServiceCollection services, string connectionString)
    {
        services.AddDbContextFactory<SproDbContext>(options => Configure(options, connectionString));
        services.AddSingleton<IDatabaseEngine>(new PostgresEngine(connectionString));
        return services;
    }

    /// <summary>Configures a context for <paramref name="connectionString"/>: also what tests and design-time tools use.</summary>
    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options
            .UseNpgsql(
                connectionString,
                postgres => postgres.MigrationsAssembly(typeof(PostgresDatabase).Assembly.FullName)
            )
            .UseSnakeCaseNamingConvention();
    }
}
