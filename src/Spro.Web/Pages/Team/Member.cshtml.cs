using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Teams;
using Spro.Core.Common;
using Spro.Core.Members;
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

    /// <summary>Their last day, as the form shows it.</summary>
    [BindProperty]
    public DateOnly? Shown { get; set; }

    internal TeamMember Member { get; private set; } = null!;
    internal Handover? Handover { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await team.FindAsync(HttpContext.Actor(), id, cancellationToken) is not { } member)
            return NotFound();
        (Member, Role, Shown) = (member, member.Role, member.To);
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
        if (Role is null)
            ModelState.Remove(nameof(Role));
        if (Later is null)
            ModelState.Remove(nameof(Later));
        try
        {
            switch (Act)
            {
                case ChangeRole when Role is { } role:
                    return await team.ChangeRoleAsync(actor, id, role, cancellationToken)
                        ? Redirect(Links.Team)
                        : await ShowMeanwhileAsync(cancellationToken);
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
                    return await team.LeaveAsync(
                        actor,
                        id,
                        Shown,
                        Later == true ? Day.ToDate() : null,
                        cancellationToken
                    )
                        ? Redirect(Links.Team)
                        : await ShowMeanwhileAsync(cancellationToken);
                case GiveLink when await team.MakePasswordLinkAsync(actor, id, cancellationToken) is { } link:
                    Handover = Handover.Of(member.Name, link, site);
                    break;
            }
            Role = member.Role;
            return Page();
        }
        catch (RefusedException refused)
        {
            if (refused.Code == DirectoryEdits.ChangedMeanwhile)
                return await ShowMeanwhileAsync(cancellationToken);
            ModelState.AddRefusal(refused, ("role", nameof(Role)), ("day", nameof(Day)));
            return Page();
        }
    }

    // Somebody else has changed what they are, or when they leave: with another role they are there anew, at another address.
    private async Task<IActionResult> ShowMeanwhileAsync(CancellationToken cancellationToken)
    {
        var now = (await team.MembersAsync(HttpContext.Actor(), cancellationToken)).FirstOrDefault(one =>
            one.AccountId == Member.AccountId && one.IsThere
        );
        // The other click of the same form.
        if (Act == ChangeRole ? now is not null && now.Role == Role : now is null)
            return Redirect(Links.Team);
        ModelState.AddModelError(
            "",
            "Quelqu'un a changé son rôle ou son départ pendant que vous écriviez. Relisez, puis recommencez si c'est encore utile."
        );
        if (now is null)
            return await OnGetAsync(Member.MembershipId, cancellationToken);
        Member = now;
        ModelState.Remove(nameof(Shown));
        (Role, Shown) = (Member.Role, Member.To);
        if (Act == Leave)
        {
            Later = Member.To is null ? null : true;
            Day = Member.To is { } last ? DateParts.Of(last) : new();
        }
        ViewData.SayWhatIsKept();
        return Page();
    }
}
