using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Appointments;

/// <summary>All that is kept of an appointment, for the person to take away. Times are in UTC.</summary>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it ends.</param>
/// <param name="Structure">Who receives.</param>
/// <param name="Place">Where.</param>
/// <param name="Adviser">By whom.</param>
/// <param name="Way">How they meet.</param>
/// <param name="Subject">What for.</param>
/// <param name="State">Where it stands.</param>
/// <param name="MissedReason">Why they did not come, as far as noted.</param>
/// <param name="BookedAt">When it was booked.</param>
/// <param name="AskedOn">Since when the person wishes advice.</param>
/// <param name="Person">Who they are, how to reach them, what they need on the day.</param>
/// <param name="NeedsAnswer">What was arranged for it.</param>
/// <param name="Level">The level of advice given.</param>
/// <param name="Summary">The summary that they keep.</param>
/// <param name="Notes">Notes of the structure, once it has answered a request for a copy.</param>
/// <param name="Readings">Who read it.</param>
public sealed record AppointmentCopy(
    DateTime Start,
    DateTime End,
    string Structure,
    string Place,
    string Adviser,
    Ways Way,
    string Subject,
    AppointmentState State,
    MissedReason? MissedReason,
    DateTime BookedAt,
    DateOnly AskedOn,
    ExpectedPerson Person,
    string? NeedsAnswer,
    AdviceLevel? Level,
    string? Summary,
    IReadOnlyList<CopiedNote> Notes,
    IReadOnlyList<AppointmentReading> Readings
)
{
    /// <summary>Copies appointments.</summary>
    /// <param name="db">The store.</param>
    /// <param name="keyring">What opens them.</param>
    /// <param name="ids">Which.</param>
    /// <param name="receivedBy">Only those that this structure receives; all when null.</param>
    /// <param name="notesOf">The structures whose notes are in it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal static async Task<IReadOnlyList<AppointmentCopy>> ReadAsync(
        SproDbContext db,
        IdentityKeyring keyring,
        IReadOnlyCollection<Guid> ids,
        Guid? receivedBy,
        IReadOnlyCollection<Guid> notesOf,
        CancellationToken cancellationToken
    )
    {
        var found = await (
            from one in db.Set<Appointment>().AsNoTracking()
            join account in db.Set<Account>() on one.AdviserId equals account.Id
            join place in db.Set<Place>() on one.PlaceId equals place.Id
            join structure in db.Set<Structure>() on one.StructureId equals structure.Id
            where ids.Contains(one.Id) && (receivedBy == null || one.StructureId == receivedBy)
            orderby one.Start
            select new
            {
                One = one,
                Adviser = account,
                Place = place.Name,
                Structure = structure.Name,
            }
        ).ToListAsync(cancellationToken);
        var notes = await (
            from note in db.Set<AppointmentNote>().AsNoTracking()
            where ids.Contains(note.AppointmentId) && notesOf.Contains(note.StructureId)
            orderby note.WrittenAt
            select note
        ).ToListAsync(cancellationToken);
        var readings = await (
            from record in db.Set<AccessRecord>().AsNoTracking()
            join structure in db.Set<Structure>() on record.StructureId equals structure.Id
            where record.Kind == AppointmentFiles.Kind && ids.Contains(record.ObjectId)
            orderby record.At descending
            select new
            {
                record.ObjectId,
                record.At,
                record.Role,
                structure.Name,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. found.Select(line =>
            {
                var (one, id) = (line.One, line.One.Id);
                return new AppointmentCopy(
                    one.Start,
                    one.End,
                    line.Structure,
                    line.Place,
                    keyring.NameOf(line.Adviser),
                    one.Way,
                    one.Subject,
                    one.State,
                    one.MissedReason,
                    one.BookedAt,
                    one.AskedOn,
                    one.Person(keyring),
                    PersonSeal.Read(keyring, one.NeedsAnswer, PersonSeal.NeedsAnswer, id),
                    one.Level,
                    PersonSeal.Read(keyring, one.Summary, PersonSeal.Summary, id),
                    [
                        .. notes
                            .Where(note => note.AppointmentId == id)
                            .Select(note => new CopiedNote(
                                note.WrittenAt,
                                keyring.Read(note.Text, PersonSeal.Note, note.Id)
                            )),
                    ],
                    [
                        .. readings
                            .Where(reading => reading.ObjectId == id)
                            .Select(reading => new AppointmentReading(
                                reading.At,
                                reading.Name,
                                reading.Role?.ToString()
                            )),
                    ]
                );
            }),
        ];
    }
}

/// <summary>A note of a structure about an appointment.</summary>
/// <param name="WrittenAt">When.</param>
/// <param name="Text">The note.</param>
public sealed record CopiedNote(DateTime WrittenAt, string Text);

/// <summary>Somebody read an appointment.</summary>
/// <param name="At">When.</param>
/// <param name="Structure">Of which structure.</param>
/// <param name="Role">As what.</param>
public sealed record AppointmentReading(DateTime At, string Structure, string? Role);
