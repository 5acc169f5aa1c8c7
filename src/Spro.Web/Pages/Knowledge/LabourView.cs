using System.Globalization;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;
using Spro.Core.Territories;

namespace Spro.Web.Pages.Knowledge;

/// <summary>A territory whose figures are shown.</summary>
internal sealed record ShownArea(LabourArea Area, string Code, string Name);

/// <summary>Outlets and pay of an occupation, in words.</summary>
internal sealed class LabourView
{
    private const double Steady = 0.1;

    private readonly PublicCatalogue _catalogue;
    private readonly IStringLocalizer<Resources.Outlets> _texts;
    private readonly DateOnly _today;

    public LabourView(
        PublicCatalogue catalogue,
        OccupationRecord occupation,
        CommuneRecord? commune,
        DateOnly today,
        IStringLocalizer<Resources.Outlets> texts
    )
    {
        (_catalogue, _texts, _today) = (catalogue, texts, today);
        Figures = catalogue.LabourMarket.Of(occupation);
        var region =
            commune is not null && catalogue.Covers(commune)
                ? commune.Region
                : catalogue
                    .Regions.Codes.Select(code => catalogue.Territory.Territory(TerritoryKind.Region, code))
                    .FirstOrDefault(found => found is not null);
        Region = region is null ? null : new ShownArea(LabourArea.Region, region.Code, region.Name);
        Areas =
        [
            new ShownArea(LabourArea.Nation, "", texts["france"].Value),
            .. Region is null ? [] : (ShownArea[])[Region],
            .. catalogue
                .Territory.Departments.Where(department => department.ParentCode == region?.Code && region is not null)
                .Select(department => new ShownArea(LabourArea.Department, department.Code, department.Name)),
        ];
    }

    /// <summary>What is known.</summary>
    public OccupationFigures Figures { get; }

    /// <summary>The region shown; null when the service is run for none that is known.</summary>
    public ShownArea? Region { get; }

    /// <summary>The nation, the region, its departments.</summary>
    public IReadOnlyList<ShownArea> Areas { get; }

    /// <summary>The newest figure of a family in a territory.</summary>
    public static LabourFigure? Of(FamilyFigures family, LabourMeasure measure, ShownArea? area) =>
        area is null ? null : family.Newest(measure, area.Area, area.Code);

    /// <summary>The newest figure of a family in the nation.</summary>
    public static LabourFigure? InFrance(FamilyFigures family, LabourMeasure measure) =>
        family.Newest(measure, LabourArea.Nation, "");

    /// <summary>The name of a family, or its code.</summary>
    public string NameOf(string familyCode) => _catalogue.LabourMarket.Family(familyCode)?.Label ?? familyCode;

    /// <summary>The name of a basin, not in capitals.</summary>
    public string BasinOf(string code) =>
        _catalogue.LabourMarket.Basin(code)?.Name is { } name
            ? CultureInfo.CurrentCulture.TextInfo.ToTitleCase(name.ToLower(CultureInfo.CurrentCulture))
            : code;

    /// <summary>A value in its unit, rounded as it deserves; why there is none, when there is none.</summary>
    public string Said(LabourFigure? figure) =>
        figure switch
        {
            null => _texts["unknown"],
            { Value: null } => _texts["unknown." + figure.Why],
            { Unit: LabourUnit.Level, Value: { } level } => _texts["level", LevelName(level), (int)level],
            { Unit: LabourUnit.Percent, Value: > 0 and < 0.5 } => _texts["percent.tiny"],
            { Unit: LabourUnit.Percent, Value: { } share } => _texts["percent", Math.Round(share)],
            { Unit: LabourUnit.EurosPerMonth, Value: { } euros } => _texts["euros", Grouped(euros)],
            { Unit: LabourUnit.Index, Value: { } index } => index.ToString("0.0", CultureInfo.CurrentCulture),
            { Value: { } number } => Grouped(Rounded(number)),
        };

    /// <summary>"forte".</summary>
    public string LevelName(double level) =>
        _texts["level." + ((int)level).ToString(CultureInfo.InvariantCulture)].Value;

    /// <summary>Euros, grouped by thousands.</summary>
    public string Euros(double euros) => _texts["euros", Grouped(euros)];

    /// <summary>"2019", or "2017 à 2019".</summary>
    public string PeriodOf(LabourFigure figure) =>
        figure.Period.Split('-') is [var first, var last] ? _texts["period", first, last] : figure.Period;

    /// <summary>Where a figure comes from, the years it tells of, whom it describes, and that it is old when it is.</summary>
    public string SourceOf(LabourFigure figure, FamilyFigures? family = null)
    {
        var from = _catalogue.LabourMarket.SourceOf(figure);
        var source = _texts["source", PeriodOf(figure), from.Source, LabourDataset.Of(figure.Version).Population].Value;
        if (family is not null && figure.Code != family.Link.FamilyCode && NameOf(figure.Code) != family.Label)
            source = _texts["family.wider", NameOf(figure.Code)].Value + " " + source;
        return figure.IsOldOn(_today) ? source + " " + _texts["old", LabourFigure.OldAfterYears].Value : source;
    }

    /// <summary>Whether the tension went up, down, or neither, over the years of a trend.</summary>
    public string TrendOf(IReadOnlyList<LabourFigure> trend)
    {
        var change = trend[^1].Value!.Value - trend[0].Value!.Value;
        var way =
            change > Steady ? "up"
            : change < -Steady ? "down"
            : "steady";
        return _texts["trend." + way, trend[0].Period, trend[^1].Period];
    }

    /// <summary>Out of a hundred; somebody is not nobody.</summary>
    public static int OutOfHundred(double share) =>
        share is 0 or 100 ? (int)share : Math.Clamp((int)Math.Round(share), 1, 99);

    /// <summary>"de 1 250 € à moins de 1 500 €".</summary>
    public string BandOf(int rank)
    {
        var starts = PaySpread.Starts;
        return rank == 0 ? _texts["band.first", Euros(starts[1])]
            : rank == starts.Count - 1 ? _texts["band.last", Euros(starts[rank])]
            : _texts["band", Euros(starts[rank]), Euros(starts[rank + 1])];
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
