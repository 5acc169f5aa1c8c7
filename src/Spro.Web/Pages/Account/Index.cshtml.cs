using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Local;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Account;

/// <summary>One's own account: who one is here, where one is signed in, and what happened to it.</summary>
internal sealed class IndexModel(SignIns sessions, Credentials credentials, AccountEvents events) : PageModel
{
    internal Actor Actor { get; private set; } = null!;
    internal IReadOnlyList<SignInSession> Sessions { get; private set; } = [];
    internal IReadOnlyList<SignInChoice> Choices { get; private set; } = [];
    internal IReadOnlyList<OwnEvent> Events { get; private set; } = [];

    /// <summary>They sign in here by a password, and not by another service.</summary>
    internal bool HasPassword { get; private set; }

    /// <summary>Their password has just been changed.</summary>
    internal bool IsSaved { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(bool note, CancellationToken cancellationToken)
    {
        Actor = HttpContext.Actor();
        Sessions = await sessions.OfAsync(Actor, cancellationToken);
        Choices = await sessions.ChoicesAsync(Actor.AccountId, cancellationToken);
        Events = await events.OfAsync(Actor, cancellationToken);
        HasPassword = await credentials.HasPasswordAsync(Actor, cancellationToken);
        IsSaved = note;
    }

    /// <summary>Ends a session, which may be this one, or all the others; or goes on as something else.</summary>
    public async Task<IActionResult> OnPostAsync(
        Guid? session,
        bool autres,
        Guid? compte,
        CancellationToken cancellationToken
    )
    {
        var actor = HttpContext.Actor();
        if (autres)
            await sessions.EndOthersAsync(actor, cancellationToken);
        else if (compte is { } membership)
        {
            var device = Device.Of(Request.Headers.UserAgent);
            if (await sessions.ChangeAsync(actor, membership, device, cancellationToken) is { } changed)
                await HttpContext.SignInAsync(changed);
        }
        else if (session is { } ended)
        {
            await sessions.EndAsync(actor, ended, cancellationToken);
            if (ended == actor.SessionId)
            {
                await HttpContext.SignOutAsync();
                return Redirect(Links.SignIn);
            }
        }
        return Redirect(Links.OwnAccount);
    }
}
