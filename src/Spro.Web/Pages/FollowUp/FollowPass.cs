using Microsoft.AspNetCore.DataProtection;
using Spro.Hosting;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.FollowUp;

/// <summary>Goes on for half an hour after the reference and the word: the telephone may be somebody else's.</summary>
internal sealed class FollowPass(IDataProtectionProvider protection, SproSettings settings)
{
    /// <summary>The cookie.</summary>
    public PassCookie Cookie { get; } =
        new("spro-suivi", Links.FollowUp, TimeSpan.FromMinutes(30), protection, settings);
}
