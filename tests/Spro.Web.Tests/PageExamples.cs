using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Spro.Core.Common;

namespace Spro.Web.Tests;

/// <summary>How each page of the site is asked for, in the states that show something else.</summary>
internal static class PageExamples
{
    /// <summary>Stands for a place of the demonstration.</summary>
    public const string SomePlace = "{place}";

    /// <summary>Stands for a contact of the desk at which one is signed in.</summary>
    public const string SomeContact = "{contact}";

    /// <summary>Stands for a hand-over sent from the desk at which one is signed in.</summary>
    public const string SomeReferral = "{referral}";

    /// <summary>Stands for a link to it, for who answers without an account.</summary>
    public const string SomeReply = "{reply}";

    /// <summary>After an address of the person: their hand-over is open in the browser.</summary>
    public const string Opened = "?{opened}";

    /// <summary>Stands for a request of somebody about their data, that the structure has to answer.</summary>
    public const string SomeDataRequest = "{request}";

    /// <summary>Stands for a letter that the structure has to print.</summary>
    public const string SomeLetter = "{letter}";

    /// <summary>Stands for the single-use link of an invitation that may be accepted.</summary>
    public const string SomeInvitation = "{invitation}";

    /// <summary>Stands for the single-use link of an invitation of somebody who has an account.</summary>
    public const string SomeInvitationOfKnown = "{known}";

    /// <summary>Stands for the single-use link by which a password is chosen again.</summary>
    public const string SomePasswordLink = "{password}";

    /// <summary>Stands for somebody of the structure in which one is signed in.</summary>
    public const string SomeMember = "{member}";

    /// <summary>A structure of the demonstration that has colleagues to call.</summary>
    public static readonly Guid Centre = Core.Structures.DirectoryIds.OfStructure("fictitious", "fictif-cio-53");

    /// <summary>Stands for the structure in which one is signed in, for a place and for a service of it.</summary>
    public const string OwnStructure = "{ownstructure}";
    public const string OwnPlace = "{ownplace}";
    public const string OwnService = "{ownservice}";

    /// <summary>Stands for a slot that is free.</summary>
    public const string SomeSlot = "{slot}";

    /// <summary>Stands for an appointment of one's structure.</summary>
    public const string SomeAppointment = "{appointment}";

    /// <summary>Stands for the secret of somebody's appointment, of a summary, of a freed slot.</summary>
    public const string SomeLink = "{link}";

    /// <summary>Stands for a signatory of the charter.</summary>
    public const string SomeSignatory = "{signatory}";

    /// <summary>Stands for a place that the charter keeps for a body still to be designated.</summary>
    public const string SomeVacancy = "{vacancy}";

    /// <summary>Stands for what that signatory commits to.</summary>
    public const string SomeCommitment = "{commitment}";

    /// <summary>What nobody has written yet.</summary>
    public const string SomeNew = "0193a1b0-0000-7000-8000-000000000002";

    /// <summary>The identifier of something of the demonstration's fictitious year.</summary>
    public static Guid OfNetworkLife(string key) => StableId.Of("demonstration-network-life", key);

    private static Guid OfRegisters(string key) => StableId.Of("demonstration-registers", key);

    /// <summary>The identifier of something of the demonstration's programme of professional development.</summary>
    public static Guid OfDevelopment(string key) => StableId.Of("demonstration-development", key);

    /// <summary>The identifier of something fictitious of the encounters and of the library.</summary>
    public static Guid OfSharing(string key) => StableId.Of("demonstration-sharing", key);

    /// <summary>The end of the link of a fictitious mailbox.</summary>
    public static string LinkOfSharing(string key) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"demonstration-sharing/{key}")));

    /// <summary>The identifier of a call, an application or a label of the demonstration.</summary>
    public static Guid OfAssociates(string key) => StableId.Of("demonstration-associates", key);

    /// <summary>The identifier of an action of the demonstration's fictitious agenda, and the secret of one registered.</summary>
    public static Guid OfAgenda(string key) => StableId.Of("demonstration-agenda", key);

    public static string OfRegistration(string key) => key.PadRight(43, '0');

    /// <summary>By route, the one that shows most first. What follows a space is a form that is sent.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> ByRoute = new Dictionary<string, string[]>
    {
        ["/"] = ["/"],
        ["/accessibilite"] = ["/accessibilite"],
        ["/aiguillages"] = ["/aiguillages", "/aiguillages?termines=true", $"/aiguillages?avec={SomeReferral}"],
        ["/aiguillages/relais"] = ["/aiguillages/relais", "/aiguillages/relais?repris=2", "/aiguillages/relais To=x"],
        ["/ma-structure"] = ["/ma-structure", "/ma-structure?note=confirme"],
        ["/ma-structure/presentation/{id:guid}"] =
        [
            $"/ma-structure/presentation/{OwnStructure}",
            $"/ma-structure/presentation/{OwnStructure} Name=&Description=20 euros",
        ],
        ["/ma-structure/personnes-a-appeler/{id:guid}"] =
        [
            $"/ma-structure/personnes-a-appeler/{OwnStructure}?note=note",
            $"/ma-structure/personnes-a-appeler/{OwnStructure} Draft.Name=&Draft.Phone=12",
        ],
        ["/ma-structure/signalements/{id:guid}"] = [$"/ma-structure/signalements/{OwnStructure}?note=true"],
        ["/ma-structure/engagements/{id:guid}"] =
        [
            $"/ma-structure/engagements/{OwnStructure}?note=true",
            $"/ma-structure/engagements/{OwnStructure} Months=12",
        ],
        ["/annuaire-a-jour"] =
        [
            "/annuaire-a-jour",
            "/annuaire-a-jour?q=mission&seulement=a-confirmer&seulement=sans-signature&page=2",
            "/annuaire-a-jour?q=zzz",
        ],
        ["/annuaire-a-jour/demandes-d-argent"] = ["/annuaire-a-jour/demandes-d-argent"],
        ["/annuaire-a-jour/{id:guid}"] = [$"/annuaire-a-jour/{Centre}"],
        ["/ma-structure/guide"] = ["/ma-structure/guide"],
        ["/ma-structure/plusieurs-lieux"] =
        [
            "/ma-structure/plusieurs-lieux?note=2",
            "/ma-structure/plusieurs-lieux?quoi=fermeture&q=zzz",
            $"/ma-structure/plusieurs-lieux?quoi=publics Places={OwnPlace}",
            $"/ma-structure/plusieurs-lieux?quoi=telephone Places={OwnPlace}&Phone=0261910099",
            "/ma-structure/plusieurs-lieux?quoi=horaires Days[0]=tôt",
        ],
        ["/reunir/{what}/{id:guid}"] =
        [
            $"/reunir/lieux/{SomePlace}?q=laval",
            $"/reunir/structures/{Centre}?q=zzz",
            $"/reunir/transfert/{SomePlace}",
        ],
        ["/reunir/{what}/{id:guid}/{into:guid}"] =
        [
            // With itself: forms are sent as they stand, and others need these records.
            $"/reunir/structures/{Centre}/{Centre}",
            $"/reunir/structures/{Centre}/{Centre} Seen=0",
            $"/reunir/lieux/{SomePlace}/{SomePlace}",
        ],
        ["/qui-appeler"] =
        [
            "/qui-appeler",
            "/qui-appeler?q=mission&besoin=job_search&departement=53",
            "/qui-appeler?q=apprentissage",
            "/qui-appeler?reseau=INCONNU",
        ],
        ["/qui-appeler/{id:guid}"] =
        [
            $"/qui-appeler/{Centre}?note=propose",
            $"/qui-appeler/{Centre} NewId=019ab000-0000-7000-8000-000000000002&Text=",
        ],
        ["/confirmer/{token}"] = ["/confirmer/inconnu"],
        ["/ma-structure/historique/{id:guid}"] = [$"/ma-structure/historique/{OwnStructure}?note=true"],
        ["/ma-structure/lieux/{id:guid}"] =
        [
            $"/ma-structure/lieux/{OwnPlace}",
            $"/ma-structure/lieux/{OwnPlace} Draft.Name=Essai&Draft.Postcode=53",
            $"/ma-structure/lieux/019ab000-0000-7000-8000-000000000001?structure={OwnStructure}",
        ],
        ["/ma-structure/lieux/{id:guid}/horaires"] =
        [
            $"/ma-structure/lieux/{OwnPlace}/horaires",
            $"/ma-structure/lieux/{OwnPlace}/horaires Days[0]=tôt",
        ],
        ["/ma-structure/lieux/{id:guid}/fermetures"] =
        [
            $"/ma-structure/lieux/{OwnPlace}/fermetures?note=true",
            $"/ma-structure/lieux/{OwnPlace}/fermetures Hours=tôt",
        ],
        ["/ma-structure/services/{id:guid}"] =
        [
            $"/ma-structure/services/{OwnService}",
            $"/ma-structure/services/{OwnService} Draft.Name=&Draft.MinimumAge=x",
            $"/ma-structure/services/019ab000-0000-7000-8000-000000000002?structure={OwnStructure}",
        ],
        ["/ma-structure/reclamations"] =
        [
            "/ma-structure/reclamations?note=true",
            "/ma-structure/reclamations Answer=x",
        ],
        ["/destinataires-des-signalements"] =
        [
            "/destinataires-des-signalements?q=laval",
            "/destinataires-des-signalements?q=zzz",
            "/destinataires-des-signalements q=laval",
        ],
        ["/etre-rappele"] =
        [
            "/etre-rappele?insee=53130&age=16-17&mainStatus=no_activity",
            "/etre-rappele",
            "/etre-rappele insee=53130&age=16-17&RequestId=0193a1b0-0000-7000-8000-000000000001",
            "/etre-rappele insee=44109",
        ],
        ["/professionnalisation"] = ["/professionnalisation"],
        ["/professionnalisation/sessions/{id:guid}"] =
        [
            $"/professionnalisation/sessions/{OfDevelopment("agreement")}",
            $"/professionnalisation/sessions/{OfDevelopment("full")}",
            $"/professionnalisation/sessions/{OfDevelopment("cancelled")}",
        ],
        ["/professionnalisation/accords"] =
        [
            "/professionnalisation/accords?note=fait",
            $"/professionnalisation/accords Id={SomeNew}&Agrees=true",
        ],
        ["/professionnalisation/attestations/{id:guid}"] =
        [
            $"/professionnalisation/attestations/{OfDevelopment($"{OfDevelopment("held/1")}/adviser")}",
        ],
        ["/professionnalisation/avis/{id:guid}"] =
        [
            $"/professionnalisation/avis/{OfDevelopment($"{OfDevelopment("held/1")}/adviser")}",
            $"/professionnalisation/avis/{OfDevelopment($"{OfDevelopment("held/0")}/adviser")} Changed=9",
        ],
        ["/piloter-la-professionnalisation/{year:int?}"] =
        [
            "/piloter-la-professionnalisation",
            "/piloter-la-professionnalisation Introduction=&IsPublished=false",
        ],
        ["/piloter-la-professionnalisation/{year:int}/suivi"] =
        [
            "/piloter-la-professionnalisation/2026/suivi",
            "/piloter-la-professionnalisation/2026/suivi Words=",
        ],
        ["/piloter-la-professionnalisation/modules/{id:guid}"] =
        [
            $"/piloter-la-professionnalisation/modules/{OfDevelopment("module/2026/0")}",
            $"/piloter-la-professionnalisation/modules/{SomeNew}?annee=2026",
            $"/piloter-la-professionnalisation/modules/{SomeNew}?annee=2026 Heading=x",
        ],
        ["/piloter-la-professionnalisation/sessions/{id:guid}"] =
        [
            $"/piloter-la-professionnalisation/sessions/{OfDevelopment("open")}",
            $"/piloter-la-professionnalisation/sessions/{SomeNew}?module={OfDevelopment("module/2026/0")}",
            $"/piloter-la-professionnalisation/sessions/{OfDevelopment("open")}?handler=cancel Reason=",
        ],
        ["/piloter-la-professionnalisation/sessions/{id:guid}/presences"] =
        [
            $"/piloter-la-professionnalisation/sessions/{OfDevelopment("to-note")}/presences?note=true",
            $"/piloter-la-professionnalisation/sessions/{OfDevelopment("full")}/presences",
            $"/piloter-la-professionnalisation/sessions/{OfDevelopment("to-note")}/presences?handler=along FullName=&Email=x",
            $"/piloter-la-professionnalisation/sessions/{OfDevelopment("full")}/presences Turns=0",
        ],
        ["/piloter-la-professionnalisation/sessions/{id:guid}/feuille"] =
        [
            $"/piloter-la-professionnalisation/sessions/{OfDevelopment("open")}/feuille",
        ],
        ["/programme-de-professionnalisation"] =
        [
            "/programme-de-professionnalisation",
            "/programme-de-professionnalisation?annee=1999",
        ],
        ["/programme-de-professionnalisation/sessions/{id:guid}"] =
        [
            $"/programme-de-professionnalisation/sessions/{OfDevelopment("open")}?envoye=true",
            $"/programme-de-professionnalisation/sessions/{OfDevelopment("open")} Email=x",
            $"/programme-de-professionnalisation/sessions/{OfDevelopment("full")}",
        ],
        ["/programme-de-professionnalisation/bilan/{year:int}"] = ["/programme-de-professionnalisation/bilan/2025"],
        ["/verifier-une-attestation"] = ["/verifier-une-attestation", "/verifier-une-attestation Code=x"],
        ["/ma-session/{token}/{vue?}"] = ["/ma-session/inconnu"],
        ["/appels-a-projets"] = ["/appels-a-projets"],
        ["/appels-a-projets/{id:guid}"] = [$"/appels-a-projets/{OfAssociates("call/open")}"],
        ["/appels-a-projets/{id:guid}/candidater"] =
        [
            $"/appels-a-projets/{OfAssociates("call/open")}/candidater",
            $"/appels-a-projets/{OfAssociates("call/open")}/candidater Body=&Email=x",
        ],
        ["/membres-associes"] = ["/membres-associes"],
        ["/candidature/{token}/{step?}"] = ["/candidature/inconnu"],
        ["/appels"] = ["/appels/"],
        ["/appels/{id:guid}"] =
        [
            $"/appels/{OfAssociates("call/closed")}?note=enregistre",
            $"/appels/{SomeNew}?nouveau=true",
            $"/appels/{SomeNew}?nouveau=true Heading=&Closes=x",
        ],
        ["/appels/{id:guid}/publier"] = [$"/appels/{OfAssociates("call/draft")}/publier"],
        ["/appels/candidatures/{id:guid}"] =
        [
            $"/appels/candidatures/{OfAssociates("application/eligible")}",
            $"/appels/candidatures/{OfAssociates("application/sent")}?handler=check Note=",
        ],
        ["/labels"] = ["/labels"],
        ["/labels/noter"] = ["/labels/noter", "/labels/noter Body="],
        ["/labels/reconnaissances"] =
        [
            "/labels/reconnaissances",
            $"/labels/reconnaissances?fin={OfAssociates("recognition")}",
            "/labels/reconnaissances Act=",
        ],
        ["/labels/{id:guid}"] =
        [
            $"/labels/{OfAssociates("label/fictif-associated-53")}",
            $"/labels/{OfAssociates("label/fictif-associated-53")}?handler=withdraw Reason=",
        ],
        ["/lectures"] = ["/lectures"],
        ["/lectures/{id:guid}"] =
        [
            $"/lectures/{OfAssociates("application/eligible")}",
            $"/lectures/{OfAssociates("application/eligible")}?handler=declare Which=x",
        ],
        ["/mon-label"] = ["/mon-label", "/mon-label?handler=report ReportText="],
        ["/agenda"] =
        [
            "/agenda?insee=53130&public=Young&departement=53",
            "/agenda",
            "/agenda?commune=zzz&jour=demain&sorte=x",
        ],
        ["/agenda/{id:guid}"] =
        [
            $"/agenda/{OfAgenda("visit")}",
            $"/agenda/{OfAgenda("school")}",
            $"/agenda/{OfAgenda("cancelled")}",
            $"/agenda/{OfAgenda("past-webinar")}",
        ],
        ["/agenda/{id:guid}/inscription"] =
        [
            $"/agenda/{OfAgenda("visit")}/inscription",
            $"/agenda/{OfAgenda("campus")}/inscription",
            $"/agenda/{OfAgenda("school")}/inscription",
            $"/agenda/{OfAgenda("visit")}/inscription Form.Name=&Form.Email=x",
        ],
        ["/mon-inscription/{token}"] =
        [
            $"/mon-inscription/{OfRegistration("visit2")}",
            $"/mon-inscription/{OfRegistration("came1")}",
            $"/mon-inscription/{OfRegistration("visit5")}?note=true",
        ],
        ["/accord/{token}"] = [$"/accord/{OfRegistration("guardian2")}?refuse=true", "/accord/inconnu?refuse=true"],
        ["/retrouver-mes-demandes"] = ["/retrouver-mes-demandes", "/retrouver-mes-demandes Email=x"],
        ["/mes-actions"] = ["/mes-actions", "/mes-actions?passees=true"],
        ["/mes-actions/{id:guid}"] =
        [
            $"/mes-actions/{OfAgenda("discovery")}?note=ecrite",
            $"/mes-actions/{SomeNew}?nouveau=true",
            $"/mes-actions/{SomeNew}?nouveau=true Heading=x&Start=demain",
            $"/mes-actions/{OfAgenda("draft")}?note=copiee",
            $"/mes-actions/{OfAgenda("school")}",
        ],
        ["/mes-actions/{id:guid}/inscriptions"] =
        [
            $"/mes-actions/{OfAgenda("school")}/inscriptions",
            $"/mes-actions/{OfAgenda("discovery")}/inscriptions?note=true",
            $"/mes-actions/{OfAgenda("school")}/inscriptions Others=beaucoup",
        ],
        ["/mes-actions/{id:guid}/documents"] =
        [
            $"/mes-actions/{OfAgenda("school")}/documents",
            $"/mes-actions/{OfAgenda("school")}/documents Link=http://example.org",
        ],
        ["/agenda-du-reseau"] = ["/agenda-du-reseau", "/agenda-du-reseau?reseau=true"],
        ["/agenda-du-reseau/{id:guid}"] =
        [
            $"/agenda-du-reseau/{OfAgenda("discovery")}",
            $"/agenda-du-reseau/{OfAgenda("team-webinar")}",
            $"/agenda-du-reseau/{OfAgenda("discovery")} Form.People=999&Form.Name=x",
        ],
        ["/gouvernance"] = ["/gouvernance", "/gouvernance?annee=2024"],
        ["/gouvernance/instances/{id:guid}"] = [$"/gouvernance/instances/{OfNetworkLife("commission")}"],
        ["/gouvernance/reunions/{id:guid}"] =
        [
            $"/gouvernance/reunions/{OfNetworkLife("session")}",
            $"/gouvernance/reunions/{OfNetworkLife("next-session")}",
            $"/gouvernance/reunions/{OfNetworkLife("action")}",
        ],
        ["/gouvernance/reunions/{id:guid}/dossier"] =
        [
            $"/gouvernance/reunions/{OfNetworkLife("next-session")}/dossier",
            $"/gouvernance/reunions/{OfNetworkLife("session")}/dossier",
        ],
        ["/animation/instances/{id:guid}"] =
        [
            $"/animation/instances/{OfNetworkLife("commission")}?note=true",
            $"/animation/instances/{SomeNew}",
            $"/animation/instances/{OfNetworkLife("commission")}?handler=seat Function=",
        ],
        ["/animation/reunions/{id:guid}"] =
        [
            $"/animation/reunions/{OfNetworkLife("planned")}",
            $"/animation/reunions/{SomeNew}",
            $"/animation/reunions/{OfNetworkLife("planned")}?handler=cancel Reason=",
        ],
        ["/animation/reunions/{id:guid}/documents"] =
        [
            $"/animation/reunions/{OfNetworkLife("next-session")}/documents",
            $"/animation/reunions/{OfNetworkLife("next-session")}/documents Link=http://example.org",
        ],
        ["/animation/reunions/{id:guid}/suites"] =
        [
            $"/animation/reunions/{OfNetworkLife("exchange")}/suites",
            $"/animation/reunions/{OfNetworkLife("next-session")}/suites?note=true",
            $"/animation/reunions/{OfNetworkLife("exchange")}/suites people-ML=beaucoup",
        ],
        ["/animation/plans/{id:guid}"] =
        [
            $"/animation/plans/{OfNetworkLife("plan")}",
            $"/animation/plans/{SomeNew}",
            $"/animation/plans/{SomeNew} Heading=x",
        ],
        ["/animation/actions/{id:guid}"] =
        [
            $"/animation/actions/{OfNetworkLife("plan-action/2")}?plan={OfNetworkLife("plan")}",
            $"/animation/actions/{SomeNew}?plan={OfNetworkLife("plan")}",
            $"/animation/actions/{SomeNew}?plan={OfNetworkLife("plan")} Lead=",
        ],
        ["/animation/objectifs"] = ["/animation/objectifs", "/animation/objectifs Code="],
        ["/pratiques"] = ["/pratiques?note=true", "/pratiques Heading="],
        ["/charte/devoirs/registres"] = ["/charte/devoirs/registres"],
        ["/charte/devoirs/registres/{id:guid}"] = [$"/charte/devoirs/registres/{OfRegisters("published")}"],
        ["/registre-a-publier"] = ["/registre-a-publier"],
        ["/registre-a-publier/{id:guid}"] =
        [
            $"/registre-a-publier/{OfRegisters("waiting")}",
            $"/registre-a-publier/{OfRegisters("waiting")}?devoir=OBL-28",
            $"/registre-a-publier/{OfRegisters("waiting")} devoir=",
        ],
        ["/tenir-la-charte/registres"] = ["/tenir-la-charte/registres", "/tenir-la-charte/registres Until.Day=31"],
        ["/pratiques/avis"] =
        [
            "/pratiques/avis",
            $"/pratiques/avis Practice={OfNetworkLife("practice/3")}&IsKept=false",
        ],
        ["/rencontrer-un-pro"] =
        [
            "/rencontrer-un-pro",
            "/rencontrer-un-pro?metier=H2102&departement=53",
            "/rencontrer-un-pro?metier=zzz&maniere=x",
        ],
        ["/rencontrer-un-pro/{id:guid}"] =
        [
            $"/rencontrer-un-pro/{OfSharing("ambassador/5")}",
            $"/rencontrer-un-pro/{OfSharing("ambassador/5")} Name=x&IsMinor=true",
        ],
        ["/rencontrer-un-pro/inscription"] =
        [
            "/rencontrer-un-pro/inscription",
            "/rencontrer-un-pro/inscription Name=Essai&Occupations=x&Quota=beaucoup",
        ],
        ["/rencontrer-un-pro/fiche/{token}"] =
        [
            $"/rencontrer-un-pro/fiche/{LinkOfSharing("ambassador/2")}",
            $"/rencontrer-un-pro/fiche/{LinkOfSharing("ambassador/3")}",
            "/rencontrer-un-pro/fiche/inconnu",
        ],
        ["/rencontrer-un-pro/fiche/{token}/modifier"] =
        [
            $"/rencontrer-un-pro/fiche/{LinkOfSharing("ambassador/2")}/modifier",
            $"/rencontrer-un-pro/fiche/{LinkOfSharing("ambassador/2")}/modifier Name=&Quota=beaucoup",
            "/rencontrer-un-pro/fiche/inconnu/modifier",
        ],
        ["/rencontrer-un-pro/fiche/{token}/{id:guid}"] =
        [
            $"/rencontrer-un-pro/fiche/{LinkOfSharing("ambassador/1")}/{OfSharing("request/1")}",
            $"/rencontrer-un-pro/fiche/{LinkOfSharing("ambassador/1")}/{OfSharing("request/1")} Reply=Accepted&When=demain",
            $"/rencontrer-un-pro/fiche/{LinkOfSharing("ambassador/2")}/{OfSharing("request/3")}",
        ],
        ["/rencontrer-un-pro/demande/{token}"] =
        [
            $"/rencontrer-un-pro/demande/{LinkOfSharing("request/2")}",
            $"/rencontrer-un-pro/demande/{LinkOfSharing("request/1")}",
            "/rencontrer-un-pro/demande/inconnu",
        ],
        ["/ambassadeurs"] = ["/ambassadeurs?note=true", "/ambassadeurs?mots=fromagerie", "/ambassadeurs?mots=zzz"],
        ["/ambassadeurs/reglages"] =
        [
            "/ambassadeurs/reglages",
            "/ambassadeurs/reglages Sector=&Structure=x",
            "/ambassadeurs/reglages?handler=portal Address=x",
        ],
        ["/ambassadeurs/{id:guid}"] =
        [
            $"/ambassadeurs/{OfSharing("ambassador/4")}",
            $"/ambassadeurs/{SomeNew}?nouveau=true",
            $"/ambassadeurs/{SomeNew}?nouveau=true Name=",
        ],
        ["/bibliotheque"] = ["/bibliotheque", "/bibliotheque?q=métiers&secteur=H", "/bibliotheque?sorte=x"],
        ["/bibliotheque/{id:guid}"] =
        [
            $"/bibliotheque/{OfSharing("library/1")}",
            $"/bibliotheque/{OfSharing("library/3")}",
        ],
        ["/bibliotheque/{id:guid}/modifier"] =
        [
            $"/bibliotheque/{OfSharing("library/3")}/modifier",
            $"/bibliotheque/{SomeNew}/modifier",
            $"/bibliotheque/{SomeNew}/modifier Heading=x",
        ],
        ["/bibliotheque/{id:guid}/version"] =
        [
            $"/bibliotheque/{OfSharing("library/3")}/version",
            $"/bibliotheque/{OfSharing("library/3")}/version Label=",
        ],
        ["/outils-partages"] = ["/outils-partages", "/outils-partages?sorte=Study"],
        ["/outils-partages/{id:guid}"] = [$"/outils-partages/{OfSharing("library/1")}"],
        ["/guide"] = ["/guide"],
        ["/guide/{number:int}"] = ["/guide/2", "/guide/1"],
        ["/guide/{number:int}/{part}"] = ["/guide/2/53"],
        ["/guide/{number:int}/{part}/{chapter}"] = ["/guide/2/53/200083392", "/guide/2/53/public-tous-publics"],
        ["/publications"] = ["/publications"],
        ["/parutions"] = ["/parutions", "/parutions?publiee=2"],
        ["/parutions/{id:guid}"] =
        [
            $"/parutions/{StableId.Of("demonstration-publications", "after")}?note=true",
            $"/parutions/{StableId.Of("demonstration-publications", "after")}?handler=schools Schools=0530001A",
            $"/parutions/{SomeNew} Heading=",
        ],
        ["/vie-du-reseau"] = ["/vie-du-reseau", "/vie-du-reseau?annee=2024"],
        ["/vie-du-reseau/reunions/{id:guid}"] =
        [
            $"/vie-du-reseau/reunions/{OfNetworkLife("session")}",
            $"/vie-du-reseau/reunions/{OfNetworkLife("exchange")}",
        ],
        ["/vie-du-reseau/plans/{id:guid}"] = [$"/vie-du-reseau/plans/{OfNetworkLife("plan")}"],
        ["/vie-du-reseau/pratiques/{id:guid}"] =
        [
            $"/vie-du-reseau/pratiques/{OfNetworkLife("practice/1")}",
            $"/vie-du-reseau/pratiques/{OfNetworkLife("practice/2")}",
        ],
        ["/mon-reseau"] = ["/mon-reseau", "/mon-reseau?note=true", "/mon-reseau ToAcknowledge=99"],
        ["/aiguillages/chiffres"] = ["/aiguillages/chiffres"],
        ["/aiguillages/{id:guid}"] =
        [
            $"/aiguillages/{SomeReferral}",
            $"/aiguillages/{SomeReferral} Step.Act=Accept",
            $"/aiguillages/{SomeReferral}?handler=link a=b",
        ],
        ["/aiguillages/{id:guid}/carte"] = [$"/aiguillages/{SomeReferral}/carte"],
        ["/accueils/chiffres"] = ["/accueils/chiffres", "/accueils/chiffres?mois=2026-10", "/accueils/chiffres?mois=x"],
        ["/administration/messages"] = ["/administration/messages", "/administration/messages?repris=2"],
        ["/certifications/{code}"] =
        [
            "/certifications/" + TestTrainings.Certification,
            "/certifications/" + TestTrainings.HostileCertification,
            "/certifications/" + TestTrainings.Replaced,
        ],
        ["/charte/{number:int:min(1)?}"] = ["/charte", "/charte/1"],
        ["/charte/{number:int:min(2)}/differences"] = ["/charte/2/differences"],
        ["/charte/clauses/{id}"] = ["/charte/clauses/C4.1.2", "/charte/clauses/C2.5"],
        ["/charte/devoirs"] = ["/charte/devoirs", "/charte/devoirs?departement=53"],
        ["/charte/devoirs/{code}"] = ["/charte/devoirs/OBL-09", "/charte/devoirs/OBL-10", "/charte/devoirs/L10"],
        ["/tenir-la-charte/seuils/{code}"] =
        [
            "/tenir-la-charte/seuils/OBL-13",
            "/tenir-la-charte/seuils/OBL-13 Value=x",
        ],
        ["/charte/signataires/{key}"] =
        [
            "/charte/signataires/reseau-fictif-des-missions-locales",
            "/charte/signataires/organisme-de-conseil-choisi-par-un-marche-national",
        ],
        ["/tenir-la-charte"] =
        [
            "/tenir-la-charte",
            "/tenir-la-charte?inchange=true",
            "/tenir-la-charte a=b",
            "/tenir-la-charte?handler=describe Revision=0",
        ],
        ["/tenir-la-charte/erratum"] = ["/tenir-la-charte/erratum", "/tenir-la-charte/erratum Says=x"],
        ["/tenir-la-charte/questions/{key}"] =
        [
            "/tenir-la-charte/questions/demo-dates",
            "/tenir-la-charte/questions/demo-dates Answer=x",
        ],
        ["/tenir-la-charte/signataires/{id:guid}"] =
        [
            $"/tenir-la-charte/signataires/{SomeSignatory}",
            $"/tenir-la-charte/signataires/{SomeSignatory}?handler=sign Revision=0",
            $"/tenir-la-charte/signataires/{SomeVacancy}",
            $"/tenir-la-charte/signataires/{SomeVacancy}?handler=fill NeedsAmendment=true",
        ],
        ["/tenir-la-charte/signataires/{id:guid}/engagements/{commitment:guid}"] =
        [
            $"/tenir-la-charte/signataires/{SomeSignatory}/engagements/{SomeCommitment}",
            $"/tenir-la-charte/signataires/{SomeSignatory}/engagements/{SomeCommitment} Address=x",
        ],
        ["/code"] = ["/code", "/code?code=bonjour"],
        ["/comment-ca-marche"] = ["/comment-ca-marche"],
        ["/confidentialite"] = ["/confidentialite"],
        ["/connexion"] =
        [
            "/connexion",
            "/connexion?retour=/guichet",
            "/connexion Channel=Phone&retour=/guichet",
            "/connexion identifiant=personne@example.org&motdepasse=faux",
            "/connexion?choisi=true",
            "/connexion etape=inconnue",
        ],
        ["/connexion/mot-de-passe-oublie"] =
        [
            "/connexion/mot-de-passe-oublie",
            "/connexion/mot-de-passe-oublie identifiant=",
        ],
        ["/connexion/mot-de-passe/{token}"] =
        [
            SomePasswordLink,
            "/connexion/mot-de-passe/inconnu",
            SomePasswordLink + " nouveau=court",
        ],
        ["/connexion/proconnect"] = ["/connexion/proconnect?retour=/guichet"],
        ["/connexion/proconnect/fin"] = ["/connexion/proconnect/fin"],
        ["/connexion/proconnect/retour"] = ["/connexion/proconnect/retour?code=abc&state=abc"],
        ["/connexion/reprise"] = ["/connexion/reprise"],
        ["/connexion/structure"] = ["/connexion/structure"],
        ["/docs"] = ["/docs"],
        ["/erreur/{status:int}"] = ["/erreur/403", "/erreur/404", "/erreur/429", "/erreur/500"],
        ["/disponibilites"] = ["/disponibilites", "/disponibilites?note=true&deplacer=2"],
        ["/disponibilites/{id:guid}"] = ["/disponibilites/5f0f5c9e-7d5e-4b0a-9a1c-0d6c4c1b7a01"],
        ["/droits"] =
        [
            "/droits",
            "/droits?accueil=5f0f5c9e-7d5e-4b0a-9a1c-0d6c4c1b7a01",
            "/droits Reference=3333-3333",
        ],
        ["/droits/{id:guid}"] = [$"/droits/{SomeDataRequest}", $"/droits/{SomeDataRequest}?handler=refuse Words="],
        ["/explorer/{step?}"] =
        [
            "/explorer",
            "/explorer/refus?gout=mains",
            "/explorer/savoir-faire",
            "/explorer/contraintes?gout=mains&besoin=jour",
            "/explorer/contraintes besoin=jour&difficulte=porter",
            "/explorer/commune?etape=commune&commune=saint",
            "/explorer/commune?etape=commune&commune=nulle-part",
            "/explorer/sante?gout=aider",
        ],
        ["/explorer/code"] = ["/explorer/code gout=mains&besoin=jour&insee=53147"],
        ["/explorer/pistes"] =
        [
            "/explorer/pistes?gout=mains&gout=aider&refus=nuit&savoir=vivant&besoin=sans-diplome&besoin=jour&insee=53147",
            "/explorer/pistes",
            "/explorer/pistes gout=mains&besoin=vite&difficulte=porter&difficulte=froid-chaud",
        ],
        ["/feuille"] = ["/feuille insee=53147&age=16-17"],
        ["/fiches"] = ["/fiches"],
        ["/fiches/{id}"] = ["/fiches/besoin-vae", "/fiches/droit-compte-formation", "/fiches/savoir-droits-accueil"],
        ["/fiches/{id}/pas-aide"] = ["/fiches/besoin-vae/pas-aide", "/fiches/besoin-vae/pas-aide?merci=true"],
        ["/formations"] =
        [
            "/formations",
            $"/formations?metier={TestOccupations.Whole}&insee=53147&ordre=niveau&mode=apprentissage",
            "/formations?commune=saint",
            "/formations?commune=nulle-part&mode=aucun&apres=abc",
            $"/formations?certification={TestTrainings.HostileCertification}&sansdiplome=oui",
            "/formations?secteur=A",
        ],
        ["/formations/{id:guid}"] = [$"/formations/{TestTrainings.Known}", $"/formations/{TestTrainings.Hostile}"],
        ["/guichet"] = ["/guichet", "/guichet?code=bonjour", "/guichet commune=saint", "/guichet commune=nulle-part"],
        ["/chiffres-des-accueils"] = ["/chiffres-des-accueils", "/chiffres-des-accueils?mois=2026-10"],
        ["/guichet/batons"] =
        [
            "/guichet/batons",
            "/guichet/batons?jour=2026-11-23&lignes=Needs",
            "/guichet/batons n-OnSite-15=beaucoup",
        ],
        ["/guichet/fichiers"] = ["/guichet/fichiers", "/guichet/fichiers Kind=accueils"],
        ["/totaux-du-mois"] = ["/totaux-du-mois", "/totaux-du-mois?note=true", "/totaux-du-mois Month=2026-13"],
        ["/guichet/{id:guid}"] =
        [
            $"/guichet/{SomeContact}",
            $"/guichet/{SomeContact}?note=true",
            $"/guichet/{SomeContact} Ending=OtherDoor",
        ],
        ["/guichet/{id:guid}/aiguillage"] =
        [
            $"/guichet/{SomeContact}/aiguillage",
            $"/guichet/{SomeContact}/aiguillage Name=Camille&Consent.Answer=Oral",
        ],
        ["/guichet/{id:guid}/carte"] = [$"/guichet/{SomeContact}/carte", $"/guichet/{SomeContact}/carte a=b"],
        ["/integration"] = ["/integration"],
        ["/integration/lieux"] = ["/integration/lieux?insee=53147", "/integration/lieux"],
        ["/invitation/{token}"] =
        [
            SomeInvitation,
            "/invitation/inconnue",
            SomeInvitation + " nouveau=court",
            SomeInvitationOfKnown,
        ],
        ["/lieux"] =
        [
            "/lieux?insee=53147&rayon=10",
            "/lieux",
            "/lieux?insee=53147",
            "/lieux?commune=saint",
            "/lieux?commune=nulle-part&quand=jamais",
            "/lieux?q=introuvable",
            "/lieux?insee=53185&rayon=5&reseau=EPIDE",
        ],
        ["/lieux/pres-de"] = ["/lieux/pres-de?position=48.30,-0.62"],
        ["/lieux/{id:guid}"] =
        [
            "/lieux/" + SomePlace,
            "/lieux/" + TestPlaces.HostileTexts,
            "/lieux/" + TestPlaces.Stale,
        ],
        ["/lieux/{id:guid}/signaler"] =
        [
            $"/lieux/{SomePlace}/signaler",
            $"/lieux/{SomePlace}/signaler?merci=payer",
            $"/lieux/{SomePlace}/signaler?merci=faux",
            $"/lieux/{SomePlace}/signaler Kind=faux&Text=",
        ],
        ["/ma-situation/{step?}"] =
        [
            "/ma-situation",
            "/ma-situation/pour-qui",
            "/ma-situation/commune",
            "/ma-situation/commune?etape=commune&commune=saint",
            "/ma-situation/commune?etape=commune&commune=nulle-part",
            "/ma-situation/age",
            "/ma-situation/age?etape=age&age=200",
            "/ma-situation/situation?insee=53147&age=16-17",
            "/ma-situation/besoins",
            "/ma-situation/besoins insee=53147&receivesRsa=true",
            "/ma-situation/confidences?insee=53147",
        ],
        ["/metiers"] = ["/metiers", "/metiers?domaine=A", "/metiers?domaine=B"],
        ["/metiers/{code}"] =
        [
            "/metiers/" + TestOccupations.Whole,
            $"/metiers/{TestOccupations.Split}?insee=53147",
            $"/metiers/{TestOccupations.Bare}?commune=saint",
            $"/metiers/{TestOccupations.Closed}?commune=nulle-part",
        ],
        ["/lettres"] = ["/lettres", "/lettres?note=true"],
        ["/lettres/{id:guid}"] = [$"/lettres/{SomeLetter}"],
        ["/ma-structure/cles"] = ["/ma-structure/cles", "/ma-structure/cles Name=Essai&LastDay=hier"],
        ["/ma-structure/equipe"] = ["/ma-structure/equipe"],
        ["/ma-structure/equipe/inviter"] =
        [
            "/ma-structure/equipe/inviter",
            "/ma-structure/equipe/inviter Name=&Email=rien&Role=Adviser",
        ],
        ["/ma-structure/equipe/{id:guid}"] =
        [
            $"/ma-structure/equipe/{SomeMember}",
            $"/ma-structure/equipe/{SomeMember} Act=depart&Later=true&Day.Day=31&Day.Month=2&Day.Year=2027",
            $"/ma-structure/equipe/{SomeMember} Act=lien",
        ],
        ["/mon-compte"] = ["/mon-compte", "/mon-compte?note=true"],
        ["/mon-compte/mot-de-passe"] =
        [
            "/mon-compte/mot-de-passe",
            "/mon-compte/mot-de-passe actuel=faux&nouveau=court",
        ],
        ["/mon-compte/telephone"] = ["/mon-compte/telephone", "/mon-compte/telephone codeacces=000000"],
        ["/mon-bilan/{token}"] = [$"/mon-bilan/{SomeLink}"],
        ["/mon-rendez-vous/{token}"] = [$"/mon-rendez-vous/{SomeLink}", $"/mon-rendez-vous/{SomeLink}?note=true"],
        ["/mon-rendez-vous/{token}/changer"] = [$"/mon-rendez-vous/{SomeLink}/changer"],
        ["/open-data"] = ["/open-data"],
        ["/pas-compris"] = ["/pas-compris", "/pas-compris?merci=true"],
        ["/place-liberee/{token}"] = [$"/place-liberee/{SomeLink}", $"/place-liberee/{SomeLink}?laissee=true"],
        ["/qui-peut-quoi"] = ["/qui-peut-quoi"],
        ["/recherche"] =
        [
            "/recherche?q=aide+soignant",
            "/recherche",
            "/recherche?q=53100",
            "/recherche?q=VAE",
            "/recherche?q=xyzxyzq",
            "/recherche?q=mission&type=place",
            "/recherche?q=" + new string('a', 300),
        ],
        ["/repondre"] = [$"/repondre{Opened}", $"/repondre{Opened} Step.Act=Decline"],
        ["/repondre/{token}"] = [$"/repondre/{SomeReply}"],
        ["/sans-reponse"] = ["/sans-reponse"],
        ["/protection-des-donnees"] = ["/protection-des-donnees", "/protection-des-donnees?handler=hold a=b"],
        ["/protection-des-donnees/violations"] = ["/protection-des-donnees/violations"],
        ["/protection-des-donnees/violations/{id:guid}"] =
        [
            "/protection-des-donnees/violations/5f0f5c9e-7d5e-4b0a-9a1c-0d6c4c1b7a02",
            "/protection-des-donnees/violations/5f0f5c9e-7d5e-4b0a-9a1c-0d6c4c1b7a02 What=&KnownAt=hier",
        ],
        ["/registre"] = ["/registre"],
        ["/registre/accord"] = ["/registre/accord"],
        ["/registre/analyse-d-impact"] = ["/registre/analyse-d-impact"],
        ["/registre/note-d-information"] = ["/registre/note-d-information"],
        ["/suivi/copie"] = ["/suivi/copie" + Opened, "/suivi/copie"],
        ["/suivi"] =
        [
            $"/suivi{Opened}",
            "/suivi",
            "/suivi Reference=K7M4-QT9R&Word=soleil",
            $"/suivi{Opened} handler=call&Phone=12",
        ],
        ["/rendez-vous"] = ["/rendez-vous", "/rendez-vous?semaine=2026-12-25&qui=tous"],
        ["/rendez-vous/attente"] =
        [
            "/rendez-vous/attente",
            $"/rendez-vous/attente?aiguillage={SomeReferral}",
            "/rendez-vous/attente Person.Name=",
        ],
        ["/rendez-vous/aujourdhui"] = ["/rendez-vous/aujourdhui"],
        ["/rendez-vous/creneaux"] =
        [
            "/rendez-vous/creneaux",
            "/rendez-vous/creneaux?comment=Video&du=2026-12-26",
            $"/rendez-vous/creneaux?deplacer={SomeAppointment}",
        ],
        ["/rendez-vous/prendre/{id:guid}"] = [SomeSlot, SomeSlot + " Person.Name="],
        ["/rendez-vous/{id:guid}"] =
        [
            $"/rendez-vous/{SomeAppointment}",
            $"/rendez-vous/{SomeAppointment}?note=true",
            $"/rendez-vous/{SomeAppointment}?handler=Summary Summary=",
        ],
        ["/rendez-vous/{id:guid}/papier"] = [$"/rendez-vous/{SomeAppointment}/papier a=b"],
        ["/s-orienter"] = ["/s-orienter", "/s-orienter?avant=23142"],
        ["/s-orienter/point"] =
        [
            "/s-orienter/point?r1=4&r2=3&r3=3&r4=4&r5=2&avant=23142",
            "/s-orienter/point",
            "/s-orienter/point?avant=9&r1=2",
            "/s-orienter/point?r1=2&r2=3&r3=1&r4=4&r5=2&avant=",
            "/s-orienter/point?merci=true",
        ],
        ["/s-orienter/{id}"] = ["/s-orienter/mes-forces", "/s-orienter/mon-premier-pas?avant=23142"],
        ["/secteurs"] = ["/secteurs"],
        ["/secteurs/{code}"] = ["/secteurs/A", "/secteurs/B"],
        ["/sigles"] = ["/sigles"],
        ["/territoires"] = ["/territoires", "/territoires?commune=saint", "/territoires?commune=nulle-part"],
        ["/territoires/{kind}/{code}"] =
        [
            "/territoires/region/52",
            "/territoires/departement/53",
            "/territoires/intercommunalite/200055887",
            "/territoires/zone-emploi/5215",
            "/territoires/commune/53147",
            "/territoires/commune/85113",
        ],
        ["/reponse"] =
        [
            "/reponse?insee=53147&age=16-17&mainStatus=no_activity",
            "/reponse",
            "/reponse insee=53147&age=30-99&receivesRsa=true",
        ],
    };
}
