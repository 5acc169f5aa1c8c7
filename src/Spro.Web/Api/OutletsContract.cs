using System.Text.Json;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;
using Spro.Core.Territories;

namespace Spro.Web.Api;

/// <summary>The two blocks made of figures.</summary>
internal sealed record FiguresContract(OutletsContract Outlets, PayContract Pay)
{
    private const string Known = "known";
    private const string NotImported = "not-imported";

    public static FiguresContract Of(PublicCatalogue catalogue, OccupationRecord occupation, DateOnly today)
    {
        var figures = catalogue.LabourMarket.Of(occupation);
        List<OccupationFamilyContract> families =
        [
            .. figures.Families.Select(family => new OccupationFamilyContract(
                family.Link.FamilyCode,
                family.Label,
                family.Link.RomeCode,
                FigureSourceContract.Of(catalogue.LabourMarket.SourceOf(family.Link))
            )),
        ];
        var all = figures
            .Families.SelectMany(family => family.All)
            .Distinct()
            .Concat(figures.Own)
            .ToLookup(figure => IsPay(figure.Measure), figure => FigureContract.Of(catalogue, figure, today));
        return new FiguresContract(
            new OutletsContract(all[false].Any() ? Known : NotImported, families, [.. all[false]]),
            new PayContract(all[true].Any() ? Known : NotImported, families, [.. all[true]])
        );
    }

    private static bool IsPay(LabourMeasure measure) =>
        measure == LabourMeasure.MedianPay || LabourMeasures.PayBands.Contains(measure);
}

/// <summary>Tension, outlook, needs, women and men: each figure with its source; "not-imported" when there is none.</summary>
internal sealed record OutletsContract(
    string State,
    IReadOnlyList<OccupationFamilyContract> Families,
    IReadOnlyList<FigureContract> Figures
);

/// <summary>Pay: each figure with its source; "not-imported" when there is none.</summary>
internal sealed record PayContract(
    string State,
    IReadOnlyList<OccupationFamilyContract> Families,
    IReadOnlyList<FigureContract> Figures
);

/// <summary>A family of occupations (FAP) that the occupation, under this code of the ROME, is in.</summary>
internal sealed record OccupationFamilyContract(string Code, string? Label, string RomeCode, FigureSourceContract From);

/// <summary>Who publishes a figure.</summary>
internal sealed record FigureSourceContract(string Source, string Version, DateOnly? Date, string Licence)
{
    public static FigureSourceContract Of(ReferentialVersion from) =>
        new(from.Source, from.Version, from.Date, from.Licence);
}

/// <summary>A territory of a figure.</summary>
internal sealed record FigureAreaContract(string Kind, string Code, string? Name);

/// <summary>A figure; its value is null when it is not known, and then it says why.</summary>
internal sealed record FigureContract(
    string Measure,
    string Nomenclature,
    string Code,
    FigureAreaContract Area,
    string Period,
    double? Value,
    string? NotKnown,
    string Unit,
    string Population,
    bool Old,
    FigureSourceContract From
)
{
    public static FigureContract Of(PublicCatalogue catalogue, LabourFigure figure, DateOnly today) =>
        new(
            Word(figure.Measure),
            Word(figure.Nomenclature),
            figure.Code,
            new FigureAreaContract(Word(figure.Area), figure.AreaCode, NameOf(catalogue, figure)),
            figure.Period,
            figure.Value,
            figure.Why is { } why ? Word(why) : null,
            Word(figure.Unit),
            LabourDataset.Of(figure.Version).Population,
            figure.IsOldOn(today),
            FigureSourceContract.Of(catalogue.LabourMarket.SourceOf(figure))
        );

    // "TensionLevel" is "tension-level".
    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string? NameOf(PublicCatalogue catalogue, LabourFigure figure) =>
        figure.Area switch
        {
            LabourArea.Region => catalogue.Territory.Territory(TerritoryKind.Region, figure.AreaCode)?.Name,
            LabourArea.Department => catalogue.Territory.Territory(TerritoryKind.Department, figure.AreaCode)?.Name,
            LabourArea.Basin => catalogue.LabourMarket.Basin(figure.AreaCode)?.Name,
            _ => "France",
        };
}
