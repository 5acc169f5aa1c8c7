using Microsoft.AspNetCore.DataProtection;
using Spro.Hosting;

namespace Spro.Web.Infrastructure;

/// <summary>
/// Lets somebody without an account go on for a while on the pages of one thing, once a word or a link has shown that
/// they may: the cookie holds its identifier, protected, and opens nothing else.
/// </summary>
internal sealed class PassCookie(
    string name,
    string path,
    TimeSpan life,
    IDataProtectionProvider protection,
    SproSettings settings
)
{
    private readonly ITimeLimitedDataProtector _protector = protection
        .CreateProtector("Spro.Pass." + name)
        .ToTimeLimitedDataProtector();

    // Of one page, so not "__Host-", which is of the whole site.
    private readonly string _name = settings.PublicUrl.Scheme == "https" ? "__Secure-" + name : name;

    /// <summary>Gives it.</summary>
    public void Give(HttpContext context, Guid id) =>
        context.Response.Cookies.Append(_name, _protector.Protect(id.ToString(), life), Options());

    /// <summary>Takes it back.</summary>
    public void Take(HttpContext context) => context.Response.Cookies.Delete(_name, Options());

    /// <summary>What it opens; null without one, or with one that is too old or altered.</summary>
    public Guid? Read(HttpContext context)
    {
        if (context.Request.Cookies[_name] is not { } held)
            return null;
        try
        {
            return Guid.TryParse(_protector.Unprotect(held), out var id) ? id : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private CookieOptions Options() =>
        new()
        {
            Path = path,
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = settings.PublicUrl.Scheme == "https",
        };
}
