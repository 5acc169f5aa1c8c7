using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Keys;
using Spro.Core.Accounts.Local;
using Spro.Core.Accounts.Teams;
using Spro.Core.Common;
using Spro.Core.DataProtection;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Database;
using Spro.Core.Tests.Referrals;
using Spro.TestSupport;

namespace Spro.Core.Tests.DataProtection;

/// <summary>A backup that is put back lets nobody in who was shut out since. It is played here by the rows as they were.</summary>
public sealed class ClosingsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_key_taken_back_opens_nothing(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var keys = test.Started.Get<AccessKeys>();
        var form = new NewAccessKey(Guid.CreateVersion7(), "Logiciel", [KeyUse.ReadContacts], test.Today.AddDays(300));
        var shown = await keys.MakeAsync(test.Manager, form, Cancellation);
        var kept = await keys.MakeAsync(test.Manager, form with { Id = Guid.CreateVersion7() }, Cancellation);
        await keys.RevokeAsync(test.Manager, form.Id, Cancellation);
        await using var db = test.Started.Database.CreateDbContext();
        await db.Set<AccessKey>()
            .ExecuteUpdateAsync(set => set.SetProperty(key => key.RevokedAt, (DateTime?)null), Cancellation);
        Assert.NotNull(await keys.RecogniseAsync(shown, Cancellation));

        Assert.NotEqual(0, (await ReplayAsync(test.Started)).Closed);

        Assert.Null(await keys.RecogniseAsync(shown, Cancellation));
        Assert.NotNull(await keys.RecogniseAsync(kept, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Nobody_is_signed_in_and_no_link_of_before_lets_anybody_in(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var invited = await test.Invitations.InviteAsync(test.Manager, TestStructures.Somebody(), Cancellation);

        await ReplayAsync(test.Started);

        Assert.Null(await test.SignIns.RecogniseAsync(test.Manager.SessionId, Cancellation));
        await Assert.ThrowsAsync<RefusedException>(() =>
            test.Acceptance.AcceptAsync(invited.Token, TestStructures.Password, Cancellation)
        );
        // They sign in again, and may be invited again.
        Assert.NotNull(await test.SignInAsync(test.Manager.AccountId));
        var again = await test.Invitations.InviteAsync(test.Manager, TestStructures.Somebody(), Cancellation);
        await test.Acceptance.AcceptAsync(again.Token, TestStructures.Password, Cancellation);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Messages_whose_link_opens_nothing_any_more_do_not_leave(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        await test.JoinAsync(test.Manager);
        await test.Invitations.InviteAsync(
            test.Manager,
            TestStructures.Somebody(email: "lou@example.org"),
            Cancellation
        );
        await test.Started.Get<PasswordLinks>().RequestAsync(TestStructures.Email, Cancellation);
        await using (var db = test.Started.Database.CreateDbContext())
        {
            var (keyring, outbox) = (
                await test.Started.Get<IdentityKeys>().OpenAsync(Cancellation),
                test.Started.Get<Outbox>()
            );
            outbox.Add(
                db,
                keyring,
                new NewMessage(
                    Recipient.ByEmail("autre@example.org"),
                    test.Started.Get<MessageTemplates>()
                        .DataRequestWaiting(test.Today, new Uri("https://orientation.example.org/"))
                )
            );
            await db.SaveChangesAsync(Cancellation);
        }
        Assert.Equal(3, (await test.OwedAsync()).Count);

        await ReplayAsync(test.Started);

        Assert.Equal(MessageKind.DataRequestWaiting, Assert.Single(await test.OwedAsync()).Kind);
        await using var after = test.Started.Database.CreateDbContext();
        Assert.All(
            await after.Set<OutgoingMessage>().Where(one => one.WithdrawnAt != null).ToListAsync(Cancellation),
            one =>
            {
                Assert.Null(one.Recipient);
                Assert.Null(one.Content);
            }
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_has_left_has_left_and_who_leaves_on_a_day_leaves_that_day(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var gone = await test.JoinAsync(test.Manager);
        var leaving = await test.JoinAsync(test.Manager, email: "lou@example.org");
        var members = await test.Team.MembersAsync(test.Manager, Cancellation);
        Guid Of(Guid account) => members.Single(one => one.AccountId == account).MembershipId;
        await test.Team.LeaveAsync(test.Manager, Of(gone), shown: null, lastDay: null, Cancellation);
        await test.Team.LeaveAsync(test.Manager, Of(leaving), null, test.Today, Cancellation);
        // Corrected.
        await test.Team.LeaveAsync(test.Manager, Of(leaving), test.Today, test.Today.AddDays(1), Cancellation);
        await using var db = test.Started.Database.CreateDbContext();
        await db.Set<AccountMembership>()
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(one => one.EndedAt, (DateTime?)null)
                        .SetProperty(one => one.ValidTo, (DateOnly?)null),
                Cancellation
            );
        Assert.Single(await test.SignIns.ChoicesAsync(gone, Cancellation));

        await ReplayAsync(test.Started);

        Assert.Empty(await test.SignIns.ChoicesAsync(gone, Cancellation));
        test.Started.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Single(await test.SignIns.ChoicesAsync(leaving, Cancellation));
        test.Started.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await test.SignIns.ChoicesAsync(leaving, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_account_that_was_closed_stays_closed_unless_that_store_knows_it_was_opened_since(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var closed = await test.JoinAsync(test.Manager);
        var reopened = await test.JoinAsync(test.Manager, email: "lou@example.org");
        var register = test.Started.Get<AccountRegister>();
        await register.DisableAsync(TestStructures.Email, Cancellation);
        await register.DisableAsync("lou@example.org", Cancellation);
        await using var db = test.Started.Database.CreateDbContext();
        await db.Set<Account>()
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(one => one.DisabledAt, (DateTime?)null)
                        .SetProperty(one => one.DisabledReason, (DisabledReason?)null),
                Cancellation
            );
        await db.Set<AccountMembership>()
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(one => one.EndedAt, (DateTime?)null)
                        .SetProperty(one => one.ValidTo, (DateOnly?)null),
                Cancellation
            );
        db.Add(
            new AccountEvent
            {
                Id = Guid.CreateVersion7(),
                AccountId = reopened,
                Kind = AccountEventKind.Reopened,
                At = test.Started.Clock.GetUtcNow().UtcDateTime.AddMinutes(1),
            }
        );
        await db.SaveChangesAsync(Cancellation);

        await ReplayAsync(test.Started);
        await ReplayAsync(test.Started);

        Assert.Empty(await test.SignIns.ChoicesAsync(closed, Cancellation));
        Assert.Single(await test.SignIns.ChoicesAsync(reopened, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_link_taken_back_opens_no_hand_over(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        var token = (await town.Links.MakeAsync(town.Sender, sent.Id, Cancellation))!;
        await town.Links.RevokeAsync(town.Sender, sent.Id, Cancellation);
        await using var db = town.Started.Database.CreateDbContext();
        await db.Set<ReferralLink>()
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.RevokedAt, (DateTime?)null), Cancellation);
        Assert.Equal(LinkState.Open, (await town.Links.FindAsync(token, Cancellation)).State);

        await ReplayAsync(town.Started);

        Assert.Equal(LinkState.Revoked, (await town.Links.FindAsync(token, Cancellation)).State);
    }

    private static Task<Replayed> ReplayAsync(StartedDatabase started) =>
        started.Get<Erasures>().ReplayAsync(Cancellation);
}
