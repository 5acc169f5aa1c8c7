namespace Spro.Core.Accounts.Local;

/// <summary>
/// Words that French-speaking people put in passwords, and those of this work, which the estimator's own lists (of
/// English) do not know. The first are the likeliest.
/// </summary>
internal static class CommonWords
{
    public static readonly string[] All =
    [
        .. (
            "motdepasse azerty azertyuiop qsdfghjklm wxcvbn bonjour soleil doudou loulou chouchou jetaime amour coucou "
            + "bienvenue secret passe orientation conseil conseiller conseillere accueil mission locale missionlocale "
            + "emploi travail formation metier service public region regional pays loire spro responsable structure "
            + "direction equipe bureau agent agence guichet jeune jeunes avenir professionnel centre information "
            + "marseille paris nantes angers laval lemans mans larochesuryon france bretagne vendee sarthe mayenne anjou "
            + "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre printemps ete automne "
            + "hiver lundi mardi mercredi jeudi vendredi samedi dimanche annee "
            + "chocolat princesse papillon lapin chaton minou nounours toutou cheval dauphin tigre lion chien chat "
            + "maman papa famille enfant bebe mamie papi vacances maison voiture musique football liberte "
            + "nicolas camille julien thomas alexandre maxime antoine vincent sebastien christophe philippe stephane "
            + "caroline isabelle nathalie sandrine celine aurelie emilie laura marine manon pauline sophie marie julie "
            + "un une le la les je tu il elle nous vous suis est mon ton son notre votre des dans avec pour sans"
        ).Split(' '),
    ];
}
