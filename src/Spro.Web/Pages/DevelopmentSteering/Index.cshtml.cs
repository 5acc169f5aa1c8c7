using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.ProfessionalDevelopment;
using Spro.Core.Territories;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.DevelopmentSteering;

/// <summary>The programme of a year, as the Cariforef writes it.</summary>
internal sealed class IndexModel(ProgrammeLists lists, Programmes programmes, TimeProvider clock) : PageModel
{
    /// <summary>The revision that the form shows.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>What the year is for.</summary>
    [BindProperty]
    public string? Introduction { get; set; }

    /// <summary>Anybody reads it.</summary>
    [BindProperty]
    public bool IsPublished { get; set; }

    /// <summary>Which page of the sessions.</summary>
    [BindProperty(Name = "p", SupportsGet = true)]
    public int Number { get; set; }

    internal int Year { get; private set; }
    internal ProgrammeView? View { get; private set; }
    internal IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>The programme and its form.</summary>
    public async Task<IActionResult> OnGetAsync(int? year, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(year, cancellationToken))
            return NotFound();
        Fill();
        return Page();
    }

    private void Fill()
    {
        if (View?.Programme is { } programme)
            (Revision, Introduction, IsPublished) = (
                programme.Revision,
                programme.Introduction,
                programme.PublishedAt is not null
            );
    }

    /// <summary>Writes it.</summary>
    public async Task<IActionResult> OnPostAsync(int? year, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(year, cancellationToken))
            return NotFound();
        try
        {
            await programmes.SaveAsync(
                HttpContext.Actor(),
                new ProgrammeDraft(Year, Revision, Introduction, IsPublished),
                cancellationToken
            );
            return Redirect(Links.SteerYear(Year) + "?note=true");
        }
        catch (RefusedException refused)
        {
            if (refused.Code == Programmes.ChangedMeanwhile)
            {
                await ShowAsync(year, cancellationToken);
                Fill();
                ViewData.SayWhatIsKept();
            }
            ModelState.AddRefusal(refused, ("introduction", nameof(Introduction)), ("published", nameof(IsPublished)));
            return Page();
        }
    }

    private async Task<bool> ShowAsync(int? year, CancellationToken cancellationToken)
    {
        var now = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime).Year;
        Year = year ?? now;
        var actor = HttpContext.Actor();
        var known = (await lists.YearsAsync(actor, cancellationToken)).Select(one => one.Year);
        Years = [.. known.Concat([now - 1, now, now + 1]).Distinct().Order()];
        View = await lists.OpenAsync(actor, Year, Number, cancellationToken);
        return Years.Contains(Year);
    }
}
