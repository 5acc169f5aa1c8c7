using Spro.Core.Interchange.DataInclusion;
using Spro.Core.Interchange.Formats;

namespace Spro.Core.Interchange;

/// <summary>The formats of the directory that <c>spro import</c> knows.</summary>
public static class DirectoryFormats
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        "data-inclusion",
        "dila",
        "france-services",
        "france-travail-agencies",
        "missions-locales",
        "places",
        "professionals",
    ];

    /// <summary>The format called <paramref name="code"/>; null when it is none of the directory's.</summary>
    /// <param name="code">Name of the format.</param>
    /// <param name="context">What it needs to judge what it reads.</param>
    /// <param name="mapping">Columns of somebody's own list; only the house templates have any.</param>
    public static IDirectoryFormat? Find(string code, ReadingContext context, ColumnMapping mapping) =>
        code switch
        {
            "data-inclusion" => new DataInclusionFormat(context),
            "dila" => new DilaFormat(context),
            "france-services" => new FranceServicesFormat(context),
            "france-travail-agencies" => new FranceTravailFormat(context),
            "missions-locales" => new MissionsLocalesFormat(context),
            "places" => new PlacesFormat(context, mapping),
            "professionals" => new ProfessionalsFormat(context, mapping),
            _ => null,
        };
}
