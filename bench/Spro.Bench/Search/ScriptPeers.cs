using System.Diagnostics;
using System.Text.Json;
using Spro.Core.Search;

namespace Spro.Bench.Search;

/// <summary>The libraries of Peers/search.mjs, run by Node, which measures each query itself.</summary>
internal static class ScriptPeers
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What each library found for each query, and how long it took.</summary>
    /// <param name="folder">Where the script stands with its packages.</param>
    /// <param name="titles">What is searched.</param>
    /// <param name="queries">What is typed: folded, since these libraries know nothing of French.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<IReadOnlyList<ScriptPeer>> RunAsync(
        string folder,
        IReadOnlyList<RomeTitle> titles,
        IReadOnlyList<TitleQuery> queries,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo("node", ["search.mjs"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(
            process.StandardInput.BaseStream,
            new
            {
                titles = titles.Select(title => new[] { FrenchText.Fold(title.Title), FrenchText.Fold(title.Typed) }),
                queries = queries.Select(query => FrenchText.Fold(query.Text)),
            },
            Json,
            cancellationToken
        );
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<ScriptPeer[]>(await output, Json)!
            : throw new InvalidOperationException("search.mjs failed: see above.");
    }
}

/// <summary>One of them.</summary>
internal sealed record ScriptPeer(string Name, double BuildMilliseconds, IReadOnlyList<ScriptAnswer> Answers);

/// <summary>The places of the titles found, and how long it took.</summary>
internal sealed record ScriptAnswer(IReadOnlyList<int> Hits, double Microseconds);
