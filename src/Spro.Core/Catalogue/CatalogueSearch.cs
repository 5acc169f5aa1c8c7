using Spro.Core.Search;
using Spro.Core.Territories;

namespace Spro.Core.Catalogue;

/// <summary>
/// One box for everything that the public reads: occupations by each of their titles, certifications by their titles and
/// codes, trainings, places, sheets, sectors, territories and acronyms by their names. What was typed is kept nowhere.
/// </summary>
public sealed class CatalogueSearch
{
    /// <summary>The longest text that is looked for, in characters: more is no question to a search box.</summary>
    public const int LongestQuery = 200;

    /// <summary>How many are given to a program that does not say.</summary>
    public const int UsualLimit = 10;

    /// <summary>How many a program may ask for.</summary>
    public const int MostAtOnce = 50;

    /// <summary>A name typed in full scores as much.</summary>
    private const double InFull = 0.999;

    /// <summary>Territories that only resemble, among other things.</summary>
    private const int MostResembling = 3;

    private readonly PublicCatalogue _catalogue;

    // Made at the first question: a start does not wait for it.
    private readonly Lazy<TextIndex> _index;

    internal CatalogueSearch(PublicCatalogue catalogue)
    {
        _catalogue = catalogue;
        _index = new Lazy<TextIndex>(() => TextIndex.Build(CatalogueDocuments.Of(catalogue), EverydayWords.BuiltIn));
    }

    /// <summary>What answers best, best first; nothing for a text that is empty or too long.</summary>
    public SearchResults Find(string? text, SearchKinds kinds, int limit)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestQuery)
            return SearchResults.Nothing;
        if (kinds == SearchKinds.Territory || !kinds.HasFlag(SearchKinds.Territory))
            return Helpful(Found(text, kinds, limit));
        // Enough for the limit once territories that only resemble are left out.
        var found = Found(text, kinds, limit * 2);
        return Helpful(found with { Hits = WithoutCrowd(found.Hits, limit) });
    }

    private SearchResults Found(string text, SearchKinds kinds, int limit)
    {
        var found = _index.Value.Search(text, kinds, limit);
        return kinds.HasFlag(SearchKinds.Territory) && Named(text.Trim()) is { Count: > 0 } named
            ? new SearchResults(With(named, found.Hits, limit), [])
            : found;
    }

    /// <summary>
    /// Among other things, three territories at most that are not named in full: hundreds of communes begin with "Saint",
    /// a letter away from "santé". None by the meaning of words: "parpaings" means "maçon", not the commune of Marçon.
    /// </summary>
    private static List<SearchHit> WithoutCrowd(IReadOnlyList<SearchHit> found, int limit)
    {
        var resembling = 0;
        return
        [
            .. found
                .Where(hit =>
                    hit.Document.Kind != SearchKinds.Territory
                    || hit.Score >= InFull
                    || (hit.ReadAs is null && ++resembling <= MostResembling)
                )
                .Take(limit),
        ];
    }

    /// <summary>
    /// The territories that a text names without a doubt, wherever they are: communes by a postcode, an old name, a name
    /// with its department; a department by its number. A number is no word: the next one is another place.
    /// </summary>
    private List<SearchHit> Named(string text)
    {
        IEnumerable<CommuneRecord> communes = _catalogue.Territory.Finder.Resolve(text) switch
        {
            CommuneResolution.One one => [one.Commune],
            CommuneResolution.Several several => several.Matches.Select(match => match.Commune),
            _ => [],
        };
        var named = communes.Select(CatalogueDocuments.Of).ToList();
        if (_catalogue.Territory.Area(TerritoryKind.Department, text.ToUpperInvariant())?.Territory is { } department)
            named.Add(CatalogueDocuments.Of(department));
        return named.ConvertAll(document => new SearchHit(
            document,
            FrenchText.Fold(document.Title) == FrenchText.Fold(text) ? document.Title : text,
            null,
            1
        ));
    }

    /// <summary>What is named comes with the other names typed in full, in the order of kinds; then what resembles.</summary>
    private static List<SearchHit> With(List<SearchHit> named, IReadOnlyList<SearchHit> found, int limit)
    {
        var codes = named.Select(hit => hit.Document.Code).ToHashSet(StringComparer.Ordinal);
        var before = found.TakeWhile(hit => hit.Score >= InFull && hit.Document.Kind < SearchKinds.Territory).ToList();
        return
        [
            .. before
                .Concat(named)
                .Concat(
                    found
                        .Skip(before.Count)
                        .Where(hit => hit.Document.Kind != SearchKinds.Territory || !codes.Contains(hit.Document.Code))
                )
                .Take(limit),
        ];
    }

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
}
