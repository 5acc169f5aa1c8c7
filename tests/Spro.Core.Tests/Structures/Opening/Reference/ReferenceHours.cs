using System.Diagnostics;
using System.Text.Json;

namespace Spro.Core.Tests.Structures.Opening.Reference;

/// <summary>
/// The npm package "opening_hours", run by Node in Europe/Paris. Exactly one of the three is set: it rejects the text,
/// or gives a letter per instant ("o" open, "c" closed, "u" unknown), or accepts it and then fails to evaluate it.
/// </summary>
internal sealed record ReferenceAnswer(string? States, string? Rejected, string? Failed);

internal static class ReferenceHours
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static string Folder =>
        Path.Combine(Repository.Root, "tests", "Spro.Core.Tests", "Structures", "Opening", "Reference");

    public static async Task<ReferenceAnswer[]> AskAsync(
        IReadOnlyList<string> hours,
        IReadOnlyList<long[]> instants,
        CancellationToken cancellation
    )
    {
        if (!File.Exists(Path.Combine(Folder, "node_modules", "opening_hours", "package.json")))
        {
            await RunAsync("npm", ["ci", "--no-audit", "--no-fund"], "", cancellation);
        }
        var answers = await RunAsync(
            "node",
            ["states.mjs"],
            JsonSerializer.Serialize(new { hours, instants }, Json),
            cancellation
        );
        return JsonSerializer.Deserialize<ReferenceAnswer[]>(answers, Json)!;
    }

    private static async Task<string> RunAsync(
        string program,
        string[] arguments,
        string input,
        CancellationToken cancellation
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TZ"] = "Europe/Paris";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, $"{program} failed: {await errors}");
        return await output;
    }
}
