// Asks the package source for known vulnerabilities of every package, direct or not: dotnet run eng/audit.cs
// Ends with 0 when nothing is known, 1 when something is, 3 when no source offers such data: dotnet itself says then that
// there is nothing, which would be taken for a pass.
using System.Diagnostics;
using System.Text.Json;

using var list = Process.Start(
    new ProcessStartInfo(
        "dotnet",
        ["list", "Spro.slnx", "package", "--vulnerable", "--include-transitive", "--format", "json"]
    )
    {
        RedirectStandardOutput = true,
        UseShellExecute = false,
    }
)!;
var said = await list.StandardOutput.ReadToEndAsync();
await list.WaitForExitAsync();
if (!said.TrimStart().StartsWith('{'))
{
    Console.WriteLine($"DEPENDENCIES NOT AUDITED: the packages could not be listed. {said.Trim()}");
    return 3;
}
using var report = JsonDocument.Parse(said);
var sources = Each(report.RootElement, "sources").Select(source => source.GetString()!).ToList();
using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
var offering = new List<string>();
foreach (var source in sources)
    if (await OffersAsync(source))
        offering.Add(source);
if (offering.Count == 0)
{
    Console.WriteLine(
        $"DEPENDENCIES NOT AUDITED: no package source offers vulnerability data ({string.Join(", ", sources)})."
    );
    return 3;
}
var known = new SortedSet<string>(StringComparer.Ordinal);
var projects = Each(report.RootElement, "projects").ToList();
foreach (var project in projects)
foreach (var framework in Each(project, "frameworks"))
foreach (var package in Each(framework, "topLevelPackages").Concat(Each(framework, "transitivePackages")))
foreach (var vulnerability in Each(package, "vulnerabilities"))
    known.Add(
        $"{Text(package, "id")} {Text(package, "resolvedVersion")}: {Text(vulnerability, "severity")}, {Text(vulnerability, "advisoryurl")}"
    );
foreach (var line in known)
    Console.WriteLine(line);
Console.WriteLine(
    known.Count == 0
        ? $"Dependencies of {projects.Count} projects audited by {string.Join(", ", offering)}: nothing known."
        : $"Dependencies audited by {string.Join(", ", offering)}: {known.Count} known vulnerabilities."
);
return known.Count == 0 ? 0 : 1;

async Task<bool> OffersAsync(string source)
{
    try
    {
        using var index = JsonDocument.Parse(await http.GetStringAsync(source));
        return Each(index.RootElement, "resources")
            .Any(resource => Text(resource, "@type").StartsWith("VulnerabilityInfo/", StringComparison.Ordinal));
    }
    catch (Exception unreadable) when (unreadable is HttpRequestException or JsonException or TaskCanceledException)
    {
        return false;
    }
}

static IEnumerable<JsonElement> Each(JsonElement element, string name) =>
    element.TryGetProperty(name, out var all) && all.ValueKind == JsonValueKind.Array ? all.EnumerateArray() : [];

static string Text(JsonElement element, string name) =>
    element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
