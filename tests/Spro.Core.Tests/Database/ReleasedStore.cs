using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Spro.TestSupport;

namespace Spro.Core.Tests.Database;

/// <summary>The store of a released version, filled with invented data (<c>Releases/*.sql</c>).</summary>
/// <param name="Version">The version that wrote it.</param>
/// <param name="Schema">The last migration of that version, as both engines name it.</param>
/// <param name="Script">Its rows.</param>
internal sealed record ReleasedStore(string Version, string Schema, string Script)
{
    private const string SchemaMark = "-- Schema: ";

    private const string PostgresLists =
        "CREATE FUNCTION text_list(VARIADIC text[] DEFAULT '{}') RETURNS text[] LANGUAGE sql AS 'SELECT $1';\n";

    public static IReadOnlyList<ReleasedStore> All { get; } =
    [
        .. Directory
            .EnumerateFiles(
                Path.Combine(RepositoryRoot.Path, "tests", "Spro.Core.Tests", "Database", "Releases"),
                "*.sql"
            )
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    /// <summary>An empty database brought to this version's schema, then to its rows.</summary>
    public async Task<TestDatabase> CreateAsync(string engine, CancellationToken cancellationToken)
    {
        var database = await TestDatabase.CreateEmptyAsync(engine);
        await using var db = database.CreateDbContext();
        await db.GetService<IMigrator>().MigrateAsync(Schema, cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = db.Database.GetDbConnection();
        if (connection is SqliteConnection sqlite)
            sqlite.CreateFunction("text_list", (object?[] items) => JsonSerializer.Serialize(items));
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A file of the repository.
        command.CommandText =
            engine == "sqlite"
                ? Script
                : $"SET TIME ZONE 'UTC';\n{PostgresLists}{Script}\nDROP FUNCTION text_list; RESET TIME ZONE;";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
        return database;
    }

    private static ReleasedStore Read(string file)
    {
        var script = File.ReadAllText(file);
        var schema = script.Split('\n').Single(line => line.StartsWith(SchemaMark, StringComparison.Ordinal));
        return new ReleasedStore(Path.GetFileNameWithoutExtension(file), schema[SchemaMark.Length..].Trim(), script);
    }
}
