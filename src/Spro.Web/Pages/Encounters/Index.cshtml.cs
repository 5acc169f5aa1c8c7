using Spro.Core.Ambassadors;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Encounters;

/// <summary>Who talks of which occupation, and where: anybody asks to meet them.</summary>
internal sealed class IndexModel(AmbassadorLists lists, CatalogueHost catalogues, PageTexts<Resources.Encounters> texts)
    : FilteredPage
{
    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal string? OccupationText { get; private set; }
    internal string? Department { get; private set; }
    internal string? WayText { get; private set; }
    internal IReadOnlyList<PublicAmbassador> Found { get; private set; } = [];

    /// <summary>What the Région says of the outside portal; null when it says nothing.</summary>
    internal PortalStatement? Portal { get; private set; }

    protected override string UnknownChoice => texts["unknown"].Value;

    /// <summary>The list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (OccupationText, Department, WayText) = (Said("metier"), Said("departement"), Said("maniere"));
        Check("departement", Department, code => Catalogue.Departments.Any(one => one.Code == code));
        Check("maniere", WayText, text => Enum.TryParse<EncounterWays>(text, out var way) && Enum.IsDefined(way));
        IReadOnlyList<string>? codes = null;
        if (OccupationText is { } typed)
        {
            codes = OccupationsTyped.Matching(Catalogue.Occupations, typed);
            if (codes.Count == 0)
                Refuse("metier", texts["filter.occupation.unknown"].Value);
            else if (Catalogue.Occupations.Find(codes[0]) is { } known && typed == known.RomeCode)
                OccupationText = known.Name;
        }
        var all = await lists.PortalAsync(cancellationToken);
        // Of all sectors together, when that is counted.
        Portal = all.FirstOrDefault(one => one.SectorCode is null) ?? (all is [var last, ..] ? last : null);
        if (IsClear)
            Found = await lists.PublicAsync(
                new AmbassadorFilter(
                    codes,
                    Department,
                    WayText is null ? EncounterWays.None : Enum.Parse<EncounterWays>(WayText)
                ),
                cancellationToken
            );
    }

    internal string OccupationsOf(Ambassador one) => ListingWords.Occupations(Catalogue, one);

    internal string WhereOf(Ambassador one) => ListingWords.Where(Catalogue, one);
}

/// <summary>What a listing says, by the names of the catalogue.</summary>
internal static class ListingWords
{
    public static string Occupations(PublicCatalogue catalogue, Ambassador one) =>
        string.Join(", ", one.RomeCodes.Select(code => catalogue.Occupations.Find(code)?.Name ?? code));

    public static string Where(PublicCatalogue catalogue, Ambassador one)
    {
        var departments = string.Join(
            ", ",
            catalogue.Departments.Where(known => one.DepartmentCodes.Contains(known.Code)).Select(known => known.Name)
        );
        return one.CommuneCode is { } code && catalogue.Territory.CommuneToday(code) is { } commune
            ? $"{commune.Name} ({departments})"
            : departments;
    }
}
