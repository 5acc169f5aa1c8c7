using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Territories;

namespace Spro.Core.ProfessionalDevelopment;

/// <summary>What somebody is told of their enrolment.</summary>
public enum EnrolmentNews
{
    /// <summary>They enrolled: a seat, a seat kept until a manager agrees, or the waiting list.</summary>
    Enrolled,

    /// <summary>The waiting list moved.</summary>
    Moved,

    /// <summary>Their manager agrees.</summary>
    Agreed,

    /// <summary>The session has another moment or place.</summary>
    Changed,

    /// <summary>The session is called off.</summary>
    Cancelled,

    /// <summary>They no longer come.</summary>
    Withdrawn,

    /// <summary>Their manager does not agree.</summary>
    Refused,
}

/// <summary>The e-mails of the programme; added to what the caller saves.</summary>
public sealed class EnrolmentMessages(IdentityKeys keys, Outbox outbox, MessageTemplates templates, TimeProvider clock)
{
    /// <summary>Where a session is read by professionals; its identifier follows.</summary>
    public const string SessionPath = "/professionnalisation/sessions/";

    /// <summary>Where managers answer.</summary>
    public const string AgreementPath = "/professionnalisation/accords";

    /// <summary>Where an opinion is given; the identifier of the enrolment follows.</summary>
    public const string OpinionPath = "/professionnalisation/avis/";

    /// <summary>What a link without an account opens; its secret follows.</summary>
    public const string LinkPath = "/ma-session/";

    private const int DaysOfReminder = 3;
    private const int DaysOfAgreementReminder = 3;
    private const int DaysOfOpinionReminder = 7;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Tells those who are enrolled what is new, and puts their reminder where it now belongs.</summary>
    internal async Task TellAsync(
        SproDbContext db,
        DevelopmentSession session,
        IEnumerable<Enrolment> enrolments,
        EnrolmentNews news,
        CancellationToken cancellationToken
    )
    {
        var told = enrolments
            .Where(one =>
                one.Email is not null
                && (one.IsActive || news is EnrolmentNews.Withdrawn or EnrolmentNews.Refused)
                && one.State != EnrolmentState.Unconfirmed
            )
            .ToList();
        if (told.Count == 0)
            return;
        var keyring = await keys.OpenAsync(cancellationToken);
        var title = await TitleAsync(db, session, cancellationToken);
        foreach (var one in told)
        {
            await outbox.WithdrawAsync(db, one.Id, [MessageKind.EnrolmentReminder], cancellationToken);
            Add(
                db,
                keyring,
                one,
                templates.EnrolmentNews(
                    session.StartsAt,
                    Sentence(one, session, news),
                    title,
                    session.Place,
                    LinkOf(keyring, one)
                ),
                usefulUntil: session.StartsAt > Now ? session.StartsAt : null
            );
            var due = session.StartsAt.AddDays(-DaysOfReminder);
            if (one.State == EnrolmentState.Seated && session.State == SessionState.Planned && due > Now)
                Add(
                    db,
                    keyring,
                    one,
                    templates.EnrolmentReminder(session.StartsAt, title, session.Place, LinkOf(keyring, one)),
                    due,
                    session.StartsAt
                );
        }
    }

    /// <summary>Asks managers to agree, and once more three days later.</summary>
    internal async Task AskManagersAsync(
        SproDbContext db,
        DevelopmentSession session,
        Enrolment enrolment,
        IReadOnlyList<string> managers,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        var content = templates.AgreementWanted(
            LocalCalendar.Metropolitan.DayOf(enrolment.AgreementUntil!.Value),
            await TitleAsync(db, session, cancellationToken),
            templates.PageAt(AgreementPath)
        );
        foreach (var address in managers)
        foreach (var due in (DateTime?[])[null, Now.AddDays(DaysOfAgreementReminder)])
            outbox.Add(
                db,
                keyring,
                new NewMessage(Recipient.ByEmail(address), content)
                {
                    AboutId = enrolment.Id,
                    DueAt = due,
                    UsefulUntil = session.StartsAt,
                }
            );
    }

    /// <summary>The managers no longer have to answer.</summary>
    internal Task StopAskingAsync(SproDbContext db, Enrolment enrolment, CancellationToken cancellationToken) =>
        outbox.WithdrawAsync(db, enrolment.Id, [MessageKind.AgreementWanted], cancellationToken);

    /// <summary>Asks somebody without an account to open their link.</summary>
    internal async Task AskToConfirmAsync(
        SproDbContext db,
        DevelopmentSession session,
        Enrolment enrolment,
        CancellationToken cancellationToken
    )
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        Add(
            db,
            keyring,
            enrolment,
            templates.EnrolmentToConfirm(
                session.StartsAt,
                await TitleAsync(db, session, cancellationToken),
                LinkOf(keyring, enrolment)
            )
        );
    }

    /// <summary>Why the link of an enrolment is sent again: somebody asked what is kept for their address.</summary>
    internal const string Asked =
        "Quelqu'un, vous sans doute, a demandé ce qui est gardé pour votre adresse. Le lien le montre.";

    /// <summary>Why the link of an enrolment is sent again: somebody enrolled with the same address.</summary>
    internal const string Known =
        "Quelqu'un, vous sans doute, vient de s'inscrire encore avec votre adresse. L'inscription que vous aviez déjà reste, et compte seule : le lien la montre. Si ce n'était pas vous, il n'y a rien à faire.";

    /// <summary>Writes to somebody the link of their enrolment, and why.</summary>
    internal async Task SendLinkAsync(
        SproDbContext db,
        DevelopmentSession session,
        Enrolment enrolment,
        string why,
        CancellationToken cancellationToken
    )
    {
        if (enrolment.Email is null)
            return;
        var keyring = await keys.OpenAsync(cancellationToken);
        Add(
            db,
            keyring,
            enrolment,
            templates.EnrolmentNews(
                session.StartsAt,
                why,
                await TitleAsync(db, session, cancellationToken),
                session.Place,
                LinkOf(keyring, enrolment)
            )
        );
    }

    /// <summary>Says that a certificate is there, and asks what they think: at once, and three months later, once more each.</summary>
    internal async Task AskOpinionAsync(
        SproDbContext db,
        DevelopmentSession session,
        Enrolment enrolment,
        CancellationToken cancellationToken
    )
    {
        if (enrolment.Email is null)
            return;
        var keyring = await keys.OpenAsync(cancellationToken);
        var title = await TitleAsync(db, session, cancellationToken);
        var link = enrolment.AccountId is null
            ? LinkOf(keyring, enrolment)
            : templates.PageAt(OpinionPath + enrolment.Id);
        var later = session.EndsAt.AddMonths(Enrolment.MonthsToPractise);
        const string AtOnce = "Votre attestation est prête. Dites aussi ce que vous avez pensé de cette session.";
        const string Later = "Trois mois ont passé : cette session a-t-elle changé quelque chose à votre pratique ?";
        foreach (
            var (due, news) in (ReadOnlySpan<(DateTime, string)>)
                [
                    (Now, AtOnce),
                    (Now.AddDays(DaysOfOpinionReminder), AtOnce),
                    (later, Later),
                    (later.AddDays(DaysOfOpinionReminder), Later),
                ]
        )
            // Noted long after the session, what is over is not asked any more.
            if (due >= Now && (news == Later || due < later))
                Add(db, keyring, enrolment, templates.OpinionWanted(news, title, link), due);
    }

    /// <summary>What they were still to be asked of one moment is not asked.</summary>
    internal async Task StopAskingOpinionAsync(
        SproDbContext db,
        Enrolment enrolment,
        DateTime? until,
        CancellationToken cancellationToken
    )
    {
        if (until is null)
            await outbox.WithdrawAsync(db, enrolment.Id, [MessageKind.OpinionWanted], cancellationToken);
        else
            foreach (
                var message in await db.Set<OutgoingMessage>()
                    .Where(one =>
                        one.AboutId == enrolment.Id
                        && one.Kind == MessageKind.OpinionWanted
                        && one.State != MessageState.Sent
                        && one.WithdrawnAt == null
                        && one.DueAt < until
                    )
                    .ToListAsync(cancellationToken)
            )
                (message.WithdrawnAt, message.Recipient, message.Content) = (Now, null, null);
    }

    private void Add(
        SproDbContext db,
        IdentityKeyring keyring,
        Enrolment enrolment,
        MessageContent content,
        DateTime? due = null,
        DateTime? usefulUntil = null
    ) =>
        outbox.Add(
            db,
            keyring,
            new NewMessage(
                Recipient.ByEmail(keyring.Read(enrolment.Email, Enrolment.EmailColumn, enrolment.Id)!),
                content
            )
            {
                AboutId = enrolment.Id,
                DueAt = due,
                UsefulUntil = usefulUntil,
            }
        );

    private Uri LinkOf(IdentityKeyring keyring, Enrolment enrolment) =>
        templates.PageAt(
            enrolment.AccountId is null
                ? LinkPath + EnrolmentLink.Of(keyring, enrolment.Id)
                : SessionPath + enrolment.SessionId
        );

    private static async Task<string> TitleAsync(
        SproDbContext db,
        DevelopmentSession session,
        CancellationToken cancellationToken
    ) => (await db.Set<ProgrammeModule>().FindAsync([session.ModuleId], cancellationToken))!.Title;

    private static string Sentence(Enrolment one, DevelopmentSession session, EnrolmentNews news)
    {
        var isLate = one is { State: EnrolmentState.Waiting, Agreement: ManagerAgreement.Asked };
        return news switch
        {
            EnrolmentNews.Changed => "Le moment ou le lieu de cette session a changé. Voici le nouveau.",
            EnrolmentNews.Cancelled => $"Cette session est annulée : {session.CancelledFor}",
            EnrolmentNews.Withdrawn => "Votre désistement est noté.",
            EnrolmentNews.Refused =>
                "Votre responsable n'a pas donné son accord : vous n'êtes pas inscrit ou inscrite.",
            EnrolmentNews.Moved when isLate =>
                "Votre responsable n'a pas répondu à temps : la place gardée pour vous est rendue. Vous restez sur la liste d'attente, et vous retrouvez une place dès son accord s'il en reste.",
            EnrolmentNews.Moved =>
                "Une place s'est libérée : elle est à vous. Ce message vaut convocation. Si vous ne pouvez plus venir, dites-le par le lien.",
            _ when one.State == EnrolmentState.Waiting =>
                "Il n'y a plus de place. Vous êtes sur la liste d'attente : si une place se libère, elle est à vous, et un message vous le dit.",
            _ when one.Agreement == ManagerAgreement.Asked =>
                $"Une place est gardée pour vous jusqu'au {LocalCalendar.Metropolitan.DayOf(one.AgreementUntil!.Value).InFrench}, le temps que votre responsable donne son accord.",
            EnrolmentNews.Agreed =>
                "Votre responsable est d'accord : vous avez une place. Ce message vaut convocation.",
            _ => "Vous êtes inscrit ou inscrite. Ce message vaut convocation.",
        };
    }
}
