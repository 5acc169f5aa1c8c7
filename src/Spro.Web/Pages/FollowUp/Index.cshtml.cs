using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Referrals;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.FollowUp;

/// <summary>
/// The person follows their own request, without an account: where it stands, who read it, and what they may do. The
/// same words answer a wrong reference, a wrong word and too many tries.
/// </summary>
[EnableRateLimiting(RateLimits.Writing)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class IndexModel(
    ReferralFollowUps followUps,
    FollowPass pass,
    CatalogueHost catalogues,
    IStringLocalizer<Resources.FollowUps> texts
) : PageModel
{
    private const int LongestPhone = 30;

    private static readonly JsonSerializerOptions Copied = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The reference.</summary>
    [BindProperty]
    public string? Reference { get; set; }

    /// <summary>The word they chose.</summary>
    [BindProperty]
    public string? Word { get; set; }

    /// <summary>Chosen by the form: what is sent twice is done once.</summary>
    [BindProperty]
    public Guid Step { get; set; }

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

    internal FollowedReferral? Followed { get; private set; }
    internal Door? Receiver { get; private set; }

    /// <summary>What has just been noted: the key of its sentence.</summary>
    internal string? Done { get; private set; }

    /// <summary>The request, or the form that opens it.</summary>
    public async Task OnGetAsync(string? fait, CancellationToken cancellationToken)
    {
        Done = fait is "appel" or "silence" or "non" or "merci" ? fait : null;
        await ShowAsync(cancellationToken);
    }

    /// <summary>Opens it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await followUps.RecogniseAsync(Reference ?? "", Word ?? "", cancellationToken) is { } id)
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

    /// <summary>Gives all that is kept, as a file.</summary>
    public async Task<IActionResult> OnPostCopyAsync(CancellationToken cancellationToken) =>
        pass.Cookie.Read(HttpContext) is { } id && await followUps.CopyAsync(id, cancellationToken) is { } copy
            ? File(
                JsonSerializer.SerializeToUtf8Bytes(copy, Copied),
                "application/json",
                $"demande-{copy.Reference}.json"
            )
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
        if (Step != Guid.Empty && pass.Cookie.Read(HttpContext) is { } id)
        {
            try
            {
                if (await act(id))
                    return Redirect($"{Links.FollowUp}?fait={done}");
            }
            catch (RefusedException refused)
            {
                ModelState.AddModelError(nameof(Phone), refused.Message);
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
        if (Followed is { } followed)
            Receiver = catalogues.Current.Doors.Find(followed.File.Referral.ReceiverPlaceId);
    }
}
