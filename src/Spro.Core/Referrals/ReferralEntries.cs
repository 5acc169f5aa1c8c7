using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Privacy;

namespace Spro.Core.Referrals;

/// <summary>Somebody is handed over, as another software or a file tells it.</summary>
/// <param name="Reference">What that software calls it: telling it twice is telling it once.</param>
/// <param name="PlaceId">The place where the person is.</param>
/// <param name="ToPlaceId">The place chosen for them.</param>
/// <param name="Person">Who they are, as far as they want it known.</param>
/// <param name="Consent">Their agreement; null when they said no.</param>
public sealed record ReferralEntry(
    string Reference,
    Guid PlaceId,
    Guid ToPlaceId,
    ReferredPerson Person,
    GivenConsent? Consent
)
{
    /// <summary>The reference of the contact it comes from: what was said there is not said again.</summary>
    public string? ContactReference { get; init; }

    /// <summary>What they said of their situation, without a contact.</summary>
    public Situation Situation { get; init; } = Situation.Empty;

    /// <summary>INSEE code of the commune where they live, without a contact.</summary>
    public string? CommuneCode { get; init; }

    /// <summary>Why that structure, when the answer gives another or the person has been there already.</summary>
    public string? Reason { get; init; }

    /// <summary>A formal request that came to the wrong body.</summary>
    public bool IsFormalRequest { get; init; }

    /// <summary>The clock that a text starts.</summary>
    public StatutoryClock Clock { get; init; }

    /// <summary>The day of the request or of the report.</summary>
    public DateOnly? ClockFrom { get; init; }

    /// <summary>The word they chose to follow it.</summary>
    public string? Word { get; init; }

    /// <summary>How they want news.</summary>
    public NewsChannel News { get; init; }
}

/// <summary>What became of an entry.</summary>
/// <param name="Referral">The hand-over.</param>
/// <param name="IsNew">It was not there yet.</param>
public sealed record EnteredReferral(Referral Referral, bool IsNew);

/// <summary>
/// Hand-overs that a structure writes elsewhere and tells here. They go through <see cref="StructureReferrals"/> like
/// those of the pages: here is only what names them, and where what was said comes from.
/// </summary>
public sealed class ReferralEntries(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    StructureReferrals referrals,
    TimeProvider clock
)
{
    /// <summary>The identifier of what a structure calls so.</summary>
    public static Guid IdOf(Guid structureId, string reference) => StableId.Of($"referral/{structureId:N}", reference);

    /// <summary>The identifier of a step that a structure calls so, of one hand-over.</summary>
    public static Guid StepOf(Guid structureId, Guid referralId, string reference) =>
        StableId.Of($"referral-step/{structureId:N}/{referralId:N}", reference);

    /// <summary>Hands somebody over; the same reference twice is the same hand-over.</summary>
    /// <exception cref="RefusedException">Something is missing, or the reference is that of another hand-over.</exception>
    public async Task<EnteredReferral> SendAsync(Actor actor, ReferralEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(entry);
        var structure = actor.StructureFor(Purpose.HandOver);
        var id = IdOf(structure, ContactEntries.ReadReference(entry.Reference));
        var doors = catalogues.Current.Doors;
        var from = doors.Find(entry.PlaceId) ?? throw Unknown("lieu");
        var to = doors.Find(entry.ToPlaceId) ?? throw Unknown("porte");
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<ReferralEvent>()
                .AsNoTracking()
                .SingleOrDefaultAsync(trace => trace.Id == id, cancellationToken) is
            { } chosen
        )
        {
            var known = await db.Set<Referral>()
                .AsNoTracking()
                .SingleAsync(one => one.Id == id && one.SenderId == structure, cancellationToken);
            if (known.SenderClosedAt is not null)
                throw Tombstones.Refusal();
            return known.SenderPlaceId == entry.PlaceId && chosen.ReceiverId == to.Structure.Id
                ? new EnteredReferral(known, false)
                : throw RefusedException.At(
                    "reference",
                    "reference-taken",
                    "Cette référence est celle d'un autre aiguillage. Rien n'a changé."
                );
        }
        await Tombstones.RefuseAsync(db, id, cancellationToken);
        var contact = await ContactOfAsync(db, structure, entry, cancellationToken);
        var referral = await referrals.SendAsync(
            actor,
            new ReferralDraft(id, from, to, contact.Said, entry.Person, entry.Consent)
            {
                SenderReference = entry.Reference,
                ContactId = entry.ContactReference is null ? null : contact.Id,
                PathId = entry.ContactReference is null ? null : contact.PathId,
                IsOverride = contact.IsOverride(to),
                Reason = entry.Reason,
                IsFormalRequest = entry.IsFormalRequest,
                Clock = entry.Clock,
                ClockFrom = entry.ClockFrom,
                Word = entry.Word,
                News = entry.News,
            },
            cancellationToken
        );
        return new EnteredReferral(referral, true);
    }

    // Without a contact, what they said is answered now, so that another door is known as one.
    private async Task<Contact> ContactOfAsync(
        SproDbContext db,
        Guid structure,
        ReferralEntry entry,
        CancellationToken cancellationToken
    )
    {
        if (entry.ContactReference is { } reference)
        {
            var id = ContactEntries.Named(structure, reference);
            if (
                await db.Set<Contact>()
                    .AsNoTracking()
                    .SingleOrDefaultAsync(one => one.Id == id && one.StructureId == structure, cancellationToken) is
                { } known
            )
                return known;
            await Tombstones.RefuseAsync(db, id, cancellationToken);
            throw RefusedException.At(
                "contactReference",
                "unknown-contact",
                "Votre structure n'a pas d'accueil à cette référence : envoyez-le d'abord."
            );
        }
        var catalogue = catalogues.Current;
        var answer = CompleteAnswer.For(
            catalogue,
            new AnswerRequest(entry.Situation, entry.CommuneCode, entry.PlaceId, clock.GetUtcNow().UtcDateTime)
        );
        return new Contact
        {
            StructureId = structure,
            Said = Said.Of(entry.Situation, entry.CommuneCode, catalogue.Networks),
            RulesVersion = answer.Decision.Rules.Version,
            Answered = Contact.AnsweredBy(answer),
        };
    }

    private static RefusedException Unknown(string field) =>
        RefusedException.At(field, "unknown-place", "Ce lieu n'est pas dans l'annuaire.");
}
