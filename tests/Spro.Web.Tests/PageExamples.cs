namespace Spro.Web.Tests;

/// <summary>How each page of the site is asked for, in the states that show something else.</summary>
internal static class PageExamples
{
    /// <summary>Stands for a place of the demonstration.</summary>
    public const string SomePlace = "{place}";

    /// <summary>Stands for a contact of the desk at which one is signed in.</summary>
    public const string SomeContact = "{contact}";

    /// <summary>By route. What follows a space is a form that is sent.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> ByRoute = new Dictionary<string, string[]>
    {
        ["/"] = ["/"],
        ["/accessibilite"] = ["/accessibilite"],
        ["/certifications/{code}"] =
        [
            "/certifications/" + TestTrainings.Certification,
            "/certifications/" + TestTrainings.HostileCertification,
            "/certifications/" + TestTrainings.Replaced,
        ],
        ["/code"] = ["/code", "/code?code=bonjour"],
        ["/comment-ca-marche"] = ["/comment-ca-marche"],
        ["/confidentialite"] = ["/confidentialite"],
        ["/connexion"] = ["/connexion", "/connexion?retour=/guichet", "/connexion Channel=Phone&retour=/guichet"],
        ["/connexion/proconnect"] = ["/connexion/proconnect?retour=/guichet"],
        ["/connexion/proconnect/fin"] = ["/connexion/proconnect/fin"],
        ["/connexion/proconnect/retour"] = ["/connexion/proconnect/retour?code=abc&state=abc"],
        ["/connexion/reprise"] = ["/connexion/reprise"],
        ["/connexion/structure"] = ["/connexion/structure"],
        ["/docs"] = ["/docs"],
        ["/erreur/{status:int}"] = ["/erreur/403", "/erreur/404", "/erreur/429", "/erreur/500"],
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
            "/explorer/pistes",
            "/explorer/pistes?gout=mains&gout=aider&refus=nuit&savoir=vivant&besoin=sans-diplome&besoin=jour&insee=53147",
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
        ["/guichet/{id:guid}"] =
        [
            $"/guichet/{SomeContact}",
            $"/guichet/{SomeContact}?note=true",
            $"/guichet/{SomeContact} Ending=OtherDoor",
        ],
        ["/guichet/{id:guid}/carte"] = [$"/guichet/{SomeContact}/carte", $"/guichet/{SomeContact}/carte a=b"],
        ["/integration"] = ["/integration"],
        ["/integration/lieux"] = ["/integration/lieux", "/integration/lieux?insee=53147"],
        ["/lieux"] =
        [
            "/lieux",
            "/lieux?insee=53147",
            "/lieux?commune=saint",
            "/lieux?commune=nulle-part&quand=jamais",
            "/lieux?q=introuvable",
        ],
        ["/lieux/pres-de"] = ["/lieux/pres-de?position=48.30,-0.62"],
        ["/lieux/{id:guid}"] = ["/lieux/" + SomePlace, "/lieux/" + TestPlaces.HostileTexts],
        ["/lieux/{id:guid}/signaler"] =
        [
            $"/lieux/{SomePlace}/signaler",
            $"/lieux/{SomePlace}/signaler?merci=true",
            $"/lieux/{SomePlace}/signaler Kind=faux&Text=",
        ],
        ["/ma-situation/{step?}"] =
        [
            "/ma-situation",
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
        ["/mon-compte"] = ["/mon-compte"],
        ["/open-data"] = ["/open-data"],
        ["/pas-compris"] = ["/pas-compris", "/pas-compris?merci=true"],
        ["/qui-peut-quoi"] = ["/qui-peut-quoi"],
        ["/recherche"] =
        [
            "/recherche",
            "/recherche?q=aide+soignant",
            "/recherche?q=xyzxyzq",
            "/recherche?q=mission&type=place",
            "/recherche?q=" + new string('a', 300),
        ],
        ["/s-orienter"] = ["/s-orienter", "/s-orienter?avant=23142"],
        ["/s-orienter/point"] =
        [
            "/s-orienter/point",
            "/s-orienter/point?avant=9&r1=2",
            "/s-orienter/point?r1=2&r2=3&r3=1&r4=4&r5=2&avant=",
            "/s-orienter/point?r1=4&r2=3&r3=3&r4=4&r5=2&avant=23142",
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
            "/reponse",
            "/reponse?insee=53147&age=16-17&mainStatus=no_activity",
            "/reponse insee=53147&age=30-99&receivesRsa=true",
        ],
    };
}
