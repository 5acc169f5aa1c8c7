using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Providers;
using Spro.Hosting;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;
using Spro.Web.SignIn.ProConnect;

namespace Spro.Web.Pages.Account;

/// <summary>One's own account: who one is here, and where one is signed in.</summary>
internal sealed class IndexModel(SignIns sessions, ProviderSignIns providers, SproSettings settings) : PageModel
{
    /// <summary>The session was opened by ProConnect, and has just been ended here.</summary>
    internal bool IsLeavingProConnect { get; private set; }

    /// <summary>Where ProConnect ends it too; null when it does not answer.</summary>
    internal string? ProConnectEnd { get; private set; }

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
        var idToken = await providers.TakeAsync(actor, session, cancellationToken);
        await sessions.EndAsync(actor, session, cancellationToken);
        if (session != actor.SessionId)
            return Redirect(Links.OwnAccount);
        await HttpContext.SignOutAsync();
        if (idToken is null || settings.ProConnect is null)
            return Redirect(Links.SignIn);
        IsLeavingProConnect = true;
        ProConnectEnd = await ProConnectSessions.SignOutAddressAsync(HttpContext, idToken);
        return Page();
    }
}
