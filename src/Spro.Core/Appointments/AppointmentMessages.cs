using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Appointments;

/// <summary>
/// What people are told of their appointments, by the channel they chose: recorded in the outbox with what it tells. Who
/// chose a call, or nothing, is sent nothing. What has not left when the appointment changes leaves no more.
/// </summary>
public sealed class AppointmentMessages(
    Outbox outbox,
    MessageTemplates templates,
    MailSettings mail,
    TimeProvider clock
)
{
    /// <summary>A reminder leaves that many days before.</summary>
    public const int DaysBefore = 1;

    /// <summary>The same for a letter, which is printed and posted first.</summary>
    public const int DaysBeforeByLetter = 7;

    private const string Directory = "/lieux";

    private static readonly TimeOnly ReminderTime = new(10, 0);

    /// <summary>
    /// Tells somebody that their appointment is booked, or has moved; and reminds them, unless it is too near. Gives the
    /// secret of the link by which they change or cancel it.
    /// </summary>
    /// <param name="db">In the transaction of what it tells; the caller saves.</param>
    /// <param name="one">The appointment as it is now.</param>
    /// <param name="keyring">Opens who they are.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal async Task<string> ExpectAsync(
        SproDbContext db,
        Appointment one,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        var token = AppointmentLink.Issue(
            db,
            new AppointmentLink
            {
                TokenHash = "",
                Use = LinkUse.Manage,
                AppointmentId = one.Id,
                ExpiresAt = one.End,
            }
        );
        await outbox.WithdrawAsync(db, one.Id, [], cancellationToken);
        if (one.Person(keyring).MessagesTo() is not { } to)
            return token;
        var place = await PlaceAsync(db, one.PlaceId, one.AdviserId, keyring, cancellationToken);
        var notice = NoticeOf(one.Start, one.Way, place) with
        {
            ChangeAt = templates.PageAt(AppointmentLink.PathOf(LinkUse.Manage, token)),
        };
        var told = notice with { Part = Part(one, place, to, isCancelled: false) };
        Add(
            db,
            keyring,
            one,
            to,
            one.Changes == 0 ? templates.AppointmentConfirmed(told) : templates.AppointmentChanged(told)
        );
        var days = to.Channel == MessageChannel.Letter ? DaysBeforeByLetter : DaysBefore;
        var due = FrenchMoment.DaysBefore(one.Start, days, ReminderTime, notice.Calendar);
        // Who has been told today is not reminded today.
        if (notice.Calendar.DayOf(due) > notice.Calendar.DayOf(clock.GetUtcNow().UtcDateTime))
            Add(db, keyring, one, to, templates.AppointmentReminder(notice), due);
        return token;
    }

    /// <summary>Tells somebody that their appointment will not take place.</summary>
    /// <param name="db">In the transaction of what it tells; the caller saves.</param>
    /// <param name="one">The appointment as it was.</param>
    /// <param name="keyring">Opens who they are.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal async Task CancelAsync(
        SproDbContext db,
        Appointment one,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        await outbox.WithdrawAsync(db, one.Id, [], cancellationToken);
        if (one.Person(keyring).MessagesTo() is not { } to)
            return;
        var place = await PlaceAsync(db, one.PlaceId, one.AdviserId, keyring, cancellationToken);
        var notice = NoticeOf(one.Start, one.Way, place) with
        {
            ChangeAt = templates.PageAt(Directory),
            Part = Part(one, place, to, isCancelled: true),
        };
        Add(db, keyring, one, to, templates.AppointmentCancelled(notice));
    }

    /// <summary>Tells somebody that their summary can be read, and by which link.</summary>
    /// <param name="db">What the caller saves.</param>
    /// <param name="one">The appointment.</param>
    /// <param name="token">The secret of the link.</param>
    /// <param name="keyring">Opens who they are.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal async Task SummariseAsync(
        SproDbContext db,
        Appointment one,
        string token,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        await outbox.WithdrawAsync(db, one.Id, [MessageKind.SummaryReady], cancellationToken);
        if (one.Person(keyring).MessagesTo() is not { } to)
            return;
        var place = await PlaceAsync(db, one.PlaceId, one.AdviserId, keyring, cancellationToken);
        outbox.Add(
            db,
            keyring,
            new NewMessage(
                to,
                templates.SummaryReady(
                    NoticeOf(one.Start, one.Way, place) with
                    {
                        ChangeAt = templates.PageAt(AppointmentLink.PathOf(LinkUse.Summary, token)),
                    }
                )
            )
            {
                AboutId = one.Id,
                StructureId = one.StructureId,
                UsefulUntil = clock.GetUtcNow().UtcDateTime + AppointmentLink.SummaryLife,
            }
        );
    }

    /// <summary>Tells somebody of the waiting list that a slot is kept for them.</summary>
    /// <param name="db">In the transaction that keeps it; the caller saves.</param>
    /// <param name="sitting">The slot.</param>
    /// <param name="waiting">For whom.</param>
    /// <param name="ways">How they can meet.</param>
    /// <param name="link">The link by which they take it or leave it, until it ends.</param>
    /// <param name="keyring">Opens who they are.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal async Task ProposeAsync(
        SproDbContext db,
        Sitting sitting,
        Waiting waiting,
        Ways ways,
        (string Token, DateTime Until) link,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        if (waiting.Person(keyring).MessagesTo() is not { } to)
            return;
        var place = await PlaceAsync(db, sitting.PlaceId, sitting.AdviserId, keyring, cancellationToken);
        outbox.Add(
            db,
            keyring,
            new NewMessage(
                to,
                templates.SlotFreed(
                    NoticeOf(sitting.Start, ways, place) with
                    {
                        ChangeAt = templates.PageAt(AppointmentLink.PathOf(LinkUse.Proposal, link.Token)),
                    },
                    link.Until
                )
            )
            {
                AboutId = waiting.Id,
                StructureId = sitting.StructureId,
                UsefulUntil = link.Until,
            }
        );
    }

    /// <summary>Calls back the proposal that somebody of the waiting list has not been sent.</summary>
    internal Task WithdrawProposalAsync(SproDbContext db, Guid waitingId, CancellationToken cancellationToken) =>
        outbox.WithdrawAsync(db, waitingId, [MessageKind.SlotFreed], cancellationToken);

    private void Add(
        SproDbContext db,
        IdentityKeyring keyring,
        Appointment one,
        Recipient to,
        MessageContent content,
        DateTime? due = null
    ) =>
        outbox.Add(
            db,
            keyring,
            new NewMessage(to, content)
            {
                AboutId = one.Id,
                StructureId = one.StructureId,
                DueAt = due,
                UsefulUntil = one.Start,
            }
        );

    private static AppointmentNotice NoticeOf(DateTime start, Ways ways, MeetingPlace place) =>
        new(start, LocalCalendar.Metropolitan, place.Public)
        {
            HowHeld = ways switch
            {
                Ways.InPerson => "Vous êtes attendu ou attendue sur place.",
                Ways.Phone => "C'est par téléphone : on vous appelle.",
                Ways.Video => "C'est en visio, à distance.",
                _ => "Vous choisirez comment : sur place ou à distance.",
            },
            Where = (ways & Ways.InPerson) == Ways.None ? null : place.Address,
            With = place.Adviser,
        };

    private CalendarPart? Part(Appointment one, MeetingPlace place, Recipient to, bool isCancelled)
    {
        if (to.Channel != MessageChannel.Email)
            return null;
        var method = isCancelled ? CalendarMethod.Cancel : CalendarMethod.Request;
        var entry = new CalendarEntry(
            one.Id,
            one.Start,
            one.End,
            $"Rendez-vous : {one.Subject}",
            one.Way == Ways.InPerson ? place.OnOneLine : null,
            $"Avec {place.Adviser}. {place.Public.Name}",
            isCancelled ? one.Changes + 1 : one.Changes,
            isCancelled
        );
        return new CalendarPart(
            CalendarFile.Write(
                [entry],
                name: null,
                clock.GetUtcNow().UtcDateTime,
                new CalendarInvitation(method, mail.From, to.Address)
            ),
            method
        );
    }

    private static async Task<MeetingPlace> PlaceAsync(
        SproDbContext db,
        Guid placeId,
        Guid adviserId,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        var found = await (
            from place in db.Set<Place>().AsNoTracking()
            join structure in db.Set<Structure>() on place.StructureId equals structure.Id
            join commune in db.Set<Commune>() on place.CommuneCode equals commune.Code into communes
            from commune in communes.DefaultIfEmpty()
            where place.Id == placeId
            select new
            {
                place.Name,
                place.Phone,
                place.Address,
                place.Postcode,
                Commune = commune.Name,
                structure.NetworkCode,
            }
        ).SingleAsync(cancellationToken);
        var adviser = await db.Set<Account>().AsNoTracking().SingleAsync(one => one.Id == adviserId, cancellationToken);
        var town = string.Join(' ', ((string?[])[found.Postcode, found.Commune]).OfType<string>());
        return new MeetingPlace(
            new PublicPlace(
                found.Name,
                found.Phone,
                found.NetworkCode is { } code && Networks.BuiltIn.Find(code) is { IsConfided: true }
            ),
            found.Address is { } street ? $"{street}, {town}".TrimEnd(' ', ',') : null,
            keyring.NameOf(adviser)
        );
    }

    private sealed record MeetingPlace(PublicPlace Public, string? Address, string Adviser)
    {
        public string OnOneLine => Address is null ? Public.Name : $"{Public.Name}, {Address}";
    }
}
