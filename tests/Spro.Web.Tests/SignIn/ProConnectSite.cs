using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Teams;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Web.Tests.SignIn;

/// <summary>A site whose professionals sign in at a provider of the loopback.</summary>
public abstract class ProConnectSite : Site
{
    /// <summary>Where the provider of the tests listens.</summary>
    internal int ProviderPort { get; } = FreePort.Find();

    protected override int Port { get; } = FreePort.Find();

    internal Uri Home => new($"http://127.0.0.1:{Port}");

    internal Uri At(string path) => new(Home, path);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Spro:PublicUrl", Home.ToString());
        builder.UseSetting("Spro:SignIn:ProConnect:Authority", $"http://127.0.0.1:{ProviderPort}");
        builder.UseSetting("Spro:SignIn:ProConnect:ClientId", "spro");
        builder.UseSetting("Spro:SignIn:ProConnect:ClientSecret", "a secret of the tests");
    }

    /// <summary>Opens an account to somebody, as what is told; gives their address.</summary>
    internal async Task<string> InviteAsync(params Role[] roles)
    {
        var email = $"camille.{Guid.NewGuid():N}@example.org";
        var today = DateOnly.FromDateTime(Now);
        await using var db = await OpenStoreAsync();
        var structures = await db.Set<Structure>().OrderBy(one => one.Id).Take(roles.Length).ToListAsync();
        var keyring = await KeyringAsync();
        var account = keyring.NewAccount(Guid.CreateVersion7(), "Camille Essai", email, Now);
        db.Add(account);
        db.AddRange(
            roles.Select(
                (role, index) =>
                    new AccountMembership
                    {
                        Id = Guid.CreateVersion7(),
                        AccountId = account.Id,
                        Role = role,
                        StructureId = structures[index].Id,
                        ValidFrom = today,
                    }
            )
        );
        await db.SaveChangesAsync();
        return email;
    }

    /// <summary>Changes the account of an address.</summary>
    internal async Task ChangeAsync(string email, Action<Account, List<AccountMembership>> change)
    {
        await using var db = await OpenStoreAsync();
        var key = (await KeyringAsync()).EmailKey(email);
        var account = await db.Set<Account>().SingleAsync(one => one.EmailKey == key);
        change(account, await db.Set<AccountMembership>().Where(one => one.AccountId == account.Id).ToListAsync());
        await db.SaveChangesAsync();
    }

    /// <summary>A manager of another structure invites somebody who has an account; gives the address of the link.</summary>
    internal async Task<Uri> InviteElsewhereAsync(string email)
    {
        await using var db = await OpenStoreAsync();
        var other = await db.Set<Structure>().OrderByDescending(one => one.Id).Select(one => one.Id).FirstAsync();
        var link = await Services
            .GetRequiredService<Invitations>()
            .InviteAsync(
                new Actor(Guid.NewGuid(), Guid.NewGuid(), "Ailleurs", Role.StructureManager, other),
                new Invited(Guid.CreateVersion7(), "Camille Essai", email, Role.ReceptionAgent, null),
                CancellationToken.None
            );
        return At("/invitation/" + link.Token);
    }

    private ValueTask<IdentityKeyring> KeyringAsync() =>
        Services.GetRequiredService<IdentityKeys>().OpenAsync(CancellationToken.None);
}
