using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Keys;
using Spro.Core.Accounts.Local;
using Spro.Core.Accounts.Providers;
using Spro.Core.Accounts.Teams;
using Spro.Core.ActionPlans;
using Spro.Core.Agenda;
using Spro.Core.Ambassadors;
using Spro.Core.Appointments;
using Spro.Core.Associates;
using Spro.Core.Catalogue;
using Spro.Core.Charter;
using Spro.Core.Database;
using Spro.Core.DataProtection;
using Spro.Core.Demonstration;
using Spro.Core.Desk;
using Spro.Core.Evidence;
using Spro.Core.Feedback;
using Spro.Core.GoodPractices;
using Spro.Core.Governance;
using Spro.Core.Guidance;
using Spro.Core.Interchange;
using Spro.Core.Interchange.Certifications;
using Spro.Core.Interchange.Desks;
using Spro.Core.Interchange.InserJeunes;
using Spro.Core.Interchange.Labour;
using Spro.Core.Interchange.Lheo;
using Spro.Core.Interchange.Onisep;
using Spro.Core.Interchange.Rome;
using Spro.Core.Library;
using Spro.Core.Links;
using Spro.Core.Members;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.ProfessionalDevelopment;
using Spro.Core.Publications;
using Spro.Core.Referrals;
using Spro.Core.Steering;
using Spro.Database.Postgres;
using Spro.Database.Sqlite;

namespace Spro.Hosting;

/// <summary>What the site and the command line are both made of.</summary>
public static class SproServices
{
    /// <summary>Registers the store the settings name, and the services of the domain.</summary>
    public static IServiceCollection AddSpro(this IServiceCollection services, SproSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddSingleton(settings);
        services.AddSingleton(new ServedRegions(settings.Regions));
        services.TryAddSingleton(TimeProvider.System);
        if (settings.Storage == "postgres")
            services.AddPostgresDatabase(settings.ConnectionString);
        else
            services.AddSqliteDatabase(settings.ConnectionString);
        services.AddSingleton<CatalogueHost>();
        services.AddSingleton<DirectoryImport>();
        services.AddSingleton<RomeImport>();
        services.AddSingleton<LabourImport>();
        services.AddSingleton<InserJeunesImport>();
        services.AddSingleton<CertifInfoImport>();
        services.AddSingleton<RncpImport>();
        services.AddSingleton<OnisepImport>();
        services.AddSingleton<LheoImport>();
        services.AddSingleton<CharterImport>();
        services.AddSingleton(new MasterKey(settings.KeysDirectory, settings.MasterKey));
        services.AddSingleton(new ErasureJournal(settings.KeysDirectory));
        services.AddSingleton<IdentityKeys>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<Tombstones>();
        services.AddSingleton<Resealing>();
        services.AddSingleton<SavedSituations>();
        services.AddSingleton<SignIns>();
        services.AddSingleton<ProviderSignIns>();
        services.AddSingleton<Charters>();
        services.AddSingleton<CharterIntake>();
        services.AddSingleton<CharterDrafts>();
        services.AddSingleton<CharterRecords>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<PasswordLinks>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<InvitationAcceptance>();
        services.AddSingleton<Team>();
        services.AddSingleton<AccountRegister>();
        services.AddSingleton<AccountEvents>();
        services.AddSingleton<AccessLog>();
        services.AddSingleton<AccessKeys>();
        services.AddSingleton<Contacts>();
        services.AddSingleton<ContactEntries>();
        services.AddSingleton<DeskCards>();
        services.AddSingleton<Tallies>();
        services.AddSingleton<DeclaredTotals>();
        services.AddSingleton<Agenda>();
        services.AddSingleton<SlotSearch>();
        services.AddSingleton<Bookings>();
        services.AddSingleton<WaitingList>();
        services.AddSingleton<AppointmentFiles>();
        services.AddSingleton<AppointmentOutcomes>();
        services.AddSingleton<AppointmentPapers>();
        services.AddSingleton<AppointmentUpkeep>();
        services.AddSingleton<PersonAppointments>();
        services.AddSingleton<KeptSeats>();
        services.AddSingleton<CalendarFeeds>();
        services.AddSingleton(
            new CalendarReader(mayVisitPrivate: settings.PublicUrl.IsLoopback, hosts: settings.CalendarHosts)
        );
        services.AddSingleton<AppointmentMessages>();
        services.AddSingleton<PlaceMoves>();
        services.AddSingleton(provider => new ReferralMessages(
            provider.GetRequiredService<Outbox>(),
            provider.GetRequiredService<MessageTemplates>(),
            provider.GetRequiredService<CatalogueHost>(),
            settings.PublicUrl
        ));
        services.AddSingleton<IReferralAppointments, ReferralAppointments>();
        services.AddSingleton<ReferralSteps>();
        services.AddSingleton<ReferralProgress>();
        services.AddSingleton<StructureReferrals>();
        services.AddSingleton<ReferralLists>();
        services.AddSingleton<ReferralTeam>();
        services.AddSingleton<CallRequests>();
        services.AddSingleton<Complaints>();
        services.AddSingleton<EarlyLeaverRecipients>();
        services.AddSingleton<Coordination>();
        services.AddSingleton<ReferralEntries>();
        services.AddSingleton<ReferralChanges>();
        services.AddSingleton<ReferralRounds>();
        services.AddSingleton<ReferralLinks>();
        services.AddSingleton<ReferralFollowUps>();
        services.AddSingleton<CallBacks>();
        services.AddSingleton<Escalations>();
        services.AddSingleton<ReferralFunnels>();
        services.AddSingleton<ReferralDelays>();
        services.AddSingleton<AppointmentFigures>();
        services.AddSingleton<PersonCopies>();
        services.AddSingleton<Calls>();
        services.AddSingleton<Applications>();
        services.AddSingleton<Instruction>();
        services.AddSingleton<Readings>();
        services.AddSingleton<LabelGrants>();
        services.AddSingleton<Labels>();
        services.AddSingleton<Listings>();
        services.AddSingleton<Recognitions>();
        services.AddSingleton<SubjectSearch>();
        services.AddSingleton<RequestMessages>();
        services.AddSingleton<DataRequests>();
        services.AddSingleton<SeenRequests>();
        services.AddSingleton<RequestUpkeep>();
        services.AddSingleton<StructureRequests>();
        services.AddSingleton<Erasures>();
        services.AddSingleton<ArchivesHolds>();
        services.AddSingleton<RequestFigures>();
        services.AddSingleton<Breaches>();
        services.AddSingleton<Bodies>();
        services.AddSingleton<AgendaMessages>();
        services.AddSingleton<OrganisedActions>();
        services.AddSingleton<ParticipantLists>();
        services.AddSingleton<Registrations>();
        services.AddSingleton<PublicAgenda>();
        services.AddSingleton<ActionsToCome>();
        services.AddSingleton<AgendaUpkeep>();
        services.AddSingleton<ISearchSource, ActionDocuments>();
        services.AddSingleton<Meetings>();
        services.AddSingleton<MeetingLists>();
        services.AddSingleton<Decisions>();
        services.AddSingleton<Plans>();
        services.AddSingleton<Practices>();
        services.AddSingleton<EnrolmentMessages>();
        services.AddSingleton<Enrolments>();
        services.AddSingleton<Programmes>();
        services.AddSingleton<ProgrammeLists>();
        services.AddSingleton<Certificates>();
        services.AddSingleton<Opinions>();
        services.AddSingleton<DevelopmentReports>();
        services.AddSingleton<AmbassadorMessages>();
        services.AddSingleton<AmbassadorRegister>();
        services.AddSingleton<AmbassadorLists>();
        services.AddSingleton<Encounters>();
        services.AddSingleton<OwnLinks>();
        services.AddSingleton<SharedLibrary>();
        services.AddSingleton<LibraryLists>();
        services.AddSingleton<SectorActions>();
        services.AddSingleton<Guides>();
        services.AddSingleton<GuideAssociates>();
        services.AddSingleton(new ChromiumPrinter(settings.Chromium));
        services.AddSingleton(provider => new GuidePress(
            provider.GetRequiredService<IDbContextFactory<SproDbContext>>(),
            provider.GetRequiredService<ChromiumPrinter>(),
            settings.PublicUrl,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<RegionalPublications>();
        services.AddSingleton<SessionFigures>();
        services.AddSingleton<SessionSnapshots>();
        services.AddSingleton<DeskFigures>();
        services.AddSingleton<HourlyFigures>();
        services.AddEvidence();
        services.AddSingleton<DeskFiles>();
        services.AddSingleton<Remarks>();
        services.AddSingleton<DirectoryEdits>();
        services.AddSingleton<DirectoryMerges>();
        services.AddSingleton<BulkEdits>();
        services.AddSingleton<OwnDirectory>();
        services.AddSingleton<Reports>();
        services.AddSingleton<OwnColleagues>();
        services.AddSingleton<Confirmations>();
        services.AddSingleton<Signatures>();
        services.AddSingleton<SignatureReminders>();
        services.AddSingleton<WhoToCall>();
        services.AddSingleton<Following>();
        services.AddSingleton<Corrections>();
        services.AddSingleton<DirectoryWatch>();
        services.AddSingleton<LearnedDifferences>();
        services.AddSingleton<Retention>();
        services.AddSingleton<Rulebook>();
        // Only a service that nobody but this machine reaches may visit what only this machine reaches.
        services.AddSingleton(
            new LinkVisitor(
                settings.PublicUrl,
                mayVisitPrivate: settings.PublicUrl.IsLoopback,
                hosts: settings.LinkHosts
            )
        );
        services.AddSingleton<LinkChecks>();
        AddMessages(services, settings);
        services.AddSingleton<DemonstrationSet>();
        services.AddSingleton<FirstStart>();
        return services;
    }

    private static void AddMessages(IServiceCollection services, SproSettings settings)
    {
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton(provider => new Outbox(
            provider.GetRequiredService<OutboxSignal>(),
            provider.GetRequiredService<TimeProvider>(),
            settings.PublicUrl
        ));
        services.AddSingleton(new MessageTemplates(settings.PublicUrl));
        services.AddSingleton(settings.Mail);
        services.AddSingleton(settings.Sms);
        if (settings.Mail.Host is null)
            services.AddSingleton<IMessageChannel, MailDrop>();
        else
            services.AddSingleton<IMessageChannel, SmtpChannel>();
        if (settings.Sms.Url is null)
            services.AddSingleton<IMessageChannel, SmsDrop>();
        else
            services.AddSingleton<IMessageChannel, HttpSms>();
        services.AddSingleton<MessageSender>();
        services.AddSingleton<MessageUpkeep>();
        services.AddSingleton<Letters>();
    }
}
