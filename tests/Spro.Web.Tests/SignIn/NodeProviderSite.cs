using Spro.Web.Tests.SignIn.NodeProvider;

namespace Spro.Web.Tests.SignIn;

/// <summary>A site whose professionals sign in at another provider, of another making.</summary>
public class NodeProviderSite : ProConnectSite
{
    private NodeProcess? _provider;

    /// <summary>Starts the provider, with keys of its own each time.</summary>
    internal async Task StartProviderAsync()
    {
        if (_provider is not null)
            await _provider.DisposeAsync();
        _provider = await NodeProcess.StartAsync(ProviderPort, Home, Clock.GetUtcNow());
    }

    public override async ValueTask InitializeAsync()
    {
        await StartProviderAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_provider is not null)
            await _provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
