using Spro.Core.Accounts;
using Spro.Core.Privacy;
using Spro.Core.Tests.Database;

namespace Spro.Core.Tests.Accounts;

/// <summary>Signs in as invented professionals.</summary>
internal static class SigningIn
{
    public const string Device = "Firefox sur Linux";

    /// <summary>Somebody of that role, in a structure or for a network when one is given, signed in.</summary>
    public static async Task<Actor> SignInAsync(
        this StartedDatabase started,
        Role role,
        Guid? structureId = null,
        string? network = null
    )
    {
        var cancellation = TestContext.Current.CancellationToken;
        var now = started.Clock.GetUtcNow().UtcDateTime;
        var keyring = await started.Get<IdentityKeys>().OpenAsync(cancellation);
        var account = keyring.NewAccount(
            Guid.CreateVersion7(),
            "Camille Essai",
            $"{Guid.NewGuid():N}@example.org",
            now
        );
        account.FromDemonstration = true;
        var membership = new AccountMembership
        {
            Id = Guid.CreateVersion7(),
            AccountId = account.Id,
            Role = role,
            StructureId = structureId,
            NetworkCode = network,
            ValidFrom = DateOnly.FromDateTime(now),
        };
        await using (var db = started.Database.CreateDbContext())
        {
            db.AddRange(account, membership);
            await db.SaveChangesAsync(cancellation);
        }
        var signIns = started.Get<SignIns>();
        var session = await signIns.OpenAsync(account.Id, membership.Id, Device, cancellation);
        return (await signIns.RecogniseAsync(session!.Id, cancellation))!;
    }
}
