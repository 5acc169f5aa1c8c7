using System.Globalization;
using Spro.Core.Accounts;
using Spro.Core.Feedback;
using Spro.Core.Search;
using Spro.Core.Territories;
using Spro.Web.Pages;
using Spro.Web.Pages.Territories;
using Spro.Web.SignIn.ProConnect;

namespace Spro.Web.Infrastructure;

/// <summary>The addresses of the site, written here and nowhere else. They are French, short, and they last.</summary>
internal static class Links
{
    public const string Home = "/";
    public const string Situation = "/ma-situation";
    public const string Answer = "/reponse";
    public const string Sheet = "/feuille";
    public const string Code = "/code";
    public const string Places = "/lieux";
    public const string Search = "/recherche";
    public const string HowItWorks = "/comment-ca-marche";
    public const string OpenData = "/open-data/";
    public const string Embed = "/integration";
    public const string EmbeddedPlaces = "/integration/lieux";
    public const string InformationSheets = "/fiches";
    public const string FindYourWay = "/s-orienter";
    public const string Explore = "/explorer";
    public const string Suggestions = "/explorer/pistes";
    public const string SuggestionsCode = "/explorer/code";
    public const string Acronyms = "/sigles";
    public const string Occupations = "/metiers";
    public const string Sectors = "/secteurs";
    public const string Territories = "/territoires";
    public const string Certifications = "/certifications";
    public const string Trainings = "/formations";
    public const string Privacy = "/confidentialite";
    public const string Accessibility = "/accessibilite";
    public const string ApiReference = "/docs";
    public const string NotUnderstood = "/pas-compris";
    public const string SignIn = "/connexion";
    public const string ProConnectReturn = SignIn + "/proconnect/retour";
    public const string ProConnectEnd = SignIn + "/proconnect/fin";
    public const string SignInChoice = SignIn + "/structure";
    public const string SignInResumed = SignIn + "/reprise";
    public const string ForgottenPassword = "/connexion/mot-de-passe-oublie";
    public const string OwnAccount = "/mon-compte";
    public const string OwnPassword = "/mon-compte/mot-de-passe";
    public const string OwnSecondFactor = "/mon-compte/telephone";
    public const string OwnStructure = "/ma-structure";
    public const string DirectoryWatch = "/annuaire-a-jour";
    public const string PaymentReports = DirectoryWatch + "/demandes-d-argent";
    public const string WhoToCall = "/qui-appeler";
    public const string Team = "/ma-structure/equipe";
    public const string Invite = "/ma-structure/equipe/inviter";
    public const string Rights = "/qui-peut-quoi";
    public const string Desk = "/guichet";
    public const string Referrals = "/aiguillages";
    public const string Escalations = "/sans-reponse";
    public const string ReferralReply = "/repondre";
    public const string FollowUp = "/suivi";
    public const string FollowedCopy = FollowUp + "/copie";
    public const string DataRequests = Core.DataProtection.DataRequests.Path;
    public const string DataProtection = "/protection-des-donnees";
    public const string Breaches = DataProtection + "/violations";
    public const string Register = "/registre";
    public const string ImpactAnnex = Register + "/analyse-d-impact";
    public const string ArrangementTemplate = Register + "/accord";
    public const string NoticeTemplate = Register + "/note-d-information";
    public const string ReferralFigures = "/aiguillages/chiffres";
    public const string DeskFigures = "/accueils/chiffres";
    public const string OwnFigures = "/chiffres-des-accueils";
    public const string DeskFiles = "/guichet/fichiers";
    public const string Tally = "/guichet/batons";
    public const string Totals = "/totaux-du-mois";
    public const string AccessKeys = "/ma-structure/cles";
    public const string Charter = "/charte";
    public const string CharterUpkeep = "/tenir-la-charte";
    public const string CharterErratum = CharterUpkeep + "/erratum";
    public const string Letters = "/lettres";
    public const string Messages = "/administration/messages";

    public static string Colleagues(Guid structure) => $"{WhoToCall}/{structure}";

    public static string CharterVersion(int number) => $"{Charter}/{number}";

    /// <summary>What a version changes to the one before it.</summary>
    public static string CharterChanges(int number) => $"{CharterVersion(number)}/differences";

    public static string Signatory(string key) => $"{Charter}/signataires/{key}";

    public const string Obligations = Charter + "/devoirs";

    public static string ObligationsOf(int year) => $"{Obligations}?annee={year}";

    /// <summary>What is owed in a department; everywhere when there is none.</summary>
    public static string ObligationsIn(string? department) =>
        Obligations + (department is null ? null : $"?departement={department}");

    public static string Obligation(string code, int? year = null, string? department = null) =>
        $"{Obligations}/{code}"
        + string.Join(
            '&',
            (
                (string?[])
                    [year is { } over ? $"annee={over}" : null, department is null ? null : $"departement={department}"]
            ).OfType<string>()
        ) switch
        {
            "" => null,
            var query => "?" + query,
        };

    /// <summary>The registers that were frozen and published.</summary>
    public const string FrozenRegisters = Obligations + "/registres";

    public static string FrozenRegister(Guid id) => $"{FrozenRegisters}/{id}";

    /// <summary>The registers before they are public, for those who may reply.</summary>
    public const string RegisterReplies = "/registre-a-publier";

    public static string RegisterReply(Guid id) => $"{RegisterReplies}/{id}";

    /// <summary>Where the Région freezes and publishes them.</summary>
    public const string RegisterUpkeep = CharterUpkeep + "/registres";

    public static string ObligationThreshold(string code) => $"{CharterUpkeep}/seuils/{code}";

    /// <summary>A duty of the charter, by its identifier ("C4.1.2").</summary>
    public static string Duty(string id) => $"{Charter}/clauses/{id}";

    public static string SignatoryUpkeep(Guid id) => $"{CharterUpkeep}/signataires/{id}";

    public static string CommitmentEvidence(Guid signatory, Guid commitment) =>
        $"{SignatoryUpkeep(signatory)}/engagements/{commitment}";

    public static string CharterQuestion(string key) => $"{CharterUpkeep}/questions/{key}";

    public const string NetworkLife = "/vie-du-reseau";
    public const string Governance = "/gouvernance";
    public const string Convening = "/animation";
    public const string Objectives = Convening + "/objectifs";
    public const string GoodPractices = "/pratiques";
    public const string PracticeReview = GoodPractices + "/avis";
    public const string Encounters = Core.Ambassadors.AmbassadorMessages.Path;
    public const string EncounterRegistration = Encounters + "/inscription";
    public const string Ambassadors = "/ambassadeurs";
    public const string EncounterSetup = Ambassadors + "/reglages";
    public const string Library = "/bibliotheque";
    public const string SharedTools = "/outils-partages";

    public static string Encounter(Guid id) => $"{Encounters}/{id}";

    /// <summary>Who talks of an occupation.</summary>
    public static string EncountersOf(string romeCode) => $"{Encounters}?metier={romeCode}";

    public static string OwnListing(string token) => Core.Ambassadors.AmbassadorMessages.OwnPath + token;

    public static string OwnListingChange(string token) => OwnListing(token) + "/modifier";

    public static string AskedEncounter(string token, Guid id) => $"{OwnListing(token)}/{id}";

    public static string OwnEncounter(string token) => Core.Ambassadors.AmbassadorMessages.RequestPath + token;

    public static string Ambassador(Guid id) => $"{Ambassadors}/{id}";

    public static string LibraryItem(Guid id) => $"{Library}/{id}";

    public static string LibraryChange(Guid id) => $"{LibraryItem(id)}/modifier";

    public static string LibraryVersion(Guid id) => $"{LibraryItem(id)}/version";

    public static string SharedTool(Guid id) => $"{SharedTools}/{id}";

    /// <summary>The file of a version for professionals, or where it is.</summary>
    public static string LibraryPaper(Core.Papers.Paper paper) => paper.Link ?? $"{Library}/documents/{paper.Id}";

    /// <summary>The same, for anybody.</summary>
    public static string SharedPaper(Core.Papers.Paper paper) => paper.Link ?? $"{SharedTools}/documents/{paper.Id}";

    public const string Development = "/professionnalisation";
    public const string DevelopmentAgreements = Core.ProfessionalDevelopment.EnrolmentMessages.AgreementPath;
    public const string DevelopmentProgramme = "/programme-de-professionnalisation";
    public const string CertificateCheck = "/verifier-une-attestation";
    public const string DevelopmentSteering = "/piloter-la-professionnalisation";

    public static string DevelopmentSession(Guid id) => Core.ProfessionalDevelopment.EnrolmentMessages.SessionPath + id;

    public static string DevelopmentOpinion(Guid enrolment) =>
        Core.ProfessionalDevelopment.EnrolmentMessages.OpinionPath + enrolment;

    public static string Certificate(Guid enrolment) => $"{Development}/attestations/{enrolment}";

    public static string EnrolmentLink(string token) => Core.ProfessionalDevelopment.EnrolmentMessages.LinkPath + token;

    public static string PublicDevelopmentSession(Guid id) => $"{DevelopmentProgramme}/sessions/{id}";

    public static string DevelopmentReport(int year) => $"{DevelopmentProgramme}/bilan/{year}";

    public static string SteerYear(int year) => $"{DevelopmentSteering}/{year}";

    public static string SteerReport(int year) => $"{SteerYear(year)}/suivi";

    public static string SteerModule(Guid id, int year) => $"{DevelopmentSteering}/modules/{id}?annee={year}";

    public static string SteerSession(Guid id, Guid module) => $"{DevelopmentSteering}/sessions/{id}?module={module}";

    public static string SteerAttendance(Guid id) => $"{DevelopmentSteering}/sessions/{id}/presences";

    public static string SteerSheet(Guid id) => $"{DevelopmentSteering}/sessions/{id}/feuille";

    public const string Guide = "/guide";
    public const string Publications = "/publications";
    public const string Publishing = "/parutions";

    public static string GuideEdition(int number) => $"{Guide}/{number}";

    public static string GuidePart(int number, string part) => $"{GuideEdition(number)}/{part}";

    public static string GuideChapter(int number, string part, string chapter) =>
        $"{GuidePart(number, part)}/{chapter}";

    public static string GuideFile(int number, string name) => $"{GuideEdition(number)}/fichiers/{name}";

    public static string KeepPublication(Guid id) => $"{Publishing}/{id}";

    /// <summary>A paper of a publication, for anybody: where it is, or the file kept here.</summary>
    public static string PublicationPaper(Core.Papers.Paper paper) =>
        paper.Link ?? $"{Publications}/documents/{paper.Id}";

    public static string Meeting(Guid id) => Core.Governance.Meetings.Path + id;

    public static string MeetingDossier(Guid id) => $"{Meeting(id)}/dossier";

    public static string Body(Guid id) => $"{Governance}/instances/{id}";

    public static string ConveneMeeting(Guid id) => $"{Convening}/reunions/{id}";

    public static string MeetingPapers(Guid id) => $"{ConveneMeeting(id)}/documents";

    public static string MeetingReport(Guid id) => $"{ConveneMeeting(id)}/suites";

    public static string KeepBody(Guid id) => $"{Convening}/instances/{id}";

    public static string KeepPlan(Guid id) => $"{Convening}/plans/{id}";

    public static string KeepPlanAction(Guid id, Guid planId) => $"{Convening}/actions/{id}?plan={planId}";

    public static string PublicMeeting(Guid id) => $"{NetworkLife}/reunions/{id}";

    public static string PublicPlan(Guid id) => $"{NetworkLife}/plans/{id}";

    public static string Practice(Guid id) => $"{NetworkLife}/pratiques/{id}";

    /// <summary>A paper for whoever reads the meeting: where it is, or the file kept here.</summary>
    public static string Paper(Core.Papers.Paper paper) => paper.Link ?? $"{Governance}/documents/{paper.Id}";

    /// <summary>A paper for anybody.</summary>
    public static string PublicPaper(Core.Papers.Paper paper) => paper.Link ?? $"{NetworkLife}/documents/{paper.Id}";

    public const string CallsForProjects = "/appels-a-projets";
    public const string AssociatedMembers = "/membres-associes";
    public const string KeepCalls = "/appels";
    public const string KeepLabels = "/labels";
    public const string RecordLabel = KeepLabels + "/noter";
    public const string Recognitions = KeepLabels + "/reconnaissances";
    public const string CallReading = "/lectures";
    public const string OwnLabel = Core.Associates.Labels.Path;

    public static string CallForProjects(Guid id) => $"{CallsForProjects}/{id}";

    public static string Apply(Guid callId) => $"{CallForProjects(callId)}/candidater";

    public static string KeepCall(Guid id) => $"{KeepCalls}/{id}";

    public static string PublishCall(Guid id) => $"{KeepCall(id)}/publier";

    public static string CallApplication(Guid id) => $"{KeepCalls}/candidatures/{id}";

    public static string KeepLabel(Guid id) => $"{KeepLabels}/{id}";

    public static string ReadApplication(Guid id) => $"{CallReading}/{id}";

    /// <summary>A page of an application, by the link that opens it.</summary>
    public static string Application(string token, string step) =>
        $"{Core.Associates.Applications.Path}/{token}/{step}";

    /// <summary>A paper of a call, for anybody.</summary>
    public static string CallPaper(Core.Papers.Paper paper) => paper.Link ?? $"{CallsForProjects}/documents/{paper.Id}";

    /// <summary>A paper of an application, for who reads it.</summary>
    public static string ApplicationPaper(Core.Papers.Paper paper) =>
        paper.Link ?? $"{CallReading}/documents/{paper.Id}";

    /// <summary>A paper that shows a commitment, for the Région and its body.</summary>
    public static string LabelPaper(Core.Papers.Paper paper) => paper.Link ?? $"{OwnLabel}/documents/{paper.Id}";

    public const string Agenda = "/agenda";
    public const string OwnActions = "/mes-actions";
    public const string NetworkAgenda = "/agenda-du-reseau";

    public static string Action(Guid id) => $"{Agenda}/{id}";

    public static string RegisterFor(Guid id) => $"{Action(id)}/inscription";

    public static string ActionPaper(Core.Papers.Paper paper) => paper.Link ?? $"{Agenda}/documents/{paper.Id}";

    public static string AgendaNear(string communeCode) => Near(Agenda, communeCode);

    public static string AgendaOf(string departmentCode) => $"{Agenda}?departement={departmentCode}";

    public const string OwnLinks = Core.DataProtection.OwnLinks.Path;

    public static string OwnRegistration(string secret) => Core.Agenda.Registration.Path + secret;

    public static string Agreement(string secret) => Core.Agenda.Registration.AgreementPath + secret;

    public static string OwnAction(Guid id) => $"{OwnActions}/{id}";

    public static string Participants(Guid id) => $"{OwnAction(id)}/inscriptions";

    public static string OwnActionPapers(Guid id) => $"{OwnAction(id)}/documents";

    public static string NetworkAction(Guid id) => $"{NetworkAgenda}/{id}";

    public static string DataRequest(Guid answerId) => $"{DataRequests}/{answerId}";

    public static string Breach(Guid id) => $"{Breaches}/{id}";

    public static string Letter(Guid id) => $"{Letters}/{id}";

    /// <summary>A place that takes over from one that has ended.</summary>
    public static string SuccessorOf(Guid place, Guid ended) => $"{Place(place)}?avant={ended}";

    /// <summary>What the directory says of a structure, for those who keep it true.</summary>
    public static string OwnStructureOf(Guid id) => $"{OwnStructure}?structure={id}";

    /// <summary>With what a record of the directory may be brought together.</summary>
    public static string MergerChoices(Core.Members.MergerKind kind, Guid id) =>
        $"/reunir/{Pages.Merging.MergerRoute.Of(kind)}/{id}";

    public static string Merger(Core.Members.MergerKind kind, Guid id, Guid into) =>
        $"{MergerChoices(kind, id)}/{into}";

    /// <summary>Where one comes from who brings records together.</summary>
    public static string MergersOf(Core.Accounts.Actor actor, Guid structure) =>
        actor.May(Core.Accounts.Purpose.Directory) ? OwnStructureOf(structure) : DirectoryWatchOf(structure);

    /// <summary>Whom a structure names to be called.</summary>
    public static string OwnColleagues(Guid structure) => $"{OwnStructure}/personnes-a-appeler/{structure}";

    /// <summary>The places of a structure, for who watches over the directory.</summary>
    public static string DirectoryWatchOf(Guid structure) => $"{DirectoryWatch}/{structure}";

    /// <summary>What the structures of a network do not say yet, for the guide.</summary>
    public const string OwnGuideGaps = OwnStructure + "/guide";

    /// <summary>The same change in several places: of a structure, or of any of those one keeps true.</summary>
    public static string OwnPlacesTogether(
        Guid? structure,
        Pages.Members.BulkField? field = null,
        string? text = null,
        int? changed = null
    ) =>
        OwnStructure
        + "/plusieurs-lieux"
        + QueryString.Create(
            new (string Name, string? Value)[]
            {
                ("structure", structure?.ToString()),
                ("quoi", field is { } one ? Pages.Members.BulkFieldWords.InAddress(one) : null),
                ("q", text),
                ("note", changed?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            }
                .Where(pair => pair.Value is not null)
                .Select(pair => KeyValuePair.Create(pair.Name, pair.Value))
        );

    public static string OwnPresentation(Guid structure) => $"{OwnStructure}/presentation/{structure}";

    public static string OwnHistory(Guid structure) => $"{OwnStructure}/historique/{structure}";

    public static string OwnReports(Guid structure) => $"{OwnStructure}/signalements/{structure}";

    /// <summary>The charter, and the reminders.</summary>
    public static string OwnCommitments(Guid structure) => $"{OwnStructure}/engagements/{structure}";

    public static string OwnPlace(Guid id) => $"{OwnStructure}/lieux/{id}";

    public static string OwnPlaceHours(Guid id) => $"{OwnPlace(id)}/horaires";

    public static string OwnPlaceClosures(Guid id) => $"{OwnPlace(id)}/fermetures";

    public static string OwnService(Guid id) => $"{OwnStructure}/services/{id}";

    /// <summary>A place to add; its identifier is chosen before, so that it is added once.</summary>
    public static string PlaceToAdd(Guid id, Guid structure) => $"{OwnPlace(id)}?structure={structure}";

    /// <summary>A service to add.</summary>
    public static string ServiceToAdd(Guid id, Guid structure) => $"{OwnService(id)}?structure={structure}";

    public static string TeamMember(Guid id) => $"{Team}/{id}";

    public const string Appointments = "/rendez-vous";
    public const string AppointmentsToday = "/rendez-vous/aujourdhui";
    public const string Slots = "/rendez-vous/creneaux";
    public const string WaitingList = "/rendez-vous/attente";
    public const string Openings = "/disponibilites";
    public const string OwnAppointment = "/mon-rendez-vous";
    public const string OwnSummary = "/mon-bilan";
    public const string FreedSlot = "/place-liberee";

    public static string Week(DateOnly monday) => $"{Appointments}?semaine={monday:yyyy-MM-dd}";

    public static string Appointment(Guid id) => $"{Appointments}/{id}";

    public static string AppointmentPaper(Guid id) => $"{Appointment(id)}/papier";

    public static string Opening(Guid id) => $"{Openings}/{id}";

    /// <summary>A slot to book, or to move an appointment to; the first one offered is carried to be counted.</summary>
    public static string Slot(Guid openingId, DateTime start, DateTime? first, Guid? moved, Guid? referral) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Appointments}/prendre/{openingId}?debut={start:yyyy-MM-ddTHH:mm}{(first is { } one ? $"&premier={one:yyyy-MM-ddTHH:mm}" : "")}{(moved is { } id ? $"&deplacer={id}" : "")}{(referral is { } handOver ? $"&aiguillage={handOver}" : "")}"
        );

    /// <summary>What people complain about in one's structure.</summary>
    public const string Complaints = Core.Referrals.ReferralMessages.ComplaintsPath;

    /// <summary>The structures that receive reports of early leavers.</summary>
    public const string Designation = "/destinataires-des-signalements";

    /// <summary>Where somebody asks to be called after a first answer.</summary>
    public const string CallMe = "/etre-rappele";

    /// <summary>The network that one coordinates.</summary>
    public const string Coordination = "/mon-reseau";

    /// <summary>A colleague takes over what another follows.</summary>
    public const string ReferralRelief = Referrals + "/relais";

    /// <summary>Hands on, from a contact, somebody whom a hand-over or an appointment of the structure names.</summary>
    public static string HandOn(Guid contact, string what, Guid id) => $"{Contact(contact)}/aiguillage?{what}={id}";

    /// <summary>Free slots for a hand-over.</summary>
    public static string SlotsFor(Guid referral) => $"{Slots}?aiguillage={referral}";

    /// <summary>The person's own page of their appointment; the secret opens it.</summary>
    public static string Own(string token) => $"{OwnAppointment}/{token}";

    public static string OwnMove(string token) => $"{Own(token)}/changer";

    public static string OwnCalendar(string token) => $"{Own(token)}/agenda.ics";

    /// <summary>The calendar of an adviser, without a name in it; the secret opens it.</summary>
    public static string AgendaFeed(string token) => $"/agenda-prive/{token}/rendez-vous.ics";

    /// <summary>Leaves for ProConnect, to come back to a page; as somebody else than whom it remembers.</summary>
    public static string ProConnect(string? back, bool another = false) =>
        SignIn
        + "/proconnect"
        + (back is null ? QueryString.Empty : QueryString.Create("retour", back)).Add(
            another ? QueryString.Create("autre", "true") : QueryString.Empty
        );

    /// <summary>The sign-in page, which says why ProConnect led to nothing.</summary>
    public static string SignInRefused(Refusal refusal, string? back) =>
        SignIn
        + QueryString
            .Create("refus", refusal.Name())
            .Add(back is null ? QueryString.Empty : QueryString.Create("retour", back));

    public static string Contact(Guid id) => $"{Desk}/{id}";

    /// <summary>The paper sheet of a place and a day.</summary>
    public static string TallyOf(Guid place, DateOnly day, Core.Desk.TallyRows rows) =>
        string.Create(CultureInfo.InvariantCulture, $"{Tally}?lieu={place}&jour={day:yyyy-MM-dd}&lignes={rows}");

    public static string ContactCard(Guid id) => $"{Contact(id)}/carte";

    public static string HandOver(Guid contactId) => $"{Contact(contactId)}/aiguillage";

    public static string Referral(Guid id) => $"{Referrals}/{id}";

    public static string ReferralCard(Guid id) => $"{Referral(id)}/carte";

    /// <summary>What a receiver without an account is sent. The token leaves the address as soon as it is opened.</summary>
    public static string ReferralReplyBy(string token) => $"{ReferralReply}/{token}";

    public static string Question(string step) => $"{Situation}/{step}";

    public static string Exploration(string step) => $"{Explore}/{step}";

    public static string InformationSheet(string id) => $"{InformationSheets}/{Uri.EscapeDataString(id)}";

    public static string Activities(SelfRating? before) => FindYourWay + Carrying(before);

    public static string Activity(string id, SelfRating? before) =>
        $"{FindYourWay}/{Uri.EscapeDataString(id)}{Carrying(before)}";

    public static string SelfRating(SelfRating? before) => $"{FindYourWay}/point{Carrying(before)}";

    public static string NotHelped(string id) => $"{InformationSheet(id)}/pas-aide";

    public static string Occupation(string romeCode) => $"{Occupations}/{Uri.EscapeDataString(romeCode)}";

    public static string OccupationNear(string romeCode, string communeCode) => Near(Occupation(romeCode), communeCode);

    /// <summary>A sector, or the part of its page that is about one of its domains.</summary>
    public static string Sector(string code) =>
        code.Length > 1 ? $"{Sectors}/{code[0]}#{code}" : $"{Sectors}/{Uri.EscapeDataString(code)}";

    /// <summary>A territory; a commune without a kind.</summary>
    public static string Territory(TerritoryKind? kind, string code) =>
        $"{Territories}/{AreaNames.Of(kind)}/{Uri.EscapeDataString(code)}";

    /// <summary>A territory by its key: see <see cref="AreaKinds.KeyOf"/>.</summary>
    private static string Territory(string key)
    {
        var (kind, code) = AreaKinds.Read(key);
        return Territory(kind, code);
    }

    public static string Certification(string code) => $"{Certifications}/{Uri.EscapeDataString(code)}";

    public static string Training(Guid id) => $"{Trainings}/{id}";

    /// <summary>The trainings that lead to an occupation, from a commune when one is known.</summary>
    public static string TrainingsFor(string romeCode, string? communeCode) =>
        $"{Trainings}?metier={Uri.EscapeDataString(romeCode)}"
        + (communeCode is null ? "" : $"&{AskedCommune.CodeField}={Uri.EscapeDataString(communeCode)}");

    public static string TrainingsIn(string sector) => $"{Trainings}?secteur={Uri.EscapeDataString(sector)}";

    public static string TrainingsNear(string communeCode) => Near(Trainings, communeCode);

    public static string TrainingsTo(string certificationCode) =>
        $"{Trainings}?certification={Uri.EscapeDataString(certificationCode)}";

    public static string SearchOf(string text) => $"{Search}?q={Uri.EscapeDataString(text)}";

    public static string Acronym(string letters) => $"{Acronyms}#{Uri.EscapeDataString(letters)}";

    /// <summary>The page of something found.</summary>
    public static string Found(SearchDocument found) =>
        found.Kind switch
        {
            SearchKinds.Occupation => Occupation(found.Code),
            SearchKinds.Certification => Certification(found.Code),
            SearchKinds.Training => $"{Trainings}/{found.Code}",
            SearchKinds.Place => $"{Places}/{found.Code}",
            SearchKinds.Action => $"{Agenda}/{found.Code}",
            SearchKinds.Sheet => InformationSheet(found.Code),
            SearchKinds.Sector => Sector(found.Code),
            SearchKinds.Territory => Territory(found.Code),
            SearchKinds.Acronym => Acronym(found.Code),
            _ => throw new ArgumentOutOfRangeException(nameof(found)),
        };

    public static string Place(Guid id) => $"{Places}/{id}";

    public static string Report(Guid id) => $"{Places}/{id}/signaler";

    public static string Network(string code) => $"{HowItWorks}#reseau-{code}";

    public static string Rule(string id) => $"{HowItWorks}#regle-{id}";

    public static string PlacesNear(string communeCode) => Near(Places, communeCode);

    public static string PlacesOf(string network, string communeCode) =>
        $"{PlacesNear(communeCode)}&reseau={Uri.EscapeDataString(network)}";

    public static string EmbeddedPlacesNear(string communeCode) => Near(EmbeddedPlaces, communeCode);

    /// <summary>An address that a source gives, when it is one of the web: nothing else becomes a link.</summary>
    public static string? Web(string? given) =>
        Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http") ? given : null;

    /// <summary>What was kept under a short code: the query of an answer, or an address.</summary>
    public static string Kept(string kept) => kept is ['/', ..] ? kept : Answer + kept;

    /// <summary>What the short code opens, as printed under its QR.</summary>
    public static string ShortCode(string code) => $"/c/{code}";

    /// <summary>Where to see a point on OpenStreetMap: a link the person chooses to follow, nothing is loaded from there.</summary>
    public static string Map(double latitude, double longitude) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"https://www.openstreetmap.org/?mlat={latitude:0.#####}&mlon={longitude:0.#####}#map=17/{latitude:0.#####}/{longitude:0.#####}"
        );

    private static string Carrying(SelfRating? before) => before is null ? "" : $"?avant={before}";

    private static string Near(string page, string communeCode) =>
        $"{page}?{AskedCommune.CodeField}={Uri.EscapeDataString(communeCode)}";
}
