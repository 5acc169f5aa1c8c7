using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Spro.Core.Accounts;
using Spro.Core.Ambassadors;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Ambassadors;

/// <summary>Those whom an associated body, or the Région, animates: accepts, passes requests on, sees who answers.</summary>
internal sealed class IndexModel(
    AmbassadorRegister register,
    AmbassadorLists lists,
    Core.Ambassadors.Encounters encounters,
    CatalogueHost catalogues
) : PageModel
{
    /// <summary>The listing that is accepted or refused.</summary>
    [BindProperty]
    public Guid Listing { get; set; }

    /// <summary>It is accepted.</summary>
    [BindProperty]
    public bool? IsAccepted { get; set; }

    /// <summary>Why it is not.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The request that is passed on.</summary>
    [BindProperty(Name = "Request")]
    public Guid Asked { get; set; }

    /// <summary>To whom.</summary>
    [BindProperty]
    public Guid To { get; set; }

    /// <summary>It has just been written.</summary>
    [BindProperty(Name = "note", SupportsGet = true)]
    public bool IsWritten { get; set; }

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal IReadOnlyList<AnimatedAmbassador> All { get; private set; } = [];
    internal IReadOnlyList<LetGoRequest> LetGo { get; private set; } = [];
    internal IReadOnlyCollection<string> Sectors { get; private set; } = [];
    internal bool ActorIsRegion => HttpContext.Actor().May(Purpose.EncounterSetup);

    /// <summary>The lists.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Accepts or refuses one that waits.</summary>
    public async Task<IActionResult> OnPostReviewAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (IsAccepted is not { } accepted)
                throw RefusedException.At("isAccepted", "missing", "Dites si vous acceptez.");
            await register.ReviewAsync(HttpContext.Actor(), Listing, accepted, Reason, cancellationToken);
            return Redirect(Links.Ambassadors + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("isAccepted", $"IsAccepted-{Listing}"), ("reason", $"Reason-{Listing}"));
            await ShowAsync(cancellationToken);
            return Page();
        }
    }

    /// <summary>Passes a request on.</summary>
    public async Task<IActionResult> OnPostPassAsync(CancellationToken cancellationToken)
    {
        try
        {
            await encounters.PassOnAsync(HttpContext.Actor(), Asked, To, cancellationToken);
            return Redirect(Links.Ambassadors + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("to", $"To-{Asked}"));
            await ShowAsync(cancellationToken);
            return Page();
        }
    }

    internal IEnumerable<SelectListItem> Others(LetGoRequest request) =>
        All.Where(one =>
                one.Listing.State == AmbassadorState.Active
                && one.Listing.Id != request.AmbassadorId
                && one.Listing.Ways.Each().Contains(request.Way)
            )
            .Select(one => new SelectListItem(one.Listing.Name, one.Listing.Id.ToString()))
            .Prepend(new("Choisir", ""));

    internal string SectorName(string code) => Catalogue.Occupations.SectorOf(code)?.Label ?? code;

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        All = await lists.OfAsync(actor, cancellationToken);
        LetGo = await lists.LetGoAsync(actor, cancellationToken);
        Sectors = await lists.SectorsOfAsync(actor, cancellationToken);
    }
}
