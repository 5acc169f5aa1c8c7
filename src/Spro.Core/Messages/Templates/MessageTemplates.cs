using System.Collections.Frozen;
using Spro.Core.Common;
using Spro.Core.Territories;

namespace Spro.Core.Messages;

/// <summary>
/// Every message there is, one method each: what it asks for is all it can say. The words are in <c>data/messages</c>.
/// Strings are public names or whole sentences that the caller answers for; they enter the text only. Subjects and SMS say
/// at most a moment, a public place with its telephone, and the address of the site without any code.
/// </summary>
/// <param name="site">Address of the service (<c>Spro:PublicUrl</c>).</param>
public sealed class MessageTemplates(Uri site)
{
    private readonly string _root = site.AbsoluteUri.TrimEnd('/');

    /// <summary>The address of a page of the site, to be given as a link; from the setting, never from a request.</summary>
    /// <param name="path">Its path ("/lieux").</param>
    public Uri PageAt(string path) => new(_root + path);

    /// <summary>To a professional, by e-mail: they are invited to join the service.</summary>
    /// <param name="structure">Public name of the structure; null for those who belong to none.</param>
    /// <param name="link">Where to accept; it holds the signed code.</param>
    /// <param name="until">Last day of the link.</param>
    public MessageContent Invitation(string? structure, Uri link, DateOnly until) =>
        Write(
            MessageKind.Invitation,
            [],
            [new("structure", structure), new("lien", link), new("jusquau", until.InFrench)]
        );

    /// <summary>To a professional, by e-mail: choose another password.</summary>
    /// <param name="link">Where to choose it; it holds the signed code.</param>
    /// <param name="hours">How many hours the link holds.</param>
    public MessageContent PasswordReset(Uri link, int hours) =>
        Write(MessageKind.PasswordReset, [], [new("lien", link), new("heures", hours)]);

    /// <summary>To the structure that receives a referral, by e-mail.</summary>
    /// <param name="reference">Opaque reference of the referral.</param>
    /// <param name="from">Public name of the structure that sends it.</param>
    /// <param name="link">Where to read and answer, signed, without account.</param>
    /// <param name="answerBy">Last day to answer.</param>
    public MessageContent ReferralReceived(string reference, string from, Uri link, DateOnly answerBy) =>
        Write(MessageKind.ReferralReceived, [], OfReferral(reference, from, link, answerBy));

    /// <summary>The same, when the answer is late in coming.</summary>
    /// <param name="reference">Opaque reference of the referral.</param>
    /// <param name="from">Public name of the structure that sent it.</param>
    /// <param name="link">Where to read and answer, signed, without account.</param>
    /// <param name="answerBy">Last day to answer.</param>
    public MessageContent ReferralReminder(string reference, string from, Uri link, DateOnly answerBy) =>
        Write(MessageKind.ReferralReminder, [], OfReferral(reference, from, link, answerBy));

    /// <summary>To a structure of a referral, by e-mail: it no longer moves.</summary>
    /// <param name="reference">Opaque reference of the referral.</param>
    /// <param name="since">Since when.</param>
    /// <param name="link">Where to see it, with an account.</param>
    public MessageContent ReferralWaiting(string reference, DateOnly since, Uri link) =>
        Write(
            MessageKind.ReferralWaiting,
            [],
            [new("reference", reference), new("depuis", since.InFrench), new("lien", link)]
        );

    /// <summary>To a structure, by e-mail: somebody complains, and waits for an answer. What they say is never in it.</summary>
    /// <param name="reference">Opaque reference of the referral it is about.</param>
    /// <param name="answerBy">Last day to answer.</param>
    /// <param name="link">Where to read and answer, with an account.</param>
    public MessageContent ComplaintReceived(string reference, DateOnly answerBy, Uri link) =>
        Write(
            MessageKind.ComplaintReceived,
            [],
            [new("reference", reference), new("avant", answerBy.InFrench), new("lien", link)]
        );

    /// <summary>To the person, on any channel: something moved. The SMS says no more than that.</summary>
    /// <param name="news">A whole sentence, in neutral words ("La mission locale de Laval a reçu votre demande."); text only.</param>
    /// <param name="contact">Who to call about it.</param>
    public MessageContent ReferralNews(string news, PublicPlace contact) =>
        Write(MessageKind.ReferralNews, Of(contact), [new("nouvelle", news), .. Whole(contact)]);

    /// <summary>To the person, on any channel: the appointment is made. The calendar asks to be added.</summary>
    /// <param name="notice">The appointment.</param>
    public MessageContent AppointmentConfirmed(AppointmentNotice notice) =>
        OfAppointment(MessageKind.AppointmentConfirmed, notice);

    /// <summary>To the person, on any channel: the appointment has another moment or place.</summary>
    /// <param name="notice">The appointment as it is now.</param>
    public MessageContent AppointmentChanged(AppointmentNotice notice) =>
        OfAppointment(MessageKind.AppointmentChanged, notice);

    /// <summary>To the person, on any channel: the appointment will not take place.</summary>
    /// <param name="notice">The appointment as it was; its calendar part, if any, cancels.</param>
    public MessageContent AppointmentCancelled(AppointmentNotice notice) =>
        OfAppointment(MessageKind.AppointmentCancelled, notice);

    /// <summary>
    /// To the person, on any channel: the appointment is near. Give its start as <see cref="NewMessage.UsefulUntil"/>.
    /// </summary>
    /// <param name="notice">The appointment.</param>
    public MessageContent AppointmentReminder(AppointmentNotice notice) =>
        OfAppointment(MessageKind.AppointmentReminder, notice);

    /// <summary>
    /// To the person, on any channel: a slot was freed, and is kept for them. Give the limit as
    /// <see cref="NewMessage.UsefulUntil"/>.
    /// </summary>
    /// <param name="notice">The slot; its link is where to take it or to leave it.</param>
    /// <param name="keptUntil">Until when, in UTC.</param>
    public MessageContent SlotFreed(AppointmentNotice notice, DateTime keptUntil)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return OfAppointment(
            MessageKind.SlotFreed,
            notice,
            [new("limite", FrenchMoment.Of(keptUntil, notice.Calendar))]
        );
    }

    /// <summary>To the person, on any channel: the summary of their interview is there. It is never in the message.</summary>
    /// <param name="notice">The appointment that took place; its link is where to read the summary.</param>
    public MessageContent SummaryReady(AppointmentNotice notice) => OfAppointment(MessageKind.SummaryReady, notice);

    /// <summary>To a structure, by e-mail: somebody asks for a copy of what it keeps about them, or to be forgotten.</summary>
    /// <param name="answerBy">Last day to answer.</param>
    /// <param name="link">Where to answer, with an account.</param>
    public MessageContent DataRequestWaiting(DateOnly answerBy, Uri link) =>
        Write(MessageKind.DataRequestWaiting, [], [new("avant", answerBy.InFrench), new("lien", link)]);

    /// <summary>To a structure, by e-mail: are its places still right?</summary>
    /// <param name="structure">Public name of the structure.</param>
    /// <param name="link">Where to confirm, signed, without account.</param>
    /// <param name="until">Last day of the link.</param>
    public MessageContent ConfirmationWanted(string structure, Uri link, DateOnly until) =>
        Write(
            MessageKind.ConfirmationWanted,
            [],
            [new("structure", structure), new("lien", link), new("jusquau", until.InFrench)]
        );

    /// <summary>To a structure, by e-mail: its signature of the values of the charter is missing.</summary>
    /// <param name="structure">Public name of the structure.</param>
    /// <param name="link">Where to sign, with an account.</param>
    public MessageContent SignatureWanted(string structure, Uri link) =>
        Write(MessageKind.SignatureWanted, [], [new("structure", structure), new("lien", link)]);

    /// <summary>To those whom a frozen register may name, by e-mail: they may reply before it is public.</summary>
    /// <param name="until">Last day to reply.</param>
    /// <param name="link">Where to read it and reply, with an account.</param>
    public MessageContent RegisterReplyWanted(DateOnly until, Uri link) =>
        Write(MessageKind.RegisterReplyWanted, [], [new("avant", until.InFrench), new("lien", link)]);

    /// <summary>To the person, on any channel: when they will be called.</summary>
    /// <param name="day">The day.</param>
    /// <param name="from">From that time, on the clocks of the place.</param>
    /// <param name="until">Until that time.</param>
    /// <param name="caller">Who calls.</param>
    public MessageContent CallBackPlanned(DateOnly day, TimeOnly from, TimeOnly until, PublicPlace caller) =>
        Write(
            MessageKind.CallBackPlanned,
            [new("quand", FrenchMoment.Between(day, from, until)), .. Of(caller)],
            [.. Whole(caller)]
        );

    /// <summary>
    /// To somebody received at a desk, by SMS, to a number given for that only: the code of their card and the next door.
    /// </summary>
    /// <param name="code">The code; it is tied to no name, and is the one thing of a person that an SMS may say.</param>
    /// <param name="next">The next door.</param>
    public MessageContent DeskCard(CardCode code, PublicPlace next) =>
        Write(MessageKind.DeskCard, [new("code", code.Text), .. Of(next)], [.. Whole(next)]);

    /// <summary>To whoever sits in a body, by e-mail: a meeting is convened, changed or called off.</summary>
    /// <param name="startsAt">When it starts, in UTC.</param>
    /// <param name="news">A whole sentence ("Cette réunion est annulée."); text only.</param>
    /// <param name="title">What the meeting is called; text only.</param>
    /// <param name="link">Where to read the agenda and the papers, with an account.</param>
    public MessageContent MeetingNews(DateTime startsAt, string news, string title, Uri link) =>
        Write(
            MessageKind.MeetingNews,
            [new("quand", FrenchMoment.Of(startsAt, LocalCalendar.Metropolitan))],
            [new("nouvelle", news), new("titre", title), new("lien", link)]
        );

    /// <summary>To whoever is enrolled in a session of professional development, by e-mail: what is new of it.</summary>
    /// <param name="startsAt">When it starts, in UTC.</param>
    /// <param name="news">A whole sentence; text only.</param>
    /// <param name="title">What the session is called; text only.</param>
    /// <param name="place">Where; null when it is from afar.</param>
    /// <param name="link">Where to see it, and to give it up.</param>
    public MessageContent EnrolmentNews(DateTime startsAt, string news, string title, string? place, Uri link) =>
        OfSession(
            MessageKind.EnrolmentNews,
            startsAt,
            title,
            place,
            link,
            new KeyValuePair<string, object?>("nouvelle", news)
        );

    /// <summary>To the same: the session is near. Give its start as <see cref="NewMessage.UsefulUntil"/>.</summary>
    /// <param name="startsAt">When it starts, in UTC.</param>
    /// <param name="title">What the session is called; text only.</param>
    /// <param name="place">Where; null when it is from afar.</param>
    /// <param name="link">Where to see it, and to give it up.</param>
    public MessageContent EnrolmentReminder(DateTime startsAt, string title, string? place, Uri link) =>
        OfSession(MessageKind.EnrolmentReminder, startsAt, title, place, link);

    /// <summary>To somebody without an account who asked to enrol, by e-mail: confirm by the link.</summary>
    /// <param name="startsAt">When the session starts, in UTC.</param>
    /// <param name="title">What it is called; text only.</param>
    /// <param name="link">Where to confirm, signed.</param>
    public MessageContent EnrolmentToConfirm(DateTime startsAt, string title, Uri link) =>
        OfSession(MessageKind.EnrolmentToConfirm, startsAt, title, place: null, link);

    /// <summary>To a manager, by e-mail: somebody of their structure waits for their agreement. It names nobody.</summary>
    /// <param name="until">Until when the seat is kept.</param>
    /// <param name="title">What the session is called; text only.</param>
    /// <param name="link">Where to answer, with an account.</param>
    public MessageContent AgreementWanted(DateOnly until, string title, Uri link) =>
        Write(MessageKind.AgreementWanted, [], [new("avant", until.InFrench), new("titre", title), new("lien", link)]);

    /// <summary>To whoever came to a session, by e-mail: what do they think of it, what did it change?</summary>
    /// <param name="news">A whole sentence; text only.</param>
    /// <param name="title">What the session is called; text only.</param>
    /// <param name="link">Where to answer.</param>
    public MessageContent OpinionWanted(string news, string title, Uri link) =>
        Write(MessageKind.OpinionWanted, [], [new("nouvelle", news), new("titre", title), new("lien", link)]);

    /// <summary>To who registers as an ambassador, or registers a company, by e-mail.</summary>
    /// <param name="link">Their own page, signed, without account.</param>
    /// <param name="until">Last day to open it.</param>
    public MessageContent AmbassadorRegistered(Uri link, DateOnly until) =>
        Write(MessageKind.AmbassadorRegistered, [], [new("lien", link), new("jusquau", until.InFrench)]);

    /// <summary>To an ambassador or a company, by e-mail: something changed.</summary>
    /// <param name="news">A whole sentence; text only.</param>
    /// <param name="link">Their own page, signed, without account.</param>
    public MessageContent AmbassadorNews(string news, Uri link) =>
        Write(MessageKind.AmbassadorNews, [], [new("nouvelle", news), new("lien", link)]);

    /// <summary>To who animates a sector, by e-mail: something waits for them.</summary>
    /// <param name="news">A whole sentence; text only.</param>
    /// <param name="link">The page where it waits; one signs in to open it.</param>
    public MessageContent AmbassadorsWaiting(string news, Uri link) =>
        Write(MessageKind.AmbassadorsWaiting, [], [new("nouvelle", news), new("lien", link)]);

    /// <summary>To an ambassador or a company, by e-mail: somebody asks for a meeting. Who asks is never in it.</summary>
    /// <param name="link">Where to read and answer, signed, without account.</param>
    /// <param name="answerBy">Last day to answer.</param>
    public MessageContent EncounterAsked(Uri link, DateOnly answerBy) =>
        Write(MessageKind.EncounterAsked, [], [new("lien", link), new("avant", answerBy.InFrenchWithWeekday)]);

    /// <summary>The same, when the answer is late in coming.</summary>
    /// <param name="link">Where to read and answer, signed, without account.</param>
    /// <param name="answerBy">Last day to answer.</param>
    public MessageContent EncounterReminder(Uri link, DateOnly answerBy) =>
        Write(MessageKind.EncounterReminder, [], [new("lien", link), new("avant", answerBy.InFrenchWithWeekday)]);

    /// <summary>To who asked for a meeting, and to the adult who is informed, by e-mail: something moved.</summary>
    /// <param name="news">Whole sentences; text only.</param>
    /// <param name="link">Where to follow it or take it back, signed, without account.</param>
    public MessageContent EncounterNews(string news, Uri link) =>
        Write(MessageKind.EncounterNews, [], [new("nouvelle", news), new("lien", link)]);

    /// <summary>To whoever applies to a call for projects, by e-mail.</summary>
    /// <param name="news">A whole sentence; text only.</param>
    /// <param name="call">What the call is called; text only.</param>
    /// <param name="link">Where to read and go on, signed, without account.</param>
    public MessageContent ApplicationNews(string news, string call, Uri link) =>
        Write(MessageKind.ApplicationNews, [], [new("nouvelle", news), new("appel", call), new("lien", link)]);

    /// <summary>To an associated body, by e-mail.</summary>
    /// <param name="news">A whole sentence; text only.</param>
    /// <param name="structure">Public name of the body.</param>
    /// <param name="link">Where to see it, with an account.</param>
    public MessageContent LabelNews(string news, string structure, Uri link) =>
        Write(MessageKind.LabelNews, [], [new("nouvelle", news), new("structure", structure), new("lien", link)]);

    /// <summary>To whoever is registered for an action, by e-mail or SMS: where their registration stands, or what has changed.</summary>
    /// <param name="startsAt">When it starts, in UTC.</param>
    /// <param name="news">A whole sentence ("Votre place est gardée."); text only.</param>
    /// <param name="title">What the action is called; text only.</param>
    /// <param name="where">Where; null when it is not to be said.</param>
    /// <param name="link">Their page; it holds the signed code.</param>
    /// <param name="sms">What an SMS says of it.</param>
    public MessageContent ActionNews(
        DateTime startsAt,
        string news,
        string title,
        string? where,
        Uri link,
        ActionSms sms
    ) =>
        OfAction(
            MessageKind.ActionNews,
            startsAt,
            title,
            where,
            link,
            [new("nouvelle", news)],
            sms switch
            {
                ActionSms.Expected => "place gardée",
                ActionSms.Waiting => "en liste d'attente",
                ActionSms.Changed => "le moment ou le lieu a changé, voyez la page gardée à l'inscription",
                ActionSms.Answered => "une réponse est sur la page gardée à l'inscription",
                ActionSms.Cancelled => "tout est annulé",
                ActionSms.Withdrawn => "elle est retirée",
                _ => throw new ArgumentOutOfRangeException(nameof(sms), sms, null),
            }
        );

    /// <summary>To whoever is registered for an action, by e-mail or SMS: it is near.</summary>
    /// <param name="startsAt">When it starts, in UTC.</param>
    /// <param name="title">What the action is called; text only.</param>
    /// <param name="where">Where.</param>
    /// <param name="link">Their page; it holds the signed code.</param>
    public MessageContent ActionReminder(DateTime startsAt, string title, string? where, Uri link) =>
        OfAction(MessageKind.ActionReminder, startsAt, title, where, link, []);

    /// <summary>To a legal representative, by e-mail: may somebody under eighteen come?</summary>
    /// <param name="startsAt">When it starts, in UTC.</param>
    /// <param name="title">What the action is called; text only.</param>
    /// <param name="where">Where.</param>
    /// <param name="link">Where to answer; it holds the signed code.</param>
    public MessageContent ActionAgreement(DateTime startsAt, string title, string? where, Uri link) =>
        OfAction(MessageKind.ActionAgreement, startsAt, title, where, link, []);

    /// <summary>To a legal representative, by e-mail: what somebody under eighteen is registered for has changed or is called off.</summary>
    /// <param name="startsAt">When it starts, in UTC.</param>
    /// <param name="news">A whole sentence; text only.</param>
    /// <param name="title">What the action is called; text only.</param>
    /// <param name="where">Where; null when it is not to be said.</param>
    /// <param name="link">The page that everybody reads.</param>
    public MessageContent ActionGuardianNews(DateTime startsAt, string news, string title, string? where, Uri link) =>
        OfAction(MessageKind.ActionGuardianNews, startsAt, title, where, link, [new("nouvelle", news)]);

    private MessageContent OfAction(
        MessageKind kind,
        DateTime startsAt,
        string title,
        string? where,
        Uri link,
        IEnumerable<KeyValuePair<string, object?>> more,
        string? state = null
    ) =>
        Write(
            kind,
            [new("quand", FrenchMoment.Of(startsAt, LocalCalendar.Metropolitan)), new("etat", state)],
            [.. more, new("titre", title), new("ou", where), new("lien", link)]
        );

    /// <summary>To the Région's officer, by e-mail, once a day at most: what waits on the territory.</summary>
    /// <param name="day">The day it is written.</param>
    /// <param name="lines">What waits; one line at least.</param>
    /// <param name="link">Where to see it, with an account.</param>
    public MessageContent DailyDigest(DateOnly day, IReadOnlyList<DigestLine> lines, Uri link) =>
        Write(
            MessageKind.DailyDigest,
            [new("quand", day.InFrench)],
            [new("lien", link)],
            [
                .. lines.Select(line =>
                    $"{line.Reference}. Envoyée par : {line.From}. Réponse de : {line.To}, attendue le {line.DueOn.InFrench}"
                ),
            ]
        );

    private MessageContent OfSession(
        MessageKind kind,
        DateTime startsAt,
        string title,
        string? place,
        Uri link,
        params IEnumerable<KeyValuePair<string, object?>> more
    ) =>
        Write(
            kind,
            [new("quand", FrenchMoment.Of(startsAt, LocalCalendar.Metropolitan))],
            [new("titre", title), new("lieu", place), new("lien", link), .. more]
        );

    private MessageContent OfAppointment(
        MessageKind kind,
        AppointmentNotice notice,
        IReadOnlyList<KeyValuePair<string, string?>>? more = null
    )
    {
        ArgumentNullException.ThrowIfNull(notice);
        return Write(
            kind,
            [new("quand", FrenchMoment.Of(notice.StartsAt, notice.Calendar)), .. Of(notice.Place), .. more ?? []],
            [
                .. Whole(notice.Place),
                new("comment", notice.HowHeld),
                new("adresse", notice.Where),
                new("avec", notice.With),
                new("conseil", notice.Advice),
                new("lien", notice.ChangeAt),
            ]
        ) with
        {
            Calendar = notice.Part,
        };
    }

    private MessageContent Write(
        MessageKind kind,
        IEnumerable<KeyValuePair<string, string?>> open,
        IEnumerable<KeyValuePair<string, object?>> own,
        IReadOnlyList<string>? lines = null
    ) =>
        MessageText
            .Of(kind)
            .Write(
                kind,
                open.Append(new("site", _root)).ToFrozenDictionary(),
                own.Append(new("accueil", site)).ToFrozenDictionary(),
                lines
            );

    private static IEnumerable<KeyValuePair<string, object?>> OfReferral(
        string reference,
        string from,
        Uri link,
        DateOnly answerBy
    ) =>
        [
            new("reference", reference),
            new("envoyeur", from),
            new("lien", link),
            new("avant", answerBy.InFrenchWithWeekday),
        ];

    private static IEnumerable<KeyValuePair<string, string?>> Of(PublicPlace place) =>
        [new("lieu", place.NameTells ? null : place.Name), new("telephone", place.Phone)];

    private static IEnumerable<KeyValuePair<string, object?>> Whole(PublicPlace place) => [new("lieu", place.Name)];
}
