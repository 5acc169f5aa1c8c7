using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Messages;
using Spro.Hosting;
using Spro.TestSupport;

namespace Spro.Core.Tests.Database;

/// <summary>A database as a first start leaves it, with the services that both executables are made of.</summary>
internal sealed class StartedDatabase : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StartedDatabase(TestDatabase database, bool demo)
    {
        Database = database;
        _services = Services(database, Clock, demo);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    public TestDatabase Database { get; }

    public static async Task<StartedDatabase> CreateAsync(string engine, bool demo = false)
    {
        var started = new StartedDatabase(await TestDatabase.CreateAsync(engine), demo);
        await started.Get<FirstStart>().PrepareAsync(TestContext.Current.CancellationToken);
        return started;
    }

    public static ServiceProvider Services(TestDatabase database, TimeProvider clock, bool demo = false) =>
        Services(database.Engine, database.ConnectionString, clock, demo);

    public static ServiceProvider Services(string engine, string connectionString, TimeProvider clock, bool demo)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock);
        services.AddSpro(
            new SproSettings
            {
                Storage = engine,
                ConnectionString = connectionString,
                DataDirectory = Path.GetTempPath(),
                KeysDirectory = Path.Combine(Path.GetTempPath(), "spro-test-keys"),
                PublicUrl = new Uri("http://localhost"),
                Demo = demo,
                Regions = ["52"],
                Mail = new MailSettings
                {
                    From = "ne-pas-repondre@orientation.example.org",
                    FromName = "Orientation",
                    DropDirectory = Path.Combine(Path.GetTempPath(), "spro-test-mail"),
                },
                Sms = new SmsSettings { DropDirectory = Path.Combine(Path.GetTempPath(), "spro-test-sms") },
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
    }
}
