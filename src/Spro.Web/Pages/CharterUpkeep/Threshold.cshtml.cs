using System.Globalization;
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

    internal Obligation Obligation { get; private set; } = null!;

    internal string Unit =>
        register.UnitOf(Obligation.Code) switch
        {
            ThresholdUnit.Percent => "En pour cent : au moins cette part.",
            ThresholdUnit.Days => "En jours : au plus ce délai.",
            _ => "En mois : au plus ce délai.",
        };

    /// <summary>The form.</summary>
    public IActionResult OnGet(string code) => Find(code) ? Page() : NotFound();

    /// <summary>Records it.</summary>
    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        if (!Find(code))
            return NotFound();
        try
        {
            var wrong = new Mistakes();
            var from = wrong.Try(() => From.Read("from"));
            await wrong.TryAsync(() =>
                register.AdoptAsync(
                    HttpContext.Actor(),
                    ThresholdId,
                    code,
                    int.TryParse(Value?.Trim(), CultureInfo.InvariantCulture, out var value) ? value : null,
                    from,
                    Act,
                    cancellationToken
                )
            );
            wrong.Throw();
            return Redirect(Links.Obligation(code));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("value", nameof(Value)), ("from", nameof(From)), ("act", nameof(Act)));
            return Page();
        }
    }

    private bool Find(string code)
    {
        if (Obligation.Find(code) is not { } found || register.UnitOf(code) is null)
            return false;
        Obligation = found;
        return true;
    }
}
