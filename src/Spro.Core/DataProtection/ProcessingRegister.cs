using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.DataProtection;

/// <summary>Something that is done with personal data, as the register of article 30 of the GDPR lists it.</summary>
/// <param name="Id">Its name in addresses and texts.</param>
/// <param name="Name">What is done.</param>
/// <param name="BasedOn">What allows it, to be confirmed by each controller.</param>
/// <param name="Concerns">Whom it is about.</param>
/// <param name="IsPublic">It is about the public, who read of it in the information notice.</param>
/// <param name="KeptFor">Why its columns are kept, as the classification says.</param>
/// <param name="ReadFor">What professionals open it for: <see cref="Rights"/> says who may.</param>
public sealed record ProcessingActivity(
    string Id,
    string Name,
    string BasedOn,
    string Concerns,
    bool IsPublic,
    IReadOnlyList<string> KeptFor,
    IReadOnlyList<Purpose> ReadFor
)
{
    /// <summary>Who may read it, with how far: what is not here nobody reads.</summary>
    public IEnumerable<(Role Role, Reach Reach)> Readers =>
        Enum.GetValues<Role>()
            .Select(role => (role, ReadFor.Select(purpose => Rights.Of(role, purpose)).DefaultIfEmpty().Max()))
            .Where(one => one.Item2 != Reach.Nothing);
}

/// <summary>What is done with personal data, with the columns that it is done with: from the model, never by hand.</summary>
/// <param name="Activity">What is done.</param>
/// <param name="Columns">With what.</param>
public sealed record RegisteredActivity(ProcessingActivity Activity, IReadOnlyList<PersonalColumn> Columns)
{
    /// <summary>For how long, each once.</summary>
    public IEnumerable<string> Retentions =>
        Columns.Select(column => column.Retention).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>What it says of people, each once.</summary>
    public IEnumerable<DataClass> Classes => Columns.Select(column => column.Class).Distinct().Order();
}

/// <summary>The register of what the software does with personal data (article 30 of the GDPR).</summary>
public static class ProcessingRegister
{
    private const string PublicInterest = "Mission d'intérêt public (article 6, paragraphe 1, e)";
    private const string Agreement =
        PublicInterest + ". L'accord de la personne est demandé en plus, et seul fondement hors du réseau";
    private const string LegalDuty = "Obligation légale (article 6, paragraphe 1, c)";
    private const string ThePublic = "Les personnes qui demandent une orientation";
    private const string Professionals = "Les professionnels et professionnelles du réseau";

    /// <summary>What the software does. A test makes sure that each classified column is in one of them.</summary>
    public static IReadOnlyList<ProcessingActivity> Activities { get; } =
    [
        new(
            "code",
            "Garder une situation sous un code",
            PublicInterest,
            ThePublic,
            true,
            ["Rouvrir la même réponse ou les mêmes pistes avec le code donné à la personne"],
            []
        ),
        new(
            "contact",
            "Accueillir le public",
            PublicInterest,
            ThePublic,
            true,
            ["Donner suite à un accueil, et compter les accueils"],
            [Purpose.Welcome]
        ),
        new(
            "referral",
            "Aiguiller une personne d'une structure à une autre",
            Agreement,
            ThePublic,
            true,
            [
                "Passer une personne d'une structure à une autre, sans la perdre",
                "Prouver que la personne était d'accord",
                "Rappeler une personne qui le demande",
            ],
            [Purpose.HandOver, Purpose.Welcome]
        ),
        new(
            "appointment",
            "Donner un rendez-vous et conseiller",
            PublicInterest,
            ThePublic,
            true,
            [
                "Donner un rendez-vous et le tenir",
                "Recevoir la personne comme il lui faut",
                "Remettre à la personne le bilan de l'entretien",
                "Suivre l'entretien, dans la structure qui l'a mené",
            ],
            [Purpose.Appointments, Purpose.Advice]
        ),
        new(
            "charter",
            "Tenir la charte",
            PublicInterest,
            "Les personnes qui signent la charte, et celles qui la tiennent à la Région",
            false,
            [
                "Dire qui a signé la charte, comme l'acte le nomme",
                "Savoir quel compte de la Région tient la charte",
                "Savoir quel compte de la Région a noté un seuil adopté",
            ],
            [Purpose.Charter]
        ),
        new(
            "associates",
            "Suivre les appels et les labels",
            PublicInterest,
            "Les personnes à joindre des organismes, et celles qui lisent les candidatures",
            false,
            [
                "Joindre qui répond à un appel à projets",
                "Lire les candidatures à un appel à projets, et en décider",
                "Savoir qui a lu une candidature, et sans intérêt dans l'affaire",
                "Suivre ce que fait un organisme associé",
            ],
            [Purpose.Calls, Purpose.CallReading, Purpose.OwnLabel]
        ),
        new(
            "message",
            "Prévenir par courriel, SMS ou lettre",
            PublicInterest,
            ThePublic + ", et les structures",
            true,
            ["Prévenir une personne ou une structure", "Savoir qui a imprimé une lettre"],
            [Purpose.Letters]
        ),
        new(
            "reading",
            "Noter qui lit un dossier",
            LegalDuty + " : sécurité des données (article 32)",
            ThePublic + ", et " + Professionals.ToLowerInvariant(),
            true,
            ["Montrer à chacune et chacun qui a lu ce qui les concerne"],
            []
        ),
        new(
            "rights",
            "Répondre à qui exerce ses droits",
            LegalDuty + " : articles 12 à 22",
            ThePublic,
            true,
            [
                "Répondre à une personne qui exerce ses droits, et pouvoir le prouver",
                "Ne pas recréer ce qu'une personne a fait effacer",
            ],
            [Purpose.PersonRights]
        ),
        new(
            "complaint",
            "Répondre aux réclamations",
            PublicInterest,
            ThePublic,
            true,
            ["Répondre à une réclamation"],
            [Purpose.Complaints]
        ),
        new(
            "recorded",
            "Savoir qui a enregistré un acte, un total ou une clé",
            PublicInterest,
            Professionals,
            false,
            [
                "Désigner qui reçoit les signalements de jeunes sortis sans diplôme",
                "Savoir qui a donné une clé à un logiciel",
                "Savoir qui a déposé un total",
                "Savoir qui a saisi une feuille",
                "Savoir qui a écrit le compte rendu d'une réunion",
                "Savoir qui a proposé une bonne pratique, et qui a noté l'avis de la commission",
                "Savoir qui a publié une édition du guide",
            ],
            [Purpose.Designation, Purpose.AccessKeys, Purpose.Totals, Purpose.Welcome]
        ),
        new(
            "remark",
            "Recevoir les signalements sur une page ou un lieu",
            PublicInterest,
            "Les personnes qui écrivent un signalement : rien ne dit qui elles sont, on ne peut donc pas le retrouver pour elles",
            true,
            ["Corriger une page ou un lieu de l'annuaire"],
            [Purpose.Upkeep, Purpose.Directory, Purpose.DirectoryWatch]
        ),
        new(
            "account",
            "Tenir les comptes des professionnels et professionnelles",
            PublicInterest + " ; sécurité des données (article 32)",
            Professionals,
            true,
            [
                "Reconnaître les professionnels du réseau",
                "Montrer à un professionnel où son compte est ouvert",
                "Montrer à un professionnel ce qui est arrivé à son compte, et qui l'a fait",
                "Faire entrer un professionnel dans l'équipe de sa structure",
                "Vérifier qu'un professionnel est bien lui",
                "Laisser entrer un professionnel qui a perdu son téléphone",
                "Laisser choisir un autre mot de passe",
                "Ralentir qui essaie des mots de passe",
                "Reconnaître qui se connecte par ProConnect",
                "Fermer aussi la connexion chez ProConnect",
                "N'écrire qu'une fois par jour",
            ],
            [Purpose.Team, Purpose.Upkeep]
        ),
        new(
            "agenda",
            "Tenir les disponibilités de qui reçoit",
            PublicInterest,
            Professionals,
            false,
            ["Savoir quand un conseiller ou une conseillère reçoit"],
            [Purpose.Openings, Purpose.Appointments]
        ),
        new(
            "governance",
            "Réunir les instances du réseau, et partager ce qui marche",
            PublicInterest,
            "Qui siège dans une instance du réseau : une adresse professionnelle, sans nom. Et toute personne qu'un texte ou un document laisserait reconnaître, alors que la consigne est de n'en nommer aucune",
            false,
            [
                "Convoquer qui siège dans une instance",
                "Garder ce qu'une réunion a dit et décidé",
                "Joindre un document à une réunion",
                "Partager une bonne pratique",
                "Publier ce que répond une structure que le registre des devoirs nomme",
                "Savoir quel compte de la Région a figé un registre",
            ],
            [
                Purpose.Governance,
                Purpose.GovernanceReading,
                Purpose.PracticeReview,
                Purpose.RegisterReading,
                Purpose.RegisterReply,
            ]
        ),
        new(
            "development",
            "Noter qui vient à une session",
            PublicInterest,
            Professionals
                + ", et les personnes qui accueillent en mairie ou en centre social et s'inscrivent sans compte",
            false,
            [
                "Inscrire à une session de professionnalisation, et noter qui est venu",
                "Vérifier une attestation de professionnalisation",
                "Dire qui anime une session de professionnalisation",
                "Améliorer le programme de professionnalisation",
            ],
            [Purpose.DevelopmentSteering, Purpose.ProfessionalDevelopment]
        ),
        new(
            "encounter",
            "Demander à rencontrer un métier",
            PublicInterest,
            "Qui demande une rencontre. Avant 18 ans, l'adulte que l'on prévient. Et qui parle de son métier",
            true,
            [
                "Transmettre une demande de rencontre avec une personne du métier",
                "Joindre un ambassadeur, une ambassadrice ou une entreprise qui parle de son métier",
                "Montrer qui parle de son métier",
            ],
            [Purpose.Ambassadors]
        ),
        new(
            "library",
            "Partager des outils et des études",
            PublicInterest,
            "Qui a partagé ou retiré un outil. Les textes ne doivent nommer personne",
            false,
            ["Partager un outil, une étude ou une expérience", "Savoir qui a partagé ou retiré un outil"],
            [Purpose.Library, Purpose.LibraryReview]
        ),
        new(
            "actions",
            "Garder une place dans l'agenda",
            PublicInterest,
            ThePublic + ", leurs représentants légaux, et les professionnels et professionnelles qui s'inscrivent",
            true,
            [
                "Inscrire à une action de l'agenda, et prévenir",
                "Accueillir la personne comme il lui faut, à une action",
                "Savoir qui tient une action de l'agenda",
            ],
            [Purpose.Actions, Purpose.ActionRegistration]
        ),
        new(
            "directory",
            "Tenir l'annuaire public des lieux d'accueil",
            PublicInterest,
            "Les lieux d'accueil, et les professionnels et professionnelles que le réseau y nomme",
            false,
            [
                "Joindre le lieu d'accueil (annuaire public)",
                "Rendre à la source sa fiche entière (annuaire public)",
                "Garder ce que le guide publié disait des lieux",
                "Donner à nouveau le guide publié, tel quel",
                "Proposer une correction à la structure",
                Members.DirectoryChangeMapping.Purpose,
                "Préparer une importation avant de la publier",
            ],
            [Purpose.Directory, Purpose.DirectoryMerging, Purpose.Publications]
        ),
        new(
            "whotocall",
            "Tenir l'annuaire des professionnels et professionnelles, pour le réseau seul",
            PublicInterest,
            Professionals,
            false,
            [
                "Se joindre entre professionnels du réseau",
                "Montrer à un professionnel ce qui change chez ceux qu'il suit",
            ],
            [Purpose.WhoToCall, Purpose.Directory]
        ),
        new(
            "protection",
            "Veiller sur les données : archives et violations",
            LegalDuty + " : article 33 ; Code du patrimoine, L212-2 et L212-3",
            Professionals,
            false,
            [
                "Savoir qui a dit que l'accord des archives est attendu, et qui l'a noté",
                "Tenir le registre des violations de données (article 33)",
            ],
            [Purpose.DataProtection]
        ),
    ];

    /// <summary>The register, as the model of now makes it.</summary>
    public static IReadOnlyList<RegisteredActivity> Of(SproDbContext db)
    {
        var columns = PersonalColumns.Of(db).ToLookup(column => column.Purpose, StringComparer.Ordinal);
        return
        [
            .. Activities.Select(activity => new RegisteredActivity(
                activity,
                [.. activity.KeptFor.SelectMany(purpose => columns[purpose])]
            )),
        ];
    }
}
