using Spro.Core.Territories;

namespace Spro.Core.Tests.Territories;

public sealed class IslandTests
{
    [Theory]
    [InlineData("85113", "Île d'Yeu")]
    [InlineData("85163", null)] // Noirmoutier-en-l'Île has a bridge
    [InlineData("85112", null)] // L'Île-d'Olonne is none
    [InlineData("44109", null)]
    public void Only_a_commune_without_a_road_is_on_an_island(string code, string? island) =>
        Assert.Equal(island, PaysDeLaLoire.Index.Commune(code)?.Island);

    [Fact]
    public async Task Every_commune_of_an_island_exists()
    {
        var communes = (await NationalFolder.ReadingAsync()).Data.Communes.ToLookup(commune => commune.Code);
        Assert.All(Islands.Communes, code => Assert.NotEmpty(communes[code]));
        // One island, several communes: there one walks from one to the other.
        Assert.Equal(Islands.Of("56009"), Islands.Of("56152"));
    }
}
