using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Directory;
using Spro.Web.Pages.FirstAnswer;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Desk;

/// <summary>
/// The card a person leaves with: the next door, a code that any desk can continue from, and what is kept.
/// </summary>
internal sealed class CardModel(CatalogueHost catalogues, Contacts contacts, SavedSituations codes, SiteAddress site)
    : PageModel
{
    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal DeskSituation Situation { get; private set; } = null!;
    internal ShortCode Code { get; private set; } = null!;

    /// <summary>The doors printed: the one chosen, or the first of each network of the answer.</summary>
    internal IEnumerable<DoorView> Doors =>
        Situation.Chosen(Catalogue) is { } chosen
            ? [new DoorView(chosen, Situation.Answer.AtUtc)]
            : Situation
                .Answer.Answers.SelectMany(network => network.Doors.Take(1))
                .Select(proposed => new DoorView(proposed, Situation.Answer.AtUtc));

    /// <summary>There is no card without a code, and a code is made by asking for it.</summary>
    public IActionResult OnGet(Guid id) => Redirect(Links.Contact(id));

    /// <summary>Makes a code and shows the card.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await contacts.FindAsync(HttpContext.Actor(), id, cancellationToken) is not { } contact)
            return NotFound();
        Situation = DeskSituation.Of(Catalogue, contact);
        var code = await codes.KeepAsync(contact.Said, cancellationToken, contact.PathId);
        Code = ShortCode.Of(code, "Ce code reprend votre situation sur le site, ou à l'accueil d'un autre lieu.", site);
        return Page();
    }
}
