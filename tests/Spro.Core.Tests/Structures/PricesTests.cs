using CsCheck;
using Spro.Core.Structures;

namespace Spro.Core.Tests.Structures;

public sealed class PricesTests
{
    private static readonly string[] Asking =
    [
        "Séance à 20 €",
        "€ 20",
        "Vingt euros par séance",
        "Cent vingt-cinq euros",
        "Service payant, tarif sur demande",
        "Service PAYANT",
        "Ateliers payants pour les salariés",
        "Gratuit la première fois puis payant",
        "Le service n'est pas gratuit",
        "Tarif : 20",
        "Sans rendez-vous, tarif : 20",
        "Sans rendez-vous. Tarif 20",
        "Aide au CV, tarif 20",
        "Tarifs solidaires",
        "Prix : 15",
        "Prix libre",
        "Frais de dossier à prévoir",
        "Des frais d'inscription sont demandés",
        "Entretien gratuit, frais de dossier à prévoir",
        "Cotisation annuelle",
        "Adhésion obligatoire",
        "Après adhésion à l'association",
        "Une adhésion est demandée",
        "Réservé aux adhérents",
        "Premier mois offert, puis abonnement",
        "Participation de 5 €",
        "Une participation financière vous sera demandée",
        "Moyennant une participation",
        "Entretien facturé",
        "Sur devis",
        "Paiement en ligne",
        "Il reste une somme à payer",
        "À régler sur place",
        "Permis B : 1200 €",
        "Reste à charge selon vos ressources",
    ];

    private static readonly string[] Free =
    [
        "Gratuit",
        "Sans frais",
        "Sans frais, cotisation ou abonnement",
        "Aucun tarif",
        "Aucun frais de dossier, aucune cotisation",
        "Pas de frais de dossier",
        "Ni frais, ni abonnement",
        "Non payant",
        "Un service non-payant",
        "Ce n'est jamais payant",
        "Ce n'est pas un service payant",
        "Rien à payer",
        "Service gratuit, sans adhésion ni abonnement",
        "Il n'est pas demandé de cotisation",
        "Sans reste à charge",
        "0 €",
        "Tarif : gratuit",
        "Tarif : 0 €",
        "Frais de transport remboursés",
        "Les frais de déplacement sont pris en charge",
        "Prise en charge des frais de garde",
        "Aide pour payer les frais de formation",
        "Aide de 300 € pour le permis",
        "Aide à payer le permis",
        "Un différend à régler avec votre employeur",
        "Permis à 1 € par jour",
        "Quotient familial inférieur à 700 €",
        "Abonnement de bus remboursé",
        "Abonnement à notre lettre d'information",
        "Tarif réduit des transports",
        "Parking payant à 100 m",
        "Apprendre à fixer ses tarifs",
        "Cotisations sociales des indépendants",
        "Exonération de cotisations",
        "Produits frais du jardin",
        "Avec l'adhésion de la personne au projet",
        "Remise des prix du concours",
        "Vers l'Europe et l'euro",
        "Orientation vers un emploi rémunéré",
    ];

    private static readonly string[] Around =
    [
        "",
        "Nous vous recevons sur rendez-vous.",
        "Un conseiller ou une conseillère vous écoute.",
        "Ouvert à tous les publics de 16 à 25 ans, le lundi de 9 h à 12 h.",
    ];

    public static TheoryData<string> Refused => [.. Asking];

    public static TheoryData<string> Accepted => [.. Free];

    [Theory]
    [MemberData(nameof(Refused))]
    public void Money_asked_for_is_seen(string text) => Assert.NotNull(Prices.FirstIn(text));

    [Theory]
    [MemberData(nameof(Accepted))]
    public void What_asks_for_nothing_is_let_through(string text) => Assert.Null(Prices.FirstIn(text));

    [Fact]
    public void Sentences_do_not_change_what_their_neighbours_ask_for() =>
        Gen.Select(
                Gen.Int[0, Around.Length - 1].Select(at => Around[at]),
                Gen.Int[0, Free.Length - 1].Select(at => Free[at]),
                Gen.Int[0, Asking.Length - 1].Select(at => Asking[at]),
                Gen.Bool
            )
            .Sample(
                (around, free, asking, isFirst) =>
                {
                    var text = isFirst ? $"{around} {free}. {asking}." : $"{asking}. {free}. {around}";
                    var found = Prices.FirstIn(text);
                    Assert.NotNull(found);
                    Assert.Contains(found, asking, StringComparison.Ordinal);
                    Assert.Null(Prices.FirstIn($"{around} {free}. {around}"));
                }
            );
}
