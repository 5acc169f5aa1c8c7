using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Territories;

/// <summary>The territories: found by a commune, or chosen.</summary>
[OutputCache(PolicyName = Site.PublicPages)]
internal sealed class IndexModel(CatalogueHost catalogues, IStringLocalizer<Resources.Territories> texts) : PageModel
{
    /// <summary>What the person typed: a name or a postcode.</summary>
    [BindProperty(SupportsGet = true, Name = AskedCommune.TextField)]
    public string? CommuneText { get; set; }

    /// <summary>The INSEE code of the commune that the site found.</summary>
    [BindProperty(SupportsGet = true, Name = AskedCommune.CodeField)]
    public string? CommuneCode { get; set; }

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal AskedCommune Asked { get; private set; } = AskedCommune.None;
    internal string? CommuneError { get; private set; }

    /// <summary>The territories of each kind, those that the service is run for; communes are found, not listed.</summary>
    internal IEnumerable<(string Kind, IReadOnlyList<TerritoryRecord> Territories)> Kinds =>
        AreaNames
            .All.Where(one => one.Kind is not null)
            .Select(one => (one.Name, Served(one.Kind!.Value)))
            .Where(kind => kind.Item2.Count > 0);

    /// <summary>Leads to the commune asked, or shows what there is.</summary>
    public IActionResult OnGet()
    {
        Asked = AskedCommune.Read(Catalogue.Territory, CommuneCode, CommuneText);
        if (Asked.Commune is { } commune)
            return Redirect(Links.Territory(null, commune.Code));
        if (Asked.IsUnknown)
            ModelState.AddModelError(AskedCommune.TextField, CommuneError = texts["commune.unknown"]);
        return Page();
    }

    private IReadOnlyList<TerritoryRecord> Served(TerritoryKind kind) =>
        [
            .. Catalogue
                .Territory.Communes.Where(Catalogue.Covers)
                .SelectMany(commune => commune.Above)
                .Where(territory => territory.Kind == kind)
                .Distinct()
                .OrderBy(territory => territory.Name, StringComparer.CurrentCulture),
        ];
}
