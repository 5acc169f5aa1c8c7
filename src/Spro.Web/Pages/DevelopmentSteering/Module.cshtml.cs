using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.ProfessionalDevelopment;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.DevelopmentSteering;

/// <summary>Writes a module.</summary>
internal sealed class ModuleModel(ProgrammeLists lists, Programmes programmes) : PageModel
{
    /// <summary>The year of its programme, for a new one.</summary>
    [BindProperty(Name = "annee", SupportsGet = true)]
    public int Year { get; set; }

    /// <summary>The revision that the form shows.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>What it is about.</summary>
    [BindProperty]
    public DevelopmentTheme? Theme { get; set; }

    /// <summary>What it is called.</summary>
    [BindProperty]
    public string? Heading { get; set; }

    /// <summary>What one can do after it.</summary>
    [BindProperty]
    public string? Aim { get; set; }

    /// <summary>Whom it is for.</summary>
    [BindProperty]
    public string? Audience { get; set; }

    internal ProgrammeModule? Known { get; private set; }

    /// <summary>The form: empty for a new module.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        Fill();
        return Page();
    }

    private void Fill()
    {
        if (Known is { } known)
            (Revision, Theme, Heading, Aim, Audience) = (
                known.Revision,
                known.Theme,
                known.Title,
                known.Aim,
                known.Audience
            );
    }

    /// <summary>Writes it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        try
        {
            await programmes.SaveAsync(
                HttpContext.Actor(),
                new ModuleDraft(id, Revision, Year, Theme, Heading, Aim, Audience),
                cancellationToken
            );
            return Redirect(Links.SteerYear(Year) + "?note=true");
        }
        catch (RefusedException refused)
        {
            if (refused.Code == Programmes.ChangedMeanwhile && await ShowAsync(id, cancellationToken))
            {
                Fill();
                ViewData.SayWhatIsKept();
            }
            ModelState.AddRefusal(
                refused,
                ("theme", nameof(Theme)),
                ("title", nameof(Heading)),
                ("aim", nameof(Aim)),
                ("audience", nameof(Audience))
            );
            return Page();
        }
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        Known = await lists.FindModuleAsync(HttpContext.Actor(), id, cancellationToken);
        Year = Known?.Year ?? Year;
        return await lists.FindAsync(HttpContext.Actor(), Year, cancellationToken) is not null;
    }
}
