using System.Globalization;
using System.Text.RegularExpressions;

namespace Spro.Bench;

/// <summary>What a browser without cache fetches to show a page, compressed as sent, and from where.</summary>
internal static partial class FirstViewBench
{
    public static async Task RunAsync(Report report, string siteProgram, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("spro-bench-").FullName;
        var (store, _) = await BenchStore.DemonstrationAsync(folder, cancellationToken);
        await store.DisposeAsync();
        await using var site = await WebProcess.StartAsync(
            siteProgram,
            "/health/ready",
            HttpBench.SettingsOf(folder),
            cancellationToken
        );
        var lines = new List<Line>();
        var figures = new Dictionary<string, double>();
        foreach (
            var (name, path) in new[]
            {
                ("home page", "/"),
                (
                    "result page",
                    "/reponse?insee=53147&age=17&mainStatus=no_activity&needs=job_search&needs=discover_jobs"
                ),
            }
        )
        {
            var view = new View(site.Address);
            await view.OpenAsync(path, cancellationToken);
            figures[name] = view.Bytes;
            lines.Add(
                new Line(
                    $"first view of the {name}, fonts included",
                    string.Create(CultureInfo.InvariantCulture, $"{view.Bytes / 1024.0:0.0} kB"),
                    $"{view.Requests} requests ({string.Join(", ", view.Parts)}), {view.Elsewhere.Count} to another host",
                    "< 60 kB, none to another host",
                    view is { Bytes: < 60 * 1024, Elsewhere.Count: 0 }
                )
            );
        }
        report.Write("first-view", lines, figures);
    }

    private sealed class View(Uri site)
    {
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

        public long Bytes { get; private set; }
        public int Requests { get; private set; }
        public List<string> Parts { get; } = [];
        public HashSet<string> Elsewhere { get; } = new(StringComparer.Ordinal);

        public async Task OpenAsync(string path, CancellationToken cancellationToken)
        {
            using var http = new HttpClient { BaseAddress = site };
            http.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
            await FetchAsync(http, new Uri(site, path), cancellationToken);
        }

        private async Task FetchAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
        {
            if (address.Scheme == "data" || !_seen.Add(address.ToString()))
                return;
            if (address.Authority != site.Authority)
            {
                Elsewhere.Add(address.Authority);
                return;
            }
            using var response = await http.GetAsync(address, cancellationToken);
            response.EnsureSuccessStatusCode();
            var sent = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            Requests++;
            Bytes += sent.Length;
            var kind = response.Content.Headers.ContentType?.MediaType ?? "";
            Parts.Add(string.Create(CultureInfo.InvariantCulture, $"{kind} {sent.Length / 1024.0:0.0}"));
            if (kind is not ("text/html" or "text/css" or "text/javascript"))
                return;
            var text = await TextOfAsync(response, sent, cancellationToken);
            var found = kind switch
            {
                "text/html" => Loaded().Matches(text),
                "text/css" => InStyle().Matches(text),
                _ => Imported().Matches(text),
            };
            foreach (Match match in found)
                await FetchAsync(http, new Uri(address, match.Groups["url"].Value), cancellationToken);
        }

        private static async Task<string> TextOfAsync(
            HttpResponseMessage response,
            byte[] sent,
            CancellationToken cancellationToken
        )
        {
            Stream body = new MemoryStream(sent);
            if (response.Content.Headers.ContentEncoding.Contains("br"))
                body = new System.IO.Compression.BrotliStream(body, System.IO.Compression.CompressionMode.Decompress);
            else if (response.Content.Headers.ContentEncoding.Contains("gzip"))
                body = new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress);
            using var reader = new StreamReader(body);
            return await reader.ReadToEndAsync(cancellationToken);
        }
    }

    // What a page makes the browser load: links it only offers to follow are not.
    [GeneratedRegex(
        """<(?:link\b[^>]*?\bhref|(?:script|img|iframe|source|video|audio)\b[^>]*?\bsrc)=["'](?<url>[^"']+)["']""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Loaded();

    [GeneratedRegex(
        """url\(["']?(?<url>[^"')]+)["']?\)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex InStyle();

    [GeneratedRegex("""\bfrom\s*["'](?<url>[^"']+)["']""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Imported();
}
