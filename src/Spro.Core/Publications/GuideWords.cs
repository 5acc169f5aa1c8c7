using Spro.Core.Structures;

namespace Spro.Core.Publications;

/// <summary>What the guide says in words.</summary>
public static class GuideWords
{
    /// <summary>Printed where something is missing.</summary>
    public const string ToComplete = "À compléter";

    /// <summary>Nobody in particular.</summary>
    public const string EveryPublic = "Tous les publics";

    /// <summary>A public, of <see cref="Audiences.All"/>.</summary>
    public static string Public(string code) =>
        code switch
        {
            Audiences.Everybody => EveryPublic,
            "actifs" => "Personnes qui travaillent",
            "demandeurs-emploi" => "Personnes qui cherchent un emploi",
            "etudiants" => "Étudiantes et étudiants",
            "jeunes" => "Jeunes",
            "seniors" => "Personnes plus âgées",
            "beneficiaires-des-minimas-sociaux" => "Personnes qui touchent un minimum social",
            "familles" => "Familles",
            "femmes" => "Femmes",
            "personnes-en-situation-de-handicap" => "Personnes en situation de handicap",
            "personnes-en-situation-durgence" => "Personnes en situation d'urgence",
            "personnes-en-situation-juridique-specifique" => "Personnes dans une situation juridique particulière",
            "personnes-exilees" => "Personnes exilées",
            "residents-qpv-frr" => "Habitantes et habitants d'un quartier prioritaire ou d'une zone rurale",
            _ => code,
        };

    /// <summary>Something that every structure must say.</summary>
    public static string Item(GuideItem item) =>
        item switch
        {
            GuideItem.Place => "où elle reçoit",
            GuideItem.Offer => "ce qu'elle propose",
            _ => "à qui elle s'adresse",
        };

    /// <summary>Whom a service is for: "Jeunes, de 16 à 25 ans".</summary>
    internal static string PublicOf(ServiceOffer service)
    {
        var who = string.Join(
            ", ",
            service
                .Audiences.Select(Public)
                .Select((one, rank) => rank == 0 ? one : char.ToLowerInvariant(one[0]) + one[1..])
        );
        var age = (service.MinimumAge, service.MaximumAge) switch
        {
            (null, null) => null,
            ({ } from, null) => $"à partir de {from} ans",
            (null, { } to) => $"jusqu'à {to} ans",
            ({ } from, { } to) => $"de {from} à {to} ans",
        };
        return (who, age) switch
        {
            ("", null) => EveryPublic,
            ("", _) => $"Toute personne {age}",
            (_, null) => who,
            _ => $"{who}, {age}",
        };
    }
}
