using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Onisep;
using Spro.Core.Search;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Catalogue;

/// <summary>What the search box finds, and by which words.</summary>
internal static class CatalogueDocuments
{
    /// <summary>What a match of another title, of a structure or of a town is worth beside one of the title itself.</summary>
    private const double OtherTitle = 0.95;
    private const double Context = 0.6;

    private static readonly string[] BetweenTrades = [", ", " et "];

    public static IEnumerable<SearchDocument> Of(PublicCatalogue catalogue) =>
        [
            .. catalogue.Occupations.All.Select(occupation => Of(occupation, catalogue.OnisepReading)),
            .. catalogue.Certifications.All.Select(certification => Of(certification, catalogue.Day)),
            .. catalogue.Trainings.All.Select(training => Of(training, catalogue.Territory)),
            .. catalogue.Doors.All.Select(Of),
            .. catalogue.Sheets.All.Select(Of),
            .. catalogue.Occupations.Sectors.Select(Of),
            .. Territories(catalogue),
            .. Acronyms.BuiltIn.All.Select(Of),
            .. catalogue.AlsoFound,
        ];

    /// <summary>A commune: by its name; its department tells it from its homonyms.</summary>
    public static SearchDocument Of(CommuneRecord commune) =>
        new(SearchKinds.Territory, AreaKinds.KeyOf(null, commune.Code), commune.Name, 0)
        {
            Detail = commune.Department.Name,
        };

    /// <summary>A territory above communes: by its name.</summary>
    public static SearchDocument Of(TerritoryRecord territory) =>
        new(SearchKinds.Territory, AreaKinds.KeyOf(territory.Kind, territory.Code), territory.Name, 0);

    // Of the regions served: a name of elsewhere, a letter away from a word of a trade, would come in between.
    private static IEnumerable<SearchDocument> Territories(PublicCatalogue catalogue)
    {
        var communes = catalogue.Territory.Communes.Where(catalogue.Covers).ToList();
        return communes
            .SelectMany(commune => commune.Above)
            .Where(territory => AreaKinds.Has(territory.Kind))
            .Distinct()
            .Select(Of)
            .Concat(communes.Select(Of));
    }

    private static SearchDocument Of(OccupationRecord occupation, OnisepReading onisep) =>
        new(SearchKinds.Occupation, occupation.RomeCode, occupation.Title, 0)
        {
            OtherTerms =
            [
                new SearchTerm(occupation.RomeCode, 1),
                .. occupation
                    .OtherTitles.Select(title => title.LongForm)
                    .Concat(onisep.NewTitlesOf(occupation))
                    .Select(title => new SearchTerm(title, OtherTitle)),
            ],
        };

    // Many have the same title: who delivers them tells them apart. Those of the past come after.
    private static SearchDocument Of(CertificationRecord certification, DateOnly day) =>
        new(SearchKinds.Certification, certification.Code, certification.Title, 0)
        {
            ComesAfter = certification.HasEndedBy(day),
            Detail = string.Join(" · ", DetailsOf(certification, day)) is { Length: > 0 } detail ? detail : null,
            OtherTerms =
            [
                new SearchTerm(certification.Code, 1),
                .. Abbreviated(certification.Title),
                .. certification.Options.Select(title => new SearchTerm(title, OtherTitle)),
            ],
        };

    private static IEnumerable<string> DetailsOf(CertificationRecord certification, DateOnly day)
    {
        if (certification.Level is { } level)
            yield return $"niveau {level}";
        if (certification.Certifier?.Split(" ; ")[0] is { Length: > 0 } certifier)
            yield return certifier;
        if (certification.HasEndedBy(day))
            yield return "ne se délivre plus";
    }

    // The provider's name is no way to it: an offer must not come first because of who makes it.
    private static SearchDocument Of(TrainingRecord training, TerritoryIndex territory) =>
        new(SearchKinds.Training, training.Offer.Id.ToString(), training.Offer.Title, 0)
        {
            OtherTerms = [.. training.CertificationCodes.Select(code => new SearchTerm(code, OtherTitle))],
            Detail = training.Offer.CommuneCode is { } code ? territory.CommuneToday(code)?.Name : null,
        };

    // "Certificat d'aptitude professionnelle (CAP) cuisine" is typed "CAP cuisine".
    private static IEnumerable<SearchTerm> Abbreviated(string title) =>
        title.Split(" (", 2) is [_, var rest] && rest.Split(") ", 2) is [{ Length: < 12 } letters, var name]
            ? [new SearchTerm($"{letters} {name}", 1)]
            : [];

    private static SearchDocument Of(Door door) =>
        new(SearchKinds.Place, door.Place.Id.ToString(), door.Place.Name, 0)
        {
            OtherTerms =
            [
                .. new[] { door.Network?.Name, door.Network?.ShortName, door.Structure.Name }
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)
                    .Select(name => new SearchTerm($"{name} {door.Commune?.Name}".TrimEnd(), Context)),
            ],
            Detail = door.Commune?.Name,
        };

    private static SearchDocument Of(InformationSheet sheet) =>
        new(SearchKinds.Sheet, sheet.Id, sheet.Title, 0)
        {
            OtherTerms = [.. sheet.Words.Select(word => new SearchTerm(word, 1))],
        };

    // "Hôtellerie-Restauration, Tourisme, Loisirs et Animation": people type one of them. "à la collectivité" is none.
    private static SearchDocument Of(Sector sector) =>
        new(SearchKinds.Sector, sector.Code, sector.Label, 0)
        {
            OtherTerms =
            [
                .. sector
                    .Label.Split(BetweenTrades, StringSplitOptions.None)
                    .Where(trade => char.IsUpper(trade[0]))
                    .Concat(sector.Parts.Select(part => part.Label))
                    .Distinct(StringComparer.Ordinal)
                    .Where(name => name != sector.Label)
                    .Select(name => new SearchTerm(name, OtherTitle)),
            ],
        };

    private static SearchDocument Of(Acronym acronym) =>
        new(SearchKinds.Acronym, acronym.Letters, acronym.Letters, 0)
        {
            OtherTerms = [new SearchTerm(acronym.Expansion, OtherTitle)],
            Detail = acronym.Expansion,
        };
}
