using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Members;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.WhoToCall;

/// <summary>A structure as its colleagues see it: whom to call, what is new, follow it, propose a correction.</summary>
internal sealed class StructureModel(Core.Members.WhoToCall whoToCall, Following following, Corrections corrections)
    : PageModel
{
    /// <summary>Chosen by the form of a correction.</summary>
    [BindProperty]
    public Guid NewId { get; set; }

    /// <summary>The place to correct.</summary>
    [BindProperty]
    public Guid? Place { get; set; }

    /// <summary>What should be corrected.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>What has just been done.</summary>
    internal string? Note { get; private set; }
    internal ColleagueView View { get; private set; } = null!;
    internal IReadOnlyList<ProposedCorrection> Proposed { get; private set; } = [];

    /// <summary>The actor keeps it true: they correct it themselves.</summary>
    internal bool IsOwn =>
        HttpContext.Actor() is var actor
        && actor.May(Purpose.Directory)
        && (
            Rights.Of(actor.Role, Purpose.Directory) == Reach.Network
                ? View.Found.Network?.Code == actor.NetworkCode
                : View.Found.Structure.Id == actor.StructureId
        );

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, string? note, CancellationToken cancellationToken)
    {
        Note = note switch
        {
            "suivie" => "Vous suivez cette structure.",
            "arret" => "Vous ne suivez plus cette structure.",
            "propose" => "Merci. La structure lit votre proposition, et vous lirez sa réponse ici.",
            _ => null,
        };
        return await FindAsync(id, cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Follows it, or no longer.</summary>
    public async Task<IActionResult> OnPostFollowAsync(Guid id, bool suivre, CancellationToken cancellationToken) =>
        await following.SetAsync(HttpContext.Actor(), id, suivre, cancellationToken)
            ? Redirect(Links.Colleagues(id) + (suivre ? "?note=suivie" : "?note=arret"))
            : NotFound();

    /// <summary>Proposes a correction.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        // A choice that is none of ours is one not made.
        ModelState.Remove(nameof(Place));
        try
        {
            return await corrections.ProposeAsync(
                HttpContext.Actor(),
                id,
                new CorrectionDraft(NewId, Place, Text),
                cancellationToken
            )
                ? Redirect(Links.Colleagues(id) + "?note=propose")
                : NotFound();
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("place", nameof(Place)), ("text", nameof(Text)));
            return await FindAsync(id, cancellationToken) ? Page() : NotFound();
        }
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (await whoToCall.FindAsync(actor, id, cancellationToken) is not { } view)
            return false;
        View = view;
        Proposed = await corrections.ProposedAsync(actor, id, cancellationToken);
        return true;
    }
}
