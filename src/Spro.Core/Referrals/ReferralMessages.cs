using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Territories;

namespace Spro.Core.Referrals;

/// <summary>
/// What people and structures are told of a hand-over, recorded with the act that it tells: it leaves if, and only if, the
/// act is saved.
/// </summary>
/// <param name="outbox">Where it is left.</param>
/// <param name="templates">Its words.</param>
/// <param name="catalogues">Public names, telephones and addresses of places.</param>
/// <param name="site">Address of the service.</param>
public sealed class ReferralMessages(Outbox outbox, MessageTemplates templates, CatalogueHost catalogues, Uri site)
{
    /// <summary>Where a receiver without an account answers; the token of the link follows.</summary>
    public const string ReplyPath = "/repondre/";

    /// <summary>Where somebody with an account finds a hand-over; its identifier follows.</summary>
    public const string FilePath = "/aiguillages/";

    /// <summary>Where a référent Orientation finds what stays silent.</summary>
    public const string EscalationsPath = "/sans-reponse";

    /// <summary>Where a manager finds the complaints about their structure.</summary>
    public const string ComplaintsPath = "/ma-structure/reclamations";

    /// <summary>Tells the person what an act changes for them, as they chose to be told.</summary>
    internal void TellPerson(
        SproDbContext db,
        IdentityKeyring keyring,
        Referral referral,
        ReferralAct act,
        ReferralNames names
    )
    {
        if (NewsOf(referral, act, names) is not { } news || RecipientOf(referral, keyring) is not { } to)
            return;
        var isSenders = ReferralTransitions.TurnOf(referral.State) == Party.Sender;
        outbox.Add(
            db,
            keyring,
            new NewMessage(to, templates.ReferralNews(news, PlaceOf(referral, isSenders, names)))
            {
                AboutId = referral.Id,
                StructureId = referral.SenderId,
            }
        );
    }

    /// <summary>
    /// Sends the receiver a link by which it answers without an account, where the directory knows its address; the link
    /// replaces those before.
    /// </summary>
    internal async Task TellReceiverAsync(
        SproDbContext db,
        IdentityKeyring keyring,
        Referral referral,
        ReferralNames names,
        DateTime now,
        DateOnly answerBy,
        bool isReminder,
        CancellationToken cancellationToken
    )
    {
        if (AddressOf(referral.ReceiverPlaceId) is not { } to)
            return;
        // Replaced, not taken back: the same receiver has both.
        await ReferralLinks.RevokeAllAsync(db, referral.Id, now, journal: null, cancellationToken);
        var (link, token) = ReferralLink.Make(referral, referral.WrittenBy, now);
        db.Add(link);
        var address = new Uri(site, ReplyPath + token);
        outbox.Add(
            db,
            keyring,
            new NewMessage(
                to,
                isReminder
                    ? templates.ReferralReminder(referral.Reference, names.Sender, address, answerBy)
                    : templates.ReferralReceived(referral.Reference, names.Sender, address, answerBy)
            )
            {
                AboutId = referral.Id,
                StructureId = referral.ReceiverId,
            }
        );
    }

    /// <summary>Tells a structure that a hand-over no longer moves; nothing of the person is said.</summary>
    internal void TellSilence(
        SproDbContext db,
        IdentityKeyring keyring,
        Referral referral,
        Guid structureId,
        Guid placeId,
        DateOnly since
    )
    {
        if (AddressOf(placeId) is not { } to)
            return;
        outbox.Add(
            db,
            keyring,
            new NewMessage(
                to,
                templates.ReferralWaiting(referral.Reference, since, new Uri(site, FilePath + referral.Id))
            )
            {
                AboutId = referral.Id,
                StructureId = structureId,
            }
        );
    }

    /// <summary>Tells a structure that a complaint waits for its answer; nothing of it is said.</summary>
    internal void TellComplaint(
        SproDbContext db,
        IdentityKeyring keyring,
        Referral referral,
        bool isReceivers,
        DateOnly answerBy
    )
    {
        if (AddressOf(isReceivers ? referral.ReceiverPlaceId : referral.SenderPlaceId) is not { } to)
            return;
        outbox.Add(
            db,
            keyring,
            new NewMessage(to, templates.ComplaintReceived(referral.Reference, answerBy, new Uri(site, ComplaintsPath)))
            {
                AboutId = referral.Id,
                StructureId = isReceivers ? referral.ReceiverId : referral.SenderId,
            }
        );
    }

    /// <summary>Tells the person that a structure has answered their complaint; the answer is never in the message.</summary>
    internal void TellAnswer(
        SproDbContext db,
        IdentityKeyring keyring,
        Referral referral,
        string structure,
        ReferralNames names
    )
    {
        if (RecipientOf(referral, keyring) is not { } to)
            return;
        outbox.Add(
            db,
            keyring,
            new NewMessage(
                to,
                templates.ReferralNews(
                    $"{structure} a répondu à votre réclamation. Lisez la réponse sur la page « Suivre ma demande ».",
                    PlaceOf(referral, isSenders: true, names)
                )
            )
            {
                AboutId = referral.Id,
                StructureId = referral.SenderId,
            }
        );
    }

    /// <summary>Sends a référent what waits on their territory.</summary>
    internal void TellOfficer(
        SproDbContext db,
        IdentityKeyring keyring,
        Account officer,
        DateOnly day,
        IReadOnlyList<DigestLine> lines
    ) =>
        outbox.Add(
            db,
            keyring,
            new NewMessage(
                Recipient.ByEmail(keyring.EmailOf(officer)),
                templates.DailyDigest(day, lines, new Uri(site, EscalationsPath))
            )
        );

    /// <summary>Calls back what has not been sent: the person has said no.</summary>
    internal Task CallBackAsync(SproDbContext db, Guid referralId, CancellationToken cancellationToken) =>
        outbox.WithdrawAsync(db, referralId, [], cancellationToken);

    /// <summary>How the person is told, checked; null when they ask by themselves, or have taken back how to reach them.</summary>
    /// <exception cref="RefusedException">The number or the address reaches nobody.</exception>
    internal static Recipient? RecipientOf(NewsChannel news, ReferredPerson person) =>
        (news, person) switch
        {
            (NewsChannel.Sms, { Phone: { } phone }) => Recipient.BySms(phone),
            (NewsChannel.Email, { Email: { } email }) => Recipient.ByEmail(email),
            (NewsChannel.Letter, { Name: { } name, PostalAddress: { } address }) => Recipient.ByLetter([
                name,
                .. address.Split([',', '\n']),
            ]),
            _ => null,
        };

    // What cannot be reached holds back no act.
    private static Recipient? RecipientOf(Referral referral, IdentityKeyring keyring)
    {
        try
        {
            return RecipientOf(referral.News, referral.Person(keyring, Party.Person));
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private string? NewsOf(Referral referral, ReferralAct act, ReferralNames names) =>
        act switch
        {
            ReferralAct.Transmit =>
                $"Votre demande écrite est arrivée à {names.Sender}, qui ne peut pas la traiter. Elle est transmise à {names.Receiver}.",
            ReferralAct.Acknowledge => $"{names.Receiver} a bien reçu votre demande.",
            ReferralAct.Accept => $"{names.Receiver} prend la suite de votre demande.",
            ReferralAct.Decline =>
                $"{names.Receiver} ne peut pas prendre la suite. {names.Sender} cherche une autre solution avec vous.",
            ReferralAct.Redirect => $"Avec votre accord, votre demande est confiée à {names.Receiver}.",
            ReferralAct.MakeAppointment when referral.AppointmentAt is { } at =>
                $"Un rendez-vous est fixé : {FrenchMoment.Of(at, CalendarOf(referral))}. {names.Receiver} vous attend.",
            ReferralAct.Miss =>
                $"Le rendez-vous n'a pas eu lieu. {names.Receiver} peut vous en proposer un autre : appelez.",
            ReferralAct.Expire => $"{names.Receiver} n'a pas répondu à temps. {names.Sender} reprend votre demande.",
            _ => null,
        };

    private LocalCalendar CalendarOf(Referral referral) =>
        catalogues.Current.Territory.CalendarOf(referral.DepartmentCode);

    private PublicPlace PlaceOf(Referral referral, bool isSenders, ReferralNames names)
    {
        var id = isSenders ? referral.SenderPlaceId : referral.ReceiverPlaceId;
        return catalogues.Current.Doors.Find(id) is { } door
            ? new PublicPlace(door.Place.Name, door.Place.Phone, door.Network is { IsConfided: true })
            : new PublicPlace(isSenders ? names.Sender : names.Receiver);
    }

    private Recipient? AddressOf(Guid placeId)
    {
        if (catalogues.Current.Doors.Find(placeId)?.Place.Email is not { Length: > 0 } email)
            return null;
        try
        {
            return Recipient.ByEmail(email);
        }
        catch (RefusedException)
        {
            // The directory holds what its sources wrote.
            return null;
        }
    }
}

/// <summary>The names of the two structures of a hand-over.</summary>
/// <param name="Sender">The one that sends.</param>
/// <param name="Receiver">The one that receives.</param>
internal readonly record struct ReferralNames(string Sender, string Receiver);
