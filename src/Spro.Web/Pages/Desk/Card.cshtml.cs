using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Messages;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Directory;
using Spro.Web.Pages.FirstAnswer;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Desk;

/// <summary>
/// The card a person leaves with: the next door, a code that any desk can continue from, and what is kept.
/// </summary>
internal sealed class CardModel(
    CatalogueHost catalogues,
    Contacts contacts,
    DeskCards cards,
    SavedSituations codes,
    SiteAddress site
) : PageModel
{
    /// <summary>Identifier of the message to come: the same form sent twice sends one.</summary>
    [BindProperty]
    public Guid CardId { get; set; }

    /// <summary>The code that stands on the card.</summary>
    [BindProperty]
    public string? Printed { get; set; }

    /// <summary>The number that the card is sent to, and that is not kept.</summary>
    [BindProperty]
    public string? Mobile { get; set; }

    internal bool IsSent { get; private set; }

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
        Show(await codes.KeepAsync(contact.Said, cancellationToken, contact.PathId));
        return Page();
    }

    /// <summary>Sends the card by SMS, to a number given for that only.</summary>
    public async Task<IActionResult> OnPostSmsAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await contacts.FindAsync(HttpContext.Actor(), id, cancellationToken) is not { } contact)
            return NotFound();
        Situation = DeskSituation.Of(Catalogue, contact);
        // A card is of this contact, or it is none.
        if (
            CardId == Guid.Empty
            || string.IsNullOrEmpty(Printed)
            || await codes.PathOfAsync(Printed, cancellationToken) != contact.PathId
        )
            return Redirect(Links.Contact(id));
        try
        {
            var next = Doors.Select(view => view.Door).FirstOrDefault() ?? Catalogue.Doors.Find(contact.PlaceId);
            if (next is null)
                return Redirect(Links.Contact(id));
            await cards.SendAsync(
                HttpContext.Actor(),
                CardId,
                contact,
                Mobile ?? "",
                new CardCode(Printed),
                next,
                cancellationToken
            );
            (IsSent, Mobile) = (true, null);
            ModelState.Clear();
        }
        catch (RefusedException refused)
        {
            ModelState.Remove(nameof(CardId));
            ModelState.AddRefusalAt(nameof(Mobile), refused);
        }
        Show(Printed);
        return Page();
    }

    private void Show(string code)
    {
        (Printed, CardId) = (code, Guid.CreateVersion7());
        Code = ShortCode.Of(code, "Ce code reprend votre situation sur le site, ou à l'accueil d'un autre lieu.", site);
    }
}
