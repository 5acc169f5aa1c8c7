using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Onisep;
using Spro.Core.Search;

namespace Spro.Core.Catalogue;

/// <summary>
/// One box for everything that the public reads: occupations by each of their titles, certifications by their titles and
/// codes, trainings, places and sheets by their names. What was typed is kept nowhere.
/// </summary>
public sealed class CatalogueSearch
{
    /// <summary>The longest text that is looked for, in characters: more is no question to a search box.</summary>
    public const int LongestQuery = 200;

    /// <summary>How many are given to a program that does not say.</summary>
    public const int UsualLimit = 10;

    /// <summary>How many a program may ask for.</summary>
    public const int MostAtOnce = 50;

    /// <summary>What a match of another title, of a structure or of a town is worth beside one of the title itself.</summary>
    private const double OtherTitle = 0.95;
    private const double Context = 0.6;

    // Made at the first question: a start does not wait for it.
    private readonly Lazy<TextIndex> _index;

    internal CatalogueSearch(PublicCatalogue catalogue) =>
        _index = new Lazy<TextIndex>(() =>
            TextIndex.Build(
                [
                    .. catalogue.Occupations.All.Select(one => Document(one, catalogue.OnisepReading)),
                    .. catalogue.Certifications.All.Select(Document),
                    .. catalogue.Trainings.All.Select(Document),
                    .. catalogue.Doors.All.Select(Document),
                    .. catalogue.Sheets.All.Select(Document),
                ],
                EverydayWords.BuiltIn
            )
        );

    /// <summary>What answers best, best first; nothing for a text that is empty or too long.</summary>
    public SearchResults Find(string? text, SearchKinds kinds, int limit) =>
        string.IsNullOrWhiteSpace(text) || text.Length > LongestQuery
            ? SearchResults.Nothing
            : Helpful(_index.Value.Search(text, kinds, limit));

    // A letter or two help nobody.
    private static SearchResults Helpful(SearchResults found) =>
        found.Suggestions.Count == 0
            ? found
            : found with
            {
                Suggestions = [.. found.Suggestions.Where(word => word.Length > 2)],
            };

    /// <summary>The kinds that a text names: "occupation", "place"…; all without one, null for an unknown one.</summary>
    public static SearchKinds? KindsOf(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return SearchKinds.All;
        foreach (var kind in Enum.GetValues<SearchKinds>())
        {
            if (kind is not (SearchKinds.None or SearchKinds.All) && NameOf(kind) == name)
                return kind;
        }
        return null;
    }

    /// <summary>The name of one kind, as programs say it.</summary>
    public static string NameOf(SearchKinds kind) => kind.ToString().ToLowerInvariant();

    private static SearchDocument Document(OccupationRecord occupation, OnisepReading onisep) =>
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

    private static SearchDocument Document(CertificationRecord certification) =>
        new(SearchKinds.Certification, certification.Code, certification.Title, 0)
        {
            OtherTerms =
            [
                new SearchTerm(certification.Code, 1),
                .. Abbreviated(certification.Title),
                .. certification.Options.Select(title => new SearchTerm(title, OtherTitle)),
            ],
        };

    // The provider's name is no way to it: an offer must not come first because of who makes it.
    private static SearchDocument Document(TrainingRecord training) =>
        new(SearchKinds.Training, training.Offer.Id.ToString(), training.Offer.Title, 0)
        {
            OtherTerms = [.. training.CertificationCodes.Select(code => new SearchTerm(code, OtherTitle))],
        };

    // "Certificat d'aptitude professionnelle (CAP) cuisine" is typed "CAP cuisine".
    private static IEnumerable<SearchTerm> Abbreviated(string title) =>
        title.Split(" (", 2) is [_, var rest] && rest.Split(") ", 2) is [{ Length: < 12 } letters, var name]
            ? [new SearchTerm($"{letters} {name}", 1)]
            : [];

    private static SearchDocument Document(Door door) =>
        new(SearchKinds.Place, door.Place.Id.ToString(), door.Place.Name, 0)
        {
            OtherTerms =
            [
                .. new[] { door.Network?.Name, door.Network?.ShortName, door.Structure.Name }
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)
                    .Select(name => new SearchTerm($"{name} {door.Commune?.Name}".TrimEnd(), Context)),
            ],
        };

    private static SearchDocument Document(InformationSheet sheet) =>
        new(SearchKinds.Sheet, sheet.Id, sheet.Title, 0)
        {
            OtherTerms = [.. sheet.Words.Select(word => new SearchTerm(word, 1))],
        };
}
