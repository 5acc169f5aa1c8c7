using System.Text.Json;

namespace Spro.Cli.Tests;

public sealed class GuideTests
{
    [Fact]
    public async Task A_guide_is_published_once_for_the_same_directory_and_its_files_are_written()
    {
        using var desk = new Operator();
        string[] build =
        [
            "guide",
            "build",
            "--out",
            desk.At("guide"),
            "--department",
            "53",
            "--json",
            "--Spro:Chromium=aucun",
        ];

        var first = JsonDocument.Parse((await desk.RunAsync(build)).Out).RootElement;
        var again = JsonDocument.Parse((await desk.RunAsync(build)).Out).RootElement;

        Assert.True(first.GetProperty("isNew").GetBoolean());
        Assert.False(again.GetProperty("isNew").GetBoolean());
        Assert.Equal(first.GetProperty("hash").GetString(), again.GetProperty("hash").GetString());
        Assert.False(first.GetProperty("pdf").GetBoolean());
        Assert.Contains("Chromium", first.GetProperty("pdfReason").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["guide-53.csv", "guide-53.docx", "guide-53.html"],
            Directory.GetFiles(desk.At("guide")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        var unknown = await desk.RunAsync("guide", "build", "--out", desk.At("guide"), "--department", "99", "--draft");
        Assert.Equal(1, unknown.Code);
    }
}
