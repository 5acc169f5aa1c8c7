using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Teams;
using Spro.Core.Common;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Team;

/// <summary>Invites somebody into one's structure.</summary>
[EnableRateLimiting(RateLimits.Writing)]
internal sealed class InviteModel(Invitations invitations, SiteAddress site) : PageModel
{
    /// <summary>Identifier of the invitation to come: the same form sent twice makes one.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>Their name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Their address.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>As what.</summary>
    [BindProperty]
    public Role? Role { get; set; }

    internal Handover? Handover { get; private set; }

    /// <summary>An empty form.</summary>
    public void OnGet() => Id = Guid.CreateVersion7();

    /// <summary>Invites.</summary>
    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        // A role that is none of ours is one not chosen.
        ModelState.Remove(nameof(Role));
        try
        {
            if (Role is not { } role)
            {
                ModelState.AddModelError(nameof(Role), "Choisissez un rôle.");
                _ = Invitations.Read(Name, Email);
                return;
            }
            var invited = new Invited(Id == Guid.Empty ? Guid.CreateVersion7() : Id, Name, Email, role, null);
            var link = await invitations.InviteAsync(HttpContext.Actor(), invited, cancellationToken);
            Handover = Handover.Of(Name!.Trim(), link, site);
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("name", nameof(Name)), ("email", nameof(Email)), ("role", nameof(Role)));
        }
    }
}
