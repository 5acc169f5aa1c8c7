using System.Text.Json;

namespace Spro.Design.Tests.Conformance;

/// <summary>An example that govuk-frontend ships with a component: options, and the HTML they must give.</summary>
internal sealed record Fixture(string Component, string Name, JsonElement Json)
{
    public Options Options => new(Json.GetProperty("options"));

    public string Html => Json.GetProperty("html").GetString()!;

    public IEnumerable<LeftOut> Exceptions => LeftOut.All.Where(leftOut => leftOut.Concerns(this));

    public static IReadOnlyList<Fixture> All { get; } = [.. Components.All.Keys.SelectMany(Of)];

    private static IEnumerable<Fixture> Of(string component)
    {
        using var file = File.OpenRead(DesignFolder.Fixtures(component));
        using var document = JsonDocument.Parse(file);
        return
        [
            .. document
                .RootElement.GetProperty("fixtures")
                .EnumerateArray()
                .Select(json => new Fixture(component, json.GetProperty("name").GetString()!, json.Clone())),
        ];
    }
}
