using Microsoft.AspNetCore.Mvc;
using Spro.Core.Ambassadors;
using Spro.Core.Common;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.FollowUp;

namespace Spro.Web.Pages.Encounters;

/// <summary>Who asked, or the adult who is informed, follows the request, takes it back, says afterwards whether they met.</summary>
internal sealed class OwnRequestModel(AmbassadorLists lists, Core.Ambassadors.Encounters encounters, TimeProvider clock)
    : SecretPage
{
    /// <summary>They met.</summary>
    [BindProperty]
    public bool? HasMet { get; set; }

    /// <summary>It helped.</summary>
    [BindProperty]
    public Degree? Helped { get; set; }

    /// <summary>It is as they imagined.</summary>
    [BindProperty]
    public Degree? AsImagined { get; set; }

    internal OwnEncounter? Opened { get; private set; }

    internal bool MayTell =>
        Opened is { Request: { State: EncounterState.Accepted } request }
        && request.MeetsAt <= clock.GetUtcNow().UtcDateTime;

    /// <summary>The request.</summary>
    public async Task OnGetAsync(string token, CancellationToken cancellationToken)
    {
        Token = token;
        Opened = await lists.OwnRequestAsync(token, cancellationToken);
        if (Opened is { Request: var request } && ModelState.IsValid)
            (HasMet, Helped, AsImagined) = (request.HasMet, request.Helped, request.AsImagined);
    }

    /// <summary>Takes it back; who they are is erased.</summary>
    public async Task<IActionResult> OnPostCancelAsync(string token, CancellationToken cancellationToken)
    {
        await encounters.CancelAsync(token, cancellationToken);
        await OnGetAsync(token, cancellationToken);
        return Page();
    }

    /// <summary>All that is kept, as a file.</summary>
    public async Task<IActionResult> OnGetCopyAsync(string token, CancellationToken cancellationToken) =>
        await encounters.CopyAsync(token, cancellationToken) is { } copy ? CopyFile.Of(copy, copy.MadeAt) : NotFound();

    /// <summary>Says whether they met.</summary>
    public async Task<IActionResult> OnPostTellAsync(string token, CancellationToken cancellationToken)
    {
        try
        {
            await encounters.TellAsync(token, HasMet, Helped, AsImagined, cancellationToken);
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("hasMet", nameof(HasMet)));
        }
        await OnGetAsync(token, cancellationToken);
        return Page();
    }
}
