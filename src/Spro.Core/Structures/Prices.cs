using System.Text.RegularExpressions;

namespace Spro.Core.Structures;

/// <summary>
/// Money asked for, in figures or in words: the services of the charter are free of charge (charter §3). "Sans frais", "frais
/// remboursés", "aide de 300 €" or "parking payant" ask for none.
/// </summary>
public static partial class Prices
{
    // What makes a word mean something else is near it.
    private const int Near = 120;

    /// <summary>The first words of a text that ask for money, as written; null when there are none.</summary>
    public static string? FirstIn(string? text)
    {
        if (text is null)
            return null;
        var last = (End: 0, IsDenied: false);
        foreach (Match money in Money().Matches(text))
        {
            var before = text[Math.Max(0, money.Index - Near)..money.Index];
            var end = money.Index + money.Length;
            var after = text[end..Math.Min(text.Length, end + Near)];
            var isDenied = Denied().IsMatch(before) || (last.IsDenied && Listed().IsMatch(text[last.End..money.Index]));
            last = (end, isDenied);
            if (money.Groups["notfree"].Success || (!isDenied && Asks(money, before, after)))
                return money.Value.Trim().TrimEnd('.', ',');
        }
        return null;
    }

    private static bool Asks(Match money, string before, string after)
    {
        if (money.Groups["owed"].Success)
            return !Given().IsMatch(before);
        if (money.Groups["paid"].Success)
            return !Transport().IsMatch(before);
        if (money.Groups["amount"].Success)
            return !Nothing().IsMatch(money.Value) && !Given().IsMatch(before);
        if (money.Groups["fresh"].Success && !FeesAfter().IsMatch(after) && !FeesBefore().IsMatch(before))
            return false;
        return !Refunded().IsMatch(after)
            && !Given().IsMatch(before)
            && !Shared().IsMatch(before)
            && !Transport().IsMatch(before)
            && !OfTransport().IsMatch(after);
    }

    private const RegexOptions Options =
        RegexOptions.IgnoreCase
        | RegexOptions.CultureInvariant
        | RegexOptions.ExplicitCapture
        | RegexOptions.IgnorePatternWhitespace;

    private const string Number =
        "(une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cents?|mille|quelques)";

    // "fresh": "frais" may be fees, or fresh. "topic": words that also speak of what others ask for, or give.
    [GeneratedRegex(
        @"(?<amount> \d[\d\s.,]*\s?(€|euros?\b|EUR\b) | €\s?\d[\d.,]* | \b"
            + Number
            + @"([\s-]+(et[\s-]+)?"
            + Number
            + @")*[\s-]+euros?\b )
        | \b(
            (?<notfree> (pas|non)[\s-]+gratuite?s? )
          | (?<owed> à\s+payer | à\s+régler(?!\s+(avec|entre|ensemble|à\s+l['’]amiable)\b) )
          | (?<paid> payante?s? | facturée?s? | sur\s+devis | honoraires
              | moyennant\s+(finances?|paiement|une\s+(participation|contribution|somme))
              | (participation|contribution)\s+(financière\s+)?(vous\s+)?(est|sera)\s+(demandée|à\s+prévoir)
              | paiement\s+(à\s+la\s+séance|en\s+ligne|en\s+plusieurs\s+fois|d['’]avance|obligatoire|par\s+(chèque|carte)) )
          | (?<fresh> frais )
          | (?<topic> tarif(s|ications?)? | cotisations? | abonnements? | abonner | reste\s+à\s+charge
              | réservée?s?\s+aux\s+adhérents?
              | prix(?=\s*([:=\d]|réduits?|libres?|modérés?|coûtants?|sur\s+demande|de\s+la\s+séance|par\s))
              | (?<=\b(sur|après|moyennant)\s)adhésion
              | adhésions?(?=\s*([:=\d]|\b(obligatoires?|annuelles?|nécessaires?|requises?|demandées?|payantes?|préalables?|à\s+l['’]association|de\s+\d|(est|sera)\s+(obligatoire|demandée|nécessaire|requise|à\s+(payer|régler))))) )
          )(?!\w)",
        Options,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Money();

    [GeneratedRegex(@"^(0+([.,]0+)?\s?(€|euros?|EUR)|€\s?0+([.,]0+)?)$", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Nothing();

    // "sans", "aucun service", "rien à", "pas d'autre".
    [GeneratedRegex(
        @"\b(sans|aucune?s?|pas|jamais|ni|zéro|0|non|rien)
          ([\s'’-]+(de|d|aucune?|la|le|moindre|avance|à|une?|services?|prestations?|ateliers?|accompagnement|entretien|être|est|autres?|du|tout|demandée?|besoin))*
          [\s'’-]*$",
        Options,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Denied();

    // "sans frais de dossier, cotisation ou abonnement": the denial holds for what follows.
    [GeneratedRegex(
        @"^(\s+(de|d['’]|à)\s*[\w'’]+(\s+\w+)?)?\s*(,|\bou\b|\bet\b|\bni\b)\s*(de\s|d['’])?$",
        Options,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Listed();

    // Money that goes the other way, or that somebody has: "aide de", "remboursement des", "quotient familial inférieur à"; and
    // what the State lends for driving lessons is called "permis à 1 €".
    [GeneratedRegex(
        @"\b(rembours\w*|pris(e|es)?\s+en\s+charge|aid(e|es|er)|financ\w*|exonér\w*|rédui\w*|réduction\w*|indemni\w*|soutien|primes?|bourses?|allocations?|abondement|avance|subvention\w*|chèques?|prêts?|crédits?|micro-?crédits?|gratification|salaires?|revenus?|ressources|quotient|plafond\w*|rémun\w*|inférieure?s?|supérieure?s?|fixer|calculer|définir|comprendre|alléger|économi\w*|permis(?=\s+à\s*$))\b
          [^,.;:!?()\n]{0,45}?(\b(de|des|du|d['’]|aux?|à|vos|votre|ses|son|leurs?|les|l['’]|maximum|entre\s+\d+\s+et))?\s*$",
        Options,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Given();

    [GeneratedRegex(
        @"\b(particip\w+\s+aux|payer\s+([\w'’]+\s+){0,2}(les|ses|vos|des))\s*$",
        Options,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Shared();

    // "remboursés", "pris en charge", ": gratuit", or contributions to social security.
    [GeneratedRegex(
        @"^([^,.;:!?\n]{0,60}\b(rembours|pris(e|es)?\s+en\s+charge|couverts?|offerts?|financés|indemnis|(est|sont)\s+(gratuit|payée?s?\s+par))
          | \s*[:=]?\s*(gratuit|0\b|zéro|aucun|néant|offert)
          | \s+(sociales?|salariales?|patronales?|retraite|vieillesse)\b)",
        Options,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Refunded();

    [GeneratedRegex(
        @"^\s*([:=\d]|(de|à|annuels?|obligatoires?|demandés?|sont|en\s+sus|supplémentaires?|kilométriques?)\b|d['’])",
        Options,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex FeesAfter();

    [GeneratedRegex(@"\b(des|les|ces|petits|avec|quelques|certains)\s+$", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FeesBefore();

    // What is near the place asks for its own: "parking payant".
    [GeneratedRegex(
        @"\b(parkings?|parc|stationnements?|parcmètres?|péage|bus|tram(way)?|train|transports?)\s+(est\s+|public\s+|souterrain\s+)?$",
        Options,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Transport();

    [GeneratedRegex(
        @"^\s+((réduit|solidaire|social|sociaux)e?s?\s+)?((à|aux?|de|du|d['’]|des|la|le|l['’]|notre|votre|une?|nos)\s*)*
          (lettres?|infolettres?|newsletters?|flux|page|chaîne|agenda|transports?|bus|tram\w*|train|TER|vélo|mobilité|internet|téléphon\w*)\b",
        Options,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex OfTransport();
}
