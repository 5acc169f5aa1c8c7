using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Knowledge;

/// <summary>One sector: what one does there, its occupations, what recruits, and what leads there.</summary>
[OutputCache(PolicyName = Site.PublicPages)]
internal sealed class SectorModel(
    CatalogueHost catalogues,
    TimeProvider clock,
    IStringLocalizer<Resources.Occupations> texts,
    IStringLocalizer<Resources.Outlets> outletTexts
) : PageModel
{
    private const int MostCertifications = 10;

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal EditionText Sources { get; } = new(texts);
    internal Sector Sector { get; private set; } = null!;
    internal RecruitingView Recruiting { get; private set; } = null!;
    internal IReadOnlyList<(CertificationRecord Certification, int Occupations)> Certifications { get; private set; } =
    [];
    internal int OtherCertifications { get; private set; }
    internal int Trainings { get; private set; }
    internal DateOnly Today { get; } =
        DateOnly.FromDateTime(LocalCalendar.Metropolitan.ToLocal(clock.GetUtcNow().UtcDateTime));

    /// <summary>The regions of the service and their departments.</summary>
    internal IEnumerable<TerritoryRecord> Territories =>
        Catalogue
            .Regions.Codes.Select(code => Catalogue.Territory.Territory(TerritoryKind.Region, code))
            .OfType<TerritoryRecord>()
            .SelectMany(region =>
                Catalogue
                    .Territory.Departments.Where(department => department.ParentCode == region.Code)
                    .Prepend(region)
            );

    /// <summary>Shows it; a small letter or one of its domains leads to it.</summary>
    public IActionResult OnGet(string code)
    {
        var written = code.ToUpperInvariant();
        if (Catalogue.Occupations.SectorOf(written) is not { } sector)
            return NotFound();
        if (written != sector.Code && sector.Parts.All(part => part.Code != written))
            return NotFound();
        if (sector.Code != code)
            return RedirectPermanent(Links.Sector(written));
        Sector = sector;
        var today = Today;
        var sheet = SectorSheet.Of(Catalogue, sector, today);
        Certifications = [.. sheet.Certifications.Take(MostCertifications)];
        OtherCertifications = sheet.Certifications.Count - Certifications.Count;
        Trainings = sheet.Trainings;
        Recruiting = new RecruitingView(
            new LabourWords(Catalogue, today, outletTexts),
            sheet.Tension,
            sheet.Region?.Name,
            sheet.JobsToFill,
            sheet.Region?.Name
        );
        return Page();
    }
}
