using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Agenda;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Referrals;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>What is brought together, or from one to the other.</summary>
public enum MergerKind
{
    /// <summary>Two places of a structure that are one.</summary>
    Places,

    /// <summary>Two structures that are one.</summary>
    Structures,

    /// <summary>A place goes from its structure to another.</summary>
    Transfer,
}

/// <summary>Something that may be brought together with a record, or receive it.</summary>
/// <param name="Id">The place or the structure.</param>
/// <param name="Name">Its name.</param>
/// <param name="Where">Where it is: its address, or the communes of its places.</param>
/// <param name="Structure">The structure of a place; null for a structure.</param>
/// <param name="Source">Code of the source that gives it.</param>
public sealed record MergerChoice(Guid Id, string Name, string Where, string? Structure, string Source);

/// <summary>What a record may be brought together with, or be given to.</summary>
/// <param name="Name">What the record is called.</param>
/// <param name="StructureId">Its structure.</param>
/// <param name="Choices">The likeliest first.</param>
public sealed record MergerChoices(string Name, Guid StructureId, IReadOnlyList<MergerChoice> Choices);

/// <summary>What is on its way at a record of the directory: counts, and nothing of anybody.</summary>
/// <param name="HandOvers">Hand-overs sent or received that have not ended.</param>
/// <param name="Calls">People who wait for a call.</param>
/// <param name="Appointments">Appointments to come.</param>
/// <param name="Openings">Openings of advisers that go on.</param>
/// <param name="Actions">Actions of the agenda to come.</param>
/// <param name="Accounts">Accounts of its team.</param>
/// <param name="Services">Services that go on.</param>
/// <param name="Places">Places that go on.</param>
public sealed record Running(
    int HandOvers,
    int Calls,
    int Appointments,
    int Openings,
    int Actions,
    int Accounts,
    int Services,
    int Places
)
{
    /// <summary>What is on its way at a structure, or at one of its places.</summary>
    internal static async Task<Running> AtAsync(
        SproDbContext db,
        Guid structure,
        Guid? place,
        DateTime now,
        DateOnly today,
        CancellationToken cancellationToken
    ) =>
        new(
            await HandOversOf(db, structure, place).CountAsync(cancellationToken),
            await CallsOf(db, structure, place).CountAsync(cancellationToken),
            await db.Set<Appointment>()
                .CountAsync(
                    one =>
                        one.StructureId == structure
                        && (place == null || one.PlaceId == place)
                        && one.State == AppointmentState.Booked
                        && one.Start > now,
                    cancellationToken
                ),
            await db.Set<Opening>()
                .CountAsync(
                    one =>
                        one.StructureId == structure
                        && (place == null || one.PlaceId == place)
                        && (one.ValidTo == null || one.ValidTo >= today),
                    cancellationToken
                ),
            place is not null
                ? 0
                : await db.Set<AgendaAction>()
                    .CountAsync(one => one.StructureId == structure && one.EndsAt > now, cancellationToken),
            place is not null
                ? 0
                : await db.Set<AccountMembership>()
                    .CountAsync(
                        one =>
                            one.StructureId == structure
                            && one.EndedAt == null
                            && (one.ValidTo == null || one.ValidTo >= today),
                        cancellationToken
                    ),
            await db.Set<ServiceOffer>()
                .CountAsync(
                    one =>
                        one.StructureId == structure
                        && (place == null || one.PlaceId == place)
                        && (one.ValidTo == null || one.ValidTo >= today),
                    cancellationToken
                ),
            place is not null
                ? 0
                : await db.Set<Place>()
                    .CountAsync(
                        one => one.StructureId == structure && (one.ValidTo == null || one.ValidTo >= today),
                        cancellationToken
                    )
        );

    /// <summary>Hand-overs that a structure sent or received and that have not ended: at one of its places when it is given.</summary>
    internal static IQueryable<Referral> HandOversOf(SproDbContext db, Guid structure, Guid? place) =>
        db.Set<Referral>()
            .Where(one =>
                one.State != ReferralState.Ended
                && one.State != ReferralState.Withdrawn
                && (
                    one.ReceiverId == structure && (place == null || one.ReceiverPlaceId == place)
                    || one.SenderId == structure && (place == null || one.SenderPlaceId == place)
                )
            );

    /// <summary>People who wait for a call of a structure, or of one of its places.</summary>
    internal static IQueryable<CallRequest> CallsOf(SproDbContext db, Guid structure, Guid? place) =>
        db.Set<CallRequest>()
            .Where(one =>
                one.StructureId == structure && (place == null || one.PlaceId == place) && one.TakenAt == null
            );
}

/// <summary>Two records side by side, before somebody brings them together, and after.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="From">The record that gives way, or the place that goes.</param>
/// <param name="Into">The record that stays, or the structure that takes the place.</param>
/// <param name="Owner">The structure of <paramref name="From"/> when it is a place.</param>
/// <param name="IntoStructure">The structure of <paramref name="Into"/>, or itself.</param>
/// <param name="Fields">What the first says otherwise than the second: lost with it, but in the history.</param>
/// <param name="Running">What is on its way at the first.</param>
/// <param name="Seen">Number of its last change, to be sent back.</param>
/// <param name="Done">What was done, when it was; null before.</param>
/// <param name="CanUndo">It can still be taken back.</param>
/// <param name="Networks">The network of the places concerned and the one they would be of, when it is another.</param>
/// <param name="Lost">The territories that would lose their last door of a network.</param>
public sealed record Merger(
    MergerKind Kind,
    MergerChoice From,
    MergerChoice Into,
    Structure Owner,
    Guid IntoStructure,
    IReadOnlyList<FieldChange> Fields,
    Running Running,
    int Seen,
    DirectoryChange? Done,
    bool CanUndo,
    (string? From, string? Into)? Networks,
    IReadOnlyList<LostTerritories> Lost
);
