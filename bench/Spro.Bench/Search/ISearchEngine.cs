namespace Spro.Bench.Search;

/// <summary>Something that finds titles, ours or a peer.</summary>
internal interface ISearchEngine : IDisposable
{
    string Name { get; }

    /// <summary>The places of the first titles found, best first.</summary>
    IReadOnlyList<int> Find(string text);
}
