namespace Spro.Bench.Search;

/// <summary>How an engine does on one query set.</summary>
internal sealed record SearchResult(Recall Recall, Latencies Latencies)
{
    public bool IsBetterFirstThan(SearchResult other) => Recall.AtOne > other.Recall.AtOne;

    public bool IsBetterAmongFiveThan(SearchResult other) => Recall.AtFive > other.Recall.AtFive;

    public bool IsFasterThan(SearchResult other) => Latencies.P50 < other.Latencies.P50;

    public override string ToString() => $"{Recall}, {Latencies}";
}
