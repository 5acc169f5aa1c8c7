using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Keys;
using Spro.Core.Common;
using Spro.Core.Privacy;
using Spro.TestSupport;

namespace Spro.Core.Tests.Accounts;

/// <summary>Keys of a structure's own programs.</summary>
public sealed class AccessKeysTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_key_is_shown_once_kept_as_a_hash_and_says_which_program_acts(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var keys = test.Started.Get<AccessKeys>();
        var shown = await keys.MakeAsync(test.Manager, Asked(test), Cancellation);

        var holder = (await keys.RecogniseAsync(shown, Cancellation))!;
        Assert.Equal(
            (Role.Software, test.Manager.StructureId, "Logiciel de la maison"),
            (holder.Actor.Role, holder.Actor.StructureId, holder.Actor.Name)
        );
        Assert.Equal([KeyUse.ReadContacts, KeyUse.WriteContacts], holder.Uses);
        var listed = Assert.Single(await keys.ListAsync(test.Manager, Cancellation));
        Assert.Equal((true, test.Today), (listed.Holds, listed.Key.LastUsedOn));
        Assert.Empty(await keys.ListAsync(test.Stranger, Cancellation));

        await using var db = test.Started.Database.CreateDbContext();
        var row = await db.Set<AccessKey>().AsNoTracking().SingleAsync(Cancellation);
        Assert.DoesNotContain(shown, System.Text.Encoding.UTF8.GetString(row.TokenHash), StringComparison.Ordinal);
        // Nobody signs in as a program, and who runs the software does not take it for somebody.
        Assert.Empty(await test.SignIns.ChoicesAsync(row.Id, Cancellation));
        Assert.DoesNotContain(
            await test.Started.Get<AccountRegister>().ListAsync(Cancellation),
            account => account.Id == row.Id
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_key_taken_back_expired_forged_or_unused_for_long_opens_nothing(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var keys = test.Started.Get<AccessKeys>();
        var revoked = await keys.MakeAsync(test.Manager, Asked(test), Cancellation);
        var short_ = await keys.MakeAsync(
            test.Manager,
            Asked(test) with
            {
                LastDay = test.Today.AddDays(1),
            },
            Cancellation
        );
        var unused = await keys.MakeAsync(test.Manager, Asked(test), Cancellation);

        foreach (
            var forged in (string[])
                ["", "spro_", "spro_abc", revoked[..^1] + (revoked[^1] == 'A' ? 'E' : 'A'), revoked["spro_".Length..]]
        )
            Assert.Null(await keys.RecogniseAsync(forged, Cancellation));

        var id = (await keys.RecogniseAsync(revoked, Cancellation))!.Actor.AccountId;
        Assert.False(await keys.RevokeAsync(test.Stranger, id, Cancellation));
        Assert.NotNull(await keys.RecogniseAsync(revoked, Cancellation));
        Assert.True(await keys.RevokeAsync(test.Manager, id, Cancellation));
        Assert.Null(await keys.RecogniseAsync(revoked, Cancellation));

        Assert.NotNull(await keys.RecogniseAsync(short_, Cancellation));
        test.Started.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null(await keys.RecogniseAsync(short_, Cancellation));
        test.Started.Clock.Advance(Account.LongestUnused);
        Assert.Null(await keys.RecogniseAsync(unused, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_year_after_its_end_a_key_is_deleted_and_its_program_is_named_no_more(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var keys = test.Started.Get<AccessKeys>();
        var form = Asked(test);
        await keys.MakeAsync(test.Manager, form, Cancellation);
        var expires = Asked(test) with { LastDay = test.Today.AddDays(30) };
        await keys.MakeAsync(test.Manager, expires, Cancellation);
        await keys.RevokeAsync(test.Manager, form.Id, Cancellation);

        test.Started.Clock.Advance(TimeSpan.FromDays(365));
        Assert.Equal(0, await keys.DeleteExpiredAsync(Cancellation));
        test.Started.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await keys.DeleteExpiredAsync(Cancellation));
        Assert.Equal(expires.Id, Assert.Single(await keys.ListAsync(test.Manager, Cancellation)).Key.Id);
        test.Started.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await keys.DeleteExpiredAsync(Cancellation));

        Assert.Empty(await keys.ListAsync(test.Manager, Cancellation));
        await using var db = test.Started.Database.CreateDbContext();
        var keyring = await test.Started.Get<IdentityKeys>().OpenAsync(Cancellation);
        foreach (var id in (Guid[])[form.Id, expires.Id])
        {
            // What it recorded stays its own.
            var program = await db.Set<Account>().SingleAsync(one => one.Id == id, Cancellation);
            Assert.NotEqual("Logiciel de la maison", keyring.NameOf(program));
            Assert.NotNull(program.DisabledAt);
        }
        Assert.DoesNotContain(
            await test.Started.Get<AccountRegister>().ListAsync(Cancellation),
            account => account.Id == form.Id || account.Id == expires.Id
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_key_has_a_name_a_use_and_a_last_day_within_a_year(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var keys = test.Started.Get<AccessKeys>();

        Assert.Equal("name-unreadable", await RefusalAsync(Asked(test) with { Name = " " }));
        Assert.Equal("uses-missing", await RefusalAsync(Asked(test) with { Uses = [] }));
        Assert.Equal("last-day-wrong", await RefusalAsync(Asked(test) with { LastDay = null }));
        Assert.Equal("last-day-wrong", await RefusalAsync(Asked(test) with { LastDay = test.Today.AddDays(-1) }));
        Assert.Equal("last-day-wrong", await RefusalAsync(Asked(test) with { LastDay = test.Today.AddDays(366) }));
        var form = Asked(test);
        Assert.Null(await RefusalAsync(form));
        Assert.Equal("key-already-made", await RefusalAsync(form));
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            keys.MakeAsync(test.Manager with { Role = Role.Adviser }, Asked(test), Cancellation)
        );

        async Task<string?> RefusalAsync(NewAccessKey asked)
        {
            try
            {
                await keys.MakeAsync(test.Manager, asked, Cancellation);
                return null;
            }
            catch (RefusedException refused)
            {
                return refused.Code;
            }
        }
    }

    private static NewAccessKey Asked(TestStructures test) =>
        new(
            Guid.CreateVersion7(),
            "Logiciel de la maison",
            [KeyUse.WriteContacts, KeyUse.ReadContacts],
            test.Today.AddDays(300)
        );
}
