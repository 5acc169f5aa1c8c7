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
using Spro.Web.Pages.Knowledge;

namespace Spro.Web.Pages.Territories;

/// <summary>One territory: who lives there, what work recruits, where to train, and which doors receive.</summary>
[OutputCache(PolicyName = Site.PublicPages)]
internal sealed class TerritoryModel(
    CatalogueHost catalogues,
    ActionsToCome actions,
    TimeProvider clock,
    IStringLocalizer<Resources.Outlets> outletTexts
) : PageModel
{
    private const int MostTrainings = 5;

    /// <summary>Regions of the country: with fewer, a territory may have communes that are not known here.</summary>
    private const int RegionsOfFrance = 18;

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal DateOnly Today { get; } =
        DateOnly.FromDateTime(LocalCalendar.Metropolitan.ToLocal(clock.GetUtcNow().UtcDateTime));
    internal TerritorySheet Sheet { get; private set; } = null!;
    internal Area Area => Sheet.Area;
    internal string Kind => AreaNames.Of(Area.Kind);
    internal IReadOnlyList<ActionToCome> Actions { get; private set; } = [];
    internal LabourWords Words { get; private set; } = null!;
    internal RecruitingView Recruiting { get; private set; } = null!;
    internal IReadOnlyList<FoundTraining> FirstTrainings => [.. Sheet.Trainings.Take(MostTrainings)];

    /// <summary>The territories with a page that it is in; those of its communes when they share them.</summary>
    internal IReadOnlyList<TerritoryRecord> Within =>
        [
            .. Area.Centre.Above.Where(above =>
                AreaKinds.Has(above.Kind)
                && above != Area.Territory
                && Area.Communes.All(commune => commune.Above.Contains(above))
            ),
        ];

    /// <summary>The territories with a page that have communes in it, by kind; communes themselves not of a region.</summary>
    internal IEnumerable<IGrouping<TerritoryKind, TerritoryRecord>> Inside =>
        Area.Kind is TerritoryKind.Region or TerritoryKind.Department
            ? Area
                .Communes.SelectMany(commune => commune.Above)
                .Where(above =>
                    AreaKinds.Has(above.Kind) && above.Kind != TerritoryKind.Region && above != Area.Territory
                )
                .Distinct()
                .OrderBy(above => above.Name, StringComparer.CurrentCulture)
                .GroupBy(above => above.Kind)
                .OrderBy(kind => kind.Key)
            : [];

    /// <summary>Names of the regions known here, when a territory may go beyond them; null when it cannot.</summary>
    internal string? MayGoBeyond =>
        Area.Kind is TerritoryKind.Epci or TerritoryKind.EmploymentZone
        && Catalogue.Territory.Regions.Count < RegionsOfFrance
            ? string.Join(", ", Catalogue.Territory.Regions.Select(region => region.Name))
            : null;

    /// <summary>Of the families whose tension is known, those where it is high, by sector of their occupations.</summary>
    internal IEnumerable<(Sector Sector, int Hard, int All)> Sectors =>
        Catalogue
            .Occupations.Sectors.Select(sector =>
            {
                var families = Sheet
                    .Tension.Families.Where(family => family.Occupations.Any(job => job.RomeCode[0] == sector.Code[0]))
                    .ToList();
                return (sector, families.Count(family => family.Figure.Value >= 4), families.Count);
            })
            .Where(sector => sector.Count > 0);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string kind, string code)
    {
        if (AreaNames.Find(Catalogue.Territory, kind, code) is not { } area)
            return NotFound();
        if (area.Code != code)
            return RedirectPermanent(Links.Territory(area.Kind, area.Code));
        Sheet = TerritorySheet.Of(Catalogue, area, Today);
        var inside = area.Communes.Select(commune => commune.Code).ToHashSet(StringComparer.Ordinal);
        Actions = await actions.FirstAsync(one => IsHere(one, area, inside), NextActions.Most);
        Words = new LabourWords(Catalogue, Today, outletTexts);
        Recruiting = new RecruitingView(Words, Sheet.Tension, Sheet.Counted?.Name, Sheet.JobsToFill, area.Region?.Name);
        return Page();
    }

    // In the territory; for a commune, near it; or from afar, when it is for those who live there.
    private static bool IsHere(ActionToCome one, Area area, HashSet<string> inside) =>
        one.Commune is { } commune
            ? inside.Contains(commune.Code)
                || area.Kind is null
                    && commune.Position is { } there
                    && area.Centre.Position is { } home
                    && there.DistanceKmTo(home) <= AgendaPage.UsualKm
            : one.DepartmentCodes.Count == 0
                || area.Communes.Any(lived => one.DepartmentCodes.Contains(lived.Department.Code));
}
