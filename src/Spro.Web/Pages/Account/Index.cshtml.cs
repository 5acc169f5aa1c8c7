using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Local;
using Spro.Core.Accounts.Providers;
using Spro.Core.Common;
using Spro.Hosting;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;
using Spro.Web.SignIn.ProConnect;

namespace Spro.Web.Pages.Account;

/// <summary>One's own account: who one is here, where one is signed in, and what happened to it.</summary>
internal sealed class IndexModel(
    SignIns sessions,
    ProviderSignIns providers,
    Credentials credentials,
    AccountEvents events,
    SproSettings settings,
    TimeProvider clock
) : PageModel
{
    /// <summary>The password, to end other sessions long after this one was opened.</summary>
    [BindProperty]
    public string? Present { get; set; }

    /// <summary>The session was opened by ProConnect, and has just been ended here.</summary>
    internal bool IsLeavingProConnect { get; private set; }

    /// <summary>Where ProConnect ends it too; null when it does not answer.</summary>
    internal string? ProConnectEnd { get; private set; }

    internal Actor Actor { get; private set; } = null!;
    internal IReadOnlyList<SignInSession> Sessions { get; private set; } = [];
    internal IReadOnlyList<SignInChoice> Choices { get; private set; } = [];
    internal IReadOnlyList<OwnEvent> Events { get; private set; } = [];

    /// <summary>They sign in here by a password, and not by another service.</summary>
    internal bool HasPassword { get; private set; }

    /// <summary>Their password has just been changed.</summary>
    /// <summary>This session has just been opened: whoever is here is who signed in.</summary>
    internal bool IsFresh { get; private set; }

    /// <summary>Shows it.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Actor = HttpContext.Actor();
        Sessions = await sessions.OfAsync(Actor, cancellationToken);
        Choices = await sessions.ChoicesAsync(Actor.AccountId, cancellationToken);
        Events = await events.OfAsync(Actor, cancellationToken);
        HasPassword = await credentials.HasPasswordAsync(Actor, cancellationToken);
        IsFresh = IsFreshAmong(Sessions, Actor);
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
        if ((autres || session is { } one && one != actor.SessionId) && !await IsSureAsync(actor, cancellationToken))
        {
            await ShowAsync(cancellationToken);
            return Page();
        }
        if (session is { } ended)
            return await EndAsync(actor, ended, cancellationToken);
        if (autres)
            await sessions.EndOthersAsync(actor, cancellationToken);
        else if (compte is { } membership)
            await ChangeAsync(actor, membership, cancellationToken);
        return Redirect(Links.OwnAccount);
    }

    // A device left open ends nothing elsewhere: its owner, signed out by somebody else, would not see what goes on.
    private async Task<bool> IsSureAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (IsFreshAmong(await sessions.OfAsync(actor, cancellationToken), actor))
            return true;
        if (!await credentials.HasPasswordAsync(actor, cancellationToken))
        {
            ModelState.AddModelError(
                "",
                "Déconnectez-vous et reconnectez-vous\u00A0: vous pourrez ensuite fermer vos autres appareils."
            );
            return false;
        }
        try
        {
            await credentials.ConfirmAsync(actor, Present, cancellationToken);
            return true;
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("present", nameof(Present)));
            return false;
        }
    }

    private bool IsFreshAmong(IReadOnlyList<SignInSession> open, Actor actor) =>
        open.Any(one => one.Id == actor.SessionId && one.IsFreshAt(clock.GetUtcNow().UtcDateTime));

    private async Task ChangeAsync(Actor actor, Guid membership, CancellationToken cancellationToken)
    {
        var device = Device.Of(Request.Headers.UserAgent);
        if (await sessions.ChangeAsync(actor, membership, device, cancellationToken) is not { } changed)
            return;
        // What ends the provider's session goes on with the one that replaces the one it opened.
        if (await providers.TakeAsync(actor, actor.SessionId, cancellationToken) is { } idToken)
            await providers.KeepAsync(changed.Id, idToken, cancellationToken);
        await HttpContext.SignInAsync(changed);
    }

    private async Task<IActionResult> EndAsync(Actor actor, Guid session, CancellationToken cancellationToken)
    {
        var idToken = await providers.TakeAsync(actor, session, cancellationToken);
        await sessions.EndAsync(actor, session, cancellationToken);
        if (session != actor.SessionId)
            return Redirect(Links.OwnAccount);
        await HttpContext.SignOutAsync();
        // Pages and drafts leave the browser too. Not its cookies: the header would take those of every site of the domain.
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        if (idToken is null || settings.ProConnect is null)
            return Redirect(Links.SignIn);
        IsLeavingProConnect = true;
        ProConnectEnd = await ProConnectSessions.SignOutAddressAsync(HttpContext, idToken);
        return Page();
    }
}
