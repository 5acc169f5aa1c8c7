using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Privacy;
using Spro.Core.Tests.Database;
using Spro.TestSupport;

namespace Spro.Core.Tests.Privacy;

/// <summary>Who people are is unreadable in the store, and readable with its keys only.</summary>
public sealed class IdentityKeysTests
{
    private const string Column = "people.name";
    private static readonly Guid Row = Guid.CreateVersion7();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task What_was_sealed_is_read_again_in_its_own_place_only(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var keyring = await started.Get<IdentityKeys>().OpenAsync(Cancellation);
        var value = keyring.Seal("Anne-Gaëlle L'Hostis", Column, Row);

        Assert.Equal("Anne-Gaëlle L'Hostis", keyring.Read(value, Column, Row));
        Assert.ThrowsAny<CryptographicException>(() => keyring.Read(value, "people.phone", Row));
        Assert.ThrowsAny<CryptographicException>(() => keyring.Read(value, Column, Guid.CreateVersion7()));
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_same_text_never_seals_alike_and_is_always_looked_up_alike(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var keyring = await started.Get<IdentityKeys>().OpenAsync(Cancellation);

        Assert.NotEqual(keyring.Seal("a@example.org", Column, Row), keyring.Seal("a@example.org", Column, Row));
        Assert.Equal(keyring.LookUp("a@example.org", Column), keyring.LookUp("a@example.org", Column));
        Assert.NotEqual(keyring.LookUp("a@example.org", Column), keyring.LookUp("a@example.org", "people.phone"));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_byte_changed_is_noticed(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var keyring = await started.Get<IdentityKeys>().OpenAsync(Cancellation);
        var bytes = keyring.Seal("Camille", Column, Row).Bytes.ToArray();
        for (var at = 0; at < bytes.Length; at++)
        {
            var altered = bytes.ToArray();
            altered[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => keyring.Read(new Sealed(altered), Column, Row));
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_key_seals_for_a_year_then_another_does_and_the_first_still_opens(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var keys = started.Get<IdentityKeys>();
        var first = await keys.OpenAsync(Cancellation);
        var old = first.Seal("Camille", Column, Row);
        Assert.False(await keys.ReplaceWhenDueAsync(Cancellation));

        started.Clock.Advance(IdentityKeys.Lifetime + TimeSpan.FromDays(1));
        Assert.True(await keys.ReplaceWhenDueAsync(Cancellation));
        Assert.False(await keys.ReplaceWhenDueAsync(Cancellation));
        // Other nodes have to know it before anything is sealed by it.
        Assert.Equal(first.CurrentKey, (await keys.OpenAsync(Cancellation)).CurrentKey);
        started.Clock.Advance(TimeSpan.FromMinutes(6));

        var second = await keys.OpenAsync(Cancellation);
        Assert.NotEqual(first.CurrentKey, second.CurrentKey);
        Assert.Equal("Camille", second.Read(old, Column, Row));
        Assert.Equal(first.LookUp("x", Column), second.LookUp("x", Column));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Two_nodes_that_start_at_once_have_the_same_keys(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var one = StartedDatabase.Services(database, TimeProvider.System);
        await using var two = StartedDatabase.Services(database, TimeProvider.System);
        var rings = await Task.WhenAll(OpenAsync(one), OpenAsync(two));
        Assert.Equal("Camille", rings[1].Read(rings[0].Seal("Camille", Column, Row), Column, Row));

        static async Task<IdentityKeyring> OpenAsync(IServiceProvider services) =>
            await ((IdentityKeys)services.GetService(typeof(IdentityKeys))!).OpenAsync(Cancellation);
    }

    [Fact]
    public async Task Without_its_master_key_a_store_does_not_start_and_no_other_key_is_made()
    {
        await using var started = await StartedDatabase.CreateAsync("sqlite");
        var empty = Directory.CreateTempSubdirectory("spro-keys-");
        var keys = new IdentityKeys(
            started.Get<IDbContextFactory<Core.Database.SproDbContext>>(),
            new MasterKey(empty.FullName),
            started.Clock
        );

        var refused = await Assert.ThrowsAsync<RefusedException>(async () => await keys.OpenAsync(Cancellation));

        Assert.Contains("Spro:Keys:Directory", refused.Message, StringComparison.Ordinal);
        Assert.Empty(empty.GetFiles());
        empty.Delete();
    }

    [Fact]
    public async Task A_master_key_handed_over_by_a_vault_is_written_nowhere()
    {
        await using var started = await StartedDatabase.CreateAsync("sqlite");
        var databases = started.Get<IDbContextFactory<Core.Database.SproDbContext>>();
        var (folder, empty) = (
            Directory.CreateTempSubdirectory("spro-keys-"),
            Directory.CreateTempSubdirectory("spro-keys-")
        );
        var key = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        var master = new MasterKey(folder.FullName, key);
        master.CreateIfMissing();
        var secret = new byte[32];

        Assert.Equal(secret, new MasterKey(empty.FullName, key).Unwrap(master.Wrap(secret, 1), 1));
        Assert.Empty(folder.GetFiles());
        // That of another store is named by the setting it came from.
        var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
            await new IdentityKeys(databases, master, started.Clock).OpenAsync(Cancellation)
        );
        Assert.Contains("Spro:Keys:Master", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, refused.Message, StringComparison.Ordinal);
        folder.Delete();
        empty.Delete();
    }

    [Fact]
    public async Task The_master_key_of_another_store_is_refused()
    {
        await using var started = await StartedDatabase.CreateAsync("sqlite");
        var other = Directory.CreateTempSubdirectory("spro-keys-");
        var master = new MasterKey(other.FullName);
        master.CreateIfMissing();
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(other.FullName, "master.key"))
            );
        var keys = new IdentityKeys(
            started.Get<IDbContextFactory<Core.Database.SproDbContext>>(),
            master,
            started.Clock
        );

        await Assert.ThrowsAsync<RefusedException>(async () => await keys.OpenAsync(Cancellation));
        other.Delete(recursive: true);
    }
}
