using Microsoft.EntityFrameworkCore;
using Spro.Core.Appointments;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Messages;
using Spro.Core.Referrals;

namespace Spro.Core.DataProtection;

/// <summary>What is held on the path of one person: reached by their own code, and by nothing else.</summary>
/// <param name="Contacts">What was said at desks, by structure.</param>
/// <param name="Referrals">Hand-overs, for each structure that is or was on one of their sides.</param>
/// <param name="Appointments">Appointments, for the structure that receives and the one that booked.</param>
/// <param name="Waiting">Those who wait for an appointment, likewise.</param>
internal sealed record Holdings(
    IReadOnlyList<Held> Contacts,
    IReadOnlyList<Held> Referrals,
    IReadOnlyList<Held> Appointments,
    IReadOnlyList<Held> Waiting
)
{
    /// <summary>Every structure that holds something.</summary>
    public IEnumerable<Guid> Structures =>
        Contacts.Concat(Referrals).Concat(Appointments).Concat(Waiting).Select(held => held.StructureId).Distinct();

    /// <summary>What one structure holds.</summary>
    public Holdings Of(Guid structure)
    {
        return new(Only(Contacts), Only(Referrals), Only(Appointments), Only(Waiting));

        IReadOnlyList<Held> Only(IReadOnlyList<Held> some) => [.. some.Where(held => held.StructureId == structure)];
    }

    /// <summary>What is held.</summary>
    public static async Task<Holdings> ReadAsync(SproDbContext db, Subject subject, CancellationToken cancellationToken)
    {
        var (path, ids, own, asked) = subject;
        var known = ids.Select(id => (Guid?)id).ToList();
        var contacts = await db.Set<Contact>()
            .IgnoreQueryFilters()
            .Where(one => path != null && one.PathId == path && one.RecordedAt <= asked)
            .Select(one => new Held(one.Id, one.StructureId))
            .ToListAsync(cancellationToken);
        var referrals = await db.Set<Referral>()
            .Where(one => ids.Contains(one.Id))
            .Select(one => new
            {
                one.Id,
                one.SenderId,
                one.SenderClosedAt,
                one.ReceiverId,
                one.ReceiverClosedAt,
            })
            .ToListAsync(cancellationToken);
        // A former receiver holds what it wrote.
        var former = await db.Set<ReferralEvent>()
            .Where(trace =>
                ids.Contains(trace.ReferralId)
                && trace.By == Party.Receiver
                && (trace.Note != null || trace.AnsweredAs != null)
            )
            .Select(trace => new { trace.ReferralId, trace.ReceiverId })
            .Distinct()
            .ToListAsync(cancellationToken);
        var messages = await db.Set<OutgoingMessage>()
            .Where(message => message.AboutId != null && known.Contains(message.AboutId) && message.StructureId != null)
            .Select(message => new { message.AboutId, message.StructureId })
            .Distinct()
            .ToListAsync(cancellationToken);
        var appointments = await db.Set<Appointment>()
            .IgnoreQueryFilters()
            .Where(one => own != null && one.Id == own || known.Contains(one.ReferralId))
            .Select(one => new
            {
                one.Id,
                one.StructureId,
                one.BookedByStructureId,
            })
            .ToListAsync(cancellationToken);
        var waiting = await db.Set<Waiting>()
            .IgnoreQueryFilters()
            .Where(one => own != null && one.Id == own || known.Contains(one.ReferralId))
            .Select(one => new
            {
                one.Id,
                one.StructureId,
                one.BookedByStructureId,
            })
            .ToListAsync(cancellationToken);
        return new Holdings(
            contacts,
            [
                .. referrals
                    .SelectMany(one =>
                        (IEnumerable<Held>)[new Held(one.Id, one.SenderId), new Held(one.Id, one.ReceiverId)]
                    )
                    .Concat(former.Select(one => new Held(one.ReferralId, one.ReceiverId)))
                    .Concat(messages.Select(one => new Held(one.AboutId!.Value, one.StructureId!.Value)))
                    .Distinct(),
            ],
            [
                .. appointments
                    .SelectMany(one =>
                        (IEnumerable<Held>)
                            [new Held(one.Id, one.StructureId), new Held(one.Id, one.BookedByStructureId)]
                    )
                    .Distinct(),
            ],
            [
                .. waiting
                    .SelectMany(one =>
                        (IEnumerable<Held>)
                            [new Held(one.Id, one.StructureId), new Held(one.Id, one.BookedByStructureId)]
                    )
                    .Distinct(),
            ]
        );
    }
}

/// <summary>What a request is about: a path as it was then, or an appointment that is on none.</summary>
/// <param name="PathId">The path.</param>
/// <param name="ReferralIds">Its hand-overs.</param>
/// <param name="AppointmentId">The appointment, or the waiting for one.</param>
/// <param name="At">What came later is not meant.</param>
internal sealed record Subject(Guid? PathId, IReadOnlyList<Guid> ReferralIds, Guid? AppointmentId, DateTime At)
{
    /// <summary>A path, as it is now.</summary>
    public static async Task<Subject> OfPathAsync(
        SproDbContext db,
        Guid path,
        DateTime now,
        CancellationToken cancellationToken
    ) =>
        new(
            path,
            await db.Set<Referral>()
                .Where(one => one.PathId == path)
                .OrderBy(one => one.CreatedAt)
                .Select(one => one.Id)
                .ToListAsync(cancellationToken),
            null,
            now
        );

    /// <summary>The path of a hand-over; null when it is no longer kept.</summary>
    public static async Task<Subject?> OfReferralAsync(
        SproDbContext db,
        Guid referral,
        DateTime now,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Referral>()
            .Where(one => one.Id == referral)
            .Select(one => (Guid?)one.PathId)
            .SingleOrDefaultAsync(cancellationToken)
            is { } path
            ? await OfPathAsync(db, path, now, cancellationToken)
            : null;
}

/// <summary>Something that a structure holds.</summary>
/// <param name="Id">What.</param>
/// <param name="StructureId">Who.</param>
internal readonly record struct Held(Guid Id, Guid StructureId);
