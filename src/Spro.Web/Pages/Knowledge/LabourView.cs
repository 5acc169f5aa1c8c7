using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;
using Spro.Core.Territories;

namespace Spro.Web.Pages.Knowledge;

/// <summary>A territory whose figures are shown.</summary>
internal sealed record ShownArea(LabourArea Area, string Code, string Name);

/// <summary>Outlets and pay of an occupation, in words.</summary>
internal sealed class LabourView : LabourWords
{
    public LabourView(
        PublicCatalogue catalogue,
        OccupationRecord occupation,
        CommuneRecord? commune,
        DateOnly today,
        IStringLocalizer<Resources.Outlets> texts
    )
        : base(catalogue, today, texts)
    {
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
}
