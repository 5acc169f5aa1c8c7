using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Spro.Core.Database;
using Spro.Database.Postgres;
using Spro.Database.Sqlite;

namespace Spro.TestSupport;

/// <summary>A migrated, empty database of a test's own, on either engine; gone when disposed.</summary>
public sealed class TestDatabase : IDbContextFactory<SproDbContext>, IAsyncDisposable
{
    /// <summary>Where test.sh says its PostgreSQL listens.</summary>
    public static string? PostgresServer { get; } = Environment.GetEnvironmentVariable("SPRO_TEST_POSTGRES");

    private static readonly Lazy<Task<string>> SqliteTemplate = new(MigrateSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MigratePostgresTemplateAsync);

    private readonly string _name;

    private TestDatabase(string engine, string name, string connectionString)
    {
        Engine = engine;
        _name = name;
        ConnectionString = connectionString;
    }

    /// <summary>"sqlite" or "postgres".</summary>
    public string Engine { get; }

    /// <summary>What <c>ConnectionStrings:Spro</c> would hold.</summary>
    public string ConnectionString { get; }

    /// <summary>A new database, copied from a template that is migrated once per run.</summary>
    public static async Task<TestDatabase> CreateAsync(string engine)
    {
        var database = New(engine);
        if (engine == "sqlite")
            File.Copy(await SqliteTemplate.Value, database._name);
        else
            await OnServerAsync($"CREATE DATABASE {database._name} TEMPLATE {await PostgresTemplate.Value}");
        return database;
    }

    /// <summary>A new database with all that another holds, once nobody has it open.</summary>
    public async Task<TestDatabase> CopyAsync()
    {
        var copy = New(Engine);
        if (Engine == "sqlite")
            File.Copy(_name, copy._name);
        else
            await OnServerAsync($"CREATE DATABASE {copy._name} TEMPLATE {_name}");
        return copy;
    }

    /// <summary>Nobody has it open any more: all it holds is in its file, or on its server.</summary>
    public async Task CloseAsync()
    {
        if (Engine == "postgres")
        {
            await using var own = new NpgsqlConnection(ConnectionString);
            NpgsqlConnection.ClearPool(own);
            return;
        }
        await using (var db = CreateDbContext())
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        await using (var own = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(own);
    }

    /// <summary>A new database without a table, as an operator gives it before the first migration.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(string engine)
    {
        var database = New(engine);
        // SQLite makes its file when it is first opened.
        if (engine == "postgres")
            await OnServerAsync($"CREATE DATABASE {database._name}");
        return database;
    }

    private static TestDatabase New(string engine)
    {
        var name = $"spro_test_{Guid.NewGuid():N}";
        if (engine == "postgres")
            return new TestDatabase(engine, name, OnDatabase(name));
        var file = Path.Combine(Path.GetTempPath(), name + ".db");
        return new TestDatabase(engine, file, $"Data Source={file}");
    }

    /// <inheritdoc />
    public SproDbContext CreateDbContext() => new(OptionsFor(Engine, ConnectionString));

    /// <summary>The file of SQLite goes; PostgreSQL goes whole with the run.</summary>
    public void DeleteFiles()
    {
        foreach (var file in new[] { _name, _name + "-wal", _name + "-shm" })
            File.Delete(file);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Engine == "sqlite")
        {
            await using (var pooled = new SqliteConnection(ConnectionString))
                SqliteConnection.ClearPool(pooled);
            DeleteFiles();
            return;
        }
        await using (var own = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(own);
        await OnServerAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private static DbContextOptions<SproDbContext> OptionsFor(string engine, string connectionString)
    {
        var options = new DbContextOptionsBuilder<SproDbContext>();
        if (engine == "sqlite")
            SqliteDatabase.Configure(options, connectionString);
        else
            PostgresDatabase.Configure(options, connectionString);
        return options.Options;
    }

    private static async Task<string> MigrateSqliteTemplateAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"spro_template_{Guid.NewGuid():N}.db");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        var connectionString = $"Data Source={file};Pooling=False";
        await using (var db = new SproDbContext(OptionsFor("sqlite", connectionString)))
        {
            await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        }
        return file;
    }

    private static async Task<string> MigratePostgresTemplateAsync()
    {
        var name = $"spro_template_{Guid.NewGuid():N}";
        await OnServerAsync($"CREATE DATABASE {name}");
        var connectionString = OnDatabase(name) + ";Pooling=false";
        await using var db = new SproDbContext(OptionsFor("postgres", connectionString));
        await db.Database.MigrateAsync();
        return name;
    }

    private static string OnDatabase(string name) =>
        new NpgsqlConnectionStringBuilder(PostgresServer) { Database = name, MaxPoolSize = 20 }.ToString();

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(PostgresServer + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names are made here.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
