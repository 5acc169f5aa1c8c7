using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Providers;
using Spro.Core.Privacy;
using Spro.Core.Tests.Database;
using Spro.TestSupport;

namespace Spro.Core.Tests.Accounts;

public sealed class ProviderSignInsTests
{
    private static readonly Uri Issuer = new("https://provider.example.org/api/v2");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task An_account_is_linked_by_its_address_once_then_goes_by_issuer_and_subject(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var providers = started.Get<ProviderSignIns>();
        var (actor, email) = await AccountAsync(started);

        Assert.Null(await providers.RecogniseAsync(Issuer, "one", null, Cancellation));
        Assert.Null(await providers.RecogniseAsync(Issuer, "one", "unknown@example.org", Cancellation));
        Assert.Equal(
            actor.AccountId,
            await providers.RecogniseAsync(Issuer, "one", $" {email.ToUpperInvariant()}", Cancellation)
        );
        Assert.Equal(actor.AccountId, await providers.RecogniseAsync(Issuer, "one", null, Cancellation));
        // The same name, at somebody else's, is somebody else.
        Assert.Null(await providers.RecogniseAsync(new("https://other.example.org/"), "one", null, Cancellation));
        // Another body that employs them calls them otherwise.
        Assert.Equal(actor.AccountId, await providers.RecogniseAsync(Issuer, "two", email, Cancellation));
        await using var db = started.Database.CreateDbContext();
        Assert.Equal(2, await db.Set<ProviderIdentity>().CountAsync(Cancellation));
        var told = await started.Get<AccountEvents>().OfAsync(actor, Cancellation);
        Assert.Equal(2, told.Count(one => one.Kind == AccountEventKind.ProviderLinked && one.ByOneself));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_account_that_is_closed_opens_to_nobody_and_is_linked_to_nobody(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var providers = started.Get<ProviderSignIns>();
        var (actor, email) = await AccountAsync(started);
        await providers.RecogniseAsync(Issuer, "known", email, Cancellation);
        await using (var db = started.Database.CreateDbContext())
            await db.Set<Account>()
                .ExecuteUpdateAsync(
                    set => set.SetProperty(one => one.DisabledAt, started.Clock.GetUtcNow().UtcDateTime),
                    Cancellation
                );

        Assert.Null(await providers.RecogniseAsync(Issuer, "known", email, Cancellation));
        Assert.Null(await providers.RecogniseAsync(Issuer, "new", email, Cancellation));

        // Invited again, under another address: they are themselves again.
        var (again, other) = await AccountAsync(started);
        Assert.NotEqual(actor.AccountId, again.AccountId);
        Assert.Equal(again.AccountId, await providers.RecogniseAsync(Issuer, "known", other, Cancellation));
        Assert.Equal(again.AccountId, await providers.RecogniseAsync(Issuer, "known", null, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_account_that_nobody_has_used_for_long_opens_to_nobody(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var providers = started.Get<ProviderSignIns>();
        var (_, email) = await AccountAsync(started);
        await using (var db = started.Database.CreateDbContext())
            await db.Set<Account>()
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.FromDemonstration, false), Cancellation);
        await providers.RecogniseAsync(Issuer, "known", email, Cancellation);

        started.Clock.Advance(Account.LongestUnused);

        Assert.Null(await providers.RecogniseAsync(Issuer, "known", email, Cancellation));
        Assert.Null(await providers.RecogniseAsync(Issuer, "new", email, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Two_windows_that_come_back_at_once_make_one_link(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var providers = started.Get<ProviderSignIns>();
        var (actor, email) = await AccountAsync(started);

        var found = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => providers.RecogniseAsync(Issuer, "one", email, Cancellation))
        );

        Assert.All(found, one => Assert.Equal(actor.AccountId, one));
        await using var db = started.Database.CreateDbContext();
        Assert.Equal(1, await db.Set<ProviderIdentity>().CountAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_answer_is_read_once_however_many_times_it_comes(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var providers = started.Get<ProviderSignIns>();

        var read = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => providers.SpendAsync("drawn", Cancellation)));

        Assert.Single(read, one => one);
        Assert.True(await providers.SpendAsync("another", Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_ends_the_session_of_the_provider_is_sealed_given_to_its_owner_and_given_once(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var providers = started.Get<ProviderSignIns>();
        var (actor, _) = await AccountAsync(started);
        var (other, _) = await AccountAsync(started);
        await providers.KeepAsync(actor.SessionId, "eyJ.token", Cancellation);
        await using (var db = started.Database.CreateDbContext())
        {
            var kept = await db.Set<ProviderSession>().SingleAsync(Cancellation);
            Assert.DoesNotContain("token", System.Text.Encoding.UTF8.GetString(kept.IdToken.Bytes.Span));
        }

        Assert.Null(await providers.TakeAsync(other, actor.SessionId, Cancellation));
        Assert.Equal("eyJ.token", await providers.TakeAsync(actor, actor.SessionId, Cancellation));
        Assert.Null(await providers.TakeAsync(actor, actor.SessionId, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task It_is_kept_no_longer_than_the_session(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var providers = started.Get<ProviderSignIns>();
        var (ended, _) = await AccountAsync(started);
        var (unused, _) = await AccountAsync(started);
        var (used, _) = await AccountAsync(started);
        foreach (var actor in (Actor[])[ended, unused, used])
            await providers.KeepAsync(actor.SessionId, "eyJ.token", Cancellation);
        await providers.SpendAsync("drawn", Cancellation);
        Assert.Equal(0, await providers.DeleteExpiredAsync(Cancellation));

        await started.Get<SignIns>().EndAsync(ended, ended.SessionId, Cancellation);
        Assert.Equal(1, await providers.DeleteExpiredAsync(Cancellation));

        started.Clock.Advance(SignInSession.LongestPause / 2);
        await started.Get<SignIns>().RecogniseAsync(used.SessionId, Cancellation);
        started.Clock.Advance(SignInSession.LongestPause / 2);
        // One session, and the answer that can no longer come again.
        Assert.Equal(2, await providers.DeleteExpiredAsync(Cancellation));
        Assert.NotNull(await providers.TakeAsync(used, used.SessionId, Cancellation));
        Assert.Null(await providers.TakeAsync(unused, unused.SessionId, Cancellation));
    }

    private static async Task<(Actor Actor, string Email)> AccountAsync(StartedDatabase started)
    {
        var actor = await started.SignInAsync(Role.Adviser);
        await using var db = started.Database.CreateDbContext();
        var account = await db.Set<Account>().SingleAsync(one => one.Id == actor.AccountId, Cancellation);
        var keyring = await started.Get<IdentityKeys>().OpenAsync(Cancellation);
        return (actor, keyring.EmailOf(account));
    }
}
