using Microsoft.AspNetCore.DataProtection;
using Spro.Hosting;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.ReferralReply;

/// <summary>Takes the token out of the address: a link is opened once, then a cookie of this page alone goes on.</summary>
internal sealed class ReplyPass(IDataProtectionProvider protection, SproSettings settings)
{
    /// <summary>Two hours to answer, then the link is opened again.</summary>
    public PassCookie Cookie { get; } =
        new("spro-reponse", Links.ReferralReply, TimeSpan.FromHours(2), protection, settings);
}
