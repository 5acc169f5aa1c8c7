using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Referrals;

namespace Spro.Core.DataProtection;

/// <summary>What shows, at a desk or by telephone, that the person may ask: their code and word, or a file of the structure.</summary>
public sealed record ShownBy
{
    /// <summary>The reference of a hand-over, with its word.</summary>
    public string? Reference { get; init; }

    /// <summary>The word of that reference.</summary>
    public string? Word { get; init; }

    /// <summary>The code of a sheet or of a card.</summary>
    public string? Code { get; init; }

    /// <summary>A hand-over of the structure, whose file was opened with the person.</summary>
    public Guid? ReferralId { get; init; }

    /// <summary>An appointment that the structure gives or has booked, or somebody who waits for one.</summary>
    public Guid? AppointmentId { get; init; }

    /// <summary>A contact of its desk.</summary>
    public Guid? ContactId { get; init; }
}

/// <summary>Finds what somebody may ask about: what they show leads to their path, and to nothing else.</summary>
public sealed class SubjectSearch(ReferralFollowUps followUps, SavedSituations situations, TimeProvider clock)
{
    /// <summary>What they may ask about, with the hand-over by which they are known; none for a code or an appointment.</summary>
    /// <exception cref="RefusedException">Nothing is kept under what they show.</exception>
    internal async Task<(Subject Subject, Referral? Referral)> FindAsync(
        SproDbContext db,
        Actor actor,
        ShownBy shown,
        CancellationToken cancellationToken
    )
    {
        if (!string.IsNullOrWhiteSpace(shown.Reference))
        {
            var opened = await followUps.RecogniseAsync(shown.Reference, shown.Word ?? "", cancellationToken);
            return await ReferralAsync(one => one.Id == opened)
                ?? throw Unknown(
                    "reference",
                    "Cette référence et ce mot n'ouvrent rien. Après cinq essais, il faut attendre un quart d'heure."
                );
        }
        if (!string.IsNullOrWhiteSpace(shown.Code))
            return await situations.PathOfAsync(shown.Code, cancellationToken) is { } path
                ? (await Subject.OfPathAsync(db, path, Now, cancellationToken), null)
                : throw Unknown("code", "Ce code n'ouvre rien, ou n'a pas été donné à un accueil.");
        var structure = actor.StructureFor(Purpose.PersonRights);
        if (shown.ReferralId is { } referral)
            return await ReferralAsync(one => one.Id == referral, structure)
                ?? throw Unknown("dossier", "Votre structure ne garde pas cet aiguillage.");
        if (
            shown.ContactId is { } contact
            && await db.Set<Contact>()
                .Where(one => one.Id == contact && one.StructureId == structure)
                .Select(one => (Guid?)one.PathId)
                .SingleOrDefaultAsync(cancellationToken)
                is { } ofDesk
        )
            return (await Subject.OfPathAsync(db, ofDesk, Now, cancellationToken), null);
        if (
            shown.AppointmentId is { } appointment
            && await db.Set<Appointment>()
                .AsNoTracking()
                .SingleOrDefaultAsync(
                    one =>
                        one.Id == appointment && (one.StructureId == structure || one.BookedByStructureId == structure),
                    cancellationToken
                )
                is { } found
        )
            return await ReferralAsync(one => one.Id == found.ReferralId)
                ?? (new Subject(null, [], appointment, Now), null);
        if (
            shown.AppointmentId is { } waiting
            && await db.Set<Waiting>()
                .AsNoTracking()
                .SingleOrDefaultAsync(
                    one => one.Id == waiting && (one.StructureId == structure || one.BookedByStructureId == structure),
                    cancellationToken
                )
                is { } waits
        )
            return await ReferralAsync(one => one.Id == waits.ReferralId)
                ?? (new Subject(null, [], waiting, Now), null);
        throw Unknown("reference", "Demandez à la personne sa référence et son mot, ou le code de sa carte.");

        async Task<(Subject, Referral?)?> ReferralAsync(Expression<Func<Referral, bool>> which, Guid? heldBy = null)
        {
            var some = db.Set<Referral>().AsNoTracking().Where(which);
            if (heldBy is { } holder)
                some = some.Where(Referral.IsHeldBy(holder));
            return await some.SingleOrDefaultAsync(cancellationToken) is { } one
                ? (await Subject.OfPathAsync(db, one.PathId, Now, cancellationToken), one)
                : null;
        }
    }

    private static RefusedException Unknown(string field, string message) =>
        RefusedException.At(field, "person-unknown", message);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
