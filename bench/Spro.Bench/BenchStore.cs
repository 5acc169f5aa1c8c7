using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Catalogue;
using Spro.Core.Messages;
using Spro.Hosting;

namespace Spro.Bench;

/// <summary>A store of one run, prepared as the site prepares its own.</summary>
internal sealed class BenchStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private BenchStore(ServiceProvider services) => _services = services;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Opens the SQLite store of a folder, made when missing; or a PostgreSQL database.</summary>
    public static BenchStore Open(string folder, bool demonstration, string? postgres = null)
    {
        Directory.CreateDirectory(folder);
        var settings = new SproSettings
        {
            Storage = postgres is null ? "sqlite" : "postgres",
            ConnectionString = postgres ?? $"Data Source={Path.Combine(folder, "spro.db")}",
            DataDirectory = folder,
            KeysDirectory = Path.Combine(folder, "keys"),
            PublicUrl = new Uri("http://localhost:5080"),
            Demo = demonstration,
            Regions = ["52"],
            Mail = new MailSettings
            {
                From = "ne-pas-repondre@orientation.example.org",
                FromName = "Orientation",
                DropDirectory = Path.Combine(folder, "mail"),
            },
            Sms = new SmsSettings { DropDirectory = Path.Combine(folder, "sms") },
        };
        return new BenchStore(new ServiceCollection().AddSpro(settings).BuildServiceProvider());
    }

    /// <summary>The demonstration set, loaded.</summary>
    public static async Task<(BenchStore Store, PublicCatalogue Catalogue)> DemonstrationAsync(
        string folder,
        CancellationToken cancellationToken
    )
    {
        var store = Open(folder, demonstration: true);
        await store.Get<FirstStart>().PrepareAsync(cancellationToken);
        return (store, await store.CatalogueAsync(cancellationToken));
    }

    /// <summary>The snapshot of what is stored.</summary>
    public async Task<PublicCatalogue> CatalogueAsync(CancellationToken cancellationToken)
    {
        await Get<CatalogueHost>().RefreshAsync(cancellationToken);
        return Get<CatalogueHost>().Current;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
