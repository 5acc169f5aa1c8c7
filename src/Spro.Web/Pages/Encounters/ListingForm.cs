using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Ambassadors;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Knowledge;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Encounters;

/// <summary>What is asked of whoever talks of their occupation: the same of a company that registers and of who animates it.</summary>
internal abstract class ListingForm(CatalogueHost catalogues) : PageModel
{
    /// <summary>The revision that the form shows; zero for a new listing.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>Somebody or a company.</summary>
    [BindProperty]
    public AmbassadorKind Kind { get; set; } = AmbassadorKind.Company;

    /// <summary>How the public knows them.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What they may talk about.</summary>
    [BindProperty]
    public string? Topics { get; set; }

    /// <summary>Occupations, one a line.</summary>
    [BindProperty]
    public string? Occupations { get; set; }

    /// <summary>Where they meet people.</summary>
    [BindProperty]
    public List<string> Departments { get; set; } = [];

    /// <summary>Where they work.</summary>
    [BindProperty]
    public string? Commune { get; set; }

    /// <summary>How one may meet them.</summary>
    [BindProperty]
    public List<EncounterWays> Ways { get; set; } = [];

    /// <summary>When.</summary>
    [BindProperty]
    public string? Availability { get; set; }

    /// <summary>How many people a month at most.</summary>
    [BindProperty]
    public int? Quota { get; set; } = 2;

    /// <summary>Who to call.</summary>
    [BindProperty]
    public string? Contact { get; set; }

    /// <summary>Where they are written to.</summary>
    [BindProperty]
    public string? Email { get; set; }

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;

    /// <summary>The address can still be said.</summary>
    internal bool IsNew => Revision == 0;

    /// <summary>What the form says; null when a number is none, which is then said beside it, with the rest that was not read.</summary>
    private protected AmbassadorDraft? Draft(Guid id)
    {
        var unread = new Mistakes();
        var asked = AskedCommune.Read(Catalogue.Territory, null, Commune);
        if (asked.IsUnclear)
        {
            unread.Add(
                "commune",
                "unclear",
                asked.IsUnknown
                    ? "Écrivez le nom d'une commune, ou rien."
                    : $"Précisez la commune\u00A0: {string.Join(", ", asked.Choices.Take(3).Select(one => one.Commune.Label))}."
            );
        }
        // A number that cannot be read leaves what was there before the form: nothing is written from it.
        if (!ModelState.IsValid)
        {
            foreach (var one in unread.All)
                Show(one);
            return null;
        }
        return new(
            id,
            Revision,
            Kind,
            Name,
            Topics,
            Occupations,
            Departments,
            asked.Commune?.Code,
            Ways.Aggregate(EncounterWays.None, (all, way) => all | way),
            Availability,
            Quota,
            Contact,
            Email
        )
        {
            Unread = unread.All,
        };
    }

    /// <summary>Shows what is kept.</summary>
    private protected void Fill(OpenAmbassador open)
    {
        var one = open.Listing;
        (Revision, Kind, Name, Topics) = (one.Revision, one.Kind, one.Name, one.Topics);
        Occupations = OccupationsTyped.Written(Catalogue.Occupations, one.RomeCodes);
        (Departments, Ways) = ([.. one.DepartmentCodes], [.. one.Ways.Each()]);
        Commune = one.CommuneCode is { } code ? Catalogue.Territory.CommuneToday(code)?.Label : null;
        (Availability, Quota, Contact, Email) = (one.Availability, one.Quota, open.Contact, open.Email);
    }

    /// <summary>Says what is wrong beside its field.</summary>
    private protected void Show(RefusedException refused) =>
        ModelState.AddRefusal(
            refused,
            ("name", nameof(Name)),
            ("topics", nameof(Topics)),
            ("occupations", nameof(Occupations)),
            ("departments", nameof(Departments)),
            ("commune", nameof(Commune)),
            ("ways", nameof(Ways)),
            ("availability", nameof(Availability)),
            ("quota", nameof(Quota)),
            ("contact", nameof(Contact)),
            ("email", nameof(Email))
        );
}
