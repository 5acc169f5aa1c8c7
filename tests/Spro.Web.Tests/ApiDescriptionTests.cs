using System.Text.Json;
using System.Text.RegularExpressions;
using Spro.TestSupport;

namespace Spro.Web.Tests;

/// <summary>The public contract of the API: whole, and never changed without being seen.</summary>
public partial class ApiDescriptionTests(Site site)
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete", "patch", "head", "options"];

    private readonly HttpClient _client = site.Client();

    [Fact]
    public async Task The_approved_description_is_the_one_that_is_served()
    {
        var text = await _client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        GeneratedFile.MustSay("docs/generated/openapi.json", text.ReplaceLineEndings("\n") + "\n");
    }

    [Fact]
    public async Task Every_call_says_what_it_does_what_it_takes_and_how_it_refuses()
    {
        var description = await _client.JsonAsync("/openapi/v1.json");
        List<string> missing = [];
        foreach (var (name, call) in Calls(description))
        {
            if (!Says(call, "summary"))
                missing.Add($"{name}: summary");
            foreach (var parameter in call.TryGetProperty("parameters", out var all) ? all.EnumerateArray() : default)
            {
                var parameterName = parameter.GetProperty("name").GetString()!;
                if (!Says(parameter, "description"))
                    missing.Add($"{name}: description of {parameterName}");
                if (!CamelCase().IsMatch(parameterName))
                    missing.Add($"{name}: {parameterName} in camelCase");
            }
            var responses = call.GetProperty("responses");
            if (!Gives(responses, "200", "application/json"))
                missing.Add($"{name}: what it gives");
            // A call that takes something may be asked for what is not; any may come too often, or fail.
            var takes =
                name.Contains('{', StringComparison.Ordinal) ? "404"
                : HasInput(call) ? "400"
                : null;
            foreach (var status in new[] { takes, "429", "500" }.OfType<string>())
            {
                if (!Gives(responses, status, "application/problem+json"))
                    missing.Add($"{name}: problem {status}");
            }
        }
        Assert.Empty(missing);
    }

    [Fact]
    public async Task Every_call_has_a_name_of_its_own_that_stays()
    {
        var calls = Calls(await _client.JsonAsync("/openapi/v1.json")).ToList();
        var names = calls
            .Select(call => call.Call.TryGetProperty("operationId", out var id) ? id.GetString()! : call.Name)
            .ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Matches(CamelCase(), name));
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static IEnumerable<(string Name, JsonElement Call)> Calls(JsonElement description) =>
        from path in description.GetProperty("paths").EnumerateObject()
        from call in path.Value.EnumerateObject()
        where Verbs.Contains(call.Name)
        select ($"{call.Name} {path.Name}", call.Value);

    private static bool HasInput(JsonElement call) =>
        call.TryGetProperty("parameters", out _) || call.TryGetProperty("requestBody", out _);

    private static bool Says(JsonElement item, string member) =>
        item.TryGetProperty(member, out var text) && !string.IsNullOrWhiteSpace(text.GetString());

    private static bool Gives(JsonElement responses, string status, string type) =>
        responses.TryGetProperty(status, out var response)
        && response.TryGetProperty("content", out var content)
        && content.TryGetProperty(type, out var body)
        && body.TryGetProperty("schema", out _);

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex CamelCase();
}
