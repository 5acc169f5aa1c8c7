namespace Spro.Web.Tests.SignIn;

/// <summary>A site and the provider of its professionals, an OpenIddict server.</summary>
public class OpenIddictSite : ProConnectSite
{
    internal TestProvider Provider { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        Provider = await TestProvider.StartAsync(ProviderPort, Home, Clock);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
