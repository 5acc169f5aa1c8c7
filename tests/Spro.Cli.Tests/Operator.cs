using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Database.Sqlite;

namespace Spro.Cli.Tests;

/// <summary>What one run of the command gave.</summary>
internal sealed record Outcome(int Code, string Out, string Error);

/// <summary>Somebody who runs <c>spro</c> on a store of their own, in a folder that goes away.</summary>
internal sealed class Operator : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spro-cli-").FullName;

    private string DataDirectory => Path.Combine(_folder, "var");

    public string Store => Path.Combine(DataDirectory, "spro.db");

    public string At(string name) => Path.Combine(_folder, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    /// <summary>Runs the command on the SQLite store of this folder.</summary>
    public Task<Outcome> RunAsync(params string[] args) =>
        RunWithAsync("", [$"--Spro:DataDirectory={DataDirectory}"], args);

    /// <summary>The same, with something on standard input.</summary>
    public Task<Outcome> RunOnInputAsync(string input, params string[] args) =>
        RunWithAsync(input, [$"--Spro:DataDirectory={DataDirectory}"], args);

    /// <summary>Runs the command on another store.</summary>
    public static Task<Outcome> RunOnAsync(string engine, string connectionString, params string[] args) =>
        RunWithAsync("", [$"--Spro:Storage={engine}", $"--ConnectionStrings:Spro={connectionString}"], args);

    public SproDbContext Open()
    {
        var options = new DbContextOptionsBuilder<SproDbContext>();
        SqliteDatabase.Configure(options, $"Data Source={Store};Pooling=False");
        return new SproDbContext(options.Options);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<Outcome> RunWithAsync(string input, string[] settings, string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var reader = new StringReader(input);
        var terminal = new Terminal(reader, output, error, ShowsProgress: false);
        var code = await SproCommand.RunAsync([.. args, .. settings], terminal, TestContext.Current.CancellationToken);
        return new Outcome(code, output.ToString(), error.ToString());
    }
}
