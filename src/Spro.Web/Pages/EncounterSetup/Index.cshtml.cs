using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Ambassadors;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.EncounterSetup;

/// <summary>The Région says which associated body animates which sector, and where "Rencontre un pro" is.</summary>
internal sealed class IndexModel(AmbassadorRegister register, AmbassadorLists lists, CatalogueHost catalogues)
    : PageModel
{
    /// <summary>The sector.</summary>
    [BindProperty]
    public string? Sector { get; set; }

    /// <summary>The body, by its name.</summary>
    [BindProperty]
    public string? Structure { get; set; }

    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid NewId { get; set; }

    /// <summary>Where the portal is.</summary>
    [BindProperty]
    public string? Address { get; set; }

    /// <summary>The sector that is counted.</summary>
    [BindProperty]
    public string? Counted { get; set; }

    /// <summary>How many companies.</summary>
    [BindProperty]
    public string? Companies { get; set; }

    /// <summary>When they were counted.</summary>
    [BindProperty]
    public DateParts CountedOn { get; set; } = new();

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal IReadOnlyList<HostedSector> Hosts { get; private set; } = [];
    internal IReadOnlyList<PortalStatement> Statements { get; private set; } = [];

    /// <summary>The lists and the forms.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Gives a sector to a body.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        DoAsync(() => register.HostAsync(HttpContext.Actor(), Sector, Structure, cancellationToken), cancellationToken);

    /// <summary>Takes it back.</summary>
    public Task<IActionResult> OnPostEndAsync(Guid body, CancellationToken cancellationToken) =>
        DoAsync(
            () => register.UnhostAsync(HttpContext.Actor(), Sector ?? "", body, cancellationToken),
            cancellationToken
        );

    /// <summary>Says where the portal is.</summary>
    public Task<IActionResult> OnPostPortalAsync(CancellationToken cancellationToken) =>
        DoAsync(
            async () =>
            {
                var wrong = new Mistakes();
                var day = wrong.Try(() => CountedOn.Read("countedOn"));
                await wrong.TryAsync(() =>
                    register.StateAsync(
                        HttpContext.Actor(),
                        NewId == Guid.Empty ? Guid.CreateVersion7() : NewId,
                        Address,
                        Counted,
                        TypedNumber.Read(Companies),
                        day,
                        cancellationToken
                    )
                );
                wrong.Throw();
            },
            cancellationToken
        );

    private async Task<IActionResult> DoAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act();
            return Redirect(Links.EncounterSetup + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("sector", nameof(Sector)),
                ("structure", nameof(Structure)),
                ("address", nameof(Address)),
                ("counted", nameof(Counted)),
                ("companies", nameof(Companies)),
                ("countedOn", nameof(CountedOn))
            );
        }
        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Hosts = await lists.HostsAsync(cancellationToken);
        Statements = await lists.PortalAsync(cancellationToken);
    }
}
