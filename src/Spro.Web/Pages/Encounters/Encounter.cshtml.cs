using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.Ambassadors;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Encounters;

/// <summary>Somebody who talks of their occupation, and the request to meet them, which goes through the service.</summary>
[EnableRateLimiting(RateLimits.Writing)]
// Nobody is signed in: a forged request would borrow nothing.
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class EncounterModel(
    AmbassadorLists lists,
    Core.Ambassadors.Encounters encounters,
    CatalogueHost catalogues
) : PageModel
{
    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid NewId { get; set; }

    /// <summary>How they want to be called.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Where they are answered.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>What they would like to know.</summary>
    [BindProperty]
    public string? Question { get; set; }

    /// <summary>How they wish to meet.</summary>
    [BindProperty]
    public EncounterWays Way { get; set; }

    /// <summary>They are under 18.</summary>
    [BindProperty]
    public bool? IsMinor { get; set; }

    /// <summary>The adult who is informed.</summary>
    [BindProperty]
    public string? AdultName { get; set; }

    /// <summary>Where that adult is written to.</summary>
    [BindProperty]
    public string? AdultEmail { get; set; }

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal PublicAmbassador Opened { get; private set; } = null!;
    internal bool IsSent { get; private set; }

    /// <summary>The listing.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await ShowAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        try
        {
            await encounters.AskAsync(
                id,
                new EncounterDraft(
                    NewId == Guid.Empty ? Guid.CreateVersion7() : NewId,
                    Name,
                    Email,
                    Question,
                    Way,
                    IsMinor,
                    AdultName,
                    AdultEmail
                ),
                cancellationToken
            );
            IsSent = true;
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("name", nameof(Name)),
                ("email", nameof(Email)),
                ("question", nameof(Question)),
                ("way", nameof(Way)),
                ("isMinor", nameof(IsMinor)),
                ("adultName", nameof(AdultName)),
                ("adultEmail", nameof(AdultEmail))
            );
        }
        return Page();
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await lists.FindPublicAsync(id, cancellationToken) is not { } found)
            return false;
        Opened = found;
        return true;
    }
}
