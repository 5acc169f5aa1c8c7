using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Messages;
using Spro.Hosting;
using Spro.TestSupport;

namespace Spro.Core.Tests.Database;

/// <summary>A database as a first start leaves it, with the services that both executables are made of.</summary>
internal sealed class StartedDatabase : IAsyncDisposable
{
    /// <summary>The directory of the master key.</summary>
    public static string Keys { get; } = OwnDirectory();

    private static readonly DateTimeOffset FirstDay = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    // A first start seeds a whole territory: it is done once for an engine, and copied.
    private static readonly ConcurrentDictionary<(string Engine, bool Demo), Lazy<Task<TestDatabase>>> Started = new();

    private readonly ServiceProvider _services;

    private StartedDatabase(TestDatabase database, bool demo, ILoggerProvider? logs)
    {
        Database = database;
        _services = Services(database.Engine, database.ConnectionString, Clock, demo, Drop, logs);
    }

    /// <summary>Where its messages are written that nothing else sends.</summary>
    public string Drop { get; } = Path.Combine(Path.GetTempPath(), $"spro-test-drop-{Guid.NewGuid():N}");

    public FakeTimeProvider Clock { get; } = new(FirstDay);

    public TestDatabase Database { get; }

    public static async Task<StartedDatabase> CreateAsync(
        string engine,
        bool demo = false,
        ILoggerProvider? logs = null
    )
    {
        var template = await Started.GetOrAdd((engine, demo), _ => new(() => StartAsync(engine, demo))).Value;
        var started = new StartedDatabase(await template.CopyAsync(), demo, logs);
        await started.Get<FirstStart>().PrepareAsync(TestContext.Current.CancellationToken);
        return started;
    }

    private static async Task<TestDatabase> StartAsync(string engine, bool demo)
    {
        var database = await TestDatabase.CreateAsync(engine);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DeleteFiles();
        await using (var services = Services(database, new FakeTimeProvider(FirstDay), demo))
        {
            await services.GetRequiredService<FirstStart>().PrepareAsync(CancellationToken.None);
            if (demo)
            {
                await using var db = database.CreateDbContext();
                await FictitiousPeople.ForgetAsync(db);
            }
        }
        await database.CloseAsync();
        return database;
    }

    public static ServiceProvider Services(
        TestDatabase database,
        TimeProvider clock,
        bool demo = false,
        string? masterKey = null
    ) => Services(database.Engine, database.ConnectionString, clock, demo, masterKey: masterKey);

    public static ServiceProvider Services(
        string engine,
        string connectionString,
        TimeProvider clock,
        bool demo,
        string? drop = null,
        ILoggerProvider? logs = null,
        string? masterKey = null
    )
    {
        drop ??= Path.Combine(Path.GetTempPath(), "spro-test-drop");
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            if (logs is not null)
                logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        });
        services.AddSingleton(clock);
        services.AddSpro(
            new SproSettings
            {
                Storage = engine,
                ConnectionString = connectionString,
                DataDirectory = Path.GetTempPath(),
                KeysDirectory = Keys,
                MasterKey = masterKey,
                PublicUrl = new Uri("http://localhost"),
                Demo = demo,
                Regions = ["52"],
                Mail = new MailSettings
                {
                    From = "ne-pas-repondre@orientation.example.org",
                    FromName = "Orientation",
                    DropDirectory = Path.Combine(drop, "mail"),
                },
                Sms = new SmsSettings { DropDirectory = Path.Combine(drop, "sms") },
            }
        );
        return services.BuildServiceProvider();
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
        if (Directory.Exists(Drop))
            Directory.Delete(Drop, recursive: true);
    }

    // One for all the stores of a run: each wraps its own keys with the master key of the directory.
    private static string OwnDirectory()
    {
        var directory = Path.Combine(Path.GetTempPath(), $"spro-test-keys-{Environment.ProcessId}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Directory.Exists(directory))
                Directory.Delete(directory, recursive: true);
        };
        return directory;
    }
}
