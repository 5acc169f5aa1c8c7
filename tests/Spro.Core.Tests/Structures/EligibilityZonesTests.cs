using Spro.Core.Catalogue;
using Spro.Core.Structures;
using Spro.Core.Territories;
using Spro.Core.Tests.Catalogue;
using Spro.Core.Tests.Territories;

namespace Spro.Core.Tests.Structures;

public sealed class EligibilityZonesTests
{
    [Theory]
    [InlineData("52", "44,49,53,72,85")] // the region of the place
    [InlineData("44", "44")] // not the Grand Est
    [InlineData("53", "53")] // not Bretagne
    [InlineData("93", "93")] // neither is near: refused when it can be mended, else the department
    [InlineData("44109,244400404", "244400404,44109")]
    public async Task A_code_means_what_is_in_the_region_of_the_place(string codes, string meant)
    {
        var country = TerritoryIndex.Build((await NationalFolder.ReadingAsync()).Data, PaysDeLaLoire.Today);
        Assert.Equal(
            meant.Split(','),
            EligibilityZones.Meant(codes.Split(','), country, "52").Order(StringComparer.Ordinal)
        );
        // A list without a place says it by its other codes.
        Assert.Equal(
            ["44", "49", "53", "72", "85"],
            EligibilityZones.Meant(["44", "49", "53", "72", "85"], country, null).Order(StringComparer.Ordinal)
        );
        Assert.Null(EligibilityZones.Unclear(["44", "49", "53", "72", "85"], country, null));
        Assert.Null(EligibilityZones.Unclear(["52", "44"], country, "52"));
        Assert.Equal("93", EligibilityZones.Unclear(["85", "93"], country, "52"));
        Assert.Equal("52", EligibilityZones.Unclear(["52"], country, null));
    }

    [Theory]
    [InlineData("53147", true)]
    [InlineData("44109", true)]
    public void A_service_for_the_region_receives_all_of_it(string commune, bool serves)
    {
        var door = Directories.Door(
            Directories.At("Lieu", "53130"),
            "ML",
            Directories.Service(service => service.EligibilityZones = ["52"])
        );
        Assert.Equal(serves, door.Serves(Directories.Commune(commune), null));
        Assert.True(door.Serves(null, "72"));
        Assert.False(door.Serves(null, "35"));
    }
}
