using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Local;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.TestSupport;

namespace Spro.Core.Tests.Accounts.Local;

public sealed class CredentialsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_password_then_a_code_show_who_somebody_is_and_a_code_is_taken_once(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var account = await test.JoinAsync(test.Manager);
        var (phone, _) = await test.SetPhoneAsync(account);

        var typed = await test.Credentials.CheckPasswordAsync(
            " SACHA.Dumoulin@example.org",
            TestStructures.Password,
            Cancellation
        );
        Assert.Equal(new PasswordProof(account, HasSecondFactor: true, WaitUntil: null), typed);
        // The code that set the telephone has served.
        Assert.False((await test.Credentials.CheckCodeAsync(account, test.CodeOf(phone), Cancellation)).IsRight);
        test.Started.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = test.CodeOf(phone);
        Assert.True((await test.Credentials.CheckCodeAsync(account, code, Cancellation)).IsRight);
        Assert.False((await test.Credentials.CheckCodeAsync(account, code, Cancellation)).IsRight);
        // Nor does one of before serve after it.
        test.Started.Clock.Advance(TimeSpan.FromSeconds(30));
        var later = test.CodeOf(phone);
        test.Started.Clock.Advance(TimeSpan.FromSeconds(30));
        var latest = test.CodeOf(phone);
        Assert.True((await test.Credentials.CheckCodeAsync(account, latest, Cancellation)).IsRight);
        Assert.False((await test.Credentials.CheckCodeAsync(account, later, Cancellation)).IsRight);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_code_sent_many_times_at_once_is_taken_once(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var account = await test.JoinAsync(test.Manager);
        var (phone, recovery) = await test.SetPhoneAsync(account);
        test.Started.Clock.Advance(TimeSpan.FromMinutes(1));

        foreach (var code in (string[])[test.CodeOf(phone), recovery[3]])
        {
            var proofs = await Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(_ => Task.Run(() => test.Credentials.CheckCodeAsync(account, code, Cancellation)))
            );
            Assert.Single(proofs, proof => proof.IsRight);
            test.Started.Clock.Advance(TimeSpan.FromHours(25));
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task Each_recovery_code_serves_once_and_new_ones_take_the_place_of_all(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var account = await test.JoinAsync(test.Manager);
        var (_, recovery) = await test.SetPhoneAsync(account);
        var actor = await test.SignInAsync(account);

        Assert.True((await test.Credentials.CheckCodeAsync(account, recovery[0], Cancellation)).IsRight);
        Assert.False((await test.Credentials.CheckCodeAsync(account, recovery[0], Cancellation)).IsRight);
        var renewed = await test.Credentials.RenewRecoveryCodesAsync(actor, recovery[1], Cancellation);
        Assert.Equal(10, renewed.Count);
        Assert.False((await test.Credentials.CheckCodeAsync(account, recovery[2], Cancellation)).IsRight);
        Assert.True((await test.Credentials.CheckCodeAsync(account, renewed[2], Cancellation)).IsRight);
        // Those of one instant have no order.
        Assert.Equal(
            [
                AccountEventKind.Invited,
                AccountEventKind.Joined,
                AccountEventKind.PasswordChanged,
                AccountEventKind.SecondFactorSet,
                AccountEventKind.RecoveryCodesRenewed,
                AccountEventKind.RecoveryCodeUsed,
                AccountEventKind.RecoveryCodeUsed,
                AccountEventKind.RecoveryCodeUsed,
            ],
            (await test.EventsOfAsync(account)).Order()
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_address_that_nobody_has_is_answered_as_a_wrong_password_is_delays_included(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        await test.JoinAsync(test.Manager);

        for (var tried = 1; tried <= 12; tried++)
        {
            var known = await test.Credentials.CheckPasswordAsync(TestStructures.Email, "faux", Cancellation);
            var unknown = await test.Credentials.CheckPasswordAsync("personne@example.org", "faux", Cancellation);
            Assert.Equal(known, unknown);
            Assert.Null(known.AccountId);
            Assert.Equal(tried >= SignInAttempts.BeforeDelay, known.WaitUntil is not null);
            if (tried % 3 == 0)
                test.Started.Clock.Advance(TimeSpan.FromMinutes(5));
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task While_it_waits_even_the_right_password_opens_nothing_then_it_does(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var account = await test.JoinAsync(test.Manager);
        for (var tried = 0; tried < SignInAttempts.BeforeDelay; tried++)
            await test.Credentials.CheckPasswordAsync(TestStructures.Email, "faux", Cancellation);

        var early = await test.Credentials.CheckPasswordAsync(
            TestStructures.Email,
            TestStructures.Password,
            Cancellation
        );
        Assert.Equal(
            (null, test.Started.Clock.GetUtcNow().UtcDateTime.AddMinutes(1)),
            (early.AccountId, early.WaitUntil)
        );
        Assert.Equal(AccountEventKind.Locked, (await test.EventsOfAsync(account))[^1]);
        test.Started.Clock.Advance(TimeSpan.FromMinutes(1));
        var after = await test.Credentials.CheckPasswordAsync(
            TestStructures.Email,
            TestStructures.Password,
            Cancellation
        );
        Assert.Equal(account, after.AccountId);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Many_tries_at_once_are_no_more_than_five(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var account = await test.JoinAsync(test.Manager);
        var (phone, _) = await test.SetPhoneAsync(account);
        test.Started.Clock.Advance(TimeSpan.FromMinutes(1));

        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(one =>
                    Task.Run(() => test.Credentials.CheckCodeAsync(account, $"00000{one % 10}", Cancellation))
                )
        );

        await using var db = test.Started.Database.CreateDbContext();
        Assert.Equal(SignInAttempts.BeforeDelay, (await db.Set<SignInAttempts>().SingleAsync(Cancellation)).Failures);
        Assert.NotNull((await test.Credentials.CheckCodeAsync(account, test.CodeOf(phone), Cancellation)).WaitUntil);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Knowing_the_password_gives_no_more_tries_of_codes(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var account = await test.JoinAsync(test.Manager);
        await test.SetPhoneAsync(account);
        var judged = 0;

        for (var tried = 0; tried < 50; tried++)
        {
            var typed = await test.Credentials.CheckPasswordAsync(
                TestStructures.Email,
                TestStructures.Password,
                Cancellation
            );
            if (typed.AccountId is null)
                continue;
            await test.Credentials.CheckCodeAsync(account, "000000", Cancellation);
            judged++;
        }

        Assert.Equal(SignInAttempts.BeforeDelay, judged);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_password_hashed_with_less_work_is_hashed_again_when_it_is_typed(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var account = await test.JoinAsync(test.Manager);
        var weak = await PasswordHash.OfAsync(TestStructures.Password, new(MemoryKiB: 8192, Passes: 1), Cancellation);
        await using var db = test.Started.Database.CreateDbContext();
        await db.Set<LocalCredential>()
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Password, weak), Cancellation);

        await test.Credentials.CheckPasswordAsync(TestStructures.Email, TestStructures.Password, Cancellation);

        var kept = (await db.Set<LocalCredential>().AsNoTracking().SingleAsync(Cancellation)).Password;
        Assert.False(PasswordHash.IsWeak(kept));
        Assert.True(await PasswordHash.IsAsync(TestStructures.Password, kept, Cancellation));
        Assert.Equal(
            account,
            (
                await test.Credentials.CheckPasswordAsync(TestStructures.Email, TestStructures.Password, Cancellation)
            ).AccountId
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Changing_the_password_asks_for_the_present_one_and_ends_the_other_sessions(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var account = await test.JoinAsync(test.Manager);
        var (here, elsewhere) = (await test.SignInAsync(account), await test.SignInAsync(account));

        foreach (
            var (present, chosen, code) in ((string, string, string)[])
                [
                    ("faux", "tapis lampe girafe 2", "password-wrong"),
                    (TestStructures.Password, "court", "password-short"),
                    (TestStructures.Password, "sacha dumoulin", "password-common"),
                ]
        )
            Assert.Equal(
                code,
                (
                    await Assert.ThrowsAsync<RefusedException>(() =>
                        test.Credentials.ChangePasswordAsync(here, present, chosen, Cancellation)
                    )
                ).Code
            );
        await test.Credentials.ChangePasswordAsync(here, TestStructures.Password, "quatre pommes bleues", Cancellation);

        Assert.NotNull(await test.SignIns.RecogniseAsync(here.SessionId, Cancellation));
        Assert.Null(await test.SignIns.RecogniseAsync(elsewhere.SessionId, Cancellation));
        Assert.Null(
            (
                await test.Credentials.CheckPasswordAsync(TestStructures.Email, TestStructures.Password, Cancellation)
            ).AccountId
        );
        Assert.NotNull(
            (
                await test.Credentials.CheckPasswordAsync(TestStructures.Email, "quatre pommes bleues", Cancellation)
            ).AccountId
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_right_password_that_comes_too_soon_is_told_to_wait_and_not_that_it_is_wrong(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var actor = await test.SignInAsync(await test.JoinAsync(test.Manager));
        for (var tried = 1; tried < SignInAttempts.BeforeDelay; tried++)
            Assert.Equal("password-wrong", await RefusedAsync("faux"));
        Assert.Equal("too-many-tries", await RefusedAsync("faux"));
        Assert.Equal("too-many-tries", await RefusedAsync(TestStructures.Password));
        test.Started.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(
            TestStructures.Email,
            await test.Credentials.ConfirmAsync(actor, TestStructures.Password, Cancellation)
        );

        async Task<string> RefusedAsync(string typed)
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() =>
                test.Credentials.ConfirmAsync(actor, typed, Cancellation)
            );
            Assert.Equal("present", refused.Field);
            return refused.Code;
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task Another_telephone_is_set_only_after_the_first_has_been_forgotten(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var account = await test.JoinAsync(test.Manager);
        var (_, recovery) = await test.SetPhoneAsync(account);
        var actor = await test.SignInAsync(account);

        Assert.Equal(
            "second-factor-set",
            (await Assert.ThrowsAsync<RefusedException>(() => test.SetPhoneAsync(account))).Code
        );
        await Assert.ThrowsAsync<RefusedException>(() =>
            test.Credentials.ForgetSecondFactorAsync(actor, "000000", Cancellation)
        );
        await test.Credentials.ForgetSecondFactorAsync(actor, recovery[0], Cancellation);

        Assert.Null(await test.SignIns.RecogniseAsync(actor.SessionId, Cancellation));
        Assert.False(
            (
                await test.Credentials.CheckPasswordAsync(TestStructures.Email, TestStructures.Password, Cancellation)
            ).HasSecondFactor
        );
        Assert.False((await test.Credentials.CheckCodeAsync(account, recovery[1], Cancellation)).IsRight);
        Assert.Equal(10, (await test.SetPhoneAsync(account)).Recovery.Count);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_link_for_a_forgotten_password_serves_once_for_a_day_and_ends_every_session(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var account = await test.JoinAsync(test.Manager);
        var actor = await test.SignInAsync(account);
        var links = test.Started.Get<PasswordLinks>();

        await links.RequestAsync("personne@example.org", Cancellation);
        Assert.Empty(await test.OwedAsync());
        await links.RequestAsync(TestStructures.Email, Cancellation);
        var first = Assert.Single(await test.OwedAsync());
        await links.RequestAsync(TestStructures.Email.ToUpperInvariant(), Cancellation);
        // The one that opens nothing any more does not leave.
        var second = Assert.Single(await test.OwedAsync());
        Assert.Equal((MessageKind.PasswordReset, TestStructures.Email), (second.Kind, second.To));
        Assert.Equal(
            (account, test.Started.Clock.GetUtcNow().UtcDateTime + PasswordLink.Lifetime),
            (second.Message.AboutId, second.Message.UsefulUntil)
        );

        // The later takes the place of the earlier.
        Assert.Null(await links.FindAsync(first.Token, Cancellation));
        Assert.NotNull(await links.FindAsync(second.Token, Cancellation));
        await Assert.ThrowsAsync<RefusedException>(() => links.UseAsync(second.Token, "court", Cancellation));
        await links.UseAsync(second.Token, "quatre pommes bleues", Cancellation);
        Assert.Equal(
            "link-closed",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    links.UseAsync(second.Token, "cinq pommes vertes", Cancellation)
                )
            ).Code
        );
        Assert.Null(await test.SignIns.RecogniseAsync(actor.SessionId, Cancellation));
        Assert.NotNull(
            (
                await test.Credentials.CheckPasswordAsync(TestStructures.Email, "quatre pommes bleues", Cancellation)
            ).AccountId
        );

        await links.RequestAsync(TestStructures.Email, Cancellation);
        var third = Assert.Single(await test.OwedAsync());
        test.Started.Clock.Advance(PasswordLink.Lifetime);
        Assert.Null(await links.FindAsync(third.Token, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_is_kept_of_tries_and_links_goes(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        await test.Credentials.CheckPasswordAsync("personne@example.org", "faux", Cancellation);
        Assert.Equal(0, await test.Credentials.DeleteExpiredAsync(Cancellation));
        test.Started.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(1, await test.Credentials.DeleteExpiredAsync(Cancellation));
    }
}
