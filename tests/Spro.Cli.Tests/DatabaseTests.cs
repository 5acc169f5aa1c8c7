using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Guidance;
using Spro.TestSupport;

namespace Spro.Cli.Tests;

public sealed class DatabaseTests : IDisposable
{
    private readonly Operator _operator = new();

    public void Dispose() => _operator.Dispose();

    [Theory]
    [OnEachDatabase]
    public async Task A_backup_brings_back_what_was_lost_since(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await RunAsync("database", "migrate");
        await RunAsync("demo", "load");
        var before = await CountsAsync();
        await RunAsync("database", "backup", _operator.At("copy"));
        await RunAsync("demo", "clear");
        Assert.NotEqual(before, await CountsAsync());

        await RunAsync("database", "restore", _operator.At("copy"));

        Assert.Equal(before, await CountsAsync());

        async Task<Outcome> RunAsync(params string[] args)
        {
            await ReleaseAsync();
            var run = await Operator.RunOnAsync(engine, database.ConnectionString, args);
            Assert.Equal("", run.Error);
            Assert.Equal(0, run.Code);
            return run;
        }

        async Task<string> CountsAsync() =>
            JsonDocument
                .Parse((await RunAsync("database", "check", "--json")).Out)
                .RootElement.GetProperty("counts")
                .ToString();

        // Each run is a process of its own outside tests: none leaves a pooled connection to the next.
        Task ReleaseAsync()
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Npgsql.NpgsqlConnection.ClearAllPools();
            return Task.Delay(engine == "postgres" ? 200 : 0, TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_damaged_copy_replaces_nothing(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await Operator.RunOnAsync(engine, database.ConnectionString, "database", "migrate");
        await Operator.RunOnAsync(engine, database.ConnectionString, "database", "backup", _operator.At("copy"));
        var whole = await File.ReadAllBytesAsync(_operator.At("copy"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(
            _operator.At("cut"),
            whole[..(whole.Length / 3)],
            TestContext.Current.CancellationToken
        );
        File.Copy(_operator.At("copy.date.json"), _operator.At("cut.date.json"));

        var restored = await Operator.RunOnAsync(
            engine,
            database.ConnectionString,
            "database",
            "restore",
            _operator.At("cut")
        );
        var check = await Operator.RunOnAsync(engine, database.ConnectionString, "database", "check");

        Assert.Equal(1, restored.Code);
        Assert.Contains("rien n'a été changé", restored.Error, StringComparison.Ordinal);
        Assert.Equal(0, check.Code);
    }

    [Fact]
    public async Task A_store_is_copied_to_no_other_machine_without_verified_TLS()
    {
        const string Target = "SPRO_COPY_TO";
        Environment.SetEnvironmentVariable(Target, "Host=bd.example.org;Database=spro;SSL Mode=Require");
        try
        {
            var run = await _operator.RunAsync("database", "copy", "postgres");
            Assert.Equal(1, run.Code);
            Assert.Contains(Target, run.Error, StringComparison.Ordinal);
            Assert.Contains("VerifyFull", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Target, null);
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_database_in_use_is_not_replaced(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await Operator.RunOnAsync(engine, database.ConnectionString, "database", "migrate");
        await Operator.RunOnAsync(engine, database.ConnectionString, "database", "backup", _operator.At("copy"));
        await using var site = database.CreateDbContext();
        await site.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);

        var run = await Operator.RunOnAsync(
            engine,
            database.ConnectionString,
            "database",
            "restore",
            _operator.At("copy")
        );

        Assert.Equal(1, run.Code);
        Assert.Contains("en service", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_was_erased_since_a_backup_is_erased_again_when_it_is_put_back(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await RunAsync("database", "migrate");
        const string code = "K7M-4QT-9RX";
        await using (var db = database.CreateDbContext())
        {
            db.Add(
                new SavedSituation
                {
                    CodeHash = Convert.ToHexString(SHA256.HashData("K7M4QT9RX"u8)),
                    Query = "?age=16-17",
                    CreatedAt = DateTime.UnixEpoch,
                    ExpiresAt = DateTime.UnixEpoch.AddYears(200),
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await RunAsync("database", "backup", _operator.At("copy"));
        await RunAsync("privacy", "erase", "--code", code);

        var restored = await RunAsync("database", "restore", _operator.At("copy"));

        Assert.Contains("Effacements refaits", restored.Out, StringComparison.Ordinal);
        await using var after = database.CreateDbContext();
        Assert.False(await after.Set<SavedSituation>().AnyAsync(TestContext.Current.CancellationToken));

        async Task<Outcome> RunAsync(params string[] args)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Npgsql.NpgsqlConnection.ClearAllPools();
            await Task.Delay(engine == "postgres" ? 200 : 0, TestContext.Current.CancellationToken);
            var run = await Operator.RunOnAsync(
                engine,
                database.ConnectionString,
                [.. args, $"--Spro:Keys:Directory={_operator.At("keys")}"]
            );
            Assert.Equal("", run.Error);
            Assert.Equal(0, run.Code);
            return run;
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_backup_is_refused_after_its_date_and_without_one_and_the_next_one_deletes_it(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await RunAsync("database", "migrate");
        await RunAsync("database", "backup", _operator.At("old"));
        var dated = await File.ReadAllTextAsync(_operator.At("old.date.json"), TestContext.Current.CancellationToken);
        var date = JsonDocument.Parse(dated).RootElement;
        Assert.Equal(
            30,
            (date.GetProperty("expiresAt").GetDateTime() - date.GetProperty("takenAt").GetDateTime()).TotalDays
        );

        File.Delete(_operator.At("old.date.json"));
        Assert.Contains(
            "rien ne dit de quand",
            (await RunAsync("database", "restore", _operator.At("old"))).Error,
            StringComparison.Ordinal
        );
        await File.WriteAllTextAsync(
            _operator.At("old.date.json"),
            """{"takenAt":"2020-01-01T00:00:00Z","expiresAt":"2020-01-31T00:00:00Z"}""",
            TestContext.Current.CancellationToken
        );
        var refused = await RunAsync("database", "restore", _operator.At("old"));
        Assert.Equal(1, refused.Code);
        Assert.Contains("31 janvier 2020", refused.Error, StringComparison.Ordinal);

        await RunAsync("database", "backup", _operator.At("new"));
        Assert.False(File.Exists(_operator.At("old")));
        Assert.True(File.Exists(_operator.At("new")));

        Task<Outcome> RunAsync(params string[] args) => Operator.RunOnAsync(engine, database.ConnectionString, args);
    }

    [Fact]
    public async Task A_backup_never_writes_over_a_file()
    {
        var file = _operator.Write("kept", "precious");
        await _operator.RunAsync("database", "migrate");

        var run = await _operator.RunAsync("database", "backup", file);

        Assert.Equal(1, run.Code);
        Assert.Equal("precious", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Checking_a_store_that_does_not_exist_creates_none()
    {
        var run = await _operator.RunAsync("database", "check");

        Assert.Equal(1, run.Code);
        Assert.Contains("database migrate", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_operator.Store));
    }
}
