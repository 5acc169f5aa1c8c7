using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.Evidence;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CharterUpkeep;

/// <summary>A threshold that the commission has adopted: until then, a figure judges nobody.</summary>
internal sealed class ThresholdModel(EvidenceRegister register) : PageModel
{
    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid ThresholdId { get; set; } = Guid.CreateVersion7();

    /// <summary>The value.</summary>
    [BindProperty]
    public string? Value { get; set; }

    /// <summary>The first day it judges.</summary>
    [BindProperty]
    public DateParts From { get; set; } = new();

    /// <summary>The act.</summary>
    [BindProperty]
    public string? Act { get; set; }

    internal IReadOnlyList<AdoptedThreshold> Adopted { get; private set; } = [];
    internal Obligation Obligation { get; private set; } = null!;

    internal ThresholdUnit Unit => register.UnitOf(Obligation.Code)!.Value;

    /// <summary>The form, and what was noted.</summary>
    public Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) =>
        ShowAsync(code, cancellationToken);

    /// <summary>Records it.</summary>
    public Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken) =>
        DoAsync(
            code,
            async () =>
            {
                var wrong = new Mistakes();
                var from = wrong.Try(() => From.Read("from"));
                await wrong.TryAsync(() =>
                    register.AdoptAsync(
                        HttpContext.Actor(),
                        ThresholdId,
                        code,
                        TypedNumber.Read(Value),
                        from,
                        Act,
                        cancellationToken
                    )
                );
                wrong.Throw();
            },
            cancellationToken
        );

    /// <summary>Withdraws one that was noted wrong.</summary>
    public Task<IActionResult> OnPostWithdrawAsync(string code, Guid threshold, CancellationToken cancellationToken) =>
        DoAsync(
            code,
            () => register.WithdrawAsync(HttpContext.Actor(), threshold, cancellationToken),
            cancellationToken
        );

    internal bool MayBeWithdrawn(AdoptedThreshold threshold) => register.MayBeWithdrawn(threshold);

    private async Task<IActionResult> DoAsync(string code, Func<Task> act, CancellationToken cancellationToken)
    {
        if (register.UnitOf(code) is null)
            return NotFound();
        try
        {
            await act();
            await register.RecountAsync(department: null, cancellationToken);
            return Redirect(Links.ObligationThreshold(code) + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("value", nameof(Value)), ("from", nameof(From)), ("act", nameof(Act)));
            return await ShowAsync(code, cancellationToken);
        }
    }

    private async Task<IActionResult> ShowAsync(string code, CancellationToken cancellationToken)
    {
        if (Obligation.Find(code) is not { } found || register.UnitOf(code) is null)
            return NotFound();
        Obligation = found;
        Adopted = await register.ThresholdsOfAsync(code, cancellationToken);
        return Page();
    }
}
