using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts.Teams;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Team;

/// <summary>The people of one's structure, and those who are invited.</summary>
internal sealed class IndexModel(
    Spro.Core.Accounts.Teams.Team team,
    Invitations invitations,
    SiteAddress site,
    TimeProvider clock
) : PageModel
{
    internal IReadOnlyList<TeamMember> Members { get; private set; } = [];
    internal IReadOnlyList<PendingInvitation> Pending { get; private set; } = [];
    internal Handover? Handover { get; private set; }

    internal IEnumerable<TeamMember> There => Members.Where(member => member.IsThere);
    internal IEnumerable<TeamMember> Others => Members.Where(member => !member.IsThere);

    internal bool IsOld(PendingInvitation invitation) => invitation.ExpiresAt <= clock.GetUtcNow().UtcDateTime;

    /// <summary>Shows them.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Sends an invitation again, or takes it back.</summary>
    public async Task<IActionResult> OnPostAsync(Guid? renvoyer, Guid? reprendre, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (reprendre is { } withdrawn)
            return await invitations.WithdrawAsync(actor, withdrawn, cancellationToken)
                ? Redirect(Links.Team)
                : NotFound();
        if (renvoyer is { } sent)
        {
            var name = (await invitations.PendingAsync(actor, cancellationToken))
                .FirstOrDefault(one => one.Id == sent)
                ?.Name;
            if (await invitations.ResendAsync(actor, sent, cancellationToken) is not { } link)
                return NotFound();
            // Shown in answer to the form and not after a redirection: nothing keeps it.
            Handover = Handover.Of(name ?? "", link, site);
        }
        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Members = await team.MembersAsync(HttpContext.Actor(), cancellationToken);
        Pending = await invitations.PendingAsync(HttpContext.Actor(), cancellationToken);
    }
}
