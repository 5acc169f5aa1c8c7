using Spro.Core.Accounts;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Team;

/// <summary>A link that has just been made, shown once to who asked for it when nothing sends it.</summary>
/// <param name="Name">Whom it is for.</param>
/// <param name="Address">The address, when it is to be handed over; null when it is on its way.</param>
/// <param name="Until">Until when it opens something.</param>
internal sealed record Handover(string Name, string? Address, string Until)
{
    public const string View = "/Pages/Team/_Handover.cshtml";

    public static Handover Of(string name, IssuedLink link, SiteAddress site) =>
        new(name, link.IsSent ? null : site.Absolute(Links.SingleUse(link)), link.ExpiresAt.InFrance());
}
