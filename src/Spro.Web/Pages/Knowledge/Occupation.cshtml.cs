using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Localization;
using Spro.Core.Agenda;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Actions;
using Spro.Web.Pages.Directory;

namespace Spro.Web.Pages.Knowledge;

/// <summary>One occupation: what it is, what it asks for, what it leads to, and who can talk about it near home.</summary>
[OutputCache(PolicyName = Site.PublicPages)]
internal sealed partial class OccupationModel(
    CatalogueHost catalogues,
    ActionsToCome actions,
    TimeProvider clock,
    IStringLocalizer<Resources.Occupations> texts,
    IStringLocalizer<Resources.Outlets> outletTexts,
    IStringLocalizer<Resources.Insertion> insertionTexts
) : PageModel
{
    private const int MostDoors = 3;

    /// <summary>What the person typed: a name or a postcode.</summary>
    [BindProperty(SupportsGet = true, Name = AskedCommune.TextField)]
    public string? CommuneText { get; set; }

    /// <summary>The INSEE code of the commune that the site found.</summary>
    [BindProperty(SupportsGet = true, Name = AskedCommune.CodeField)]
    public string? CommuneCode { get; set; }

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal OccupationRecord Occupation { get; private set; } = null!;
    internal EditionText Sources { get; } = new(texts);
    internal LabourView Labour { get; private set; } = null!;
    internal AskedCommune Asked { get; private set; } = AskedCommune.None;
    internal IReadOnlyList<DoorView> Doors { get; private set; } = [];

    /// <summary>The next actions where this occupation is met.</summary>
    internal IReadOnlyList<ActionToCome> Actions { get; private set; } = [];

    /// <summary>Shows the occupation, closed ones included: what pointed at it still leads somewhere.</summary>
    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (Catalogue.Occupations.Find(code) is not { } occupation)
            return NotFound();
        Occupation = occupation;
        Asked = AskedCommune.Read(Catalogue.Territory, CommuneCode, CommuneText);
        var today = DateOnly.FromDateTime(LocalCalendar.Metropolitan.ToLocal(clock.GetUtcNow().UtcDateTime));
        Labour = new LabourView(Catalogue, occupation, Asked.Commune, today, outletTexts);
        FindTrainings(today);
        Actions = await actions.FirstAsync(one => one.RomeCodes.Contains(occupation.RomeCode), NextActions.Most);
        if (Asked.Commune is { } commune)
            Doors = DoorsNear(commune);
        return Page();
    }

    private List<DoorView> DoorsNear(CommuneRecord commune)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var query = new DirectoryQuery
        {
            Commune = commune,
            Need = "info_jobs",
            Day = DateOnly.FromDateTime(LocalCalendar.Metropolitan.ToLocal(now)),
        };
        return
        [
            .. DirectorySearch.Find(Catalogue.Doors, query).Take(MostDoors).Select(door => new DoorView(door, now)),
        ];
    }
}
