using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Spro.Core.Accounts.Providers;
using Spro.Hosting;
using Spro.Web.Infrastructure;

namespace Spro.Web.SignIn.ProConnect;

/// <summary>Where somebody was when they left for ProConnect, and what they were typing.</summary>
/// <param name="Back">A page of this site; null when they came for no page.</param>
/// <param name="Typed">The fields of a form whose session had ended.</param>
/// <param name="Invitation">The end of the address of the invitation that signing in accepts; null when there is none.</param>
internal sealed record Departure(string? Back, KeyValuePair<string, string>[] Typed, string? Invitation = null)
{
    /// <summary>It says no more than the address of the page does.</summary>
    [JsonIgnore]
    public bool HoldsNothing => Typed.Length == 0 && Invitation is null;
}

/// <summary>
/// Keeps a departure in the browser that leaves, closed, until it comes back: nothing of it is sent to the provider, and
/// nothing is lost when the provider refuses.
/// </summary>
internal sealed class Departures(IDataProtectionProvider protection, SproSettings settings)
{
    // The headers of an answer fit in what a proxy holds by default.
    private const int Longest = 1500;

    private readonly string _cookie = (settings.PublicUrl.Scheme == "https" ? "__Secure-" : "") + "spro-depart";
    private readonly ChunkingCookieManager _cookies = new();
    private readonly ITimeLimitedDataProtector _protector = protection
        .CreateProtector(typeof(Departures).FullName!)
        .ToTimeLimitedDataProtector();

    /// <summary>Keeps it; false when it is too long to.</summary>
    public bool Keep(HttpContext context, Departure departure)
    {
        var text = JsonSerializer.Serialize(departure);
        if (text.Length > Longest)
            return false;
        _cookies.AppendResponseCookie(
            context,
            _cookie,
            _protector.Protect(text, ProviderSignIns.LongestAnswer),
            Options()
        );
        return true;
    }

    /// <summary>The departure of this browser; null when there is none.</summary>
    public Departure? Read(HttpContext context)
    {
        try
        {
            return _cookies.GetRequestCookie(context, _cookie) is { Length: > 0 } kept
                ? JsonSerializer.Deserialize<Departure>(_protector.Unprotect(kept))
                : null;
        }
        catch (CryptographicException)
        {
            // Too old, or not ours.
            return null;
        }
    }

    /// <summary>Forgets it.</summary>
    public void Forget(HttpContext context)
    {
        if (context.Request.Cookies.ContainsKey(_cookie))
            _cookies.DeleteCookie(context, _cookie, Options());
    }

    private CookieOptions Options() =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = settings.PublicUrl.Scheme == "https",
            Path = Links.SignIn,
            MaxAge = ProviderSignIns.LongestAnswer,
        };
}
