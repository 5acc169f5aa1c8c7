using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;

namespace Spro.Core.Ambassadors;

/// <summary>What ambassadors, and those who ask to meet them, are told: added to the transaction of what it tells.</summary>
public sealed class AmbassadorMessages(Outbox outbox, MessageTemplates templates)
{
    /// <summary>Where the public finds them, and below which each has their own page.</summary>
    public const string Path = "/rencontrer-un-pro";

    /// <summary>The page of an ambassador, by the end of its link.</summary>
    public const string OwnPath = Path + "/fiche/";

    /// <summary>The page of a request, by the end of its link.</summary>
    public const string RequestPath = Path + "/demande/";

    /// <summary>Where who animates them finds what waits.</summary>
    public const string AnimatedPath = "/ambassadeurs";

    internal void Registered(SproDbContext db, IdentityKeyring keyring, Ambassador one, DateOnly until) =>
        Add(db, keyring, one.Id, keyring.EmailOf(one), templates.AmbassadorRegistered(PageOf(keyring, one), until));

    internal void Tell(SproDbContext db, IdentityKeyring keyring, Ambassador one, string news) =>
        Add(db, keyring, one.Id, keyring.EmailOf(one), templates.AmbassadorNews(news, PageOf(keyring, one)));

    /// <summary>Somebody asks; and the reminder, which leaves only if nobody has answered by then.</summary>
    internal void Asked(
        SproDbContext db,
        IdentityKeyring keyring,
        Ambassador one,
        EncounterRequest request,
        DateOnly answerBy
    )
    {
        var page = templates.PageAt($"{OwnPath}{keyring.Read(one.Link, Ambassador.LinkColumn, one.Id)}/{request.Id}");
        var to = keyring.EmailOf(one);
        Add(db, keyring, request.Id, to, templates.EncounterAsked(page, answerBy));
        Add(
            db,
            keyring,
            request.Id,
            to,
            templates.EncounterReminder(page, answerBy),
            request.PassedAt.AddDays(SilenceRule.DaysToReminder),
            request.PassedAt.AddDays(SilenceRule.DaysToAnswer)
        );
    }

    /// <summary>The person, and the adult who is informed when they are under 18.</summary>
    internal void TellPerson(
        SproDbContext db,
        IdentityKeyring keyring,
        EncounterRequest request,
        string news,
        DateTime? dueAt = null,
        DateTime? usefulUntil = null
    )
    {
        var page = templates.PageAt(RequestPath + keyring.Read(request.Link, EncounterRequest.LinkColumn, request.Id));
        foreach (
            var to in (string?[])
                [
                    keyring.Read(request.Email, EncounterRequest.EmailColumn, request.Id),
                    keyring.Read(request.AdultEmail, EncounterRequest.AdultEmailColumn, request.Id),
                ]
        )
            Add(db, keyring, request.Id, to, templates.EncounterNews(news, page), dueAt, usefulUntil);
    }

    /// <summary>Writes to the person the link of their request: somebody asked what is kept for their address.</summary>
    internal void SendLink(SproDbContext db, IdentityKeyring keyring, EncounterRequest request) =>
        Add(
            db,
            keyring,
            request.Id,
            keyring.Read(request.Email, EncounterRequest.EmailColumn, request.Id),
            templates.EncounterNews(
                "Quelqu'un, vous sans doute, a demandé ce qui est gardé pour votre adresse. Vous pouvez le lire, le copier et l'effacer par le lien.",
                templates.PageAt(RequestPath + keyring.Read(request.Link, EncounterRequest.LinkColumn, request.Id))
            )
        );

    /// <summary>Those who animate a listing: something waits for them there.</summary>
    internal void TellAnimators(
        SproDbContext db,
        IdentityKeyring keyring,
        Guid about,
        IReadOnlyList<string> animators,
        string news
    )
    {
        foreach (var to in animators)
            Add(db, keyring, about, to, templates.AmbassadorsWaiting(news, templates.PageAt(AnimatedPath)));
    }

    /// <summary>Calls back what has not left about a request.</summary>
    internal Task WithdrawAsync(SproDbContext db, Guid requestId, CancellationToken cancellationToken) =>
        outbox.WithdrawAsync(db, requestId, [], cancellationToken);

    private Uri PageOf(IdentityKeyring keyring, Ambassador one) =>
        templates.PageAt(OwnPath + keyring.Read(one.Link, Ambassador.LinkColumn, one.Id));

    private void Add(
        SproDbContext db,
        IdentityKeyring keyring,
        Guid about,
        string? to,
        MessageContent content,
        DateTime? dueAt = null,
        DateTime? usefulUntil = null
    )
    {
        if (to is not null)
            outbox.Add(
                db,
                keyring,
                new NewMessage(Recipient.ByEmail(to), content)
                {
                    AboutId = about,
                    DueAt = dueAt,
                    UsefulUntil = usefulUntil,
                }
            );
    }
}
