using System.Text.RegularExpressions;

namespace Spro.Core.Interchange.Fields;

/// <summary>
/// Tells an address of one person from that of a service. In doubt it is a person's: a missing address costs a phone
/// call, a published one cannot be called back.
/// </summary>
internal static partial class PersonalEmail
{
    // Mail boxes anybody opens for oneself.
    private static readonly HashSet<string> FreeMail = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "gmail.fr", "gmail.co", "googlemail.com", "yahoo.fr", "yahoo.com", "ymail.com", "hotmail.fr",
        "hotmail.com", "outlook.fr", "outlook.com", "live.fr", "live.com", "msn.com", "orange.fr", "wanadoo.fr",
        "free.fr", "sfr.fr", "neuf.fr", "cegetel.net", "bbox.fr", "numericable.fr", "club-internet.fr", "aol.com",
        "aol.fr", "icloud.com", "me.com", "laposte.net", "protonmail.com", "proton.me", "gmx.fr", "gmx.com",
        "mailo.com", "voila.fr", "aliceadsl.fr",
    };

    // Domains that only give addresses to places.
    private static readonly HashSet<string> OfPlacesOnly = new(StringComparer.OrdinalIgnoreCase)
    {
        "france-services.gouv.fr",
    };

    // What the address of a service is made of: a function or the short name of a kind of place.
    private static readonly HashSet<string> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        "accueil", "administratif", "administration", "adm", "agence", "agglo", "apec", "asso", "association",
        "antenne", "bij", "bus", "cap", "ccas", "cci", "centre", "centresocial", "cfa", "cidff", "cij", "cio", "cma",
        "com", "communaute", "commune", "communication", "compta", "conseil", "contact", "crij", "csc", "culture",
        "departement", "direction", "drh", "ecole", "emploi", "epn", "espace", "formation", "france", "franceservice",
        "franceservices", "fs", "gestion", "greta", "ij", "info", "information", "infos", "inscription", "insertion",
        "itinerance", "itinerant", "itinerante", "jeunes", "jeunesse", "lycee", "mairie", "maison", "mde", "mdph",
        "mds", "mediatheque", "mfs", "mission", "missionlocale", "mjc", "ml", "mobile", "msap", "mutualisation",
        "numerique", "orientation", "permanence", "pfs", "pij", "plateforme", "plie", "point", "pole", "poleemploi",
        "relais", "rh", "sante", "scolarite", "secretariat", "service", "services", "siege", "social", "solidarite",
        "solidarites", "standard", "suio", "territoire", "vae", "ville",
    };

    private static readonly HashSet<string> FirstNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "adele", "agnes", "alain", "albert", "alexandre", "alice", "aline", "amelie", "andre", "anne", "annie",
        "anthony", "antoine", "arnaud", "arthur", "audrey", "aurelie", "aurelien", "baptiste", "beatrice", "benjamin",
        "benoit", "bernard", "brigitte", "bruno", "camille", "carine", "carole", "caroline", "catherine", "cecile",
        "cedric", "celine", "chantal", "charlotte", "christelle", "christian", "christine", "christophe", "claire",
        "claude", "clement", "corinne", "cyril", "damien", "daniel", "david", "delphine", "denis", "didier",
        "dominique", "edith", "elisabeth", "elise", "elodie", "emilie", "emma", "emmanuel", "emmanuelle", "eric",
        "estelle", "etienne", "eva", "fabien", "fabienne", "fabrice", "fanny", "fatima", "florence", "florian",
        "francis", "franck", "francois", "francoise", "frederic", "gabriel", "gael", "gaelle", "genevieve", "gerard",
        "gilles", "guillaume", "gregory", "guy", "helene", "henri", "herve", "hugo", "isabelle", "jacqueline",
        "jacques", "jean", "jeanne", "jennifer", "jerome", "jessica", "joel", "jonathan", "josiane", "julia",
        "julie", "julien", "juliette", "justine", "karim", "karine", "kevin", "laetitia", "laura", "laure", "laurence",
        "laurent", "lea", "louis", "louise", "luc", "lucas", "lucie", "ludovic", "magali", "manon", "marc", "margaux",
        "marie", "marine", "marion", "martin", "martine", "mathieu", "mathilde", "matthieu", "maxime", "melanie",
        "michel", "michele", "mickael", "mohamed", "monique", "morgane", "muriel", "myriam", "nadege", "nadia",
        "nadine", "nathalie", "nicolas", "nicole", "noemie", "odile", "olivier", "oceane", "pascal", "pascale",
        "patrice", "patricia", "patrick", "paul", "pauline", "philippe", "pierre", "quentin", "rachel", "raphael",
        "regis", "remi", "romain", "sabine", "sabrina", "samuel", "sandra", "sandrine", "sarah", "sebastien",
        "serge", "severine", "simon", "sonia", "sophie", "stephane", "stephanie", "sylvain", "sylvie", "theo",
        "thierry", "thomas", "valentin", "valerie", "vanessa", "veronique", "victor", "vincent", "virginie",
        "xavier", "yann", "yannick", "yves", "yvette", "zoe",
    };

    /// <summary>Whether <paramref name="address"/> names, or may name, one person.</summary>
    public static bool Is(string address)
    {
        var at = address.LastIndexOf('@');
        var domain = address[(at + 1)..];
        if (FreeMail.Contains(domain) || OfPlacesOnly.Contains(domain))
            return FreeMail.Contains(domain);
        // "saint-martin" is a commune, not somebody.
        var words = Words().Matches(Saints().Replace(address[..at], "")).Select(word => word.Value).ToList();
        return words.Exists(FirstNames.Contains) || (words.Count > 1 && !words.Exists(IsFunction));
    }

    /// <summary>The text without the addresses of persons.</summary>
    public static string Without(string text) =>
        Address().Replace(text, found => Is(found.Value) ? "(adresse personnelle retirée)" : found.Value);

    /// <summary>Whether it is written as an e-mail address.</summary>
    public static bool IsAddress(string text) => text.Length <= 254 && WholeAddress().IsMatch(text);

    private static bool IsFunction(string word) =>
        Functions.Contains(word)
        || word.StartsWith("france", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("maison", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Words();

    [GeneratedRegex(@"\b(?:saint|sainte|st|ste)[-_.]\p{L}+", RegexOptions.IgnoreCase)]
    private static partial Regex Saints();

    [GeneratedRegex(@"[\w.+%'-]{1,64}@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\A[\w.+%'-]{1,64}@[\w-]+(?:\.[\w-]+)+\z")]
    private static partial Regex WholeAddress();
}
