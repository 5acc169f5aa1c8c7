using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Referrals;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.FirstAnswer;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Desk;

/// <summary>
/// The desk: whoever pushes the door is received on one page, without a name, and the arrivals of the day stand below.
/// </summary>
internal sealed class IndexModel(
    CatalogueHost catalogues,
    Contacts contacts,
    CallRequests calls,
    Continuation continuation,
    SavedSituations codes,
    TimeProvider clock
) : PageModel
{
    /// <summary>Identifier of the contact to come: the same form sent twice makes one.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>The place whose door was pushed.</summary>
    [BindProperty]
    public Guid Place { get; set; }

    /// <summary>How they came.</summary>
    [BindProperty]
    public ContactChannel Channel { get; set; }

    /// <summary>The code that they were given at another desk.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal Journey Journey { get; private set; } = null!;

    /// <summary>The places of the structure, in the order of their names.</summary>
    internal IReadOnlyList<Door> Places { get; private set; } = [];

    /// <summary>Those who asked on line to be called.</summary>
    internal IReadOnlyList<OpenCallRequest> Calls { get; private set; } = [];

    internal IReadOnlyList<Contact> Today { get; private set; } = [];

    /// <summary>What was said at another desk has just been brought here.</summary>
    internal bool IsContinued { get; private set; }

    /// <summary>What was said elsewhere and is not asked here.</summary>
    internal IEnumerable<KeyValuePair<string, string>> SaidElsewhere =>
        Journey
            .Pairs()
            .Where(pair =>
                pair.Key != AskedCommune.TextField
                && pair.Key != AskedCommune.CodeField
                && !Asked.Any(asked => asked.Name == pair.Key)
            );

    /// <summary>The questions of the desk.</summary>
    internal static IReadOnlyList<SituationField> Asked { get; } =
    [SituationField.Age, SituationField.MainStatus, SituationField.Needs];

    /// <summary>Nothing has been said yet.</summary>
    internal bool IsNew => Request.Method == HttpMethods.Get && !IsContinued;

    /// <summary>An empty form, or one that a code has filled.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var said = new Dictionary<string, StringValues>();
        if (!string.IsNullOrWhiteSpace(Code))
        {
            var kept = await codes.FindAsync(Code, cancellationToken);
            if (kept?.StartsWith('/') == true)
                ModelState.AddModelError(
                    nameof(Code),
                    "Ce code garde des pistes de métiers\u00A0: ouvrez-le sur le site."
                );
            else if (kept is not null)
                (said, IsContinued) = (QueryHelpers.ParseQuery(kept), true);
            else
                ModelState.AddModelError(nameof(Code), "Ce code est inconnu, ou il a plus de 90 jours.");
        }
        await ShowAsync(said, cancellationToken);
        Id = Guid.CreateVersion7();
        Place =
            Today is [var latest, ..] ? latest.PlaceId
            : Places is [var first, ..] ? first.Place.Id
            : Guid.Empty;
        return Page();
    }

    /// <summary>Records the contact and goes to its first answer.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(Request.FormOrNothing(), cancellationToken);
        if (Places.FirstOrDefault(door => door.Place.Id == Place) is not { } door)
            ModelState.AddModelError(nameof(Place), "Choisissez un lieu de votre structure.");
        else if (Id == Guid.Empty)
            ModelState.AddModelError(
                nameof(Place),
                "Ce formulaire est incomplet\u00A0: rouvrez la page d'accueil du public."
            );
        else if (Journey.Asked.IsUnknown)
            ModelState.AddModelError(
                AskedCommune.TextField,
                "Aucune commune ne porte ce nom. Vérifiez, ou laissez vide."
            );
        else if (Journey.Errors.FirstOrDefault() is { Key: { } field, Value: { } problem })
            ModelState.AddModelError(field, problem);
        else if (ModelState.IsValid && !Journey.Asked.IsUnclear)
        {
            var path = string.IsNullOrWhiteSpace(Code) ? null : await codes.PathOfAsync(Code, cancellationToken);
            try
            {
                var contact = await contacts.RecordAsync(
                    HttpContext.Actor(),
                    new Welcome(Id, door, Channel, Journey.Query(), Answer(door), path),
                    cancellationToken
                );
                return Redirect(Links.Contact(contact.Id));
            }
            catch (RefusedException refused)
            {
                ModelState.AddRefusalAt(nameof(Place), refused);
            }
        }
        return Page();
    }

    /// <summary>Takes a request to be called: the person is received by telephone, with what they said.</summary>
    public async Task<IActionResult> OnPostTakeAsync(Guid call, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        return
            // The contact first: a call is taken only once it cannot be lost.
            await calls.OfContactAsync(actor, call, cancellationToken) is { Request: var request }
            && await continuation.ReceiveAsync(
                actor,
                request.Id,
                request.PlaceId,
                request.Said,
                pathId: null,
                cancellationToken,
                ContactChannel.Phone
            )
            && await calls.TakeAsync(actor, call, cancellationToken) is not null
            ? Redirect(Links.Contact(request.Id))
            : Redirect(Links.Desk);
    }

    private CompleteAnswer Answer(Door door) =>
        CompleteAnswer.For(
            Catalogue,
            new AnswerRequest(Journey.Situation, Journey.Commune?.Code, door.Place.Id, clock.GetUtcNow().UtcDateTime)
        );

    private async Task ShowAsync(
        IEnumerable<KeyValuePair<string, StringValues>> said,
        CancellationToken cancellationToken
    )
    {
        var actor = HttpContext.Actor();
        var structure = actor.StructureFor(Purpose.Welcome);
        Journey = Journey.Read(said, Catalogue, fromForm: false);
        Places =
        [
            .. Catalogue
                .Doors.All.Where(door => door.Structure.Id == structure)
                .OrderBy(door => door.Place.Name, StringComparer.CurrentCulture),
        ];
        var calendar = Places is [var first, ..] ? first.Timetable.Calendar : Catalogue.Territory.CalendarOf(null);
        Calls = await calls.WaitingAsync(actor, cancellationToken);
        Today = await contacts.OnDayAsync(actor, calendar.DayOf(clock.GetUtcNow().UtcDateTime), cancellationToken);
    }
}
