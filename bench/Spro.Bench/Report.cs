using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Spro.Bench;

/// <summary>A line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Measured">What was found.</param>
/// <param name="Beside">The peer or the physical limit, measured in the same run.</param>
/// <param name="Bar">What was promised.</param>
/// <param name="Met">Whether it is kept; null when there is nothing to keep, or nothing to measure with.</param>
internal sealed record Line(string What, string Measured, string Beside, string Bar, bool? Met);

/// <summary>One JSON file a measure, and the table made of them all.</summary>
internal sealed class Report(string folder)
{
    private static readonly string[] Order =
    [
        "answer",
        "national",
        "rules",
        "search",
        "imports",
        "guide",
        "http",
        "start",
        "first-view",
        "counsellors-sqlite",
        "counsellors-postgres",
        "lists-sqlite",
        "lists-postgres",
    ];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes what a measure found; <paramref name="figures"/> are its raw numbers, by name.</summary>
    public void Write(string measure, IReadOnlyList<Line> lines, IReadOnlyDictionary<string, double> figures)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, measure + ".json"),
            JsonSerializer.Serialize(new Measure(lines, figures), Json)
        );
        foreach (var line in lines)
            Console.WriteLine($"{Mark(line)} {line.What}: {line.Measured} ({line.Beside}; bar {line.Bar})");
    }

    /// <summary>Prints the table and writes it to <paramref name="page"/>.</summary>
    public void WriteTable(string page)
    {
        var text = new StringBuilder();
        text.AppendLine("# Benchmarks").AppendLine();
        text.AppendLine(
                "Written by `./bench.sh`; the raw figures are in `artifacts/bench/*.json`. The peer or the physical limit in"
            )
            .AppendLine(
                "the third column was measured in the same run: ratios travel from one machine to another, figures do not."
            )
            .AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Machine: {Machine()}.").AppendLine();
        text.AppendLine("| what | measured | beside it, same run | bar | met |").AppendLine("|---|---|---|---|---|");
        foreach (var measure in Order)
        {
            var file = Path.Combine(folder, measure + ".json");
            if (!File.Exists(file))
                continue;
            foreach (var line in JsonSerializer.Deserialize<Measure>(File.ReadAllText(file), Json)!.Lines)
                text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {line.What} | {line.Measured} | {line.Beside} | {line.Bar} | {Mark(line)} |"
                );
        }
        text.AppendLine().AppendLine("## How").AppendLine().Append(Method);
        File.WriteAllText(page, text.ToString());
        Console.WriteLine(text);
    }

    private static string Mark(Line line) =>
        line.Met switch
        {
            true => "yes",
            false => "**no**",
            null => "–",
        };

    private static string Machine()
    {
        const string cpuinfo = "/proc/cpuinfo";
        var model = File.Exists(cpuinfo)
            ? File.ReadLines(cpuinfo)
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':', 2)[1]
                .Trim()
            : null;
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores ({model ?? RuntimeInformation.ProcessArchitecture.ToString()}), {memory:0} GB, {RuntimeInformation.OSDescription.Split(' ')[0]}, {RuntimeInformation.FrameworkDescription}"
        );
    }

    private const string Method = """
        - *First answer*: `CompleteAnswer.For` on the demonstration set, places included; situations of the personas, communes
          of the region and instants of a week at random; 20,000 calls a pass after warming, five passes, the median pass.
          PostgreSQL is given the networks decided (so nothing of the rules) and answers their nearest suitable places, their
          state and next opening, and the nearest open place, in one prepared round trip on a Unix socket: Lambert-93 points,
          one GiST index on (network, point), KNN, opening intervals laid out beforehand.
        - *National*: the 34,969 communes of the official files when they are beside the repository, else as many invented ones;
          100,000 places spread by population. Memory is that of the process that loads the store and answers.
        - *Search*: the 13,120 titles of the ROME 4.60, sets of 300 queries drawn and damaged at random (docs/search.md), 20 sets of
          each kind for us, the first two for peers, which get folded text and the masculine form as a field of its own;
          "first/among five" is how often an answer comes there. One thread; for us the median of nine passes of each query, for
          peers one pass after warming: the script libraries in a Node process that measures itself, SQLite in memory,
          PostgreSQL by prepared statements on a Unix socket.
        - *Imports*: the files of the repository's companions when they are there, and a file of the flow invented on the spot;
          each pass reads from disk. The bare library is CsvHelper giving the cells of each line, or XmlReader going through
          the file, with nothing checked or made of it; twenty passes of ours and of the bare one in turn, the fastest of
          each. Peak memory is that of the process. Whole imports run once, into a new store.
        - *Guide*: from the directory in memory to page, PDF, DOCX and CSV, once; places spread by population, one in two of a network of
          the guide. Beside it, what the same Chromium alone takes to print that page again.
        - *HTTP*: the published site and its peer as processes of their own, `wrk` on the same machine (so it takes its share of the
          cores), each address in turn after thirty seconds of warming; medians of five rounds, and of their ratios. "Uncached"
          addresses never come twice, those of the peer neither. The bare Razor page
          writes as many bytes from rows in memory, without layout, tag helpers or middleware; its site writes plain text, too.
        - *Start*: from the creation of the process to the first 200 of `/health/ready`; median of five.
        - *First view*: what a browser without cache fetches, as compressed as the server sends it.
        - *Counsellors*: 50,000 people with 200,000 hand-overs (one in ten goes on), their traces, readings and messages, in a
          hundred structures; 20 counsellors in ten of them, each for five minutes through the pages of the published site, half a
          second on average between two pages: lists, a file, receiving somebody, handing over, answering, free slots, booking.
          Every answer counts, after half a minute of warming; those who ask are on the same machine. Beside it, in the same minutes:
          `/health/live`, which touches no store, and the rows of the same list read by the bare driver.

        """;

    private sealed record Measure(IReadOnlyList<Line> Lines, IReadOnlyDictionary<string, double> Figures);
}
