using System.Collections.Frozen;

namespace Spro.Web.Pages.Directory;

/// <summary>How the source of a record is credited to the public.</summary>
internal static class SourceNames
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["fictitious"] = "lieu inventé pour la démonstration",
        ["france-travail-agencies"] = "France Travail, liste des agences",
        ["france-services"] = "Agence nationale de la cohésion des territoires, liste des espaces France services",
        ["missions-locales"] = "missions locales, référentiel des structures",
        ["digital-help"] = "lieux de médiation numérique du Maine-et-Loire et d'Angers",
        ["data-inclusion"] = "data·inclusion",
        ["dila"] = "annuaire de l'administration (Direction de l'information légale et administrative)",
        ["places"] = "liste fournie par le réseau",
        ["professionals"] = "liste fournie par le réseau",
        ["member"] = "la structure elle-même",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(string source) => Names.GetValueOrDefault(source, source);
}
