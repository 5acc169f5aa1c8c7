using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Territories;

namespace Spro.Core.Agenda;

/// <summary>
/// What those who are registered are told, by e-mail, or by SMS when they chose it; recorded in the outbox with what it tells.
/// Each e-mail leads to their page.
/// </summary>
public sealed class AgendaMessages(
    Outbox outbox,
    MessageTemplates templates,
    CatalogueHost catalogues,
    TimeProvider clock
)
{
    /// <summary>A reminder leaves that many days before.</summary>
    public const int DaysBefore = 2;

    private static readonly TimeOnly ReminderTime = new(10, 0);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Tells somebody where their registration stands; reminds who is expected, unless it is too near.</summary>
    /// <param name="db">In the transaction of what it tells; the caller saves.</param>
    /// <param name="action">The action as it is now.</param>
    /// <param name="one">The registration as it is now.</param>
    /// <param name="news">A whole sentence.</param>
    /// <param name="keyring">Opens where to write to them.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="sms">What an SMS says of it; null for where the registration stands.</param>
    internal async Task TellAsync(
        SproDbContext db,
        AgendaAction action,
        Registration one,
        string news,
        IdentityKeyring keyring,
        CancellationToken cancellationToken,
        ActionSms? sms = null
    )
    {
        await outbox.WithdrawAsync(db, one.Id, [MessageKind.ActionNews, MessageKind.ActionReminder], cancellationToken);
        if (one.MessagesTo(keyring) is not { } to || one.LinkOf(keyring) is not { } token)
            return;
        // What is asked afterwards is asked by a link, which no SMS holds.
        if (to.Channel == MessageChannel.Sms && action.State == ActionState.Held)
            return;
        var page = templates.PageAt(Registration.Path + token);
        var isExpected = one.State == RegistrationState.Expected && action.State == ActionState.Published;
        var where = isExpected ? WhereOf(action) : null;
        Add(templates.ActionNews(action.StartsAt, news, action.Title, where, page, sms ?? SmsOf(action, one)));
        var calendar = LocalCalendar.Metropolitan;
        var due = FrenchMoment.DaysBefore(action.StartsAt, DaysBefore, ReminderTime, calendar);
        // Who has been told today is not reminded today.
        if (isExpected && calendar.DayOf(due) > calendar.DayOf(Now))
            Add(templates.ActionReminder(action.StartsAt, action.Title, where, page), due, action.StartsAt);

        void Add(MessageContent content, DateTime? at = null, DateTime? until = null) =>
            outbox.Add(
                db,
                keyring,
                new NewMessage(to, content)
                {
                    AboutId = one.Id,
                    DueAt = at,
                    UsefulUntil = until,
                }
            );
    }

    /// <summary>Writes to the address of a registration the link of its page: somebody asked what is kept for that address.</summary>
    internal void SendLink(SproDbContext db, AgendaAction action, Registration one, IdentityKeyring keyring)
    {
        if (one.EmailOf(keyring) is { } email && one.LinkOf(keyring) is { } token)
            outbox.Add(
                db,
                keyring,
                new NewMessage(
                    Recipient.ByEmail(email),
                    templates.ActionNews(
                        action.StartsAt,
                        "Quelqu'un, vous sans doute, a demandé ce qui est gardé pour votre adresse. Vous pouvez le lire, le copier et l'effacer par le lien.",
                        action.Title,
                        where: null,
                        templates.PageAt(Registration.Path + token),
                        SmsOf(action, one)
                    )
                )
                {
                    AboutId = one.Id,
                }
            );
    }

    private static ActionSms SmsOf(AgendaAction action, Registration one) =>
        action.State == ActionState.Cancelled
            ? ActionSms.Cancelled
            : one.State switch
            {
                RegistrationState.Expected => ActionSms.Expected,
                RegistrationState.Waiting => ActionSms.Waiting,
                _ => ActionSms.Withdrawn,
            };

    /// <summary>Tells a legal representative that the action has changed or is called off: they agreed to something else.</summary>
    internal async Task TellGuardianAsync(
        SproDbContext db,
        AgendaAction action,
        Registration one,
        string news,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        if (one.GuardianOf(keyring) is not { } email)
            return;
        await outbox.WithdrawAsync(db, one.Id, [MessageKind.ActionGuardianNews], cancellationToken);
        outbox.Add(
            db,
            keyring,
            new NewMessage(
                Recipient.ByEmail(email),
                templates.ActionGuardianNews(
                    action.StartsAt,
                    news,
                    action.Title,
                    action.State != ActionState.Published ? null
                        : action.PlaceKind == ActionPlace.Remote ? "à distance"
                        : WhereOf(action),
                    templates.PageAt(AgendaAction.PublicPath + action.Id)
                )
            )
            {
                AboutId = one.Id,
            }
        );
    }

    /// <summary>Asks a legal representative for their agreement.</summary>
    internal void AskAgreement(
        SproDbContext db,
        AgendaAction action,
        Registration one,
        string email,
        string token,
        IdentityKeyring keyring
    ) =>
        outbox.Add(
            db,
            keyring,
            new NewMessage(
                Recipient.ByEmail(email),
                templates.ActionAgreement(
                    action.StartsAt,
                    action.Title,
                    WhereOf(action),
                    templates.PageAt(Registration.AgreementPath + token)
                )
            )
            {
                AboutId = one.Id,
                UsefulUntil = action.StartsAt,
            }
        );

    /// <summary>Nothing that was to be sent about a registration leaves any more.</summary>
    internal Task WithdrawAsync(SproDbContext db, Guid registrationId, CancellationToken cancellationToken) =>
        outbox.WithdrawAsync(db, registrationId, [], cancellationToken);

    private string? WhereOf(AgendaAction action) =>
        action.PlaceKind == ActionPlace.Remote
            ? "à distance, par le lien qui est sur votre page"
            : string.Join(
                ", ",
                (
                    (string?[])
                        [
                            action.Place,
                            action.CommuneCode is { } code
                                ? catalogues.Current.Territory.CommuneToday(code)?.Name
                                : null,
                        ]
                ).OfType<string>()
            );
}
