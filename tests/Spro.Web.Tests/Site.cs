using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Territories;

namespace Spro.Web.Tests;

/// <summary>
/// The whole site on a loopback port, as an operator starts it in production, with a store of its own, the
/// demonstration set and a stopped clock: Tuesday 24 November 2026, ten in the morning in Nantes.
/// </summary>
public class Site : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>Ten o'clock in Nantes.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(1));

    private readonly string _folder = Directory.CreateTempSubdirectory("spro-site-").FullName;

    public FakeTimeProvider Clock { get; } = new(Start.ToUniversalTime());

    /// <summary>What that clock says, in universal time.</summary>
    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    /// <summary>All that the site has logged, as one text.</summary>
    public LogBook Logs { get; } = new();

    /// <summary>Where it listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    public PublicCatalogue Catalogue => Services.GetRequiredService<CatalogueHost>().Current;

    /// <summary>
    /// The names under which the bodies of the directory registered themselves and their places, and communes their
    /// communities.
    /// </summary>
    public IEnumerable<string> NamesOfBodies =>
        Catalogue
            .Doors.All.SelectMany(door => new[] { door.Place.Name, door.Structure.Name })
            .Concat(Catalogue.Territory.OfKind(TerritoryKind.Epci).Select(community => community.Name));

    /// <summary>The port of the loopback; zero: any.</summary>
    protected virtual int Port => 0;

    public virtual async ValueTask InitializeAsync()
    {
        UseKestrel(Port);
        StartServer();
        await using var db = await OpenStoreAsync();
        TestPlaces.AddTo(db);
        TestOccupations.AddTo(db);
        TestTrainings.AddTo(db);
        TestOnisep.AddTo(db);
        await db.SaveChangesAsync();
        await db.BumpPublicDataAsync(CancellationToken.None);
        await RefreshAsync();
    }

    public Task<SproDbContext> OpenStoreAsync() =>
        Services.GetRequiredService<IDbContextFactory<SproDbContext>>().CreateDbContextAsync();

    /// <summary>Shows what has just been written, without waiting for the site to notice.</summary>
    public Task RefreshAsync() => Services.GetRequiredService<CatalogueHost>().RefreshAsync(CancellationToken.None);

    /// <summary>A browser without cookies that shows redirections instead of following them.</summary>
    public HttpClient Client() => Client(follow: false);

    /// <summary>A browser without cookies that follows redirections.</summary>
    public HttpClient FollowingClient() => Client(follow: true);

    private HttpClient Client(bool follow) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = follow, UseCookies = false }) { BaseAddress = Address };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Spro:DataDirectory", _folder);
        builder.UseSetting("Spro:Demo", "true");
        // The printer has its own test: not one Chromium for each site.
        builder.UseSetting("Spro:Chromium", "aucun");
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Logs));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
