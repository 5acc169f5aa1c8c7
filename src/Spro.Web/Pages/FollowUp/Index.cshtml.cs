using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.DataProtection;
using Spro.Core.Referrals;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.FollowUp;

/// <summary>
/// The person follows their own request, without an account: where it stands, who read it, and what they may do. The
/// same words answer a wrong reference, a wrong word and too many tries.
/// </summary>
[EnableRateLimiting(RateLimits.SigningIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class IndexModel(
    ReferralFollowUps followUps,
    Core.Referrals.Complaints complaints,
    PersonAppointments appointments,
    DataRequests requests,
    SeenRequests seen,
    PersonCopies copies,
    FollowPass pass,
    CatalogueHost catalogues,
    IStringLocalizer<Resources.FollowUps> texts
) : PageModel
{
    private const int LongestPhone = 30;

    /// <summary>The reference.</summary>
    [BindProperty]
    public string? Reference { get; set; }

    /// <summary>The word they chose.</summary>
    [BindProperty]
    public string? Word { get; set; }

    /// <summary>Chosen by the form: what is sent twice is done once.</summary>
    [BindProperty]
    public Guid Step { get; set; }

    /// <summary>The request that the form is about: another may have been opened since in this browser.</summary>
    [BindProperty]
    public Guid About { get; set; }

    /// <summary>The number to call.</summary>
    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>When to call.</summary>
    [BindProperty]
    public TimeBand Band { get; set; }

    /// <summary>From nought to ten.</summary>
    [BindProperty]
    public int? Welcomed { get; set; }

    /// <summary>From nought to ten.</summary>
    [BindProperty]
    public int? Understood { get; set; }

    /// <summary>From nought to ten.</summary>
    [BindProperty]
    public int? KnowsNext { get; set; }

    /// <summary>What they reproach a structure with.</summary>
    [BindProperty]
    public string? Complaint { get; set; }

    /// <summary>It is about the structure that receives; else about the first one.</summary>
    [BindProperty]
    public bool IsAboutReceiver { get; set; }

    internal IReadOnlyList<OpenComplaint> Complaints { get; private set; } = [];

    /// <summary>What they ask about their data.</summary>
    [BindProperty]
    public DataRequestKind Ask { get; set; }

    internal FollowedReferral? Followed { get; private set; }

    /// <summary>What they asked about their data, the latest first.</summary>
    internal IReadOnlyList<SeenRequest> Asked { get; private set; } = [];
    internal Door? Receiver { get; private set; }

    /// <summary>What has just been noted: the key of its sentence.</summary>
    internal string? Done { get; private set; }

    /// <summary>The request, or the form that opens it.</summary>
    public async Task OnGetAsync(string? fait, CancellationToken cancellationToken)
    {
        Done = fait is "appel" or "silence" or "non" or "merci" or "telephone" or "reclamation" or "copie" or "oubli"
            ? fait
            : null;
        await ShowAsync(cancellationToken);
    }

    /// <summary>Opens it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // Once all is erased, the answers of structures are what is left to be seen.
        var opened =
            await followUps.RecogniseAsync(Reference ?? "", Word ?? "", cancellationToken)
            ?? await seen.RecogniseAsync(Reference ?? "", Word ?? "", cancellationToken);
        if (opened is { } id)
        {
            pass.Cookie.Give(HttpContext, id);
            return Redirect(Links.FollowUp);
        }
        Word = null;
        ModelState.Remove(nameof(Word));
        ModelState.AddModelError(nameof(Reference), texts["unknown"]);
        return Page();
    }

    /// <summary>Says no.</summary>
    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken) =>
        ActAsync(id => followUps.WithdrawAsync(id, Step, cancellationToken), "non", cancellationToken);

    /// <summary>Says that nobody called.</summary>
    public Task<IActionResult> OnPostSilenceAsync(CancellationToken cancellationToken) =>
        ActAsync(id => followUps.ReportSilenceAsync(id, Step, cancellationToken), "silence", cancellationToken);

    /// <summary>Asks to be called.</summary>
    public async Task<IActionResult> OnPostCallAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Phone) || Phone.Length > LongestPhone || Phone.Count(char.IsAsciiDigit) < 4)
            ModelState.AddModelError(nameof(Phone), texts["call.phone.wrong"]);
        if (ModelState.IsValid)
            return await ActAsync(
                async id => await followUps.AskCallAsync(id, Step, Phone!.Trim(), Band, cancellationToken) is not null,
                "appel",
                cancellationToken
            );
        await ShowAsync(cancellationToken);
        return Page();
    }

    /// <summary>Complains.</summary>
    public async Task<IActionResult> OnPostComplainAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(Complaint) && Complaint.Length <= Core.Referrals.Complaint.LongestText)
            return await ActAsync(
                async id =>
                    await complaints.ComplainAsync(null, id, Step, IsAboutReceiver, Complaint, cancellationToken)
                        is not null,
                "reclamation",
                cancellationToken
            );
        ModelState.AddModelError(nameof(Complaint), texts["complaint.wrong"]);
        await ShowAsync(cancellationToken);
        return Page();
    }

    /// <summary>Answers the three questions.</summary>
    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellationToken)
    {
        if (Welcomed is { } welcomed && Understood is { } understood && KnowsNext is { } next && ModelState.IsValid)
            return await ActAsync(
                id => followUps.AnswerAsync(id, (welcomed, understood, next), cancellationToken),
                "merci",
                cancellationToken
            );
        ModelState.AddModelError(nameof(Welcomed), texts["questions.missing"]);
        await ShowAsync(cancellationToken);
        return Page();
    }

    /// <summary>Goes to one's appointment, when it was taken among the slots; else says whom to call.</summary>
    public async Task<IActionResult> OnPostAppointmentAsync(CancellationToken cancellationToken) =>
        pass.Cookie.Read(HttpContext) is { } id && id == About
            ? Redirect(
                await appointments.LinkOfReferralAsync(id, cancellationToken) is { } token
                    ? Links.Own(token)
                    : $"{Links.FollowUp}?fait=telephone"
            )
            : Redirect(Links.FollowUp);

    /// <summary>Asks each structure for a copy, or to be forgotten.</summary>
    public Task<IActionResult> OnPostAskAsync(CancellationToken cancellationToken) =>
        ActAsync(
            async id => await requests.AskAsync(Step, Ask, id, cancellationToken) is not null,
            Ask == DataRequestKind.Copy ? "copie" : "oubli",
            cancellationToken
        );

    /// <summary>Gives all that is kept on the path, as a file.</summary>
    public async Task<IActionResult> OnPostCopyAsync(CancellationToken cancellationToken) =>
        pass.Cookie.Read(HttpContext) is { } id
        && id == About
        && (await copies.OfReferralAsync(id, cancellationToken) ?? await copies.OfRequestAsync(id, cancellationToken))
            is { } copy
            ? CopyFile.Of(copy)
            : Redirect(Links.FollowUp);

    /// <summary>Closes it on this device.</summary>
    public IActionResult OnPostClose()
    {
        pass.Cookie.Take(HttpContext);
        return Redirect(Links.FollowUp);
    }

    private async Task<IActionResult> ActAsync(
        Func<Guid, Task<bool>> act,
        string done,
        CancellationToken cancellationToken
    )
    {
        // Somebody else may have opened theirs, on the same telephone: nothing is done to it.
        if (pass.Cookie.Read(HttpContext) is not { } id || id != About)
            ModelState.AddModelError(nameof(Reference), texts["closed"]);
        else if (Step != Guid.Empty)
        {
            try
            {
                if (await act(id))
                    return Redirect($"{Links.FollowUp}?fait={done}");
            }
            catch (RefusedException refused)
            {
                ModelState.AddRefusalAt(nameof(Reference), refused);
            }
        }
        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        if (pass.Cookie.Read(HttpContext) is not { } id)
            return;
        Followed = await followUps.OpenAsync(id, cancellationToken);
        Complaints = await complaints.OfPersonAsync(id, cancellationToken);
        Asked = Followed is null
            ? await seen.OpenAsync(id, cancellationToken)
            : await seen.OfReferralAsync(id, cancellationToken);
        if (Followed is { } followed)
            Receiver = catalogues.Current.Doors.Find(followed.File.Referral.ReceiverPlaceId);
    }
}
