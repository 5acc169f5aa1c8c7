using Spro.Core.Demonstration;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;

namespace Spro.Core.Tests.Demonstration;

/// <summary>The figures carried for a first run say something of every occupation shown, and yield to official ones.</summary>
public sealed class DemonstrationFiguresTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly List<VersionedRow> Rows = [.. DemonstrationFigures.Rows()];
    private static readonly List<ReferentialVersion> Editions = [.. DemonstrationFigures.Editions(Rows, Today)];

    private static readonly Occupations Shown = Occupations.Of([
        OccupationEdition.Of(DemonstrationOccupations.Edition(Today), DemonstrationOccupations.Rows()),
    ]);

    [Fact]
    public void Every_occupation_has_a_named_family_and_a_tension_or_a_pay()
    {
        var market = LabourMarket.Of(Editions, Rows);
        var without = Shown
            .All.Where(occupation =>
                !market
                    .Of(occupation)
                    .Families.Any(family =>
                        family.Label is not null
                        && (
                            family.Newest(LabourMeasure.TensionLevel, LabourArea.Region, "52")?.Value is not null
                            || family.Newest(LabourMeasure.MedianPay, LabourArea.Nation, "")?.Value is not null
                        )
                    )
            )
            .Select(occupation => occupation.RomeCode);
        Assert.Empty(without);
    }

    [Fact]
    public void An_official_edition_takes_the_place_of_those_of_the_same_publication_only()
    {
        var official = LabourDataset.Pay.Edition(2024, Today);
        var figure = new LabourFigure
        {
            Version = official.Version,
            Nomenclature = Nomenclature.Fap,
            Code = "V0Z60",
            Measure = LabourMeasure.MedianPay,
            Area = LabourArea.Nation,
            AreaCode = "",
            Period = "2022-2024",
            Value = 1_800,
        };
        var market = LabourMarket.Of([.. Editions, official], [.. Rows, figure]);
        var family = Assert.Single(market.Of(Shown.Find("J1501")!).Families);
        Assert.Equal(1_800, family.Newest(LabourMeasure.MedianPay, LabourArea.Nation, "")!.Value);
        Assert.Null(family.Pay);
        Assert.NotNull(family.Newest(LabourMeasure.TensionLevel, LabourArea.Region, "52"));
    }

    [Fact]
    public void What_is_not_known_says_why() =>
        Assert.All(Rows.OfType<LabourFigure>(), figure => Assert.Equal(figure.Value is null, figure.Why is not null));
}
