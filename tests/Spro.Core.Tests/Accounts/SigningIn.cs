using Spro.Core.Accounts;
using Spro.Core.Tests.Database;

namespace Spro.Core.Tests.Accounts;

/// <summary>Signs in as the accounts of the demonstration.</summary>
internal static class SigningIn
{
    public static async Task<Actor> SignInAsync(this StartedDatabase started, Role role)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var signIns = started.Get<SignIns>();
        var choice = (await signIns.OfDemonstrationAsync(cancellation)).Single(one => one.Role == role);
        var session = await signIns.OpenDemonstrationAsync(choice.MembershipId, "Firefox sur Linux", cancellation);
        return (await signIns.RecogniseAsync(session!.Id, cancellation))!;
    }
}
