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
/// <param name="MasterKey">What opens its keys; null when it has none.</param>
/// <param name="Script">Its rows.</param>
internal sealed record ReleasedStore(string Version, string Schema, string? MasterKey, string Script)
{
    private const string SchemaMark = "-- Schema: ";
    private const string MasterKeyMark = "-- Master key: ";

    // Lists that the scripts write, by their name, and what PostgreSQL calls their items.
    private static readonly (string Name, string Item)[] Lists =
    [
        ("text_list", "text"),
        ("number_list", "integer"),
        ("id_list", "uuid"),
    ];

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
        {
            foreach (var (name, _) in Lists)
                sqlite.CreateFunction(name, (object?[] items) => JsonSerializer.Serialize(items));
            sqlite.CreateFunction("bytes", (string digits) => Convert.FromHexString(digits));
        }
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A file of the repository.
        command.CommandText = engine == "sqlite" ? Script : ForPostgres(Script);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
        return database;
    }

    private static string ForPostgres(string script)
    {
        var lists = Lists.Select(list =>
            $"CREATE FUNCTION {list.Name}(VARIADIC {list.Item}[] DEFAULT '{{}}') RETURNS {list.Item}[] LANGUAGE sql AS 'SELECT $1';"
        );
        return $"""
            SET TIME ZONE 'UTC';
            {string.Join('\n', lists)}
            CREATE FUNCTION bytes(text) RETURNS bytea LANGUAGE sql AS 'SELECT decode($1, ''hex'')';
            {script}
            DROP FUNCTION {string.Join(", ", Lists.Select(list => list.Name))}, bytes;
            RESET TIME ZONE;
            """;
    }

    private static ReleasedStore Read(string file)
    {
        var script = File.ReadAllText(file);
        var lines = script.Split('\n');
        return new ReleasedStore(
            Path.GetFileNameWithoutExtension(file),
            lines.Single(line => line.StartsWith(SchemaMark, StringComparison.Ordinal))[SchemaMark.Length..].Trim(),
            lines
                .SingleOrDefault(line => line.StartsWith(MasterKeyMark, StringComparison.Ordinal))
                ?[MasterKeyMark.Length..].Trim(),
            script
        );
    }
}
