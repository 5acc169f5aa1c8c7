using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Referrals;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Appointments;
using Spro.Web.Pages.Desk;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Referrals;

/// <summary>
/// A contact becomes a hand-over without typing anything twice: the structure, the agreement of the person, what they
/// share, and what gives them news.
/// </summary>
internal sealed class SendModel(
    CatalogueHost catalogues,
    Contacts contacts,
    StructureReferrals referrals,
    AppointmentFiles appointments,
    CallRequests calls,
    ReferralLists lists
) : PageModel
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["porte"] = nameof(To),
        ["motif"] = nameof(Reason),
        ["accord"] = $"{nameof(Consent)}.{nameof(ConsentForm.Items)}",
        ["nouvelles"] = nameof(News),
        ["jour"] = nameof(ClockFrom),
        ["mot"] = nameof(Word),
    };

    /// <summary>Identifier of the hand-over to come: the same form sent twice makes one.</summary>
    [BindProperty]
    public Guid ReferralId { get; set; }

    /// <summary>The place chosen among those of the answer; "autre" for one of <see cref="Other"/>.</summary>
    [BindProperty]
    public string? To { get; set; }

    /// <summary>A place that the answer does not put first.</summary>
    [BindProperty]
    public Guid? Other { get; set; }

    /// <summary>Why that place.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The agreement of the person.</summary>
    [BindProperty]
    public ConsentForm Consent { get; set; } = new();

    /// <summary>How they are called.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Their telephone number.</summary>
    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>Their e-mail address.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Where letters reach them.</summary>
    [BindProperty]
    public string? PostalAddress { get; set; }

    /// <summary>A few words to the receiver.</summary>
    [BindProperty]
    public string? Message { get; set; }

    /// <summary>How they want news.</summary>
    [BindProperty]
    public NewsChannel News { get; set; }

    /// <summary>The word they chose.</summary>
    [BindProperty]
    public string? Word { get; set; }

    /// <summary>The clock that a text starts.</summary>
    [BindProperty]
    public StatutoryClock Clock { get; set; }

    /// <summary>The day of the request or of the report.</summary>
    [BindProperty]
    public DateOnly? ClockFrom { get; set; }

    /// <summary>A formal request that came to the wrong body.</summary>
    [BindProperty]
    public bool IsFormalRequest { get; set; }

    /// <summary>The hand-over by which the structure knows them; null when by none.</summary>
    [BindProperty(SupportsGet = true, Name = FromReferral)]
    public Guid? Received { get; set; }

    /// <summary>The appointment by which the structure knows them; null when by none.</summary>
    [BindProperty(SupportsGet = true, Name = FromAppointment)]
    public Guid? Appointment { get; set; }

    internal const string FromReferral = "recu";
    internal const string FromAppointment = "rendez-vous";
    internal const string AnotherDoor = "autre";
    internal DeskSituation Situation { get; private set; } = null!;

    /// <summary>The first door of each network of the answer, with why.</summary>
    internal IReadOnlyList<(Door Door, string Why)> First { get; private set; } = [];

    /// <summary>The hand-over of that person that goes on, null when there is none: another would be refused.</summary>
    internal SentReferral? Sent { get; private set; }

    /// <summary>Every other door.</summary>
    internal IReadOnlyList<Door> Others { get; private set; } = [];

    /// <summary>The form, with what the desk knows already.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
            return NotFound();
        ReferralId = Guid.CreateVersion7();
        var next = Situation.Contact.NextPlaceId ?? First.Select(one => (Guid?)one.Door.Place.Id).FirstOrDefault();
        if (First.Any(one => one.Door.Place.Id == next))
            To = next.ToString();
        else if (next is not null)
            (To, Other) = (AnotherDoor, next);
        Reason = await contacts.CorrectionOfAsync(Situation.Contact, cancellationToken);
        if (await KnownAsync(cancellationToken) is { } person)
            (Name, Phone, Email, PostalAddress) = (person.Name, person.Phone, person.Email, person.Address);
        return Page();
    }

    /// <summary>Hands the person over, or notes that they said no.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
            return NotFound();
        var catalogue = catalogues.Current;
        var from = catalogue.Doors.Find(Situation.Contact.PlaceId);
        var to = Door() is { } door ? catalogue.Doors.Find(door) : null;
        if (ReferralId == Guid.Empty || from is null)
            ModelState.AddModelError(
                nameof(To),
                "Ce formulaire est incomplet\u00A0: rouvrez-le depuis l'accueil du public."
            );
        if (to is null)
            ModelState.AddModelError(
                To == AnotherDoor ? nameof(Other) : nameof(To),
                "Choisissez la structure qui prend la suite."
            );
        if (Consent.Given() is null && !Consent.IsNo && !IsFormalRequest)
            ModelState.AddModelError("Consent.Answer", "Demandez à la personne si elle est d'accord.");
        if (Consent.IsNo && IsFormalRequest)
            ModelState.AddModelError(
                "Consent.Answer",
                "Une demande écrite est transmise sans accord. Si la personne a dit non, décochez «\u00A0demande écrite\u00A0»."
            );
        if (Email is { Length: > 0 } && !Email.Contains('@', StringComparison.Ordinal))
            ModelState.AddModelError(nameof(Email), "Cette adresse électronique n'est pas complète.");
        TooLong(nameof(Name), Name, ReferredPerson.LongestLine);
        TooLong(nameof(Phone), Phone, ReferredPerson.LongestLine);
        TooLong(nameof(Email), Email, ReferredPerson.LongestLine);
        TooLong(nameof(PostalAddress), PostalAddress, ReferredPerson.LongestAddress);
        TooLong(nameof(Message), Message, Referral.LongestMessage);
        TooLong(nameof(Reason), Reason, Referral.LongestReason);
        if (!ModelState.IsValid)
            return Page();
        try
        {
            var referral = await referrals.SendAsync(
                HttpContext.Actor(),
                new ReferralDraft(
                    ReferralId,
                    from!,
                    to!,
                    Situation.Contact.Said,
                    new ReferredPerson(Name, Phone, Email, PostalAddress, Message),
                    Consent.Given()
                )
                {
                    ContactId = id,
                    PathId = Situation.Contact.PathId,
                    IsOverride = Situation.Contact.IsOverride(to!),
                    Reason = Reason,
                    IsFormalRequest = IsFormalRequest,
                    Clock = Clock,
                    ClockFrom = ClockFrom,
                    Word = Word,
                    News = News,
                },
                cancellationToken
            );
            return Redirect(Links.Referral(referral.Id));
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(
                Fields.GetValueOrDefault(refused.Field ?? "", nameof(To)),
                refused.Message.Printed()
            );
            return Page();
        }
    }

    // What is already known of them is not typed again; they choose anew what is shared.
    private async Task<PersonForm?> KnownAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (Received is { } referral && await referrals.OpenAsync(actor, referral, cancellationToken) is { } file)
            return PersonForm.Of(file);
        if (
            Appointment is { } appointment
            && await appointments.ReadAsync(actor, appointment, cancellationToken) is { IsOwn: true } own
        )
            return new PersonForm
            {
                Name = own.Person.Name,
                Phone = own.Person.Phone,
                Email = own.Person.Email,
                Address = own.Person.Address,
            };
        return
            Received is null
            && Appointment is null
            && await calls.OfContactAsync(actor, Situation.Contact.Id, cancellationToken) is { Phone: not null } call
            ? new PersonForm { Name = call.Name, Phone = call.Phone }
            : null;
    }

    private Guid? Door() =>
        To == AnotherDoor ? Other
        : Guid.TryParse(To, out var place) ? place
        : null;

    private void TooLong(string field, string? value, int longest)
    {
        if (value?.Length > longest)
            ModelState.AddModelError(field, $"Écrivez {longest} caractères au plus.");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (!actor.May(Purpose.Welcome) || await contacts.FindAsync(actor, id, cancellationToken) is not { } contact)
            return false;
        Situation = DeskSituation.Of(catalogues.Current, contact);
        Sent = await lists.OfPathAsync(actor, contact.PathId, cancellationToken);
        var answer = Situation.Answer;
        First =
        [
            .. answer
                .Answers.Concat(answer.Complements)
                .Select(network =>
                    (
                        Door: network
                            .Doors.Select(proposed => proposed.Door)
                            .FirstOrDefault(door => door.Structure.Id != contact.StructureId),
                        Why: network.Answer.Reasons is [var rule, ..] ? rule.Reason : ""
                    )
                )
                .Where(one => one.Door is not null)
                .Select(one => (one.Door!, one.Why))
                .DistinctBy(one => one.Item1.Place.Id),
        ];
        Others =
        [
            .. Situation
                .Doors.Select(proposed => proposed.Door)
                .Where(door => First.All(one => one.Door.Place.Id != door.Place.Id)),
        ];
        return true;
    }
}
