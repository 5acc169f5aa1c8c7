using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.DataProtection;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.PersonRights;

/// <summary>
/// Writes down what somebody asks who comes or phones, and lists what the structure has to answer. The data-protection officer
/// writes down too, and sees no list of persons.
/// </summary>
[EnableRateLimiting(RateLimits.SigningIn)]
internal sealed class IndexModel(
    DataRequests requests,
    StructureRequests answers,
    ArchivesHolds archives,
    OwnLinks links
) : PageModel
{
    /// <summary>Chosen by the form: what is sent twice is asked once.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>What they ask.</summary>
    [BindProperty]
    public DataRequestKind? Kind { get; set; }

    /// <summary>The reference of their hand-over.</summary>
    [BindProperty]
    public string? Reference { get; set; }

    /// <summary>Its word.</summary>
    [BindProperty]
    public string? Word { get; set; }

    /// <summary>The code of their sheet or card.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>A word they choose, to read the answers.</summary>
    [BindProperty]
    public string? Chosen { get; set; }

    /// <summary>The hand-over whose file is open.</summary>
    [BindProperty(SupportsGet = true, Name = "aiguillage")]
    public Guid? ReferralId { get; set; }

    /// <summary>The appointment, or the waiting for one, whose file is open.</summary>
    [BindProperty(SupportsGet = true, Name = "rendezvous")]
    public Guid? AppointmentId { get; set; }

    /// <summary>The contact whose page is open.</summary>
    [BindProperty(SupportsGet = true, Name = "accueil")]
    public Guid? ContactId { get; set; }

    /// <summary>Where the person is sent the links of their registrations and requests.</summary>
    [BindProperty]
    public string? Address { get; set; }

    /// <summary>The reference of the archives' approval.</summary>
    [BindProperty]
    public string? Approval { get; set; }

    internal bool IsOfStructure => Rights.Of(HttpContext.Actor().Role, Purpose.PersonRights) == Reach.Structure;
    internal bool IsManager => HttpContext.Actor().Role == Role.StructureManager;
    internal bool HasFile => ReferralId is not null || AppointmentId is not null || ContactId is not null;
    internal bool AreLinksSent { get; private set; }
    internal IReadOnlyList<RequestLine> All { get; private set; } = [];
    internal ArchivesHold? Awaited { get; private set; }

    /// <summary>What was just written down, to be told to the person.</summary>
    internal DataRequest? Asked { get; private set; }

    /// <summary>The list and the form.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Writes down what somebody asks.</summary>
    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        ModelState.Remove(nameof(Kind));
        if (Kind is not { } kind)
            ModelState.AddModelError(nameof(Kind), "Choisissez ce que la personne demande.");
        else if (Id != Guid.Empty)
            try
            {
                Asked = await requests.AskAtDeskAsync(
                    HttpContext.Actor(),
                    Id,
                    kind,
                    new ShownBy
                    {
                        Reference = Reference,
                        Word = Word,
                        Code = Code,
                        ReferralId = ReferralId,
                        AppointmentId = AppointmentId,
                        ContactId = ContactId,
                    },
                    Chosen,
                    cancellationToken
                );
            }
            catch (RefusedException refused)
            {
                ModelState.AddModelError(
                    refused.Field switch
                    {
                        "code" => nameof(Code),
                        "choisi" => nameof(Chosen),
                        _ => nameof(Reference),
                    },
                    refused.Message
                );
            }
        Word = null;
        ModelState.Remove(nameof(Word));
        await ShowAsync(cancellationToken);
    }

    /// <summary>Sends somebody the links of what they registered or asked for; nothing of it is shown here.</summary>
    public async Task OnPostLinksAsync(CancellationToken cancellationToken)
    {
        ModelState.Remove(nameof(Kind));
        try
        {
            await links.SendAsync(Address, cancellationToken);
            AreLinksSent = true;
            Address = null;
            ModelState.Remove(nameof(Address));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("email", nameof(Address)));
        }
        await ShowAsync(cancellationToken);
    }

    /// <summary>States that the archives' approval is needed before anything of the structure is destroyed.</summary>
    public async Task<IActionResult> OnPostHoldAsync(CancellationToken cancellationToken)
    {
        if (!IsManager)
            return Forbid();
        await archives.StateAsync(HttpContext.Actor(), cancellationToken);
        return Redirect(Links.DataRequests);
    }

    /// <summary>Records the approval: what was closed is erased.</summary>
    public async Task<IActionResult> OnPostApproveAsync(CancellationToken cancellationToken)
    {
        if (!IsManager)
            return Forbid();
        try
        {
            await archives.ApproveAsync(HttpContext.Actor(), Approval, cancellationToken);
            return Redirect(Links.DataRequests);
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusalAt(nameof(Approval), refused);
            await ShowAsync(cancellationToken);
            return Page();
        }
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Id = Guid.CreateVersion7();
        ModelState.Remove(nameof(Id));
        if (!IsOfStructure)
            return;
        All = await answers.ListAsync(HttpContext.Actor(), cancellationToken);
        if (IsManager)
            Awaited = await archives.AwaitedAsync(HttpContext.Actor(), cancellationToken);
    }
}
