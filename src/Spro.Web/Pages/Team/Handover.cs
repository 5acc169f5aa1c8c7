using Spro.Core.Accounts;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Team;

/// <summary>A link that has just left by e-mail, shown once to who asked for it: they may hand it over themselves.</summary>
/// <param name="Name">Whom it is for.</param>
/// <param name="Address">The address.</param>
/// <param name="Until">Until when it opens something.</param>
internal sealed record Handover(string Name, string Address, string Until)
{
    public const string View = "/Pages/Team/_Handover.cshtml";

    public static Handover Of(string name, IssuedLink link, SiteAddress site) =>
        new(name, site.Absolute(link.Path), link.ExpiresAt.InFrance());
}
