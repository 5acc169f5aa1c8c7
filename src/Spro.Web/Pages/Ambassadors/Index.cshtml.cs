using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Spro.Core.Accounts;
using Spro.Core.Ambassadors;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
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
    private IReadOnlyList<OtherAmbassador> _others = [];

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
    public Guid? To { get; set; }

    /// <summary>Words of the listings that are looked for.</summary>
    [BindProperty(Name = "mots", SupportsGet = true)]
    public string? Words { get; set; }

    /// <summary>Which page of the list.</summary>
    [BindProperty(Name = "p", SupportsGet = true)]
    public int Number { get; set; }

    /// <summary>Which page of those that wait.</summary>
    [BindProperty(Name = "attente", SupportsGet = true)]
    public int WaitingPage { get; set; }

    /// <summary>Which page of the requests that were let go.</summary>
    [BindProperty(Name = "demandes", SupportsGet = true)]
    public int LetGoPage { get; set; }

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal ListPage<AnimatedAmbassador> All { get; private set; } = null!;
    internal ListPage<Ambassador> Waiting { get; private set; } = null!;
    internal ListPage<LetGoRequest> LetGo { get; private set; } = null!;
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
            await encounters.PassOnAsync(HttpContext.Actor(), Asked, To ?? Guid.Empty, cancellationToken);
            return Redirect(Links.Ambassadors + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("to", $"To-{Asked}"));
            await ShowAsync(cancellationToken);
            return Page();
        }
    }

    /// <summary>Says that nobody else can meet whoever asked.</summary>
    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellationToken)
    {
        if (await encounters.EndAsync(HttpContext.Actor(), Asked, cancellationToken))
            return Redirect(Links.Ambassadors + "?note=true");
        ModelState.AddModelError("", "Cette demande n'attend plus\u00A0: quelqu'un l'a passée ou close avant vous.");
        await ShowAsync(cancellationToken);
        return Page();
    }

    internal IReadOnlyList<SelectListItem> Others(LetGoRequest request) =>
        [
            .. _others
                .Where(one => one.Id != request.AmbassadorId && one.Ways.Each().Contains(request.Way))
                .Select(one => new SelectListItem(one.Name, one.Id.ToString())),
        ];

    internal string SectorName(string code) => Catalogue.Occupations.SectorOf(code)?.Label ?? code;

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        All = await lists.OfAsync(actor, Words, Number, cancellationToken);
        Waiting = await lists.WaitingAsync(actor, WaitingPage, cancellationToken);
        LetGo = await lists.LetGoAsync(actor, LetGoPage, cancellationToken);
        _others = await lists.OthersAsync(actor, LetGo.Rows, cancellationToken);
        Sectors = await lists.SectorsOfAsync(actor, cancellationToken);
    }
}
