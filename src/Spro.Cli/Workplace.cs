using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Catalogue;
using Spro.Hosting;

namespace Spro.Cli;

/// <summary>What a verb works with: the terminal, and the service as the settings name it, opened when first needed.</summary>
internal sealed class Workplace(Terminal terminal, string[] settings) : IAsyncDisposable
{
    private ServiceProvider? _services;

    public Terminal Terminal { get; } = terminal;

    private ServiceProvider Services => _services ??= Open();

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Brings the store to where the service can run, as the site does when it starts.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) => Get<FirstStart>().PrepareAsync(cancellationToken);

    /// <summary>The public data as the store has it now.</summary>
    public async Task<PublicCatalogue> ReadCatalogueAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        var host = Get<CatalogueHost>();
        await host.RefreshAsync(cancellationToken);
        return host.Current;
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
    }

    private ServiceProvider Open()
    {
        var environment =
            Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
            ?? "Production";
        var configuration = new ConfigurationBuilder()
            .SetBasePath(Directory.GetCurrentDirectory())
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true)
            .AddEnvironmentVariables()
            .AddSecretFiles()
            .AddCommandLine(settings)
            .Build();
        return new ServiceCollection()
            .AddSpro(SproSettings.Read(configuration, environment == "Development"))
            .BuildServiceProvider();
    }
}
