using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Knowledge;

/// <summary>The occupations, one domain at a time.</summary>
[OutputCache(PolicyName = Site.PublicPages)]
internal sealed class OccupationsModel(CatalogueHost catalogues, IStringLocalizer<Resources.Occupations> texts)
    : PageModel
{
    /// <summary>The letter of a domain.</summary>
    [BindProperty(SupportsGet = true, Name = "domaine")]
    public string? DomainCode { get; set; }

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal EditionText Sources { get; } = new(texts);
    internal OccupationDomain? Domain { get; private set; }
    internal IReadOnlyList<(OccupationDomain Domain, int Count)> Domains { get; private set; } = [];
    internal IReadOnlyList<(string Label, IReadOnlyList<OccupationRecord> Occupations)> Groups { get; private set; } =
    [];

    /// <summary>Lists the domains, or what is in one of them.</summary>
    public void OnGet()
    {
        var occupations = Catalogue.Occupations;
        Domain = occupations.Domains.FirstOrDefault(domain => domain.Code.Length == 1 && domain.Code == DomainCode);
        if (Domain is null)
        {
            var counts = occupations.All.CountBy(occupation => occupation.RomeCode[..1]).ToDictionary();
            Domains =
            [
                .. occupations
                    .Domains.Where(domain => counts.ContainsKey(domain.Code))
                    .Select(domain => (domain, counts[domain.Code])),
            ];
            return;
        }
        Groups =
        [
            .. occupations
                .All.Where(occupation => occupation.RomeCode.StartsWith(Domain.Code, StringComparison.Ordinal))
                .GroupBy(occupation => occupation.Domain?.Label ?? Domain.Label, StringComparer.Ordinal)
                .Select(group =>
                    (
                        group.Key,
                        (IReadOnlyList<OccupationRecord>)
                            [.. group.OrderBy(occupation => occupation.Name, StringComparer.CurrentCulture)]
                    )
                ),
        ];
    }
}
