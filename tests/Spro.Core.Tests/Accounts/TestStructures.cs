using Microsoft.EntityFrameworkCore;
using OtpNet;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Local;
using Spro.Core.Accounts.Teams;
using Spro.Core.Privacy;
using Spro.Core.Structures;
using Spro.Core.Tests.Database;
using Spro.Core.Tests.Messages;

namespace Spro.Core.Tests.Accounts;

/// <summary>Two invented structures, each with a manager who signs in.</summary>
internal sealed class TestStructures : IAsyncDisposable
{
    public const string Password = "tapis lampe girafe";
    public const string Name = "Sacha Dumoulin";
    public const string Email = "sacha.dumoulin@example.org";

    private TestStructures(StartedDatabase started, Actor manager, Actor stranger) =>
        (Started, Manager, Stranger) = (started, manager, stranger);

    public StartedDatabase Started { get; }

    /// <summary>The manager of one of them.</summary>
    public Actor Manager { get; }

    /// <summary>That of the other.</summary>
    public Actor Stranger { get; }

    public Invitations Invitations => Started.Get<Invitations>();
    public InvitationAcceptance Acceptance => Started.Get<InvitationAcceptance>();
    public Team Team => Started.Get<Team>();
    public Credentials Credentials => Started.Get<Credentials>();
    public SignIns SignIns => Started.Get<SignIns>();
    public DateOnly Today => DateOnly.FromDateTime(Started.Clock.GetUtcNow().UtcDateTime);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TestStructures> OpenAsync(string engine)
    {
        var started = await StartedDatabase.CreateAsync(engine);
        var structures = new[] { "Premier accueil", "Second accueil" }
            .Select(name => new Structure
            {
                Id = Guid.CreateVersion7(),
                Name = name,
                Source = "test",
                SourceId = name,
            })
            .ToList();
        await using (var db = started.Database.CreateDbContext())
        {
            db.AddRange(structures);
            await db.SaveChangesAsync(Cancellation);
        }
        return new TestStructures(
            started,
            await started.SignInAsync(Role.StructureManager, structures[0].Id),
            await started.SignInAsync(Role.StructureManager, structures[1].Id)
        );
    }

    public static Invited Somebody(Role role = Role.Adviser, string email = Email) =>
        new(Guid.CreateVersion7(), Name, email, role, StructureId: null);

    /// <summary>Somebody invited by a manager, who has chosen a password.</summary>
    public async Task<Guid> JoinAsync(Actor manager, Role role = Role.Adviser, string email = Email)
    {
        var link = await Invitations.InviteAsync(manager, Somebody(role, email), Cancellation);
        await Acceptance.AcceptAsync(link.Token, Password, Cancellation);
        return (await Credentials.CheckPasswordAsync(email, Password, Cancellation)).AccountId!.Value;
    }

    /// <summary>Opens a session for an account, as the first thing that it is.</summary>
    public async Task<Actor> SignInAsync(Guid accountId)
    {
        var choices = await SignIns.ChoicesAsync(accountId, Cancellation);
        var session = await SignIns.OpenAsync(accountId, choices[0].MembershipId, SigningIn.Device, Cancellation);
        return (await SignIns.RecogniseAsync(session!.Id, Cancellation))!;
    }

    /// <summary>Sets a telephone for an account; gives what it computes codes from, and the recovery codes.</summary>
    public async Task<(Totp Phone, IReadOnlyList<string> Recovery)> SetPhoneAsync(Guid accountId)
    {
        var secret = SecondFactor.NewSecret();
        var phone = new Totp(Base32Encoding.ToBytes(secret));
        return (phone, await Credentials.SetSecondFactorAsync(accountId, secret, CodeOf(phone), Cancellation));
    }

    /// <summary>What a telephone shows now.</summary>
    public string CodeOf(Totp phone) => phone.ComputeTotp(Started.Clock.GetUtcNow().UtcDateTime);

    /// <summary>All that people are owed, in order.</summary>
    public Task<IReadOnlyList<Owed>> OwedAsync() => Started.Database.OwedAsync(Started.Get<IdentityKeys>());

    public async Task<IReadOnlyList<AccountEventKind>> EventsOfAsync(Guid accountId)
    {
        await using var db = Started.Database.CreateDbContext();
        return await db.Set<AccountEvent>()
            .Where(one => one.AccountId == accountId)
            .OrderBy(one => one.At)
            .ThenBy(one => one.Id)
            .Select(one => one.Kind)
            .ToListAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => Started.DisposeAsync();
}
