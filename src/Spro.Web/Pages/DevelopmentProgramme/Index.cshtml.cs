using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.ProfessionalDevelopment;
using Spro.Core.Territories;

namespace Spro.Web.Pages.DevelopmentProgramme;

/// <summary>The programme of a year, for anybody.</summary>
internal sealed class IndexModel(ProgrammeLists lists, TimeProvider clock) : PageModel
{
    /// <summary>Another year than this one.</summary>
    [BindProperty(Name = "annee", SupportsGet = true)]
    public int? Asked { get; set; }

    /// <summary>Which page of it.</summary>
    [BindProperty(Name = "p", SupportsGet = true)]
    public int Number { get; set; }

    internal ProgrammeView? View { get; private set; }
    internal IReadOnlyList<int> Others { get; private set; } = [];

    /// <summary>The programme.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var year = Asked ?? LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime).Year;
        View = await lists.PublishedAsync(year, Number, cancellationToken);
        Others =
        [
            .. (await lists.PublishedYearsAsync(cancellationToken)).Select(one => one.Year).Where(one => one != year),
        ];
    }
}
