using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Onisep;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Knowledge;

/// <summary>One certification: its level, who delivers it, the occupations it leads to and where to prepare it.</summary>
[OutputCache(PolicyName = Site.PublicPages)]
internal sealed class CertificationModel(
    CatalogueHost catalogues,
    TimeProvider clock,
    IStringLocalizer<Resources.Certifications> texts,
    IStringLocalizer<Resources.Insertion> insertionTexts,
    TrainingWords words
) : PageModel
{
    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal string Code { get; private set; } = "";

    /// <summary>Null when only its successor is known.</summary>
    internal CertificationRecord? Certification { get; private set; }
    internal IReadOnlyList<OccupationRecord> Occupations { get; private set; } = [];
    internal int Trainings { get; private set; }
    internal InsertionView Insertion => new(Catalogue, insertionTexts);

    /// <summary>Sheets of Onisep about what prepares for it.</summary>
    internal IReadOnlyList<OnisepTrainingSheet> AlsoRead { get; private set; } = [];
    internal DateOnly Today { get; } =
        DateOnly.FromDateTime(LocalCalendar.Metropolitan.ToLocal(clock.GetUtcNow().UtcDateTime));

    /// <summary>What an edition says of a fact that another tells otherwise.</summary>
    internal string Said(CertificationFact fact, CertificationRecord told) =>
        fact switch
        {
            CertificationFact.Level => words.Level(told.Level),
            CertificationFact.EndsOn => told.EndsOn!.Value.InFrench,
            CertificationFact.IsActive => told.IsActive == true ? texts["disagree.active"] : texts["disagree.ended"],
            _ => told.Title,
        };

    /// <summary>Shows it, or what took its place.</summary>
    public IActionResult OnGet(string code)
    {
        Code = code;
        Certification = Catalogue.Certifications.Find(code);
        if (Certification is null)
        {
            if (Catalogue.Certifications.SuccessorsOf(code).Count == 0)
                return NotFound();
            Code = code.ToUpperInvariant();
            return Page();
        }
        Occupations = Catalogue.Occupations.ReachedBy(Certification.RomeCodes);
        AlsoRead = Catalogue.Onisep.PreparingFor(Certification.Code);
        Trainings = Catalogue.Trainings.ForCertification(Certification.Code).Count();
        return Page();
    }
}
