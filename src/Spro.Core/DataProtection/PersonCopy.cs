using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Appointments;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Structures;

namespace Spro.Core.DataProtection;

/// <summary>
/// All that is kept of a person on their path, to take away and to give to whom they like (articles 15 and 20 of the GDPR).
/// Times are in UTC.
/// </summary>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Contacts">What they said at desks.</param>
/// <param name="Referrals">Hand-overs.</param>
/// <param name="Appointments">Appointments.</param>
/// <param name="Waiting">Slots that they wait for.</param>
/// <param name="Messages">What they and structures were sent about it: the text goes as soon as it is sent.</param>
public sealed record PersonCopy(
    DateTime MadeAt,
    IReadOnlyList<CopiedContact> Contacts,
    IReadOnlyList<ReferralCopy> Referrals,
    IReadOnlyList<AppointmentCopy> Appointments,
    IReadOnlyList<CopiedWaiting> Waiting,
    IReadOnlyList<CopiedMessage> Messages
)
{
    /// <summary>Nothing is in it.</summary>
    [JsonIgnore]
    public bool IsEmpty => Contacts.Count + Referrals.Count + Appointments.Count + Waiting.Count + Messages.Count == 0;

    /// <summary>With what another structure holds.</summary>
    internal PersonCopy With(PersonCopy other) =>
        this with
        {
            Contacts = [.. Contacts, .. other.Contacts],
            Referrals = [.. Referrals, .. other.Referrals],
            Appointments = [.. Appointments, .. other.Appointments],
            Waiting = [.. Waiting, .. other.Waiting],
            Messages = [.. Messages, .. other.Messages],
        };
}

/// <summary>Somebody was received at a desk.</summary>
/// <param name="At">When.</param>
/// <param name="Structure">By which structure.</param>
/// <param name="Channel">How they came.</param>
/// <param name="Said">What they said of their situation, as an address says it.</param>
/// <param name="Answered">Codes of the networks of the first answer.</param>
/// <param name="Ending">What came next.</param>
/// <param name="Correction">Why the professional directed them elsewhere than the answer did.</param>
public sealed record CopiedContact(
    DateTime At,
    string Structure,
    ContactChannel Channel,
    string Said,
    IReadOnlyList<string> Answered,
    ContactEnding Ending,
    string? Correction
);

/// <summary>Somebody waits for an appointment.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Structure">In which structure.</param>
/// <param name="From">From which day they can come.</param>
/// <param name="To">Until which day.</param>
/// <param name="State">Where it stands.</param>
public sealed record CopiedWaiting(DateTime Since, string Structure, DateOnly From, DateOnly To, WaitingState State);

/// <summary>A message was owed.</summary>
/// <param name="CreatedAt">When it was recorded.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Channel">How it went.</param>
/// <param name="SentAt">When it left; null when it did not.</param>
public sealed record CopiedMessage(DateTime CreatedAt, MessageKind Kind, MessageChannel Channel, DateTime? SentAt);

/// <summary>Makes copies for people.</summary>
public sealed class PersonCopies(
    IDbContextFactory<SproDbContext> databases,
    ReferralFollowUps followUps,
    IdentityKeys keys,
    TimeProvider clock
)
{
    /// <summary>
    /// All that is held on the path of a hand-over, for the person; null when that hand-over is no longer kept. The notes of a
    /// structure are in it once that structure has answered a request for a copy.
    /// </summary>
    public async Task<PersonCopy?> OfReferralAsync(Guid referralId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Subject.OfReferralAsync(db, referralId, Now, cancellationToken) is { } subject
            ? await MakeAsync(db, subject, null, cancellationToken)
            : null;
    }

    /// <summary>
    /// What structures have answered to a request, for the person who has opened it by a word of its own; null when there is
    /// no such request. What no structure has answered is not in it: a code found on a paper may have asked.
    /// </summary>
    public async Task<PersonCopy?> OfRequestAsync(Guid requestId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<DataRequest>()
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.Id == requestId, cancellationToken)
            is not { } request
        )
            return null;
        var copy = new PersonCopy(Now, [], [], [], [], []);
        foreach (var structure in await AnsweredAsync(db, request.Subject, cancellationToken))
            copy = copy.With(await MakeAsync(db, request.Subject, structure, cancellationToken));
        return copy;
    }

    /// <summary>What one structure holds, as far as it may read it, to be handed over to the person.</summary>
    internal Task<PersonCopy> OfStructureAsync(
        SproDbContext db,
        Subject subject,
        Guid structure,
        CancellationToken cancellationToken
    ) => MakeAsync(db, subject, structure, cancellationToken);

    private async Task<PersonCopy> MakeAsync(
        SproDbContext db,
        Subject subject,
        Guid? structure,
        CancellationToken cancellationToken
    )
    {
        var all = await Holdings.ReadAsync(db, subject, cancellationToken);
        var held = structure is { } one ? all.Of(one) : all;
        List<ReferralCopy> referrals = [];
        foreach (var id in held.Referrals.Select(some => some.Id).Distinct())
            if (
                await db.Set<Referral>().AsNoTracking().SingleOrDefaultAsync(some => some.Id == id, cancellationToken)
                    is { } referral
                && SideOf(referral, structure) is { } side
            )
                referrals.Add(await followUps.CopyAsync(db, referral, side, cancellationToken));
        List<Guid> appointments = [.. held.Appointments.Select(some => some.Id).Distinct()];
        List<Guid> waiting = [.. held.Waiting.Select(some => some.Id).Distinct()];
        return new PersonCopy(
            Now,
            await ContactsAsync(db, [.. held.Contacts.Select(some => some.Id)], cancellationToken),
            referrals,
            await AppointmentCopy.ReadAsync(
                db,
                await keys.OpenAsync(cancellationToken),
                appointments,
                structure,
                structure is { } author ? [author] : await AnsweredAsync(db, subject, cancellationToken),
                cancellationToken
            ),
            await WaitingAsync(db, waiting, cancellationToken),
            await MessagesAsync(
                db,
                [.. held.Referrals.Select(some => some.Id), .. appointments, .. waiting],
                structure,
                cancellationToken
            )
        );
    }

    // What is closed to somebody is closed in their copies too.
    private static Party? SideOf(Referral referral, Guid? structure) =>
        structure is { } one ? ReferralSteps.SideOf(referral, one)
        : referral is { SenderClosedAt: not null, ReceiverClosedAt: not null } ? null
        : Party.Person;

    /// <summary>The structures that have given a copy of all they hold on this path.</summary>
    private static async Task<IReadOnlyCollection<Guid>> AnsweredAsync(
        SproDbContext db,
        Subject subject,
        CancellationToken cancellationToken
    )
    {
        var (path, appointment) = (subject.PathId, subject.AppointmentId);
        return await (
            from answer in db.Set<DataAnswer>()
            join request in db.Set<DataRequest>() on answer.RequestId equals request.Id
            where request.Kind == DataRequestKind.Copy && answer.State == DataAnswerState.Done
            where path != null && request.PathId == path || appointment != null && request.AppointmentId == appointment
            select answer.StructureId
        )
            .Distinct()
            .ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<CopiedContact>> ContactsAsync(
        SproDbContext db,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var found = await (
            from contact in db.Set<Contact>().AsNoTracking()
            join structure in db.Set<Structure>() on contact.StructureId equals structure.Id
            where ids.Contains(contact.Id)
            orderby contact.RecordedAt
            select new { contact, structure.Name }
        ).ToListAsync(cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        return
        [
            .. found.Select(one => new CopiedContact(
                one.contact.RecordedAt,
                one.Name,
                one.contact.Channel,
                one.contact.Said,
                one.contact.Answered,
                one.contact.Ending,
                keyring.CorrectionOf(one.contact)
            )),
        ];
    }

    private static async Task<IReadOnlyList<CopiedWaiting>> WaitingAsync(
        SproDbContext db,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    ) =>
        await (
            from one in db.Set<Waiting>().AsNoTracking()
            join structure in db.Set<Structure>() on one.StructureId equals structure.Id
            where ids.Contains(one.Id)
            orderby one.Since
            select new CopiedWaiting(one.Since, structure.Name, one.From, one.To, one.State)
        ).ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<CopiedMessage>> MessagesAsync(
        SproDbContext db,
        IReadOnlyCollection<Guid> about,
        Guid? structure,
        CancellationToken cancellationToken
    )
    {
        var ids = about.Select(id => (Guid?)id).Distinct().ToList();
        return await db.Set<OutgoingMessage>()
            .AsNoTracking()
            .Where(message => ids.Contains(message.AboutId))
            .Where(message => structure == null || message.StructureId == structure)
            .OrderBy(message => message.CreatedAt)
            .Select(message => new CopiedMessage(message.CreatedAt, message.Kind, message.Channel, message.SentAt))
            .ToListAsync(cancellationToken);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
