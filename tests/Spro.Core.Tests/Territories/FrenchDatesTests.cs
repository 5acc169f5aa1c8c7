using Spro.Core.Common;

namespace Spro.Core.Tests.Territories;

/// <summary>Days and ranks as French writes them.</summary>
public class FrenchDatesTests
{
    [Fact]
    public void Several_days_say_once_what_they_share()
    {
        Assert.Equal("15 et 29 décembre 2026", FrenchDates.InFrench([new(2026, 12, 15), new(2026, 12, 29)]));
        Assert.Equal("1er au 2 décembre 2026", FrenchDates.InFrench([new(2026, 12, 1), new(2026, 12, 2)], "au"));
        Assert.Equal(
            "30 novembre au 1er décembre 2026",
            FrenchDates.InFrench([new(2026, 11, 30), new(2026, 12, 1)], "au")
        );
        Assert.Equal(
            "29 décembre 2026, 5 et 12 janvier 2027",
            FrenchDates.InFrench([new(2026, 12, 29), new(2027, 1, 5), new(2027, 1, 12)])
        );
        Assert.Equal("3 mars 2027", FrenchDates.InFrench([new(2027, 3, 3)]));
        Assert.Equal(["1er", "3e"], new[] { 1, 3 }.Select(FrenchDates.Rank));
    }
}
