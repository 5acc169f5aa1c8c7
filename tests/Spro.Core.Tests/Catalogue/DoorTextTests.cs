using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Structures;

namespace Spro.Core.Tests.Catalogue;

public sealed class DoorTextTests
{
    [Fact]
    public void The_first_of_a_month_is_its_1er_and_the_others_are_numbers()
    {
        Assert.Equal("1er décembre 2026", new DateOnly(2026, 12, 1).InFrench);
        Assert.Equal("24 novembre 2026", new DateOnly(2026, 11, 24).InFrench);
        Assert.Equal("1er août", new DateOnly(2026, 8, 1).InFrenchWithoutYear);
        Assert.Equal("11 août", new DateOnly(2026, 8, 11).InFrenchWithoutYear);
        Assert.Equal("mardi 1er décembre", new DateOnly(2026, 12, 1).InFrenchWithWeekday);
        Assert.Equal("mardi 24 novembre", new DateOnly(2026, 11, 24).InFrenchWithWeekday);
    }

    [Theory]
    [InlineData("parking de la mairie", ", parking de la mairie")]
    [InlineData(null, "")]
    public void A_stop_of_a_bus_is_one_sentence(string? address, string end)
    {
        var stop = new MobileStop
        {
            Date = new DateOnly(2026, 12, 1),
            Opens = new TimeOnly(9, 30),
            Closes = new TimeOnly(12, 0),
            CommuneCode = "53147",
            Address = address,
        };

        Assert.Equal($"Prochain passage\u00A0: mardi 1er décembre, de 9 h 30 à 12 h{end}", DoorText.Stop(stop));
    }
}
