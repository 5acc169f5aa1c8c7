using System.Globalization;
using System.Text.Json;

namespace Spro.Architecture.Tests;

public sealed class PublishedCultureTests
{
    [Theory]
    [InlineData("Spro.Web")]
    [InlineData("spro")]
    public void What_is_published_brings_its_languages(string executable)
    {
        var assembly = executable == "spro" ? Sources.Cli : Sources.Web;
        var file = Path.ChangeExtension(assembly.Location, ".runtimeconfig.json");
        using var config = JsonDocument.Parse(File.ReadAllText(file));
        var properties = config.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");
        Assert.False(properties.GetProperty("System.Globalization.Invariant").GetBoolean());
        Assert.False(
            properties.TryGetProperty("System.Globalization.PredefinedCulturesOnly", out var only) && !only.GetBoolean()
        );
    }

    [Fact]
    public void Days_and_months_are_French()
    {
        var french = CultureInfo.GetCultureInfo("fr-FR");
        Assert.Equal("mardi 24 novembre 2026", new DateOnly(2026, 11, 24).ToString("dddd d MMMM yyyy", french));
        Assert.True(french.CompareInfo.Compare("été", "hiver") < 0);
        Assert.Equal("1,5", 1.5.ToString(french));
    }
}
