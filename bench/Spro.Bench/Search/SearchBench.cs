using System.Diagnostics;
using System.Globalization;
using Spro.Core.Search;

namespace Spro.Bench.Search;

/// <summary>The titles of the ROME, found in spite of mistakes, by us and by peers on the same queries.</summary>
internal static class SearchBench
{
    private const int FirstSeed = 460;
    private const int Seeds = 20;

    /// <summary>Peers take tens of milliseconds a query.</summary>
    private const int PeerSeeds = 2;
    private const int Passes = 9;
    private const int PeerPasses = 1;

    /// <summary>Percentages are promised to the tenth.</summary>
    private const double Rounding = 0.05;

    private static readonly Dictionary<char, (string What, double AtOne, double AtFive)> Bars = new()
    {
        ['A'] = ("A: full title, one mistake", 99.7, 100),
        ['B'] = ("B: one gender, no accent, one mistake", 99.7, 100),
        ['C'] = ("C: one gender, no accent", 100, 100),
        ['D'] = ("D: its first 12 characters, one mistake", 85, 95),
    };

    /// <param name="report">Where it goes.</param>
    /// <param name="postgres">A server; null when there is none.</param>
    /// <param name="scripts">The folder of the script peers with their packages; null without Node.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task RunAsync(
        Report report,
        string? postgres,
        string? scripts,
        CancellationToken cancellationToken
    )
    {
        if (Repository.SharedData(RomeTitle.File) is not { } file)
        {
            report.Write(
                "search",
                [new Line("search in the titles of the ROME", "not measured", "its file is not there", "", null)],
                new Dictionary<string, double>()
            );
            return;
        }
        var titles = RomeTitle.Read(file);
        var figures = new Dictionary<string, double>();
        var lines = new List<Line>();
        var (ours, index) = Ours(titles, figures);
        var peers = await PeersAsync(titles, postgres, scripts, cancellationToken);
        using (ours)
        {
            var same = TitleQuery.Sets.ToDictionary(set => set, set => Measure(ours, titles, set, PeerSeeds, Passes));
            foreach (var set in TitleQuery.Sets)
                lines.Add(OfSet(set, Measure(ours, titles, set, Seeds, Passes), same[set], peers, figures));
            lines.Add(OfPeers(same, peers));
        }
        lines.Add(OfTenTimes(titles, figures));
        lines.Add(index);
        report.Write("search", lines, figures);
    }

    private static (OurSearch, Line) Ours(IReadOnlyList<RomeTitle> titles, Dictionary<string, double> figures)
    {
        var documents = titles
            .Select((title, place) => new SearchDocument(SearchKinds.Occupation, title.Code, title.Title, place))
            .ToList();
        using (new OurSearch(documents))
        {
            // Compiled: the second one is measured.
        }
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        var ours = new OurSearch(documents);
        var build = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        ours.Find("agent");
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        ours.Find("agent de surete");
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        (figures["buildMilliseconds"], figures["megabytes"]) = (build, memory);
        figures["allocatedBytes"] = allocated;
        return (
            ours,
            new Line(
                "search: index of these titles",
                string.Create(CultureInfo.InvariantCulture, $"built in {build:0} ms, {memory:0.0} MB"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{allocated:#,0} bytes allocated by a search, results included"
                ),
                "–",
                null
            )
        );
    }

    private static async Task<IReadOnlyList<(string Name, Dictionary<char, SearchResult> Results)>> PeersAsync(
        IReadOnlyList<RomeTitle> titles,
        string? postgres,
        string? scripts,
        CancellationToken cancellationToken
    )
    {
        var peers = new List<(string, Dictionary<char, SearchResult>)>();
        if (scripts is not null)
        {
            var queries = TitleQuery
                .Sets.SelectMany(set => Queries(titles, set, PeerSeeds).Select(query => (set, query)))
                .ToList();
            var asked = queries.ConvertAll(pair => pair.query);
            foreach (var peer in await ScriptPeers.RunAsync(scripts, titles, asked, cancellationToken))
                peers.Add((peer.Name, ResultsOf(peer, titles, queries)));
        }
        var engines = new List<ISearchEngine> { new SqliteTrigrams(titles) };
        if (postgres is not null)
            engines.AddRange(PostgresTrigrams.Create(postgres, titles));
        foreach (var engine in engines)
        {
            using (engine)
                peers.Add(
                    (
                        engine.Name,
                        TitleQuery.Sets.ToDictionary(
                            set => set,
                            set => Measure(engine, titles, set, PeerSeeds, PeerPasses)
                        )
                    )
                );
        }
        return peers;
    }

    private static Dictionary<char, SearchResult> ResultsOf(
        ScriptPeer peer,
        IReadOnlyList<RomeTitle> titles,
        List<(char Set, TitleQuery Query)> queries
    ) =>
        queries
            .Zip(peer.Answers)
            .GroupBy(pair => pair.First.Set)
            .ToDictionary(
                set => set.Key,
                set =>
                {
                    var recall = new Recall();
                    foreach (var ((_, query), answer) in set)
                        recall.Count(query, answer.Hits.Select(place => titles[place]));
                    return new SearchResult(recall, Latencies.From(set.Select(pair => pair.Second.Microseconds)));
                }
            );

    private static List<TitleQuery> Queries(IReadOnlyList<RomeTitle> titles, char set, int seeds) =>
        [.. Enumerable.Range(FirstSeed, seeds).SelectMany(seed => TitleQuery.Draw(titles, set, seed))];

    private static SearchResult Measure(
        ISearchEngine engine,
        IReadOnlyList<RomeTitle> titles,
        char set,
        int seeds,
        int passes
    )
    {
        var queries = Queries(titles, set, seeds);
        var recall = new Recall();
        foreach (var query in queries)
            recall.Count(query, engine.Find(query.Text).Select(place => titles[place]));
        return new SearchResult(recall, Latencies.OfEach(queries.Count, passes, i => engine.Find(queries[i].Text)));
    }

    private static Line OfSet(
        char set,
        SearchResult measured,
        SearchResult same,
        IReadOnlyList<(string Name, Dictionary<char, SearchResult> Results)> peers,
        Dictionary<string, double> figures
    )
    {
        var (what, atOne, atFive) = Bars[set];
        figures[$"{set}.recallAtOne"] = measured.Recall.AtOne;
        figures[$"{set}.recallAtFive"] = measured.Recall.AtFive;
        figures[$"{set}.p50Microseconds"] = measured.Latencies.P50;
        figures[$"{set}.p99Microseconds"] = measured.Latencies.P99;
        foreach (var (name, results) in peers)
        {
            figures[$"{set}.{name}.recallAtOne"] = results[set].Recall.AtOne;
            figures[$"{set}.{name}.recallAtFive"] = results[set].Recall.AtFive;
            figures[$"{set}.{name}.p50Microseconds"] = results[set].Latencies.P50;
            figures[$"{set}.{name}.p99Microseconds"] = results[set].Latencies.P99;
        }
        return new Line(
            $"search, titles of the ROME, {what}",
            measured.ToString(),
            string.Join("; ", peers.Select(peer => $"{peer.Name} {peer.Results[set]}")) + $"; Spro on these {same}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"first {atOne} %, among five {atFive} %, p50 < 300 µs, p99 < 1,000 µs"
            ),
            measured.Recall.AtOne >= atOne - Rounding
                && measured.Recall.AtFive >= atFive - Rounding
                && measured.Latencies is { P50: < 300, P99: < 1000 }
        );
    }

    private static Line OfPeers(
        Dictionary<char, SearchResult> ours,
        IReadOnlyList<(string Name, Dictionary<char, SearchResult> Results)> peers
    )
    {
        var leads = new List<string>();
        var beaten = false;
        foreach (var (name, results) in peers)
        {
            foreach (var set in TitleQuery.Sets)
            {
                var first = results[set].IsBetterFirstThan(ours[set]);
                var amongFive = results[set].IsBetterAmongFiveThan(ours[set]);
                var faster = results[set].IsFasterThan(ours[set]);
                beaten |= (first || amongFive) && faster;
                if (first)
                    leads.Add($"{name} first on {set}");
                if (amongFive)
                    leads.Add($"{name} among five on {set}");
                if (faster)
                    leads.Add($"{name} in speed on {set}");
            }
        }
        return new Line(
            "search: where a peer leads, same queries",
            leads.Count > 0 ? string.Join(", ", leads) : "nowhere",
            string.Join(", ", peers.Select(peer => peer.Name)),
            "none both more accurate and faster",
            peers.Count > 0 ? !beaten : null
        );
    }

    private static Line OfTenTimes(IReadOnlyList<RomeTitle> titles, Dictionary<string, double> figures)
    {
        var start = Stopwatch.GetTimestamp();
        using var ours = new OurSearch(WiderCorpus.Of(titles));
        var build = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var queries = TitleQuery.Sets.SelectMany(set => Queries(titles, set, PeerSeeds)).ToList();
        var latencies = Latencies.OfEach(queries.Count, Passes, i => ours.Find(queries[i].Text));
        figures["tenTimes.p50Microseconds"] = latencies.P50;
        figures["tenTimes.p99Microseconds"] = latencies.P99;
        figures["tenTimes.buildMilliseconds"] = build;
        return new Line(
            "search: ten times as many titles, sets A to D together",
            latencies.ToString(),
            string.Create(CultureInfo.InvariantCulture, $"built in {build:0} ms"),
            "p99 < 5,000 µs",
            latencies.P99 < 5000
        );
    }
}
