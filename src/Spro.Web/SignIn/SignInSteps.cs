using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Spro.Web.SignIn;

/// <summary>What somebody who is signing in has shown so far.</summary>
/// <param name="Account">Whose password was right.</param>
/// <param name="Next">What is asked next.</param>
/// <param name="At">When it was shown.</param>
/// <param name="Secret">What the telephone to be set was given.</param>
internal sealed record SignInStep(Guid Account, SignInAsked Next, DateTime At, string? Secret = null);

/// <summary>What signing in asks, one page after the other.</summary>
internal enum SignInAsked
{
    /// <summary>An address and a password.</summary>
    Password,

    /// <summary>A code of the telephone, or a recovery code.</summary>
    Code,

    /// <summary>The first code of a telephone that is being set.</summary>
    Phone,

    /// <summary>To write down the recovery codes.</summary>
    RecoveryCodes,

    /// <summary>As what, for who is several things.</summary>
    Choice,
}

/// <summary>
/// Carries a step of signing in through a page, closed: no cookie and no row tells of somebody who is not signed in yet.
/// It serves for ten minutes, and for one session (docs/adr/0021).
/// </summary>
internal sealed class SignInSteps(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _protector = protection.CreateProtector("Spro.SignIn.Step");

    /// <summary>A step that has just been made, closed.</summary>
    public string Close(Guid account, SignInAsked next, string? secret = null) =>
        _protector.Protect(JsonSerializer.Serialize(new SignInStep(account, next, Now, secret)));

    /// <summary>The step that a page carried; null when it is none of ours, or is too old.</summary>
    public SignInStep? Open(string? closed)
    {
        if (string.IsNullOrEmpty(closed))
            return null;
        try
        {
            var step = JsonSerializer.Deserialize<SignInStep>(_protector.Unprotect(closed));
            return step is not null && Now < step.At + Longest ? step : null;
        }
        catch (Exception altered) when (altered is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
