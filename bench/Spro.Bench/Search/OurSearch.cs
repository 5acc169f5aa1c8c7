using Spro.Core.Search;

namespace Spro.Bench.Search;

/// <summary>The index of Spro.</summary>
internal sealed class OurSearch(IEnumerable<SearchDocument> documents) : ISearchEngine
{
    private readonly TextIndex _index = TextIndex.Build(documents);

    public string Name => "Spro";

    public IReadOnlyList<int> Find(string text)
    {
        var hits = _index.Search(text, SearchKinds.Occupation, Recall.Depth).Hits;
        var places = new int[hits.Count];
        for (var hit = 0; hit < places.Length; hit++)
            places[hit] = hits[hit].Document.Payload;
        return places;
    }

    public void Dispose() { }
}
