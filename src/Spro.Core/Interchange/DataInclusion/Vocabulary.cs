namespace Spro.Core.Interchange.DataInclusion;

/// <summary>
/// The codes of the data·inclusion schema, version 1 (package 1.0.8, 27 April 2026), and what those we are certain of
/// are here.
/// </summary>
internal static class Vocabulary
{
    /// <summary>Kept with each record.</summary>
    public const string Version = "v1";

    /// <summary>Networks that carry a structure (<c>reseaux_porteurs</c>).</summary>
    public static readonly HashSet<string> Networks =
    [
        "60000-rebonds",
        "action-logement",
        "adie",
        "afpa",
        "agefiph",
        "ai",
        "aidants-connect",
        "alliance-villes-emploi",
        "anlci",
        "apprentis-dauteuil",
        "ase",
        "banques-alimentaires",
        "caarud",
        "cada",
        "caf",
        "campus-connecte",
        "cap-emploi-reseau-cheops",
        "cava",
        "ccas-cias",
        "chambres-consulaires",
        "chantier-ecole",
        "chrs",
        "chu",
        "cidff",
        "cmp",
        "cms",
        "cnam",
        "collectif-emploi",
        "communes",
        "coorace",
        "conseillers-numeriques",
        "cpam",
        "cph",
        "creches-avip",
        "crepi",
        "cresus",
        "croix-rouge",
        "csapa",
        "delegataire-conseil-departemental",
        "departements",
        "duo-for-a-job",
        "ecoles-de-la-deuxieme-chance",
        "ea",
        "eatt",
        "egee",
        "emmaus",
        "epide",
        "esat",
        "espaces-publics-numeriques",
        "etcld",
        "fabrique-de-territoire",
        "face",
        "fcsf",
        "federation-professionnelle-femmes",
        "federation-des-acteurs-de-la-solidarite",
        "france-active",
        "france-service",
        "france-travail",
        "french-tech",
        "geiq",
        "grandes-ecoles-du-numerique",
        "huda",
        "hup",
        "inae",
        "initiative-france",
        "konexio",
        "la-cravate-solidaire",
        "la-poste",
        "les-premieres",
        "maisons-de-l-emploi",
        "maison-departementale-de-lautonomie",
        "maisons-des-solidarites",
        "mdph",
        "mission-locale",
        "mjc",
        "mobin",
        "msap",
        "mutualite-sociale-agricole",
        "nqt",
        "pimms-mediation",
        "pjj",
        "plie",
        "points-conseil-budget",
        "points-justice",
        "positive-planet",
        "regions",
        "reseau-app",
        "reseau-bge",
        "reseau-entreprendre",
        "reseau-information-jeunesse",
        "residences-fjt",
        "ressourceries",
        "restos-du-coeur",
        "secours-populaire",
        "ei",
        "aci",
        "etti",
        "eiti",
        "siao",
        "simplon",
        "singa",
        "snc",
        "spip",
        "tous-tes-possibles",
        "unaf",
        "unea",
        "unis-cite",
        "wimoov",
    ];

    /// <summary>Types of service (<c>type</c>).</summary>
    public static readonly HashSet<string> ServiceTypes =
    [
        "accompagnement",
        "aide-financiere",
        "aide-materielle",
        "atelier",
        "formation",
        "information",
    ];

    /// <summary>Subjects (<c>thematiques</c>).</summary>
    public static readonly HashSet<string> Themes =
    [
        "choisir-un-metier--confirmer-son-choix-de-metier",
        "choisir-un-metier--connaitre-les-opportunites-demploi",
        "choisir-un-metier--decouvrir-un-metier-ou-un-secteur-dactivite",
        "choisir-un-metier--identifier-ses-points-forts-et-ses-competences",
        "creer-une-entreprise--definir-son-projet-de-creation-dentreprise",
        "creer-une-entreprise--developper-son-entreprise",
        "creer-une-entreprise--structurer-son-projet-de-creation-dentreprise",
        "difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives",
        "difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete",
        "difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits",
        "difficultes-administratives-ou-juridiques--beneficier-dune-mesure-daccompagnement-adapte",
        "difficultes-administratives-ou-juridiques--connaitre-ses-droits-face-a-une-discrimination",
        "difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire",
        "difficultes-financieres--acquerir-une-autonomie-budgetaire",
        "difficultes-financieres--ameliorer-sa-gestion-budgetaire",
        "difficultes-financieres--mettre-en-place-une-mesure-de-protection-financiere",
        "difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere",
        "difficultes-financieres--situation-dendettement-surendettement",
        "equipement-et-alimentation--aide-menagere",
        "equipement-et-alimentation--alimentation",
        "equipement-et-alimentation--electromenager",
        "equipement-et-alimentation--habillement",
        "famille--garde-denfants",
        "famille--prise-en-charge-personne-dependante",
        "famille--soutien-a-la-parentalite-et-a-leducation",
        "famille--soutien-aidants",
        "famille--surmonter-conflits-separation-violence",
        "lecture-ecriture-calcul--maitriser-le-calcul",
        "lecture-ecriture-calcul--maitriser-le-francais",
        "logement-hebergement--acheter-un-logement",
        "logement-hebergement--changer-de-logement",
        "logement-hebergement--louer-un-logement",
        "logement-hebergement--rechercher-une-solution-dhebergement-temporaire",
        "logement-hebergement--reduire-les-impayes-de-loyer",
        "logement-hebergement--se-maintenir-dans-le-logement",
        "logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement",
        "mobilite--acceder-a-un-vehicule",
        "mobilite--entretenir-reparer-son-vehicule",
        "mobilite--etre-accompagne-dans-son-parcours-mobilite",
        "mobilite--financer-ma-mobilite",
        "mobilite--preparer-un-permis",
        "mobilite--mobilite-douce-partagee-collective",
        "numerique--acceder-a-des-services-en-ligne",
        "numerique--acceder-a-une-connexion-internet",
        "numerique--acquerir-un-equipement",
        "numerique--maitriser-les-fondamentaux-du-numerique",
        "preparer-sa-candidature--developper-son-reseau",
        "preparer-sa-candidature--organiser-ses-demarches-de-recherche-demploi",
        "preparer-sa-candidature--realiser-un-cv-et-ou-une-lettre-de-motivation",
        "preparer-sa-candidature--valoriser-ses-competences",
        "remobilisation--activites-sportives-et-culturelles",
        "remobilisation--benevolat-action-citoyenne",
        "remobilisation--bien-etre-confiance-en-soi",
        "remobilisation--lien-social",
        "sante--acces-aux-soins",
        "sante--addictions",
        "sante--constituer-un-dossier-mdph-invalidite",
        "sante--sante-mentale",
        "sante--sante-sexuelle",
        "se-former--monter-son-dossier-de-formation",
        "se-former--trouver-sa-formation",
        "souvrir-a-linternational--connaitre-les-opportunites-demploi-a-letranger",
        "souvrir-a-linternational--sinformer-sur-les-aides-pour-travailler-a-letranger",
        "souvrir-a-linternational--sorganiser-suite-a-son-retour-en-france",
        "trouver-un-emploi--convaincre-un-recruteur-en-entretien",
        "trouver-un-emploi--faire-des-candidatures-spontanees",
        "trouver-un-emploi--maintien-dans-lemploi",
        "trouver-un-emploi--repondre-a-des-offres-demploi",
        "trouver-un-emploi--suivre-ses-candidatures-et-relancer-les-employeurs",
    ];

    /// <summary>Fees (<c>frais</c>).</summary>
    public static readonly HashSet<string> Fees = ["gratuit", "payant"];

    /// <summary>Ways of being received (<c>modes_accueil</c>).</summary>
    public static readonly HashSet<string> ReceptionModes = ["a-distance", "en-presentiel"];

    /// <summary>Ways of asking for the service (<c>modes_mobilisation</c>).</summary>
    public static readonly HashSet<string> ContactModes =
    [
        "envoyer-un-courriel",
        "se-presenter",
        "telephoner",
        "utiliser-lien-mobilisation",
    ];

    /// <summary>Who may ask for it (<c>mobilisable_par</c>).</summary>
    public static readonly HashSet<string> Askers = ["usagers", "professionnels"];

    /// <summary>
    /// Their network, ours; the first that a structure has. "chambres-consulaires" says neither which chamber nor
    /// "regions" which service: left out, like every correspondence that would be a guess.
    /// </summary>
    public static readonly IReadOnlyList<(string Theirs, string Ours)> NetworkCodes =
    [
        ("mission-locale", "ML"),
        ("france-travail", "FT"),
        ("cap-emploi-reseau-cheops", "CAP_EMPLOI"),
        ("reseau-information-jeunesse", "IJ"),
        ("ecoles-de-la-deuxieme-chance", "E2C"),
        ("epide", "EPIDE"),
        ("mdph", "MDPH"),
        ("cidff", "CIDFF"),
        ("spip", "SPIP"),
        ("france-service", "FRANCE_SERVICES"),
        ("departements", "DEPARTEMENT"),
        ("ccas-cias", "DEPARTEMENT"),
    ];

    /// <summary>The need that a subject answers, where it leaves no doubt (DOMAIN §3.2).</summary>
    public static readonly IReadOnlyDictionary<string, string> NeedOf = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["choisir-un-metier--decouvrir-un-metier-ou-un-secteur-dactivite"] = "discover_jobs",
        ["choisir-un-metier--connaitre-les-opportunites-demploi"] = "info_jobs",
        ["preparer-sa-candidature--organiser-ses-demarches-de-recherche-demploi"] = "job_search",
        ["preparer-sa-candidature--realiser-un-cv-et-ou-une-lettre-de-motivation"] = "job_search",
        ["trouver-un-emploi--convaincre-un-recruteur-en-entretien"] = "job_search",
        ["trouver-un-emploi--faire-des-candidatures-spontanees"] = "job_search",
        ["trouver-un-emploi--repondre-a-des-offres-demploi"] = "job_search",
        ["trouver-un-emploi--suivre-ses-candidatures-et-relancer-les-employeurs"] = "job_search",
        ["creer-une-entreprise--definir-son-projet-de-creation-dentreprise"] = "business_creation",
        ["creer-une-entreprise--developper-son-entreprise"] = "business_creation",
        ["creer-une-entreprise--structurer-son-projet-de-creation-dentreprise"] = "business_creation",
        ["souvrir-a-linternational--connaitre-les-opportunites-demploi-a-letranger"] = "mobility_abroad",
        ["souvrir-a-linternational--sinformer-sur-les-aides-pour-travailler-a-letranger"] = "mobility_abroad",
        ["lecture-ecriture-calcul--maitriser-le-calcul"] = "basic_skills",
        ["sante--constituer-un-dossier-mdph-invalidite"] = "disability_rights",
    };
}
