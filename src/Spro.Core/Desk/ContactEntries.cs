using System.Buffers;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Guidance;
using Spro.Core.Privacy;

namespace Spro.Core.Desk;

/// <summary>Somebody was received, as another software or a file tells it.</summary>
/// <param name="Reference">What that software calls it: telling it twice is telling it once.</param>
/// <param name="PlaceId">The place whose door was pushed.</param>
/// <param name="Channel">How they came.</param>
/// <param name="Situation">What they said of their situation.</param>
public sealed record ContactEntry(string Reference, Guid PlaceId, ContactChannel Channel, Situation Situation)
{
    /// <summary>When they were received; null for now.</summary>
    public DateTime? At { get; init; }

    /// <summary>INSEE code of the commune where they live.</summary>
    public string? CommuneCode { get; init; }

    /// <summary>What comes next.</summary>
    public ContactEnding Ending { get; init; }

    /// <summary>The place they were directed to.</summary>
    public Guid? NextPlaceId { get; init; }

    /// <summary>Why that place, when it is none of those of the answer.</summary>
    public string? Correction { get; init; }
}

/// <summary>What became of an entry.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="IsNew">It was not there yet.</param>
public sealed record EnteredContact(Contact Contact, bool IsNew);

/// <summary>Some contacts of a structure, in the order of their days.</summary>
/// <param name="Contacts">Those of this page.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record ContactPage(IReadOnlyList<ListedContact> Contacts, int Total);

/// <summary>A contact of a list.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Correction">Why the person was directed elsewhere than the answer did; null when they were not.</param>
public sealed record ListedContact(Contact Contact, string? Correction);

/// <summary>
/// Contacts that a structure records elsewhere and tells here, so that nobody types twice: by its own software, or in a
/// file. They are what the desk would have noted: the first answer is computed at the moment of the contact.
/// </summary>
public sealed class ContactEntries(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    Contacts contacts,
    AccessLog readings,
    IdentityKeys keys,
    TimeProvider clock
)
{
    /// <summary>The name of contacts in the log of readings.</summary>
    public const string Kind = "contact";

    /// <summary>The longest reference, in characters.</summary>
    public const int LongestReference = 64;

    /// <summary>What is older is told by a total of its month.</summary>
    public const int OldestDays = 400;

    /// <summary>The most contacts of a page.</summary>
    public const int PageSize = 100;

    // Neither a space nor an @: neither a name nor an address is a reference.
    private static readonly SearchValues<char> ReferenceLetters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/"
    );

    /// <summary>The identifier of what a structure calls so.</summary>
    public static Guid IdOf(Guid structureId, string reference) => StableId.Of($"contact/{structureId:N}", reference);

    /// <summary>What a contact is called outside: as the structure's own software does, or by its identifier here.</summary>
    public static string ReferenceOf(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return contact.Reference ?? OwnPrefix + contact.Id.ToString("N");
    }

    private const string OwnPrefix = "spro:";

    private static Guid? OwnIdOf(string? reference) =>
        reference?.StartsWith(OwnPrefix, StringComparison.Ordinal) == true
        && Guid.TryParseExact(reference[OwnPrefix.Length..], "N", out var id)
            ? id
            : null;

    /// <summary>The contact of a structure that is called so.</summary>
    internal static Guid Named(Guid structureId, string reference) =>
        OwnIdOf(reference) ?? IdOf(structureId, reference);

    /// <summary>A reference that another software gives.</summary>
    /// <exception cref="RefusedException">It is missing, too long, or may be a name.</exception>
    public static string ReadReference(string? given) =>
        given is { Length: > 0 and <= LongestReference } && !given.AsSpan().ContainsAnyExcept(ReferenceLetters)
            ? given
            : throw RefusedException.At(
                "reference",
                "invalid-reference",
                $"La référence est celle de votre logiciel : {LongestReference} lettres non accentuées, chiffres, tirets, points ou barres au plus, sans espace. Elle ne nomme personne."
            );

    /// <summary>Records a contact; the same reference twice is the same contact.</summary>
    /// <exception cref="RefusedException">Something is wrong with it, or its reference is that of another contact.</exception>
    public async Task<EnteredContact> EnterAsync(
        Actor actor,
        ContactEntry entry,
        ContactOrigin origin,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(entry);
        var structure = actor.StructureFor(Purpose.Welcome);
        if (OwnIdOf(entry.Reference) is { } own)
            return await contacts.FindAsync(actor, own, cancellationToken) is { } known
                ? new EnteredContact(known, false)
                : throw RefusedException.At(
                    "reference",
                    "unknown-reference",
                    "Votre structure n'a pas d'accueil à cette référence."
                );
        var keyring = await keys.OpenAsync(cancellationToken);
        var contact = Read(structure, entry, keyring);
        (contact.ReceivedBy, contact.Origin) = (actor.AccountId, origin);
        var kept = await contacts.AddAsync(contact, cancellationToken);
        if (ReferenceEquals(kept, contact))
            return new EnteredContact(kept, true);
        if (
            (kept.PlaceId, kept.Channel, kept.Said) != (contact.PlaceId, contact.Channel, contact.Said)
            || entry.At is not null && kept.Day != contact.Day
            || (kept.Ending, kept.NextPlaceId, keyring.CorrectionOf(kept))
                != (contact.Ending, contact.NextPlaceId, keyring.CorrectionOf(contact))
        )
            throw RefusedException.At(
                "reference",
                "reference-taken",
                "Cette référence est celle d'un autre accueil, ou cet accueil a été corrigé depuis. Rien n'a changé."
            );
        return new EnteredContact(kept, false);
    }

    /// <summary>Those of the actor's structure from a day on, after one already given; each reading is noted.</summary>
    public async Task<ContactPage> ListAsync(
        Actor actor,
        DateOnly? since,
        (DateOnly Day, Guid Id)? after,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.Welcome);
        var from = since ?? DateOnly.MinValue;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = db.Set<Contact>()
            .AsNoTracking()
            .Where(contact => contact.StructureId == structure && contact.Day >= from);
        var total = await all.CountAsync(cancellationToken);
        var rest = after is var (day, id)
            ? all.Where(contact => contact.Day > day || contact.Day == day && contact.Id.CompareTo(id) > 0)
            : all;
        var page = await rest.OrderBy(contact => contact.Day)
            .ThenBy(contact => contact.Id)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        await readings.AddListAsync(
            db,
            actor,
            Purpose.Welcome,
            Kind,
            [.. page.Select(contact => contact.Id)],
            clock.GetUtcNow().UtcDateTime.Date,
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        return new ContactPage(
            [.. page.Select(contact => new ListedContact(contact, keyring.CorrectionOf(contact)))],
            total
        );
    }

    private Contact Read(Guid structure, ContactEntry entry, IdentityKeyring keyring)
    {
        var catalogue = catalogues.Current;
        var reference = ReadReference(entry.Reference);
        var at = catalogue.Doors.Find(entry.PlaceId);
        if (at?.Structure.Id != structure)
            throw RefusedException.At("placeId", "not-your-place", "Ce lieu n'est pas de votre structure.");
        var now = clock.GetUtcNow().UtcDateTime;
        var moment = entry.At ?? now;
        if (moment > now.AddMinutes(5))
            throw RefusedException.At("at", "at-ahead", "Ce moment n'est pas encore venu.");
        if (moment < now.AddDays(-OldestDays))
            throw RefusedException.At(
                "at",
                "at-too-old",
                $"Cet accueil a plus de {OldestDays} jours : donnez plutôt le total de son mois."
            );
        if (entry.Situation != entry.Situation.WithoutVoluntary(catalogue.Networks))
            throw RefusedException.At(
                "situation",
                "confided",
                "Ce que la personne confie (santé, handicap, ressources, lecture, détention) n'est pas gardé à l'accueil : ne l'envoyez pas."
            );
        var answer = CompleteAnswer.For(
            catalogue,
            new AnswerRequest(entry.Situation, entry.CommuneCode, entry.PlaceId, moment)
        );
        var contact = new Contact
        {
            Id = IdOf(structure, reference),
            Reference = reference,
            StructureId = structure,
            PlaceId = entry.PlaceId,
            RecordedAt = moment,
            Day = at.Timetable.Calendar.DayOf(moment),
            Channel = entry.Channel,
            Said = Said.Of(entry.Situation, entry.CommuneCode, catalogue.Networks),
            RulesVersion = answer.Decision.Rules.Version,
            Answered = Contact.AnsweredBy(answer),
            PathId = Guid.CreateVersion7(),
        };
        contact.End(
            entry.Ending,
            entry.NextPlaceId is { } next ? catalogue.Doors.Find(next) : null,
            entry.Correction,
            keyring
        );
        return contact;
    }
}
