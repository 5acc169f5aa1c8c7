using System.Globalization;
using System.Text;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Structures;

namespace Spro.Bench;

/// <summary>The published site under load, each address beside its peer, in turn.</summary>
internal static class HttpBench
{
    private const int Rounds = 5;

    // A page goes through more code than its peer, and is compiled for good only once all of it has been.
    private const int WarmingSeconds = 30;
    private const int Seconds = 3;
    private const int Varied = 2000;

    public static async Task RunAsync(
        Report report,
        string siteProgram,
        string bareProgram,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateTempSubdirectory("spro-bench-").FullName;
        var (store, catalogue) = await BenchStore.DemonstrationAsync(folder, cancellationToken);
        await store.DisposeAsync();
        await using var site = await WebProcess.StartAsync(
            siteProgram,
            "/health/ready",
            SettingsOf(folder),
            cancellationToken
        );
        await using var bare = await WebProcess.StartAsync(
            bareProgram,
            "/ready",
            new Dictionary<string, string>(),
            cancellationToken
        );

        var requests = Mix.Requests(catalogue, [.. catalogue.Territory.Communes.Where(catalogue.Covers)], Varied);
        var answers = WriteScript(folder, "answers.lua", Posts(requests));
        var places = Gets(requests.Select(request => $"/lieux?insee={request.CommuneCode}"));
        var results = Gets(requests.Select(request => "/reponse?" + AddressOf(request)));
        using var http = new HttpClient { BaseAddress = site.Address };
        var placesBytes = await MeanBytesAsync(
            http,
            requests.Select(request => $"/lieux?insee={request.CommuneCode}&n=-1"),
            cancellationToken
        );
        var resultsBytes = await MeanBytesAsync(
            http,
            requests.Select(request => "/reponse?" + AddressOf(request)),
            cancellationToken
        );
        using var bareHttp = new HttpClient { BaseAddress = bare.Address };
        var (placesPeer, placesPeerBytes) = await PeerAsync(bareHttp, placesBytes, cancellationToken);
        var (resultsPeer, resultsPeerBytes) = await PeerAsync(bareHttp, resultsBytes, cancellationToken);

        Contest[] contests =
        [
            new(
                "`POST /api/v1/first-answers`, uncached",
                "`GET /health/live`",
                0.30,
                new Target(new Uri(site.Address, "/api/v1/first-answers"), answers),
                new Target(new Uri(site.Address, "/health/live"), null)
            ),
            new(
                $"directory page `/lieux?insee=…`, uncached ({Kilobytes(placesBytes)})",
                $"bare Razor page ({Kilobytes(placesPeerBytes)})",
                0.60,
                new Target(site.Address, WriteScript(folder, "places.lua", places)),
                new Target(bare.Address, WriteScript(folder, "places-peer.lua", Gets([placesPeer])))
            ),
            new(
                $"result page `/reponse?…`, uncached ({Kilobytes(resultsBytes)})",
                $"bare Razor page ({Kilobytes(resultsPeerBytes)})",
                0.60,
                new Target(site.Address, WriteScript(folder, "results.lua", results)),
                new Target(bare.Address, WriteScript(folder, "results-peer.lua", Gets([resultsPeer])))
            ),
            .. Cached("directory page", "/lieux?insee=53147", await SentBytesAsync("/lieux?insee=53147")),
            .. Cached("rules page", "/comment-ca-marche", await SentBytesAsync("/comment-ca-marche")),
        ];
        // Beside as many bytes of plain text; then beside two bytes, which no page can be: it tells what bytes cost.
        Contest[] Cached(string what, string path, int bytes) =>
            [
                new(
                    $"{what}, cached, compressed as browsers ask ({Kilobytes(bytes)})",
                    "plain text of as many bytes",
                    0.80,
                    new Target(new Uri(site.Address, path), null, AsBrowser: true),
                    new Target(new Uri(bare.Address, $"/plain?bytes={bytes}"), null)
                ),
                new(
                    $"{what}, cached, the same",
                    "`GET /health/live`, 2 bytes",
                    Bar: null,
                    new Target(new Uri(site.Address, path), null, AsBrowser: true),
                    new Target(new Uri(site.Address, "/health/live"), null)
                ),
            ];

        async Task<int> SentBytesAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptEncoding.ParseAdd("br, gzip");
            using var response = await http.SendAsync(request, cancellationToken);
            return (await response.Content.ReadAsByteArrayAsync(cancellationToken)).Length;
        }

        var lines = new List<Line>();
        var figures = new Dictionary<string, double>
        {
            ["directoryPageBytes"] = placesBytes,
            ["resultPageBytes"] = resultsBytes,
        };
        foreach (var contest in contests)
        {
            var (ours, theirs, ratio) = await contest.RunAsync(cancellationToken);
            figures[contest.What] = ours;
            figures[contest.What + ", peer"] = theirs;
            lines.Add(
                new Line(
                    contest.What,
                    string.Create(CultureInfo.InvariantCulture, $"{ours:#,0} requests/s"),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{contest.Peer}: {theirs:#,0} requests/s, ratio {ratio:0 %}"
                    ),
                    contest.Bar is { } bar
                        ? string.Create(CultureInfo.InvariantCulture, $"≥ {bar:0 %}")
                        : "none: the bytes themselves cost the rest",
                    contest.Bar is null ? null : ratio >= contest.Bar
                )
            );
        }
        report.Write("http", lines, figures);
    }

    /// <summary>The settings of a site on a store.</summary>
    public static Dictionary<string, string> SettingsOf(string folder) =>
        new(StringComparer.Ordinal) { ["Spro__DataDirectory"] = folder, ["Logging__LogLevel__Default"] = "Warning" };

    private static string Kilobytes(double bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024:0.0} kB");

    // What the result page carries in its address: nothing that is confided.
    private static string AddressOf(AnswerRequest request)
    {
        var text = new StringBuilder($"insee={request.CommuneCode}");
        var situation = request.Situation.WithoutVoluntary(Networks.BuiltIn);
        foreach (var field in SituationField.All)
        {
            if (field.TextOf(situation) is not { } said || field == SituationField.ResidesInRegion)
                continue;
            foreach (var value in field.Shape == FieldShape.Set ? said.Split(',') : [said])
                text.Append(CultureInfo.InvariantCulture, $"&{field.Name}={Uri.EscapeDataString(value)}");
        }
        return text.ToString();
    }

    private static string Gets(IEnumerable<string> paths) =>
        $$"""
            local paths = { {{string.Join(",", paths.Select(path => $"\"{path}\""))}} }
            local n = 0
            -- The counter makes every address new.
            request = function()
              n = n + 1
              return wrk.format("GET", paths[n % #paths + 1] .. "&n=" .. n)
            end
            """;

    private static string Posts(IEnumerable<AnswerRequest> requests) =>
        $$"""
            local bodies = { {{string.Join(",", requests.Select(request => $"[==[{BodyOf(request)}]==]"))}} }
            local made, n = {}, 0
            init = function()
              for i, body in ipairs(bodies) do
                made[i] = wrk.format("POST", nil, { ["Content-Type"] = "application/json" }, body)
              end
            end
            request = function()
              n = n + 1
              return made[n % #made + 1]
            end
            """;

    private static string BodyOf(AnswerRequest request)
    {
        using var buffer = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("situation");
            request.Situation.WriteTo(writer);
            writer.WriteString("communeCode", request.CommuneCode);
            writer.WriteString("at", request.AtUtc);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string WriteScript(string folder, string name, string script)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, script);
        return file;
    }

    private static async Task<double> MeanBytesAsync(
        HttpClient http,
        IEnumerable<string> paths,
        CancellationToken cancellationToken
    )
    {
        var sum = 0.0;
        var count = 0;
        foreach (var path in paths.Take(300))
        {
            sum += (await http.GetByteArrayAsync(path, cancellationToken)).Length;
            count++;
        }
        return sum / count;
    }

    // The number of rows that makes the bare page as long.
    private static async Task<(string Path, double Bytes)> PeerAsync(
        HttpClient bare,
        double bytes,
        CancellationToken cancellationToken
    )
    {
        var empty = (await bare.GetByteArrayAsync("/?rows=0", cancellationToken)).Length;
        var hundred = (await bare.GetByteArrayAsync("/?rows=100", cancellationToken)).Length;
        var rows = (int)Math.Round((bytes - empty) / ((hundred - empty) / 100.0));
        var path = string.Create(CultureInfo.InvariantCulture, $"/?rows={rows}");
        return (path, (await bare.GetByteArrayAsync(path, cancellationToken)).Length);
    }

    private sealed record Target(Uri Address, string? Script, bool AsBrowser = false)
    {
        public Task<double> AskAsync(int seconds, CancellationToken cancellationToken) =>
            Wrk.RequestsPerSecondAsync(Address, Script, AsBrowser, seconds, cancellationToken);
    }

    private sealed record Contest(string What, string Peer, double? Bar, Target Ours, Target Theirs)
    {
        /// <summary>
        /// In turn, so that whatever else the machine does weighs on both: the median of each, and of the ratios of the rounds.
        /// </summary>
        public async Task<(double Ours, double Theirs, double Ratio)> RunAsync(CancellationToken cancellationToken)
        {
            await Ours.AskAsync(WarmingSeconds, cancellationToken);
            await Theirs.AskAsync(WarmingSeconds, cancellationToken);
            var (ours, theirs) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                ours.Add(await Ours.AskAsync(Seconds, cancellationToken));
                theirs.Add(await Theirs.AskAsync(Seconds, cancellationToken));
            }
            return (Median(ours), Median(theirs), Median(ours.Zip(theirs, (mine, peer) => mine / peer)));
        }

        private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
    }
}
