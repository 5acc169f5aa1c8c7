using System.Text;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Local;
using Spro.Core.Accounts.Teams;
using Spro.Core.Common;
using Spro.Core.Messages;
using Spro.Core.Tests.Database;
using Spro.Core.Tests.Messages;
using Spro.TestSupport;

namespace Spro.Core.Tests.Accounts.Teams;

public sealed class InvitationsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Somebody_invited_chooses_a_password_and_is_in_the_team(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var link = await test.Invitations.InviteAsync(test.Manager, TestStructures.Somebody(), Cancellation);

        var shown = await test.Acceptance.FindAsync(link.Token, Cancellation);
        Assert.Equal(
            new OpenInvitation(
                TestStructures.Name,
                TestStructures.Email,
                Role.Adviser,
                "Premier accueil",
                ChoosesPassword: true
            ),
            shown
        );
        Assert.Equal(
            TestStructures.Name,
            Assert.Single(await test.Invitations.PendingAsync(test.Manager, Cancellation)).Name
        );
        await test.Acceptance.AcceptAsync(link.Token, TestStructures.Password, Cancellation);

        Assert.Empty(await test.Invitations.PendingAsync(test.Manager, Cancellation));
        var member = (await test.Team.MembersAsync(test.Manager, Cancellation)).Single(one =>
            one.Name == TestStructures.Name
        );
        Assert.Equal((TestStructures.Email, Role.Adviser, true), (member.Email, member.Role, member.IsThere));
        var actor = await test.SignInAsync(member.AccountId);
        Assert.Equal((TestStructures.Name, test.Manager.StructureId), (actor.Name, actor.StructureId));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_invitation_leaves_by_email_and_once_withdrawn_or_replaced_leaves_no_more(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var invited = TestStructures.Somebody();
        var link = await test.Invitations.InviteAsync(test.Manager, invited, Cancellation);

        var first = Assert.Single(await test.OwedAsync());
        Assert.Equal((MessageKind.Invitation, TestStructures.Email, link.Token), (first.Kind, first.To, first.Token));
        Assert.Equal(
            (invited.Id, test.Manager.StructureId, link.ExpiresAt),
            (first.Message.AboutId, first.Message.StructureId, first.Message.UsefulUntil)
        );
        Assert.Contains(
            first.Content.Blocks,
            block => block.Text.Contains("Premier accueil", StringComparison.Ordinal)
        );

        var again = await test.Invitations.ResendAsync(test.Manager, invited.Id, Cancellation);
        Assert.Equal(again!.Token, Assert.Single(await test.OwedAsync()).Token);
        await test.Invitations.WithdrawAsync(test.Manager, invited.Id, Cancellation);
        Assert.Empty(await test.OwedAsync());

        // Handed over and accepted before it left.
        link = await test.Invitations.InviteAsync(test.Manager, TestStructures.Somebody(), Cancellation);
        await test.Acceptance.AcceptAsync(link.Token, TestStructures.Password, Cancellation);
        Assert.Empty(await test.OwedAsync());
        // Of no structure: nothing is said of any.
        await test.Invitations.InviteAsOperatorAsync(
            TestStructures.Somebody(Role.Region, "region@example.org"),
            Cancellation
        );
        Assert.Equal("region@example.org", Assert.Single(await test.OwedAsync()).To);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_same_form_with_another_role_or_name_is_refused_and_the_link_given_before_still_opens(
        string engine
    )
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var invited = TestStructures.Somebody();
        var link = await test.Invitations.InviteAsync(test.Manager, invited, Cancellation);

        foreach (
            var other in (Invited[])[invited with { Role = Role.StructureManager }, invited with { Name = "Une autre" }]
        )
            Assert.Equal(
                "changed-meanwhile",
                (
                    await Assert.ThrowsAsync<RefusedException>(() =>
                        test.Invitations.InviteAsync(test.Manager, other, Cancellation)
                    )
                ).Code
            );
        Assert.NotNull(await test.Acceptance.FindAsync(link.Token, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Nobody_is_sent_an_invitation_that_was_refused_or_not_saved_and_none_is_made_unsent(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        await Assert.ThrowsAsync<RefusedException>(() =>
            test.Invitations.InviteAsync(test.Manager, TestStructures.Somebody(email: "pas une adresse"), Cancellation)
        );
        var databases = test.Started.Database;
        foreach (var table in (string[])["account_events", "outgoing_messages"])
        {
            await databases.TakeAwayAsync(table);
            await Assert.ThrowsAnyAsync<Exception>(() =>
                test.Invitations.InviteAsync(test.Manager, TestStructures.Somebody(), Cancellation)
            );
            await databases.GiveBackAsync(table);
        }

        Assert.Empty(await test.OwedAsync());
        Assert.Empty(await test.Invitations.PendingAsync(test.Manager, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_invitation_is_accepted_once_even_at_once(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var link = await test.Invitations.InviteAsync(test.Manager, TestStructures.Somebody(), Cancellation);

        var accepted = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        try
                        {
                            await test.Acceptance.AcceptAsync(link.Token, TestStructures.Password, Cancellation);
                            return true;
                        }
                        catch (RefusedException refused) when (refused.Code == "link-closed")
                        {
                            return false;
                        }
                    })
                )
        );

        Assert.Single(accepted, one => one);
        Assert.Equal(2, (await test.Team.MembersAsync(test.Manager, Cancellation)).Count);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_link_that_is_old_withdrawn_replaced_or_made_up_opens_nothing(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var invited = TestStructures.Somebody();
        var replaced = await test.Invitations.InviteAsync(test.Manager, invited, Cancellation);
        var withdrawn = await test.Invitations.ResendAsync(test.Manager, invited.Id, Cancellation);
        Assert.Null(await test.Acceptance.FindAsync(replaced.Token, Cancellation));
        Assert.NotNull(await test.Acceptance.FindAsync(withdrawn!.Token, Cancellation));
        Assert.True(await test.Invitations.WithdrawAsync(test.Manager, invited.Id, Cancellation));
        Assert.False(await test.Invitations.WithdrawAsync(test.Manager, invited.Id, Cancellation));
        Assert.Null(await test.Invitations.ResendAsync(test.Manager, invited.Id, Cancellation));
        var old = await test.Invitations.InviteAsync(test.Manager, TestStructures.Somebody(), Cancellation);
        test.Started.Clock.Advance(Invitation.Lifetime);

        foreach (
            var token in (string?[])
                [replaced.Token, withdrawn.Token, old.Token, LinkToken.New().Text, null, "", "..", old.Token + "A"]
        )
        {
            Assert.Null(await test.Acceptance.FindAsync(token, Cancellation));
            var refused = await Assert.ThrowsAsync<RefusedException>(() =>
                test.Acceptance.AcceptAsync(token, TestStructures.Password, Cancellation)
            );
            Assert.Equal("link-closed", refused.Code);
        }
        Assert.Single(await test.Team.MembersAsync(test.Manager, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_same_form_twice_is_one_invitation_whose_last_link_opens(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var invited = TestStructures.Somebody();

        var links = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => Task.Run(() => test.Invitations.InviteAsync(test.Manager, invited, Cancellation)))
        );

        Assert.Single(await test.Invitations.PendingAsync(test.Manager, Cancellation));
        var opening = 0;
        foreach (var link in links)
            opening += await test.Acceptance.FindAsync(link.Token, Cancellation) is null ? 0 : 1;
        Assert.Equal(1, opening);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_manager_invites_into_their_own_structure_and_three_roles_only(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var elsewhere = TestStructures.Somebody() with { StructureId = test.Stranger.StructureId };
        var link = await test.Invitations.InviteAsync(test.Manager, elsewhere, Cancellation);

        Assert.Equal("Premier accueil", (await test.Acceptance.FindAsync(link.Token, Cancellation))!.Structure);
        Assert.Empty(await test.Invitations.PendingAsync(test.Stranger, Cancellation));
        Assert.Null(await test.Invitations.ResendAsync(test.Stranger, elsewhere.Id, Cancellation));
        Assert.False(await test.Invitations.WithdrawAsync(test.Stranger, elsewhere.Id, Cancellation));
        foreach (var role in Enum.GetValues<Role>().Except(Invitations.OfStructures))
            Assert.Equal(
                "role-not-yours",
                (
                    await Assert.ThrowsAsync<RefusedException>(() =>
                        test.Invitations.InviteAsync(test.Manager, TestStructures.Somebody(role), Cancellation)
                    )
                ).Code
            );
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            test.Invitations.InviteAsync(
                test.Manager with
                {
                    Role = Role.Adviser,
                },
                TestStructures.Somebody(),
                Cancellation
            )
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_is_in_the_team_or_invited_already_is_not_invited_again(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        await test.Invitations.InviteAsync(test.Manager, TestStructures.Somebody(), Cancellation);
        await RefusedAsync("already-invited", TestStructures.Somebody());
        var account = await test.JoinAsync(test.Stranger);
        Assert.NotEqual(Guid.Empty, account);
        await test.JoinAsync(test.Manager, email: "autre@example.org");
        await RefusedAsync("already-member", TestStructures.Somebody(email: "Autre@Example.org"));
        await RefusedAsync("email-unreadable", TestStructures.Somebody(email: "sans arobase"));
        await RefusedAsync("name-unreadable", TestStructures.Somebody(email: "x@example.org") with { Name = " " });

        async Task RefusedAsync(string code, Invited invited) =>
            Assert.Equal(
                code,
                (
                    await Assert.ThrowsAsync<RefusedException>(() =>
                        test.Invitations.InviteAsync(test.Manager, invited, Cancellation)
                    )
                ).Code
            );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_has_an_account_accepts_by_signing_in_and_no_link_gives_it_another_password(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var account = await test.JoinAsync(test.Stranger);
        var link = await test.Invitations.InviteAsync(
            test.Manager,
            TestStructures.Somebody(Role.ReceptionAgent),
            Cancellation
        );

        Assert.False((await test.Acceptance.FindAsync(link.Token, Cancellation))!.ChoosesPassword);
        Assert.Equal(
            "account-known",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    test.Acceptance.AcceptAsync(link.Token, "quatre pommes bleues", Cancellation)
                )
            ).Code
        );
        var other = await test.JoinAsync(test.Stranger, email: "autre@example.org");
        Assert.Equal(
            "invitation-not-yours",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    test.Acceptance.AcceptAsync(link.Token, other, Cancellation)
                )
            ).Code
        );
        await test.Acceptance.AcceptAsync(link.Token, account, Cancellation);

        var choices = await test.SignIns.ChoicesAsync(account, Cancellation);
        Assert.Equal(["Premier accueil", "Second accueil"], choices.Select(choice => choice.Structure));
        var first = await test.SignInAsync(account);
        var second = await test.SignIns.ChangeAsync(first, choices[1].MembershipId, SigningIn.Device, Cancellation);
        Assert.Null(await test.SignIns.RecogniseAsync(first.SessionId, Cancellation));
        Assert.Equal(
            test.Stranger.StructureId,
            (await test.SignIns.RecogniseAsync(second!.Id, Cancellation))!.StructureId
        );
        Assert.Null(
            await test.SignIns.ChangeAsync(
                (await test.SignIns.RecogniseAsync(second.Id, Cancellation))!,
                await MembershipOfAsync(test, test.Manager),
                SigningIn.Device,
                Cancellation
            )
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_runs_the_software_invites_anybody_and_opens_what_was_lost(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var region = new Invited(Guid.CreateVersion7(), "Alix Essai", "alix@example.org", Role.Region, null);
        var link = await test.Invitations.InviteAsOperatorAsync(region, Cancellation);
        await test.Acceptance.AcceptAsync(link.Token, TestStructures.Password, Cancellation);
        var account = (
            await test.Credentials.CheckPasswordAsync("alix@example.org", TestStructures.Password, Cancellation)
        )
            .AccountId!
            .Value;
        await test.SetPhoneAsync(account);
        var before = await test.SignInAsync(account);
        await test.Started.Get<AccountRegister>().DisableAsync("Alix@example.org", Cancellation);
        Assert.Null(await test.SignIns.RecogniseAsync(before.SessionId, Cancellation));

        var again = await test.Invitations.InviteAsOperatorAsync(
            region with
            {
                Id = Guid.CreateVersion7(),
            },
            Cancellation
        );
        await test.Acceptance.AcceptAsync(again.Token, "quatre pommes bleues", Cancellation);

        var typed = await test.Credentials.CheckPasswordAsync("alix@example.org", "quatre pommes bleues", Cancellation);
        Assert.Equal(new PasswordProof(account, HasSecondFactor: false, WaitUntil: null), typed);
        Assert.Equal(Role.Region, (await test.SignInAsync(account)).Role);
        foreach (
            var (role, structure) in (ValueTuple<Role, Guid?>[])
                [(Role.Region, test.Manager.StructureId), (Role.Adviser, null)]
        )
            await Assert.ThrowsAsync<RefusedException>(() =>
                test.Invitations.InviteAsOperatorAsync(
                    region with
                    {
                        Id = Guid.CreateVersion7(),
                        Role = role,
                        StructureId = structure,
                    },
                    Cancellation
                )
            );
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_an_operator_has_closed_no_manager_opens_again(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var account = await test.JoinAsync(test.Manager);
        await test.Started.Get<AccountRegister>().DisableAsync(TestStructures.Email, Cancellation);
        var link = await test.Invitations.InviteAsync(test.Manager, TestStructures.Somebody(), Cancellation);

        Assert.Equal(
            "account-closed",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    test.Acceptance.AcceptAsync(link.Token, account, Cancellation)
                )
            ).Code
        );
        Assert.Empty(await test.SignIns.ChoicesAsync(account, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Neither_names_nor_addresses_nor_links_nor_passwords_stand_in_the_store(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var link = await test.Invitations.InviteAsync(test.Manager, TestStructures.Somebody(), Cancellation);
        await test.Acceptance.AcceptAsync(link.Token, TestStructures.Password, Cancellation);
        var account = (
            await test.Credentials.CheckPasswordAsync(TestStructures.Email, TestStructures.Password, Cancellation)
        )
            .AccountId!
            .Value;
        var (_, recovery) = await test.SetPhoneAsync(account);

        await using var db = test.Started.Database.CreateDbContext();
        var rows = await StoredRows.ReadAsync(db, Cancellation);
        var store = string.Join('\n', rows.SelectMany(table => table.Rows.SelectMany(row => row.Values)));
        Assert.Contains("Premier accueil", store, StringComparison.Ordinal);
        foreach (
            var canary in (string[])
                [
                    "Dumoulin",
                    TestStructures.Email,
                    link.Token,
                    TestStructures.Password,
                    recovery[0],
                    recovery[0].Replace("-", "", StringComparison.Ordinal),
                ]
        )
        {
            Assert.DoesNotContain(canary, store, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(
                string.Join('|', Encoding.UTF8.GetBytes(canary)),
                store,
                StringComparison.OrdinalIgnoreCase
            );
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task Invitations_that_ended_go_after_thirty_days(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        await test.JoinAsync(test.Manager);
        await test.Invitations.InviteAsync(test.Manager, TestStructures.Somebody(email: "b@example.org"), Cancellation);
        test.Started.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await test.Invitations.DeleteExpiredAsync(Cancellation));
        test.Started.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, await test.Invitations.DeleteExpiredAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_coordinator_answers_for_the_network_they_were_invited_for(string engine)
    {
        await using var test = await TestStructures.OpenAsync(engine);
        var coordinator = TestStructures.Somebody(Role.NetworkCoordinator) with { NetworkCode = "ML" };
        foreach (
            var (wrong, code) in ((Invited, string)[])
                [
                    (coordinator with { NetworkCode = "XYZ" }, "network-unknown"),
                    (coordinator with { NetworkCode = null }, "network-missing"),
                    (coordinator with { Role = Role.Region }, "network-missing"),
                    (coordinator with { DepartmentCode = "53" }, "department-not-theirs"),
                ]
        )
            Assert.Equal(
                code,
                (
                    await Assert.ThrowsAsync<RefusedException>(() =>
                        test.Invitations.InviteAsOperatorAsync(wrong, Cancellation)
                    )
                ).Code
            );

        var link = await test.Invitations.InviteAsOperatorAsync(coordinator, Cancellation);
        await test.Acceptance.AcceptAsync(link.Token, TestStructures.Password, Cancellation);
        var account = (
            await test.Credentials.CheckPasswordAsync(TestStructures.Email, TestStructures.Password, Cancellation)
        )
            .AccountId!
            .Value;

        Assert.Equal("ML", (await test.SignInAsync(account)).NetworkCode);
    }

    private static async Task<Guid> MembershipOfAsync(TestStructures test, Actor actor)
    {
        await using var db = test.Started.Database.CreateDbContext();
        return await db.Set<AccountMembership>()
            .Where(one => one.AccountId == actor.AccountId)
            .Select(one => one.Id)
            .SingleAsync(Cancellation);
    }
}
