using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Charter;
using Spro.Core.Common;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CharterUpkeep;

/// <summary>A slip of the pen of the version that holds.</summary>
internal sealed class ErratumModel(Charters charters, CharterRecords records) : PageModel
{
    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid ErratumId { get; set; } = Guid.CreateVersion7();

    /// <summary>The clause.</summary>
    [BindProperty]
    public string? Clause { get; set; }

    /// <summary>Its words.</summary>
    [BindProperty]
    public string? Says { get; set; }

    /// <summary>What they should be.</summary>
    [BindProperty]
    public string? ShouldSay { get; set; }

    /// <summary>How it is known.</summary>
    [BindProperty]
    public string? Because { get; set; }

    internal ShownCharter Shown { get; private set; } = null!;

    /// <summary>The form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await ShowAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Records it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        DoAsync(
            () =>
                records.CorrectAsync(
                    HttpContext.Actor(),
                    new Erratum
                    {
                        Id = ErratumId,
                        VersionId = Shown.Charter.Version.Id,
                        ClauseNumber = Clause?.Trim() ?? "",
                        Says = Says?.Trim() ?? "",
                        ShouldSay = ShouldSay?.Trim() ?? "",
                        Because = Because?.Trim() ?? "",
                    },
                    cancellationToken
                ),
            cancellationToken
        );

    /// <summary>Withdraws one that was noted wrong.</summary>
    public Task<IActionResult> OnPostWithdrawAsync(Guid erratum, CancellationToken cancellationToken) =>
        DoAsync(() => records.WithdrawErratumAsync(HttpContext.Actor(), erratum, cancellationToken), cancellationToken);

    private async Task<IActionResult> DoAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(cancellationToken))
            return NotFound();
        try
        {
            await act();
            return Redirect(Links.CharterErratum + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("clause", nameof(Clause)),
                ("says", nameof(Says)),
                ("should", nameof(ShouldSay)),
                ("because", nameof(Because))
            );
            return Page();
        }
    }

    private async Task<bool> ShowAsync(CancellationToken cancellationToken)
    {
        if (await charters.ShowAsync(number: null, cancellationToken) is not { } shown)
            return false;
        Shown = shown;
        return true;
    }
}
