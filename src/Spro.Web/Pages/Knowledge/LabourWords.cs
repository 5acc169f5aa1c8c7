using System.Globalization;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge.Labour;

namespace Spro.Web.Pages.Knowledge;

/// <summary>Figures of the labour market, in words.</summary>
internal class LabourWords(PublicCatalogue catalogue, DateOnly today, IStringLocalizer<Resources.Outlets> texts)
{
    private const double Steady = 0.1;

    /// <summary>The name of a family, or its code.</summary>
    public string NameOf(string familyCode) => catalogue.LabourMarket.Family(familyCode)?.Label ?? familyCode;

    /// <summary>The name of a basin, not in capitals.</summary>
    public string BasinOf(string code) =>
        catalogue.LabourMarket.Basin(code)?.Name is { } name
            ? CultureInfo.CurrentCulture.TextInfo.ToTitleCase(name.ToLower(CultureInfo.CurrentCulture))
            : code;

    /// <summary>A value in its unit, rounded as it deserves; why there is none, when there is none.</summary>
    public string Said(LabourFigure? figure) =>
        figure switch
        {
            null => texts["unknown"],
            { Value: null } => texts["unknown." + figure.Why],
            { Unit: LabourUnit.Level, Value: { } level } => texts["level", LevelName(level), (int)level],
            { Unit: LabourUnit.Percent, Value: > 0 and < 0.5 } => texts["percent.tiny"],
            { Unit: LabourUnit.Percent, Value: { } share } => texts["percent", Math.Round(share)],
            { Unit: LabourUnit.EurosPerMonth, Value: { } euros } => texts["euros", Grouped(euros)],
            { Unit: LabourUnit.Index, Value: { } index } => index.ToString("0.0", CultureInfo.CurrentCulture),
            { Value: { } number } => Grouped(Rounded(number)),
        };

    /// <summary>"forte".</summary>
    public string LevelName(double level) =>
        texts["level." + ((int)level).ToString(CultureInfo.InvariantCulture)].Value;

    /// <summary>Euros, grouped by thousands.</summary>
    public string Euros(double euros) => texts["euros", Grouped(euros)];

    /// <summary>"2019", or "2017 à 2019".</summary>
    public string PeriodOf(LabourFigure figure) =>
        figure.Period.Split('-') is [var first, var last] ? texts["period", first, last] : figure.Period;

    /// <summary>Where a figure comes from, the years it tells of, whom it describes, and that it is old when it is.</summary>
    public string SourceOf(LabourFigure figure, FamilyFigures? family = null)
    {
        var from = catalogue.LabourMarket.SourceOf(figure);
        var source = texts["source", PeriodOf(figure), from.Source, LabourDataset.Of(figure.Version).Population].Value;
        if (family is not null && figure.Code != family.Link.FamilyCode && NameOf(figure.Code) != family.Label)
            source = texts["family.wider", NameOf(figure.Code)].Value + " " + source;
        return figure.IsOldOn(today) ? source + " " + texts["old", LabourFigure.OldAfterYears].Value : source;
    }

    /// <summary>Whether the tension went up, down, or neither, over the years of a trend.</summary>
    public string TrendOf(IReadOnlyList<LabourFigure> trend)
    {
        var change = trend[^1].Value!.Value - trend[0].Value!.Value;
        var way =
            change > Steady ? "up"
            : change < -Steady ? "down"
            : "steady";
        return texts["trend." + way, trend[0].Period, trend[^1].Period];
    }

    /// <summary>Out of a hundred; somebody is not nobody.</summary>
    public static int OutOfHundred(double share) =>
        share is 0 or 100 ? (int)share : Math.Clamp((int)Math.Round(share), 1, 99);

    /// <summary>"de 1 250 € à moins de 1 500 €".</summary>
    public string BandOf(int rank)
    {
        var starts = PaySpread.Starts;
        return rank == 0 ? texts["band.first", Euros(starts[1])]
            : rank == starts.Count - 1 ? texts["band.last", Euros(starts[rank])]
            : texts["band", Euros(starts[rank]), Euros(starts[rank + 1])];
    }

    private static string Grouped(double number) => number.ToString("N0", CultureInfo.CurrentCulture);

    // A projection to the unit would look surer than it is.
    private static double Rounded(double number) =>
        Math.Abs(number) switch
        {
            >= 10_000 => Math.Round(number / 1_000) * 1_000,
            >= 1_000 => Math.Round(number / 100) * 100,
            >= 100 => Math.Round(number / 10) * 10,
            _ => Math.Round(number),
        };
}
