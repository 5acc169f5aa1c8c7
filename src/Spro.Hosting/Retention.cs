using Spro.Core.Accounts;
using Spro.Core.Accounts.Keys;
using Spro.Core.Accounts.Local;
using Spro.Core.Accounts.Providers;
using Spro.Core.Accounts.Teams;
using Spro.Core.Agenda;
using Spro.Core.Ambassadors;
using Spro.Core.Appointments;
using Spro.Core.Associates;
using Spro.Core.DataProtection;
using Spro.Core.Desk;
using Spro.Core.Feedback;
using Spro.Core.Governance;
using Spro.Core.Guidance;
using Spro.Core.Members;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.ProfessionalDevelopment;
using Spro.Core.Referrals;

namespace Spro.Hosting;

/// <summary>What has been kept as long as it was promised, and goes.</summary>
/// <param name="Codes">Situations kept under a short code.</param>
/// <param name="Remarks">Remarks about a page or a place, and the history of the directory.</param>
/// <param name="Contacts">Contacts of the desks, their paper sheets and declared months.</param>
/// <param name="SignIns">Sessions of professionals that have ended.</param>
/// <param name="Readings">Who read what.</param>
/// <param name="Messages">Traces of messages, and dead letters.</param>
/// <param name="Referrals">Hand-overs, requests to be called, and requests to meet somebody of an occupation.</param>
/// <param name="Invitations">Invitations, links, access keys and history of accounts.</param>
/// <param name="Unused">Accounts closed because nobody used them.</param>
/// <param name="Appointments">Appointments and those who waited for one; registrations for actions.</param>
/// <param name="Forgotten">Accounts closed for long, of which nobody is named any more.</param>
/// <param name="Requests">Requests about personal data that were answered, traces of what was erased, and breaches.</param>
public readonly record struct Expired(
    int Codes,
    int Remarks,
    int Contacts,
    int SignIns,
    int Readings,
    int Messages,
    int Referrals,
    int Invitations,
    int Unused,
    int Appointments,
    int Forgotten,
    int Requests
);

/// <summary>Keeps the promise of how long things are kept: the site does it each hour, an operator when they want.</summary>
public sealed class Retention(
    SavedSituations situations,
    Remarks remarks,
    DirectoryEdits directory,
    DirectoryMerges merges,
    Confirmations confirmations,
    Following following,
    Contacts contacts,
    Tallies tallies,
    DeclaredTotals totals,
    SignIns signIns,
    AccountRegister accounts,
    AccessKeys accessKeys,
    AccountEvents events,
    Invitations invitations,
    Credentials credentials,
    ProviderSignIns providers,
    AccessLog readings,
    MessageUpkeep messages,
    AppointmentUpkeep appointments,
    WaitingList waitingList,
    Agenda agenda,
    AgendaUpkeep registrations,
    StructureReferrals referrals,
    CallRequests callRequests,
    RequestUpkeep requests,
    ArchivesHolds archives,
    Bodies bodies,
    Enrolments enrolments,
    Applications applications,
    Breaches breaches,
    AmbassadorRegister ambassadors,
    Encounters encounters,
    Erasures erasures,
    Tombstones tombstones,
    IdentityKeys keys,
    Resealing resealing,
    SproSettings settings,
    TimeProvider clock
)
{
    /// <summary>Deletes what has expired, and replaces the keys that have sealed for a year.</summary>
    public async Task<Expired> ApplyAsync(CancellationToken cancellationToken)
    {
        await keys.ReplaceWhenDueAsync(cancellationToken);
        await resealing.RunAsync(cancellationToken);
        // Calendars of an account, and what it follows, go with who it was of.
        var forgotten = await accounts.ForgetClosedAsync(cancellationToken);
        await following.DeleteForgottenAsync(cancellationToken);
        await merges.ForgetMovedAsync(cancellationToken);
        await agenda.DeleteExpiredAsync(cancellationToken);
        await providers.DeleteExpiredAsync(cancellationToken);
        await archives.EraseClosedAsync(cancellationToken);
        await bodies.ForgetAddressesAsync(cancellationToken);
        await enrolments.DeleteExpiredAsync(cancellationToken);
        await applications.DeleteExpiredAsync(cancellationToken);
        await requests.ForgetPathsAsync(cancellationToken);
        // A day more than a backup may be put back: clocks differ.
        await erasures.ForgetAsync(
            clock.GetUtcNow().UtcDateTime.AddDays(-settings.BackupDaysKept - 1),
            cancellationToken
        );
        return new(
            await situations.DeleteExpiredAsync(cancellationToken),
            await remarks.DeleteExpiredAsync(cancellationToken)
                + await directory.DeleteExpiredAsync(cancellationToken)
                + await confirmations.DeleteExpiredAsync(cancellationToken),
            await contacts.DeleteExpiredAsync(cancellationToken)
                + await tallies.DeleteExpiredAsync(cancellationToken)
                + await totals.DeleteExpiredAsync(cancellationToken),
            await signIns.DeleteExpiredAsync(cancellationToken),
            await readings.DeleteExpiredAsync(cancellationToken),
            await messages.DeleteExpiredAsync(cancellationToken),
            await referrals.DeleteExpiredAsync(cancellationToken)
                + await callRequests.DeleteExpiredAsync(cancellationToken)
                + await encounters.DeleteExpiredAsync(cancellationToken)
                + await ambassadors.DeleteExpiredAsync(cancellationToken),
            await invitations.DeleteExpiredAsync(cancellationToken)
                + await accessKeys.DeleteExpiredAsync(cancellationToken)
                + await credentials.DeleteExpiredAsync(cancellationToken)
                + await events.DeleteExpiredAsync(cancellationToken),
            await accounts.DisableUnusedAsync(cancellationToken),
            await appointments.DeleteExpiredAsync(cancellationToken)
                + await waitingList.DeleteExpiredAsync(cancellationToken)
                + await registrations.DeleteExpiredAsync(cancellationToken),
            forgotten,
            await requests.DeleteExpiredAsync(cancellationToken)
                + await tombstones.DeleteExpiredAsync(cancellationToken)
                + await breaches.DeleteExpiredAsync(cancellationToken)
        );
    }
}
