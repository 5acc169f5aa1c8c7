using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NetEscapades.AspNetCore.SecurityHeaders;
using Spro.Core.Common;
using Spro.Core.ProfessionalDevelopment;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.FollowUp;
using Spro.Web.Pages.ProfessionalDevelopment;

namespace Spro.Web.Pages.DevelopmentProgramme;

/// <summary>What the link of an e-mail opens, without an account: one's enrolment, one's certificate, one's opinion.</summary>
[EnableRateLimiting(RateLimits.Writing)]
[SecurityHeadersPolicy(SecurityHeaders.SecretAddress)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
// The address of the page is what opens it: nobody else can send its forms.
[IgnoreAntiforgeryToken]
internal sealed class EnrolmentModel(ProgrammeLists lists, Enrolments enrolments, Opinions opinions, TimeProvider clock)
    : OpinionPageModel
{
    internal string Token { get; private set; } = "";
    internal EnrolmentView? Opened { get; private set; }
    internal bool IsCertificate { get; private set; }
    internal bool IsOpinionWanted { get; private set; }
    internal bool IsToCome => Opened!.Session.StartsAt > clock.GetUtcNow().UtcDateTime;

    /// <summary>Shows it; mail servers open links too, so this confirms nothing.</summary>
    public async Task OnGetAsync(string token, string? vue, CancellationToken cancellationToken)
    {
        IsCertificate = vue == "attestation";
        await ShowAsync(token, cancellationToken);
    }

    /// <summary>Confirms.</summary>
    public Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken) =>
        DoAsync(token, () => enrolments.ConfirmAsync(token, cancellationToken), cancellationToken);

    /// <summary>Gives up.</summary>
    public Task<IActionResult> OnPostWithdrawAsync(string token, CancellationToken cancellationToken) =>
        DoAsync(token, () => enrolments.WithdrawAsync(token, cancellationToken), cancellationToken);

    /// <summary>Says what one thinks.</summary>
    public Task<IActionResult> OnPostOpinionAsync(string token, CancellationToken cancellationToken) =>
        DoAsync(token, () => opinions.SayAsync(token, Draft, cancellationToken), cancellationToken);

    /// <summary>All that is kept, as a file.</summary>
    public async Task<IActionResult> OnGetCopyAsync(string token, CancellationToken cancellationToken) =>
        await enrolments.CopyAsync(token, cancellationToken) is { } copy ? CopyFile.Of(copy, copy.MadeAt) : NotFound();

    /// <summary>Erases who one is; twice is once.</summary>
    public Task<IActionResult> OnPostEraseAsync(string token, CancellationToken cancellationToken) =>
        DoAsync(token, () => enrolments.EraseAsync(token, cancellationToken), cancellationToken);

    private async Task<IActionResult> DoAsync(string token, Func<Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act();
            return Redirect(Links.EnrolmentLink(Uri.EscapeDataString(token)));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, Fields);
            await ShowAsync(token, cancellationToken);
            return Page();
        }
    }

    private async Task ShowAsync(string token, CancellationToken cancellationToken)
    {
        Token = token;
        Opened = await lists.FindByLinkAsync(token, cancellationToken);
        if (Opened is null)
            return;
        IsLater = opinions.IsLater(Opened.Session);
        IsOpinionWanted = opinions.IsWanted(Opened.Enrolment, Opened.Session);
    }
}
