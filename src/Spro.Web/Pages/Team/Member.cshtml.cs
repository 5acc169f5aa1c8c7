using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Teams;
using Spro.Core.Common;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Team;

/// <summary>Somebody of one's structure: their role, their departure, a link when they have forgotten their password.</summary>
internal sealed class MemberModel(Spro.Core.Accounts.Teams.Team team, SiteAddress site) : PageModel
{
    internal const string ChangeRole = "role";
    internal const string Leave = "depart";
    internal const string GiveLink = "lien";

    /// <summary>What is asked: one of the three above.</summary>
    [BindProperty]
    public string? Act { get; set; }

    /// <summary>As what, from now.</summary>
    [BindProperty]
    public Role? Role { get; set; }

    /// <summary>They leave on a day, and not at once; null as long as nothing is chosen.</summary>
    [BindProperty]
    public bool? Later { get; set; }

    /// <summary>That day.</summary>
    [BindProperty]
    public DateParts Day { get; set; } = new();

    internal TeamMember Member { get; private set; } = null!;
    internal Handover? Handover { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await team.FindAsync(HttpContext.Actor(), id, cancellationToken) is not { } member)
            return NotFound();
        (Member, Role) = (member, member.Role);
        return Page();
    }

    /// <summary>Does what is asked.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (await team.FindAsync(actor, id, cancellationToken) is not { } member)
            return NotFound();
        Member = member;
        // A choice that is none of ours is one not made.
        ModelState.Remove(nameof(Role));
        ModelState.Remove(nameof(Later));
        try
        {
            switch (Act)
            {
                case ChangeRole when Role is { } role:
                    await team.ChangeRoleAsync(actor, id, role, cancellationToken);
                    return Redirect(Links.Team);
                case ChangeRole:
                    ModelState.AddModelError(nameof(Role), "Choisissez un rôle.");
                    return Page();
                case Leave when Later is null:
                    ModelState.AddModelError(nameof(Later), "Choisissez quand son accès prend fin.");
                    return Page();
                case Leave when Later == true && Day.ToDate() is null:
                    ModelState.AddModelError(
                        nameof(Day),
                        Day.Problem ?? "Écrivez le dernier jour, par exemple 31 12 2026."
                    );
                    return Page();
                case Leave:
                    await team.LeaveAsync(actor, id, Later == true ? Day.ToDate() : null, cancellationToken);
                    return Redirect(Links.Team);
                case GiveLink when await team.MakePasswordLinkAsync(actor, id, cancellationToken) is { } link:
                    Handover = Handover.Of(member.Name, link, site);
                    break;
            }
            Role = member.Role;
            return Page();
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("role", nameof(Role)), ("day", nameof(Day)));
            return Page();
        }
    }
}
