using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Account;

/// <summary>One's own account: who one is here, and where one is signed in.</summary>
internal sealed class IndexModel(SignIns sessions) : PageModel
{
    internal Actor Actor { get; private set; } = null!;
    internal IReadOnlyList<SignInSession> Sessions { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Actor = HttpContext.Actor();
        Sessions = await sessions.OfAsync(Actor, cancellationToken);
    }

    /// <summary>Ends a session, which may be this one.</summary>
    public async Task<IActionResult> OnPostAsync(Guid session, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        await sessions.EndAsync(actor, session, cancellationToken);
        if (session != actor.SessionId)
            return Redirect(Links.OwnAccount);
        await HttpContext.SignOutAsync();
        return Redirect(Links.SignIn);
    }
}
